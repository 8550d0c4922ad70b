// The words of the use cases: names of the files that they make.
#pragma once

#include <string_view>

namespace skillmap::engine::labels {

inline constexpr std::string_view dashboard_file = "ダッシュボード";  // and an extension
inline constexpr std::string_view lists_file = "名簿.xlsx";
inline constexpr std::string_view plan_file = "研修計画.xlsx";
inline constexpr std::string_view assign_file = "育成支援シート.xlsx";
inline constexpr std::string_view share_file = "提供ファイル.json";
inline constexpr std::string_view found_file = "検索結果.xlsx";
inline constexpr std::string_view what_if_file = "異動案の試算.xlsx";
inline constexpr std::string_view qualifications_file = "資格台帳.xlsx";
inline constexpr std::string_view blank_file = "スキルマップ.xlsx";
inline constexpr std::string_view sample_file = "見本.xlsx";
inline constexpr std::string_view mapping_file = "mapping.toml";

}  // namespace skillmap::engine::labels
