#include "addin/engine/plan_writer.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "core/intake/form.h"
#include "core/report/model.h"
#include "core/text/normalize.h"
#include "xlsx_io/write/layout.h"
#include "xlsx_io/write/report_writer.h"

namespace skillmap::engine {
namespace {

using import::ImportPlan;
using xlsx::CellInput;
using xlsx::LineInput;

CellInput input_of(const import::PlannedValue& value) {
    return std::visit([](const auto& one) { return CellInput(one); }, value);
}

CellInput text(const std::string& value) {
    return value.empty() ? CellInput() : CellInput(value);
}

std::string lines(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& one : texts) all += (all.empty() ? "" : "\n") + one;
    return all;
}

// What is to be said of a row. Its file and its number stand in columns of their own.
std::string reasons(const import::RowResult& row, Language language) {
    std::vector<std::string> texts;
    for (Issue issue : row.issues) {
        if (issue.place == row.place) issue.place = {};
        issue.place.file.clear();
        texts.push_back(describe(issue, language));
    }
    return lines(texts);
}

std::vector<std::string> headings_of(const FormSheet& form) {
    std::vector<std::string> headings;
    for (const FormColumn& column : form.columns) headings.push_back(column.names.front());
    return headings;
}

report::Value value_of(const CellInput& input) {
    if (const auto* text = std::get_if<std::string>(&input)) return *text;
    if (const auto* number = std::get_if<double>(&input)) return *number;
    if (const auto* date = std::get_if<Date>(&input)) return *date;
    return {};
}

report::Column column_of(const FormSheet& form, const std::string& heading) {
    report::Column column;
    column.heading = heading;
    column.kind = report::ColumnKind::Number;  // a level; text stays text
    const auto known = form.column_keys.find(match_key(heading));
    if (known == form.column_keys.end()) return column;
    const FormColumn& own = form.columns[known->second];
    column.width = own.width;
    column.entry.note = own.note;
    column.kind = own.kind == FormColumn::Kind::Date     ? report::ColumnKind::Date
                  : own.kind == FormColumn::Kind::Number ? report::ColumnKind::Number
                                                         : report::ColumnKind::Text;
    return column;
}

// A sheet of the form with its headings and rows, as a workbook to be grafted.
Result<std::string> sheet_bytes(const std::string& name, const FormSheet& form,
                                const std::vector<std::string>& headings,
                                const std::vector<LineInput>& rows,
                                const std::filesystem::path& scratch) {
    report::Table table;
    table.filter = true;
    for (const std::string& heading : headings) table.columns.push_back(column_of(form, heading));
    for (const LineInput& line : rows) {
        auto& row = table.rows.emplace_back(headings.size());
        for (const auto& [column, value] : line) row.at(column - 1) = value_of(value);
    }
    report::Page page;
    page.id = page.name = name;
    page.rows_fit = true;
    page.wide = true;
    page.blocks.emplace_back(std::move(table));
    report::Report report;
    report.pages.push_back(std::move(page));
    return xlsx::write_report(report, scratch / "sheet.xlsx");
}

class PlanWriter {
  public:
    PlanWriter(xlsx::WorkbookEditor& editor, const PlanContext& context)
        : editor_(editor), context_(context) {}

    Result<void> write(ImportPlan plan) {
        for (import::SheetPlan& sheet : plan.sheets)
            if (auto written = write_sheet(sheet); !written) return written;
        if (auto written = write_review(plan); !written) return written;
        if (auto written = write_log(plan); !written) return written;
        return editor_.append_rows(std::move(appended_));
    }

  private:
    // The rows of the plan go as they are taken over: there may be millions of cells.
    Result<void> write_sheet(import::SheetPlan& plan) {
        if (plan.rows.empty() && plan.changes.empty()) return {};
        std::vector<LineInput> rows;
        rows.reserve(plan.rows.size());
        for (auto& planned : plan.rows) {
            const auto row = std::move(planned);
            LineInput& line = rows.emplace_back();
            line.reserve(row.size());
            for (const import::PlannedCell& cell : row)
                line.emplace_back(cell.column, input_of(cell.value));
        }
        if (plan.new_sheet) {
            std::vector<std::string> headings;
            for (const auto& [column, heading] : plan.new_headings) headings.push_back(heading);
            return add_sheet(plan.sheet, *plan.form, headings, std::move(rows));
        }
        if (auto changed = change_cells(plan); !changed) return changed;
        append(plan.sheet, std::move(rows), plan.heading_row);
        return {};
    }

    Result<void> change_cells(const import::SheetPlan& plan) {
        for (const auto& [column, heading] : plan.new_headings)
            if (auto set = editor_.set_like(plan.sheet, {plan.heading_row, column}, heading,
                                            {plan.heading_row, column - 1});
                !set)
                return set;
        for (const import::PlannedChange& change : plan.changes)
            if (auto set = editor_.set(plan.sheet, change.cell, input_of(change.value)); !set)
                return set;
        return {};
    }

    // Made with its first row; the others follow it as in a sheet that is there.
    Result<void> add_sheet(const std::string& name, const FormSheet& form,
                           const std::vector<std::string>& headings, std::vector<LineInput> rows) {
        const auto second = rows.begin() + (rows.empty() ? 0 : 1);
        auto bytes = sheet_bytes(name, form, headings, {rows.begin(), second}, context_.scratch);
        if (!bytes) return bytes.error();
        rows.erase(rows.begin(), second);
        std::map<import::ColumnId, std::uint32_t> columns;
        for (std::size_t i = 0; i < headings.size(); ++i)
            if (const auto known = form.column_keys.find(match_key(headings[i]));
                known != form.column_keys.end())
                columns.emplace(form.columns[known->second].id, i + 1);
        auto heights = heights_of(form, columns, rows);
        append(name, std::move(rows), 1, std::move(heights));
        return editor_.graft(std::move(*bytes));
    }

    void append(const std::string& sheet, std::vector<LineInput> rows, std::uint32_t heading_row,
                std::vector<double> heights = {}) {
        if (!rows.empty())
            appended_.push_back({sheet, std::move(rows), heading_row, std::move(heights)});
    }

    // Rows of our own sheets that need several lines: not every program finds that out.
    static std::vector<double> heights_of(const FormSheet& form,
                                          const std::map<import::ColumnId, std::uint32_t>& columns,
                                          const std::vector<LineInput>& rows) {
        std::map<std::uint32_t, double> widths;
        for (const FormColumn& column : form.columns)
            if (const auto at = columns.find(column.id); at != columns.end())
                widths.emplace(at->second, column.width);
        std::vector<double> heights;
        heights.reserve(rows.size());
        for (const LineInput& row : rows) {
            int lines = 1;
            for (const auto& [column, value] : row)
                if (const auto* text = std::get_if<std::string>(&value))
                    if (const auto width = widths.find(column); width != widths.end())
                        lines = std::max(lines, xlsx::line_count(*text, width->second));
            heights.push_back(lines > 1 ? xlsx::height_of(lines) : 0);
        }
        return heights;
    }

    // Below what a sheet of ours has, under whichever of its names; it is made where there is none.
    Result<void> add_to(const std::string& id, std::vector<LineInput> rows) {
        if (rows.empty()) return {};
        const FormSheet& form = wg_form().sheet(id);
        for (std::size_t i = 0; i < context_.book.sheet_count(); ++i) {
            const std::string& name = context_.book.sheet_name(i);
            if (wg_form().match(name) != &form) continue;
            auto heights = heights_of(form, context_.importer.columns_of(id), rows);
            append(name, std::move(rows), context_.importer.heading_row_of(id), std::move(heights));
            return {};
        }
        return add_sheet(form.name(), form, headings_of(form), std::move(rows));
    }

    using Cells = std::vector<std::pair<const char*, CellInput>>;

    static LineInput line_of(const Cells& cells,
                             const std::map<import::ColumnId, std::uint32_t>& columns) {
        LineInput line;
        for (const auto& [column, value] : cells) {
            const auto at = columns.find(column);
            if (at != columns.end() && !std::holds_alternative<std::monostate>(value))
                line.emplace_back(at->second, value);
        }
        std::sort(line.begin(), line.end(),
                  [](const auto& a, const auto& b) { return a.first < b.first; });
        return line;
    }

    Result<void> write_review(const ImportPlan& plan) {
        std::vector<LineInput> rows;
        const auto& columns = context_.importer.columns_of("import_review");
        for (const import::HeldPerson& person : plan.held) {
            if (person.listed) continue;
            std::vector<std::string> candidates;
            for (const std::string& one : person.candidates)
                candidates.push_back(context_.person(one));
            rows.push_back(line_of({{"number", text(person.number)},
                                    {"mail", text(person.mail)},
                                    {"upn", text(person.upn)},
                                    {"name", text(person.name)},
                                    {"kana", text(person.kana)},
                                    {"given_department", text(person.department)},
                                    {"reason", describe(person.reason, context_.language)},
                                    {"candidates", text(lines(candidates))},
                                    {"first", describe(person.place, context_.language)},
                                    {"rows", static_cast<double>(person.rows)}},
                                   columns));
        }
        return add_to("import_review", std::move(rows));
    }

    // Of a file that could not be read there is none.
    static CellInput row_of(const import::RowResult& row) {
        return row.place.cell ? CellInput(static_cast<double>(row.place.cell->row)) : CellInput();
    }

    Result<void> write_log(const ImportPlan& plan) {
        std::vector<LineInput> rows;
        rows.reserve(plan.rows.size());
        const auto& columns = context_.importer.columns_of("import_log");
        const Words& words = wg_form().vocabulary("import_outcome");
        const auto run = static_cast<double>(context_.importer.last_run() + 1);
        for (const import::RowResult& row : plan.rows)
            rows.push_back(line_of({{"run", run},
                                    {"outcome", words.word(import::id_of(row.outcome))},
                                    {"file", text(row.place.file)},
                                    {"row", row_of(row)},
                                    {"staff", text(row.staff)},
                                    {"name", text(row.name)},
                                    {"sheet", text(lines(row.sheets))},
                                    {"reason", text(reasons(row, context_.language))}},
                                   columns));
        return add_to("import_log", std::move(rows));
    }

    xlsx::WorkbookEditor& editor_;
    const PlanContext& context_;
    std::vector<xlsx::SheetRows> appended_;
};

}  // namespace

Result<void> write_plan(ImportPlan plan, xlsx::WorkbookEditor& editor, const PlanContext& context) {
    return PlanWriter(editor, context).write(std::move(plan));
}

}  // namespace skillmap::engine
