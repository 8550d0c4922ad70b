#include "addin/engine/load.h"

#include <algorithm>

#include "core/consistency.h"
#include "core/intake/code_index.h"
#include "core/intake/read_records.h"
#include "core/messages.h"
#include "xlsx_io/read/workbook.h"

namespace skillmap::engine {
namespace {

constexpr std::string_view default_stages = "wg-tokyo-2025";
constexpr std::string_view default_indicators = "fukui";

bool any_with_personas(const std::vector<Scheme>& schemes) {
    return std::any_of(schemes.begin(), schemes.end(),
                       [](const Scheme& scheme) { return !scheme.personas.empty(); });
}

bool any_with_indicators(const std::vector<Scheme>& schemes) {
    return std::any_of(schemes.begin(), schemes.end(),
                       [](const Scheme& scheme) { return !scheme.indicators.empty(); });
}

}  // namespace

Result<std::vector<Scheme>> load_schemes(const Settings& settings, const SchemeChanges& changes,
                                         const std::string& file, IssueList& issues) {
    std::vector<Scheme> schemes;
    for (const SchemeChoice& choice : settings.schemes) {
        auto scheme = load_preset(choice.id, changes, issues);
        if (!scheme) {
            if (scheme.error().id == MessageId::SchemeUnknown) {
                scheme.error().place = choice.place;
                scheme.error().subject = choice.item;
            }
            return scheme.error();
        }
        const bool again = std::any_of(schemes.begin(), schemes.end(),
                                       [&](const Scheme& s) { return s.id == scheme->id; });
        if (!again) schemes.push_back(std::move(*scheme));
    }
    for (const auto& [missing, id] :
         {std::pair(!any_with_personas(schemes), default_stages),
          std::pair(!any_with_indicators(schemes), default_indicators)}) {
        if (!missing) continue;
        auto scheme = load_preset(id, changes, issues);
        if (!scheme) return scheme.error();
        issues.add({MessageId::SchemeByDefault, Place{file, "", {}, {}}, "", scheme->id, ""});
        schemes.push_back(std::move(*scheme));
    }
    report_unknown_personas(schemes, changes.requirements, issues);
    for (const Scheme& scheme : schemes)
        for (const Parameter& parameter : scheme.parameters)
            if (!parameter.value)
                issues.add({MessageId::ParameterMissing, Place{file, "", {}, {}}, scheme.name,
                            parameter.name, parameter.unit});
    return schemes;
}

Result<AssessmentInput> load(InputFile file, const LoadOptions& options, IssueList& issues) {
    auto workbook = xlsx::Workbook::open(std::move(file.name), std::move(file.bytes));
    if (!workbook) return workbook.error();
    const Form& form = wg_form();

    AssessmentInput input;
    auto settings = read_settings(*workbook, form, issues);
    if (!settings) return settings.error();
    input.settings = std::move(*settings);
    auto requirements = read_requirements(*workbook, form, issues);
    if (!requirements) return requirements.error();
    const SchemeChanges changes{input.settings.choices, std::move(*requirements)};
    auto schemes = load_schemes(input.settings, changes, workbook->file_name(), issues);
    if (!schemes) return schemes.error();
    input.schemes = std::move(*schemes);

    auto as_of = as_of_date(input.settings, options.as_of);
    if (!as_of && as_of.error().id == MessageId::AsOfMissing && options.as_of_otherwise)
        as_of = *options.as_of_otherwise;
    if (!as_of) {
        if (as_of.error().place.file.empty()) as_of.error().place.file = workbook->file_name();
        return as_of.error();
    }
    input.as_of = *as_of;

    const Vocabulary vocabulary(input.schemes);
    auto records = read_records(*workbook, form, vocabulary, issues);
    if (!records) return records.error();
    input.records = std::move(*records);
    check_consistency(input, issues);
    return input;
}

std::optional<Id<StaffMember>> find_staff(const Records& records, const std::string& number) {
    CodeIndex codes;
    for (const StaffMember& member : records.staff) codes.add(member.id);
    const auto match = codes.find(number);
    return match ? std::optional(Id<StaffMember>(match->entry)) : std::nullopt;
}

}  // namespace skillmap::engine
