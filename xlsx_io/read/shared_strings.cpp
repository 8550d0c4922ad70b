#include "xlsx_io/read/shared_strings.h"

#include "xlsx_io/read/string_scanner.h"

namespace skillmap::xlsx {

bool SharedStrings::read(std::unique_ptr<ByteSource> xml) {
    StringScanner scanner(std::move(xml));
    while (true) {
        switch (scanner.next()) {
            case StringScanner::Step::Item:
                texts_.push_back(arena_.add(scanner.text()));
                break;
            case StringScanner::Step::Markup:
                break;
            case StringScanner::Step::End:
                return true;
            case StringScanner::Step::Damaged:
                return false;
        }
    }
}

}  // namespace skillmap::xlsx
