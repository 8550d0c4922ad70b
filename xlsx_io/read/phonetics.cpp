#include "xlsx_io/read/phonetics.h"

#include <charconv>

#include "xlsx_io/read/string_scanner.h"

namespace skillmap::xlsx {

Result<Phonetics> Phonetics::read(const Package& package, const std::string& part) {
    Phonetics phonetics;
    auto xml = package.stream(part);
    if (!xml) return xml.error();
    StringScanner scanner(std::move(*xml), package.limits());
    scanner.gather_phonetic();
    std::uint32_t string = 0;
    while (true) {
        switch (scanner.next()) {
            case StringScanner::Step::Item:
                if (!scanner.phonetic().empty())
                    phonetics.texts_.emplace(string, phonetics.arena_.add(scanner.phonetic()));
                ++string;
                break;
            case StringScanner::Step::Markup:
                break;
            case StringScanner::Step::End:
                return phonetics;
            case StringScanner::Step::Damaged:
                return package.label(part).refused(scanner.beyond());
        }
    }
}

PhoneticReader::PhoneticReader(std::unique_ptr<ByteSource> xml, PartLabel part,
                               const Phonetics& phonetics)
    : part_(std::move(part)), scanner_(std::move(xml), part_.limits), phonetics_(&phonetics) {}

Result<bool> PhoneticReader::next(PhoneticCell& cell) {
    using Step = SheetScanner::Step;
    while (true) {
        const Step step = scanner_.next();
        if (step == Step::End) return false;
        if (step == Step::Damaged) return part_.refused(scanner_.beyond(), scanner_.problem());
        if (step != Step::Cell || scanner_.cell().type != CellType::Shared) continue;
        const std::string_view value = scanner_.cell().value;
        std::uint32_t string = 0;
        const auto [end, error] =
            std::from_chars(value.data(), value.data() + value.size(), string);
        if (error != std::errc() || end != value.data() + value.size()) continue;
        cell = {{scanner_.row().number, scanner_.cell().column}, phonetics_->of(string)};
        if (!cell.text.empty()) return true;
    }
}

}  // namespace skillmap::xlsx
