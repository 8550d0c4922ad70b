#include "xlsx_io/read/sheet_scanner.h"

#include <fmt/format.h>

#include <filesystem>
#include <pugixml.hpp>

#include "tests/support/catch.h"
#include "tests/support/shared.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/package/package.h"
#include "xlsx_io/read/string_scanner.h"
#include "xlsx_io/xml/tree.h"

using namespace skillmap;
using namespace skillmap::xlsx;

namespace {

// Text that comes a few bytes at a time, so that every tag is cut somewhere.
class Dripping final : public ByteSource {
  public:
    Dripping(std::string_view text, std::size_t step) : rest_(text), step_(step) {}
    std::optional<std::size_t> read(std::span<char> out) override {
        const std::size_t size = rest_.copy(out.data(), std::min(out.size(), step_));
        rest_.remove_prefix(size);
        return size;
    }

  private:
    std::string_view rest_;
    std::size_t step_;
};

struct Scanned {
    std::string raw;
    std::vector<std::string> cells;  // "A1 0 1 value=formula"
    std::string problem;

    friend bool operator==(const Scanned&, const Scanned&) = default;
};

std::string in_words(std::uint32_t row, std::uint32_t column, std::uint32_t style, CellType type,
                     const std::string& value, const std::string& formula) {
    return to_string(CellRef{row, column}) + " " + std::to_string(style) + " " +
           std::to_string(static_cast<int>(type)) + " " + value + "=" + formula;
}

Scanned scan(std::string_view xml, std::size_t step = 100'000) {
    using Step = SheetScanner::Step;
    SheetScanner scanner(std::make_unique<Dripping>(xml, step));
    Scanned scanned;
    while (true) {
        const Step at = scanner.next();
        if (at == Step::Damaged) {
            scanned.problem = scanner.problem();
            return scanned;
        }
        scanned.raw += scanner.raw();
        if (at == Step::End) return scanned;
        if (at != Step::Cell) continue;
        const ScannedCell& cell = scanner.cell();
        const auto text = [&](std::string_view written) {
            return cell.decoded ? std::string(written) : xml::decoded(written);
        };
        scanned.cells.push_back(in_words(scanner.row().number, cell.column, cell.style, cell.type,
                                         text(cell.value), text(cell.formula)));
    }
}

const std::string head = "<worksheet xmlns=\"x\"><sheetData>";
const std::string tail = "</sheetData></worksheet>";

std::vector<std::string> cells(const std::string& rows) {
    const Scanned scanned = scan(head + rows + tail);
    CHECK(scanned.problem.empty());
    CHECK(scanned.raw == head + rows + tail);
    return scanned.cells;
}

std::string problem(const std::string& rows) {
    return scan(head + rows + tail).problem;
}

using Names = std::vector<std::string>;

// The same by pugixml.
std::string rich_text(const pugi::xml_node& node) {
    std::string text;
    for (const pugi::xml_node part : node.children()) {
        if (local_name(part) == "t") text += part.text().get();
        if (local_name(part) == "r") text += child(part, "t").text().get();
    }
    return text;
}

CellType type_of(std::string_view t) {
    if (t.empty() || t == "n") return CellType::Number;
    if (t == "s") return CellType::Shared;
    if (t == "str") return CellType::String;
    if (t == "inlineStr") return CellType::Inline;
    if (t == "b") return CellType::Boolean;
    if (t == "e") return CellType::Error;
    return t == "d" ? CellType::IsoDate : CellType::Unknown;
}

Names cells_by_tree(const std::string& xml) {
    pugi::xml_document document;
    REQUIRE(
        document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata));
    Names names;
    std::uint32_t row = 0;
    for (const pugi::xml_node line : child(document.document_element(), "sheetData").children()) {
        if (local_name(line) != "row") continue;
        row = line.attribute("r").as_uint(row + 1);
        std::uint32_t column = 0;
        for (const pugi::xml_node node : line.children()) {
            if (local_name(node) != "c") continue;
            const auto ref = parse_cell_ref(node.attribute("r").value());
            column = ref ? ref->column : column + 1;
            const pugi::xml_node is = child(node, "is");
            names.push_back(in_words(
                row, column, node.attribute("s").as_uint(), type_of(node.attribute("t").value()),
                is ? rich_text(is) : child(node, "v").text().get(), child(node, "f").text().get()));
        }
    }
    return names;
}

std::string drained(ByteSource& source) {
    std::string text;
    std::string piece(1 << 16, '\0');
    while (true) {
        const auto got = source.read(piece);
        REQUIRE(got);
        if (*got == 0) return text;
        text.append(piece, 0, *got);
    }
}

}  // namespace

TEST_CASE("cells are scanned in every form producers write") {
    CHECK(cells("<row r=\"1\"><c r=\"A1\" s=\"3\"><v>1.5</v></c><c r=\"C1\" "
                "t=\"s\"><v>0</v></c></row>") == Names{"A1 3 0 1.5=", "C1 0 1 0="});
    CHECK(cells("<row><c><v>1</v></c><c/><c "
                "t='str'><f>A1&amp;\"x\"</f><v>1x</v></c></row><row><c><v>2</v></c></row>") ==
          Names{"A1 0 0 1=", "B1 0 0 =", "C1 0 2 1x=A1&\"x\"", "A2 0 0 2="});
    CHECK(cells("<x:row r=\"7\" spans=\"1:2\">\n <x:c r=\"B7\" cm=\"1\"\n "
                "t=\"b\"><x:v>1</x:v></x:c> </x:row>") == Names{"B7 0 4 1="});
    CHECK(cells("<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>a</t></is></c><c r=\"B2\" "
                "t=\"inlineStr\"><is>"
                "<r><rPr><b/></rPr><t>漢</t></r><r><t xml:space=\"preserve\"> 字</t></r>"
                "<rPh sb=\"0\" eb=\"1\"><t>かん</t></rPh></is></c></row>") ==
          Names{"A2 0 3 a=", "B2 0 3 漢 字="});
    CHECK(cells("<!-- <row r=\"9\"> --><row r=\"1\"><!-- </row> --><c "
                "r=\"A1\"><v><![CDATA[1]]>2</v></c></row>") == Names{"A1 0 0 12="});
    CHECK(cells("<row r=\"1\"><c r=\"A1\"><f t=\"shared\" ref=\"A1:A2\" "
                "si=\"0\">B1</f><v>1</v></c></row>"
                "<row r=\"2\"/><row r=\"3\"><c r=\"A3\"><f t=\"shared\" "
                "si=\"0\"/><v>2</v></c></row>") == Names{"A1 0 0 1=B1", "A3 0 0 2="});
    CHECK(cells("").empty());
    CHECK(scan("<worksheet><sheetData/><x/></worksheet>\n").problem.empty());
}

TEST_CASE("behind the end there is nothing, however often it is asked") {
    const std::string xml = head + "<row><c><v>1</v></c></row>" + tail;
    for (const std::size_t step : {std::size_t{1}, std::size_t{10}, std::size_t{1000}}) {
        SheetScanner scanner(std::make_unique<Dripping>(xml, step));
        while (scanner.next() != SheetScanner::Step::End) continue;
        CHECK(scanner.next() == SheetScanner::Step::End);
        CHECK(scanner.next() == SheetScanner::Step::End);
    }
}

TEST_CASE("what is no sheet is told with the row") {
    CHECK(problem("<row r=\"0\"></row>") == "row after 0");
    CHECK(problem("<row r=\"-1\"></row>") == "row after 0");
    CHECK(problem("<row r=\"5\"></row><row r=\"5\"></row>") == "row after 5");
    CHECK(problem("<row r=\"1048577\"></row>") == "row after 0");
    CHECK(problem("<row r=\"5\"><c r=\"A6\"><v>1</v></c></row>") == "row 5");
    CHECK(problem("<row r=\"5\"><c r=\"XFE5\"><v>1</v></c></row>") == "row 5");
    CHECK(problem("<row r=\"5\"><c r=\"A5\"><v>1</w></c></row>") == "row 5");
    CHECK(problem("<row r=\"5\"><c r=\"A5\"><v>1</v></row>") == "row 5");
    CHECK(problem("<row r=\"5\"><c r=\"A5\"") == "row 5");
    CHECK(scan("<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet/>").problem == "DOCTYPE");
    CHECK(scan(head).problem == "XML");
    CHECK(scan("職員番号,氏名").problem == "XML");
    CHECK(scan("x<worksheet/>").problem == "XML");
    CHECK(scan("<styleSheet/>").problem == "styleSheet");
    CHECK(scan("<worksheet><sheetData//></worksheet>").problem == "XML");
    CHECK(scan("<worksheet><sheetData / ></sheetData></worksheet>").problem == "XML");
    CHECK(scan("<worksheet><sheetData></sheetData/></worksheet>").problem == "row after 0");
}

TEST_CASE("text that is not UTF-8 is refused wherever it is cut") {
    const auto in_tag = [](const std::string& text) {
        return fmt::format("{}<row r=\"1\"><c r=\"A1\" s=\"1{}><v>1</v></c></row>{}", head, text,
                           tail);
    };
    const auto in_row = [](const std::string& text) {
        return fmt::format("{}<row>{}</row>{}", head, text, tail);
    };
    const std::string good = in_row("<c><v>é職𠮷\xED\x9F\xBF\xEF\xBF\xBD\xF4\x8F\xBF\xBF</v></c>");
    for (std::size_t step = 1; step < 9; ++step) {
        for (const char* bad :
             {"\xF9", "\xA3", "\xC0\x80", "\xE3\x81", "\xED\xA0\x80", "\xF4\x90"}) {
            CHECK(scan(in_tag(bad), step).problem == "stream");
            CHECK(scan(in_row(bad), step).problem == "stream");
        }
        CHECK(scan(good, step).problem.empty());
    }
}

TEST_CASE("the cells can be passed over") {
    const std::string xml = head + "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>" +
                            "</sheetData><mergeCells/></worksheet>";
    for (const std::string& part : {xml,
                                    "<worksheet><sheetData><!-- </sheetData> --><row/></sheetData>"
                                    "<mergeCells/></worksheet>" +
                                        std::string()}) {
        for (const std::size_t step : {std::size_t{7}, std::size_t{5000}}) {
            SheetScanner scanner(std::make_unique<Dripping>(part, step));
            Names tags;
            for (auto at = scanner.next(); at != SheetScanner::Step::End; at = scanner.next()) {
                REQUIRE(at != SheetScanner::Step::Damaged);
                if (at == SheetScanner::Step::DataStart) scanner.skip_data();
                if (at == SheetScanner::Step::Markup) tags.emplace_back(scanner.markup().name);
            }
            REQUIRE(tags.size() >= 2);
            CHECK(tags[tags.size() - 2] == "mergeCells");
        }
    }
}

TEST_CASE("corpus: scanned sheets are the part byte for byte, and equal a reading by pugixml") {
    if (!test::has_shared()) return;
    std::size_t sheets = 0;
    std::size_t strings = 0;
    for (const auto& file :
         std::filesystem::recursive_directory_iterator(test::shared_folder() / "corpus")) {
        const auto bytes =
            file.is_regular_file() ? read_file(file.path()) : Result<std::string>("");
        auto package = Package::open(file_label(file.path()), *bytes);
        if (!package) continue;
        for (const zip::Entry& entry : package->entries()) {
            const bool sheet = entry.name.find("worksheets/") != std::string::npos;
            const bool texts = entry.name.find("haredStrings") != std::string::npos;
            if ((!sheet && !texts) || entry.name.find(".xml") == std::string::npos ||
                entry.name.find(".rels") != std::string::npos || entry.size > 20'000'000)
                continue;
            INFO(file.path().string() + " " + entry.name);
            auto stream = package->stream(entry.name);
            REQUIRE(stream);
            const std::string xml = drained(**stream);
            if (texts) {
                StringScanner scanner(std::make_unique<Dripping>(xml, 1000));
                std::string raw;
                for (auto at = scanner.next();; at = scanner.next()) {
                    REQUIRE(at != StringScanner::Step::Damaged);
                    raw += scanner.raw();
                    if (at == StringScanner::Step::End) break;
                }
                CHECK(raw == xml);
                ++strings;
                continue;
            }
            const Scanned scanned = scan(xml);
            if (!scanned.problem.empty()) {
                WARN(file.path().filename().string() + " " + entry.name + ": " + scanned.problem);
                continue;
            }
            CHECK(scanned.raw == xml);
            CHECK(scanned.cells == cells_by_tree(xml));
            if (xml.size() < 20'000) CHECK(scan(xml, 5) == scanned);
            ++sheets;
        }
    }
    CHECK(sheets > 1300);
    CHECK(strings > 300);
}
