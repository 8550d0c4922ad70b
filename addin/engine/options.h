// The options of a request: one object of JSON, each value taken once by its name and kind. What is
// wrong with any of them is told at the end.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/text/date.h"

namespace skillmap::engine {

class Options {
  public:
    /// Empty text stands for an object without anything. request.options_unreadable.
    static Result<Options> read(std::string_view json);

    Options(Options&&) noexcept;
    Options& operator=(Options&&) noexcept;
    ~Options();

    /// Empty, or nothing, where the option is not given.
    std::string text(std::string_view key);
    std::vector<std::string> texts(std::string_view key);
    /// A list of objects whose values are texts.
    std::vector<std::map<std::string, std::string>> objects(std::string_view key);
    bool flag(std::string_view key);
    std::optional<double> number(std::string_view key);
    std::optional<std::int64_t> whole(std::string_view key, std::int64_t least, std::int64_t most);
    std::optional<Date> date(std::string_view key);
    /// One of the words; the first of them where the option is not given.
    std::string word(std::string_view key, const std::vector<std::string>& words);

    /// The first option that was not right, or that nobody took: request.option_wrong,
    /// request.option_unknown.
    Result<void> check() const;

  private:
    struct State;
    explicit Options(std::unique_ptr<State> state);
    template <class T, class Take>
    T take(std::string_view key, T otherwise, std::string_view expected, Take take);
    std::unique_ptr<State> state_;
};

}  // namespace skillmap::engine
