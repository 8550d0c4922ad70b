#include "xlsx_io/read/formula_reader.h"

#include <fmt/format.h>

#include "xlsx_io/formula/formula_shift.h"
#include "xlsx_io/read/cell_value.h"

namespace skillmap::xlsx {
namespace {

// Excel's limit of 8,192 characters, in bytes.
constexpr std::size_t most_shared_bytes = std::size_t{3} * 8192;

FormulaKind kind_of(std::string_view type) {
    if (type == "shared") return FormulaKind::Shared;
    if (type == "array") return FormulaKind::Array;
    return type == "dataTable" ? FormulaKind::DataTable : FormulaKind::Plain;
}

std::string text_of(const ScannedCell& cell) {
    std::string text = cell.decoded ? std::string(cell.formula) : xml::decoded(cell.formula);
    if (text.find("_x") != std::string::npos) text = unescaped(text);
    if (text.substr(0, 1) == "=") text.erase(0, 1);
    return text;
}

// 18.3.1.40 f: r1 is the cell for the row of inputs where there is one, and r2 that for the column.
std::string data_table(std::string_view attributes) {
    const auto value = [attributes](std::string_view name) {
        return xml::decoded(xml::attribute_value(attributes, name).value_or(""));
    };
    if (xml::is_true(value("dt2D"))) return fmt::format("TABLE({},{})", value("r1"), value("r2"));
    return xml::is_true(value("dtr")) ? fmt::format("TABLE({},)", value("r1"))
                                      : fmt::format("TABLE(,{})", value("r1"));
}

int distance(std::uint32_t to, std::uint32_t from) {
    return static_cast<int>(to) - static_cast<int>(from);
}

}  // namespace

FormulaReader::FormulaReader(std::unique_ptr<ByteSource> xml, PartLabel part)
    : part_(std::move(part)), scanner_(std::move(xml), part_.limits) {}

Result<bool> FormulaReader::next(Formula& formula) {
    using Step = SheetScanner::Step;
    while (true) {
        const Step step = scanner_.next();
        if (step == Step::End) return false;
        if (step == Step::Damaged) return part_.refused(scanner_.beyond(), scanner_.problem());
        if (step != Step::Cell || !scanner_.cell().has_formula) continue;
        if (!take(scanner_.cell(), formula))
            return part_.refused(xml::Limit::None, to_string(formula.ref));
        return true;
    }
}

bool FormulaReader::take(const ScannedCell& cell, Formula& formula) {
    const auto attribute = [&cell](std::string_view name) {
        return xml::attribute_value(cell.formula_attributes, name).value_or("");
    };
    const CellRef ref{scanner_.row().number, cell.column};
    formula = {ref, kind_of(attribute("t")), text_of(cell), {ref, ref}};
    if (formula.kind == FormulaKind::Shared) {
        if (formula.text.size() > most_shared_bytes) return false;
        share(cell, formula);
        return true;
    }
    if (formula.kind == FormulaKind::DataTable) formula.text = data_table(cell.formula_attributes);
    if (formula.kind != FormulaKind::Plain)
        formula.range = parse_cell_range(attribute("ref")).value_or(formula.range);
    return true;
}

// The first cell of a shared formula gives its text, the others take it from there.
void FormulaReader::share(const ScannedCell& cell, Formula& formula) {
    const std::string id(xml::attribute_value(cell.formula_attributes, "si").value_or(""));
    if (!formula.text.empty()) {
        const bool first = xml::attribute_value(cell.formula_attributes, "ref").has_value();
        if (first)
            shared_[id] = {formula.text, formula.ref};
        else
            shared_.try_emplace(id, SharedText{formula.text, formula.ref});
        return;
    }
    const auto shared = shared_.find(id);
    if (shared == shared_.end()) return;
    const CellRef origin = shared->second.origin;
    formula.text = shifted_formula(shared->second.text, distance(formula.ref.row, origin.row),
                                   distance(formula.ref.column, origin.column));
}

}  // namespace skillmap::xlsx
