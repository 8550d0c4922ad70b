#include "xlsx_io/tool/details.h"

namespace skillmap::xlsx {
namespace {

std::string_view word(Visibility visibility) {
    switch (visibility) {
        case Visibility::Visible:
            return "visible";
        case Visibility::Hidden:
            return "hidden";
        case Visibility::VeryHidden:
            break;
    }
    return "very hidden";
}

std::string_view word(FormulaKind kind) {
    switch (kind) {
        case FormulaKind::Plain:
            return "formula";
        case FormulaKind::Shared:
            return "shared formula";
        case FormulaKind::Array:
            return "array formula";
        case FormulaKind::DataTable:
            break;
    }
    return "data table";
}

// The lines of one sheet.
class SheetLines {
  public:
    SheetLines(const Workbook& workbook, std::size_t sheet, Lines& lines)
        : workbook_(workbook),
          sheet_(sheet),
          name_(field(workbook.sheet_name(sheet))),
          lines_(lines) {}

    void visibility() { add("sheet", "", "", word(workbook_.visibility(sheet_))); }

    Result<void> layout() {
        const auto layout = workbook_.layout(sheet_);
        if (!layout) return layout.error();
        for (const IndexRange& rows : layout->hidden_rows)
            add("hidden rows", fmt::format("{}:{}", rows.first, rows.last), "", "");
        for (const IndexRange& columns : layout->hidden_columns)
            add("hidden columns",
                fmt::format("{}:{}", column_name(columns.first), column_name(columns.last)), "",
                "");
        for (const CellRange& range : layout->merged) add("merged", to_string(range), "", "");
        return {};
    }

    Result<void> tables() {
        const auto tables = workbook_.tables(sheet_);
        if (!tables) return tables.error();
        for (const Table& table : *tables) {
            const CellRange& range = table.range;
            add("table", to_string(range), table.display_name, table.name);
            for (std::size_t i = 0; i < table.columns.size(); ++i)
                add("table column", column_name(range.first.column + static_cast<std::uint32_t>(i)),
                    table.display_name, table.columns[i]);
            if (table.heading_rows > 0)
                add("table headings", std::to_string(range.first.row), table.display_name, "");
            if (table.totals_rows > 0)
                add("table totals", std::to_string(range.last.row), table.display_name, "");
        }
        return {};
    }

    Result<void> comments() {
        const auto comments = workbook_.comments(sheet_);
        if (!comments) return comments.error();
        for (const Comment& comment : *comments)
            add(comment.threaded ? "threaded comment" : "comment", to_string(comment.ref),
                comment.author, comment.text);
        return {};
    }

    Result<void> formulas() {
        auto reader = workbook_.formulas(sheet_);
        if (!reader) return reader.error();
        for (Formula formula;;) {
            const auto more = reader->next(formula);
            if (!more) return more.error();
            if (!*more) return {};
            const bool ranged =
                formula.kind == FormulaKind::Array || formula.kind == FormulaKind::DataTable;
            add(word(formula.kind), to_string(formula.ref), ranged ? to_string(formula.range) : "",
                formula.text);
        }
    }

    Result<void> phonetics(const Phonetics& phonetics) {
        if (phonetics.empty()) return {};
        auto reader = workbook_.phonetic_cells(sheet_, phonetics);
        if (!reader) return reader.error();
        for (PhoneticCell cell;;) {
            const auto more = reader->next(cell);
            if (!more) return more.error();
            if (!*more) return {};
            add("phonetic", to_string(cell.ref), "", cell.text);
        }
    }

  private:
    void add(std::string_view kind, const std::string& place, std::string_view name,
             std::string_view text) {
        lines_.add("{}\t{}\t{}\t{}\t{}\n", name_, kind, place, field(name), field(text));
    }

    const Workbook& workbook_;
    std::size_t sheet_;
    std::string name_;
    Lines& lines_;
};

}  // namespace

Result<void> add_names(const Workbook& workbook, const std::optional<std::string>& sheet,
                       Lines& lines) {
    const auto names = workbook.defined_names();
    if (!names) return names.error();
    for (const DefinedName& name : *names)
        if (!sheet || name.sheet == sheet)
            lines.add("{}\t{}\t\t{}\t{}\n", field(name.sheet.value_or("")),
                      name.hidden ? "hidden name" : "name", field(name.name), field(name.formula));
    return {};
}

Result<void> add_details(const Workbook& workbook, std::size_t sheet, const Phonetics& phonetics,
                         Lines& lines) {
    SheetLines added(workbook, sheet, lines);
    added.visibility();
    for (const auto step :
         {&SheetLines::layout, &SheetLines::tables, &SheetLines::comments, &SheetLines::formulas})
        if (auto done = (added.*step)(); !done) return done;
    return added.phonetics(phonetics);
}

}  // namespace skillmap::xlsx
