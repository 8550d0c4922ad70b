#include "core/kit/page_builder.h"

#include <algorithm>
#include <cmath>

#include "core/kit/labels.h"
#include "core/text/width.h"

namespace skillmap::kit {
namespace {

constexpr double half_kanji_per_digit = 1.08;  // a digit of the standard font is wider
constexpr double padding = 4;                  // points of a row beside its lines

}  // namespace

void PageBuilder::gap(double height) {
    page_.heights[row_] = height;
    ++row_;
}

void PageBuilder::height(double points) {
    double& height = page_.heights.try_emplace(row_, page_.row_height).first->second;
    height = std::max(height, points);
}

double PageBuilder::width(Columns columns) const {
    double sum = 0;
    for (std::uint32_t i = columns.first; i <= columns.last; ++i) sum += page_.widths[i - 1];
    return sum;
}

void PageBuilder::fit(std::string_view text, Columns columns, double points_of_line) {
    const double room = std::max(width(columns) * half_kanji_per_digit - 2, 2.0);
    double lines = 0;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        const auto wide = static_cast<double>(display_width(text.substr(start, end - start)));
        lines += std::max(1.0, std::ceil(wide / room));
        start = end + 1;
    }
    height(lines * points_of_line + padding);
}

PlacedCell& PageBuilder::put(Columns columns, Look look, report::Value value) {
    return put(row_, row_, columns, look, std::move(value));
}

PlacedCell& PageBuilder::put(std::uint32_t first, std::uint32_t last, Columns columns, Look look,
                             report::Value value) {
    PlacedCell& cell = page_.cells.emplace_back();
    cell.row = first;
    cell.last_row = last;
    cell.column = columns.first;
    cell.last_column = columns.last;
    cell.look = look;
    cell.value = std::move(value);
    return cell;
}

report::Entry entry_of(const Questions& questions, const Question& question) {
    report::Entry entry;
    if (question.kind == Question::Kind::Box) {
        const Words& marks = questions.form().vocabulary("check");
        entry.choices = {marks.word("ticked"), marks.word("unticked")};
        entry.advice = labels::advice_box;
        return entry;
    }
    for (int level = 0; level <= question.highest; ++level)
        entry.choices.push_back(std::to_string(level));
    entry.advice = labels::advice_level;
    return entry;
}

void make_date_field(PlacedCell& cell) {
    cell.kind = report::ColumnKind::Date;
    cell.entry.of_kind = true;
    cell.entry.advice = labels::advice_date;
}

report::Value text_value(std::string_view text) {
    return text.empty() ? report::Value{} : report::Value{std::string(text)};
}

report::Value answer_value(const Question& question, const std::string& answer) {
    if (answer.empty() || question.kind == Question::Kind::Box) return text_value(answer);
    return static_cast<double>(std::stoi(answer));
}

std::vector<std::string> instructions(const Questions& questions,
                                      const std::vector<QuestionId>& asked,
                                      std::span<const std::string_view> lines) {
    std::vector<std::string> all(lines.begin(), lines.end());
    const Question* level = nullptr;
    bool boxes = false;
    for (const QuestionId id : asked) {
        const bool is_box = questions[id].kind == Question::Kind::Box;
        boxes = boxes || is_box;
        if (!is_box && level == nullptr) level = &questions[id];
    }
    if (level != nullptr) {
        all.push_back(std::string(labels::level_instruction) + std::to_string(level->highest) +
                      std::string(labels::level_instruction_end));
        const LevelScale& scale = questions.vocabulary().levels_of(level->name);
        std::string names;
        for (std::size_t i = 0; i < scale.names.size(); ++i) {
            const std::string plain = std::string(labels::level_prefix) + std::to_string(i);
            if (scale.names[i] == plain || scale.names[i].empty()) continue;
            names += std::string(labels::level_gap) + std::to_string(i) +
                     std::string(labels::colon) + scale.names[i];
        }
        if (!names.empty()) all.push_back(std::string(labels::level_names) + names);
    }
    if (boxes) all.emplace_back(labels::box_instruction);
    return all;
}

void describe_page(Page& page, const Settings& settings, const Marker& marker) {
    page.sheet = labels::sheet;
    page.title = labels::title;
    page.organization = settings.organization;
    page.footer = settings.organization;
    page.marker = to_string(marker);
    if (settings.as_of.known()) page.as_of = settings.as_of.date();
}

}  // namespace skillmap::kit
