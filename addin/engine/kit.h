// Self-check files (自己点検票) for the staff of a workbook: which there are, and the bytes of
// each. Shared by every way in.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "addin/engine/load.h"
#include "core/kit/page.h"
#include "core/kit/questions.h"
#include "core/result.h"

namespace skillmap::engine {

enum class KitBy { Person, Department };

class Kit {
  public:
    /// Opens the workbook. `issues` takes what is wrong in it.
    static Result<Kit> open(InputFile book, const ReadOptions& options, IssueList& issues);

    Kit(Kit&&) noexcept;
    Kit& operator=(Kit&&) noexcept;
    ~Kit();

    /// Decides which files there are: one for each person, or department, of whom anything is
    /// asked; with staff numbers, for these people alone. usage.staff for a number nobody has.
    Result<void> choose(KitBy by, const std::vector<std::string>& staff);

    /// "000123_氏名.xlsx", in the order of the workbook.
    const std::vector<std::string>& files() const;

    /// How many people get one, and how many who have not left get none: nothing is asked of them.
    std::size_t people() const;
    std::size_t without_questions() const;

    kit::Page page(std::size_t file) const;

    /// The bytes of the workbook that is to become `path`. Several threads may ask at once.
    Result<std::string> bytes(std::size_t file, const std::filesystem::path& path) const;

    const kit::Questions& questions() const;

  private:
    struct State;
    explicit Kit(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace skillmap::engine
