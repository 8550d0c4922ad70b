// The pages of the register of qualifications. Internal to core/report/qualifications.
#pragma once

#include <string>
#include <vector>

#include "core/report/columns.h"
#include "core/report/labels.h"
#include "core/report/lists/list_pages.h"
#include "core/report/qualifications/labels.h"
#include "core/report/qualifications/qualification_report.h"

namespace skillmap::report::qualification_pages {

struct QualificationContext {
    const lists::ListContext& list;
    const QualificationFacts& facts;
    const QualificationOptions& options;
    const IssueList& read;

    const Records& records() const { return list.records(); }
    const Qualification& record(const qualifications::RegisterRow& row) const {
        return records().qualifications[row.record];
    }
};

/// The rows of these people, in their order.
std::vector<const qualifications::RegisterRow*> rows_of(const QualificationContext& context,
                                                        const std::vector<Id<StaffMember>>& people);

// ---- words of cells
Value date_cell(const DateField& date);  // 不明 where it cannot be read
Value yen_cell(const Yen& amount);       // 不明 where nothing is known
std::string attempt_word(qualifications::Attempt attempt);
std::string expiry_word(qualifications::Expiry expiry);
std::string cost_word(Subsidy::Cost cost);
std::string place_word(const QualificationContext& context, const Qualification& record);
Column grouped_column(Column column, std::string_view group);
Column date_column(std::string_view heading);

std::string month_word(const std::optional<std::int32_t>& month);  // "2025-07"

// ---- pages
std::vector<Page> register_pages(const QualificationContext& context);
std::vector<Page> expiry_pages(const QualificationContext& context);
std::vector<Page> rate_pages(const QualificationContext& context);
std::vector<Page> claim_pages(const QualificationContext& context);
Page basis_page(const QualificationContext& context);
std::vector<Page> issue_pages(const QualificationContext& context);

/// A page with its heading: with names or without.
Page qualification_page(const QualificationContext& context, std::string_view id,
                        std::string_view name);

}  // namespace skillmap::report::qualification_pages
