#include "addin/cli/import_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "addin/cli/texts.h"
#include "core/intake/form.h"
#include "core/messages.h"
#include "core/text/join.h"
#include "core/text/width.h"

namespace skillmap::cli {
namespace {

using import::Outcome;
using import::Target;

constexpr std::size_t widest_heading = 44;

struct OutcomeText {
    Outcome outcome;
    const Text& text;
};
constexpr std::array outcome_texts{OutcomeText{Outcome::Added, texts::import_added},
                                   OutcomeText{Outcome::Changed, texts::import_changed},
                                   OutcomeText{Outcome::Unchanged, texts::import_unchanged},
                                   OutcomeText{Outcome::Superseded, texts::import_superseded},
                                   OutcomeText{Outcome::Held, texts::import_held},
                                   OutcomeText{Outcome::Rejected, texts::import_rejected}};

// On one line, as wide as the column of headings at most.
std::string short_heading(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return shortened(text, widest_heading);
}

std::string clue_text(const std::string& name, Language language) {
    const FormSheet& staff = wg_form().sheet("staff");
    if (name == "upn") return str(texts::import_account, language);
    if (name == "family") return str(texts::import_family, language);
    if (name == "given") return str(texts::import_given, language);
    return staff.heading(name == "number" ? "id" : name == "department" ? "department_name" : name);
}

// Of what somebody says of themselves, trainings go to a sheet of their own.
std::string field_text(const std::string& id, const std::string& into) {
    const FormSheet& form = wg_form().sheet(into);
    const bool own = std::any_of(form.columns.begin(), form.columns.end(),
                                 [&id](const FormColumn& one) { return one.id == id; });
    return own ? form.heading(id) : wg_form().sheet("attendances").heading(id);
}

std::string headings(const std::vector<std::string>& names, Language language) {
    if (names.empty()) return str(texts::import_none, language);
    std::vector<std::string> shown;
    for (const std::string& name : names) shown.push_back(short_heading(name));
    return skillmap::joined(shown, language == Language::Japanese ? "、" : ", ");
}

// One line for each answer, in whatever columns it stands.
std::vector<std::string> unknown_answers(const std::vector<import::UnknownAnswer>& answers,
                                         Language language) {
    struct Sum {
        std::size_t columns = 0;
        std::size_t count = 0;
        Place place = {};
    };
    std::map<std::pair<bool, std::string>, Sum> sums;
    for (const import::UnknownAnswer& one : answers) {
        Sum& sum = sums[{one.level, one.answer}];
        if (++sum.columns == 1) sum.place = one.place;
        sum.count += one.count;
    }
    std::vector<std::string> lines;
    for (const auto& [key, sum] : sums) {
        const Text& text = key.first ? texts::import_unknown_level : texts::import_unknown_state;
        lines.push_back(fmt::format(fmt::runtime(text.in(language)), key.second, sum.columns,
                                    sum.count, sum.place.cell ? to_string(*sum.place.cell) : ""));
    }
    return lines;
}

// What somebody has to decide before the file can be imported.
std::string questions(const engine::FileProposal& file, Language language) {
    std::string out;
    const auto line = [&out](const std::string& text) { out += "  ! " + text + "\n"; };
    if (!file.difference.none())
        line(describe(Issue{MessageId::ImportMappingChanged,
                            {},
                            "",
                            headings(file.difference.missing, language),
                            headings(file.difference.added, language)},
                      language));
    for (const Issue& issue : file.proposal.issues) line(describe(issue, language));
    for (const std::string& text : unknown_answers(file.proposal.unknown_answers, language))
        line(text);
    if (!file.proposal.has_person()) line(str(texts::import_no_person, language));
    if (!file.proposal.has_content()) line(str(texts::import_no_content, language));
    return out;
}

}  // namespace

std::string target_text(const Target& target, const std::string& into, Language language) {
    using Kind = Target::Kind;
    switch (target.kind) {
        case Kind::Open:
        case Kind::Ignore:
            return str(texts::import_not_used, language);
        case Kind::Person:
            return clue_text(target.name, language);
        case Kind::Field:
            return field_text(target.name, into);
        case Kind::Attended:
            return wg_form().sheet("attendances").heading("date");
        case Kind::Skill:
            return fmt::format(fmt::runtime(texts::import_skill.in(language)), target.name);
        case Kind::Tool:
            return fmt::format(fmt::runtime(texts::import_tool.in(language)), target.name);
        case Kind::Box:
            return fmt::format(fmt::runtime(texts::import_box.in(language)), target.name);
        case Kind::Training:
            return fmt::format(fmt::runtime(texts::import_training.in(language)), target.name);
        case Kind::Subject:
            return str(texts::import_subject, language);
        case Kind::Level:
            return str(texts::import_level, language);
        case Kind::Validity:
            return str(texts::import_validity, language);
        case Kind::RecordStart:
        case Kind::RecordNumber:
            return str(texts::import_record_start, language);
        case Kind::Minutes:
            return str(texts::import_minutes, language);
        case Kind::Percent:
            return str(texts::import_percent, language);
    }
    return {};
}

std::string proposal_text(const engine::FileProposal& file, Language language) {
    const import::Mapping& mapping = file.proposal.mapping;
    const import::SourceProfile* source = import::find_source(mapping.source);
    std::string out = fmt::format(fmt::runtime(texts::import_file.in(language)), file.file,
                                  source == nullptr ? mapping.source : source->name,
                                  wg_form().sheet(mapping.into).name()) +
                      "\n";
    std::size_t width = 0;
    for (const import::MappedColumn& column : mapping.columns)
        width = std::max(width, display_width(short_heading(column.heading)));
    for (const import::MappedColumn& column : mapping.columns)
        out += "  " + std::string(column.certain ? " " : "?") + " " +
               left_aligned(short_heading(column.heading), width) + "  " +
               target_text(column.target, mapping.into, language) +
               (column.certain ? "" : str(texts::import_uncertain, language)) + "\n";
    const auto of_every_row = [&](const Text& text, const std::string& value) {
        if (!value.empty())
            out += "    " + fmt::format(fmt::runtime(text.in(language)), value) + "\n";
    };
    of_every_row(texts::import_training, mapping.training);
    if (!mapping.status.empty())
        of_every_row(texts::import_status,
                     wg_form().vocabulary("attendance_status").word(mapping.status));
    if (mapping.date) of_every_row(texts::import_day, to_string(*mapping.date));
    for (const Issue& note : file.notes.all()) out += "    " + describe(note, language) + "\n";
    return out + questions(file, language);
}

std::string outcome_counts(const import::ImportPlan& plan, Language language) {
    std::string out;
    for (const OutcomeText& one : outcome_texts)
        out += (out.empty() ? "" : "　") +
               fmt::format("{} {}", one.text.in(language), plan.count(one.outcome));
    return out + "\n";
}

std::string row_issues(const import::ImportPlan& plan, const WorthTelling& worth, Language language,
                       std::size_t most) {
    std::string out;
    std::size_t told = 0;
    std::size_t left = 0;
    for (const import::RowResult& row : plan.rows)
        for (const Issue& issue : row.issues) {
            if (!worth(row, issue)) continue;
            if (told++ < most)
                out += "  " + describe(issue, language) + "\n";
            else
                ++left;
        }
    if (left > 0) out += fmt::format(fmt::runtime(texts::import_more.in(language)), left) + "\n";
    return out;
}

std::string plan_text(const import::ImportPlan& plan, const engine::ImportJob& job,
                      Language language, std::size_t most) {
    std::string out = outcome_counts(plan, language);
    for (const import::HeldPerson& person : plan.held) {
        const std::string who = headings(
            [&] {
                std::vector<std::string> clues;
                for (const std::string* clue :
                     {&person.number, &person.name, &person.mail, &person.upn, &person.department})
                    if (!clue->empty()) clues.push_back(*clue);
                return clues;
            }(),
            language);
        out += fmt::format(fmt::runtime(texts::import_held_line.in(language)), who,
                           describe(person.reason, language)) +
               "\n";
        for (const std::string& candidate : person.candidates)
            out += "      " + job.person(candidate) + "\n";
    }
    return out + row_issues(
                     plan,
                     [](const import::RowResult& row, const Issue& issue) {
                         return row.outcome != Outcome::Held &&
                                severity(issue) == Severity::Finding;
                     },
                     language, most);
}

}  // namespace skillmap::cli
