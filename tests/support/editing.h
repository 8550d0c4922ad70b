// Workbooks of a test, changed by the editor.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "core/messages.h"
#include "tests/support/package.h"
#include "xlsx_io/edit/workbook_editor.h"

namespace skillmap::test {

using Change = std::function<Result<void>(xlsx::WorkbookEditor&)>;

inline const std::string sheet_part = "xl/worksheets/sheet1.xml";

/// A worksheet part of rows, with what stands behind them.
std::string worksheet(const std::string& rows, const std::string& behind = {});

/// The bytes of the workbook after the change, or why there was none.
Result<std::string> edited(const std::string& bytes, const Change& change);
Result<std::string> edited(const Parts& parts, const Change& change);

/// Its parts after the change, which succeeds.
std::map<std::string, std::string> after(const Parts& parts, const Change& change);

/// Why the change was refused.
std::optional<MessageId> refused(const Parts& parts, const Change& change);

/// Checks that the text holds the piece.
bool holds(const std::string& text, const std::string& piece);

/// Whether a call that gives something back was done.
template <class Call>
Result<void> done(Call call) {
    if (!call) return call.error();
    return {};
}

/// How often.
std::size_t count(const std::string& text, const std::string& piece);

}  // namespace skillmap::test
