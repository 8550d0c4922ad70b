// Any bytes as a package: entries are read or refused, and a copy has the same parts.
#include "tests/fuzz/input.h"
#include "xlsx_io/edit/package_editor.h"
#include "xlsx_io/read/workbook.h"

using namespace skillmap;
using namespace skillmap::xlsx;

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
    (void)Workbook::open("x", bytes, limits);
    return 0;
}
