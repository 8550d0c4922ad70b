#include "addin/engine/collect.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "core/intake/cell_text.h"
#include "core/intake/form.h"
#include "core/intake/identity.h"
#include "core/kit/labels.h"
#include "core/kit/page.h"
#include "core/messages.h"
#include "core/text/normalize.h"
#include "xlsx_io/csv/decoder.h"
#include "xlsx_io/read/side_by_side.h"
#include "xlsx_io/read/workbook.h"

namespace skillmap::engine {
namespace {

using import::HeldPerson;
using import::Importer;
using import::MappedColumn;
using import::Mapping;
using import::Outcome;
using import::RowResult;
using import::Target;
using kit::Marker;
using kit::Question;
using kit::Returned;

constexpr std::string_view between_numbers = "／";

// A returned file is small. What is not is not one.
xlsx::PackageLimits limits_of_file() {
    xlsx::PackageLimits limits;
    limits.entries = 2000;
    limits.part_bytes = std::uint64_t{64} << 20;
    limits.total_bytes = std::uint64_t{256} << 20;
    return limits;
}

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::string_view last_part(std::string_view path) {
    const std::size_t slash = path.find_last_of("/\\");
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

// The name of an entry: UTF-8, or as Japanese Windows writes it.
std::string shown_name(const std::string& name) {
    for (const auto encoding : {csv::TextEncoding::Utf8, csv::TextEncoding::Cp932})
        if (const auto text = csv::decoded(name, encoding); text && text->taken == name.size())
            return text->text;
    return name;
}

struct FileRead {
    std::optional<Issue> error;
    std::optional<Marker> marker;
    std::vector<Returned> returns;
};

std::optional<Marker> marker_of(const xlsx::Workbook& book) {
    const auto names = book.defined_names();
    if (!names) return std::nullopt;
    for (const xlsx::DefinedName& name : *names) {
        if (name.name != kit::marker_name || name.formula.size() < 2) continue;
        std::string text;
        for (std::size_t i = 1; i + 1 < name.formula.size(); ++i) {
            text += name.formula[i];
            if (name.formula[i] == '"') ++i;  // written twice
        }
        return kit::parse_marker(text);
    }
    return std::nullopt;
}

Issue at_file(MessageId id, const std::string& file) {
    return {id, Place{file, "", {}, {}}, "", "", ""};
}

FileRead read_one(const ReturnedFile& file, const kit::Questions& questions) {
    FileRead read;
    auto bytes = file.read();
    if (!bytes) {
        read.error = bytes.error();
        read.error->place.file = file.name;
        return read;
    }
    if (bytes->empty()) {
        read.error = at_file(MessageId::KitEmptyFile, file.name);
        return read;
    }
    auto book = xlsx::Workbook::open(file.name, std::move(*bytes), limits_of_file());
    if (!book) {
        read.error = book.error();
        return read;
    }
    read.marker = marker_of(*book);
    auto returns = kit::read_returned(*book, questions);
    if (!returns)
        read.error = returns.error();
    else if (returns->empty())
        read.error = at_file(MessageId::KitNotOne, file.name);
    else
        read.returns = std::move(*returns);
    return read;
}

// What somebody answered, as a sheet of one row that a mapping explains. All headings are the same:
// columns are told apart by their occurrence, which spares comparing texts.
class AnswerSheet final : public SheetSource {
  public:
    explicit AnswerSheet(std::string file, std::uint32_t row) : file_(std::move(file)), row_(row) {}

    void add(Target target, CellValue value, std::string text = {}) {
        texts_.push_back(std::move(text));
        values_.push_back(value);
        MappedColumn column;
        column.heading = heading;
        column.occurrence = static_cast<int>(mapping_.columns.size() + 1);
        column.target = std::move(target);
        mapping_.columns.push_back(std::move(column));
    }
    void add(Target target, const std::string& text) {
        if (!text.empty()) add(std::move(target), CellValue{CellKind::Text, 0, false, 0, {}}, text);
    }

    Mapping& mapping() { return mapping_; }

    const std::string& file_name() const override { return file_; }
    bool dates_from_1904() const override { return false; }
    std::size_t sheet_count() const override { return 1; }
    const std::string& sheet_name(std::size_t /*sheet*/) const override { return sheet_; }
    Result<SheetInfo> sheet_info(std::size_t /*sheet*/) const override {
        return SheetInfo{sheet_, false, {}};
    }
    Result<std::unique_ptr<RowReader>> rows(std::size_t /*sheet*/) const override {
        return std::unique_ptr<RowReader>(std::make_unique<Reader>(*this));
    }

  private:
    static constexpr std::string_view heading = "#";

    class Reader final : public RowReader {
      public:
        explicit Reader(const AnswerSheet& sheet) : sheet_(sheet) {}

        Result<bool> next(Row& row) override {
            if (given_ == 2) return false;
            cells_.clear();
            for (std::size_t i = 0; i < sheet_.values_.size(); ++i) {
                CellValue value = sheet_.values_[i];
                if (given_ == 0)
                    value = {CellKind::Text, 0, false, 0, heading};
                else if (value.kind == CellKind::Text)
                    value.text = sheet_.texts_[i];
                cells_.push_back({static_cast<std::uint32_t>(i + 1), value});
            }
            row = {given_ == 0 ? 1 : sheet_.row_, cells_};
            ++given_;
            return true;
        }

      private:
        const AnswerSheet& sheet_;
        std::vector<Cell> cells_;
        int given_ = 0;
    };

    std::string file_;
    std::string sheet_ = std::string(kit::labels::sheet);
    std::uint32_t row_;
    std::vector<std::string> texts_;
    std::vector<CellValue> values_;
    Mapping mapping_;
};

}  // namespace

bool is_of_no_interest(const std::string& name) {
    const std::string file = case_folded(last_part(name));
    return file.empty() || file.rfind("~$", 0) == 0 || file.rfind(".~lock.", 0) == 0 ||
           file.rfind("._", 0) == 0 || file == "thumbs.db" || file == ".ds_store" ||
           file == "desktop.ini" || name.find("__MACOSX/") != std::string::npos;
}

bool is_archive(std::string_view bytes) {
    if (bytes.rfind("PK", 0) != 0) return false;
    const auto directory = xlsx::zip::read_directory(bytes, xlsx::PackageLimits{}.entries);
    const auto* entries = std::get_if<0>(&directory);
    if (entries == nullptr || entries->empty()) return false;
    return std::none_of(entries->begin(), entries->end(), [](const xlsx::zip::Entry& entry) {
        return entry.name == "[Content_Types].xml" || entry.name == "mimetype";
    });
}

Result<std::vector<ReturnedFile>> files_of_archive(InputFile archive) {
    xlsx::PackageLimits limits;
    limits.part_bytes = limits_of_file().total_bytes;
    auto opened = xlsx::Package::open(std::move(archive.name), std::move(archive.bytes), limits);
    if (!opened) return opened.error();
    // Shared, because each of its files keeps it until the last is read.
    const auto package = std::make_shared<const xlsx::Package>(std::move(*opened));
    std::vector<ReturnedFile> files;
    for (const xlsx::zip::Entry& entry : package->entries()) {
        if (ends_with(entry.name, "/") || ends_with(entry.name, "\\")) continue;
        files.push_back(
            {shown_name(entry.name), [package, part = entry.name] { return package->read(part); }});
    }
    return files;
}

// --------------------------------------------------------------------------------------- the job

struct CollectJob::State {
    std::optional<ImportJob> job;
    std::unique_ptr<Assessment> assessment;
    std::unique_ptr<kit::Questions> questions;
};

CollectJob::CollectJob(std::unique_ptr<State> state) : state_(std::move(state)) {}
CollectJob::CollectJob(CollectJob&&) noexcept = default;
CollectJob& CollectJob::operator=(CollectJob&&) noexcept = default;
CollectJob::~CollectJob() = default;

Result<CollectJob> CollectJob::open(InputFile book, const ReadOptions& options, IssueList& issues) {
    auto state = std::make_unique<State>();
    auto job = ImportJob::open(std::move(book), options, issues);
    if (!job) return job.error();
    state->job = std::move(*job);
    state->assessment = std::make_unique<Assessment>(state->job->input());
    state->questions = std::make_unique<kit::Questions>(*state->assessment, wg_form());
    return CollectJob(std::move(state));
}

const Records& CollectJob::records() const {
    return state_->job->input().records;
}

Result<std::string> CollectJob::apply(const import::ImportPlan& plan, Language language) const {
    return state_->job->apply(plan, language);
}

namespace {

// From what was read to the plan, one file after another.
class Collector {
  public:
    Collector(import::Importer& importer, const kit::Questions& questions,
              const CollectChoices& choices)
        : importer_(importer),
          questions_(questions),
          records_(questions.records()),
          choices_(choices),
          identity_(records_),
          returned_(records_.staff.size()),
          to_be_checked_(records_.staff.size()) {}

    void take(const std::string& name, FileRead file) {
        if (file.error) {
            ++collection_.unreadable;
            RowResult row;
            row.place.file = name;
            row.issues.push_back(std::move(*file.error));
            results_.push_back({std::move(row), {}, {}, {}, {}});
            return;
        }
        if (file.marker) note_kit(file.marker->kit);
        for (Returned& one : file.returns) take(name, file.marker, std::move(one));
    }

    Result<Collection> finish() {
        compare_repeats();
        if (auto fed = feed(); !fed) return fed.error();
        collection_.plan.rows.clear();
        for (Candidate& one : results_) {
            note_returned(one);
            collection_.plan.rows.push_back(std::move(one.row));
        }
        find_missing();
        return std::move(collection_);
    }

  private:
    struct Candidate {
        RowResult row;
        std::optional<Returned> answers;  // to be given to the importer
        std::string number;               // of the clue
        std::string name;                 // likewise
        std::optional<Id<StaffMember>> staff;
    };

    void note_kit(const std::string& kit) {
        auto& kits = collection_.kits;
        if (std::find(kits.begin(), kits.end(), kit) == kits.end()) kits.push_back(kit);
    }

    void take(const std::string& file, const std::optional<Marker>& marker, Returned one) {
        RowResult row;
        row.place = {file, one.sheet, CellRef{one.row, 1}, {}};
        row.name = one.name;
        Candidate candidate{std::move(row), {}, one.number, one.name, {}};
        if (marker && marker->of == Marker::For::Person && !belongs(*marker, candidate, one)) {
            results_.push_back(std::move(candidate));
            return;
        }
        if (one.answers.empty()) {
            const MessageId why = one.empty() ? MessageId::KitBlank : MessageId::ImportNoAnswer;
            candidate.row.issues = std::move(one.issues);
            candidate.row.issues.push_back({why, candidate.row.place, "", "", ""});
            results_.push_back(std::move(candidate));
            return;
        }
        if (!one.date && one.date_blank) one.date = choices_.date;
        candidate.staff = person(candidate, one);
        candidate.answers = std::move(one);
        results_.push_back(std::move(candidate));
    }

    // Whether what stands on the sheet speaks for the person the file was made for; else it is held
    // until somebody has said whose it is.
    bool belongs(const Marker& marker, Candidate& candidate, const Returned& one) {
        if (one.number.empty() && !one.name.empty()) {
            candidate.number = marker.code;
            return true;
        }
        if (!one.number.empty() && importer_.words().staff_number(one.number) ==
                                       importer_.words().staff_number(marker.code))
            return true;
        const MessageId reason =
            one.number.empty() ? MessageId::KitSaysNobody : MessageId::KitOtherPerson;
        const std::string both = one.number + std::string(between_numbers) + marker.code;
        const Clue clue{both, {}, {}, one.name, {}, one.department};
        const auto decision = importer_.decision(clue);
        if (decision && !decision->empty()) return decided(*decision, candidate);
        hold(clue, {one.number, marker.code}, reason, candidate.row, decision.has_value());
        return false;
    }

    bool decided(const std::string& decision, Candidate& candidate) {
        if (staff_of(decision)) {
            candidate.number = decision;
            candidate.name.clear();
            return true;
        }
        candidate.row.issues.push_back(
            {MessageId::ImportLeftOut, candidate.row.place, "", decision, ""});
        return false;
    }

    std::optional<Id<StaffMember>> staff_of(const std::string& number) {
        const auto match = importer_.words().staff.find(number);
        return match ? std::optional(Id<StaffMember>(match->entry)) : std::nullopt;
    }

    void hold(const Clue& clue, const std::vector<std::string>& candidates, MessageId reason,
              RowResult& row, bool listed) {
        row.outcome = Outcome::Held;
        row.issues.push_back({reason, row.place, "", "", ""});
        std::vector<std::string> known;
        for (const std::string& number : candidates)
            if (const auto staff = staff_of(number)) {
                to_be_checked_[staff->index()] = true;
                known.push_back(records_.staff[*staff].id);
            }
        const auto [at, added] = held_at_.try_emplace(
            std::string(clue.number) + "\n" + std::string(clue.name), held_.size());
        if (added) {
            HeldPerson person;
            person.number = clue.number;
            person.name = clue.name;
            person.department = clue.department;
            person.candidates = std::move(known);
            person.reason = {reason, {}, "", "", ""};
            person.place = row.place;
            person.listed = listed;
            held_.push_back(std::move(person));
        }
        ++held_[at->second].rows;
    }

    // Whom the importer will find, for comparing what one person returned several times.
    std::optional<Id<StaffMember>> person(const Candidate& candidate, const Returned& one) {
        const Clue clue = clue_of(candidate, one);
        if (const auto decision = importer_.decision(clue); decision && !decision->empty())
            return staff_of(*decision);
        const auto identity = identity_.find(clue);
        const auto* match = std::get_if<IdentityIndex::Match>(&identity);
        return match == nullptr ? std::nullopt : std::optional(match->staff);
    }

    // The department counts only where there is no number: people move.
    static Clue clue_of(const Candidate& candidate, const Returned& one) {
        Clue clue;
        clue.number = candidate.number;
        clue.name = candidate.name;
        if (candidate.number.empty()) clue.department = one.department;
        return clue;
    }

    // -------------------------------------------------------------------------------- repeats

    // The same twice is one. Of what differs, the day tells which is the latest; all are kept.
    void compare_repeats() {
        std::map<std::size_t, std::vector<std::size_t>> by_person;
        for (std::size_t i = 0; i < results_.size(); ++i)
            if (results_[i].answers && results_[i].staff)
                by_person[results_[i].staff->index()].push_back(i);
        for (auto& [staff, list] : by_person)
            if (list.size() > 1) compare(list);
    }

    void compare(const std::vector<std::size_t>& list) {
        std::vector<std::size_t> different;
        for (const std::size_t i : list) {
            const Returned& one = *results_[i].answers;
            const auto same = std::find_if(different.begin(), different.end(), [&](std::size_t j) {
                const Returned& other = *results_[j].answers;
                return one.date == other.date && one.answers == other.answers;
            });
            if (same == different.end()) {
                different.push_back(i);
                continue;
            }
            RowResult& row = results_[i].row;
            row.outcome = Outcome::Superseded;
            row.issues.push_back(
                {MessageId::KitSameAgain, row.place, "", results_[*same].row.place.file, ""});
            name_person(results_[i]);
            results_[i].answers.reset();
        }
        std::vector<std::size_t> contradictory;
        for (const std::size_t i : different) {
            const auto& date = results_[i].answers->date;
            const auto same_day =
                std::count_if(different.begin(), different.end(),
                              [&](std::size_t j) { return results_[j].answers->date == date; });
            if (same_day > 1 || (!date && different.size() > 1)) contradictory.push_back(i);
        }
        for (const std::size_t i : contradictory) hold_repeat(i, different);
        for (const std::size_t i : contradictory) results_[i].answers.reset();
    }

    void hold_repeat(std::size_t i, const std::vector<std::size_t>& different) {
        std::string others;
        for (const std::size_t j : different)
            if (j != i) others += (others.empty() ? "" : ", ") + results_[j].row.place.file;
        RowResult& row = results_[i].row;
        row.outcome = Outcome::Held;
        row.issues.push_back({MessageId::KitContradiction, row.place, "", others, ""});
        name_person(results_[i]);
        to_be_checked_[results_[i].staff->index()] = true;
    }

    void name_person(Candidate& one) const {
        one.row.staff = records_.staff[*one.staff].id;
        one.row.name = records_.staff[*one.staff].name;
    }

    // ------------------------------------------------------------------------------- importing

    Result<void> feed() {
        std::vector<std::size_t> fed;
        const import::SourceProfile& list = import::source_profiles().back();
        for (std::size_t i = 0; i < results_.size(); ++i) {
            if (!results_[i].answers) continue;
            AnswerSheet sheet = sheet_of(results_[i]);
            sheet.mapping().source = list.id;
            sheet.mapping().into = "skill_checks";
            auto table = import::SourceTable::open(
                sheet, &list, [](const std::string& /*heading*/) { return true; });
            if (!table) return table.error();
            if (auto added = importer_.add(*table, sheet.mapping()); !added) return added.error();
            fed.push_back(i);
        }
        auto plan = importer_.plan();
        if (!plan) return plan.error();
        collection_.plan = std::move(*plan);
        for (std::size_t k = 0; k < fed.size() && k < collection_.plan.rows.size(); ++k)
            merge(results_[fed[k]], std::move(collection_.plan.rows[k]));
        for (const import::HeldPerson& person : collection_.plan.held)
            for (const std::string& number : person.candidates)
                if (const auto staff = staff_of(number)) to_be_checked_[staff->index()] = true;
        for (import::HeldPerson& person : held_) collection_.plan.held.push_back(std::move(person));
        return {};
    }

    AnswerSheet sheet_of(const Candidate& one) const {
        const Returned& answers = *one.answers;
        AnswerSheet sheet(one.row.place.file, std::max<std::uint32_t>(answers.row, 2));
        const Clue clue = clue_of(one, answers);
        sheet.add({Target::Kind::Person, "number"}, std::string(clue.number));
        sheet.add({Target::Kind::Person, "name"}, std::string(clue.name));
        sheet.add({Target::Kind::Person, "department"}, std::string(clue.department));
        if (answers.date) {
            const auto day = static_cast<double>(serial_of_date(*answers.date));
            sheet.add({Target::Kind::Field, "date"}, CellValue{CellKind::Date, 0, false, day, {}});
        }
        for (const auto& [number, answer] : answers.answers) {
            const Question& question = questions_[kit::QuestionId(number)];
            const Target::Kind kind = question.kind == Question::Kind::Skill  ? Target::Kind::Skill
                                      : question.kind == Question::Kind::Tool ? Target::Kind::Tool
                                                                              : Target::Kind::Box;
            sheet.add({kind, question.heading}, answer);
        }
        return sheet;
    }

    // What the importer says of it, with what was found while it was read.
    void merge(Candidate& one, RowResult row) {
        const Place place = one.row.place;
        std::vector<Issue> issues = std::move(one.answers->issues);
        if (!one.answers->date && one.answers->date_blank)
            issues.push_back({MessageId::KitNoDate, place, "", "", ""});
        for (Issue& issue : row.issues) issues.push_back(std::move(issue));
        one.row = std::move(row);
        one.row.place = place;
        one.row.issues = std::move(issues);
    }

    // --------------------------------------------------------------------------------- missing

    void note_returned(const Candidate& one) {
        const bool used = one.row.outcome != Outcome::Held && one.row.outcome != Outcome::Rejected;
        if (!used) return;
        if (const auto staff = staff_of(one.row.staff)) returned_[staff->index()] = true;
    }

    void note_checks_since(Date since) {
        const auto note = [&](const auto& answers) {
            for (const auto& one : answers)
                if (one.date.known() && one.date.date() >= since)
                    returned_[one.staff.index()] = true;
        };
        note(records_.skill_levels);
        note(records_.tool_levels);
        note(records_.checklist_answers);
    }

    void find_missing() {
        if (choices_.since) note_checks_since(*choices_.since);
        for (const Id<StaffMember> staff : questions_.people()) {
            ++collection_.asked;
            if (returned_[staff.index()])
                ++collection_.returned;
            else
                collection_.missing.push_back({staff, to_be_checked_[staff.index()]});
        }
        const auto place = [this](const MissingPerson& one) {
            const auto department = records_.staff[one.staff].department;
            return department ? department->index() : records_.departments.size();
        };
        std::stable_sort(collection_.missing.begin(), collection_.missing.end(),
                         [&](const auto& a, const auto& b) { return place(a) < place(b); });
    }

    Importer& importer_;
    const kit::Questions& questions_;
    const Records& records_;
    const CollectChoices& choices_;
    IdentityIndex identity_;
    std::vector<Candidate> results_;
    std::vector<import::HeldPerson> held_;
    std::map<std::string, std::size_t> held_at_;
    std::vector<bool> returned_;
    std::vector<bool> to_be_checked_;
    Collection collection_;
};

}  // namespace

Result<Collection> CollectJob::collect(
    std::vector<ReturnedFile> files, const CollectChoices& choices,
    const std::function<void(std::size_t, std::size_t)>& progress) {
    const std::size_t given = files.size();
    std::erase_if(files, [](const ReturnedFile& file) { return is_of_no_interest(file.name); });
    std::stable_sort(files.begin(), files.end(),
                     [](const auto& a, const auto& b) { return a.name < b.name; });
    Collector collector(state_->job->importer(), *state_->questions, choices);
    xlsx::side_by_side(
        files.size(), [&](std::size_t i) { return read_one(files[i], *state_->questions); },
        [&](std::size_t i, FileRead read) {
            collector.take(files[i].name, std::move(read));
            if (progress) progress(i + 1, files.size());
            return true;
        });
    auto collection = collector.finish();
    if (!collection) return collection.error();
    collection->files = given;
    collection->of_no_interest = given - files.size();
    return collection;
}

std::string collection_json(const Collection& collection, const Records& records,
                            Language language) {
    nlohmann::ordered_json json;
    json["files"] = collection.files;
    json["ignored"] = collection.of_no_interest;
    json["unreadable"] = collection.unreadable;
    json["people"] = collection.asked;
    json["returned"] = collection.returned;
    json["kits"] = collection.kits;
    auto plan = nlohmann::ordered_json::parse(import_json({}, &collection.plan, language));
    for (const char* part : {"counts", "rows", "held"}) json[part] = std::move(plan[part]);
    json["missing"] = nlohmann::ordered_json::array();
    std::optional<std::optional<Id<Department>>> last;
    for (const MissingPerson& one : collection.missing) {
        const StaffMember& member = records.staff[one.staff];
        if (!last || *last != member.department) {
            last = member.department;
            const Department* department =
                member.department ? &records.departments[*member.department] : nullptr;
            json["missing"].push_back({{"department", department ? department->code : ""},
                                       {"name", department ? department->name : ""},
                                       {"people", nlohmann::ordered_json::array()}});
        }
        json["missing"].back()["people"].push_back(
            {{"staff_id", member.id}, {"name", member.name}, {"to_be_checked", one.to_be_checked}});
    }
    return json.dump(1) + "\n";
}

}  // namespace skillmap::engine
