#include "xlsx_io/read/workbook.h"

#include <algorithm>

#include "xlsx_io/read/cell_value.h"
#include "xlsx_io/read/sheet_scanner.h"
#include "xlsx_io/read/styles.h"
#include "xlsx_io/read/text_arena.h"

namespace skillmap::xlsx {
namespace {

// The rows of one sheet.
class SheetRows final : public RowReader {
  public:
    SheetRows(std::unique_ptr<ByteSource> xml, const CellContext& context, PartLabel part)
        : scanner_(std::move(xml), part.limits), context_(context), part_(std::move(part)) {}

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
                    if (!sort()) return damaged();
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

    // Cells stand in order, but for a few producers. False where one stands twice.
    bool sort() {
        const auto before = [](const Cell& a, const Cell& b) { return a.column < b.column; };
        if (!std::is_sorted(cells_.begin(), cells_.end(), before))
            std::sort(cells_.begin(), cells_.end(), before);
        return std::adjacent_find(cells_.begin(), cells_.end(), [](const Cell& a, const Cell& b) {
                   return a.column == b.column;
               }) == cells_.end();
    }

    Issue damaged() const {
        return part_.refused(scanner_.beyond(), scanner_.problem().empty()
                                                    ? "row " + std::to_string(scanner_.row().number)
                                                    : scanner_.problem());
    }

    SheetScanner scanner_;
    CellContext context_;
    PartLabel part_;
    std::vector<Cell> cells_;
    TextArena texts_;
    std::string decoded_;
    std::string unescaped_;
};

}  // namespace

Result<Workbook> Workbook::open(std::string file, std::string bytes, const PackageLimits& limits) {
    auto package = Package::open(std::move(file), std::move(bytes), limits);
    if (!package) return package.error();
    auto part = read_workbook_part(*package);
    if (!part) return part.error();
    Workbook workbook(std::move(*package));
    workbook.workbook_ = std::move(*part);
    const Package& opened = workbook.package_;
    if (const std::string& strings = workbook.workbook_.shared_strings; !strings.empty()) {
        if (auto read = workbook.shared_strings_.read(opened, strings); !read) return read.error();
    }
    if (const std::string& styles = workbook.workbook_.styles; !styles.empty()) {
        auto kinds = read_styles(opened, styles);
        if (!kinds) return kinds.error();
        workbook.styles_ = std::move(*kinds);
    }
    return workbook;
}

Result<SheetInfo> Workbook::sheet_info(std::size_t sheet) const {
    const SheetEntry& entry = workbook_.sheets[sheet];
    SheetInfo info{entry.name, entry.hidden, {}};
    auto xml = package_.stream(entry.part);
    if (!xml) return xml.error();
    using Step = SheetScanner::Step;
    SheetScanner scanner(std::move(*xml), package_.limits());
    while (true) {
        const Step step = scanner.next();
        if (step == Step::End) return info;
        if (step == Step::Damaged)
            return package_.label(entry.part).refused(scanner.beyond(), scanner.problem());
        if (step == Step::DataStart) scanner.skip_data();
        if (step != Step::Markup || scanner.markup().name != "mergeCell") continue;
        const auto ref = xml::attribute_value(scanner.markup().content, "ref");
        if (const auto range = ref ? parse_cell_range(*ref) : std::nullopt)
            info.merged.push_back(*range);
    }
}

Result<std::unique_ptr<RowReader>> Workbook::rows(std::size_t sheet) const {
    const std::string& part = workbook_.sheets[sheet].part;
    auto xml = package_.stream(part);
    if (!xml) return xml.error();
    const CellContext context{shared_strings_.texts(), styles_, workbook_.dates_from_1904};
    return std::unique_ptr<RowReader>(
        std::make_unique<SheetRows>(std::move(*xml), context, package_.label(part)));
}

}  // namespace skillmap::xlsx
