// The records of many municipalities in a PostgreSQL database, with the stage rules as views: see
// xlsx_io/docs/0007-warehouse.md.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/assessment.h"
#include "core/result.h"
#include "core/share/municipality.h"

namespace skillmap::warehouse {

class Connection;
class Transaction;

/// One transaction in which loads are added: all of them, or none.
class Warehouse {
  public:
    /// Connects, and makes the tables where the schema has none. warehouse.url,
    /// warehouse.connection, warehouse.refused, warehouse.lost, warehouse.version,
    /// warehouse.not_one.
    static Result<Warehouse> open(const std::string& url, const std::string& schema);

    /// Adds what each scheme with stages says of a municipality, in the place of what was loaded of
    /// it for the same day and scheme.
    Result<void> add(const sharing::Municipality& municipality, const Assessment& assessment,
                     std::string_view program);

    /// Makes the views and keeps everything. warehouse.unsure.
    Result<void> finish();

    Warehouse(Warehouse&&) noexcept;
    Warehouse& operator=(Warehouse&&) = delete;
    Warehouse(const Warehouse&) = delete;
    Warehouse& operator=(const Warehouse&) = delete;
    ~Warehouse();

  private:
    explicit Warehouse(std::unique_ptr<Connection> connection);
    Result<void> make_ready(const std::string& schema);
    Result<void> load(const sharing::Municipality& municipality, const Assessment& assessment,
                      const SchemeAssessment& said, std::string_view program);

    std::unique_ptr<Connection> connection_;
    std::unique_ptr<Transaction> transaction_;
};

}  // namespace skillmap::warehouse
