// Which encoding a text file has, decided once for the whole of it, and its text. No character is
// lost or replaced: what cannot be read is an error with its line. Knows nothing of rows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.h"
#include "xlsx_io/csv/decoder.h"

namespace skillmap::csv {

struct TextFile {
    std::string text;  // UTF-8 without a byte order mark; no NUL in it
    TextEncoding encoding = TextEncoding::Utf8;
};

/// The text of a file by its byte order mark, or else as UTF-16 where its zeros say so, UTF-8,
/// CP932 or Windows-1252: docs/0005. `file` is the name shown in messages. text.encoding,
/// text.binary or text.no_decoder.
Result<TextFile> read_text(const std::string& file, std::string bytes);

/// The line, from 1, on which the text behind this beginning stands. CR, LF and CRLF end lines.
std::uint32_t line_behind(std::string_view beginning);

}  // namespace skillmap::csv
