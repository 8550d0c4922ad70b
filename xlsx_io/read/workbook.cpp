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

void Workbook::leave_out(const std::vector<std::string>& sheets) {
    auto& entries = workbook_.sheets;
    for (const std::string& name : sheets)
        if (const SheetEntry* entry = workbook_.find(name))
            entries.erase(entries.begin() + (entry - entries.data()));
}

Result<SheetInfo> Workbook::sheet_info(std::size_t sheet) const {
    const SheetEntry& entry = workbook_.sheets[sheet];
    auto merged = read_merged(package_, entry.part);
    if (!merged) return merged.error();
    return SheetInfo{entry.name, entry.visibility != Visibility::Visible, std::move(*merged)};
}

Result<std::unique_ptr<RowReader>> Workbook::rows(std::size_t sheet) const {
    const std::string& part = workbook_.sheets[sheet].part;
    auto xml = package_.stream(part);
    if (!xml) return xml.error();
    const CellContext context{shared_strings_.texts(), styles_, workbook_.dates_from_1904};
    return std::unique_ptr<RowReader>(
        std::make_unique<SheetRows>(std::move(*xml), context, package_.label(part)));
}

Result<SheetLayout> Workbook::layout(std::size_t sheet) const {
    return read_sheet_layout(package_, workbook_.sheets[sheet].part);
}

Result<HiddenLines> Workbook::hidden_lines(std::size_t sheet) const {
    auto found = layout(sheet);
    if (!found) return found.error();
    return HiddenLines{std::move(found->hidden_rows), std::move(found->hidden_columns)};
}

Result<FormulaReader> Workbook::formulas(std::size_t sheet) const {
    const std::string& part = workbook_.sheets[sheet].part;
    auto xml = package_.stream(part);
    if (!xml) return xml.error();
    return FormulaReader(std::move(*xml), package_.label(part));
}

Result<std::vector<Table>> Workbook::tables(std::size_t sheet) const {
    return read_tables(package_, workbook_.sheets[sheet].part);
}

Result<std::vector<Comment>> Workbook::comments(std::size_t sheet) const {
    return read_comments(package_, workbook_.part, workbook_.sheets[sheet].part);
}

Result<std::vector<DefinedName>> Workbook::defined_names() const {
    return read_defined_names(package_, workbook_.part);
}

Result<Phonetics> Workbook::phonetics() const {
    if (workbook_.shared_strings.empty()) return Phonetics();
    return Phonetics::read(package_, workbook_.shared_strings);
}

Result<PhoneticReader> Workbook::phonetic_cells(std::size_t sheet,
                                                const Phonetics& phonetics) const {
    const std::string& part = workbook_.sheets[sheet].part;
    auto xml = package_.stream(part);
    if (!xml) return xml.error();
    return PhoneticReader(std::move(*xml), package_.label(part), phonetics);
}

}  // namespace skillmap::xlsx
