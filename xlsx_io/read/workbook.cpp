#include "xlsx_io/read/workbook.h"

#include <algorithm>
#include <map>
#include <pugixml.hpp>

#include "core/messages.h"
#include "xlsx_io/read/number_format.h"
#include "xlsx_io/read/sheet_scanner.h"
#include "xlsx_io/read/text_arena.h"
#include "xlsx_io/xml/tree.h"

namespace skillmap::xlsx {
namespace {

const Relationship* find_type(const std::vector<Relationship>& list, std::string_view type) {
    const auto it = std::find_if(list.begin(), list.end(),
                                 [type](const Relationship& r) { return r.type == type; });
    return it == list.end() ? nullptr : &*it;
}

// The rows of one sheet.
class SheetRows final : public RowReader {
  public:
    SheetRows(std::unique_ptr<ByteSource> xml, const CellContext& context, Issue damaged)
        : scanner_(std::move(xml)), context_(context), damaged_(std::move(damaged)) {}

    Result<bool> next(Row& row) override {
        using Step = SheetScanner::Step;
        while (true) {
            switch (scanner_.next()) {
                case Step::Row:
                    cells_.clear();
                    texts_.clear();
                    break;
                case Step::Cell:
                    add(scanner_.cell());
                    break;
                case Step::RowEnd:
                    if (cells_.empty()) break;
                    sort();
                    row = Row{scanner_.row().number, cells_};
                    return true;
                case Step::End:
                    return false;
                case Step::Damaged:
                    return damaged();
                case Step::Markup:
                case Step::DataStart:
                case Step::DataEnd:
                    break;
            }
        }
    }

  private:
    void add(const ScannedCell& cell) {
        CellValue value = cell_value(context_, cell.type, cell.style, text(cell));
        if (value.blank() && cell.has_formula && cell.type != CellType::String) {
            value.kind = CellKind::Error;
            value.text = formula_without_value;
        }
        if (value.kind == CellKind::Error) value.text = texts_.add(value.text);
        if (!value.blank()) cells_.push_back({cell.column, value});
    }

    // The text of a cell, kept for as long as its row where the value may refer to it.
    std::string_view text(const ScannedCell& cell) {
        const bool number = cell.type == CellType::Number || cell.type == CellType::Shared;
        if (number && !cell.value.empty() && cell.value.find('&') == std::string_view::npos)
            return cell.value;  // taken at once
        std::string_view text = cell.value;
        if (!cell.decoded && text.find_first_of("&\r") != std::string_view::npos) {
            decoded_.clear();
            xml::append_decoded(decoded_, text);
            text = decoded_;
        }
        const bool may_hold_escapes =
            cell.type == CellType::String || cell.type == CellType::Inline;
        if (may_hold_escapes && text.find("_x") != std::string_view::npos) {
            unescaped_ = unescaped(text);
            text = unescaped_;
        }
        return texts_.add(text);
    }

    // Cells stand in order, but for a few producers.
    void sort() {
        const auto before = [](const Cell& a, const Cell& b) { return a.column < b.column; };
        if (!std::is_sorted(cells_.begin(), cells_.end(), before))
            std::stable_sort(cells_.begin(), cells_.end(), before);
    }

    Issue damaged() const {
        Issue issue = damaged_;
        issue.found += " " + scanner_.problem();
        return issue;
    }

    SheetScanner scanner_;
    CellContext context_;
    Issue damaged_;
    std::vector<Cell> cells_;
    TextArena texts_;
    std::string decoded_;
    std::string unescaped_;
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
    auto xml = package_.read_markup(part);
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
    auto xml = package_.stream(part);
    if (!xml) return xml.error();
    if (!shared_strings_.read(std::move(*xml))) return package_.damaged(part);
    return {};
}

Result<void> Workbook::read_styles(const std::string& part) {
    if (!package_.has(part)) return {};
    auto xml = package_.read_markup(part);
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
    auto xml = package_.stream(sheets_[sheet].part);
    if (!xml) return xml.error();
    using Step = SheetScanner::Step;
    SheetScanner scanner(std::move(*xml));
    while (true) {
        const Step step = scanner.next();
        if (step == Step::End) return info;
        if (step == Step::Damaged)
            return package_.damaged(sheets_[sheet].part + " " + scanner.problem());
        if (step == Step::DataStart) scanner.skip_data();
        if (step != Step::Markup || scanner.markup().name != "mergeCell") continue;
        const auto ref = xml::attribute_value(scanner.markup().content, "ref");
        if (const auto range = ref ? parse_cell_range(*ref) : std::nullopt)
            info.merged.push_back(*range);
    }
}

Result<std::unique_ptr<RowReader>> Workbook::rows(std::size_t sheet) const {
    auto xml = package_.stream(sheets_[sheet].part);
    if (!xml) return xml.error();
    const CellContext context{shared_strings_.texts(), styles_, dates_from_1904_};
    return std::unique_ptr<RowReader>(std::make_unique<SheetRows>(
        std::move(*xml), context, package_.damaged(sheets_[sheet].part)));
}

}  // namespace skillmap::xlsx
