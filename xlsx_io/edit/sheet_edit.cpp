#include "xlsx_io/edit/sheet_edit.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "xlsx_io/edit/merge_list.h"
#include "xlsx_io/edit/xstring.h"
#include "xlsx_io/formula/formula_shift.h"

namespace skillmap::xlsx {
namespace {

using Step = SheetScanner::Step;

constexpr std::size_t usual_cell = 64;  // bytes around what is in it

CellRange joined(const CellRange& a, const CellRange& b) {
    return {{std::min(a.first.row, b.first.row), std::min(a.first.column, b.first.column)},
            {std::max(a.last.row, b.last.row), std::max(a.last.column, b.last.column)}};
}

class SheetEdit {
  public:
    SheetEdit(std::unique_ptr<ByteSource> xml, const xml::ScanLimits& limits,
              const CellChanges& changes, const SheetShape& shape, DateStyles& dates,
              PartWriter& writer)
        : scanner_(std::move(xml), limits),
          changes_(changes),
          shape_(shape),
          next_(changes.begin()),
          dates_(dates),
          writer_(writer) {
        if (shape.cleared_from) merges_.emplace(*shape.cleared_from);
    }

    SheetEditResult run() {
        while (!result_.in_array && result_.problem.empty()) {
            switch (scanner_.next()) {
                case Step::Markup:
                    copy_markup();
                    break;
                case Step::DataStart:
                    start_data();
                    break;
                case Step::Row:
                    start_row();
                    break;
                case Step::Cell:
                    take_cell();
                    break;
                case Step::RowEnd:
                    end_row();
                    break;
                case Step::DataEnd:
                    end_data();
                    break;
                case Step::End:
                    copy();
                    if (next_ != changes_.end()) result_.problem = "sheetData";
                    return std::move(result_);
                case Step::Damaged:
                    result_.problem = scanner_.problem();
                    result_.beyond = scanner_.beyond();
                    break;
            }
        }
        return std::move(result_);
    }

  private:
    struct ColumnStyle {
        std::uint32_t first;
        std::uint32_t last;
        std::uint32_t style;
    };
    struct SharedFormula {
        std::string text;
        CellRef origin;
        CellRange range;
    };

    void copy() { writer_.write(scanner_.raw()); }

    bool changes_in_row(std::uint32_t row) const {
        return next_ != changes_.end() && next_->first.row == row;
    }

    // The used range, what rows are like and the formats of columns stand before the cells.
    void copy_markup() {
        const xml::Markup& markup = scanner_.markup();
        const bool tag = markup.kind == xml::Kind::Start || markup.kind == xml::Kind::Empty;
        if (tag && !in_data_ && markup.name == "dimension") {
            copy_dimension();
            return;
        }
        if (tag && !in_data_ && markup.name == "sheetFormatPr")
            hidden_ = xml::is_true(xml::attribute_value(markup.content, "zeroHeight").value_or(""));
        if (tag && !in_data_ && markup.name == "outlinePr")
            groups_end_below_ =
                xml::is_true(xml::attribute_value(markup.content, "summaryBelow").value_or("1"));
        if (tag && !in_data_ && markup.name == "col") {
            const auto value = [&](const char* name) {
                return xml::number_of(xml::attribute_value(markup.content, name));
            };
            columns_.push_back({value("min"), value("max"), value("style")});
        }
        if (dropping_row_) return;
        if (!in_data_ && merges_ && merges_->take(scanner_, writer_)) return;
        if (in_data_ || !shape_.growth.any() || !copy_grown()) copy();
    }

    // Ranges that end where the data ended: in attributes, and as text in extensions.
    bool copy_grown() {
        const xml::Markup& markup = scanner_.markup();
        if (markup.kind == xml::Kind::End && markup.name == "sqref") {
            const auto text = shape_.growth.grown_list(xml::decoded(scanner_.lead()));
            if (!text) return false;
            writer_.write(*text);
            writer_.write(scanner_.element());
            return true;
        }
        const bool filter = markup.name == "autoFilter" || markup.name == "sortState" ||
                            markup.name == "sortCondition";
        const bool list = markup.name == "conditionalFormatting" ||
                          markup.name == "dataValidation" || markup.name == "ignoredError" ||
                          markup.name == "protectedRange";
        if (!filter && !list) return false;
        const char* name = filter ? "ref" : "sqref";
        const auto written = xml::attribute_value(markup.content, name);
        const auto text = written ? shape_.growth.grown_list(xml::decoded(*written)) : std::nullopt;
        if (!text) return false;
        writer_.write(scanner_.lead());
        writer_.write(with_attributes(scanner_.element(), {{name, *text}}));
        return true;
    }

    bool is_cleared(std::uint32_t row) const {
        return shape_.cleared_from && row >= *shape_.cleared_from;
    }

    void copy_dimension() {
        const auto written = xml::attribute_value(scanner_.markup().content, "ref");
        const auto range = written ? parse_cell_range(*written) : std::nullopt;
        auto wanted = range;
        for (const auto& [ref, content] : changes_)
            if (range && content.kind != CellContent::Kind::Blank)
                wanted = joined(*wanted, {ref, ref});
        if (!range || to_string(*wanted) == to_string(*range)) return copy();
        writer_.write(scanner_.lead());
        writer_.write(with_attributes(scanner_.element(), {{"ref", to_string(*wanted)}}));
    }

    void start_data() {
        in_data_ = true;
        const std::string_view tag = scanner_.element();
        const std::string_view name = scanner_.markup().name;
        prefix_ = tag.substr(1, static_cast<std::size_t>(name.data() - tag.data()) - 1);
        opened_ = scanner_.markup().kind == xml::Kind::Empty && has_values();
        if (!opened_) return copy();
        writer_.write(scanner_.lead());
        writer_.write(tag.substr(0, tag.rfind('/')));
        writer_.write(">");
    }

    // Whether a new cell is needed: blank ones without a format of their own are not.
    static bool is_written(const CellContent& content) {
        return content.kind != CellContent::Kind::Blank || content.style;
    }

    bool has_values() const {
        return std::any_of(changes_.begin(), changes_.end(),
                           [](const auto& change) { return is_written(change.second); });
    }

    void start_row() {
        add_rows_before(scanner_.row().number);
        const ScannedRow& row = scanner_.row();
        row_style_ = xml::is_true(xml::attribute_value(row.attributes, "customFormat").value_or(""))
                         ? xml::number_of(xml::attribute_value(row.attributes, "s"))
                         : std::optional<std::uint32_t>();
        if (!xml::attribute_value(row.attributes, "s")) row_style_.reset();
        columns_in_row_.clear();
        changing_ = changes_in_row(row.number);
        dropping_row_ = is_cleared(row.number) && row.number > shape_.last_row;
        if (dropping_row_) {
            dropping_row_ = !row.empty;
            return;
        }
        if (!changing_ && !shape_.cleared_from) return copy();
        writer_.write(scanner_.lead());
        const std::string tag = row_tag(row);
        const std::string cells = row.empty ? new_cells(row.number, max_columns + 1) : "";
        if (cells.empty()) {
            writer_.write(tag);
            return;
        }
        writer_.write(std::string_view(tag).substr(0, tag.rfind('/')));
        writer_.write(">" + cells + "</" + name_in(tag) + ">");
    }

    // The name of a tag's element with its prefix.
    static std::string name_in(std::string_view tag) {
        return std::string(tag.substr(1, tag.find_first_of(" \t\r\n/>") - 1));
    }

    // The row's tag as it has to be with what is put there.
    std::string row_tag(const ScannedRow& row) const {
        AttributeValues values;
        if (auto spans = widened_spans(row)) values.emplace_back("spans", std::move(*spans));
        if (is_cleared(row.number)) values.emplace_back("hidden", std::nullopt);
        // It says of the rows beside this one that they are a group and hidden.
        if (is_cleared(groups_end_below_ ? row.number - 1 : row.number + 1))
            values.emplace_back("collapsed", std::nullopt);
        return with_attributes(scanner_.element(), values);
    }

    // Spans that hold the cells to be set, where the row has spans and they do not.
    std::optional<std::string> widened_spans(const ScannedRow& row) const {
        const auto spans = xml::attribute_value(row.attributes, "spans");
        const std::size_t colon = spans ? spans->find(':') : std::string_view::npos;
        if (colon == std::string_view::npos || spans->find(' ') != std::string_view::npos)
            return std::nullopt;
        const std::uint32_t first = xml::number_of(spans->substr(0, colon));
        const std::uint32_t last = xml::number_of(spans->substr(colon + 1));
        std::uint32_t low = first;
        std::uint32_t high = last;
        for (auto it = next_; it != changes_.end() && it->first.row == row.number; ++it) {
            if (!is_written(it->second)) continue;
            low = std::min(low, it->first.column);
            high = std::max(high, it->first.column);
        }
        if (low == first && high == last) return std::nullopt;
        return fmt::format("{}:{}", low, high);
    }

    void take_cell() {
        const ScannedCell& cell = scanner_.cell();
        const CellRef ref{scanner_.row().number, cell.column};
        if (changing_ && !columns_in_row_.empty() && cell.column <= columns_in_row_.back()) {
            result_.problem = fmt::format("row {}", ref.row);
            return;
        }
        columns_in_row_.push_back(cell.column);
        if (cell.has_formula) note_formula(ref, cell);
        if (is_cleared(ref.row) && !is_set(ref)) return clear_cell(ref);
        if (!changes_in_row(ref.row)) return copy_cell(ref);
        writer_.write(new_cells(ref.row, cell.column));
        if (next_ == changes_.end() || next_->first != ref) return copy_cell(ref);
        if (next_->second.spares && !is_cleared(ref.row) &&
            (cell.has_formula || !cell.value.empty() || is_in_array(ref))) {
            ++next_;
            return copy_cell(ref);
        }
        if (is_in_array(ref)) {
            result_.in_array = ref;
            return;
        }
        if (cell.has_formula) result_.formulas_gone.push_back(ref);
        if (cell.type == CellType::Shared) ++result_.shared_gone;
        writer_.write(scanner_.lead());
        const bool same = keeps_written_value(cell, next_->second);
        writer_.write(
            same
                ? std::string(scanner_.element())
                : cell_xml(ref, next_->second, style_of(next_->second, cell.style),
                           xml::is_true(xml::attribute_value(cell.attributes, "ph").value_or(""))));
        if (cell.has_formula) give_away_shared(cell, ref);
        ++next_;
    }

    bool is_set(CellRef ref) const {
        const auto at = std::lower_bound(
            changes_.begin(), changes_.end(), ref,
            [](const auto& change, CellRef wanted) { return change.first < wanted; });
        return at != changes_.end() && at->first == ref;
    }

    // A cell that is not set in rows that are cleared: it keeps its format, if its row stays.
    void clear_cell(CellRef ref) {
        const ScannedCell& cell = scanner_.cell();
        if (is_in_array(ref)) {
            result_.in_array = ref;
            return;
        }
        if (cell.has_formula) result_.formulas_gone.push_back(ref);
        if (cell.type == CellType::Shared) ++result_.shared_gone;
        if (dropping_row_) return;
        writer_.write(new_cells(ref.row, ref.column));
        writer_.write(scanner_.lead());
        if (cell.value.empty() && !cell.has_formula)
            writer_.write(scanner_.element());
        else
            writer_.write(cell_xml(ref, {}, cell.style));
    }

    // A cell that is set to exactly what it holds keeps its bytes.
    static bool keeps_written_value(const ScannedCell& cell, const CellContent& content) {
        if (cell.has_formula || content.date || (content.style && !content.style_if_new))
            return false;
        const bool same_kind =
            (content.kind == CellContent::Kind::Shared && cell.type == CellType::Shared) ||
            (content.kind == CellContent::Kind::Number && cell.type == CellType::Number);
        return same_kind && cell.value == content.text;
    }

    // What a formula says about other cells: arrays cannot be changed in part, and the text of a
    // shared formula stands in its first cell only.
    void note_formula(CellRef ref, const ScannedCell& cell) {
        const auto type = xml::attribute_value(cell.formula_attributes, "t");
        if (!type) return;
        const auto written = xml::attribute_value(cell.formula_attributes, "ref");
        const auto range = written ? parse_cell_range(*written) : std::nullopt;
        if ((*type == "array" || *type == "dataTable") && range) {
            if (range->first != range->last) arrays_.push_back(*range);
            return;
        }
        const auto id = xml::attribute_value(cell.formula_attributes, "si");
        if (*type != "shared" || !id || cell.formula.empty()) return;
        if (!range && shared_.contains(std::string(*id))) return;
        shared_[std::string(*id)] = {std::string(cell.formula), ref,
                                     range.value_or(CellRange{ref, ref})};
        orphaned_.erase(std::string(*id));
    }

    // Whether a cell is of an array that does not go as a whole.
    bool is_in_array(CellRef ref) const {
        return std::any_of(arrays_.begin(), arrays_.end(), [&](const CellRange& range) {
            return range.contains(ref) && !is_cleared(range.first.row);
        });
    }

    // The first cell of a shared formula is set: the next cell that uses it gets the text.
    void give_away_shared(const ScannedCell& cell, CellRef ref) {
        const auto id = xml::attribute_value(cell.formula_attributes, "si");
        const auto shared = id ? shared_.find(std::string(*id)) : shared_.end();
        if (shared != shared_.end() && shared->second.origin == ref)
            orphaned_[shared->first] = shared->second;
    }

    void copy_cell(CellRef ref) {
        const ScannedCell& cell = scanner_.cell();
        result_.has_formulas = result_.has_formulas || cell.has_formula;
        if (orphaned_.empty() || !cell.has_formula || !cell.formula.empty()) return copy();
        const auto id = xml::attribute_value(cell.formula_attributes, "si");
        const auto orphan = id ? orphaned_.find(std::string(*id)) : orphaned_.end();
        if (orphan == orphaned_.end()) return copy();
        adopt(ref, orphan->second);
        orphaned_.erase(orphan);
    }

    // Copies the cell with the text of the shared formula in it.
    void adopt(CellRef ref, const SharedFormula& shared) {
        const ScannedCell& cell = scanner_.cell();
        const auto distance = [](std::uint32_t to, std::uint32_t from) {
            return static_cast<int>(to) - static_cast<int>(from);
        };
        const std::string text = shifted_formula(shared.text, distance(ref.row, shared.origin.row),
                                                 distance(ref.column, shared.origin.column));
        CellRange range = shared.range;
        if (range.first.column == range.last.column) range.first.row = ref.row;
        if (range.first.row == range.last.row) range.first.column = ref.column;
        range = joined(range, {ref, ref});
        const std::string_view raw = scanner_.raw();
        const auto attributes =
            static_cast<std::size_t>(cell.formula_attributes.data() - raw.data());
        const std::size_t tag = raw.rfind('<', attributes);
        const xml::Markup old = xml::parse_markup(raw.data() + tag, raw.data() + raw.size());
        const std::string_view name = raw.substr(tag + 1, attributes - tag - 1);
        auto end = static_cast<std::size_t>(old.end - raw.data());
        if (old.kind == xml::Kind::Start) end = raw.find('>', raw.find("</", end)) + 1;
        std::string opening =
            with_attributes(raw.substr(tag, static_cast<std::size_t>(old.end - raw.data()) - tag),
                            {{"ref", to_string(range)}});
        if (old.kind == xml::Kind::Empty) opening.erase(opening.rfind('/'), 1);
        writer_.write(raw.substr(0, tag));
        writer_.write(fmt::format("{}{}</{}>", opening, xml::escaped(text), name));
        writer_.write(raw.substr(end));
    }

    void end_row() {
        const std::uint32_t row = scanner_.row().number;
        if (std::exchange(dropping_row_, false)) return;
        if (has_doubles()) result_.problem = fmt::format("row {}", row);
        if (changes_in_row(row)) writer_.write(new_cells(row, max_columns + 1));
        copy();
    }

    // Whether a place of the row has two cells. A few producers write cells in another order; then
    // it can be seen at the end only.
    bool has_doubles() {
        auto& columns = columns_in_row_;
        if (!std::is_sorted(columns.begin(), columns.end()))
            std::sort(columns.begin(), columns.end());
        return std::adjacent_find(columns.begin(), columns.end()) != columns.end();
    }

    void end_data() {
        add_rows_before(max_rows + 1);
        in_data_ = false;
        if (opened_) writer_.write("</" + prefix_ + "sheetData>");
        copy();
    }

    void add_rows_before(std::uint32_t row) {
        while (next_ != changes_.end() && next_->first.row < row) {
            const std::uint32_t number = next_->first.row;
            row_style_.reset();
            const std::string cells = new_cells(number, max_columns + 1);
            if (!cells.empty())
                writer_.write(fmt::format(
                    "<{0}row r=\"{1}\"{2}{3}>{4}</{0}row>", prefix_, number, height_of(number),
                    hidden_ && !is_cleared(number) ? " hidden=\"1\"" : "", cells));
        }
    }

    // Without customHeight: programs may find another one when the text changes.
    std::string height_of(std::uint32_t row) const {
        const auto at = shape_.heights.find(row);
        return at == shape_.heights.end() ? std::string() : fmt::format(" ht=\"{}\"", at->second);
    }

    // The cells of a row that are to be set and stand before a column. Blank ones need none.
    std::string new_cells(std::uint32_t row, std::uint32_t before) {
        std::string cells;
        while (changes_in_row(row) && next_->first.column < before) {
            const CellContent& content = next_->second;
            const bool in_array = is_in_array(next_->first);
            if (in_array && !content.spares) result_.in_array = next_->first;
            if (is_written(content) && !in_array)
                cells += cell_xml(next_->first, content,
                                  content.style.value_or(usual_style(next_->first.column)));
            ++next_;
        }
        return cells;
    }

    static std::uint32_t style_of(const CellContent& content, std::uint32_t style) {
        return content.style && !content.style_if_new ? *content.style : style;
    }

    // The format a new cell takes from its row, else from its column.
    std::uint32_t usual_style(std::uint32_t column) const {
        if (row_style_) return *row_style_;
        for (const ColumnStyle& one : columns_)
            if (one.first <= column && column <= one.last) return one.style;
        return 0;
    }

    std::string cell_xml(CellRef ref, const CellContent& content, std::uint32_t style,
                         bool shows_phonetic = false) {
        if (content.date) style = dates_.like(style);
        // There may be millions: put together without formatting.
        std::string cell;
        cell.reserve(usual_cell + content.text.size());
        const auto put = [&cell](const auto&... parts) { (cell.append(parts), ...); };
        put("<", prefix_, "c r=\"", to_string(ref), "\"");
        if (style != 0) put(" s=\"", std::to_string(style), "\"");
        if (shows_phonetic) put(" ph=\"1\"");
        const auto put_value = [&](const char* type) {
            put(type, "><", prefix_, "v>", content.text, "</", prefix_, "v>");
        };
        switch (content.kind) {
            case CellContent::Kind::Blank:
                put("/>");
                return cell;
            case CellContent::Kind::Number:
                put_value("");
                break;
            case CellContent::Kind::Boolean:
                put_value(" t=\"b\"");
                break;
            case CellContent::Kind::Shared:
                put_value(" t=\"s\"");
                break;
            case CellContent::Kind::Formula:
                put("><", prefix_, "f>", xml::escaped(content.text), "</", prefix_, "f>");
                result_.has_formulas = true;
                break;
            case CellContent::Kind::Inline:
                put(" t=\"inlineStr\"><", prefix_, "is>", text_element(prefix_, content.text), "</",
                    prefix_, "is>");
                break;
        }
        put("</", prefix_, "c>");
        return cell;
    }

    SheetScanner scanner_;
    const CellChanges& changes_;
    const SheetShape& shape_;
    CellChanges::const_iterator next_;
    DateStyles& dates_;
    PartWriter& writer_;
    SheetEditResult result_;
    std::string prefix_;  // of the sheet's elements, with its colon
    bool in_data_ = false;
    bool dropping_row_ = false;
    bool opened_ = false;           // <sheetData/> became a pair of tags
    bool hidden_ = false;           // rows that are not written are hidden
    bool groups_end_below_ = true;  // in the row that says whether they are shown
    std::optional<MergeList> merges_;
    std::vector<ColumnStyle> columns_;
    std::optional<std::uint32_t> row_style_;
    bool changing_ = false;                      // cells of the row are set
    std::vector<std::uint32_t> columns_in_row_;  // of its cells so far
    std::vector<CellRange> arrays_;
    std::unordered_map<std::string, SharedFormula> shared_;    // by si
    std::unordered_map<std::string, SharedFormula> orphaned_;  // likewise: without a first cell
};

}  // namespace

SheetEditResult edit_sheet(std::unique_ptr<ByteSource> xml, const xml::ScanLimits& limits,
                           const CellChanges& changes, const SheetShape& shape, DateStyles& dates,
                           PartWriter& writer) {
    return SheetEdit(std::move(xml), limits, changes, shape, dates, writer).run();
}

}  // namespace skillmap::xlsx
