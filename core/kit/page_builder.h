// Puts cells on a page, row by row. Internal to core/kit.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/kit/marker.h"
#include "core/kit/page.h"
#include "core/kit/questions.h"

namespace skillmap::kit {

/// Columns first..last, 1-based.
struct Columns {
    std::uint32_t first = 1;
    std::uint32_t last = 1;
};

// Heights of rows, in points.
inline constexpr double line = 13.5;
inline constexpr double title_height = 30;
inline constexpr double fact_height = 21;
inline constexpr double small_gap = 7;

class PageBuilder {
  public:
    explicit PageBuilder(Page& page) : page_(page) {}

    std::uint32_t row() const { return row_; }
    void next() { ++row_; }

    /// Leaves a row of that height free.
    void gap(double height);

    /// At least that high; as high as the texts in the row need.
    void height(double points);

    PlacedCell& put(Columns columns, Look look, report::Value value);

    /// Likewise over several rows from another one on.
    PlacedCell& put(std::uint32_t first, std::uint32_t last, Columns columns, Look look,
                    report::Value value);

    /// Makes the row high enough for a text of that size in those columns.
    void fit(std::string_view text, Columns columns, double points_of_line);

    double width(Columns columns) const;

  private:
    Page& page_;
    std::uint32_t row_ = 1;
};

/// What a field for the answer takes.
report::Entry entry_of(const Questions& questions, const Question& question);

/// A field for a day.
void make_date_field(PlacedCell& cell);

/// Text, or nothing.
report::Value text_value(std::string_view text);

/// A level as a number, a mark as text.
report::Value answer_value(const Question& question, const std::string& answer);

/// How to fill it in: the lines given, then what the questions need.
std::vector<std::string> instructions(const Questions& questions,
                                      const std::vector<QuestionId>& asked,
                                      std::span<const std::string_view> lines);

/// Size of the document's properties and marks, shared by both pages.
void describe_page(Page& page, const Settings& settings, const Marker& marker);

}  // namespace skillmap::kit
