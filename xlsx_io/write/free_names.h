// Names for what is new in a workbook that has names already: the wanted ones, or the next that
// nobody has.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace skillmap::xlsx {

class FreeNames {
  public:
    void take_sheet(std::string_view name);
    /// Of ranges and of tables: no two are called the same.
    void take_name(std::string_view name);

    /// "データ", or "データ (2)", shortened where that is too long. It is taken from now on.
    std::string sheet(const std::string& wanted);

    /// "所属一覧", or "所属一覧_2". It is taken from now on.
    std::string name(const std::string& wanted);

  private:
    std::set<std::string> sheets_;
    std::set<std::string> names_;
};

}  // namespace skillmap::xlsx
