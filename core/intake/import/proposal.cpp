#include "core/intake/import/proposal.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "core/intake/cell_text.h"
#include "core/intake/import/levels.h"
#include "core/intake/import/values.h"
#include "core/messages.h"
#include "core/text/name_key.h"
#include "core/text/normalize.h"

namespace skillmap::import {
namespace {

using Kind = Target::Kind;

constexpr std::size_t shortest_name = 6;  // bytes of a key that may be found within a heading
constexpr double resemblance = 0.7;
constexpr double clear_lead = 0.1;
constexpr double most = 0.8;
constexpr double few = 0.3;
constexpr std::size_t most_unknown = 50;  // different answers of a column that are told

// Without what people write around a name: punctuation, and the number of a question in front.
std::string bare_key(std::string_view text) {
    static constexpr std::array marks{"、", "。", "・", "「", "」", "『", "』", "【", "】", "〈",
                                      "〉", "《", "》", "〔", "〕", "…",  "‐",  "―",  "–",  "—"};
    const std::string key = match_key(text);
    std::string bare;
    for (std::size_t i = 0; i < key.size();) {
        const auto mark = std::find_if(marks.begin(), marks.end(), [&](const char* one) {
            return key.compare(i, std::string_view(one).size(), one) == 0;
        });
        if (mark != marks.end()) {
            i += std::string_view(*mark).size();
        } else if (static_cast<unsigned char>(key[i]) < 0x80 &&
                   std::isalnum(static_cast<unsigned char>(key[i])) == 0) {
            ++i;
        } else {
            bare += key[i++];
        }
    }
    return bare;
}

std::string without_number(std::string_view heading) {
    std::string normal = compatible_text(heading);
    std::string_view rest = normal;
    for (const std::string_view word : {"設問", "質問", "問", "Q", "q"})
        if (rest.substr(0, word.size()) == word) {
            rest.remove_prefix(word.size());
            break;
        }
    const std::size_t digits = rest.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos) return normal;
    std::string_view after = rest.substr(digits);
    const bool separated =
        std::string_view(".:-)_ ").find(after.front()) != std::string_view::npos ||
        after.substr(0, 3) == "、";
    return separated ? std::string(after) : normal;
}

// The pairs of neighbouring characters.
std::set<std::string> pairs_of(const std::string& key) {
    std::vector<std::string> characters;
    for (std::size_t i = 0; i < key.size();) {
        std::size_t end = i + 1;
        while (end < key.size() && (static_cast<unsigned char>(key[end]) & 0xC0U) == 0x80) ++end;
        characters.push_back(key.substr(i, end - i));
        i = end;
    }
    std::set<std::string> pairs;
    for (std::size_t i = 0; i + 1 < characters.size(); ++i)
        pairs.insert(characters[i] + characters[i + 1]);
    return pairs;
}

double likeness(const std::set<std::string>& a, const std::set<std::string>& b) {
    if (a.empty() || b.empty()) return 0;
    const auto common = std::count_if(a.begin(), a.end(),
                                      [&b](const std::string& pair) { return b.count(pair) > 0; });
    return 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

// The columns of a person by the id of a column of the form.
std::string clue_of(const FormSheet& sheet, const std::string& column) {
    static const std::map<std::string_view, std::string_view> clues{
        {"staff", "number"}, {"name", "name"}, {"kana", "kana"}, {"mail", "mail"}};
    if (column == "id") return "number";
    if (sheet.id != "skill_checks" && sheet.id != "tool_checks" && sheet.id != "staff" &&
        column != "staff" && column != "mail")
        return {};
    if (column == "department" || column == "department_name") return "department";
    const auto clue = clues.find(column);
    return clue == clues.end() ? std::string() : std::string(clue->second);
}

std::string without_zeros(std::string_view number) {
    const std::string key = match_key(number);
    const std::size_t first = key.find_first_not_of('0');
    return first == std::string::npos ? key : key.substr(first);
}

}  // namespace

Meanings::Meanings(const Form& form, const Vocabulary& vocabulary, const Records& records,
                   const std::vector<BookSheet>& checks)
    : form_(form) {
    for (const Scheme* scheme : vocabulary.schemes()) {
        for (const Skill& skill : scheme->skills) {
            add(skill.name, {Kind::Skill, skill.name});
            for (const std::string& alias : skill.aliases) add(alias, {Kind::Skill, skill.name});
        }
        for (const Tool& tool : scheme->tools) {
            add(tool.name, {Kind::Tool, tool.name});
            for (const std::string& alias : tool.aliases) add(alias, {Kind::Tool, tool.name});
        }
    }
    for (const BookSheet& sheet : checks)
        for (const auto& [id, heading] : sheet.boxes) add(heading, {Kind::Box, heading});
    add_items(vocabulary);
    for (const Training& training : records.trainings)
        add(training.name, {Kind::Training, training.name});
    for (const StaffMember& member : records.staff) {
        numbers_.insert(without_zeros(member.id));
        if (!member.name.empty()) people_.insert(name_key(member.name));
        if (!member.kana.empty()) readings_.insert(kana_key(member.kana));
    }
    for (const Department& department : records.departments) {
        departments_.insert(without_zeros(department.code));
        departments_.insert(name_key(department.name));
        departments_.insert(name_key(department.bureau + department.name));
    }
}

// An item of a checklist is asked by its name, where the only box for it has the tool and the level
// in front ("Excel Lv3 ピボットテーブル").
void Meanings::add_items(const Vocabulary& vocabulary) {
    std::vector<Name> boxes;
    std::copy_if(names_.begin(), names_.end(), std::back_inserter(boxes),
                 [](const Name& name) { return name.target.kind == Kind::Box; });
    for (const Tool* tool : vocabulary.tools())
        for (const ToolCheck& check : tool->checks) {
            const std::string key = bare_key(check.name);
            const auto ends_so = [&key](const Name& box) {
                return box.key.size() >= key.size() &&
                       box.key.compare(box.key.size() - key.size(), key.size(), key) == 0;
            };
            const auto box = std::find_if(boxes.begin(), boxes.end(), ends_so);
            if (box != boxes.end() && std::count_if(boxes.begin(), boxes.end(), ends_so) == 1)
                add(check.name, box->target);
        }
}

bool Meanings::is_clue(const std::string& clue, const std::string& answer) const {
    if (clue == "number") return numbers_.count(without_zeros(answer)) > 0;
    if (clue == "name") return people_.count(name_key(answer)) > 0;
    if (clue == "mail" || clue == "upn") return answer.find('@') != std::string::npos;
    if (clue == "kana") return readings_.count(kana_key(answer)) > 0;
    return departments_.count(without_zeros(answer)) > 0 ||
           departments_.count(name_key(answer)) > 0;
}

Target Meanings::asked_clue(const std::string& heading) const {
    const std::string key = bare_key(heading);
    std::string longest;
    Target target;
    for (const FormColumn& column : form_.sheet("staff").columns) {
        const std::string clue = clue_of(form_.sheet("staff"), column.id);
        if (clue.empty()) continue;
        for (const std::string& name : column.names) {
            const std::string own = bare_key(name);
            if (key.find(own) == std::string::npos || own.size() <= longest.size()) continue;
            longest = own;
            target = {Kind::Person, clue};
        }
    }
    return target;
}

void Meanings::add(const std::string& name, const Target& target) {
    std::string key = bare_key(name);
    if (key.empty()) return;
    std::set<std::string> pairs = pairs_of(key);
    names_.push_back({std::move(key), std::move(pairs), target});
}

// A name that is the whole heading, or the longest of those within it. Several: it does not cover
// the others.
const Meanings::Name* Meanings::named(const std::string& heading, bool& several) const {
    several = false;
    const std::string whole = bare_key(heading);
    const std::string key = bare_key(without_number(heading));
    const Name* longest = nullptr;
    for (const Name& name : names_) {
        if (name.key == key || name.key == whole) return &name;
        if (name.key.size() < shortest_name || key.find(name.key) == std::string::npos) continue;
        if (longest == nullptr || name.key.size() > longest->key.size()) longest = &name;
    }
    several =
        longest != nullptr && std::any_of(names_.begin(), names_.end(), [&](const Name& name) {
            return name.key.size() >= shortest_name && !(name.target == longest->target) &&
                   key.find(name.key) != std::string::npos &&
                   longest->key.find(name.key) == std::string::npos;
        });
    return longest;
}

Meanings::Found Meanings::subject(const std::string& heading) const {
    bool several = false;
    if (const Name* name = named(heading, several)) {
        const bool whole =
            name->key == bare_key(heading) || name->key == bare_key(without_number(heading));
        return {name->target, !several, whole};
    }
    return resembling(bare_key(without_number(heading)));
}

Meanings::Found Meanings::resembling(const std::string& key) const {
    const std::set<std::string> pairs = pairs_of(key);
    double best = 0;
    double second = 0;
    const Name* likely = nullptr;
    for (const Name& name : names_) {
        const double like = likeness(pairs, name.pairs);
        if (like > best) {
            if (likely != nullptr && !(likely->target == name.target)) second = best;
            best = like;
            likely = &name;
        } else if (likely != nullptr && !(likely->target == name.target)) {
            second = std::max(second, like);
        }
    }
    if (likely == nullptr || best < resemblance || best - second < clear_lead) return {};
    return {likely->target, false};
}

std::optional<std::string> Meanings::attended(const std::string& heading) const {
    const auto state = form_.vocabulary("attended_question").find(without_number(heading));
    return state ? std::optional(std::string(*state)) : std::nullopt;
}

Target Meanings::field(const FormSheet& sheet, const std::string& heading) const {
    const auto column = sheet.column_keys.find(match_key(without_number(heading)));
    if (column == sheet.column_keys.end()) return {};
    const std::string& id = sheet.columns[column->second].id;
    if (std::string clue = clue_of(sheet, id); !clue.empty())
        return {Kind::Person, std::move(clue)};
    return {Kind::Field, id};
}

bool Meanings::knows(const std::string& heading) const {
    if (std::any_of(form_.sheets.begin(), form_.sheets.end(), [&](const FormSheet& sheet) {
            return !sheet.key.empty() && field(sheet, heading).kind != Kind::Open;
        }))
        return true;
    bool several = false;
    return attended(heading) || (named(heading, several) != nullptr && !several);
}

// ------------------------------------------------------------------------------------------------

namespace {

bool goes_to_checks(const Mapping& mapping) {
    return mapping.into == "skill_checks";
}

// Decides which sheet the rows go to, then what each column says by its heading.
class Proposer {
  public:
    Proposer(const SourceTable& table, const Meanings& meanings, const Mapping& given)
        : table_(table), meanings_(meanings), mapping_(given) {}

    Mapping make() {
        mapping_.source = table_.profile().id;
        if (mapping_.into.empty()) mapping_.into = destination();
        given_ = std::exchange(mapping_.columns, {});
        for (const Heading& heading : table_.headings()) add(heading);
        yield_to_questions();
        doubt_the_second_of_two();
        take_title();
        return std::move(mapping_);
    }

  private:
    // Answers about skills make checks; else the sheet of the form whose headings fit best.
    std::string destination() const {
        const std::string& source = table_.profile().id;
        if (source == "teams" || source == "udemy" || !mapping_.training.empty())
            return "attendances";
        std::map<Kind, std::size_t> counts;
        for (const Heading& heading : table_.headings())
            if (table_.profile().column(heading.text) == nullptr)
                ++counts[subject(heading.text).target.kind];
        const std::size_t checks = counts[Kind::Skill] + counts[Kind::Tool] + counts[Kind::Box];
        if (checks > 0 && checks >= counts[Kind::Training]) return "skill_checks";
        if (counts[Kind::Training] > 0) return "attendances";
        std::string best = "skill_checks";
        std::size_t most_fits = 0;
        for (const FormSheet& sheet : meanings_.form().sheets) {
            if (sheet.key.empty() || sheet.id == "import_review") continue;
            const std::size_t fits = fitting(sheet);
            if (fits <= most_fits) continue;
            most_fits = fits;
            best = sheet.id;
        }
        return best;
    }

    // How many headings the sheet has; none where one it cannot do without is missing.
    std::size_t fitting(const FormSheet& sheet) const {
        std::set<std::string> found;
        for (const Heading& heading : table_.headings()) {
            const Target target = plain_meaning(sheet, heading.text);
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
        return complete ? found.size() : 0;
    }

    // What a heading says that the source or the form has.
    Target plain_meaning(const FormSheet& sheet, const std::string& heading) const {
        if (const SourceColumn* own = table_.profile().column(heading))
            return *parse_target(own->to);
        if (sheet.id == "attendances" && meanings_.attended(heading))
            return {Kind::Field, "training"};
        return meanings_.field(sheet, heading);
    }

    // A skill within a question that asks for trainings is none.
    Meanings::Found subject(const std::string& heading) const {
        return meanings_.attended(heading) ? Meanings::Found{} : meanings_.subject(heading);
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
            if (column.target.kind == Kind::Field && !on_sheet(column.target.name))
                column.target = {Kind::Ignore, {}};
            return;
        }
        if (belongs_to_another(column.heading)) {
            column.target.kind = Kind::Ignore;
            return;
        }
        column.target = plain_meaning(meanings_.form().sheet(mapping_.into), column.heading);
        if (column.target.kind == Kind::Open)
            column.target = meanings_.field(meanings_.form().sheet("staff"), column.heading);
        if (column.target.kind == Kind::Field && !on_sheet(column.target.name))
            column.target = {Kind::Ignore, {}};
        const auto state = meanings_.attended(column.heading);
        if (state && column.target == Target{Kind::Field, "training"} && mapping_.status.empty())
            mapping_.status = *state;
        if (column.target.kind == Kind::Open) decide_by_words(column);
    }

    void decide_by_words(MappedColumn& column) const {
        const Meanings::Found found = subject(column.heading);
        if (fits(found.target)) {
            column.target = found.target;
            column.certain = found.certain;
        } else {
            column.target = meanings_.asked_clue(column.heading);
        }
    }

    bool on_sheet(const std::string& column) const {
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
        if (goes_to_checks(mapping_))
            return target.kind == Kind::Skill || target.kind == Kind::Tool ||
                   target.kind == Kind::Box;
        return mapping_.into == "attendances" && target.kind == Kind::Training;
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
            if (asked) own.target = {Kind::Ignore, {}};
        }
    }

    bool is_plain(const std::string& heading) const {
        return meanings_.field(meanings_.form().sheet("staff"), heading).kind != Kind::Open ||
               meanings_.field(meanings_.form().sheet(mapping_.into), heading).kind != Kind::Open;
    }

    // Columns of the source are several ways to say one thing; questions are not.
    void doubt_the_second_of_two() {
        std::set<std::string> seen;
        for (MappedColumn& column : mapping_.columns) {
            const Kind kind = column.target.kind;
            if (kind == Kind::Ignore || kind == Kind::Open || column.given) continue;
            const bool person = kind == Kind::Person;
            if (person && (is_of_the_source(column) || !is_plain(column.heading))) continue;
            if (!seen.insert(to_string(column.target)).second &&
                !(person && column.target.name == "department"))
                column.certain = false;
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
    Mapping mapping_;
    std::vector<MappedColumn> given_;
};

// Looks at what stands below the headings: whether answers are levels, clues are clues, and dates
// can be read.
class AnswerInspector {
  public:
    AnswerInspector(const SourceTable& table, const Meanings& meanings,
                    const Vocabulary& vocabulary, Proposal& proposal)
        : table_(table), meanings_(meanings), proposal_(proposal) {
        for (const MappedColumn& column : proposal.mapping.columns)
            answers_.emplace_back(
                LevelReader(vocabulary.levels_of(column.target.name), proposal.mapping),
                is_date(column.target));
    }

    Result<void> look() {
        auto read = table_.each_row([this](const Row& row) {
            for (std::size_t i = 0; i < answers_.size(); ++i) look_at(row, i);
        });
        if (!read) return read;
        for (std::size_t i = 0; i < answers_.size(); ++i) conclude(i);
        return {};
    }

  private:
    // What the cells of a column are like.
    struct Answers {
        Answers(LevelReader reader, bool dates) : level(std::move(reader)), is_date(dates) {}

        LevelReader level;
        bool is_date;
        std::size_t filled = 0;
        std::size_t levels = 0;
        std::size_t clues = 0;
        std::map<std::string, std::size_t> unknown;
        std::optional<Issue> date;  // one whose order is not known
    };

    bool is_date(const Target& target) const {
        if (target.kind == Kind::Training) return true;
        if (target.kind != Kind::Field) return false;
        const auto& columns = meanings_.form().sheet(proposal_.mapping.into).columns;
        return std::any_of(columns.begin(), columns.end(), [&target](const FormColumn& one) {
            return one.id == target.name && one.kind == FormColumn::Kind::Date;
        });
    }

    void look_at(const Row& row, std::size_t i) {
        const MappedColumn& column = proposal_.mapping.columns[i];
        Answers& answers = answers_[i];
        const CellValue value = row.at(table_.headings()[i].column);
        if (column.target.kind == Kind::Ignore || is_blank(value)) return;
        ++answers.filled;
        const std::string answer = cell_text(value);
        if (answers.is_date) return look_at_date(row, i, value, answer);
        if (column.target.kind == Kind::Person) {
            if (!table_.profile().is_anonymous(answer) &&
                meanings_.is_clue(column.target.name, answer))
                ++answers.clues;
            return;
        }
        if (answers.level.read(answer))
            ++answers.levels;
        else if (answers.unknown.size() < most_unknown || answers.unknown.count(answer) > 0)
            ++answers.unknown[answer];
    }

    void look_at_date(const Row& row, std::size_t i, const CellValue& value,
                      const std::string& answer) {
        const MappedColumn& column = proposal_.mapping.columns[i];
        if (answers_[i].date || column.dates != DateOrder::Unknown ||
            value.kind != CellKind::Text || !needs_order(answer))
            return;
        answers_[i].date =
            Issue{MessageId::ImportDateOrder, table_.place(row.number, table_.headings()[i].column),
                  column.heading, answer, ""};
    }

    void conclude(std::size_t i) {
        MappedColumn& column = proposal_.mapping.columns[i];
        const Answers& answers = answers_[i];
        if (answers.date) {
            proposal_.issues.push_back(*answers.date);
            column.certain = false;
        }
        if (column.target.kind == Kind::Person && !column.given) conclude_clue(column, answers);
        // A column nobody knows, all of whose answers are levels, may be a skill that is spelt
        // otherwise.
        if (column.target.kind == Kind::Open && goes_to_checks(proposal_.mapping))
            column.certain =
                column.certain && (answers.filled == 0 || answers.levels < answers.filled);
        if (column.target.kind != Kind::Skill && column.target.kind != Kind::Tool) return;
        for (const auto& [answer, count] : answers.unknown)
            proposal_.unknown_answers.push_back({column.heading, answer, count});
    }

    // What only sounds like a clue to a person has to be one for most of them, and is not used
    // where it is one for few.
    void conclude_clue(MappedColumn& column, const Answers& answers) const {
        const Form& form = meanings_.form();
        const bool plain =
            table_.profile().column(column.heading) != nullptr ||
            meanings_.field(form.sheet("staff"), column.heading).kind != Kind::Open ||
            meanings_.field(form.sheet(proposal_.mapping.into), column.heading).kind != Kind::Open;
        const auto filled = static_cast<double>(answers.filled);
        const auto clues = static_cast<double>(answers.clues);
        if (plain || clues >= most * filled) return;
        if (clues <= few * filled)
            column.target = {};
        else
            column.certain = false;
    }

    const SourceTable& table_;
    const Meanings& meanings_;
    Proposal& proposal_;
    std::vector<Answers> answers_;
};

}  // namespace

Result<Proposal> propose(const SourceTable& table, const Meanings& meanings,
                         const Vocabulary& vocabulary, const Mapping& given) {
    Proposal proposal{Proposer(table, meanings, given).make(), {}, {}};
    if (auto looked = AnswerInspector(table, meanings, vocabulary, proposal).look(); !looked)
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
    if (goes_to_checks(mapping)) return has(Kind::Skill, Kind::Tool, Kind::Box);
    if (mapping.into == "tool_checks")
        return has(Kind::Tool, Kind::Box) || (has_field("tool") && has_field("level"));
    if (mapping.into != "attendances") return has(Kind::Field) || mapping.into == "staff";
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
