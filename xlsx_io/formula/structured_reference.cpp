#include "xlsx_io/formula/structured_reference.h"

#include <string>

#include "core/text/normalize.h"
#include "xlsx_io/formula/lexing.h"
#include "xlsx_io/read/cell_value.h"

namespace skillmap::xlsx {
namespace {

// The names between brackets, without the "'" before special characters.
template <class Each>
void each_name(std::string_view brackets, Each each) {
    std::string name;
    for (std::size_t i = 0; i < brackets.size(); ++i) {
        const char c = brackets[i];
        if (c == '\'' && i + 1 < brackets.size()) {
            name.push_back(brackets[++i]);
        } else if (c == '[') {
            name.clear();
        } else if (c == ']') {
            each(name);
            name.clear();
        } else if (c != '@' || !name.empty()) {
            name.push_back(c);
        }
    }
}

}  // namespace

bool uses_column(std::string_view formula, std::string_view column) {
    const std::string wanted = case_folded(column);
    bool found = false;
    for (std::size_t at = 0; at < formula.size();) {
        std::size_t size = 1;
        if (formula[at] == '"' || formula[at] == '\'') {
            size = quoted_size(formula, at);
        } else if (formula[at] == '[') {
            size = bracketed_size(formula, at);
            each_name(formula.substr(at, size), [&](const std::string& name) {
                found =
                    found || case_folded(name) == wanted || case_folded(unescaped(name)) == wanted;
            });
        }
        at += size;
    }
    return found;
}

}  // namespace skillmap::xlsx
