#include "core/intake/import/proposal.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "core/intake/import/answer_inspector.h"
#include "core/text/normalize.h"

namespace skillmap::import {
namespace {

using Kind = Target::Kind;

bool is_one_of(const std::vector<Target>& targets, const Target& target) {
    return std::find(targets.begin(), targets.end(), target) != targets.end();
}

bool is_answer(Kind kind) {
    return kind == Kind::Skill || kind == Kind::Tool || kind == Kind::Box;
}

// Decides which sheet the rows go to, then what each column says by its heading.
class Proposer {
  public:
    Proposer(const SourceTable& table, const Meanings& meanings, const Vocabulary& vocabulary,
             const Mapping& given)
        : table_(table), meanings_(meanings), vocabulary_(vocabulary), mapping_(given) {}

    Mapping make() {
        mapping_.source = table_.profile().id;
        find_pairs();
        if (mapping_.into.empty()) mapping_.into = destination();
        given_ = std::exchange(mapping_.columns, {});
        for (const Heading& heading : table_.headings()) add(heading);
        yield_to_questions();
        doubt_the_second_of_two();
        take_title();
        return std::move(mapping_);
    }

  private:
    // Headings that say something only beside each other.
    void find_pairs() {
        std::vector<Target> found;
        for (const Heading& heading : table_.headings())
            if (const Target one = meanings_.paired(heading.text); one.kind != Kind::Open)
                found.push_back(one);
        for (const Target& one : found)
            if (is_one_of(found, Meanings::partner(one)) && !is_one_of(pairs_, one))
                pairs_.push_back(one);
    }

    // What a heading says as one of two. The second of that meaning says nothing.
    Target take_paired(const std::string& heading) {
        Target target = meanings_.paired(heading);
        const auto at = std::find(pairs_.begin(), pairs_.end(), target);
        if (at == pairs_.end()) return {};
        pairs_.erase(at);
        return target;
    }

    // Answers about skills make checks; else the sheet of the form whose headings fit best.
    std::string destination() const {
        if (!table_.profile().into.empty()) return table_.profile().into;
        if (!mapping_.training.empty()) return "attendances";
        if (is_one_of(pairs_, Target{Kind::Level, {}})) return "skill_checks";
        std::map<Kind, std::size_t> counts;
        for (const Heading& heading : table_.headings())
            if (table_.profile().column(heading.text) == nullptr)
                ++counts[subject(heading.text).target.kind];
        const std::size_t checks = counts[Kind::Skill] + counts[Kind::Tool] + counts[Kind::Box];
        if (checks > 0 && checks >= counts[Kind::Training]) return "skill_checks";
        if (counts[Kind::Training] > 0) return "attendances";
        std::string best = "skill_checks";
        Fit best_fit{};
        for (const FormSheet& sheet : meanings_.form().sheets) {
            if (sheet.key.empty() || sheet.id == "import_review") continue;
            const Fit fit = fitting(sheet);
            if (fit <= best_fit) continue;
            best_fit = fit;
            best = sheet.id;
        }
        return best;
    }

    // How many headings mean something beside the sheet, whether it has all it cannot do without,
    // and how many are its own: the earlier decides.
    using Fit = std::tuple<std::size_t, bool, std::size_t>;

    Fit fitting(const FormSheet& sheet) const {
        std::set<std::string> found;
        std::size_t own = 0;
        for (const Heading& heading : table_.headings()) {
            Target target = plain_meaning(sheet, heading.text);
            if (target.kind == Kind::Open)
                target = person_clue(heading.text);
            else
                ++own;
            if (target.kind == Kind::Open || target.kind == Kind::Ignore) continue;
            found.insert(to_string(target));
            if (sheet.id == "attendances" && meanings_.attended(heading.text))
                found.insert("field.status");
        }
        if (mapping_.date) found.insert("field.date");
        if (!mapping_.status.empty()) found.insert("field.status");
        const bool complete =
            std::all_of(sheet.columns.begin(), sheet.columns.end(), [&](const FormColumn& one) {
                return !one.required || one.id == "staff" ||
                       found.count(to_string(meanings_.field(sheet, one.names.front()))) > 0;
            });
        return {found.size(), complete, own};
    }

    Target person_clue(const std::string& heading) const {
        const Target target = meanings_.field(meanings_.form().sheet("staff"), heading);
        return target.kind == Kind::Person ? target : Target{};
    }

    // What a heading says that the source or the form has.
    Target plain_meaning(const FormSheet& sheet, const std::string& heading) const {
        if (const SourceColumn* own = table_.profile().column(heading))
            return *parse_target(own->to);
        if ((sheet.id == "attendances" || is_checks(sheet)) && !is_tick(heading) &&
            meanings_.attended(heading))
            return training_field;
        Target own = meanings_.field(sheet, heading);
        if (own.kind == Kind::Open && is_checks(sheet) &&
            meanings_.field(meanings_.form().sheet("attendances"), heading) == date_field)
            return {Kind::Attended, {}};
        return own;
    }

    // A skill within a question that asks for trainings is none.
    Meanings::Found subject(const std::string& heading) const {
        const bool names_trainings = !is_tick(heading) && meanings_.attended(heading);
        return names_trainings ? Meanings::Found{} : meanings_.subject(heading);
    }

    void add(const Heading& heading) {
        const auto said = std::find_if(given_.begin(), given_.end(), [&](const MappedColumn& one) {
            return one.occurrence == heading.occurrence &&
                   match_key(one.heading) == match_key(heading.text);
        });
        MappedColumn column;
        column.heading = heading.text;
        column.occurrence = heading.occurrence;
        if (said != given_.end()) {
            column = *said;
            column.certain = column.target.kind != Kind::Open;
            column.given = true;
            column.why = Why::Given;
        } else {
            decide(column);
        }
        mapping_.columns.push_back(std::move(column));
    }

    void decide(MappedColumn& column) {
        column.dates = table_.profile().dates;
        if (const SourceColumn* own = table_.profile().column(column.heading)) {
            column.target = *parse_target(own->to);
            column.dates = own->dates;
            column.why = Why::Source;
            if (column.target.kind == Kind::Field && !on_sheet(column.target.name))
                column.target = {Kind::Ignore, {}};
            return;
        }
        if (belongs_to_another(column.heading)) {
            column.target.kind = Kind::Ignore;
            column.why = Why::OfAnother;
            return;
        }
        column.why = Why::Beside;
        column.target = take_paired(column.heading);
        if (column.target.kind != Kind::Open) return;
        column.target = plain_meaning(meanings_.form().sheet(mapping_.into), column.heading);
        if (column.target.kind == Kind::Open)
            column.target = meanings_.field(meanings_.form().sheet("staff"), column.heading);
        if (column.target.kind == Kind::Field && !on_sheet(column.target.name))
            column.target = {Kind::Ignore, {}};
        const auto state = meanings_.attended(column.heading);
        column.why = state && column.target == training_field ? Why::Question : Why::Form;
        if (state && column.target == training_field && mapping_.status.empty())
            mapping_.status = *state;
        if (column.target.kind == Kind::Open) decide_by_words(column);
    }

    void decide_by_words(MappedColumn& column) const {
        column.why = Why::Tick;
        if (decide_tick(column)) return;
        const Meanings::Found found = subject(column.heading);
        if (fits(found.target)) {
            column.target = found.target;
            column.why = found.certain ? Why::Name : Why::Resembles;
            column.certain =
                found.certain && (mapping_.takes_checks() || !is_answer(found.target.kind));
        } else {
            column.target = meanings_.asked_clue(column.heading);
            column.why = column.target.kind == Kind::Open ? Why::Unknown : Why::Question;
        }
    }

    // "ITEM[CHOICE]"
    bool is_tick(const std::string& heading) const {
        const std::string text = compatible_text(heading);
        return table_.profile().ticks && text.find('[') != std::string::npos && text.back() == ']';
    }

    // "SKILL[LEVEL]": a tick means that level. What a tick at a skill means has to be told.
    bool decide_tick(MappedColumn& column) const {
        if (!is_tick(column.heading)) return false;
        const std::string heading = compatible_text(column.heading);
        const std::size_t open = heading.rfind('[');
        const std::string choice = heading.substr(open + 1, heading.size() - open - 2);
        Meanings::Found found = meanings_.subject(heading.substr(0, open));
        const bool levelled = found.target.is_levelled() && fits(found.target);
        if (levelled) column.level = level_of(found.target, choice);
        if (!column.level) found = meanings_.subject(choice);
        if (!found.target.is_levelled() || !fits(found.target)) return false;
        column.target = found.target;
        column.certain = found.certain && column.level.has_value();
        return true;
    }

    std::optional<int> level_of(const Target& target, const std::string& choice) const {
        const ReadAnswer read =
            read_answer(choice, vocabulary_.levels_of(target.name), mapping_.levels);
        return read.kind == ReadAnswer::Kind::Level ? std::optional(read.level) : std::nullopt;
    }

    // A row that says which skills somebody has may say as well which trainings they attended.
    bool on_sheet(const std::string& column) const {
        if (mapping_.takes_checks() && column == training_field.name) return true;
        const FormSheet& sheet = meanings_.form().sheet(mapping_.into);
        return std::any_of(sheet.columns.begin(), sheet.columns.end(),
                           [&column](const FormColumn& one) { return one.id == column; });
    }

    // "Points - QUESTION"
    bool belongs_to_another(const std::string& heading) const {
        if (!table_.profile().parts) return false;
        const std::string key = match_key(heading);
        const auto& headings = table_.headings();
        return std::any_of(headings.begin(), headings.end(), [&key](const Heading& other) {
            const std::string end = "-" + match_key(other.text);
            return key.size() > end.size() &&
                   key.compare(key.size() - end.size(), end.size(), end) == 0;
        });
    }

    bool fits(const Target& target) const {
        if (target.kind == Kind::Training) return mapping_.takes_answers();
        if (!is_answer(target.kind)) return false;
        const bool only_attendances = !table_.profile().into.empty() || !mapping_.training.empty();
        return mapping_.takes_checks() || (mapping_.takes_answers() && !only_attendances);
    }

    bool is_of_the_source(const MappedColumn& column) const {
        return table_.profile().column(column.heading) != nullptr;
    }

    // What somebody was asked for counts more than what the source adds of its own: a typed name
    // more than that of the account, the day of a training more than that of the answer.
    void yield_to_questions() {
        for (MappedColumn& own : mapping_.columns) {
            if (!is_of_the_source(own) || own.given) continue;
            if (own.target.kind != Kind::Field && own.target.kind != Kind::Person) continue;
            const bool asked = std::any_of(
                mapping_.columns.begin(), mapping_.columns.end(), [&](const MappedColumn& other) {
                    return !is_of_the_source(other) && other.target == own.target &&
                           is_plain(other.heading);
                });
            if (!asked) continue;
            own.target = {Kind::Ignore, {}};
            own.why = Why::Yields;
        }
    }

    bool is_plain(const std::string& heading) const {
        return meanings_.is_of_form(heading, mapping_.into);
    }

    // Columns of the source are several ways to say one thing; questions are not.
    void doubt_the_second_of_two() {
        std::set<std::string> seen;
        for (MappedColumn& column : mapping_.columns) {
            const Kind kind = column.target.kind;
            if (kind == Kind::Ignore || kind == Kind::Open || column.given) continue;
            const bool person = kind == Kind::Person;
            if (person && (is_of_the_source(column) || !is_plain(column.heading))) continue;
            if (column.level) continue;
            if (seen.insert(to_string(column.target)).second ||
                (person && column.target.name == "department"))
                continue;
            column.certain = false;
            column.why = Why::Repeated;
        }
    }

    // The name of a meeting is that of a training, if there is one.
    void take_title() {
        if (mapping_.into != "attendances" || !mapping_.training.empty() || table_.title().empty())
            return;
        const Meanings::Found found = meanings_.subject(table_.title());
        if (found.target.kind == Kind::Training && found.certain)
            mapping_.training = found.target.name;
    }

    const SourceTable& table_;
    const Meanings& meanings_;
    const Vocabulary& vocabulary_;
    std::vector<Target> pairs_;  // those that both are there and not taken yet
    Mapping mapping_;
    std::vector<MappedColumn> given_;
};

}  // namespace

Result<Proposal> propose(const SourceTable& table, const Meanings& meanings,
                         const Vocabulary& vocabulary, const Mapping& given) {
    Proposal proposal{Proposer(table, meanings, vocabulary, given).make(), {}, {}, {}};
    if (auto looked = inspect_answers(table, meanings, vocabulary, proposal); !looked)
        return looked.error();
    return proposal;
}

bool Proposal::has_person() const {
    const auto who = [](const MappedColumn& column) {
        return column.target.kind == Kind::Person && column.target.name != "department";
    };
    return mapping.into == "departments" || mapping.into == "trainings" ||
           std::any_of(mapping.columns.begin(), mapping.columns.end(), who);
}

bool Proposal::has_content() const {
    const auto has = [this](auto... kinds) {
        return std::any_of(
            mapping.columns.begin(), mapping.columns.end(),
            [&](const MappedColumn& column) { return ((column.target.kind == kinds) || ...); });
    };
    const auto has_field = [this](std::string_view id) {
        return std::any_of(mapping.columns.begin(), mapping.columns.end(),
                           [&](const MappedColumn& column) {
                               return column.target == Target{Kind::Field, std::string(id)};
                           });
    };
    if (!mapping.takes_answers()) return has(Kind::Field) || mapping.into == "staff";
    if (has(Kind::Skill, Kind::Tool, Kind::Box) || (has(Kind::Subject) && has(Kind::Level)))
        return true;
    const bool training = !mapping.training.empty() || has_field("training") || has(Kind::Training);
    const bool how = has_field("status") || !mapping.status.empty() ||
                     has(Kind::Training, Kind::Percent) || (has(Kind::Minutes) && mapping.minutes);
    return training && how;
}

bool Proposal::certain() const {
    return has_person() && has_content() && unknown_answers.empty() && issues.empty() &&
           std::all_of(mapping.columns.begin(), mapping.columns.end(),
                       [](const MappedColumn& column) { return column.certain; });
}

}  // namespace skillmap::import
