// What the cases say, for a comparison with the rules as SQL: tests/oracle/warehouse_test.py asks
// for it.
#pragma once

#include "core/assessment.h"

namespace skillmap::test {

/// Loads the assessment as one municipality into the database that SKILLMAP_TEST_WAREHOUSE names,
/// where it names one. What was loaded is kept at the end of the program.
void load_where_asked(const Assessment& assessment);

}  // namespace skillmap::test
