#include "xlsx_io/formula/formula_shift.h"

#include <cctype>
#include <cstdint>
#include <optional>

#include "core/table/cell.h"
#include "xlsx_io/formula/lexing.h"

namespace skillmap::xlsx {
namespace {

// A half of a reference: "$A$1", "B2", "C" (of C:D) or "5" (of 5:6).
struct Half {
    bool fixed_column = false;
    bool fixed_row = false;
    std::int64_t column = 0;  // 0: none
    std::int64_t row = 0;     // 0: none
    std::size_t size = 0;     // in the text
};

std::optional<Half> parse_half(std::string_view text) {
    Half half;
    std::size_t i = 0;
    if (i < text.size() && text[i] == '$') ++i;
    const std::size_t letters = i;
    while (i < text.size() && is_letter(text[i]) && i - letters < 4)
        half.column = half.column * 26 + (std::toupper(text[i++]) - 'A' + 1);
    if (i > letters) {
        half.fixed_column = letters > 0;
    } else {
        half.fixed_row = letters > 0;
    }
    if (i > letters && i < text.size() && text[i] == '$') {
        half.fixed_row = true;
        ++i;
    }
    const std::size_t digits = i;
    while (i < text.size() && is_digit(text[i]) && i - digits < 8)
        half.row = half.row * 10 + (text[i++] - '0');
    if (half.fixed_row && i == digits) return std::nullopt;
    if ((half.column == 0 && half.row == 0) || half.column > max_columns || half.row > max_rows)
        return std::nullopt;
    if (i > digits && half.row == 0) return std::nullopt;
    half.size = i;
    return half;
}

class Shifter {
  public:
    Shifter(std::string_view formula, int rows, int columns)
        : text_(formula), rows_(rows), columns_(columns) {}

    std::string shift() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '"' || c == '\'')
                copy(quoted_size(text_, at_));
            else if (c == '[')
                copy(bracketed_size(text_, at_));
            else if (c == '$' || is_word(c))
                take_word();
            else
                result_.push_back(text_[at_++]);
        }
        return result_;
    }

  private:
    void copy(std::size_t size) {
        result_ += text_.substr(at_, size);
        at_ += size;
    }

    void take_word() {
        if (const std::size_t size = take_reference(); size > 0) return;
        std::size_t end = at_;
        while (end < text_.size() && (text_[end] == '$' || is_word(text_[end]))) ++end;
        copy(std::max<std::size_t>(end - at_, 1));
    }

    // Whether a name, a function or a sheet would go on where a reference seems to end.
    bool goes_on(std::size_t end) const {
        return end < text_.size() && (is_word(text_[end]) || text_[end] == '(' ||
                                      text_[end] == '!' || text_[end] == '$' || text_[end] == '[');
    }

    std::size_t take_reference() {
        const auto first = parse_half(text_.substr(at_));
        if (!first) return 0;
        std::size_t end = at_ + first->size;
        const bool cell = first->column != 0 && first->row != 0;
        std::optional<Half> second;
        if (end < text_.size() && text_[end] == ':') second = parse_half(text_.substr(end + 1));
        if (second && goes_on(end + 1 + second->size)) second.reset();
        if (second && ((second->column != 0) != (first->column != 0) ||
                       (second->row != 0) != (first->row != 0)))
            second.reset();
        if (!cell && !second) return 0;
        if (!second && goes_on(end)) return 0;
        append(*first);
        if (second) {
            result_.push_back(':');
            append(*second);
            end += 1 + second->size;
        }
        const std::size_t size = end - at_;
        at_ = end;
        return size;
    }

    void append(const Half& half) {
        const std::int64_t column = half.column + (half.fixed_column ? 0 : columns_);
        const std::int64_t row = half.row + (half.fixed_row ? 0 : rows_);
        const bool outside = (half.column != 0 && (column < 1 || column > max_columns)) ||
                             (half.row != 0 && (row < 1 || row > max_rows));
        if (outside) {
            result_ += "#REF!";
            return;
        }
        if (half.column != 0)
            result_ +=
                (half.fixed_column ? "$" : "") + column_name(static_cast<std::uint32_t>(column));
        if (half.row != 0) result_ += (half.fixed_row ? "$" : "") + std::to_string(row);
    }

    std::string_view text_;
    int rows_;
    int columns_;
    std::size_t at_ = 0;
    std::string result_;
};

}  // namespace

std::string shifted_formula(std::string_view formula, int rows, int columns) {
    return Shifter(formula, rows, columns).shift();
}

}  // namespace skillmap::xlsx
