#include "tests/support/scheme_sheets.h"

#include "core/text/number.h"
#include "core/text/toml.h"

namespace skillmap::test {
namespace {

class Lines {
  public:
    std::vector<std::string> of(const toml::table& root) {
        add(root, "");
        return std::move(lines_);
    }

  private:
    void add(const toml::table& table, const std::string& path) {
        for (const auto& [key, node] : table) {
            const std::string name(key.str());
            if (name == "chosen" && is_first_value(table, node.value_or(std::string()))) continue;
            // One of a list, written without the list.
            const bool alone =
                name == "checklists" ? node.is_table() : name == "role" && node.is_string();
            std::string below = path;
            below += "/";
            below += name;
            if (alone) below += "/0";
            add(node, below);
        }
    }

    void add(const toml::node& node, const std::string& path) {
        if (const toml::table* table = node.as_table()) return add(*table, path);
        const toml::array* array = node.as_array();
        if (array == nullptr) return lines_.push_back(path + " = " + text_of(node));
        if (array->empty() && differs_from_none(path)) lines_.push_back(path + " = []");
        for (std::size_t i = 0; i < array->size(); ++i)
            add((*array)[i], path + "/" + std::to_string(i));
    }

    // In a condition a list of nothing is not the same as no list.
    static bool differs_from_none(const std::string& path) {
        const std::string key = path.substr(path.rfind('/') + 1);
        return key == "skills" || key == "tools" || key == "trainings" ||
               key == "training_categories";
    }

    static bool is_first_value(const toml::table& option, const std::string& id) {
        return option["values"][0]["id"].value<std::string>() == id;
    }

    static std::string text_of(const toml::node& node) {
        if (const auto flag = node.value_exact<bool>()) return *flag ? "true" : "false";
        if (const auto number = node.value<double>()) return number_text(*number);
        return "\"" + node.value_or(std::string()) + "\"";
    }

    std::vector<std::string> lines_;
};

}  // namespace

std::vector<TestSheet> scheme_sheets_of(const std::vector<report::Page>& pages) {
    std::vector<TestSheet> sheets;
    for (const report::Page& page : pages) {
        TestSheet sheet{page.name, {}, {}};
        const auto& table = std::get<report::Table>(page.blocks.front());
        TestRow headings;
        for (const report::Column& column : table.columns) headings.emplace_back(column.heading);
        sheet.rows.push_back(std::move(headings));
        for (const auto& values : table.rows) {
            TestRow& row = sheet.rows.emplace_back();
            for (const report::Value& value : values) row.push_back(cell_of(value));
        }
        sheets.push_back(std::move(sheet));
    }
    return sheets;
}

std::vector<std::string> scheme_lines(std::string_view toml) {
    const toml::parse_result parsed = toml::parse(toml);
    if (!parsed) return {std::string(parsed.error().description())};
    return Lines().of(parsed.table());
}

}  // namespace skillmap::test
