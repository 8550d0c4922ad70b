// Runs the tests. Those that read ../shared end with 77 where it is absent, which CTest counts as
// skipped, by name.
#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

#include <cstring>

#include "tests/support/shared.h"

int main(int argc, char** argv) {
    constexpr int skipped = 77;
    // CTest runs each test case by its name; listing them must work everywhere.
    const bool wants_shared = argc > 1 && std::strncmp(argv[1], "corpus:", 7) == 0;
    if (wants_shared && !skillmap::test::has_shared()) return skipped;
    return Catch::Session().run(argc, argv);
}
