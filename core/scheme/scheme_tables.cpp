#include "core/scheme/scheme_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "core/scheme/book_rows.h"
#include "core/scheme/condition_rows.h"
#include "core/text/normalize.h"

namespace skillmap {
namespace {

class SchemeTables {
  public:
    SchemeTables(const SheetSource& source, IssueList& issues) : book_(source, issues) {}

    Result<SchemeText> read() {
        // What later sheets name comes first.
        const std::vector<Result<bool> (SchemeTables::*)()> steps{
            &SchemeTables::read_scheme,       &SchemeTables::read_options,
            &SchemeTables::read_parameters,   &SchemeTables::read_levels,
            &SchemeTables::read_requirements, &SchemeTables::read_lists,
            &SchemeTables::read_tool_items,   &SchemeTables::read_equivalents,
            &SchemeTables::read_conditions};
        for (const auto step : steps)
            if (auto done = (this->*step)(); !done) return done.error();
        book_.note_other_sheets();
        if (book_.first_error()) return *book_.first_error();
        return write_scheme(root_);
    }

  private:
    static const SchemeForm& form() { return scheme_form(); }

    SchemeEntry& add(std::string_view array, SchemeEntry entry) {
        return root_.tables_of(array).entries.emplace_back(std::move(entry));
    }

    // A single table of the root, made where there is none.
    SchemeEntry& table(std::string_view key, const SchemeRow& row) {
        SchemeEntry::Tables& tables = root_.tables_of(key);
        tables.array = false;
        if (tables.entries.empty()) tables.entries.emplace_back().row = row;
        return tables.entries.front();
    }

    // ---------------------------------------------------------------------------------- scheme

    Result<bool> read_scheme() {
        const std::string& name = form().sheet("scheme").form.name();
        const Words& items = form().vocabulary("about_scheme");
        root_.row.place = book_.sheet_place(name);
        for (const std::string_view key : {"id", "name", "version"})
            root_.row.cells[std::string(key)] = {root_.row.place, items.word(key), ""};
        std::vector<std::string> notes;
        auto read = book_.each_row("scheme", [&](const BookRow& row) {
            const std::string& item = row.at("@item");
            if (item == "notes")
                take_note(row, notes);
            else if (item == "sources")
                take_source(row);
            else if (!item.empty())
                take_item(row, item);
            else if (row.cell("@item").text.empty())
                book_.fail(row.cell("@item"), items.list());
        });
        if (read && !*read && !book_.first_error())
            book_.fail({MessageId::SchemeSheetMissing, book_.sheet_place(""), name, "", ""});
        if (!notes.empty()) root_.values.emplace_back("notes", toml_list(notes));
        return read;
    }

    void take_note(const BookRow& row, std::vector<std::string>& notes) {
        if (notes.empty()) root_.row.cells["notes"] = row.cell("@content");
        notes.push_back(row.at("@content"));
    }

    void take_source(const BookRow& row) {
        const SchemeCell& code = row.cell("@code");
        SchemeEntry& sources = table("sources", row.cells);
        const std::string key = toml_text(code.text);
        if (code.text.empty()) return book_.fail(code, form().phrase("text"));
        if (sources.has(key)) return book_.fail(code, form().phrase("name used once"));
        sources.row.cells[key] = row.cell("@content");
        sources.values.emplace_back(key, toml_text(row.at("@content")));
    }

    void take_item(const BookRow& row, const std::string& item) {
        if (root_.has(item)) return book_.fail(row.cell("@item"), form().phrase("one row"));
        root_.row.cells[item] = row.cell("@content");
        root_.row.cells[item].heading = form().vocabulary("about_scheme").word(item);
        if (!row.at("@content").empty())
            root_.values.emplace_back(item, toml_text(row.at("@content")));
    }

    // -------------------------------------------------------------------- options, parameters

    // Rows that follow each other and name the same option are its values.
    Result<bool> read_options() {
        std::optional<BookRow> head;
        return book_.each_row("options", [&](const BookRow& row) {
            if (!head || !continues(row, *head)) {
                head = row;
                SchemeEntry option = row.entry();
                std::erase_if(option.values,
                              [](const auto& one) { return one.first.rfind("values.", 0) == 0; });
                book_.names.add_option(row.cell("id").text, row.cell("name").text);
                add("option", std::move(option));
            } else if (const SchemeCell& source = row.cell("source");
                       !source.text.empty() && source.text != head->cell("source").text) {
                book_.fail(source, form().phrase("as of the option"));
            }
            book_.names.add_value(row.cell("values.id").text, row.cell("values.name").text);
            take_value(row, row.entry("values."));
        });
    }

    // What is blank is as in the first row of the option.
    static bool continues(const BookRow& row, const BookRow& head) {
        for (const std::string_view key : {"id", "name", "when"}) {
            const std::string& text = row.cell(key).text;
            if (!text.empty() && text != head.cell(key).text) return false;
        }
        return true;
    }

    // The first value is chosen where no other is marked.
    void take_value(const BookRow& row, const SchemeEntry& value) {
        SchemeEntry& option = root_.tables_of("option").entries.back();
        auto& values = option.tables_of("values").entries;
        values.push_back(value);
        if (row.at("@chosen").empty()) return;
        SchemeCell& marked = option.row.cells["@marked"];
        if (!marked.text.empty())
            return book_.fail(row.cell("@chosen"), form().phrase("chosen once"));
        marked = row.cell("@chosen");
        option.row.cells["chosen"] = row.cell("@chosen");
        if (values.size() > 1)
            option.values.emplace_back("chosen", toml_text(row.cell("values.id").text));
    }

    Result<bool> read_parameters() {
        return book_.each_row("parameters", [this](const BookRow& row) {
            book_.names.add_parameter(row.cell("id").text, row.cell("name").text);
            add("parameter", row.entry());
        });
    }

    // ---------------------------------------------------------------------------------- levels

    Result<bool> read_levels() {
        std::vector<std::string> names;
        auto read = book_.each_row("levels", [&](const BookRow& row) {
            const std::string& item = row.at("@item");
            if (item == "checklists")
                add(item, row.entry());
            else if (item == "names")
                take_level_name(row, names);
            else if (item == "symbols")
                take_symbol(row);
            else if (item == "levels")
                take_highest(row);
            else if (row.cell("@item").text.empty())
                book_.fail(row.cell("@item"), form().vocabulary("level_item").list());
        });
        if (!names.empty()) table("levels", {}).values.emplace_back("names", toml_list(names));
        return read;
    }

    SchemeEntry& levels(const BookRow& row) { return table("levels", row.cells); }

    void take_highest(const BookRow& row) {
        SchemeEntry& scale = levels(row);
        if (scale.has("highest")) return book_.fail(row.cell("@item"), form().phrase("one row"));
        scale.row = row.cells;
        scale.row.cells["highest"] = row.cell("@level");
        if (!row.at("@level").empty()) scale.values.emplace_back("highest", row.at("@level"));
        scale.values.insert(scale.values.end(), row.values.begin(), row.values.end());
    }

    void take_level_name(const BookRow& row, std::vector<std::string>& names) {
        SchemeEntry& scale = levels(row);
        scale.row.cells.emplace("names", row.cell("@text"));
        const std::string place = std::to_string(names.size());
        if (!row.cell("@level").text.empty() && row.at("@level") != place) {
            std::string expected = form().phrase("place of the name");
            expected.replace(expected.find("{}"), 2, place);
            book_.fail(row.cell("@level"), expected);
        }
        names.push_back(row.at("@text"));
    }

    void take_symbol(const BookRow& row) {
        SchemeEntry symbol = row.entry();
        symbol.row.cells["text"] = row.cell("@text");
        symbol.row.cells["level"] = row.cell("@level");
        if (!row.at("@text").empty())
            symbol.values.emplace(symbol.values.begin(), "text", toml_text(row.at("@text")));
        if (!row.at("@level").empty()) symbol.values.emplace_back("level", row.at("@level"));
        levels(row).tables_of("symbols").entries.push_back(std::move(symbol));
    }

    // --------------------------------------------------------------------------- requirements

    // Whether a row says nothing of a skill, so that it is about all rows of the persona.
    static bool is_head(const BookRow& row) {
        return row.cell("skill").text.empty() &&
               std::all_of(row.values.begin(), row.values.end(), [](const auto& value) {
                   return value.first == "when" || value.first == "source";
               });
    }

    // An entry begins with another persona, and with the head of one.
    Result<bool> read_requirements() {
        std::string persona;
        return book_.each_row("requirements", [&](const BookRow& row) {
            const bool head = is_head(row);
            const std::string key = match_key(row.at("@persona"));
            auto& entries = root_.tables_of("requirements").entries;
            if (entries.empty() || head || key != persona) add_requirements(row, head);
            persona = key;
            SchemeEntry& entry = entries.back();
            if (!row.at("@base").empty()) take_base(row, entry);
            if (!head) entry.tables_of("rows").entries.push_back(row.entry());
        });
    }

    void add_requirements(const BookRow& row, bool head) {
        SchemeEntry entry;
        if (head) entry.values = row.values;
        entry.row = row.cells;
        entry.row.cells["persona"] = row.cell("@persona");
        entry.row.cells["base"] = row.cell("@base");
        if (!row.at("@persona").empty())
            entry.values.emplace(entry.values.begin(), "persona", toml_text(row.at("@persona")));
        add("requirements", std::move(entry));
    }

    void take_base(const BookRow& row, SchemeEntry& entry) {
        const std::string base = toml_text(row.at("@base"));
        if (!entry.has("base")) {
            entry.values.emplace_back("base", base);
            entry.row.cells["base"] = row.cell("@base");
        }
        for (const auto& [key, value] : entry.values)
            if (key == "base" && value != base)
                book_.fail(row.cell("@base"), form().phrase("one base"));
    }

    // ------------------------------------------------------------ entries that are a row each

    Result<bool> read_lists() {
        for (const SchemeSheet& sheet : form().sheets) {
            if (sheet.array.empty() || sheet.array == "option" || sheet.array == "parameter" ||
                sheet.array == "requirements")
                continue;
            auto read = book_.each_row(sheet.form.id, [&](const BookRow& row) {
                SchemeEntry& entry = add(sheet.array, nested(row.entry()));
                remember(sheet.array, row, entry);
            });
            if (!read) return read;
        }
        return true;
    }

    // A key with a dot is one of a table within the entry.
    static SchemeEntry nested(SchemeEntry entry) {
        for (auto& [key, value] : entry.values) {
            const std::size_t dot = key.find('.');
            if (dot == std::string::npos) continue;
            value = fmt::format("{{ {} = {} }}", key.substr(dot + 1), value);
            const auto cell = entry.row.cells.find(key);
            key.erase(dot);
            entry.row.cells.emplace(key, cell->second);
        }
        return entry;
    }

    void remember(const std::string& array, const BookRow& row, SchemeEntry& entry) {
        const auto named = [&](const std::string& id, std::vector<std::string> personas) {
            return NamedEntries::Named{&entry, row.cell("name").text, id, std::move(personas)};
        };
        if (array == "persona")
            owners_.personas.add(named(row.cell("id").text, {}));
        else if (array == "indicator")
            owners_.indicators.add(named(row.cell("id").text, {}));
        else if (array == "tool")
            tools_.add(named("", {}));
        else if (array == "stage")
            owners_.stages.add(named("", split_items(row.cell("personas").text)));
    }

    // ------------------------------------------------------------- rows that belong to others

    Result<bool> read_tool_items() {
        return book_.each_row("tool_items", [this](const BookRow& row) {
            const std::string& key = row.at("@item");
            if (row.cell("@item").text.empty())
                book_.fail(row.cell("@item"), form().vocabulary("tool_item").list());
            SchemeEntry* tool = entry_of(row, "@tool", tools_, book_);
            if (tool == nullptr || key.empty()) return;
            SchemeEntry item = row.entry();
            const std::string text = key == "checks" ? "name" : "text";
            item.row.array = key;
            item.row.cells[text] = row.cell("@text");
            if (!row.at("@text").empty())
                item.values.emplace(item.values.begin(), text, toml_text(row.at("@text")));
            tool->tables_of(key).entries.push_back(std::move(item));
        });
    }

    Result<bool> read_equivalents() {
        return book_.each_row("equivalents", [this](const BookRow& row) {
            SchemeEntry* stage = stage_of(row, owners_.stages, book_);
            if (stage == nullptr) return;
            auto& entries = stage->tables_of("equivalents").entries;
            SchemeEntry entry = row.entry();
            entry.row.cells["@number"].text = row.at("@number");
            if (std::any_of(entries.begin(), entries.end(), [&](const SchemeEntry& other) {
                    return other.row.cells.at("@number").text == row.at("@number");
                }))
                return book_.fail(row.cell("@number"), form().phrase("twice"));
            entries.push_back(std::move(entry));
        });
    }

    Result<bool> read_conditions() {
        std::vector<BookRow> rows;
        auto read =
            book_.each_row("conditions", [&](BookRow row) { rows.push_back(std::move(row)); });
        if (read) place_conditions(rows, owners_, book_);
        return read;
    }

    BookReader book_;
    SchemeEntry root_;
    ConditionOwners owners_;
    NamedEntries tools_;
};

}  // namespace

Result<SchemeText> read_scheme_tables(const SheetSource& source, IssueList& issues) {
    return SchemeTables(source, issues).read();
}

}  // namespace skillmap
