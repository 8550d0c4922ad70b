#include "core/intake/import/proposal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "core/intake/cell_text.h"
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
    std::string_view text = trim(heading);
    const std::string normal = compatible_text(text);
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
        for (const auto& [id, column] : sheet.columns)
            if (id.rfind("box:", 0) == 0) add(id.substr(4), {Kind::Box, id.substr(4)});
    for (const Training& training : records.trainings)
        add(training.name, {Kind::Training, training.name});
    for (const StaffMember& member : records.staff) {
        numbers_.insert(without_zeros(member.id));
        if (!member.name.empty()) people_.insert(name_key(member.name));
    }
}

bool Meanings::is_clue(const std::string& clue, const std::string& answer) const {
    if (clue == "number") return numbers_.count(without_zeros(answer)) > 0;
    if (clue == "name") return people_.count(name_key(answer)) > 0;
    if (clue == "mail" || clue == "upn") return answer.find('@') != std::string::npos;
    return true;
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
    if (!key.empty()) names_.push_back({std::move(key), target});
}

// A name that is the whole heading, or the longest of those within it when it covers the others.
Meanings::Found Meanings::subject(const std::string& heading) const {
    const std::string whole = bare_key(heading);
    const std::string key = bare_key(without_number(heading));
    const Name* longest = nullptr;
    for (const Name& name : names_) {
        if (name.key == key || name.key == whole) return {name.target, true};
        if (name.key.size() < shortest_name || key.find(name.key) == std::string::npos) continue;
        if (longest == nullptr || name.key.size() > longest->key.size()) longest = &name;
    }
    if (longest == nullptr) return resembling(key);
    const bool several = std::any_of(names_.begin(), names_.end(), [&](const Name& name) {
        return name.key.size() >= shortest_name && !(name.target == longest->target) &&
               key.find(name.key) != std::string::npos &&
               longest->key.find(name.key) == std::string::npos;
    });
    return {longest->target, !several};
}

Meanings::Found Meanings::resembling(const std::string& key) const {
    const std::set<std::string> pairs = pairs_of(key);
    double best = 0;
    double second = 0;
    const Name* likely = nullptr;
    for (const Name& name : names_) {
        const double like = likeness(pairs, pairs_of(name.key));
        if (like > best) {
            if (likely != nullptr && !(likely->target == name.target)) second = best;
            best = like;
            likely = &name;
        } else if (likely != nullptr && !(likely->target == name.target)) {
            second = std::max(second, like);
        }
    }
    if (best < resemblance || best - second < clear_lead) return {};
    return {likely->target, false};
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
    return subject(heading).certain;
}

std::optional<int> read_level(const std::string& answer, const LevelScale& scale,
                              const Mapping& mapping) {
    std::string_view text = trim(answer);
    while (!text.empty() && text.back() == ';') text.remove_suffix(1);
    if (const auto word = mapping.levels.find(match_key(text)); word != mapping.levels.end())
        return word->second <= scale.highest ? std::optional(word->second) : std::nullopt;
    const auto level = scale.parse(text);
    return level ? std::optional(level->value()) : std::nullopt;
}

// ------------------------------------------------------------------------------------------------

namespace {

bool is_checks(const std::string& sheet) {
    return sheet == "skill_checks";
}

// Decides first which sheet the rows go to, then what each column says.
class Proposer {
  public:
    Proposer(const SourceTable& table, const Meanings& meanings, const Vocabulary& vocabulary,
             const Mapping& given)
        : table_(table), meanings_(meanings), vocabulary_(vocabulary), mapping_(given) {}

    Result<Proposal> make() {
        mapping_.source = table_.profile().id;
        if (mapping_.into.empty()) mapping_.into = destination();
        std::vector<MappedColumn> given = std::exchange(mapping_.columns, {});
        for (const Heading& heading : table_.headings()) add(heading, given);
        doubt_the_second_of_two();
        take_title();
        Proposal proposal{std::move(mapping_), {}, {}};
        if (auto looked = look_at_answers(proposal); !looked) return looked.error();
        return proposal;
    }

  private:
    // Answers about skills make checks; else the sheet of the form whose headings fit best.
    std::string destination() const {
        const std::string& source = table_.profile().id;
        if (source == "teams" || source == "udemy") return "attendances";
        std::map<Kind, std::size_t> counts;
        for (const Heading& heading : table_.headings())
            if (table_.profile().column(heading.text) == nullptr)
                ++counts[meanings_.subject(heading.text).target.kind];
        const std::size_t checks = counts[Kind::Skill] + counts[Kind::Tool] + counts[Kind::Box];
        if (checks > 0 && checks >= counts[Kind::Training]) return "skill_checks";
        if (counts[Kind::Training] > 0) return "attendances";
        std::string best = "skill_checks";
        std::size_t most = 0;
        for (const FormSheet& sheet : meanings_.form().sheets) {
            if (sheet.key.empty()) continue;
            const std::size_t fits = fitting(sheet);
            if (fits <= most) continue;
            most = fits;
            best = sheet.id;
        }
        return best;
    }

    // How many headings the sheet has; none where one it cannot do without is missing.
    std::size_t fitting(const FormSheet& sheet) const {
        std::set<std::string> found;
        for (const Heading& heading : table_.headings())
            if (const Target target = meanings_.field(sheet, heading.text);
                target.kind != Kind::Open)
                found.insert(to_string(target));
        const bool complete =
            std::all_of(sheet.columns.begin(), sheet.columns.end(), [&](const FormColumn& one) {
                return !one.required || one.id == "staff" ||
                       found.count(to_string(meanings_.field(sheet, one.names.front()))) > 0;
            });
        return complete ? found.size() : 0;
    }

    void add(const Heading& heading, const std::vector<MappedColumn>& given) {
        const auto said = std::find_if(given.begin(), given.end(), [&](const MappedColumn& one) {
            return one.occurrence == heading.occurrence &&
                   match_key(one.heading) == match_key(heading.text);
        });
        MappedColumn column{heading.text, heading.occurrence, {}, true, DateOrder::Unknown};
        if (said != given.end())
            column = *said;
        else
            decide(column);
        mapping_.columns.push_back(std::move(column));
    }

    void decide(MappedColumn& column) const {
        column.dates = table_.profile().dates;
        if (const SourceColumn* own = table_.profile().column(column.heading)) {
            column.target = *parse_target(own->to);
            column.dates = own->dates;
            return;
        }
        if (belongs_to_another(column.heading)) {
            column.target.kind = Kind::Ignore;
            return;
        }
        column.target = meanings_.field(meanings_.form().sheet(mapping_.into), column.heading);
        if (column.target.kind == Kind::Open)
            column.target = meanings_.field(meanings_.form().sheet("staff"), column.heading);
        if (column.target.kind == Kind::Field && !on_sheet(column.target.name))
            column.target.kind = Kind::Ignore;
        if (column.target.kind != Kind::Open) return;
        const Meanings::Found found = meanings_.subject(column.heading);
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
        const auto& all = table_.headings();
        return std::any_of(all.begin(), all.end(), [&heading](const Heading& other) {
            const std::string end = " - " + other.text;
            return heading.size() > end.size() &&
                   heading.compare(heading.size() - end.size(), end.size(), end) == 0;
        });
    }

    bool is_plain_heading(const std::string& heading) const {
        return table_.profile().column(heading) != nullptr ||
               meanings_.field(meanings_.form().sheet("staff"), heading).kind != Kind::Open ||
               meanings_.field(meanings_.form().sheet(mapping_.into), heading).kind != Kind::Open;
    }

    bool fits(const Target& target) const {
        if (is_checks(mapping_.into))
            return target.kind == Kind::Skill || target.kind == Kind::Tool ||
                   target.kind == Kind::Box;
        return mapping_.into == "attendances" && target.kind == Kind::Training;
    }

    void doubt_the_second_of_two() {
        std::set<std::string> seen;
        for (MappedColumn& column : mapping_.columns) {
            const Kind kind = column.target.kind;
            if (kind == Kind::Ignore || kind == Kind::Open || kind == Kind::Person) continue;
            if (!seen.insert(to_string(column.target)).second) column.certain = false;
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

    // What the cells of a column are like.
    struct Answers {
        std::size_t filled = 0;
        std::size_t levels = 0;
        std::size_t clues = 0;
        std::map<std::string, std::size_t> unknown;
        std::optional<Issue> date;  // one whose order is not known
    };

    Result<void> look_at_answers(Proposal& proposal) const {
        std::vector<Answers> answers(proposal.mapping.columns.size());
        auto read = table_.each_row([&](const Row& row) {
            for (std::size_t i = 0; i < answers.size(); ++i)
                look_at(row, i, proposal.mapping, answers[i]);
        });
        if (!read) return read.error();
        for (std::size_t i = 0; i < answers.size(); ++i) conclude(proposal, i, answers[i]);
        return {};
    }

    void look_at(const Row& row, std::size_t i, const Mapping& mapping, Answers& answers) const {
        const MappedColumn& column = mapping.columns[i];
        const CellValue value = row.at(table_.headings()[i].column);
        if (column.target.kind == Kind::Ignore || is_blank(value)) return;
        const std::string answer = cell_text(value);
        ++answers.filled;
        if (column.target.kind == Kind::Person) {
            if (meanings_.is_clue(column.target.name, answer)) ++answers.clues;
            return;
        }
        if (column.target == Target{Kind::Field, "date"}) {
            if (!answers.date && column.dates == DateOrder::Unknown &&
                value.kind == CellKind::Text && needs_order(answer))
                answers.date = Issue{MessageId::ImportDateOrder,
                                     table_.place(row.number, table_.headings()[i].column),
                                     column.heading, answer, ""};
            return;
        }
        if (read_level(answer, vocabulary_.levels_of(column.target.name), mapping))
            ++answers.levels;
        else if (answers.unknown.size() < most_unknown)
            ++answers.unknown[answer];
    }

    // A column nobody knows, all of whose answers are levels, may be a skill that is spelt
    // otherwise.
    void conclude(Proposal& proposal, std::size_t i, Answers& answers) const {
        MappedColumn& column = proposal.mapping.columns[i];
        if (answers.date) {
            proposal.issues.push_back(*answers.date);
            column.certain = false;
        }
        // What only sounds like a clue to a person has to be one for most of them.
        if (column.target.kind == Kind::Person && !is_plain_heading(column.heading) &&
            static_cast<double>(answers.clues) < most * static_cast<double>(answers.filled))
            column.certain = false;
        if (column.target.kind == Kind::Open && is_checks(proposal.mapping.into))
            column.certain = answers.filled == 0 || answers.levels < answers.filled;
        if (column.target.kind != Kind::Skill && column.target.kind != Kind::Tool) return;
        for (const auto& [answer, count] : answers.unknown)
            proposal.unknown_answers.push_back({column.heading, answer, count});
    }

    const SourceTable& table_;
    const Meanings& meanings_;
    const Vocabulary& vocabulary_;
    Mapping mapping_;
};

}  // namespace

Result<Proposal> propose(const SourceTable& table, const Meanings& meanings,
                         const Vocabulary& vocabulary, const Mapping& given) {
    return Proposer(table, meanings, vocabulary, given).make();
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
    if (is_checks(mapping.into)) return has(Kind::Skill, Kind::Tool, Kind::Box);
    if (mapping.into != "attendances") return has(Kind::Field) || mapping.into == "staff";
    const bool training = !mapping.training.empty() || has_field("training") || has(Kind::Training);
    const bool how = has_field("status") || has(Kind::Training, Kind::Percent) ||
                     (has(Kind::Minutes) && mapping.minutes);
    return training && how;
}

bool Proposal::certain() const {
    return has_person() && has_content() && unknown_answers.empty() && issues.empty() &&
           std::all_of(mapping.columns.begin(), mapping.columns.end(),
                       [](const MappedColumn& column) { return column.certain; });
}

}  // namespace skillmap::import
