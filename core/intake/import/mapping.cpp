#include "core/intake/import/mapping.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/intake/form.h"
#include "core/intake/import/mapping_toml.h"
#include "core/scheme/scheme_text.h"
#include "core/text/normalize.h"
#include "core/text/number.h"
#include "core/text/toml.h"

namespace skillmap::import {
namespace {

using Kind = Target::Kind;

constexpr std::array plain_kinds{
    std::pair{std::string_view("open"), Kind::Open},
    std::pair{std::string_view("ignore"), Kind::Ignore},
    std::pair{std::string_view("record.start"), Kind::RecordStart},
    std::pair{std::string_view("record.number"), Kind::RecordNumber},
    std::pair{std::string_view("minutes"), Kind::Minutes},
    std::pair{std::string_view("percent"), Kind::Percent},
    std::pair{std::string_view("subject"), Kind::Subject},
    std::pair{std::string_view("level"), Kind::Level},
    std::pair{std::string_view("validity"), Kind::Validity},
    std::pair{std::string_view("attended_on"), Kind::Attended},
};
constexpr std::array named_kinds{
    std::pair{std::string_view("person."), Kind::Person},
    std::pair{std::string_view("field."), Kind::Field},
    std::pair{std::string_view("skill:"), Kind::Skill},
    std::pair{std::string_view("tool:"), Kind::Tool},
    std::pair{std::string_view("box:"), Kind::Box},
    std::pair{std::string_view("training:"), Kind::Training},
};
constexpr std::array person_clues{"number", "mail",  "upn",  "name",
                                  "family", "given", "kana", "department"};

// What is doubtful is left open, with what it may mean behind it; what nobody knows is not used.
std::string column_line(const MappedColumn& column) {
    const bool unknown = column.target.kind == Kind::Open;
    const Target written{!column.certain ? Kind::Open
                         : unknown       ? Kind::Ignore
                                         : column.target.kind,
                         column.certain ? column.target.name : std::string()};
    std::string line = "  { heading = " + toml_text(column.heading);
    if (column.occurrence > 1) line += ", occurrence = " + std::to_string(column.occurrence);
    line += ", to = " + toml_text(to_string(written));
    if (column.level) line += ", level = " + std::to_string(*column.level);
    if (column.dates != DateOrder::Unknown) line += ", dates = " + toml_text(name_of(column.dates));
    line += " },";
    if (!column.certain) line += unknown ? "  # ?" : "  # ? " + to_string(column.target);
    return line + "\n";
}

std::string key_of(const std::string& heading, int occurrence) {
    return match_key(heading) + "#" + std::to_string(occurrence);
}

// A table of names and what they mean, as TOML; nothing for an empty one.
std::string names_text(std::string_view table, const std::map<std::string, std::string>& names) {
    std::string out = names.empty() ? std::string() : "\n[" + std::string(table) + "]\n";
    for (const auto& [name, meaning] : names)
        out += toml_text(name) + " = " + toml_text(meaning) + "\n";
    return out;
}

class MappingReader {
  public:
    MappingReader(const toml::table& root, const std::string& file) : root_(root), errors_(file) {}

    Result<Mapping> read() {
        Mapping mapping;
        mapping.source = toml_string(root_, "source");
        if (find_source(mapping.source) == nullptr) errors_.fail(root_, "source", mapping.source);
        mapping.into = toml_string(root_, "into");
        mapping.training = toml_string(root_, "training");
        read_status(mapping);
        read_numbers(mapping);
        if (const toml::array* columns = root_["columns"].as_array()) {
            for (const toml::node& node : *columns) read_column(node, mapping);
        } else {
            errors_.fail(root_, "columns", "");
        }
        read_words(mapping);
        if (errors_.first()) return *errors_.first();
        return mapping;
    }

  private:
    void read_status(Mapping& mapping) {
        const std::string word = toml_string(root_, "status");
        if (word.empty()) return;
        const auto state = wg_form().vocabulary("attendance_status").find(word);
        if (!state) return errors_.fail(*root_.get("status"), "status", word);
        mapping.status = *state;
    }

    void read_numbers(Mapping& mapping) {
        if (const toml::node* minutes = root_.get("minutes")) {
            mapping.minutes = minutes->value<double>();
            if (!mapping.minutes) errors_.fail(*minutes, "minutes", "");
        }
        const std::string date = toml_string(root_, "date");
        if (!date.empty()) mapping.date = parse_date(date);
        if (!date.empty() && !mapping.date) errors_.fail(*root_.get("date"), "date", date);
    }

    void read_column(const toml::node& node, Mapping& mapping) {
        const toml::table* table = node.as_table();
        if (table == nullptr) return errors_.fail(node, "columns", "");
        MappedColumn column;
        column.heading = toml_string(*table, "heading");
        column.occurrence = (*table)["occurrence"].value_or(1);
        const std::string to = toml_string(*table, "to");
        const auto target = parse_target(to);
        if (!target) return errors_.fail(node, "to", to);
        column.target = *target;
        const std::string dates = toml_string(*table, "dates");
        column.dates = date_order_named(dates);
        if (!dates.empty() && column.dates == DateOrder::Unknown)
            return errors_.fail(node, "dates", dates);
        read_level(*table, column);
        mapping.columns.push_back(std::move(column));
    }

    void read_level(const toml::table& table, MappedColumn& column) {
        const toml::node* level = table.get("level");
        if (level == nullptr) return;
        column.level = level->value<int>();
        if (!column.target.is_levelled() || !column.level || *column.level < 0)
            errors_.fail(*level, "level", "");
    }

    void read_words(Mapping& mapping) {
        mapping.levels = read_levels(root_, errors_);
        const Words& states = wg_form().vocabulary("attendance_status");
        if (const toml::table* words = root_["states"].as_table())
            for (const auto& [word, state] : *words) {
                const std::string meaning = state.value_or(std::string());
                if (const auto id = states.find(meaning); id || meaning == open_word)
                    mapping.states.emplace(match_key(word.str()), id.value_or(""));
                else
                    errors_.fail(state, "states", meaning);
            }
        read_names("trainings", mapping.trainings);
        read_names("subjects", mapping.subjects);
    }

    void read_names(std::string_view key, std::map<std::string, std::string>& names) const {
        if (const toml::table* table = root_[key].as_table())
            for (const auto& [name, meaning] : *table)
                names.emplace(match_key(name.str()), meaning.value_or(std::string()));
    }

    const toml::table& root_;
    MappingErrors errors_;
};

}  // namespace

std::string_view id_of(Why why) {
    static constexpr std::array names{"unknown",   "given",    "source", "form",   "name",
                                      "resembles", "question", "beside", "tick",   "of_another",
                                      "yields",    "repeated", "levels", "values", "dates"};
    return names.at(static_cast<std::size_t>(why));
}

std::string to_string(const Target& target) {
    for (const auto& [word, kind] : plain_kinds)
        if (kind == target.kind) return std::string(word);
    for (const auto& [word, kind] : named_kinds)
        if (kind == target.kind) return std::string(word) + target.name;
    return {};
}

std::optional<Target> parse_target(std::string_view text) {
    for (const auto& [word, kind] : plain_kinds)
        if (text == word) return Target{kind, {}};
    for (const auto& [word, kind] : named_kinds) {
        if (text.substr(0, word.size()) != word || text.size() == word.size()) continue;
        Target target{kind, std::string(text.substr(word.size()))};
        const bool known =
            kind != Kind::Person ||
            std::find(person_clues.begin(), person_clues.end(), target.name) != person_clues.end();
        return known ? std::optional(target) : std::nullopt;
    }
    return std::nullopt;
}

bool Mapping::takes_checks() const {
    return into == "skill_checks" || into == "tool_checks";
}

bool Mapping::takes_answers() const {
    return takes_checks() || into == "attendances";
}

bool Mapping::join(const Mapping& other) {
    const bool same = std::equal(columns.begin(), columns.end(), other.columns.begin(),
                                 other.columns.end(), [](const auto& one, const auto& two) {
                                     return one.occurrence == two.occurrence &&
                                            one.target == two.target && one.level == two.level &&
                                            match_key(one.heading) == match_key(two.heading);
                                 });
    if (!same || source != other.source || into != other.into || training != other.training)
        return false;
    levels.insert(other.levels.begin(), other.levels.end());
    states.insert(other.states.begin(), other.states.end());
    subjects.insert(other.subjects.begin(), other.subjects.end());
    for (std::size_t i = 0; i < columns.size(); ++i)
        columns[i].certain = columns[i].certain && other.columns[i].certain;
    return true;
}

std::string mapping_text(const Mapping& mapping) {
    std::string out = "source = " + toml_text(mapping.source) + "\n";
    out += "into = " + toml_text(mapping.into) + "\n";
    if (!mapping.training.empty()) out += "training = " + toml_text(mapping.training) + "\n";
    if (!mapping.status.empty())
        out += "status = " +
               toml_text(wg_form().vocabulary("attendance_status").word(mapping.status)) + "\n";
    if (mapping.date) out += "date = " + toml_text(skillmap::to_string(*mapping.date)) + "\n";
    if (mapping.minutes) out += "minutes = " + number_text(*mapping.minutes) + "\n";
    out += "columns = [\n";
    for (const MappedColumn& column : mapping.columns) out += column_line(column);
    out += "]\n";
    const Words& words = wg_form().vocabulary("attendance_status");
    std::map<std::string, std::string> states;
    for (const auto& [key, state] : mapping.states)
        states.emplace(key, state.empty() ? open_word : words.word(state));
    return out + levels_text(mapping.levels) + names_text("states", states) +
           names_text("trainings", mapping.trainings) + names_text("subjects", mapping.subjects);
}

Result<Mapping> read_mapping(std::string_view toml, const std::string& file) {
    const auto parsed = parse_mapping_toml(toml, file);
    if (!parsed) return parsed.error();
    return MappingReader(*parsed, file).read();
}

MappingDifference differences(const Mapping& mapping, const std::vector<std::string>& headings) {
    std::map<std::string, int> seen;
    std::map<std::string, std::string> in_file;
    for (const std::string& heading : headings) {
        const int occurrence = ++seen[match_key(heading)];
        in_file.emplace(key_of(heading, occurrence), heading);
    }
    MappingDifference difference;
    for (const MappedColumn& column : mapping.columns)
        if (in_file.erase(key_of(column.heading, column.occurrence)) == 0)
            difference.missing.push_back(column.heading);
    seen.clear();
    for (const std::string& heading : headings) {
        const int occurrence = ++seen[match_key(heading)];
        if (in_file.count(key_of(heading, occurrence)) > 0) difference.added.push_back(heading);
    }
    return difference;
}

}  // namespace skillmap::import
