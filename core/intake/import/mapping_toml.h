// What the files of mappings and of layouts have in common as TOML. Internal to core/intake.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/intake/import/answer_meaning.h"
#include "core/issue.h"
#include "core/result.h"
#include "core/text/toml.h"

namespace skillmap::import {

/// A meaning that nobody has told yet.
inline constexpr std::string_view open_word = "open";

/// Keeps the first thing that is wrong in a file, with its line.
class MappingErrors {
  public:
    explicit MappingErrors(const std::string& file) : file_(file) {}

    void fail(const toml::node& node, std::string_view subject, std::string found);
    const std::optional<Issue>& first() const { return first_; }

  private:
    const std::string& file_;
    std::optional<Issue> first_;
};

/// The file as a table. import.mapping_wrong with the line of what is no TOML.
Result<toml::table> parse_mapping_toml(std::string_view toml, const std::string& file);

/// The table [levels].
AnswerMeanings read_levels(const toml::table& root, MappingErrors& errors);

/// The same as text, with a blank line in front; empty where there is none.
std::string levels_text(const AnswerMeanings& meanings);

}  // namespace skillmap::import
