#include "xlsx_io/csv/decoder.h"

namespace skillmap::csv {

// glibc's CP932 is the table of Microsoft (0x8160 is U+FF5E), which its Shift_JIS is not.
std::string_view name(TextEncoding encoding) {
    switch (encoding) {
        case TextEncoding::Utf8:
            break;
        case TextEncoding::Utf16Little:
            return "UTF-16LE";
        case TextEncoding::Utf16Big:
            return "UTF-16BE";
        case TextEncoding::Cp932:
            return "CP932";
        case TextEncoding::Windows1252:
            return "Windows-1252";
    }
    return "UTF-8";
}

}  // namespace skillmap::csv
