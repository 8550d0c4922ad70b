#include "xlsx_io/read/shared_strings.h"

#include "xlsx_io/read/string_scanner.h"

namespace skillmap::xlsx {

Result<void> SharedStrings::read(const Package& package, const std::string& part) {
    auto xml = package.stream(part);
    if (!xml) return xml.error();
    StringScanner scanner(std::move(*xml), package.limits());
    while (true) {
        switch (scanner.next()) {
            case StringScanner::Step::Item:
                texts_.push_back(arena_.add(scanner.text()));
                break;
            case StringScanner::Step::Markup:
                break;
            case StringScanner::Step::End:
                return {};
            case StringScanner::Step::Damaged:
                return package.label(part).refused(scanner.beyond());
        }
    }
}

}  // namespace skillmap::xlsx
