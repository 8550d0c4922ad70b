// A history: recorded evaluations in one file (an SQLite database) with the files they were made
// of, so that an earlier time can be computed anew from what it was. Says nothing about what they
// mean: that is core/history.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/history/evaluation.h"
#include "core/result.h"

namespace skillmap::history {

/// What a history beside a workbook is called: the workbook's name with this instead of its own
/// extension.
inline constexpr std::string_view file_extension = ".skillmap-history";

/// What there is of an evaluation without reading it all.
struct Head {
    std::int64_t id = 0;
    Date as_of{};
    std::string organization;
    std::string program;  // the version that recorded it
    std::string book;     // name of the workbook
    std::string book_digest;
    std::int64_t people = 0;
    std::int64_t counted = 0;
    std::vector<SchemeUsed> schemes;
    bool last_of_day = false;  // none was recorded later for the same day
};

class Connection;

enum class Recorded : std::uint8_t {
    Added,
    AsBefore,  // it is there already, as the last of its day
    LastAgain  // it was there, and another one had been recorded for the day since
};

/// Whether a file that can be read begins as every SQLite database.
bool is_database(const std::filesystem::path& path);

/// Adds the evaluation, whole or not at all, to the history, which is made where it is missing.
/// What is there already is not added again. history.locked_for_writing, history.not_a_history,
/// history.newer, history.damaged, or those of files.
Result<Recorded> record(const std::filesystem::path& path, const Evaluation& evaluation,
                        const std::vector<SourceFile>& sources, std::string_view program);

/// Removes the evaluations that are meant, all or none of them, with every file that no other one
/// was made of, so that nothing of them can be read in the history any more. Those removed. Nothing
/// is written where none is meant. file.not_found, and those of record().
Result<std::vector<Head>> remove(const std::filesystem::path& path,
                                 const std::function<bool(const Head&)>& is_meant);

/// A history as it is now, for reading.
class Store {
  public:
    /// file.not_found, history.nothing, history.locked, and those of record().
    static Result<Store> open(const std::filesystem::path& path);

    Store(Store&& other) noexcept;
    Store& operator=(Store&&) = delete;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    ~Store();

    /// In the order of their days, those of one day in the order in which they were recorded.
    const std::vector<Head>& heads() const { return heads_; }

    /// Everything that it says, compared with its digest.
    Result<Evaluation> read(std::int64_t id) const;

    /// Those last recorded of each day.
    Result<std::vector<Evaluation>> read_days() const;

    /// The files of an evaluation, each as it was: its digest is compared.
    Result<std::vector<SourceFile>> sources(std::int64_t id) const;

  private:
    friend class SheetHistory;
    struct Database;
    static Result<Store> over(std::shared_ptr<Connection> connection);
    Store(std::unique_ptr<Database> database, std::vector<Head> heads);

    std::unique_ptr<Database> database_;
    std::vector<Head> heads_;
};

}  // namespace skillmap::history
