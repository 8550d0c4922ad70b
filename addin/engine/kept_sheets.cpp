#include "addin/engine/kept_sheets.h"

#include <algorithm>
#include <deque>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>
#include <vector>

#include "core/messages.h"

namespace skillmap::engine {
namespace {

using Json = nlohmann::ordered_json;

// The first line is this and whether dates count from 1904. A line of a sheet is an object that
// begins with its name; {"row": 7} goes on with row 7; every other line is the next row, an array
// of its cells from column A on.
constexpr std::string_view first_words = R"({"skillmap":"sheets","version":1,)";

std::string line_of(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json number_json(const CellValue& value) {
    if (value.shown_digits == 0) return value.number;
    return {{"number", value.number}, {"digits", value.shown_digits}};
}

Json plain_json(const CellValue& value) {
    switch (value.kind) {
        case CellKind::Text:
            return std::string(value.text);
        case CellKind::Number:
            return number_json(value);
        case CellKind::Date:
            return {{"date", value.number}};
        case CellKind::Boolean:
            return value.number != 0;
        case CellKind::Error:
            return {{"error", std::string(value.text)}};
        case CellKind::Blank:
            break;
    }
    return nullptr;
}

Json cell_json(const CellValue& value) {
    Json json = plain_json(value);
    if (value.struck && !value.blank()) return {{"struck", std::move(json)}};
    return json;
}

Json lines_json(const std::vector<LineRange>& ranges) {
    Json json = Json::array();
    for (const LineRange& one : ranges) json.push_back({one.first, one.last});
    return json;
}

Result<std::string> sheet_line(const SheetSource& source, std::size_t sheet) {
    const auto info = source.sheet_info(sheet);
    if (!info) return info.error();
    const auto hidden = source.hidden_lines(sheet);
    if (!hidden) return hidden.error();
    Json json;
    json["sheet"] = info->name;
    if (info->hidden) json["hidden"] = true;
    for (const CellRange& range : info->merged) json["merged"].push_back(to_string(range));
    if (!hidden->rows.empty()) json["hidden_rows"] = lines_json(hidden->rows);
    if (!hidden->columns.empty()) json["hidden_columns"] = lines_json(hidden->columns);
    return line_of(json);
}

Result<void> add_rows(const SheetSource& source, std::size_t sheet, std::string& text) {
    const auto rows = source.rows(sheet);
    if (!rows) return rows.error();
    std::uint32_t next = 1;
    Row row;
    for (;;) {
        const auto more = (*rows)->next(row);
        if (!more) return more.error();
        if (!*more) return {};
        Json cells = Json::array();
        for (const Cell& cell : row.cells) {
            if (cell.value.blank()) continue;
            while (cells.size() + 1 < cell.column) cells.push_back(nullptr);
            cells.push_back(cell_json(cell.value));
        }
        if (cells.empty()) continue;
        if (row.number != next) text += line_of({{"row", row.number}});
        next = row.number + 1;
        text += line_of(cells);
    }
}

struct KeptRow {
    std::uint32_t number = 0;
    std::vector<Cell> cells;
};

struct KeptSheet {
    SheetInfo info;
    HiddenLines hidden;
    std::vector<KeptRow> rows;
};

class KeptRows final : public RowReader {
  public:
    explicit KeptRows(const std::vector<KeptRow>& rows) : rows_(rows) {}

    Result<bool> next(Row& row) override {
        if (at_ == rows_.size()) return false;
        row.number = rows_[at_].number;
        row.cells = rows_[at_++].cells;
        return true;
    }

  private:
    const std::vector<KeptRow>& rows_;
    std::size_t at_ = 0;
};

class KeptSheets final : public SheetSource {
  public:
    explicit KeptSheets(std::string file) : file_(std::move(file)) {}

    const std::string& file_name() const override { return file_; }
    bool dates_from_1904() const override { return from_1904; }
    std::size_t sheet_count() const override { return sheets.size(); }
    const std::string& sheet_name(std::size_t sheet) const override {
        return sheets[sheet].info.name;
    }
    Result<SheetInfo> sheet_info(std::size_t sheet) const override { return sheets[sheet].info; }
    Result<std::unique_ptr<RowReader>> rows(std::size_t sheet) const override {
        return std::unique_ptr<RowReader>(std::make_unique<KeptRows>(sheets[sheet].rows));
    }
    Result<HiddenLines> hidden_lines(std::size_t sheet) const override {
        return sheets[sheet].hidden;
    }

    std::vector<KeptSheet> sheets;
    std::deque<std::string> texts;  // of the cells
    bool from_1904 = false;

  private:
    std::string file_;
};

// Whatever is not as kept_text() writes it throws: Json::exception of a wrong type or a name that
// is not there, std::out_of_range of the rest.
class Restoring {
  public:
    explicit Restoring(KeptSheets& kept) : kept_(kept) {}

    void take_first(const Json& line) { kept_.from_1904 = line.at("dates_from_1904").get<bool>(); }

    void take(const Json& line) {
        if (line.is_array()) return take_row(line);
        if (const auto row = line.find("row"); row != line.end()) {
            next_ = row->get<std::uint32_t>();
            return;
        }
        take_sheet(line);
    }

  private:
    static std::vector<LineRange> lines(const Json& sheet, const char* name) {
        std::vector<LineRange> ranges;
        if (const auto found = sheet.find(name); found != sheet.end())
            for (const Json& one : *found)
                ranges.push_back({one.at(0).get<std::uint32_t>(), one.at(1).get<std::uint32_t>()});
        return ranges;
    }

    void take_sheet(const Json& line) {
        KeptSheet sheet;
        sheet.info.name = line.at("sheet").get<std::string>();
        sheet.info.hidden = line.value("hidden", false);
        if (const auto merged = line.find("merged"); merged != line.end())
            for (const Json& one : *merged) {
                const auto range = parse_cell_range(one.get<std::string>());
                if (!range) throw std::out_of_range("merged");
                sheet.info.merged.push_back(*range);
            }
        sheet.hidden = {lines(line, "hidden_rows"), lines(line, "hidden_columns")};
        kept_.sheets.push_back(std::move(sheet));
        next_ = 1;
    }

    void take_row(const Json& line) {
        KeptRow row{next_++, {}};
        std::uint32_t column = 0;
        for (const Json& one : line) {
            ++column;
            if (!one.is_null()) row.cells.push_back({column, value_of(one)});
        }
        auto& rows = kept_.sheets.at(kept_.sheets.size() - 1).rows;
        if (row.number == 0 || row.number > max_rows || column > max_columns ||
            (!rows.empty() && rows.back().number >= row.number))
            throw std::out_of_range("row");
        rows.push_back(std::move(row));
    }

    CellValue value_of(const Json& json) {
        const auto struck = json.find("struck");
        CellValue value = plain_value(struck == json.end() ? json : *struck);
        value.struck = struck != json.end();
        return value;
    }

    CellValue plain_value(const Json& json) {
        if (json.is_string()) return text_of(CellKind::Text, json);
        if (json.is_boolean()) return number_of(CellKind::Boolean, json.get<bool>() ? 1 : 0);
        if (json.is_number()) return number_of(CellKind::Number, json.get<double>());
        if (const auto date = json.find("date"); date != json.end())
            return number_of(CellKind::Date, date->get<double>());
        if (const auto error = json.find("error"); error != json.end())
            return text_of(CellKind::Error, *error);
        CellValue value = number_of(CellKind::Number, json.at("number").get<double>());
        value.shown_digits = json.at("digits").get<std::uint8_t>();
        return value;
    }

    static CellValue number_of(CellKind kind, double number) {
        CellValue value;
        value.kind = kind;
        value.number = number;
        return value;
    }

    CellValue text_of(CellKind kind, const Json& json) {
        CellValue value;
        value.kind = kind;
        value.text = kept_.texts.emplace_back(json.get<std::string>());
        return value;
    }

    KeptSheets& kept_;
    std::uint32_t next_ = 1;
};

}  // namespace

Result<std::string> kept_text(const SheetSource& source) {
    std::string text(first_words);
    text +=
        source.dates_from_1904() ? "\"dates_from_1904\":true}\n" : "\"dates_from_1904\":false}\n";
    for (std::size_t sheet = 0; sheet < source.sheet_count(); ++sheet) {
        const auto line = sheet_line(source, sheet);
        if (!line) return line.error();
        text += *line;
        if (auto added = add_rows(source, sheet, text); !added) return added.error();
    }
    return text;
}

bool is_kept_text(std::string_view text) {
    return text.starts_with(first_words);
}

Result<std::unique_ptr<SheetSource>> kept_sheets(std::string file, std::string_view text) {
    auto kept = std::make_unique<KeptSheets>(std::move(file));
    Restoring restoring(*kept);
    std::size_t number = 0;
    const auto damaged = [&] {
        return Issue{MessageId::HistoryDamaged, Place{kept->file_name(), "", {}, {}}, "",
                     std::to_string(number), ""};
    };
    try {
        for (std::size_t from = 0; from < text.size();) {
            const std::size_t end = std::min(text.find('\n', from), text.size());
            const Json line = Json::parse(text.substr(from, end - from));
            if (++number == 1)
                restoring.take_first(line);
            else
                restoring.take(line);
            from = end + 1;
        }
    } catch (const Json::exception&) {
        return damaged();
    } catch (const std::out_of_range&) {
        return damaged();
    }
    return std::unique_ptr<SheetSource>(std::move(kept));
}

}  // namespace skillmap::engine
