// What is told of skill maps: how they are read, and what differs from the layout.
#include <algorithm>
#include <set>

#include "core/intake/maps/map_book.h"
#include "core/messages.h"

namespace skillmap::maps {
namespace {

using import::Target;
using Kind = Target::Kind;

constexpr std::size_t most_told = 30;  // in one list

class List {
  public:
    void add(const std::string& text) {
        if (++count_ > most_told) return;
        text_ += (text_.empty() ? "" : ", ") + text;
    }
    bool empty() const { return count_ == 0; }
    std::string text() const { return count_ > most_told ? text_ + ", …" : text_; }

  private:
    std::string text_;
    std::size_t count_ = 0;
};

// Columns of people who stand down, rows of those across.
std::string line_name(const SheetLayout& layout, std::uint32_t line) {
    return layout.shape == Shape::PeopleDown ? column_name(line) : std::to_string(line);
}

std::string person_name(const SheetLayout& layout, std::uint32_t line) {
    return layout.shape == Shape::PeopleDown ? std::to_string(line) : column_name(line);
}

// Grows to hold a cell.
void widen(std::optional<CellRange>& range, CellRef ref) {
    if (!range) range = CellRange{ref, ref};
    range->first = {std::min(range->first.row, ref.row), std::min(range->first.column, ref.column)};
    range->last = {std::max(range->last.row, ref.row), std::max(range->last.column, ref.column)};
}

MessageId message_of(Shape shape) {
    switch (shape) {
        case Shape::PeopleDown:
            return MessageId::ImportMatrixDown;
        case Shape::PeopleAcross:
            return MessageId::ImportMatrixAcross;
        case Shape::OnePerson:
            break;
    }
    return MessageId::ImportMatrixPerson;
}

class SheetDescriber {
  public:
    SheetDescriber(const MapSheet& sheet, const std::string& file, IssueList& notes)
        : sheet_(sheet), layout_(*sheet.layout), place_{file, sheet.sheet, {}, {}}, notes_(notes) {}

    void describe() {
        tell_range();
        if (layout_.shape != Shape::OnePerson) tell_people();
        tell_lines();
        tell_rows();
    }

  private:
    void tell(MessageId id, const List& list) {
        if (!list.empty()) notes_.add({id, place_, "", list.text(), ""});
    }

    void tell_range() {
        std::optional<CellRange> answers;
        for (const MapPerson& person : sheet_.people)
            for (const MapAnswer& answer : person.answers) widen(answers, answer.cell.at);
        const auto skills =
            std::count_if(sheet_.lines.begin(), sheet_.lines.end(),
                          [](const MapLine& line) { return line.line->target.is_subject(); });
        notes_.add({message_of(layout_.shape), place_, answers ? to_string(*answers) : "",
                    std::to_string(sheet_.people.size()), std::to_string(skills)});
    }

    void tell_people() {
        List told;
        for (const MapLine& line : sheet_.lines)
            if (line.line->target.kind == Kind::Person)
                told.add(line_name(layout_, line.at) + "「" + to_string(line.line->heading) + "」");
        for (const LayoutLabel& label : layout_.labels)
            told.add(to_string(label.at) + "「" + label.text + "」");
        if (told.empty() || sheet_.people.empty()) return;
        const std::string first = person_name(layout_, sheet_.people.front().line);
        const std::string last = person_name(layout_, sheet_.people.back().line);
        notes_.add({MessageId::MapPeople, place_, first == last ? first : first + ":" + last,
                    told.text(), ""});
        if (layout_.department_is_sheet)
            notes_.add({MessageId::MapDepartment, place_, "", sheet_.sheet, ""});
    }

    void tell_lines() {
        List hidden;
        List left;
        List unknown;
        List unused;
        for (const LayoutLine& line : layout_.lines) {
            const std::string text = line_name(layout_, line.at) + " " + to_string(line.heading);
            const bool used = line.target.kind != Kind::Ignore;
            if (line.hidden)
                (used ? hidden : left).add(text);
            else if (line.unused == Unused::UnknownSkill)
                unknown.add(text);
            else if (!used)
                unused.add(text);
        }
        for (const std::uint32_t row : sheet_.hidden_people) hidden.add(person_name(layout_, row));
        tell(MessageId::MapHidden, hidden);
        tell(MessageId::MapHiddenLeft, left);
        tell(MessageId::ImportMatrixUnused, unused);
        tell(MessageId::MapUnknownSkills, unknown);
    }

    void tell_rows() {
        List left;
        List doubtful;
        List struck;
        for (const RowLeft& row : sheet_.left)
            (row.why == RowLeft::Why::Doubtful ? doubtful
             : row.why == RowLeft::Why::Struck ? struck
                                               : left)
                .add(person_name(layout_, row.row) + " " + row.text);
        tell(MessageId::MapStruckOut, struck);
        tell(MessageId::ImportMatrixUnused, left);
        tell(MessageId::MapDoubtfulPeople, doubtful);
    }

    const MapSheet& sheet_;
    const SheetLayout& layout_;
    Place place_;
    IssueList& notes_;
};

std::string listed(const std::vector<std::string>& texts) {
    List list;
    for (const std::string& one : texts) list.add(one);
    return list.text();
}

std::string listed(const std::vector<ChangedHeading>& headings) {
    List list;
    for (const ChangedHeading& one : headings) list.add(one.text + "（" + to_string(one.at) + "）");
    return list.empty() ? "－" : list.text();
}

}  // namespace

std::vector<Issue> differences(const MapBook& book, const std::string& file, IssueList& notes) {
    std::vector<Issue> changed;
    for (const MapSheet& sheet : book.sheets) {
        const Place place{file, sheet.sheet, {}, {}};
        if (!sheet.missing.empty() || sheet.doubled)
            changed.push_back(
                {MessageId::MapChanged, place, "", listed(sheet.missing), listed(sheet.added)});
        else if (!sheet.added.empty())
            notes.add({MessageId::MapAdded, place, "", listed(sheet.added), ""});
    }
    const Place whole{file, "", {}, {}};
    if (!book.missing_sheets.empty())
        notes.add({MessageId::MapSheetGone, whole, "", listed(book.missing_sheets), ""});
    return changed;
}

void describe_layout(const MapBook& book, const Layout& layout, const std::string& file,
                     IssueList& notes) {
    const Place whole{file, "", {}, {}};
    std::set<const SheetLayout*> described;
    for (const MapSheet& sheet : book.sheets)
        if (sheet.layout->shape != Shape::OnePerson || described.insert(sheet.layout).second)
            SheetDescriber(sheet, file, notes).describe();
    if (!layout.left.empty())
        notes.add({MessageId::ImportSheetsLeft, whole, "", listed(layout.left), ""});
    if (const auto repeated = repeated_sheets(book); !repeated.empty())
        notes.add({MessageId::MapSheetsRepeated, whole, "", listed(repeated), ""});
}

}  // namespace skillmap::maps
