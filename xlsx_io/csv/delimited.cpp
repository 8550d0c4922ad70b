#include "xlsx_io/csv/delimited.h"

#include <array>
#include <compare>

namespace skillmap::csv {
namespace {

constexpr std::size_t records_looked_at = 100;
constexpr std::string_view delimiters = "\t,;";
using Counts = std::array<std::size_t, delimiters.size()>;

// How often each delimiter stands outside of quotes in each of the first records. Empty ones are
// left out. Any of them may be the one behind which a quote opens a field.
std::vector<Counts> delimiter_counts(std::string_view text) {
    std::vector<Counts> records;
    bool in_record = false;
    bool quoted = false;
    bool may_open = true;
    for (const char c : text) {
        const bool quote = c == '"' && (quoted || may_open);
        const bool line_end = !quoted && (c == '\n' || c == '\r');
        if (!in_record && !line_end) {
            if (records.size() == records_looked_at) break;
            records.emplace_back();
        }
        in_record = !line_end;
        if (quote) quoted = !quoted;
        if (quote || quoted) continue;
        const std::size_t delimiter = delimiters.find(c);
        if (delimiter != std::string_view::npos) ++records.back()[delimiter];
        may_open = line_end || delimiter != std::string_view::npos;
    }
    return records;
}

// How well a delimiter fits. The first difference decides.
struct Fit {
    std::size_t agreeing = 0;  // records with as many of it as the one before or behind them
    std::size_t divided = 0;   // records with any

    friend auto operator<=>(const Fit&, const Fit&) = default;
};

Fit fit_of(const std::vector<Counts>& records, std::size_t delimiter) {
    Fit fit;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const std::size_t count = records[i][delimiter];
        if (count == 0) continue;
        const bool as_before = i > 0 && records[i - 1][delimiter] == count;
        const bool as_behind = i + 1 < records.size() && records[i + 1][delimiter] == count;
        if (as_before || as_behind) ++fit.agreeing;
        ++fit.divided;
    }
    return fit;
}

}  // namespace

DelimitedReader::Step DelimitedReader::next() {
    fields_.clear();
    joined_.clear();
    if (ended_ || at_ == text_.size()) return Step::End;
    while (true) {
        if (!read_field()) {
            ended_ = true;
            return Step::OpenQuote;
        }
        if (at_ == text_.size() || text_[at_] != delimiter_) break;
        ++at_;
    }
    take_line_end();
    ++number_;
    return Step::Record;
}

// Reads up to the delimiter or line end behind a field. False at a quote that is never closed.
bool DelimitedReader::read_field() {
    if (at_ < text_.size() && text_[at_] == '"') return read_quoted();
    const std::size_t end = plain_end(at_);
    fields_.push_back(text_.substr(at_, end - at_));
    at_ = end;
    return true;
}

bool DelimitedReader::read_quoted() {
    std::size_t from = at_ + 1;
    std::size_t close = text_.find('"', from);
    if (close == std::string_view::npos) return false;
    std::size_t end = plain_end(close + 1);
    if (end == close + 1) {
        fields_.push_back(text_.substr(from, close - from));
        at_ = end;
        return true;
    }
    std::string& field = joined_.emplace_back();
    while (close + 1 < text_.size() && text_[close + 1] == '"') {
        field += text_.substr(from, close + 1 - from);
        from = close + 2;
        close = text_.find('"', from);
        if (close == std::string_view::npos) return false;
    }
    end = plain_end(close + 1);
    field += text_.substr(from, close - from);
    field += text_.substr(close + 1, end - close - 1);
    fields_.push_back(field);
    at_ = end;
    return true;
}

std::size_t DelimitedReader::plain_end(std::size_t from) const {
    while (from < text_.size() && text_[from] != delimiter_ && text_[from] != '\n' &&
           text_[from] != '\r')
        ++from;
    return from;
}

void DelimitedReader::take_line_end() {
    if (at_ < text_.size() && text_[at_] == '\r') {
        ++at_;
        if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    } else if (at_ < text_.size()) {
        ++at_;
    }
}

char find_delimiter(std::string_view text) {
    const std::vector<Counts> records = delimiter_counts(text);
    char best = ',';
    Fit best_fit;
    for (std::size_t i = 0; i < delimiters.size(); ++i) {
        const Fit fit = fit_of(records, i);
        if (!(fit > best_fit)) continue;
        best = delimiters[i];
        best_fit = fit;
    }
    return best;
}

}  // namespace skillmap::csv
