#include "core/scheme/book_rows.h"

#include <algorithm>

#include "core/intake/cell_text.h"
#include "core/text/normalize.h"
#include "core/text/number.h"

namespace skillmap {
namespace {

using Kind = SchemeColumn::Kind;

const std::string nothing;

}  // namespace

const std::string& BookRow::at(std::string_view key) const {
    const auto it = own.find(key);
    return it == own.end() ? nothing : it->second;
}

const SchemeCell& BookRow::cell(std::string_view key) const {
    return cells.cells.find(key)->second;
}

SchemeEntry BookRow::entry(std::string_view prefix) const {
    SchemeEntry entry;
    entry.row = {cells.place, cells.array, {}};
    const auto inner = [prefix](const std::string& key) { return key.substr(prefix.size()); };
    for (const auto& [key, cell] : cells.cells)
        if (key.rfind(prefix, 0) == 0) entry.row.cells.emplace(inner(key), cell);
    for (const auto& [key, value] : values)
        if (key.rfind(prefix, 0) == 0) entry.values.emplace_back(inner(key), value);
    return entry;
}

void BookReader::fail(Issue issue) {
    if (!first_error_) first_error_ = issue;
    issues_.add(std::move(issue));
}

void BookReader::fail(const SchemeCell& cell, std::string expected, std::string found) {
    if (found.empty()) found = cell.text;
    fail({found.empty() ? MessageId::SchemeCellBlank : MessageId::SchemeCellInvalid, cell.place,
          cell.heading, std::move(found), std::move(expected)});
}

std::optional<std::size_t> BookReader::find_sheet(const SchemeSheet& sheet) const {
    for (const std::string& name : sheet.form.names)
        for (std::size_t i = 0; i < source_.sheet_count(); ++i)
            if (match_key(source_.sheet_name(i)) == match_key(name)) return i;
    return std::nullopt;
}

void BookReader::note_other_sheets() {
    const SchemeForm& form = scheme_form();
    std::string others;
    for (std::size_t i = 0; i < source_.sheet_count(); ++i) {
        const std::string& name = source_.sheet_name(i);
        const std::string key = match_key(name);
        bool known = key == match_key(form.guide.name);
        for (const SchemeSheet& sheet : form.sheets) known = known || find_sheet(sheet) == i;
        if (!known) others += (others.empty() ? "" : "・") + name;
    }
    if (!others.empty())
        issues_.add(
            {MessageId::SchemeSheetsNotRead, {source_.file_name(), "", {}, {}}, "", others, ""});
}

// A sheet without its headings is an error, unless there is nothing on it.
Result<bool> BookReader::open(TableReader& table, const SchemeSheet& sheet) {
    IssueList found;
    auto opened = table.open({}, found);
    if (!opened) return opened;
    for (const Issue& issue : found.all()) {
        Issue told = issue;
        if (issue.id == MessageId::HeadingMissing) told.id = MessageId::SchemeHeadingMissing;
        if (told.id == MessageId::SchemeHeadingMissing)
            fail(std::move(told));
        else
            issues_.add(std::move(told));
    }
    std::string others;
    for (const OtherColumn& other : table.other_columns())
        others += (others.empty() ? "" : "・") + other.heading;
    if (!others.empty())
        issues_.add(
            {MessageId::SchemeColumnsNotRead, table.sheet_place(), sheet.form.name(), others, ""});
    return opened;
}

BookRow BookReader::read_row(const SchemeSheet& sheet, TableReader& table) {
    BookRow row;
    row.cells.array = sheet.array;
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        const SchemeColumn& column = sheet.columns[i];
        const TableColumn at = table.column(column.key);
        const CellValue found = table.cell(at);
        const SchemeCell cell{table.place(at), sheet.form.columns[i].names.front(),
                              cell_text(found)};
        if (sheet.form.columns[i].required && row.cells.place.file.empty())
            row.cells.place = cell.place;
        row.cells.cells.emplace(column.key, cell);
        if (is_blank(found)) continue;
        if (found.kind == CellKind::Error) {
            fail(cell, scheme_form().phrase("text"));
        } else if (!column.of_entry() && (column.kind == Kind::Text || column.kind == Kind::List)) {
            row.own.emplace(column.key, cell.text);
        } else if (!column.of_entry() && column.kind == Kind::Word) {
            if (auto id = word(column.words, cell)) row.own.emplace(column.key, std::move(*id));
        } else if (auto read = value(column.kind, column.words, found, cell)) {
            if (column.of_entry())
                row.values.emplace_back(column.key, std::move(*read));
            else
                row.own.emplace(column.key, std::move(*read));
        }
    }
    return row;
}

std::optional<std::string> BookReader::value(Kind kind, const std::string& words,
                                             const CellValue& value, const SchemeCell& cell) {
    const auto number = cell_number(value);
    switch (kind) {
        case Kind::Text:
            return toml_text(cell.text);
        case Kind::List:
            return toml_list(split_items(cell.text));
        case Kind::Number:
            if (!number) fail(cell, scheme_form().phrase("number"));
            return number ? std::optional(number_text(*number)) : std::nullopt;
        case Kind::Level:
            return number ? number_text(*number) : toml_text(cell.text);
        case Kind::Flag:
            return word(words, cell);
        case Kind::Word: {
            const auto id = word(words, cell);
            return id ? std::optional(toml_text(*id)) : std::nullopt;
        }
        case Kind::Words:
            return word_list(words, cell);
        case Kind::Quantity:
            return quantity(words, value, cell);
        case Kind::When:
            break;
    }
    return readings(cell);
}

std::optional<std::string> BookReader::word(const std::string& words, const SchemeCell& cell) {
    const Words& known = scheme_form().vocabulary(words);
    const auto id = known.find(cell.text);
    if (!id) fail(cell, known.list());
    return id ? std::optional<std::string>(*id) : std::nullopt;
}

std::optional<std::string> BookReader::word_list(const std::string& words, const SchemeCell& cell) {
    std::vector<std::string> ids;
    for (const std::string& item : split_items(cell.text)) {
        const Words& known = scheme_form().vocabulary(words);
        const auto id = known.find(item);
        if (!id) {
            fail(cell, known.list(), item);
            return std::nullopt;
        }
        ids.emplace_back(*id);
    }
    return ids.size() == 1 ? toml_text(ids.front()) : toml_list(ids);
}

std::optional<std::string> BookReader::quantity(const std::string& words, const CellValue& value,
                                                const SchemeCell& cell) {
    if (const auto number = cell_number(value)) return number_text(*number);
    if (!words.empty())
        if (const auto id = scheme_form().vocabulary(words).find(cell.text)) return toml_text(*id);
    if (const auto id = names.parameter(cell.text)) return toml_text(*id);
    fail(cell, scheme_form().phrase("number or parameter"));
    return std::nullopt;
}

std::optional<std::string> BookReader::readings(const SchemeCell& cell) {
    const auto readings = names.readings(cell.text);
    if (!readings) {
        fail(cell, scheme_form().phrase("when") + names.option_list());
        return std::nullopt;
    }
    std::string table;
    for (const auto& [option, values] : *readings)
        table += (table.empty() ? " " : ", ") + toml_text(option) + " = " + toml_list(values);
    return "{" + table + " }";
}

}  // namespace skillmap
