// The records of delimited text (CSV, TSV) by RFC 4180, one at a time, as views into the text. Does
// not know encodings, and does not guess what fields mean.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace skillmap::csv {

/// Reads forward. Fields in quotes may hold delimiters, line ends and doubled quotes; a quote
/// inside of a field without them is a character like any other, and so is what follows a closing
/// one. CR, LF and CRLF end a record; an empty line is a record of one empty field.
class DelimitedReader {
  public:
    /// The text outlives the reader.
    DelimitedReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

    enum class Step : std::uint8_t {
        Record,
        End,
        OpenQuote  // a quote that is never closed: half a file. Nothing follows
    };
    Step next();

    /// The fields of the record: valid until the next.
    const std::vector<std::string_view>& fields() const { return fields_; }

    /// How many records were read.
    std::uint32_t number() const { return number_; }

    /// The text up to where reading is; after OpenQuote, up to the quote.
    std::string_view taken() const { return text_.substr(0, at_); }

  private:
    bool read_field();
    bool read_quoted();
    std::size_t plain_end(std::size_t from) const;
    void take_line_end();

    std::string_view text_;
    char delimiter_;
    std::size_t at_ = 0;
    bool ended_ = false;
    std::uint32_t number_ = 0;
    std::vector<std::string_view> fields_;
    std::deque<std::string> joined_;  // fields that do not stand in the text as they are
};

/// What separates the fields of a text: tab, comma or semicolon, whichever divides most of its
/// first records into as many fields as a record beside them has. A comma where it has one column.
char find_delimiter(std::string_view text);

}  // namespace skillmap::csv
