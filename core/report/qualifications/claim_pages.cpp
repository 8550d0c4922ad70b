// 支給対象一覧, 支給できないもの・要確認 and 支給済み.
#include <algorithm>
#include <array>
#include <functional>

#include "core/report/qualifications/qualification_pages.h"
#include "core/text/join.h"

namespace skillmap::report::qualification_pages {
namespace {

using qualifications::Claim;
using qualifications::Claims;
using qualifications::ClaimState;

class ClaimPages {
  public:
    explicit ClaimPages(const QualificationContext& context) : context_(context) {
        // In the order of the register.
        for (const auto* row : rows_of(context, context.facts.everybody))
            place_.push_back(row->record);
        for (const Claims& of : context.facts.claims)
            for (const auto& rule : of.scheme->subsidies)
                for (const Subsidy::Cost cost : rule.costs)
                    if (std::find(costs_.begin(), costs_.end(), cost) == costs_.end())
                        costs_.push_back(cost);
        std::sort(costs_.begin(), costs_.end());
    }

    std::vector<Page> make() {
        std::vector<Page> pages;
        const auto add = [&](std::vector<Page> more) {
            for (Page& page : more) pages.push_back(std::move(page));
        };
        add(amounts(ClaimState::Payable, "payable", words::payable, words::payable_note,
                    words::nothing_payable));
        add(open_ones());
        add(amounts(ClaimState::Paid, "paid", words::already_paid, words::paid_note,
                    words::nothing_paid));
        return pages;
    }

  private:
    // Calls f with every claim of a state and its scheme, in the order of the register.
    template <class F>
    void each(F f) const {
        for (const Claims& of : context_.facts.claims)
            for (const std::size_t record : place_) f(of, of.claims[record]);
    }

    const Qualification& record(const Claim& claim) const {
        return context_.record(context_.facts.rows.rows[claim.row]);
    }

    std::vector<Value> begin(const Claim& claim) const {
        const Qualification& one = record(claim);
        std::vector<Value> cells = lists::person_cells(context_.list, one.staff);
        cells.emplace_back(context_.records().words.text(one.name));
        cells.push_back(date_cell(one.taken));
        cells.emplace_back(attempt_word(context_.facts.rows.rows[claim.row].attempt));
        return cells;
    }

    static std::vector<Column> first_columns() {
        std::vector<Column> columns = lists::person_columns();
        columns.push_back(text_column(words::qualification, 28));
        columns.push_back(date_column(words::taken));
        columns.push_back(text_column(words::result, 13, true));
        return columns;
    }

    static std::string reasons_of(const Claim& claim) {
        std::string text;
        for (const qualifications::Reason one : claim.reasons)
            text += (text.empty() ? "" : "\n") + reason_text(one);
        return text;
    }

    static Value amount_of(const Claim& claim, Subsidy::Cost cost) {
        for (const qualifications::CostClaim& one : claim.costs)
            if (one.cost == cost) return yen_cell(one.amount);
        return str(labels::not_applicable);
    }

    std::vector<Page> amounts(ClaimState state, std::string_view id, words::Label name,
                              words::Label note, words::Label nothing) const {
        Table table;
        table.id = id;
        table.columns = first_columns();
        table.columns.push_back(state == ClaimState::Paid ? date_column(words::paid_on)
                                                          : date_column(words::applied));
        for (const Subsidy::Cost cost : costs_)
            table.columns.push_back(
                grouped_column(count_column(cost_word(cost), 12), words::amounts_group));
        table.columns.push_back(grouped_column(count_column(words::sum, 12), words::amounts_group));
        table.columns.push_back(text_column(words::rule, 32));
        table.columns.push_back(text_column(words::reasons, 46));
        table.columns.push_back(text_column(words::place, 16));
        std::vector<std::int64_t> sums(costs_.size() + 1);
        each([&](const Claims& of, const Claim& claim) {
            if (claim.state != state) return;
            std::vector<Value> cells = begin(claim);
            cells.push_back(
                date_cell(state == ClaimState::Paid ? record(claim).paid : record(claim).applied));
            for (std::size_t i = 0; i < costs_.size(); ++i) {
                cells.push_back(amount_of(claim, costs_[i]));
                if (const auto* yen = std::get_if<std::int64_t>(&cells.back())) sums[i] += *yen;
            }
            cells.push_back(yen_cell(claim.amount()));
            sums.back() += claim.amount().value_or(0);
            cells.emplace_back(rule_name(of, claim));
            cells.emplace_back(reasons_of(claim));
            cells.emplace_back(place_word(context_, record(claim)));
            table.rows.push_back(std::move(cells));
        });
        if (!table.rows.empty()) {
            table.summary.resize(first_columns().size() + 1, std::string());
            table.summary.front() = str(words::sum);
            for (const std::int64_t sum : sums) table.summary.emplace_back(sum);
            table.summary.resize(table.columns.size(), std::string());
        }
        table.note = note;
        table.fixed_columns = lists::person_columns().size();
        return lists::table_pages(context_.list, id, name, std::move(table), nothing);
    }

    std::string rule_name(const Claims& of, const Claim& claim) const {
        if (claim.rule == nullptr) return str(labels::not_applicable);
        const bool several = context_.facts.claims.size() > 1;
        return (several ? of.scheme->name + "：" : "") + claim.rule->name;
    }

    // What is paid, too, where something about it is to be looked at.
    std::vector<Page> open_ones() const {
        Table table;
        table.id = "not_payable";
        table.columns = {text_column(words::decision, 13, true)};
        for (Column& column : first_columns()) table.columns.push_back(std::move(column));
        table.columns.push_back(text_column(words::reasons, 64));
        table.columns.push_back(count_column(words::expected_amount, 14));
        table.columns.back().narrow = true;
        table.columns.push_back(text_column(words::rule, 34));
        table.columns.push_back(text_column(words::place, 16));
        for (const ClaimState state : {ClaimState::Check, ClaimState::Paid, ClaimState::Refused})
            each([&](const Claims& of, const Claim& claim) {
                const bool is_wrong =
                    std::find(claim.reasons.begin(), claim.reasons.end(),
                              qualifications::Reason::PaidAgainstRule) != claim.reasons.end();
                if (claim.state != state || (state == ClaimState::Paid && !is_wrong)) return;
                std::vector<Value> cells{str(words::claim_states[static_cast<std::size_t>(state)])};
                for (Value& cell : begin(claim)) cells.push_back(std::move(cell));
                cells.emplace_back(reasons_of(claim));
                cells.push_back(state == ClaimState::Refused ? Value(str(labels::not_applicable))
                                                             : yen_cell(claim.amount()));
                cells.emplace_back(rule_name(of, claim));
                cells.emplace_back(place_word(context_, record(claim)));
                table.rows.push_back(std::move(cells));
            });
        table.note = words::not_payable_note;
        table.fixed_columns = 1 + lists::person_columns().size();
        return lists::table_pages(context_.list, "not_payable", words::not_payable,
                                  std::move(table), words::nothing_to_check);
    }

    const QualificationContext& context_;
    std::vector<std::size_t> place_;  // rows of the register, by department and person
    std::vector<Subsidy::Cost> costs_;
};

}  // namespace

std::vector<Page> claim_pages(const QualificationContext& context) {
    if (context.facts.claims.empty()) return {};
    return ClaimPages(context).make();
}

}  // namespace skillmap::report::qualification_pages
