#include "core/intake/read_input.h"

#include <algorithm>

#include "core/consistency.h"
#include "core/intake/read_changes.h"
#include "core/intake/read_records.h"
#include "core/messages.h"

namespace skillmap {
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

// The schemes that settings and options name, as the workbook changes them.
Result<std::vector<Scheme>> changed_schemes(const SheetSource& source, const Settings& settings,
                                            const ReadOptions& options, IssueList& issues) {
    auto changes = read_changes(source, wg_form(), issues);
    if (!changes) return changes.error();
    changes->choices = settings.choices;
    return load_schemes(settings, *changes, options, source.file_name(), issues);
}

}  // namespace

Result<std::vector<Scheme>> load_schemes(const Settings& settings, const SchemeChanges& changes,
                                         const ReadOptions& options, const std::string& file,
                                         IssueList& issues) {
    if (!options.judged_by.empty()) return options.judged_by;
    std::vector<SchemeChoice> wanted = settings.schemes;
    if (!options.schemes.empty()) wanted.clear();
    for (const auto* ids : {&options.schemes, &options.more_schemes})
        for (const std::string& id : *ids) wanted.push_back({id, "", {}});
    std::vector<Scheme> schemes;
    for (const SchemeChoice& choice : wanted) {
        auto scheme = load_scheme_named(choice.id, changes, options.other_schemes, issues);
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
    report_unknown_personas(changes, schemes, issues);
    for (const Scheme& scheme : schemes)
        for (const Parameter& parameter : scheme.parameters)
            if (parameter.used && !parameter.value)
                issues.add({MessageId::ParameterMissing, Place{file, "", {}, {}}, scheme.name,
                            parameter.name, parameter.unit});
    return schemes;
}

Result<Scheme> load_scheme_named(const std::string& name, const SchemeChanges& changes,
                                 const OtherSchemes& others, IssueList& issues) {
    auto preset = load_preset(name, changes, issues);
    if (preset || preset.error().id != MessageId::SchemeUnknown || !others) return preset;
    auto other = others(name, changes, issues);
    return other ? std::move(*other) : std::move(preset);
}

Result<std::vector<Scheme>> schemes_of(const SheetSource& source, const ReadOptions& options,
                                       IssueList& issues) {
    const auto settings = read_settings(source, wg_form(), issues);
    if (!settings) return settings.error();
    return changed_schemes(source, *settings, options, issues);
}

Result<AssessmentInput> read_input(const SheetSource& source, const ReadOptions& options,
                                   IssueList& issues) {
    const Form& form = wg_form();
    AssessmentInput input;
    auto settings = read_settings(source, form, issues);
    if (!settings) return settings.error();
    input.settings = std::move(*settings);
    auto schemes = changed_schemes(source, input.settings, options, issues);
    if (!schemes) return schemes.error();
    input.schemes = std::move(*schemes);

    auto as_of = as_of_date(input.settings, options.as_of);
    if (!as_of && as_of.error().id == MessageId::AsOfMissing && options.as_of_otherwise)
        as_of = *options.as_of_otherwise;
    if (!as_of) {
        if (as_of.error().place.file.empty()) as_of.error().place.file = source.file_name();
        return as_of.error();
    }
    input.as_of = *as_of;

    const Vocabulary vocabulary(input.schemes);
    auto records = read_records(source, form, vocabulary, issues);
    if (!records) return records.error();
    input.records = std::move(*records);
    check_consistency(input, issues);
    return input;
}

}  // namespace skillmap
