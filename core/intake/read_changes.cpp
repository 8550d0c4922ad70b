#include "core/intake/read_changes.h"

#include <utility>

#include "core/intake/cell_text.h"
#include "core/intake/form_sheets.h"
#include "core/intake/table_reader.h"
#include "core/messages.h"
#include "core/text/normalize.h"
#include "core/text/number.h"

namespace skillmap {
namespace {

std::vector<std::string> values(const CellValue& cell) {
    const std::string text = cell_text(cell);
    const auto parts = split_values(text);
    return {parts.begin(), parts.end()};
}

// A blank persona or category means that of the row above, as in the report's own tables.
Result<void> read_requirement_rows(TableReader& table, const FormSheet& layout,
                                   std::vector<RequirementOverride>& list, IssueList& issues) {
    const TableColumn persona = table.column("persona");
    const TableColumn category = table.column("category");
    const TableColumn skill = table.column("skill");
    RequirementOverride row;
    bool carried = false;
    while (true) {
        const auto more = table.next();
        if (!more) return more.error();
        if (!*more) return {};
        const std::string own_persona = cell_text(table.cell(persona));
        const std::string own_category = cell_text(table.cell(category));
        if (own_persona.empty() && !row.persona.empty() && !std::exchange(carried, true))
            issues.add({MessageId::CarriedDown, table.place(persona), layout.heading("persona"),
                        row.persona, ""});
        if (!own_category.empty() || !own_persona.empty()) row.category = own_category;
        if (!own_persona.empty()) row.persona = own_persona;
        row.skill = cell_text(table.cell(skill));
        row.trainings = values(table.cell(table.column("trainings")));
        row.qualifications = values(table.cell(table.column("qualifications")));
        row.place = table.place(skill);
        if (row.persona.empty() || row.skill.empty())
            issues.add({MessageId::KeyMissing, table.place(row.skill.empty() ? skill : persona),
                        layout.heading(row.skill.empty() ? "skill" : "persona"), "", ""});
        else
            list.push_back(row);
    }
}

// Reads the rows of スキル基準: one condition each. A blank persona or stage means that of the row
// above.
class CriterionReader {
  public:
    CriterionReader(TableReader& table, const Form& form, const FormSheet& layout,
                    IssueList& issues)
        : table_(table), form_(form), layout_(layout), issues_(issues) {}

    Result<void> read(std::vector<CriterionOverride>& list) {
        CriterionOverride above;
        while (true) {
            const auto more = table_.next();
            if (!more) return more.error();
            if (!*more) return {};
            CriterionOverride row;
            row.persona = text("persona");
            row.stage = text("stage");
            if (row.persona.empty()) row.persona = above.persona;
            if (row.stage.empty()) row.stage = above.stage;
            above.persona = row.persona;
            above.stage = row.stage;
            row.place = table_.place(table_.column("condition"));
            if (row.persona.empty() || row.stage.empty()) {
                issues_.add({MessageId::KeyMissing, row.place,
                             layout_.heading(row.persona.empty() ? "persona" : "stage"), "", ""});
                continue;
            }
            read_condition(row);
            list.push_back(std::move(row));
        }
    }

  private:
    std::string text(std::string_view column) {
        return cell_text(table_.cell(table_.column(column)));
    }

    // The id of a word. An unknown word makes the row unusable.
    std::string word(CriterionOverride& row, std::string_view column, std::string_view vocabulary,
                     const std::string& found) {
        if (const auto id = form_.vocabulary(vocabulary).find(found)) return std::string(*id);
        refuse(row, column, found, form_.vocabulary(vocabulary).list());
        return {};
    }

    void refuse(CriterionOverride& row, std::string_view column, const std::string& found,
                const std::string& expected) {
        row.usable = false;
        issues_.add({MessageId::CriterionUnusable, table_.place(table_.column(column)),
                     layout_.heading(column), found, expected});
    }

    void read_condition(CriterionOverride& row) {
        row.kind = word(row, "condition", "criterion", text("condition"));
        row.objects = values(table_.cell(table_.column("object")));
        read_match(row);
        if (const std::string found = text("value"); !found.empty()) {
            row.value = parse_number(found, text("unit"));
            if (!row.value) refuse(row, "value", found, "1、2、12 …");
        }
        if (row.kind != "experience") return;
        for (std::string& role : row.objects) role = word(row, "object", "project_role", role);
        if (row.objects.empty()) refuse(row, "object", "", form_.vocabulary("project_role").list());
        row.measure = word(row, "unit", "criterion_unit", text("unit"));
    }

    // すべて, いずれか, or a number ("3つ以上").
    void read_match(CriterionOverride& row) {
        const std::string found = text("match");
        if (found.empty()) return;
        if (const auto id = form_.vocabulary("criterion_match").find(found)) {
            row.match = *id;
            return;
        }
        for (const char* unit : {"", "以上", "つ以上", "件以上", "個以上", "項目以上"})
            if (const auto number = parse_number(found, unit)) {
                row.match = "at_least";
                row.count = *number;
                return;
            }
        refuse(row, "match", found, form_.vocabulary("criterion_match").list() + "・3以上");
    }

    TableReader& table_;
    const Form& form_;
    const FormSheet& layout_;
    IssueList& issues_;
};

// A blank tool means that of the row above.
Result<void> read_tool_items(TableReader& table, const FormSheet& layout,
                             std::vector<ToolCheckOverride>& list, IssueList& issues) {
    std::string tool;
    while (true) {
        const auto more = table.next();
        if (!more) return more.error();
        if (!*more) return {};
        if (const std::string own = cell_text(table.cell(table.column("tool"))); !own.empty())
            tool = own;
        ToolCheckOverride row{tool, 0, cell_text(table.cell(table.column("item"))),
                              values(table.cell(table.column("aliases"))),
                              table.place(table.column("item"))};
        const std::string level = cell_text(table.cell(table.column("level")));
        const auto number = LevelScale{9, {}, {}}.parse(level);
        if (row.tool.empty() || row.name.empty())
            issues.add({MessageId::KeyMissing, row.place,
                        layout.heading(row.tool.empty() ? "tool" : "item"), "", ""});
        else if (!number || number->value() == 0)
            issues.add({MessageId::LevelUnreadable, table.place(table.column("level")),
                        layout.heading("level"), level, "1–3"});
        else {
            row.level = number->value();
            list.push_back(std::move(row));
        }
    }
}

template <class Read>
Result<void> each_sheet(const SheetSource& source, const Form& form, std::string_view id,
                        IssueList& issues, Read read) {
    const FormSheet& layout = form.sheet(id);
    for (const std::size_t sheet : sheets_for(source, form, layout, issues)) {
        TableReader table(source, sheet, layout);
        const auto opened = table.open({}, issues);
        if (!opened) return opened.error();
        if (!*opened) continue;
        if (auto done = read(table, layout); !done) return done;
    }
    return {};
}

}  // namespace

Result<SchemeChanges> read_changes(const SheetSource& source, const Form& form, IssueList& issues) {
    SchemeChanges changes;
    auto requirements =
        each_sheet(source, form, "requirements", issues, [&](TableReader& t, const FormSheet& l) {
            return read_requirement_rows(t, l, changes.requirements, issues);
        });
    if (!requirements) return requirements.error();
    auto criteria =
        each_sheet(source, form, "criteria", issues, [&](TableReader& t, const FormSheet& l) {
            return CriterionReader(t, form, l, issues).read(changes.criteria);
        });
    if (!criteria) return criteria.error();
    auto items =
        each_sheet(source, form, "tool_items", issues, [&](TableReader& t, const FormSheet& l) {
            return read_tool_items(t, l, changes.tool_checks, issues);
        });
    if (!items) return items.error();
    return changes;
}

}  // namespace skillmap
