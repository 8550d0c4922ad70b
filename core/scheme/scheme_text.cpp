#include "core/scheme/scheme_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/messages.h"
#include "core/scheme/scheme_form.h"

namespace skillmap {
namespace {

class Writer {
  public:
    SchemeText write(const SchemeEntry& root) {
        const std::size_t row = remember(root);
        write_line("# Written from the sheets of a workbook.", row, "");
        write_values(root, row);
        write_tables(root, "");
        return std::move(text_);
    }

  private:
    std::size_t remember(const SchemeEntry& entry) {
        text_.rows.push_back(entry.row);
        return text_.rows.size() - 1;
    }

    void write_line(const std::string& line, std::size_t row, const std::string& key) {
        const auto& cells = text_.rows[row].cells;
        const auto cell = cells.find(key);
        const Place& place = cell == cells.end() ? text_.rows[row].place : cell->second.place;
        text_.lines.emplace(++line_, SchemeText::Line{place, row, key});
        text_.toml += line + "\n";
    }

    void write_values(const SchemeEntry& entry, std::size_t row) {
        for (const auto& [key, value] : entry.values) {
            std::string line = key;
            line += " = ";
            line += value;
            write_line(line, row, key);
        }
    }

    void write_tables(const SchemeEntry& entry, const std::string& path) {
        for (const SchemeEntry::Tables& tables : entry.tables)
            for (const SchemeEntry& one : tables.entries) {
                const std::string name = path + tables.key;
                const std::size_t row = remember(one);
                write_line(tables.array ? "[[" + name + "]]" : "[" + name + "]", row, "");
                write_values(one, row);
                write_tables(one, name + ".");
            }
    }

    SchemeText text_;
    std::uint32_t line_ = 0;
};

// The cell that an issue speaks of. load_scheme names a key, or something near it, and often only
// the line at which the table begins.
const SchemeCell* cell_of(const Issue& issue, const SchemeRow& row, const std::string& key) {
    const auto find = [&row](const std::string& name) {
        const auto it = row.cells.find(name);
        return it == row.cells.end() ? nullptr : &it->second;
    };
    if (!key.empty())
        if (const SchemeCell* cell = find(key)) return cell;
    for (const std::string& name : {issue.subject, issue.subject + "s"})
        if (const SchemeCell* cell = find(name)) return cell;
    for (const auto& [name, cell] : row.cells)
        if (!issue.found.empty() && cell.text.find(issue.found) != std::string::npos) return &cell;
    return issue.subject == row.array ? find("name") : nullptr;
}

std::string expected_in_cells(const Issue& issue) {
    const SchemeForm& form = scheme_form();
    if (issue.subject == issue.found) return form.phrase("not for this entry");
    const std::size_t colon = issue.expected.find(": ");
    if (colon == std::string::npos) return form.phrase(issue.expected);
    return form.phrase(issue.expected.substr(0, colon + 2)) + issue.expected.substr(colon + 2);
}

}  // namespace

Issue in_cells(const Issue& issue, const SchemeText& text) {
    const bool of_scheme =
        issue.id == MessageId::SchemeInvalid || issue.id == MessageId::SchemeEntryMissing;
    if (!of_scheme || !issue.place.line) return issue;
    const auto line = text.lines.find(*issue.place.line);
    if (line == text.lines.end()) return issue;
    const SchemeRow& row = text.rows[line->second.row];
    const SchemeCell* cell = cell_of(issue, row, line->second.key);
    Issue told{MessageId::SchemeCellInvalid, cell == nullptr ? row.place : cell->place,
               cell == nullptr ? scheme_form().phrase(issue.subject) : cell->heading, issue.found,
               expected_in_cells(issue)};
    if (cell != nullptr && (told.found.empty() || issue.subject == issue.found))
        told.found = cell->text;
    if (told.found.empty()) told.id = MessageId::SchemeCellBlank;
    return told;
}

bool SchemeEntry::has(std::string_view key) const {
    return std::any_of(values.begin(), values.end(),
                       [key](const auto& value) { return value.first == key; });
}

SchemeEntry::Tables& SchemeEntry::tables_of(std::string_view key) {
    const auto it = std::find_if(tables.begin(), tables.end(),
                                 [key](const Tables& one) { return one.key == key; });
    return it != tables.end() ? *it : tables.emplace_back(Tables{std::string(key), true, {}});
}

SchemeText write_scheme(const SchemeEntry& root) {
    return Writer().write(root);
}

std::string toml_text(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            quoted += std::string("\\") + c;
        else if (code < 0x20 || code == 0x7F)
            quoted += fmt::format("\\u{:04X}", code);
        else
            quoted += c;
    }
    return quoted + "\"";
}

std::string toml_list(const std::vector<std::string>& texts) {
    std::string list;
    for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + toml_text(text);
    return "[" + list + "]";
}

}  // namespace skillmap
