#include "core/intake/import/importer.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/intake/cell_text.h"
#include "core/intake/import/proposal.h"
#include "core/messages.h"
#include "core/text/normalize.h"
#include "core/text/number.h"

namespace skillmap::import {
namespace {

using Kind = Target::Kind;

constexpr double all = 100;  // percent

bool is_checks(std::string_view form_sheet) {
    return form_sheet == "skill_checks" || form_sheet == "tool_checks";
}

// What a row says of its person, kept while the row is worked on.
struct OwnClue {
    std::string number, mail, upn, name, kana, department;

    Clue view() const { return {number, mail, upn, name, kana, department}; }
    bool empty() const {
        return number.empty() && mail.empty() && upn.empty() && name.empty() && kana.empty();
    }
    std::string* part(const std::string& which) {
        if (which == "number") return &number;
        if (which == "mail") return &mail;
        if (which == "upn") return &upn;
        if (which == "name") return &name;
        if (which == "kana") return &kana;
        return which == "department" ? &department : nullptr;
    }
};

std::string clue_key(const Clue& clue) {
    std::string key;
    for (const std::string_view part :
         {clue.number, clue.mail, clue.upn, clue.name, clue.kana, clue.department})
        key += match_key(part) + "\x1f";
    return key;
}

std::string text_of(const PlannedValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* date = std::get_if<Date>(&value)) return skillmap::to_string(*date);
    return number_text(std::get<double>(value));
}

bool is_key(const FormSheet& form, const ColumnId& id) {
    return std::find(form.key.begin(), form.key.end(), id) != form.key.end();
}

// Once completed is completed, whatever a course that has grown says of it.
class CompletedTrainings {
  public:
    explicit CompletedTrainings(const BookSheet& sheet) {
        for (const auto& [key, row] : sheet.rows)
            if (row.cell("status") == "completed")
                trainings_.insert(row.cell("staff") + separator + row.cell("training"));
    }

    bool stands_against(const Comparable& staff, const Comparable& training,
                        const Comparable& status) const {
        return status == "in_progress" && trainings_.count(staff + separator + training) > 0;
    }

  private:
    static constexpr char separator = '\x1f';
    std::set<std::string> trainings_;
};

Date day_of(Moment moment) {
    return *date_of_serial(std::floor(moment));
}

}  // namespace

std::size_t ImportPlan::count(Outcome outcome) const {
    return static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(),
                      [outcome](const RowResult& row) { return row.outcome == outcome; }));
}

bool ImportPlan::changes_anything() const {
    const bool rows = std::any_of(sheets.begin(), sheets.end(), [](const SheetPlan& sheet) {
        return !sheet.changes.empty() || !sheet.rows.empty();
    });
    return rows || std::any_of(held.begin(), held.end(),
                               [](const HeldPerson& person) { return !person.listed; });
}

// ------------------------------------------------------------------------------------- one file

// Reads the rows of one file by its mapping.
class Importer::RowTaker {
  public:
    RowTaker(Importer& importer, const SourceTable& table, const Mapping& mapping)
        : importer_(importer), table_(table), mapping_(mapping) {}

    Result<void> take_all() {
        for (std::size_t i = 0; i < mapping_.columns.size(); ++i) {
            const auto heading = std::find_if(
                table_.headings().begin(), table_.headings().end(), [&](const Heading& one) {
                    return one.occurrence == mapping_.columns[i].occurrence &&
                           match_key(one.text) == match_key(mapping_.columns[i].heading);
                });
            const bool used = mapping_.columns[i].target.kind != Kind::Open &&
                              mapping_.columns[i].target.kind != Kind::Ignore;
            if (heading != table_.headings().end() && used)
                columns_.push_back({heading->column, &mapping_.columns[i]});
        }
        Result<void> failed;
        auto read = table_.each_row([&](const Row& row) {
            if (failed) failed = take(row);
        });
        return read ? failed : read;
    }

  private:
    struct Column {
        std::uint32_t number;
        const MappedColumn* mapped;
    };

    Result<void> take(const Row& row) {
        RowResult result;
        result.place = table_.place(row.number, 1);
        read_person(row);
        if (goes_by_person()) {
            const auto staff = person(result);
            if (!staff) {
                importer_.plan_.rows.push_back(std::move(result));
                return {};
            }
            result.staff = importer_.records_->staff[*staff].id;
            result.name = importer_.records_->staff[*staff].name;
            member_ = staff;
        }
        result_ = &result;
        row_ = &row;
        const std::size_t index = importer_.plan_.rows.size();
        auto taken = mapping_.into == "skill_checks"  ? take_checks(index)
                     : mapping_.into == "attendances" ? take_attendances(index)
                                                      : take_fields(index);
        importer_.plan_.rows.push_back(std::move(result));
        return taken;
    }

    bool goes_by_person() const {
        return mapping_.into != "staff" && mapping_.into != "departments" &&
               mapping_.into != "trainings";
    }

    CellValue cell(const Column& column) const { return row_->at(column.number); }

    void report(MessageId id, const Column& column, std::string found) {
        result_->issues.push_back({id, table_.place(row_->number, column.number),
                                   column.mapped->heading, std::move(found), ""});
    }

    // Of rows that belong to the one above, the person stands there.
    void read_person(const Row& row) {
        bool begins = true;
        for (const Column& column : columns_)
            if (column.mapped->target.kind == Kind::RecordStart)
                begins = !is_blank(row.at(column.number));
        if (begins) clue_ = {};
        for (const Column& column : columns_) {
            if (column.mapped->target.kind != Kind::Person) continue;
            const std::string text = cell_text(row.at(column.number));
            std::string* part = clue_.part(column.mapped->target.name);
            if (part != nullptr && !text.empty() && !table_.profile().is_anonymous(text))
                *part = text;
        }
    }

    std::optional<Id<StaffMember>> person(RowResult& result) {
        const Clue clue = clue_.view();
        result.name = clue_.name;
        if (clue_.empty()) {
            result.issues.push_back({MessageId::PersonNoClue, result.place, "", "", ""});
            return std::nullopt;
        }
        if (const auto decided = importer_.decisions_.find(clue_key(clue));
            decided != importer_.decisions_.end() && !decided->second.empty())
            return decided_person(decided->second, result);
        const auto identity = importer_.identity_->find(clue);
        if (const auto* match = std::get_if<IdentityIndex::Match>(&identity)) return match->staff;
        std::vector<std::string> candidates;
        MessageId reason{};
        if (const auto* doubtful = std::get_if<IdentityIndex::Doubtful>(&identity)) {
            reason = doubtful->reason;
            for (const Id<StaffMember> one : doubtful->candidates)
                candidates.push_back(importer_.records_->staff[one].id);
        } else {
            reason = std::get<IdentityIndex::None>(identity).reason;
        }
        importer_.hold(clue, std::move(candidates), reason, result);
        return std::nullopt;
    }

    std::optional<Id<StaffMember>> decided_person(const std::string& decision, RowResult& result) {
        const auto match = importer_.words_->staff.find(decision);
        if (match) return Id<StaffMember>(match->entry);
        result.issues.push_back({MessageId::ImportLeftOut, result.place, "", decision, ""});
        return std::nullopt;
    }

    // The moment of the row's date column, or the day of the mapping.
    std::optional<Moment> moment() {
        for (const Column& column : columns_) {
            if (!(column.mapped->target == Target{Kind::Field, "date"})) continue;
            const CellValue value = cell(column);
            if (is_blank(value)) continue;
            if (const auto read = read_moment(value, column.mapped->dates, table_.date_offset()))
                return read;
            report(MessageId::DateUnreadable, column, cell_text(value));
            return std::nullopt;
        }
        if (mapping_.date) return serial_of_date(*mapping_.date);
        return std::nullopt;
    }

    Value value_of(const FormSheet& form, const ColumnId& id, PlannedValue value) const {
        Comparable comparable = importer_.words_->comparable(form, id, text_of(value));
        return {std::move(value), std::move(comparable)};
    }

    void set(Entry& entry, const FormSheet& form, const ColumnId& id, PlannedValue value) const {
        if (const auto* text = std::get_if<std::string>(&value); text != nullptr && text->empty())
            return;
        entry.cells.insert_or_assign(id, value_of(form, id, std::move(value)));
    }

    // ---------------------------------------------------------------------------------- checks

    Result<void> take_checks(std::size_t index) {
        const auto when = moment();
        std::map<std::size_t, Entry> entries;
        for (const Column& column : columns_) {
            const Kind kind = column.mapped->target.kind;
            if (kind != Kind::Skill && kind != Kind::Tool && kind != Kind::Box) continue;
            const auto value = answer(column);
            if (!value) continue;
            const ColumnId id = id_of(column.mapped->target);
            const auto at =
                destination_of(id, kind == Kind::Skill ? "skill_checks" : "tool_checks");
            if (!at) return at.error();
            Entry& entry = entries[*at];
            const FormSheet& form = *importer_.destinations_[*at].sheet.form;
            importer_.headings_.emplace(id, column.mapped->target.name);
            set(entry, form, id, *value);
        }
        if (entries.empty()) {
            result_->issues.push_back({MessageId::ImportNoAnswer, result_->place, "", "", ""});
            return {};
        }
        for (auto& [at, entry] : entries) {
            set_person(entry, *importer_.destinations_[at].sheet.form, when);
            entry.moment = when.value_or(0);
            entry.result = index;
            result_->outcome = Outcome::Unchanged;
            importer_.put(at, std::move(entry));
        }
        return {};
    }

    ColumnId id_of(const Target& target) const {
        if (target.kind == Kind::Skill) return skill_column(*importer_.vocabulary_, target.name);
        if (target.kind == Kind::Tool) return tool_column(*importer_.vocabulary_, target.name);
        return box_column(target.name);
    }

    // A level, or a mark. What is neither is told, and left out.
    std::optional<PlannedValue> answer(const Column& column) {
        const CellValue value = cell(column);
        if (is_blank(value)) return std::nullopt;
        const std::string text = cell_text(value);
        if (column.mapped->target.kind == Kind::Box) {
            const Words& marks = importer_.words_->form.vocabulary("check");
            if (const auto mark = marks.find(text)) return marks.word(*mark);
        } else if (const auto level = read_level(
                       text, importer_.vocabulary_->levels_of(column.mapped->target.name),
                       mapping_)) {
            return static_cast<double>(*level);
        }
        report(MessageId::ImportAnswerUnreadable, column, text);
        return std::nullopt;
    }

    void set_person(Entry& entry, const FormSheet& form, std::optional<Moment> when) const {
        const StaffMember& member = importer_.records_->staff[*member_];
        set(entry, form, "staff", member.id);
        set(entry, form, "name", member.name);
        if (member.department)
            set(entry, form, "department",
                importer_.records_->departments[*member.department].name);
        if (when) set(entry, form, "date", day_of(*when));
    }

    // The sheet with the column: that of a persona of the person, if there are several.
    Result<std::size_t> destination_of(const ColumnId& id, const char* form_sheet) {
        auto sheets = importer_.destinations(form_sheet);
        if (!sheets) return sheets.error();
        std::optional<std::size_t> first;
        for (const std::size_t at : *sheets) {
            const BookSheet& sheet = importer_.destinations_[at].sheet;
            if (sheet.columns.find(id) == sheet.columns.end()) continue;
            if (is_of_a_persona(sheet.name)) return at;
            if (!first) first = at;
        }
        return first.value_or(sheets->front());
    }

    bool is_of_a_persona(const std::string& sheet) const {
        const std::string key = match_key(sheet);
        const auto& personas = importer_.records_->staff[*member_].personas;
        return std::any_of(personas.begin(), personas.end(), [&](Symbol persona) {
            const std::string end = match_key(importer_.records_->words.text(persona));
            return key.size() > end.size() &&
                   key.compare(key.size() - end.size(), end.size(), end) == 0;
        });
    }

    // ------------------------------------------------------------------------------ attendances

    Result<void> take_attendances(std::size_t index) {
        const auto when = moment();
        bool any = false;
        for (const Column& column : columns_)
            if (column.mapped->target.kind == Kind::Training)
                any = take_training_column(column, when, index) || any;
        if (any) return {};
        const auto name = training_name();
        if (!name) return {};
        const auto status = attendance_status();
        if (status) take_attendance(*name, *status, when, index);
        return {};
    }

    // ○, 修了 or a day.
    bool take_training_column(const Column& column, std::optional<Moment> when, std::size_t index) {
        const CellValue value = cell(column);
        if (is_blank(value)) return false;
        const std::string text = cell_text(value);
        const Form& form = importer_.words_->form;
        const Words& states = form.vocabulary("attendance_status");
        if (const auto state = states.find(text)) {
            take_attendance(column.mapped->target.name, *state, when, index);
        } else if (const auto mark = form.vocabulary("check").find(text)) {
            if (*mark != "ticked") return false;
            take_attendance(column.mapped->target.name, "completed", when, index);
        } else if (const auto day =
                       read_moment(value, column.mapped->dates, table_.date_offset())) {
            take_attendance(column.mapped->target.name, "completed", day, index);
        } else {
            report(MessageId::ImportAnswerUnreadable, column, text);
            return false;
        }
        return true;
    }

    std::optional<std::string> training_name() {
        for (const Column& column : columns_) {
            if (!(column.mapped->target == Target{Kind::Field, "training"})) continue;
            const std::string text = cell_text(cell(column));
            const auto renamed = mapping_.trainings.find(match_key(text));
            const auto known = importer_.words_->training(
                renamed == mapping_.trainings.end() ? text : renamed->second);
            if (!known) report(MessageId::ImportTrainingUnknown, column, text);
            return known;
        }
        const auto known = importer_.words_->training(mapping_.training);
        if (!known)
            result_->issues.push_back(
                {MessageId::ImportTrainingUnknown, result_->place, "", mapping_.training, ""});
        return known;
    }

    // The id of the state, from the words, the share completed or the time that somebody was there.
    std::optional<std::string> attendance_status() {
        const Words& states = importer_.words_->form.vocabulary("attendance_status");
        for (const Column& column : columns_) {
            const Target& target = column.mapped->target;
            const CellValue value = cell(column);
            if (is_blank(value)) continue;
            if (target == Target{Kind::Field, "status"}) {
                const std::string text = cell_text(value);
                if (const auto state = states.find(text)) return std::string(*state);
                report(MessageId::ImportAnswerUnreadable, column, text);
                return std::nullopt;
            }
            if (target.kind == Kind::Percent) return status_of_share(column);
            if (target.kind == Kind::Minutes && mapping_.minutes) return status_of_time(column);
        }
        result_->issues.push_back({MessageId::ImportNoStatus, result_->place, "", "", ""});
        return std::nullopt;
    }

    std::optional<std::string> status_of_share(const Column& column) {
        const auto share = read_percent(cell(column));
        if (!share) {
            report(MessageId::ImportAnswerUnreadable, column, cell_text(cell(column)));
            return std::nullopt;
        }
        if (*share > 0) return *share >= all ? "completed" : "in_progress";
        report(MessageId::ImportNotBegun, column, cell_text(cell(column)));
        return std::nullopt;
    }

    std::optional<std::string> status_of_time(const Column& column) {
        const auto minutes = read_minutes(cell(column));
        if (minutes && *minutes >= *mapping_.minutes) return "completed";
        result_->issues.push_back(
            {minutes ? MessageId::ImportTooShort : MessageId::ImportAnswerUnreadable,
             table_.place(row_->number, column.number), column.mapped->heading,
             cell_text(cell(column)), number_text(*mapping_.minutes)});
        return std::nullopt;
    }

    void take_attendance(const std::string& training, std::string_view state,
                         std::optional<Moment> when, std::size_t index) {
        const FormSheet& form = importer_.words_->form.sheet("attendances");
        if (!when && (state == "completed" || state == "exempted")) {
            result_->issues.push_back({MessageId::ImportNoDate, result_->place, training, "", ""});
            return;
        }
        Entry entry;
        set(entry, form, "staff", importer_.records_->staff[*member_].id);
        set(entry, form, "training", training);
        if (when) set(entry, form, "date", day_of(*when));
        set(entry, form, "status",
            importer_.words_->form.vocabulary("attendance_status").word(state));
        for (const Column& column : columns_)
            if (column.mapped->target == Target{Kind::Field, "method"} ||
                column.mapped->target == Target{Kind::Field, "score"})
                set_field(entry, form, column);
        entry.moment = when.value_or(0);
        entry.result = index;
        put_on("attendances", std::move(entry));
    }

    // ----------------------------------------------------------------------------------- others

    Result<void> take_fields(std::size_t index) {
        const FormSheet& form = importer_.words_->form.sheet(mapping_.into);
        Entry entry;
        if (goes_by_person()) set(entry, form, "staff", importer_.records_->staff[*member_].id);
        if (mapping_.into == "staff" && !set_staff_clues(entry, form)) return {};
        for (const Column& column : columns_)
            if (column.mapped->target.kind == Kind::Field) set_field(entry, form, column);
        const bool keyed = std::any_of(form.key.begin(), form.key.end(), [&](const auto& column) {
            return entry.cells.find(column) != entry.cells.end() && column != "staff";
        });
        if (!keyed) {
            result_->issues.push_back({MessageId::ImportNoAnswer, result_->place, "", "", ""});
            return {};
        }
        entry.result = index;
        put_on(mapping_.into, std::move(entry));
        return {};
    }

    // A person who is new has a number of their own; one who is known may be named otherwise.
    bool set_staff_clues(Entry& entry, const FormSheet& form) {
        std::string number = clue_.number;
        if (number.empty()) {
            const auto staff = person(*result_);
            if (!staff) return false;
            number = importer_.records_->staff[*staff].id;
        }
        number = importer_.words_->staff_number(number);
        result_->staff = number;
        result_->name = clue_.name;
        set(entry, form, "id", number);
        set(entry, form, "name", clue_.name);
        set(entry, form, "kana", clue_.kana);
        set(entry, form, "mail", clue_.mail.empty() ? clue_.upn : clue_.mail);
        if (!clue_.department.empty())
            set(entry, form, "department", department_code(clue_.department));
        return true;
    }

    // The code of the only department of that name; else as written.
    std::string department_code(const std::string& text) const {
        const auto& departments = importer_.records_->departments;
        const std::string code = importer_.words_->department_code(text);
        const Department* named = nullptr;
        for (const Department& one : departments) {
            if (one.code == code) return code;
            if (match_key(one.name) != match_key(text)) continue;
            if (named != nullptr) return code;
            named = &one;
        }
        return named == nullptr ? code : named->code;
    }

    void set_field(Entry& entry, const FormSheet& form, const Column& column) {
        const CellValue value = cell(column);
        if (is_blank(value)) return;
        const auto& columns = form.columns;
        const auto at = std::find_if(columns.begin(), columns.end(), [&](const FormColumn& one) {
            return one.id == column.mapped->target.name;
        });
        if (at == columns.end()) return;
        if (at->kind == FormColumn::Kind::Date) {
            const auto read = read_moment(value, column.mapped->dates, table_.date_offset());
            if (read) return set(entry, form, at->id, day_of(*read));
            return report(MessageId::DateUnreadable, column, cell_text(value));
        }
        if (at->kind == FormColumn::Kind::Number) {
            const auto number = cell_number(value);
            if (number) return set(entry, form, at->id, *number);
            return report(MessageId::NumberUnreadable, column, cell_text(value));
        }
        set(entry, form, at->id, cell_text(value));
    }

    void put_on(const std::string& form_sheet, Entry entry) {
        auto sheets = importer_.destinations(form_sheet);
        if (!sheets) return;
        result_->outcome = Outcome::Unchanged;
        importer_.put(sheets->front(), std::move(entry));
    }

    Importer& importer_;
    const SourceTable& table_;
    const Mapping& mapping_;
    std::vector<Column> columns_;
    OwnClue clue_;
    std::optional<Id<StaffMember>> member_;
    const Row* row_ = nullptr;
    RowResult* result_ = nullptr;
};

// ------------------------------------------------------------------------------------ all files

Result<Importer> Importer::open(const SheetSource& book, const AssessmentInput& input,
                                const Form& form) {
    Importer importer;
    importer.book_ = &book;
    importer.records_ = &input.records;
    importer.vocabulary_ = std::make_unique<Vocabulary>(input.schemes);
    importer.words_ = std::make_unique<BookWords>(form, *importer.vocabulary_, input.records);
    importer.identity_ = std::make_unique<IdentityIndex>(input.records);
    if (auto read = importer.read_own_sheets(); !read) return read.error();
    return importer;
}

Result<std::vector<BookSheet>> Importer::checks() const {
    std::vector<BookSheet> sheets;
    for (const char* form_sheet : {"skill_checks", "tool_checks"}) {
        auto read = read_book_sheets(*book_, form_sheet, *words_);
        if (!read) return read.error();
        for (BookSheet& sheet : *read) sheets.push_back(std::move(sheet));
    }
    return sheets;
}

// 取り込み結果 and 取り込み確認, where the workbook has them.
Result<void> Importer::read_own_sheets() {
    for (const char* id : {"import_log", "import_review"}) {
        auto sheets = read_book_sheets(*book_, id, *words_);
        if (!sheets) return sheets.error();
        auto& columns = own_columns_[id];
        if (sheets->empty()) {
            std::uint32_t number = 0;
            for (const FormColumn& column : words_->form.sheet(id).columns)
                columns.emplace(column.id, ++number);
            continue;
        }
        const BookSheet& sheet = sheets->front();
        columns = sheet.columns;
        if (sheet.form->id == "import_review") read_decisions(sheet);
        for (const auto& [key, row] : sheet.rows)
            if (const auto run = parse_number(row.cell("run"))) last_run_ = static_cast<int>(*run);
    }
    return {};
}

// 取り込み確認, as somebody filled it in.
void Importer::read_decisions(const BookSheet& review) {
    for (const auto& [key, row] : review.rows) {
        const auto text = [&row = row](const char* column) { return row.cell(column); };
        const std::string number = text("number");
        const std::string mail = text("mail");
        const std::string upn = text("upn");
        const std::string name = text("name");
        const std::string kana = text("kana");
        const std::string department = text("given_department");
        decisions_.emplace(clue_key({number, mail, upn, name, kana, department}), text("decision"));
    }
}

Result<void> Importer::add(const SourceTable& table, const Mapping& mapping) {
    return RowTaker(*this, table, mapping).take_all();
}

// The sheets of a kind, read when they are first needed. Where the workbook has none, a new one.
Result<std::vector<std::size_t>> Importer::destinations(const std::string& form_sheet) {
    const auto known = by_form_.find(form_sheet);
    if (known != by_form_.end()) return known->second;
    auto sheets = read_book_sheets(*book_, form_sheet, *words_);
    if (!sheets) return sheets.error();
    std::vector<std::size_t> numbers;
    for (BookSheet& sheet : *sheets) {
        if (form_sheet == "tool_checks" && sheet.columns.count("tool") > 0) continue;
        numbers.push_back(destinations_.size());
        destinations_.push_back({std::move(sheet), {}, {}, {}});
    }
    if (numbers.empty()) {
        Destination fresh;
        fresh.sheet.form = &words_->form.sheet(form_sheet);
        fresh.sheet.name = fresh.sheet.form->name();
        fresh.sheet.heading_row = 1;
        fresh.plan.new_sheet = true;
        numbers.push_back(destinations_.size());
        destinations_.push_back(std::move(fresh));
    }
    by_form_.emplace(form_sheet, numbers);
    return numbers;
}

Comparable Importer::Entry::cell(const ColumnId& id) const {
    const auto at = cells.find(id);
    return at == cells.end() ? Comparable() : at->second.comparable;
}

std::string Importer::Entry::key(const FormSheet& form) const {
    return key_of(form, [this](const ColumnId& id) { return cell(id); });
}

// Of two entries that are one row, what the later one says stands, and the earlier where the later
// says nothing.
void Importer::put(std::size_t at, Entry entry) {
    Destination& destination = destinations_[at];
    std::string key = entry.key(*destination.sheet.form);
    const auto [known, added] =
        destination.by_key.try_emplace(std::move(key), destination.entries.size());
    if (added) {
        destination.entries.push_back(std::move(entry));
        return;
    }
    Entry& other = destination.entries[known->second];
    if (entry.moment < other.moment) std::swap(entry, other);
    for (auto& [id, value] : other.cells) entry.cells.try_emplace(id, value);
    if (entry.result != other.result && other.result < plan_.rows.size())
        plan_.rows[other.result].outcome = Outcome::Superseded;
    other = std::move(entry);
}

// The column of the sheet, made where it has none.
std::uint32_t Importer::column_of(Destination& destination, const ColumnId& id) {
    BookSheet& sheet = destination.sheet;
    const auto [at, added] = sheet.columns.try_emplace(id, sheet.last_column + 1);
    if (!added) return at->second;
    ++sheet.last_column;
    const auto heading = headings_.find(id);
    destination.plan.new_headings.emplace_back(
        at->second, heading == headings_.end() ? sheet.form->heading(id) : heading->second);
    return at->second;
}

// What the entry says that the row does not.
void Importer::change(Destination& destination, const Entry& entry, const ExistingRow& existing) {
    RowResult& result = plan_.rows[entry.result];
    const bool checks = is_checks(destination.sheet.form->id);
    for (const auto& [id, value] : entry.cells) {
        const Comparable before = existing.cell(id);
        // The name beside a number is there to be read: what stands is as good.
        if (before == value.comparable || (checks && (id == "name" || id == "department")))
            continue;
        const CellRef cell{existing.number, column_of(destination, id)};
        destination.plan.changes.push_back({cell, value.value, before});
        if (!before.empty())
            result.issues.push_back({MessageId::ImportReplaced,
                                     Place{records_->file, destination.sheet.name, cell, {}}, "",
                                     before, text_of(value.value)});
        if (result.outcome == Outcome::Unchanged) result.outcome = Outcome::Changed;
    }
}

void Importer::append(Destination& destination, const Entry& entry) {
    RowResult& result = plan_.rows[entry.result];
    auto& row = destination.plan.rows.emplace_back();
    for (const auto& [id, value] : entry.cells)
        if (destination.sheet.columns.count(id) > 0 || headings_.count(id) > 0 ||
            is_key(*destination.sheet.form, id))
            row.push_back({column_of(destination, id), value.value});
    if (result.outcome != Outcome::Superseded) result.outcome = Outcome::Added;
}

void Importer::settle(Destination& destination) {
    const BookSheet& sheet = destination.sheet;
    destination.plan.sheet = sheet.name;
    destination.plan.form = sheet.form;
    destination.plan.heading_row = sheet.heading_row;
    if (destination.plan.new_sheet)
        for (const FormColumn& column : sheet.form->columns)
            if (column.id != "tool" && column.id != "level") column_of(destination, column.id);
    const CompletedTrainings completed(sheet);
    for (const Entry& entry : destination.entries) {
        plan_.rows[entry.result].sheet = sheet.name;
        if (sheet.form->id == "attendances" &&
            completed.stands_against(entry.cell("staff"), entry.cell("training"),
                                     entry.cell("status")))
            continue;
        const auto existing = sheet.rows.find(entry.key(*sheet.form));
        if (existing != sheet.rows.end())
            change(destination, entry, existing->second);
        else
            append(destination, entry);
    }
}

ImportPlan Importer::plan() {
    for (Destination& destination : destinations_) {
        if (destination.entries.empty()) continue;
        settle(destination);
        plan_.sheets.push_back(std::move(destination.plan));
    }
    return std::move(plan_);
}

void Importer::hold(const Clue& clue, std::vector<std::string> candidates, MessageId reason,
                    RowResult& result) {
    result.outcome = Outcome::Held;
    result.issues.push_back({reason, result.place, "", "", ""});
    const auto [at, added] = held_.try_emplace(clue_key(clue), plan_.held.size());
    if (added) {
        HeldPerson person;
        person.number = clue.number;
        person.mail = clue.mail;
        person.upn = clue.upn;
        person.name = clue.name;
        person.kana = clue.kana;
        person.department = clue.department;
        person.candidates = std::move(candidates);
        person.reason = reason;
        person.place = result.place;
        person.listed = decisions_.count(clue_key(clue)) > 0;
        plan_.held.push_back(std::move(person));
    }
    ++plan_.held[at->second].rows;
}

}  // namespace skillmap::import
