#include "core/blank/blank_form.h"

#include <algorithm>
#include <map>

#include "core/blank/guide_page.h"
#include "core/blank/labels.h"
#include "core/blank/proposals.h"
#include "core/blank/settings_page.h"
#include "core/intake/needs.h"
#include "core/intake/vocabulary.h"
#include "core/report/sheet_name.h"
#include "core/text/join.h"
#include "core/text/width.h"

namespace skillmap::blank {
namespace {

using report::Column;
using report::ColumnKind;
using report::Entry;
using report::Page;
using report::PageColumn;
using report::Table;
using report::Unlisted;
using report::Value;

constexpr std::size_t rows_ready = 20;
constexpr double width_of_a4 = 150;  // in half-width characters, as small as can be read
constexpr double usual_width = 13;
constexpr double level_width = 14;

// Columns of the form that a new workbook does without.
bool is_left_out(const FormSheet& sheet, const FormColumn& column) {
    return column.computed || (sheet.id == "staff" && column.id == "department_name") ||
           (sheet.id == "tool_checks" && (column.id == "tool" || column.id == "level"));
}

std::size_t column_number(const FormSheet& sheet, std::string_view id) {
    std::size_t number = 0;
    for (const FormColumn& column : sheet.columns) {
        if (column.id == id) return number;
        if (!is_left_out(sheet, column)) ++number;
    }
    return number;
}

Value text(const std::string& value) {
    return value.empty() ? Value{} : Value{value};
}

template <class T>
Value number(const std::optional<T>& value) {
    return value ? Value{static_cast<double>(*value)} : Value{};
}

// Of a column with room for 2026/03/31.
double date_width(const std::string& heading) {
    constexpr double of_a_date = 13;
    return std::max(of_a_date, static_cast<double>(display_width(heading)) + 3);
}

double width_of(const Page& page) {
    double width = 0;
    for (const Column& column : std::get<Table>(page.blocks.front()).columns)
        width += column.width > 0 ? column.width : usual_width;
    return width;
}

class BlankForm {
  public:
    BlankForm(const std::vector<Scheme>& schemes, const Options& options, const Form& form)
        : schemes_(schemes),
          options_(options),
          form_(form),
          vocabulary_(schemes),
          needs_(needs_of(schemes, form)),
          proposals_(propose(schemes, form, [&options](const Scheme& scheme, const auto& changes) {
              IssueList ignored;
              return load_scheme_named(name_in_settings(scheme, options), changes, options.files,
                                       ignored);
          })) {}

    std::vector<Page> make() {
        for (const labels::ListLabel& list : labels::lists)
            lists_.push_back({std::string(list.heading), needs_.lists[std::string(list.id)]});
        const std::vector<LongList> of_settings =
            fill_settings(start_plain("settings"), schemes_, options_, form_,
                          {form_.sheet("lists").name(), lists_.size()});
        lists_.insert(lists_.end(), of_settings.begin(), of_settings.end());
        start("departments").fixed_columns = 1;
        start("staff").fixed_columns = 2;
        add_requirements();
        start("criteria");
        add_trainings();
        start("tool_items");
        start("attendances");
        add_skill_checks();
        add_tool_checks();
        for (const std::string_view id :
             {"projects", "experiences", "qualifications", "attestations", "practices"})
            start(id);
        add_targets();
        start("sessions");
        add_lists();
        for (Page& page : pages_) page.wide = width_of(page) > width_of_a4;
        pages_.insert(pages_.begin(), guide_page(schemes_, sheets_, needs_, proposals_, form_));
        return std::move(pages_);
    }

  private:
    // Starts the sheet of that id, with its columns.
    Table& start(std::string_view id, const std::string& name = "") {
        const FormSheet& sheet = form_.sheet(id);
        Table table;
        for (const FormColumn& column : sheet.columns)
            if (!is_left_out(sheet, column)) table.columns.push_back(column_of(column));
        table.filter = true;
        table.blank_rows = rows_ready;
        Page page;
        page.id = page.name = name.empty() ? sheet.name() : name;
        page.protected_headings = true;
        page.blocks.emplace_back(std::move(table));
        pages_.push_back(std::move(page));
        sheets_.push_back({sheet.id, pages_.back().id});
        return std::get<Table>(pages_.back().blocks.front());
    }

    // Likewise one that is no list to be filtered.
    Table& start_plain(std::string_view id) {
        Table& table = start(id);
        table.filter = false;
        table.blank_rows = 0;
        return table;
    }

    Column column_of(const FormColumn& from) const {
        Column column;
        column.heading = from.names.front();
        column.width = from.width;
        column.entry.note = from.note;
        if (from.kind != FormColumn::Kind::Text) {
            const bool date = from.kind == FormColumn::Kind::Date;
            column.kind = date ? ColumnKind::Date : ColumnKind::Number;
            column.entry.of_kind = true;
            if (date) column.width = std::max(from.width, date_width(column.heading));
            column.entry.advice = date ? labels::advice_date : labels::advice_number;
        } else {
            offer_choices(from, column.entry);
        }
        return column;
    }

    void offer_choices(const FormColumn& from, Entry& entry) const {
        entry.advice = labels::advice_choice;
        entry.unlisted = from.offer ? Unlisted::Accept : Unlisted::Warn;
        if (!from.choices.empty()) entry.choices = form_.vocabulary(from.choices).written();
        if (!from.from_sheet.empty()) {
            const FormSheet& sheet = form_.sheet(from.from_sheet);
            entry.choices_from = PageColumn{sheet.name(), column_number(sheet, from.from_column)};
        }
        if (!from.list.empty()) entry.choices_from = list_column(from.list);
    }

    PageColumn list_column(const std::string& list) const {
        const auto at = std::find_if(labels::lists.begin(), labels::lists.end(),
                                     [&](const auto& label) { return label.id == list; });
        return {form_.sheet("lists").name(), static_cast<std::size_t>(at - labels::lists.begin())};
    }

    // The cells of a row by the id of their column.
    void add(Table& table, std::string_view sheet, std::map<std::string_view, Value> cells) {
        std::vector<Value> row;
        for (const FormColumn& column : form_.sheet(sheet).columns)
            if (!is_left_out(form_.sheet(sheet), column)) row.push_back(cells[column.id]);
        table.rows.push_back(std::move(row));
        sheets_.back().given = true;
    }

    void add_requirements() {
        Table& table = start("requirements");
        for (const RequirementRow& row : proposals_.requirements)
            add(table, "requirements",
                {{"persona", row.persona},
                 {"category", text(row.category)},
                 {"skill", row.skill},
                 {"trainings", text(joined(row.trainings, ";"))},
                 {"qualifications", text(joined(row.qualifications, ";"))}});
    }

    void add_trainings() {
        Table& table = start("trainings");
        for (const TrainingRow& row : proposals_.trainings) {
            std::map<std::string_view, Value> cells{{"name", row.name},
                                                    {"hours", number(row.hours)}};
            for (const auto& [column, value] : row.cells) cells[column] = text(value);
            add(table, "trainings", std::move(cells));
        }
    }

    void add_targets() {
        Table& table = start("targets");
        const Words& each = form_.vocabulary("each");
        std::string every = each.word("each");
        every.resize(every.rfind(labels::anything));
        for (const SchemeTarget& target : proposals_.targets) {
            const bool says_so = !target.per_department || each.find(target.name);
            const std::string name =
                says_so ? target.name : every + std::string(labels::of) + target.name;
            add(table, "targets",
                {{"indicator", name},
                 {"object", target.object},
                 {"value", number(target.value.value)},
                 {"unit", text(target.unit)},
                 {"due", number(target.due)}});
        }
    }

    // ------------------------------------------------------------------------------------ checks

    // One sheet for each persona of whom skills are asked; of a name in several schemes one.
    void add_skill_checks() {
        std::vector<std::pair<std::string, std::vector<AskedSkill>>> personas;
        for (const Scheme& scheme : schemes_)
            for (const Persona& persona : scheme.personas) {
                std::vector<AskedSkill> asked = asked_skills(scheme, persona);
                if (asked.empty()) continue;
                auto at = std::find_if(personas.begin(), personas.end(),
                                       [&](const auto& one) { return one.first == persona.name; });
                if (at == personas.end()) at = personas.insert(personas.end(), {persona.name, {}});
                add_new(at->second, asked);
            }
        for (const auto& [persona, asked] : personas) {
            Table& table = start_checks("skill_checks", persona);
            sheets_.back().needed = judged_by_skills(persona);
            for (const AskedSkill& skill : asked)
                table.columns.push_back(
                    level_column(skill.name, skill.category, labels::note_skill, {}));
        }
    }

    // Whether a stage of the persona looks at skill levels.
    bool judged_by_skills(const std::string& name) const {
        return std::any_of(schemes_.begin(), schemes_.end(), [&](const Scheme& scheme) {
            const auto id = scheme.find_persona(name);
            return id && looks_at_skill_levels(scheme.personas[*id]);
        });
    }

    static void add_new(std::vector<AskedSkill>& all, const std::vector<AskedSkill>& more) {
        for (const AskedSkill& skill : more)
            if (std::none_of(all.begin(), all.end(),
                             [&](const AskedSkill& one) { return one.name == skill.name; }))
                all.push_back(skill);
    }

    Table& start_checks(std::string_view id, const std::string& of) {
        const std::string& name = form_.sheet(id).name();
        Table& table = start(id, of.empty() ? name : free_name(name + "_" + of));
        table.fixed_columns = 2;
        return table;
    }

    // A name that no sheet has yet.
    std::string free_name(const std::string& wanted) const {
        const auto taken = [this](const std::string& name) {
            return std::any_of(pages_.begin(), pages_.end(),
                               [&](const Page& page) { return page.name == name; });
        };
        std::string name = report::sheet_name(wanted);
        for (int i = 2; taken(name); ++i)
            name = report::sheet_name(std::to_string(i) + "_" + wanted);
        return name;
    }

    Column level_column(const std::string& subject, const std::string& group, labels::Label what,
                        const std::vector<LevelText>& texts) const {
        const LevelScale& scale = vocabulary_.levels_of(subject);
        Column column;
        column.heading = subject;
        column.group = group;
        column.kind = ColumnKind::Number;
        column.width = level_width;
        for (int level = 0; level <= scale.highest; ++level)
            column.entry.choices.push_back(std::to_string(level));
        column.entry.advice = labels::advice_level;
        column.entry.note = std::string(what) + std::string(labels::from_0_to) +
                            std::to_string(scale.highest) + std::string(labels::note_levels) +
                            meaning_of_levels(scale, texts);
        return column;
    }

    static std::string level_name(const LevelScale& scale, int level) {
        const auto index = static_cast<std::size_t>(level);
        return index < scale.names.size() ? scale.names[index] : std::string();
    }

    static std::string plain_name(int level) {
        return std::string(labels::level_prefix) + std::to_string(level);
    }

    static std::string meaning_of_levels(const LevelScale& scale,
                                         const std::vector<LevelText>& texts) {
        std::string meaning;
        const auto add_line = [&meaning](int level, const std::string& what) {
            meaning += "\n" + std::to_string(level) + std::string(labels::colon) + what;
        };
        for (const LevelText& one : texts) {
            const std::string name = level_name(scale, one.level);
            add_line(one.level, name + (name.empty() ? "" : std::string(labels::space)) + one.text);
        }
        if (!texts.empty()) return meaning;
        for (int level = 0; level <= scale.highest; ++level) {
            const std::string name = level_name(scale, level);
            if (!name.empty() && name != plain_name(level)) add_line(level, name);
        }
        return meaning;
    }

    // The first of each name, with what a later one tells of its levels.
    std::vector<Tool> tools() const {
        std::vector<Tool> list;
        for (const Tool* tool : vocabulary_.tools()) {
            const auto same = std::find_if(list.begin(), list.end(), [&](const Tool& one) {
                return vocabulary_.tool(one.name) == vocabulary_.tool(tool->name);
            });
            if (same == list.end())
                list.push_back(*tool);
            else if (same->levels.empty())
                same->levels = tool->levels;
        }
        return list;
    }

    // A level for each tool, and a sheet of boxes for each that has a checklist.
    void add_tool_checks() {
        const std::vector<Tool> all = tools();
        const auto has_boxes = [](const Tool& tool) { return !tool.checks.empty(); };
        if (!std::all_of(all.begin(), all.end(), has_boxes)) {
            Table& table = start_checks("tool_checks", "");
            for (const Tool& tool : all)
                if (!has_boxes(tool))
                    table.columns.push_back(
                        level_column(tool.name, "", labels::note_tool, tool.levels));
        }
        for (const Tool& tool : all)
            if (has_boxes(tool)) add_boxes(tool);
    }

    void add_boxes(const Tool& tool) {
        Table& table = start_checks("tool_checks", tool.name);
        const LevelScale& scale = vocabulary_.levels_of(tool.name);
        for (const ToolCheck& check : tool.checks) {
            Column column;
            column.heading = check.name;
            column.group = plain_name(check.level);
            const std::string name = level_name(scale, check.level);
            if (!name.empty() && name != column.group) column.group.append(" ").append(name);
            column.width = level_width;
            column.entry.choices = form_.vocabulary("check").written();
            column.entry.note = labels::note_box;
            column.entry.advice = labels::advice_choice;
            table.columns.push_back(std::move(column));
        }
    }

    // ------------------------------------------------------------------------------------- lists

    static double list_width(const LongList& list) {
        std::size_t width = display_width(list.heading);
        for (const std::string& word : list.words) width = std::max(width, display_width(word));
        return std::clamp(static_cast<double>(width) + 3, 16.0, 40.0);
    }

    void add_lists() {
        Table& table = start_plain("lists");
        table.blank_rows = rows_ready;
        std::size_t rows = 0;
        for (const LongList& list : lists_) {
            Column column;
            column.heading = list.heading;
            column.width = list_width(list);
            if (table.columns.size() < labels::lists.size())
                column.entry.note = labels::lists[table.columns.size()].note;
            table.columns.push_back(std::move(column));
            rows = std::max(rows, list.words.size());
        }
        for (std::size_t row = 0; row < rows; ++row) {
            std::vector<Value> cells;
            for (const auto& [heading, words] : lists_)
                cells.push_back(row < words.size() ? Value{words[row]} : Value{});
            table.rows.push_back(std::move(cells));
        }
    }

    const std::vector<Scheme>& schemes_;
    const Options& options_;
    const Form& form_;
    Vocabulary vocabulary_;
    Needs needs_;
    Proposals proposals_;
    std::vector<Page> pages_;
    std::vector<GuideSheet> sheets_;
    std::vector<LongList> lists_;  // the columns of 選択肢
};

}  // namespace

const std::string& name_in_settings(const Scheme& scheme, const Options& options) {
    const auto name = options.called.find(scheme.id);
    return name == options.called.end() ? scheme.id : name->second;
}

std::vector<Page> blank_form(const std::vector<Scheme>& schemes, const Options& options,
                             const Form& form) {
    return BlankForm(schemes, options, form).make();
}

}  // namespace skillmap::blank
