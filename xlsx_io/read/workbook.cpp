#include "xlsx_io/read/workbook.h"

#include <algorithm>
#include <deque>
#include <map>
#include <pugixml.hpp>

#include "core/messages.h"
#include "xlsx_io/package/xml.h"
#include "xlsx_io/read/cell_value.h"
#include "xlsx_io/read/number_format.h"

namespace skillmap::xlsx {
namespace {

// White space counts in <t xml:space="preserve"> </t>.
constexpr unsigned parse_flags = pugi::parse_default | pugi::parse_ws_pcdata_single;

// The text of <si> or <is>: plain or rich, without phonetic runs (rPh).
std::string rich_text(const pugi::xml_node& node) {
    std::string text;
    for (const pugi::xml_node part : node.children()) {
        if (local_name(part) == "t") text += part.text().get();
        if (local_name(part) == "r") text += child(part, "t").text().get();
    }
    return unescaped(text);
}

const Relationship* find_type(const std::vector<Relationship>& list, std::string_view type) {
    const auto it = std::find_if(list.begin(), list.end(),
                                 [type](const Relationship& r) { return r.type == type; });
    return it == list.end() ? nullptr : &*it;
}

// The rows of one sheet, from its parsed part.
class SheetRows final : public RowReader {
  public:
    SheetRows(std::string xml, std::unique_ptr<pugi::xml_document> document, CellContext context)
        : xml_(std::move(xml)), document_(std::move(document)), context_(context) {
        row_ = child(document_->document_element(), "sheetData").first_child();
    }

    Result<bool> next(Row& row) override {
        while (row_ && local_name(row_) != "row") row_ = row_.next_sibling();
        if (!row_) return false;
        const std::uint32_t number = row_.attribute("r").as_uint(row_number_ + 1);
        row_number_ = number;
        cells_.clear();
        texts_.clear();
        std::uint32_t column = 0;
        for (const pugi::xml_node node : row_.children()) {
            if (local_name(node) != "c") continue;
            const auto ref = parse_cell_ref(node.attribute("r").value());
            column = ref ? ref->column : column + 1;
            add(node, column);
        }
        std::stable_sort(cells_.begin(), cells_.end(),
                         [](const Cell& a, const Cell& b) { return a.column < b.column; });
        row = Row{number, cells_};
        row_ = row_.next_sibling();
        return true;
    }

  private:
    void add(const pugi::xml_node& node, std::uint32_t column) {
        const std::string_view type = node.attribute("t").value();
        const pugi::xml_node inline_text = child(node, "is");
        const char* raw = child(node, "v").text().get();
        const std::string& text = texts_.emplace_back(inline_text     ? rich_text(inline_text)
                                                      : type == "str" ? unescaped(raw)
                                                                      : std::string(raw));
        CellValue value = cell_value(context_, type, node.attribute("s").as_uint(), text);
        if (value.blank() && type != "str" && child(node, "f")) {
            value.kind = CellKind::Error;
            value.text = formula_without_value;
        }
        if (!value.blank()) cells_.push_back({column, value});
    }

    std::string xml_;
    std::unique_ptr<pugi::xml_document> document_;
    CellContext context_;
    pugi::xml_node row_;
    std::uint32_t row_number_ = 0;
    std::vector<Cell> cells_;
    std::deque<std::string> texts_;
};

}  // namespace

Result<Workbook> Workbook::open(std::string file, std::string bytes, const PackageLimits& limits) {
    auto package = Package::open(std::move(file), std::move(bytes), limits);
    if (!package) return package.error();
    Workbook workbook(std::move(*package));
    const Place place{workbook.file_name(), "", {}, {}};
    auto roots = workbook.package_.relationships("/");
    if (!roots) return roots.error();
    const Relationship* main = find_type(*roots, "officeDocument");
    if (main == nullptr) return Issue{MessageId::NotAWorkbook, place, "", "", ""};
    if (main->target.size() > 4 && main->target.substr(main->target.size() - 4) == ".bin")
        return Issue{MessageId::BinaryWorkbook, place, "", "", ""};
    if (auto read = workbook.read_workbook_part(main->target); !read) return read.error();
    return workbook;
}

Result<void> Workbook::read_workbook_part(const std::string& part) {
    auto xml = package_.read(part);
    if (!xml) return xml.error();
    pugi::xml_document document;
    if (!document.load_buffer_inplace(xml->data(), xml->size())) return package_.damaged(part);
    const pugi::xml_node root = document.document_element();
    if (local_name(root) != "workbook")
        return Issue{MessageId::NotAWorkbook, Place{file_name(), "", {}, {}}, "", "", ""};
    dates_from_1904_ = is_true(child(root, "workbookPr").attribute("date1904"));
    auto relationships = package_.relationships(part);
    if (!relationships) return relationships.error();
    for (const pugi::xml_node node : child(root, "sheets").children()) {
        const std::string id = attribute(node, "id").value();
        const auto target = std::find_if(relationships->begin(), relationships->end(),
                                         [&id](const Relationship& r) { return r.id == id; });
        if (target == relationships->end() || target->type != "worksheet") continue;
        const std::string_view state = node.attribute("state").value();
        sheets_.push_back(
            {node.attribute("name").value(), !state.empty() && state != "visible", target->target});
    }
    if (const Relationship* strings = find_type(*relationships, "sharedStrings"))
        if (auto read = read_shared_strings(strings->target); !read) return read;
    if (const Relationship* styles = find_type(*relationships, "styles"))
        if (auto read = read_styles(styles->target); !read) return read;
    return {};
}

Result<void> Workbook::read_shared_strings(const std::string& part) {
    if (!package_.has(part)) return {};
    auto xml = package_.read(part);
    if (!xml) return xml.error();
    pugi::xml_document document;
    if (!document.load_buffer_inplace(xml->data(), xml->size(), parse_flags))
        return package_.damaged(part);
    for (const pugi::xml_node item : document.document_element().children())
        if (local_name(item) == "si") shared_strings_.push_back(rich_text(item));
    return {};
}

Result<void> Workbook::read_styles(const std::string& part) {
    if (!package_.has(part)) return {};
    auto xml = package_.read(part);
    if (!xml) return xml.error();
    pugi::xml_document document;
    if (!document.load_buffer_inplace(xml->data(), xml->size())) return package_.damaged(part);
    const pugi::xml_node root = document.document_element();
    std::map<unsigned, std::string> codes;
    for (const pugi::xml_node format : child(root, "numFmts").children())
        codes[format.attribute("numFmtId").as_uint()] = format.attribute("formatCode").value();
    for (const pugi::xml_node xf : child(root, "cellXfs").children()) {
        if (local_name(xf) != "xf") continue;
        const unsigned id = xf.attribute("numFmtId").as_uint();
        const auto code = codes.find(id);
        if (code == codes.end())
            styles_.push_back({is_date_format_id(id), 0});
        else
            styles_.push_back({is_date_format(code->second), zero_digits(code->second)});
    }
    return {};
}

Result<SheetInfo> Workbook::sheet_info(std::size_t sheet) const {
    SheetInfo info{sheets_[sheet].name, sheets_[sheet].hidden, {}};
    auto xml = package_.read(sheets_[sheet].part);
    if (!xml) return xml.error();
    // Merged ranges stand behind the cells; parsing the cells again for them would cost twice.
    const std::size_t begin = xml->rfind("</sheetData>");
    const std::size_t tail = begin == std::string::npos ? xml->rfind("sheetData") : begin;
    if (tail == std::string::npos) return info;
    for (std::size_t at = xml->find("mergeCell ", tail); at != std::string::npos;
         at = xml->find("mergeCell ", at + 1)) {
        const std::size_t ref = xml->find("ref=", at);
        if (ref == std::string::npos || ref + 5 >= xml->size()) break;
        const std::size_t end = xml->find((*xml)[ref + 4], ref + 5);
        if (end == std::string::npos) break;
        if (const auto range =
                parse_cell_range(std::string_view(*xml).substr(ref + 5, end - ref - 5)))
            info.merged.push_back(*range);
    }
    return info;
}

Result<std::unique_ptr<RowReader>> Workbook::rows(std::size_t sheet) const {
    auto xml = package_.read(sheets_[sheet].part);
    if (!xml) return xml.error();
    auto document = std::make_unique<pugi::xml_document>();
    if (!document->load_buffer_inplace(xml->data(), xml->size(), parse_flags))
        return package_.damaged(sheets_[sheet].part);
    return std::unique_ptr<RowReader>(
        std::make_unique<SheetRows>(std::move(*xml), std::move(document),
                                    CellContext{shared_strings_, styles_, dates_from_1904_}));
}

}  // namespace skillmap::xlsx
