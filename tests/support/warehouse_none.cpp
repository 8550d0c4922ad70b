#include "tests/support/warehouse.h"

namespace skillmap::test {

void load_where_asked(const Assessment& /*assessment*/) {}

}  // namespace skillmap::test
