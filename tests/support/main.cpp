// Runs the tests. Those that read ../shared are skipped where it is absent: CTest counts them so by
// the value returned, and names them.
#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>
constexpr int skipped = 4;  // set by catch_discover_tests of Catch2 3
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
constexpr int skipped = 77;  // set in tests/CMakeLists.txt
#endif

#include <cstring>

#include "tests/support/shared.h"

int main(int argc, char** argv) {
    // CTest runs each test case by its name; listing them must work everywhere.
    const bool wants_shared = argc > 1 && std::strncmp(argv[1], "corpus:", 7) == 0;
    if (wants_shared && !skillmap::test::has_shared()) return skipped;
    return Catch::Session().run(argc, argv);
}
