// Any bytes as a package: entries are read or refused, and a copy has the same parts. What a
// workbook says besides values is read or refused.
#include "tests/fuzz/input.h"
#include "xlsx_io/edit/package_editor.h"
#include "xlsx_io/read/workbook.h"

using namespace skillmap;
using namespace skillmap::xlsx;

namespace {

template <class Item, class Reader>
void read_all(Result<Reader> reader) {
    Item item;
    for (bool more = reader.ok(); more;) {
        const auto next = reader->next(item);
        more = next && *next;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    PackageLimits limits;
    limits.part_bytes = limits.markup_bytes = 1 << 20;
    const std::string bytes(fuzz::text_of(data, size));
    const auto package = Package::open("x", bytes, limits);
    if (!package) return 0;
    const auto copy = Package::open("x", PackageEditor(*package).save(), limits);
    fuzz::require(copy.ok() && copy->entries().size() == package->entries().size());
    for (const zip::Entry& entry : package->entries()) {
        const auto one = package->read(entry.name);
        const auto other = copy->read(entry.name);
        fuzz::require(one.ok() == other.ok() && (!one || *one == *other));
    }
    const auto workbook = Workbook::open("x", bytes, limits);
    if (!workbook) return 0;
    (void)workbook->defined_names();
    const auto phonetics = workbook->phonetics();
    for (std::size_t sheet = 0; sheet < workbook->sheet_count(); ++sheet) {
        (void)workbook->layout(sheet);
        (void)workbook->tables(sheet);
        (void)workbook->comments(sheet);
        read_all<Formula>(workbook->formulas(sheet));
        if (phonetics) read_all<PhoneticCell>(workbook->phonetic_cells(sheet, *phonetics));
    }
    return 0;
}
