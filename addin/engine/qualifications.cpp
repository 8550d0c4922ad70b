#include "addin/engine/qualifications.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

namespace skillmap::engine {
namespace {

using nlohmann::ordered_json;
using qualifications::Claim;
using qualifications::Claims;
using qualifications::ClaimState;
using qualifications::Passes;
using qualifications::RegisterRow;

constexpr std::array<std::string_view, 6> results{"passed",  "failed", "absent",
                                                  "unknown", "later",  "repeated"};
constexpr std::array<std::string_view, 8> expiries{"",      "never", "not_written", "unknown",
                                                   "later", "soon",  "expired",     "renewed"};
constexpr std::array<std::string_view, 4> states{"payable", "check", "refused", "paid"};
constexpr std::array<std::string_view, 3> costs{"fee", "text", "travel"};
constexpr std::array<std::string_view, 27> reason_names{
    "no_rule",        "unlisted",       "repeated",
    "contradicted",   "later",          "not_passed",
    "not_taken",      "result_unknown", "other_people",
    "people_unknown", "not_counted",    "prepaid",
    "year_unknown",   "again",          "again_refused",
    "not_applied",    "late",           "deadline_unknown",
    "share_unknown",  "limit_unknown",  "fee_unknown",
    "text_unknown",   "travel_unknown", "nothing_spent",
    "over_budget",    "paid_unclear",   "paid_against_rule"};

template <class Names, class T>
std::string name_in(const Names& names, T value) {
    return std::string(names[static_cast<std::size_t>(value)]);
}

ordered_json yen_json(const Yen& amount) {
    return amount ? ordered_json(*amount) : ordered_json();
}

ordered_json date_json(const DateField& date) {
    if (date.blank()) return nullptr;
    return date.known() ? to_string(date.date()) : "unknown";
}

class QualificationsJson {
  public:
    QualificationsJson(const Assessment& assessment, const report::QualificationFacts& facts,
                       const report::QualificationOptions& options)
        : records_(assessment.records()), facts_(facts), options_(options) {
        std::vector<bool> shown(records_.staff.size());
        for (const Id<StaffMember> one : facts.everybody) shown[one.index()] = true;
        for (const RegisterRow& row : facts.rows.rows)
            if (shown[records_.qualifications[row.record].staff.index()]) rows_.push_back(&row);
    }

    ordered_json make() const {
        ordered_json json{{"as_of", to_string(facts_.rows.as_of)},
                          {"until", to_string(facts_.rows.until)},
                          {"rates", facts_.rates.written ? rates() : ordered_json()}};
        if (!options_.reader) return json;
        json["register"] = ordered_json::array();
        for (const RegisterRow* row : rows_) json["register"].push_back(register_json(*row));
        json["schemes"] = ordered_json::array();
        for (const Claims& one : facts_.claims) json["schemes"].push_back(claims(one));
        return json;
    }

  private:
    void add_place(const RegisterRow& row, ordered_json& json) const {
        const SourceRow& source = records_.qualifications[row.record].source;
        json["row"] = source.row;
        json["sheet"] = source.in_workbook() ? records_.sheets[source.sheet] : "";
    }

    void add_group(const Passes& passes, bool hidden, ordered_json& json) const {
        const auto ratio = [hidden](const Ratio& of) {
            return hidden ? ordered_json() : ordered_json::array({of.numerator, of.denominator});
        };
        json["people"] = ratio(passes.people);
        json["attempts"] = ratio(passes.attempts);
        if (!options_.reader) return;
        json["unknown"] = passes.unknown;
        json["absent"] = passes.absent;
    }

    ordered_json rates() const {
        const qualifications::PassRates& of = facts_.rates;
        const report::HiddenRates hidden = report::hidden_rates(of, options_);
        ordered_json json{{"departments", ordered_json::array()},
                          {"months", ordered_json::array()},
                          {"exams", ordered_json::array()},
                          {"whole", ordered_json::object()}};
        for (std::size_t i = 0; i < of.departments.size(); ++i) {
            const auto& [department, passes] = of.departments[i];
            ordered_json one{{"code", nullptr}, {"name", nullptr}};
            if (department)
                one = {{"code", records_.departments[*department].code},
                       {"name", records_.departments[*department].name}};
            add_group(passes, hidden.departments.parts[i], one);
            json["departments"].push_back(std::move(one));
        }
        for (std::size_t i = 0; i < of.months.size(); ++i) {
            ordered_json one{{"month", month(of.months[i].first)}};
            add_group(of.months[i].second, hidden.months.parts[i], one);
            json["months"].push_back(std::move(one));
        }
        for (std::size_t i = 0; i < of.exams.size(); ++i) {
            ordered_json one{{"name", records_.words.text(of.exams[i].first)}};
            add_group(of.exams[i].second, hidden.exams.parts[i], one);
            json["exams"].push_back(std::move(one));
        }
        add_group(of.whole, hidden.total(), json["whole"]);
        if (options_.reader) json["left_out"] = of.left_out;
        return json;
    }

    static ordered_json month(const std::optional<std::int32_t>& index) {
        constexpr int months = 12;
        if (!index) return nullptr;
        const std::string number = std::to_string(*index % months + 1);
        return std::to_string(*index / months) + (number.size() == 1 ? "-0" : "-") + number;
    }

    ordered_json register_json(const RegisterRow& row) const {
        const Qualification& one = records_.qualifications[row.record];
        const StaffMember& member = records_.staff[one.staff];
        ordered_json json = ordered_json::object();
        add_place(row, json);
        json["staff_id"] = member.id;
        json["name"] = member.name;
        json["department"] = member.department
                                 ? ordered_json(records_.departments[*member.department].code)
                                 : ordered_json();
        json["qualification"] = records_.words.text(one.name);
        json["taken"] = date_json(one.taken);
        json["result"] = name_in(results, row.attempt);
        json["passed"] = date_json(one.passed);
        json["expires"] = date_json(one.expires);
        json["expiry"] = row.expiry == qualifications::Expiry::NotHeld
                             ? ordered_json()
                             : ordered_json(name_in(expiries, row.expiry));
        json["fee"] = yen_json(one.fee);
        json["text"] = yen_json(one.text);
        json["travel"] = yen_json(one.travel);
        json["applied"] = date_json(one.applied);
        json["paid"] = date_json(one.paid);
        json["contradicted"] = row.contradicted;
        return json;
    }

    ordered_json claim_json(const RegisterRow& row, const Claim& claim) const {
        ordered_json json = ordered_json::object();
        add_place(row, json);
        json["state"] = name_in(states, claim.state);
        json["rule"] = claim.rule != nullptr ? ordered_json(claim.rule->id) : ordered_json();
        json["amount"] = yen_json(claim.amount());
        json["costs"] = ordered_json::object();
        for (const qualifications::CostClaim& one : claim.costs)
            json["costs"][name_in(costs, one.cost)] = {{"spent", yen_json(one.spent)},
                                                       {"amount", yen_json(one.amount)}};
        json["reasons"] = ordered_json::array();
        for (const qualifications::Reason one : claim.reasons)
            json["reasons"].push_back(
                {{"id", name_in(reason_names, one)}, {"text", report::reason_text(one)}});
        return json;
    }

    ordered_json claims(const Claims& of) const {
        Claims part{of.scheme, {}};
        ordered_json list = ordered_json::array();
        for (const RegisterRow* row : rows_) {
            const Claim& claim = of.claims[row->record];
            part.claims.push_back(claim);
            list.push_back(claim_json(*row, claim));
        }
        ordered_json totals = ordered_json::object();
        for (std::size_t i = 0; i < states.size(); ++i) {
            const auto sums = part.totals(static_cast<ClaimState>(i));
            totals[std::string(states[i])] = {
                {"rows", sums.rows}, {"amount", sums.amount}, {"unknown", sums.unknown}};
        }
        return {
            {"scheme", of.scheme->id}, {"totals", std::move(totals)}, {"claims", std::move(list)}};
    }

    const Records& records_;
    const report::QualificationFacts& facts_;
    const report::QualificationOptions& options_;
    std::vector<const RegisterRow*> rows_;  // of the department asked for
};

}  // namespace

std::string qualifications_json(const Assessment& assessment,
                                const report::QualificationFacts& facts,
                                const report::QualificationOptions& options) {
    return QualificationsJson(assessment, facts, options)
               .make()
               .dump(-1, ' ', false, ordered_json::error_handler_t::replace) +
           "\n";
}

}  // namespace skillmap::engine
