#include "core/intake/import/record_sheets.h"

#include <algorithm>
#include <set>

#include "core/intake/cell_text.h"
#include "core/messages.h"
#include "core/text/normalize.h"

namespace skillmap::import {
namespace {

// The name beside a number is there to be read: what stands is as good, and nothing is too.
bool is_for_reading(const FormSheet& form, const ColumnId& id) {
    return is_checks(form) && (id == "name" || id == "department");
}

// Of several records of a row, the one that does most to the workbook says what became of it.
void raise(RowResult& result, Outcome outcome, const std::string& sheet) {
    if (outcome < result.outcome) result.outcome = outcome;
    if (std::find(result.sheets.begin(), result.sheets.end(), sheet) == result.sheets.end())
        result.sheets.push_back(sheet);
}

}  // namespace

void Entry::set(std::uint32_t column, PlannedValue value) {
    if (const auto* text = std::get_if<std::string>(&value); text != nullptr && text->empty())
        return;
    for (PlannedCell& cell : cells)
        if (cell.column == column) {
            cell.value = std::move(value);
            return;
        }
    cells.push_back({column, std::move(value)});
}

const PlannedValue* Entry::find(std::uint32_t column) const {
    const auto at = std::find_if(cells.begin(), cells.end(), [column](const PlannedCell& cell) {
        return cell.column == column;
    });
    return at == cells.end() ? nullptr : &at->value;
}

// What of courses is known by person and training. Once completed is completed, whatever a course
// that has grown says of it; and who has begun goes on in the same row.
class RecordSheets::Courses {
  public:
    explicit Courses(const BookSheet& sheet, BookWords& words) {
        if (sheet.form->id != "attendances") return;
        for (const auto& [key, row] : sheet.rows) {
            const auto cell = [&, &row = row](const char* id) {
                return words.comparable(*sheet.form, id, std::string(sheet.text(row, id)));
            };
            const std::string course = key_of(cell("staff"), cell("training"));
            const Comparable status = cell("status");
            if (status == "completed") completed_.insert(course);
            if (status == "in_progress") begun_.emplace(course, &row);
        }
    }

    static std::string key_of(const Comparable& staff, const Comparable& training) {
        return staff + '\x1f' + training;
    }

    void complete(const std::string& course) { completed_.insert(course); }
    bool is_completed(const std::string& course) const { return completed_.count(course) > 0; }
    const ExistingRow* begun(const std::string& course) const {
        const auto at = begun_.find(course);
        return at == begun_.end() ? nullptr : at->second;
    }

  private:
    std::set<std::string> completed_;
    std::map<std::string, const ExistingRow*> begun_;
};

// The first of these names that no sheet has. Sheets with a beginning in common are one kind.
std::string RecordSheets::free_name(const FormSheet& form) const {
    std::set<std::string> taken;
    for (std::size_t i = 0; i < book_.sheet_count(); ++i)
        taken.insert(match_key(book_.sheet_name(i)));
    std::string name = form.name();
    for (int i = 2; !form.prefixes.empty() && taken.count(match_key(name)) > 0; ++i)
        name = form.name() + "_" + std::to_string(i);
    return name;
}

Result<std::vector<std::size_t>> RecordSheets::of(const std::string& form_sheet) {
    const auto known = by_form_.find(form_sheet);
    if (known != by_form_.end()) return known->second;
    auto sheets = read_book_sheets(book_, form_sheet, words_);
    if (!sheets) return sheets.error();
    std::vector<std::size_t> numbers;
    const auto add = [&](BookSheet sheet, bool fresh) {
        numbers.push_back(destinations_.size());
        Destination& destination = destinations_.emplace_back();
        destination.plan.sheet = sheet.name;
        destination.plan.form = sheet.form;
        destination.plan.heading_row = sheet.heading_row;
        destination.plan.new_sheet = fresh;
        destination.sheet = std::move(sheet);
    };
    for (BookSheet& sheet : *sheets)
        if (form_sheet != "tool_checks" || sheet.columns.count("tool") == 0)
            add(std::move(sheet), false);
    if (numbers.empty()) {
        BookSheet fresh;
        fresh.form = &words_.form.sheet(form_sheet);
        fresh.name = free_name(*fresh.form);
        fresh.heading_row = 1;
        add(std::move(fresh), true);
    }
    by_form_.emplace(form_sheet, numbers);
    return numbers;
}

std::uint32_t RecordSheets::column(const ColumnId& id, const std::string& heading) {
    const auto [at, added] = numbers_.try_emplace(id, static_cast<std::uint32_t>(ids_.size()));
    if (added) {
        ids_.push_back(id);
        headings_.push_back(heading);
    }
    return at->second;
}

Comparable RecordSheets::comparable(const Destination& destination, const Entry& entry,
                                    const ColumnId& id) const {
    const auto number = numbers_.find(id);
    const PlannedValue* value = number == numbers_.end() ? nullptr : entry.find(number->second);
    if (value == nullptr) return {};
    return words_.comparable(*destination.sheet.form, id, text_of(*value));
}

std::string RecordSheets::key(const Destination& destination, const Entry& entry) const {
    return key_of(*destination.sheet.form,
                  [&](const ColumnId& id) { return comparable(destination, entry, id); });
}

// A person in several rows of a list of staff has several posts. The main one is that which the
// workbook says, or else the first.
bool RecordSheets::join_posts(Destination& destination, std::size_t known, Entry& entry) {
    if (destination.sheet.form->id != "staff") return false;
    Entry& first = destination.entries[known];
    const std::uint32_t department = column("department");
    const std::uint32_t concurrent = column("concurrent");
    const PlannedValue* own = first.find(department);
    const PlannedValue* other = entry.find(department);
    if (own == nullptr || other == nullptr || *own == *other) return false;
    std::string main = text_of(*own);
    std::string post = text_of(*other);
    const auto row = destination.sheet.rows.find(key(destination, entry));
    if (row != destination.sheet.rows.end() &&
        destination.sheet.text(row->second, "department") == post)
        std::swap(main, post);
    const PlannedValue* posts = first.find(concurrent);
    std::string all = posts == nullptr ? std::string() : text_of(*posts);
    if ((";" + all + ";").find(";" + post + ";") == std::string::npos)
        all += (all.empty() ? "" : ";") + post;
    first.set(department, std::move(main));
    first.set(concurrent, std::move(all));
    first.joined.push_back(entry.result);
    for (PlannedCell& cell : entry.cells)
        if (first.find(cell.column) == nullptr) first.cells.push_back(std::move(cell));
    return true;
}

// Whether two rows of one person and day answer the same question. Answers have a heading of their
// own.
bool RecordSheets::have_answers_in_common(const Entry& one, const Entry& other) const {
    return std::any_of(one.cells.begin(), one.cells.end(), [&](const PlannedCell& cell) {
        return !headings_[cell.column].empty() && other.find(cell.column) != nullptr;
    });
}

// Whether two rows say different things of the same.
bool RecordSheets::contradict(const Entry& one, const Entry& other) {
    return std::any_of(one.cells.begin(), one.cells.end(), [&other](const PlannedCell& cell) {
        const PlannedValue* value = other.find(cell.column);
        return value != nullptr && !(*value == cell.value);
    });
}

void RecordSheets::put(std::size_t at, Entry entry, std::vector<RowResult>& results) {
    Destination& destination = destinations_[at];
    const auto [known, added] =
        destination.by_key.try_emplace(key(destination, entry), destination.entries.size());
    if (added) {
        destination.entries.push_back(std::move(entry));
        return;
    }
    if (join_posts(destination, known->second, entry)) return;
    Entry& later = destination.entries[known->second];
    const bool adds = is_checks(*destination.sheet.form) && !have_answers_in_common(entry, later);
    const bool unordered = entry.moment == later.moment && contradict(entry, later);
    if (entry.moment >= later.moment) std::swap(entry, later);
    for (PlannedCell& cell : entry.cells)
        if (later.find(cell.column) == nullptr) later.cells.push_back(std::move(cell));
    if (entry.result == later.result) return;
    if (adds) {
        later.joined.push_back(entry.result);
        for (const std::size_t one : entry.joined) later.joined.push_back(one);
        return;
    }
    RowResult& earlier = results[entry.result];
    raise(earlier, Outcome::Superseded, destination.sheet.name);
    const MessageId why = unordered ? MessageId::ImportContradicts : MessageId::ImportSuperseded;
    earlier.issues.push_back({why, earlier.place, "", "", ""});
}

// Nothing of the sheet is to be written over: not even a column without a heading that we know.
Result<void> RecordSheets::measure(Destination& destination) const {
    if (std::exchange(destination.measured, true) || destination.plan.new_sheet) return {};
    for (std::size_t sheet = 0; sheet < book_.sheet_count(); ++sheet) {
        if (book_.sheet_name(sheet) != destination.sheet.name) continue;
        auto rows = book_.rows(sheet);
        if (!rows) return rows.error();
        Row row;
        while (true) {
            const auto more = (*rows)->next(row);
            if (!more) return more.error();
            if (!*more) return {};
            for (const Cell& cell : row.cells)
                if (!is_blank(cell.value))
                    destination.sheet.last_column =
                        std::max(destination.sheet.last_column, cell.column);
        }
    }
    return {};
}

// The column of the sheet, made where it has none.
Result<std::uint32_t> RecordSheets::column_of(Destination& destination, std::uint32_t column) {
    if (destination.columns.size() <= column) destination.columns.resize(ids_.size());
    std::uint32_t& known = destination.columns[column];
    if (known != 0) return known;
    BookSheet& sheet = destination.sheet;
    const ColumnId& id = ids_[column];
    if (const auto at = sheet.columns.find(id); at != sheet.columns.end())
        return known = at->second;
    if (auto measured = measure(destination); !measured) return measured.error();
    known = ++sheet.last_column;
    sheet.columns.emplace(id, known);
    destination.plan.new_headings.emplace_back(
        known, headings_[column].empty() ? sheet.form->heading(id) : headings_[column]);
    return known;
}

// What the entry says that the row does not.
Result<void> RecordSheets::change(Destination& destination, Entry& entry,
                                  const ExistingRow& existing, RowResult& result) {
    const BookSheet& sheet = destination.sheet;
    raise(result, Outcome::Unchanged, sheet.name);
    for (PlannedCell& cell : entry.cells) {
        const ColumnId& id = ids_[cell.column];
        const std::string before(sheet.text(existing, id));
        std::string text = text_of(cell.value);
        if (before == text || is_for_reading(*sheet.form, id) ||
            words_.comparable(*sheet.form, id, before) == words_.comparable(*sheet.form, id, text))
            continue;
        const auto column = column_of(destination, cell.column);
        if (!column) return column.error();
        const CellRef at{existing.number, *column};
        if (!before.empty())
            result.issues.push_back({MessageId::ImportReplaced, Place{"", sheet.name, at, {}}, "",
                                     before, std::move(text)});
        destination.plan.changes.push_back({at, std::move(cell.value), before});
        raise(result, Outcome::Changed, sheet.name);
    }
    return {};
}

Result<void> RecordSheets::append(Destination& destination, Entry& entry, RowResult& result) {
    auto& cells = entry.cells;
    const BookSheet& sheet = destination.sheet;
    cells.erase(std::remove_if(cells.begin(), cells.end(),
                               [&](const PlannedCell& cell) {
                                   const ColumnId& id = ids_[cell.column];
                                   return is_for_reading(*sheet.form, id) &&
                                          sheet.columns.count(id) == 0;
                               }),
                cells.end());
    for (PlannedCell& cell : cells) {
        const auto column = column_of(destination, cell.column);
        if (!column) return column.error();
        cell.column = *column;
    }
    std::sort(cells.begin(), cells.end(),
              [](const PlannedCell& a, const PlannedCell& b) { return a.column < b.column; });
    destination.plan.rows.push_back(std::move(cells));
    raise(result, Outcome::Added, sheet.name);
    return {};
}

Result<void> RecordSheets::settle(Destination& destination, Entry& entry, Courses& courses,
                                  RowResult& result) {
    const BookSheet& sheet = destination.sheet;
    const auto existing = sheet.rows.find(key(destination, entry));
    if (!entry.share_of_course)
        return existing != sheet.rows.end() ? change(destination, entry, existing->second, result)
                                            : append(destination, entry, result);
    const std::string course = Courses::key_of(comparable(destination, entry, "staff"),
                                               comparable(destination, entry, "training"));
    const bool completed = comparable(destination, entry, "status") == "completed";
    if (courses.is_completed(course)) {
        if (!completed)
            result.issues.push_back({MessageId::ImportStaysCompleted, result.place, "", "", ""});
        raise(result, Outcome::Unchanged, sheet.name);
        return {};
    }
    if (completed) courses.complete(course);
    if (const ExistingRow* begun = courses.begun(course))
        return change(destination, entry, *begun, result);
    return append(destination, entry, result);
}

Result<void> RecordSheets::settle(Destination& destination, std::vector<RowResult>& results) {
    BookSheet& sheet = destination.sheet;
    if (destination.plan.new_sheet)
        for (const FormColumn& one : sheet.form->columns)
            if (!is_checks(*sheet.form) || (one.id != "tool" && one.id != "level"))
                if (auto made = column_of(destination, column(one.id)); !made) return made.error();
    Courses courses(sheet, words_);
    // Of a course that one file says is completed and another says is not, the former holds.
    std::stable_partition(destination.entries.begin(), destination.entries.end(),
                          [&](const Entry& entry) {
                              return !entry.share_of_course ||
                                     comparable(destination, entry, "status") == "completed";
                          });
    for (Entry& entry : destination.entries) {
        RowResult& result = results[entry.result];
        if (auto settled = settle(destination, entry, courses, result); !settled) return settled;
        for (const std::size_t other : entry.joined)
            raise(results[other], result.outcome, sheet.name);
    }
    return {};
}

Result<std::vector<SheetPlan>> RecordSheets::settle(std::vector<RowResult>& results) {
    std::vector<SheetPlan> plans;
    for (Destination& destination : destinations_) {
        if (destination.entries.empty()) continue;
        if (auto settled = settle(destination, results); !settled) return settled.error();
        plans.push_back(std::move(destination.plan));
    }
    return plans;
}

}  // namespace skillmap::import
