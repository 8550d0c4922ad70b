// The register, or the pass rates, as text for other programs.
#include "core/report/flat.h"
#include "core/report/qualifications/qualification_pages.h"

namespace skillmap::report {
namespace qualification_pages {
namespace {

using Row = std::vector<std::string>;

std::string date_text(const DateField& date) {
    if (date.blank()) return {};
    return date.known() ? to_string(date.date()) : str(words::unreadable);
}

std::string yen_text(const Yen& amount) {
    return amount ? std::to_string(*amount) : str(words::unreadable);
}

Row register_headings() {
    Row row;
    for (const words::Label one : {labels::department_code,
                                   labels::department,
                                   lists::staff_id,
                                   lists::staff_name,
                                   words::status,
                                   words::qualification,
                                   words::taken,
                                   words::result,
                                   words::passed_on,
                                   words::expires,
                                   words::expiry_state,
                                   words::fee,
                                   words::text_cost,
                                   words::travel,
                                   words::applied,
                                   words::paid_on,
                                   words::place,
                                   words::scheme,
                                   words::decision,
                                   words::rule,
                                   words::expected_amount,
                                   words::reasons})
        row.push_back(str(one));
    return row;
}

Row register_row(const QualificationContext& context, const qualifications::RegisterRow& of) {
    const Qualification& one = context.record(of);
    const Records& records = context.records();
    Row row;
    for (const Value& cell : lists::person_cells(context.list, one.staff))
        row.push_back(std::get<std::string>(cell));
    row.push_back(records.words.text(records.staff[one.staff].status));
    row.push_back(records.words.text(one.name));
    row.push_back(date_text(one.taken));
    row.push_back(attempt_word(of.attempt));
    row.push_back(date_text(one.passed));
    row.push_back(date_text(one.expires));
    row.push_back(expiry_word(of.expiry));
    for (const Yen& amount : {one.fee, one.text, one.travel}) row.push_back(yen_text(amount));
    row.push_back(date_text(one.applied));
    row.push_back(date_text(one.paid));
    row.push_back(place_word(context, one));
    return row;
}

// A row for each scheme that pays something; one without a decision where none does.
std::vector<Row> register_rows(const QualificationContext& context) {
    std::vector<Row> rows{register_headings()};
    for (const auto* of : rows_of(context, context.facts.everybody)) {
        const Row begin = register_row(context, *of);
        for (const qualifications::Claims& claims : context.facts.claims) {
            const qualifications::Claim& claim = claims.claims[of->record];
            std::string reasons;
            for (const qualifications::Reason one : claim.reasons) reasons += reason_text(one);
            Row row = begin;
            row.push_back(claims.scheme->name);
            row.push_back(str(words::claim_states[static_cast<std::size_t>(claim.state)]));
            row.push_back(claim.rule == nullptr ? std::string() : claim.rule->name);
            row.push_back(claim.rule == nullptr ? std::string() : yen_text(claim.amount()));
            row.push_back(std::move(reasons));
            rows.push_back(std::move(row));
        }
        if (context.facts.claims.empty()) {
            rows.push_back(begin);
            rows.back().resize(rows.front().size());
        }
    }
    return rows;
}

Row rate_row(words::Label kind, const std::string& code, const std::string& name,
             const qualifications::Passes& passes, bool hidden) {
    Row row{str(kind), code, name};
    for (const Ratio& ratio : {passes.people, passes.attempts})
        for (const std::int64_t number : {ratio.denominator, ratio.numerator})
            row.push_back(hidden ? str(labels::hidden_in_data) : std::to_string(number));
    return row;
}

std::vector<Row> rate_rows(const QualificationContext& context) {
    const qualifications::PassRates& rates = context.facts.rates;
    const HiddenRates hidden = hidden_rates(rates, context.options);
    std::vector<Row> rows{{str(words::group_kind), str(words::group_code), str(words::group_name),
                           str(words::people_known), str(words::people_passed_csv),
                           str(words::attempts_known), str(words::attempts_passed)}};
    if (!rates.written) return rows;
    for (std::size_t i = 0; i < rates.departments.size(); ++i) {
        const auto& [department, passes] = rates.departments[i];
        const Department* one = department ? &context.records().departments[*department] : nullptr;
        rows.push_back(rate_row(labels::department, one != nullptr ? one->code : std::string(),
                                one != nullptr ? one->name : str(lists::no_department), passes,
                                hidden.departments.parts[i]));
    }
    for (std::size_t i = 0; i < rates.months.size(); ++i)
        rows.push_back(rate_row(words::month, "", month_word(rates.months[i].first),
                                rates.months[i].second, hidden.months.parts[i]));
    for (std::size_t i = 0; i < rates.exams.size(); ++i)
        rows.push_back(rate_row(words::qualification, "",
                                context.records().words.text(rates.exams[i].first),
                                rates.exams[i].second, hidden.exams.parts[i]));
    rows.push_back(rate_row(words::whole, "", "", rates.whole, hidden.total()));
    return rows;
}

}  // namespace
}  // namespace qualification_pages

std::string qualification_csv(Assessment& assessment, const QualificationFacts& facts,
                              const QualificationOptions& options) {
    using namespace qualification_pages;
    const NameListOptions audience{options.reader.value_or(Reader::HumanResources),
                                   options.department};
    const lists::ListContext list{assessment, audience};
    const IssueList none;
    const QualificationContext context{list, facts, options, none};
    return csv_of(options.reader ? register_rows(context) : rate_rows(context));
}

}  // namespace skillmap::report
