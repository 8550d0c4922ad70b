#include "tests/support/editing.h"

#include "tests/support/catch.h"

namespace skillmap::test {

std::string worksheet(const std::string& rows, const std::string& behind) {
    return "<worksheet><sheetData>" + rows + "</sheetData>" + behind + "</worksheet>";
}

Result<std::string> edited(const std::string& bytes, const Change& change) {
    auto editor = xlsx::WorkbookEditor::open("test.xlsx", bytes);
    REQUIRE(editor);
    if (auto done = change(*editor); !done) return done.error();
    return editor->save();
}

Result<std::string> edited(const Parts& parts, const Change& change) {
    return edited(package_of(parts), change);
}

std::map<std::string, std::string> after(const Parts& parts, const Change& change) {
    const auto bytes = edited(parts, change);
    if (!bytes) FAIL(describe(bytes.error(), Language::English));
    return parts_of(*bytes);
}

std::optional<MessageId> refused(const Parts& parts, const Change& change) {
    const auto bytes = edited(parts, change);
    return bytes ? std::nullopt : std::optional(bytes.error().id);
}

bool holds(const std::string& text, const std::string& piece) {
    INFO(text);
    INFO(piece);
    const bool found = text.find(piece) != std::string::npos;
    CHECK(found);
    return found;
}

std::size_t count(const std::string& text, const std::string& piece) {
    std::size_t found = 0;
    for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1))
        ++found;
    return found;
}

}  // namespace skillmap::test
