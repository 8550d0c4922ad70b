#include "core/report/qualifications/qualification_report.h"

#include <algorithm>

#include "core/plan/departments.h"
#include "core/report/qualifications/qualification_pages.h"
#include "core/text/join.h"

namespace skillmap::report {
namespace qualification_pages {
namespace {

using qualifications::Claims;
using qualifications::ClaimState;
using qualifications::Expiry;

class Cover {
  public:
    explicit Cover(const QualificationContext& context) : context_(context) {
        table_.id = "overview";
        table_.title = words::overview;
        table_.columns = {text_column(words::item, 52), count_column(words::value, 18)};
    }

    // Nothing of it is of a group so small that it speaks of single persons: it is for readers of
    // names.
    Table make() {
        add(words::rows_of_register,
            static_cast<std::int64_t>(rows_of(context_, context_.facts.everybody).size()));
        add(words::people_counted, static_cast<std::int64_t>(context_.facts.counted.size()));
        if (context_.facts.rates.written)
            add(words::people_passed, context_.facts.rates.whole.people.numerator);
        add(words::expired_count, count(Expiry::Expired));
        add(to_japanese(context_.facts.rows.until) + str(words::expire_by), count(Expiry::Soon));
        add(words::expiry_unknown_count, count(Expiry::Unknown));
        for (const Claims& of : context_.facts.claims) add_claims(of);
        return std::move(table_);
    }

  private:
    void add(const std::string& name, std::int64_t number) {
        table_.rows.push_back({name, number});
    }
    void add(words::Label name, std::int64_t number) { add(str(name), number); }

    std::int64_t count(Expiry expiry) const {
        const auto rows = rows_of(context_, context_.facts.counted);
        return std::count_if(rows.begin(), rows.end(),
                             [&](const auto* row) { return row->expiry == expiry; });
    }

    void add_claims(const Claims& of) {
        const std::string scheme =
            context_.facts.claims.size() > 1 ? of.scheme->name + "　" : std::string();
        const auto add_totals = [&](ClaimState state, words::Label rows, words::Label amount,
                                    words::Label open) {
            const auto totals = totals_of(of, state);
            add(scheme + str(rows), totals.rows);
            if (!amount.empty()) add(scheme + str(amount), totals.amount);
            if (!open.empty()) add(scheme + str(open), totals.unknown);
        };
        add_totals(ClaimState::Payable, words::payable_count, words::payable_amount,
                   words::payable_open);
        add_totals(ClaimState::Check, words::check_count, words::check_amount, words::check_open);
        add_totals(ClaimState::Refused, words::refused_count, {}, {});
        add_totals(ClaimState::Paid, words::paid_count, words::paid_amount, {});
    }

    // Of the department asked for.
    qualifications::ClaimTotals totals_of(const Claims& of, ClaimState state) const {
        Claims part{of.scheme, {}};
        for (const auto* row : rows_of(context_, context_.facts.everybody))
            part.claims.push_back(of.claims[row->record]);
        return part.totals(state);
    }

    const QualificationContext& context_;
    Table table_;
};

std::size_t rows_on(const Page& page) {
    std::size_t rows = 0;
    for (const Block& block : page.blocks)
        if (const auto* table = std::get_if<Table>(&block))
            rows = std::max(rows, table->rows.size());
    return rows;
}

Page cover_page(const QualificationContext& context, const std::vector<Page>& pages) {
    const AssessmentInput& input = context.list.assessment.input();
    const bool named = context.options.reader.has_value();
    Page page = qualification_page(context, "cover", labels::cover);
    page.wide = false;
    page.heading = named ? words::title : words::published_title;
    const auto add = [&](Text::Role role, const std::string& text) {
        page.blocks.emplace_back(Text{role, text});
    };
    if (named) add(Text::Role::Heading, str(lists::warning));
    if (!context.records().present.qualifications)
        add(Text::Role::Body, str(words::no_sheet));
    else if (!context.facts.rates.written)
        add(Text::Role::Body, str(words::no_results));
    if (named) {
        page.blocks.emplace_back(Cover(context).make());
        if (context.facts.claims.empty()) add(Text::Role::Body, str(words::no_rules));
        for (const words::Label text :
             {words::use, words::how_to_check, words::unknown_is_not_zero})
            add(Text::Role::Body, "・" + str(text));
        add(Text::Role::Body, "・" + str(lists::keep_close));
    } else {
        add(Text::Role::Body, "・" + str(words::nobody_named));
    }
    Table contents;
    contents.id = "contents";
    contents.title = words::pages_here;
    contents.columns = {text_column(labels::page, 52), count_column(lists::rows, 18)};
    for (const Page& one : pages)
        contents.rows.push_back({PageLink{one.id, ""}, static_cast<std::int64_t>(rows_on(one))});
    page.blocks.emplace_back(std::move(contents));
    Table basics;
    basics.id = "basics";
    basics.title = words::basics;
    basics.columns = {text_column("", 28), text_column("", 60)};
    const auto tell = [&](std::string_view name, const std::string& text) {
        if (!text.empty()) basics.rows.push_back({std::string(name), text});
    };
    tell(labels::organization, input.settings.organization);
    tell(labels::as_of, to_japanese(input.as_of));
    if (context.options.department)
        tell(lists::department_only,
             context.records().departments[*context.options.department].name);
    std::vector<std::string> schemes;
    for (const Scheme& one : input.schemes) schemes.push_back(one.name);
    tell(words::scheme, joined(schemes, labels::separator));
    tell(labels::source_book, context.records().file);
    if (!named) tell(words::least, std::to_string(context.options.least) + str(words::least_end));
    page.blocks.emplace_back(std::move(basics));
    return page;
}

}  // namespace
}  // namespace qualification_pages

QualificationFacts qualification_facts(Assessment& assessment, int within_months,
                                       const std::optional<Id<Department>>& department) {
    const AssessmentInput& input = assessment.input();
    const Records& records = assessment.records();
    QualificationFacts facts;
    facts.rows = qualifications::make_register(records, input.as_of, within_months);
    const auto within =
        department ? std::optional(plan::departments_within(records, *department)) : std::nullopt;
    const auto people = [&](const Population& population) {
        return plan::people_in_order(records, population, input.as_of, within);
    };
    facts.everybody = people(count_population(records, {}));
    facts.counted = people(assessment.of(input.stages()).population);
    facts.rates = qualifications::pass_rates(records, facts.rows, facts.counted);
    facts.claims = qualifications::make_claims(assessment, facts.rows);
    return facts;
}

Report make_qualification_report(Assessment& assessment, const QualificationFacts& facts,
                                 const QualificationOptions& options, const IssueList& issues) {
    using namespace qualification_pages;
    const NameListOptions audience{options.reader.value_or(Reader::HumanResources),
                                   options.department};
    const lists::ListContext list{assessment, audience};
    const QualificationContext context{list, facts, options, issues};
    std::vector<Page> pages;
    const auto add = [&](std::vector<Page> more) {
        for (Page& page : more) pages.push_back(std::move(page));
    };
    if (options.reader) {
        add(register_pages(context));
        add(expiry_pages(context));
    }
    add(rate_pages(context));
    if (options.reader) {
        add(claim_pages(context));
        add(issue_pages(context));
    }
    pages.push_back(basis_page(context));
    Report report;
    report.organization = assessment.input().settings.organization;
    report.title = options.reader ? str(words::title) + str(lists::gap) + str(lists::caution)
                                  : str(words::published_title);
    report.home_link = labels::to_cover;
    report.as_of = assessment.input().as_of;
    report.pages.push_back(cover_page(context, pages));
    report.footer = report.pages.front().subheading;
    for (Page& page : pages) report.pages.push_back(std::move(page));
    return report;
}

}  // namespace skillmap::report
