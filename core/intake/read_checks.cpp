// 自己点検 and ツール点検: sheets whose headings are skills, tools and boxes.
#include <algorithm>
#include <map>
#include <tuple>

#include "core/intake/cell_text.h"
#include "core/intake/reading.h"
#include "core/text/normalize.h"

namespace skillmap {
namespace {

// What stands in a column of ツール点検.
struct ToolHeading {
    std::string tool;          // empty: the row names it
    std::optional<int> level;  // a box of this level; without: the tool's level itself
    std::string box;
};

// Reads "Lv2…" or "レベル2…" at the start of a key; the rest of the key goes to `rest`.
std::optional<int> level_prefix(std::string_view key, std::string_view& rest) {
    for (const std::string_view word : {"lv.", "lv", "レベル", "level"}) {
        if (key.substr(0, word.size()) != word) continue;
        key.remove_prefix(word.size());
        if (key.empty() || key.front() < '1' || key.front() > '9') return std::nullopt;
        const int level = key.front() - '0';
        rest = key.substr(1);
        return level;
    }
    return std::nullopt;
}

// "ツール点検_Excel" is about Excel.
std::string tool_of_sheet(const Vocabulary& vocabulary, const std::string& sheet) {
    const std::string key = match_key(sheet);
    for (const Tool* tool : vocabulary.tools()) {
        const std::string name = match_key(tool->name);
        if (key.size() > name.size() &&
            key.compare(key.size() - name.size(), name.size(), name) == 0)
            return tool->name;
    }
    return {};
}

// A box whose heading begins with its level ("Lv2 グラフ"), or that the scheme's checklist names.
std::optional<ToolHeading> read_box(const Vocabulary& vocabulary, const std::string& tool,
                                    std::string_view key, const std::string& heading) {
    std::string_view rest;
    const int highest = vocabulary.levels().highest;
    if (const auto level = level_prefix(key, rest); level && *level <= highest && !rest.empty())
        return ToolHeading{tool, level, heading};
    if (tool.empty()) return std::nullopt;
    if (const ToolCheck* check = vocabulary.tool_check(tool, key))
        return ToolHeading{tool, check->level, heading};
    return std::nullopt;
}

std::optional<ToolHeading> read_tool_heading(const Vocabulary& vocabulary,
                                             const std::string& sheet_tool,
                                             const std::string& heading) {
    if (const auto tool = vocabulary.tool(heading)) return ToolHeading{*tool, std::nullopt, ""};
    const std::string key = match_key(heading);
    for (const Tool* tool : vocabulary.tools()) {
        std::vector<std::string> names = tool->aliases;
        names.push_back(tool->name);
        for (const std::string& name : names) {
            const std::string prefix = match_key(name);
            if (key.rfind(prefix, 0) != 0) continue;
            if (auto box = read_box(vocabulary, tool->name,
                                    std::string_view(key).substr(prefix.size()), heading))
                return box;
        }
    }
    return read_box(vocabulary, sheet_tool, key, heading);
}

std::optional<Level> read_level(const RowContext& row, TableColumn column,
                                const std::string& heading) {
    const CellValue value = row.table.cell(column);
    if (is_blank(value)) return std::nullopt;
    const LevelScale& scale = row.reading.vocabulary.levels_of(heading);
    std::optional<Level> level;
    if (value.kind == CellKind::Number) {
        const int whole = static_cast<int>(std::clamp(value.number, -1.0, 100.0));
        if (whole == value.number && whole >= 0 && whole <= scale.highest) level = Level(whole);
    } else if (value.kind == CellKind::Text) {
        level = scale.parse(value.text);
    }
    if (!level)
        row.report(MessageId::LevelUnreadable, column, heading, cell_text(value),
                   "0–" + std::to_string(scale.highest));
    return level;
}

// Headings that mean nothing here. One is reported when a level stands below it: a skill or a tool
// may be misspelt. A column of remarks is not.
class UnusedColumns {
  public:
    void add(const OtherColumn& column) { columns_.push_back(column); }

    void look_at(const RowContext& row) {
        const Words& marks = row.reading.form.vocabulary("check");
        std::erase_if(columns_, [&](const OtherColumn& other) {
            const CellValue value = row.table.cell(other.column);
            const bool answer =
                value.kind == CellKind::Number || value.kind == CellKind::Boolean ||
                (value.kind == CellKind::Text &&
                 (row.reading.vocabulary.levels().parse(value.text) || marks.find(value.text)));
            if (answer)
                row.reading.report(MessageId::ColumnNotUsed, row.table.heading_place(other.column),
                                   "", other.heading);
            return answer;
        });
    }

  private:
    std::vector<OtherColumn> columns_;
};

// Two answers of one person and day on one sheet: which is meant is not certain, so it is reported.
class AnswersSeen {
  public:
    void note(const RowContext& row, TableColumn column, Id<StaffMember> staff,
              const DateField& date, const std::string& tool) {
        const std::int32_t day = date.known() ? serial_of_date(date.date()) : 0;
        std::uint32_t& before = rows_[{staff.index(), day, match_key(tool)}];
        if (before != 0) row.report(MessageId::AnswerTwice, column, "", std::to_string(before));
        before = row.table.origin(column).cell.row;
    }

  private:
    std::map<std::tuple<std::size_t, std::int32_t, std::string>, std::uint32_t>
        rows_;  // the last one
};

struct SkillColumn {
    TableColumn column;
    Symbol skill;
    std::string heading;
};

std::vector<SkillColumn> skill_columns(const RowContext& row, UnusedColumns& unused) {
    std::vector<SkillColumn> columns;
    for (const OtherColumn& other : row.table.other_columns()) {
        const auto skill = row.reading.vocabulary.skill(other.heading);
        const Place place = row.table.heading_place(other.column);
        if (!skill) {
            unused.add(other);
            continue;
        }
        const Symbol symbol = row.reading.records.words.intern(*skill);
        const auto same = std::find_if(columns.begin(), columns.end(),
                                       [&](const SkillColumn& c) { return c.skill == symbol; });
        if (same == columns.end())
            columns.push_back({other.column, symbol, other.heading});
        else
            row.reading.report(MessageId::HeadingTwice, place, other.heading,
                               column_name(same->column.number));
    }
    return columns;
}

// The columns of a sheet of ツール点検, and the checklists they make.
class ToolSheet {
  public:
    explicit ToolSheet(const RowContext& row) : row_(row), tool_(row.table.column("tool")) {
        const Vocabulary& vocabulary = row.reading.vocabulary;
        const std::string sheet_tool =
            tool_of_sheet(vocabulary, row.reading.records.sheets[row.sheet]);
        for (const OtherColumn& other : row.table.other_columns()) {
            auto heading = read_tool_heading(vocabulary, sheet_tool, other.heading);
            if (heading && (!heading->tool.empty() || tool_.exists()))
                columns_.push_back({other.column, std::move(*heading), other.heading});
            else if (!tool_.exists())
                unused_.add(other);
            else
                unknown_.push_back(other);
        }
        for (const OtherColumn& other : unknown_) unused_.add(other);
        if (!tool_.exists()) lists_ = make_lists("");
    }

    void read_row(Id<StaffMember> staff, const DateField& date) {
        if (!tool_.exists()) {
            unused_.look_at(row_);
            read_levels(staff, date);
            for (const Boxes& list : lists_) read_boxes(list, staff, date);
            return;
        }
        read_tool_row(staff, date);
        unused_.look_at(row_);
    }

  private:
    void read_tool_row(Id<StaffMember> staff, const DateField& date) {
        const std::string name = row_.text(tool_);
        const auto tool = row_.reading.vocabulary.tool(name);
        if (!tool) {
            row_.report(MessageId::ToolUnknown, tool_, row_.layout.heading("tool"), name);
            return;
        }
        if (const auto level = read_level(row_, row_.table.column("level"), *tool))
            add_level(staff, *tool, *level, date, row_.table.column("level"));
        for (const Boxes& list : lists_of(*tool)) read_boxes(list, staff, date);
    }

    struct Column {
        TableColumn column;
        ToolHeading heading;
        std::string text;
    };
    // A checklist of the records and the columns of its boxes.
    struct Boxes {
        Id<Checklist> checklist;
        std::vector<TableColumn> columns;
    };

    // The checklists of the columns. With a tool: those columns that name no tool are its boxes.
    std::vector<Boxes> make_lists(const std::string& row_tool) {
        std::vector<Boxes> lists;
        std::vector<std::string> tools;
        Records& records = row_.reading.records;
        const auto add = [&](const std::string& tool, TableColumn column, int level,
                             const std::string& box) {
            auto at = std::find(tools.begin(), tools.end(), tool);
            if (at == tools.end()) {
                lists.push_back({records.checklists.add({records.words.intern(tool), {}}), {}});
                at = tools.insert(tools.end(), tool);
            }
            Boxes& list = lists[static_cast<std::size_t>(at - tools.begin())];
            Checklist& checklist = records.checklists[list.checklist];
            if (checklist.items.size() == max_checklist_items) {
                row_.reading.report(MessageId::ColumnNotUsed, row_.table.heading_place(column), "",
                                    box);
                return;
            }
            checklist.items.push_back({level, box});
            list.columns.push_back(column);
        };
        for (const Column& c : columns_)
            if (c.heading.level &&
                (row_tool.empty() || c.heading.tool.empty() || c.heading.tool == row_tool))
                add(c.heading.tool.empty() ? row_tool : c.heading.tool, c.column, *c.heading.level,
                    c.text);
        for (const OtherColumn& other : unknown_)
            if (const ToolCheck* check =
                    row_.reading.vocabulary.tool_check(row_tool, other.heading))
                add(row_tool, other.column, check->level, other.heading);
        for (const Boxes& list : lists) report_missing_boxes(records.checklists[list.checklist]);
        return lists;
    }

    // A level with fewer boxes than the scheme's checklist has may prove less than it says.
    void report_missing_boxes(const Checklist& checklist) const {
        const std::string& tool = row_.reading.records.words.text(checklist.tool);
        std::map<int, std::pair<int, int>> counts;  // level → boxes of the scheme, of the sheet
        for (const ToolCheck& check : row_.reading.vocabulary.checklist(tool))
            ++counts[check.level].first;
        for (const ChecklistItem& item : checklist.items) ++counts[item.level].second;
        for (const auto& [level, count] : counts)
            if (count.second > 0 && count.second < count.first)
                row_.reading.report(MessageId::BoxesMissing, row_.table.sheet_place(), tool,
                                    std::to_string(level), std::to_string(count.first));
    }

    const std::vector<Boxes>& lists_of(const std::string& tool) {
        const auto [it, added] = lists_by_tool_.try_emplace(tool);
        if (added) it->second = make_lists(tool);
        return it->second;
    }

    void add_level(Id<StaffMember> staff, const std::string& tool, Level level,
                   const DateField& date, TableColumn column) {
        Records& records = row_.reading.records;
        records.tool_levels.push_back(
            {staff, records.words.intern(tool), level, date, row_.source(column)});
    }

    void read_levels(Id<StaffMember> staff, const DateField& date) {
        for (const Column& c : columns_) {
            if (c.heading.level) continue;
            if (const auto level = read_level(row_, c.column, c.text))
                add_level(staff, c.heading.tool, *level, date, c.column);
        }
    }

    // Boxes left blank are not ticked, unless the person left all of them blank: then nobody knows.
    void read_boxes(const Boxes& list, Id<StaffMember> staff, const DateField& date) {
        ChecklistAnswer answer{staff, list.checklist, 0, date, row_.source(list.columns.front())};
        bool answered = false;
        const Words& words = row_.reading.form.vocabulary("check");
        for (std::size_t i = 0; i < list.columns.size(); ++i) {
            const std::string text = cell_text(row_.table.cell(list.columns[i]));
            if (text.empty()) continue;
            const auto mark = words.find(text);
            if (!mark)
                row_.report(MessageId::WordUnknown, list.columns[i],
                            row_.reading.records.checklists[list.checklist].items[i].name, text,
                            words.list());
            answered = answered || mark.has_value();
            if (mark == "ticked") answer.ticked |= std::uint64_t{1} << i;
        }
        if (answered) row_.reading.records.checklist_answers.push_back(answer);
    }

    const RowContext& row_;
    TableColumn tool_;
    std::vector<Column> columns_;
    UnusedColumns unused_;
    std::vector<OtherColumn> unknown_;  // may be boxes of the tool that a row names
    std::vector<Boxes> lists_;
    std::unordered_map<std::string, std::vector<Boxes>> lists_by_tool_;
};

}  // namespace

TableReader::KnowsHeading known_skill(const Vocabulary& vocabulary) {
    return
        [&vocabulary](std::string_view heading) { return vocabulary.skill(heading).has_value(); };
}

TableReader::KnowsHeading known_tool_heading(const Vocabulary& vocabulary,
                                             const std::string& sheet) {
    return [&vocabulary, tool = tool_of_sheet(vocabulary, sheet)](std::string_view heading) {
        return read_tool_heading(vocabulary, tool, std::string(heading)).has_value();
    };
}

Result<void> read_skill_checks(RowContext row) {
    const TableColumn staff = row.table.column("staff");
    const TableColumn date_column = row.table.column("date");
    UnusedColumns unused;
    const std::vector<SkillColumn> columns = skill_columns(row, unused);
    AnswersSeen seen;
    return row.each_row(staff, [&] {
        unused.look_at(row);
        const auto person = row.staff(staff);
        if (!person) return;
        const DateField date = row.date(date_column, "date");
        seen.note(row, staff, *person, date, {});
        for (const SkillColumn& c : columns)
            if (const auto level = read_level(row, c.column, c.heading))
                row.reading.records.skill_levels.push_back(
                    {*person, c.skill, *level, date, row.source(c.column)});
    });
}

Result<void> read_tool_checks(RowContext row) {
    const TableColumn staff = row.table.column("staff");
    const TableColumn date_column = row.table.column("date");
    const TableColumn tool = row.table.column("tool");
    ToolSheet sheet(row);
    AnswersSeen seen;
    return row.each_row(staff, [&] {
        const auto person = row.staff(staff);
        if (!person) return;
        const DateField date = row.date(date_column, "date");
        seen.note(row, staff, *person, date, row.text(tool));
        sheet.read_row(*person, date);
    });
}

}  // namespace skillmap
