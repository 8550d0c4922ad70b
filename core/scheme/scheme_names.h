// How cells of a scheme's workbook name several things at once: lists, readings, parameters. The
// same for writing and for reading. Internal to core/scheme.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/scheme/scheme.h"

namespace skillmap {

/// Values of a cell, separated by ; of any width and line breaks. A value in "…" may contain these,
/// and "" for a quotation mark. Values are trimmed, empty ones left out.
std::vector<std::string> split_items(std::string_view text);
std::string joined_items(const std::vector<std::string>& items);

/// Under which readings something holds: the id of an option → ids of its values.
using Readings = std::map<std::string, std::vector<std::string>>;

/// The options and parameters of a scheme, by their names and their ids.
class SchemeNames {
  public:
    void add_option(std::string id, std::string name);
    void add_value(std::string id, std::string name);  // of the option added last
    void add_parameter(std::string id, std::string name);

    /// "読み方=値1 または 値2", several with ; between. By ids where the names would be ambiguous.
    std::string readings_text(const Readings& readings) const;
    /// Nothing where a part names no option or value.
    std::optional<Readings> readings(std::string_view text) const;
    std::string option_list() const;

    /// The name of a parameter, or its id where the name would be ambiguous.
    std::string parameter_text(std::string_view id) const;
    /// The id of the parameter that a name or an id means.
    std::optional<std::string> parameter(std::string_view text) const;

  private:
    struct Reading {
        std::string option;
        std::vector<std::string> values;
    };
    std::string reading_text(const Reading& reading, bool by_name) const;
    std::optional<Reading> reading(std::string_view text) const;
    std::optional<std::string> value(std::string_view option, std::string_view text) const;

    std::vector<Option> options_;
    std::vector<Parameter> parameters_;
};

}  // namespace skillmap
