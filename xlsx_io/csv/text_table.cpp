#include "xlsx_io/csv/text_table.h"

#include <fmt/format.h>

#include "core/messages.h"
#include "xlsx_io/csv/delimited.h"

namespace skillmap::csv {
namespace {

std::string stem_of(const std::string& file) {
    const std::size_t dot = file.rfind('.');
    return dot == 0 ? file : file.substr(0, dot);
}

// The text of ="001", or the field as it is.
std::string_view kept_text(std::string_view field) {
    constexpr std::string_view opening = "=\"";
    if (field.size() <= opening.size() || field.back() != '"' ||
        field.substr(0, opening.size()) != opening)
        return field;
    const std::string_view inside = field.substr(opening.size(), field.size() - opening.size() - 1);
    return inside.find('"') == std::string_view::npos ? inside : field;
}

class TextRows final : public RowReader {
  public:
    TextRows(const std::string& file, std::string_view text, char delimiter)
        : file_(file), reader_(text, delimiter) {}

    Result<bool> next(Row& row) override {
        cells_.clear();
        while (cells_.empty()) {
            const auto step = reader_.next();
            if (step == DelimitedReader::Step::End) return false;
            if (step == DelimitedReader::Step::OpenQuote) return open_quote();
            if (reader_.number() > max_rows) return too_large(reader_.number(), max_rows, "rows");
            const std::size_t columns = reader_.fields().size();
            if (columns > max_columns) return too_large(columns, max_columns, "columns");
            take_cells();
        }
        row = Row{reader_.number(), cells_};
        return true;
    }

  private:
    void take_cells() {
        std::uint32_t column = 0;
        for (const std::string_view field : reader_.fields()) {
            ++column;
            const std::string_view text = kept_text(field);
            if (!text.empty()) cells_.push_back({column, {CellKind::Text, 0, false, 0, text}});
        }
    }

    Issue open_quote() const {
        return {MessageId::TextQuoteOpen, Place{file_, "", {}, line_behind(reader_.taken())}, "",
                "", ""};
    }

    Issue too_large(std::size_t found, std::size_t most, std::string_view what) const {
        return {MessageId::TextTooLarge, Place{file_, "", {}, {}}, "",
                fmt::format("{} {}", found, what), fmt::format("{} {}", most, what)};
    }

    const std::string& file_;
    DelimitedReader reader_;
    std::vector<Cell> cells_;
};

}  // namespace

TextTable::TextTable(std::string file, TextFile text)
    : file_(std::move(file)),
      sheet_(stem_of(file_)),
      text_(std::move(text)),
      delimiter_(find_delimiter(text_.text)) {}

Result<TextTable> TextTable::open(std::string file, std::string bytes) {
    auto text = read_text(file, std::move(bytes));
    if (!text) return text.error();
    return TextTable(std::move(file), std::move(*text));
}

Result<std::unique_ptr<RowReader>> TextTable::rows(std::size_t) const {
    return std::unique_ptr<RowReader>(std::make_unique<TextRows>(file_, text_.text, delimiter_));
}

}  // namespace skillmap::csv
