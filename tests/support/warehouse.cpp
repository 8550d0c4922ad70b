#include "tests/support/warehouse.h"

#include <fmt/format.h>

#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

#include "core/messages.h"
#include "tests/support/catch.h"
#include "xlsx_io/warehouse/warehouse.h"

namespace skillmap::test {
namespace {

// At the end of the program, Catch has told its results: a failure ends it with another code.
class Loading {
  public:
    void load(const Assessment& assessment) {
        if (!warehouse_) {
            auto opened = warehouse::Warehouse::open(url_, "skillmap");
            INFO((opened ? std::string() : describe(opened.error(), Language::English)));
            REQUIRE(opened);
            warehouse_.emplace(std::move(*opened));
        }
        const std::string code = fmt::format("{:06}", ++count_);
        const auto added = warehouse_->add({code, "case " + code}, assessment, "test");
        INFO((added ? std::string() : describe(added.error(), Language::English)));
        REQUIRE(added);
    }

    bool asked() const { return !url_.empty(); }

    Loading() {
        if (const char* url = std::getenv("SKILLMAP_TEST_WAREHOUSE")) url_ = url;
    }
    Loading(const Loading&) = delete;
    Loading& operator=(const Loading&) = delete;
    Loading(Loading&&) = delete;
    Loading& operator=(Loading&&) = delete;
    ~Loading() {
        if (warehouse_ && !warehouse_->finish()) std::_Exit(EXIT_FAILURE);
    }

  private:
    std::string url_;
    std::optional<warehouse::Warehouse> warehouse_;
    int count_ = 0;
};

}  // namespace

void load_where_asked(const Assessment& assessment) {
    static Loading loading;
    if (loading.asked()) loading.load(assessment);
}

}  // namespace skillmap::test
