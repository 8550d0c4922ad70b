#include "xlsx_io/formula/sheet_names.h"

#include <algorithm>

#include "core/table/cell.h"
#include "core/text/normalize.h"
#include "xlsx_io/formula/lexing.h"

namespace skillmap::xlsx {
namespace {

// Excel compares sheet names without regard to case, and to width only in some languages: full
// and half width are different names.
bool same_name(std::string_view a, std::string_view b) {
    return case_folded(a) == case_folded(b);
}

std::string without_quotes(std::string_view quoted) {
    std::string name;
    for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
        name.push_back(quoted[i]);
        if (quoted[i] == '\'') ++i;
    }
    return name;
}

std::string doubled_quotes(std::string_view name) {
    std::string text;
    for (const char c : name) text.append(c == '\'' ? 2 : 1, c);
    return text;
}

bool is_plain(std::string_view name) {
    const auto plain = [](char c) { return is_letter(c) || is_digit(c) || c == '_'; };
    if (name.empty() || is_digit(name.front()) || !std::all_of(name.begin(), name.end(), plain))
        return false;
    // A1, R1C1 and the like mean cells; TRUE and FALSE are values.
    const std::string folded = case_folded(name);
    if (folded == "true" || folded == "false") return false;
    const bool may_be_r1c1 = (folded[0] == 'r' || folded[0] == 'c') &&
                             std::all_of(folded.begin() + 1, folded.end(), [](char c) {
                                 return is_digit(c) || c == 'r' || c == 'c';
                             });
    const std::size_t letters = static_cast<std::size_t>(
        std::find_if_not(name.begin(), name.end(), is_letter) - name.begin());
    const bool like_a1 =
        letters <= 3 && letters < name.size() &&
        std::all_of(name.begin() + static_cast<std::ptrdiff_t>(letters), name.end(), is_digit);
    return !may_be_r1c1 && !like_a1;
}

// Whether a word before a ":" is a cell, a row or a column: a sheet of that name stands in quotes.
bool means_cells(std::string_view formula, std::size_t at, std::size_t size) {
    const std::string_view word = formula.substr(at, size);
    const auto plain = [](char c) { return is_letter(c) || is_digit(c) || c == '_'; };
    const bool within = at > 0 && (formula[at - 1] == '!' || formula[at - 1] == '$');
    return within || (std::all_of(word.begin(), word.end(), plain) && !is_plain(word));
}

// Goes through a formula; the sheets before a "!" are shown to `each(first, last)`, which gives
// what takes the place of them, or nothing.
template <class Each>
std::string each_sheet(std::string_view formula, Each each) {
    std::string result;
    for (std::size_t at = 0; at < formula.size();) {
        std::size_t size = 1;
        const char c = formula[at];
        const bool external = at > 0 && formula[at - 1] == ']';
        if (c == '"') {
            size = quoted_size(formula, at);
        } else if (c == '[') {
            size = bracketed_size(formula, at);
        } else if (c == '\'') {
            size = quoted_size(formula, at);
            if (formula.substr(at + size, 1) == "!" && formula.substr(at + 1, 1) != "[") {
                const std::string names = without_quotes(formula.substr(at, size));
                const std::size_t colon = names.find(':');
                const bool book = names.find('[') != std::string::npos;  // 'C:\[Book.xlsx]Sheet'
                const auto replaced =
                    book ? std::string()
                         : each(names.substr(0, colon), colon == std::string::npos
                                                            ? std::string()
                                                            : names.substr(colon + 1));
                if (!replaced.empty()) {
                    result += replaced;
                    at += size;
                    continue;
                }
            }
        } else if (is_word(c)) {
            const auto word_size = [&](std::size_t from) {
                std::size_t end = from;
                while (end < formula.size() && is_word(formula[end])) ++end;
                return end - from;
            };
            size = word_size(at);
            std::size_t all = size;
            std::string_view last;
            if (formula.substr(at + size, 1) == ":" && !means_cells(formula, at, size)) {
                const std::size_t second = word_size(at + size + 1);
                if (second > 0 && formula.substr(at + size + 1 + second, 1) == "!") {
                    last = formula.substr(at + size + 1, second);
                    all = size + 1 + second;
                }
            }
            if (formula.substr(at + all, 1) == "!" && external) {
                size = all;
            } else if (formula.substr(at + all, 1) == "!") {
                const std::string replaced =
                    each(std::string(formula.substr(at, size)), std::string(last));
                if (!replaced.empty()) {
                    result += replaced;
                    at += all;
                    continue;
                }
            }
        }
        result += formula.substr(at, size);
        at += size;
    }
    return result;
}

}  // namespace

bool names_sheet(std::string_view formula, std::string_view sheet) {
    bool found = false;
    each_sheet(formula, [&](const std::string& first, const std::string& last) {
        found = found || same_name(first, sheet) || (!last.empty() && same_name(last, sheet));
        return std::string();
    });
    return found;
}

std::string first_sheet(std::string_view formula) {
    std::string found;
    each_sheet(formula, [&](const std::string& first, const std::string&) {
        if (found.empty()) found = first;
        return std::string();
    });
    return found;
}

bool uses_name(std::string_view formula, std::string_view name) {
    for (std::size_t at = 0; at < formula.size();) {
        const char c = formula[at];
        std::size_t size = 1;
        if (c == '"' || c == '\'') {
            size = quoted_size(formula, at);
        } else if (c == '[') {
            size = bracketed_size(formula, at);
        } else if (is_word(c)) {
            while (at + size < formula.size() && is_word(formula[at + size])) ++size;
            if (same_name(formula.substr(at, size), name)) return true;
        }
        at += size;
    }
    return false;
}

std::string with_sheet_renamed(std::string_view formula, std::string_view old_name,
                               std::string_view new_name) {
    return each_sheet(formula, [&](const std::string& first, const std::string& last) {
        const bool is_first = same_name(first, old_name);
        const bool is_last = !last.empty() && same_name(last, old_name);
        if (!is_first && !is_last) return std::string();
        const std::string from(is_first ? new_name : first);
        if (last.empty()) return quoted_sheet(from);
        const std::string to(is_last ? new_name : last);
        if (is_plain(from) && is_plain(to)) return from + ":" + to;
        return "'" + doubled_quotes(from) + ":" + doubled_quotes(to) + "'";
    });
}

std::string quoted_sheet(std::string_view name) {
    return is_plain(name) ? std::string(name) : "'" + doubled_quotes(name) + "'";
}

}  // namespace skillmap::xlsx
