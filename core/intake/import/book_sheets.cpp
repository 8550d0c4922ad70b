#include "core/intake/import/book_sheets.h"

#include <algorithm>

#include "core/intake/cell_text.h"
#include "core/intake/form_sheets.h"
#include "core/intake/reading.h"
#include "core/intake/table_reader.h"
#include "core/text/normalize.h"

namespace skillmap::import {
namespace {

constexpr std::string_view skill_prefix = "skill:";
constexpr std::string_view tool_prefix = "tool:";
constexpr std::string_view box_prefix = "box:";

bool begins_with(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

// What a heading of a sheet of checks is for.
ColumnId checks_column(const FormSheet& sheet, const Vocabulary& vocabulary,
                       const std::string& heading) {
    if (sheet.id == "skill_checks")
        return vocabulary.skill(heading) ? skill_column(vocabulary, heading) : ColumnId();
    return vocabulary.tool(heading) ? tool_column(vocabulary, heading) : box_column(heading);
}

TableReader::KnowsHeading knows_heading(const FormSheet& sheet, const Vocabulary& vocabulary,
                                        const std::string& name) {
    if (sheet.id == "skill_checks") return known_skill(vocabulary);
    if (sheet.id == "tool_checks") return known_tool_heading(vocabulary, name);
    return {};
}

class SheetIndexer {
  public:
    SheetIndexer(const SheetSource& book, std::size_t sheet, const FormSheet& form,
                 BookWords& words)
        : table_(book, sheet, form), form_(form), words_(words) {
        sheet_.name = book.sheet_name(sheet);
        sheet_.form = &form;
    }

    Result<std::optional<BookSheet>> read() {
        IssueList ignored;  // told when the workbook itself is read
        const auto opened =
            table_.open(knows_heading(form_, words_.vocabulary, sheet_.name), ignored);
        if (!opened) return opened.error();
        if (!*opened) return std::optional<BookSheet>();
        find_columns();
        while (true) {
            const auto more = table_.next();
            if (!more) return more.error();
            if (!*more) return std::optional(std::move(sheet_));
            take_row();
        }
    }

  private:
    struct Column {
        std::uint32_t number = 0;
        bool date = false;
    };

    void find_columns() {
        for (const FormColumn& column : form_.columns)
            if (const TableColumn at = table_.column(column.id); at.exists()) {
                use(column.id, at);
                columns_.back().date = column.kind == FormColumn::Kind::Date;
            }
        if (is_checks(form_)) find_subjects();
        std::sort(columns_.begin(), columns_.end(),
                  [](const Column& a, const Column& b) { return a.number < b.number; });
    }

    void find_subjects() {
        for (const OtherColumn& other : table_.other_columns())
            if (ColumnId id = checks_column(form_, words_.vocabulary, other.heading); !id.empty())
                use_subject(std::move(id), other);
    }

    void use_subject(ColumnId id, const OtherColumn& other) {
        if (begins_with(id, box_prefix)) sheet_.boxes.emplace(id, other.heading);
        use(std::move(id), other.column);
    }

    void use(ColumnId id, TableColumn column) {
        sheet_.heading_row = table_.heading_place(column).cell->row;
        sheet_.last_column = std::max(sheet_.last_column, column.number);
        sheet_.columns.emplace(std::move(id), column.number);
        columns_.push_back({column.number, false});
    }

    void take_row() {
        ExistingRow row{table_.row(), {}};
        for (const Column& column : columns_) {
            std::string text = text_of(column, table_.cell({column.number}));
            if (!text.empty()) row.texts.emplace_back(column.number, std::move(text));
        }
        if (row.texts.empty()) return;
        std::string key =
            form_.key.empty() ? std::to_string(row.number) : key_of(form_, [&](const ColumnId& id) {
                return words_.comparable(form_, id, std::string(sheet_.text(row, id)));
            });
        sheet_.rows.insert_or_assign(std::move(key), std::move(row));
    }

    std::string text_of(const Column& column, const CellValue& value) const {
        if (!column.date) return cell_text(value);
        const DateField date = cell_date(value, table_.date_offset());
        return date.known() ? skillmap::to_string(date.date()) : cell_text(value);
    }

    TableReader table_;
    const FormSheet& form_;
    BookWords& words_;
    BookSheet sheet_;
    std::vector<Column> columns_;
};

}  // namespace

ColumnId skill_column(const Vocabulary& vocabulary, std::string_view skill) {
    return std::string(skill_prefix) +
           match_key(vocabulary.skill(skill).value_or(std::string(skill)));
}

ColumnId tool_column(const Vocabulary& vocabulary, std::string_view tool) {
    return std::string(tool_prefix) + match_key(vocabulary.tool(tool).value_or(std::string(tool)));
}

ColumnId box_column(std::string_view heading) {
    return std::string(box_prefix) + match_key(heading);
}

BookWords::BookWords(const Form& the_form, const Vocabulary& the_vocabulary, const Records& records)
    : form(the_form), vocabulary(the_vocabulary) {
    for (const StaffMember& member : records.staff) {
        staff.add(member.id);
        staff_numbers.push_back(member.id);
    }
    for (const Department& department : records.departments) {
        departments.add(department.code);
        department_codes.push_back(department.code);
    }
    for (const Training& one : records.trainings) {
        trainings.emplace(match_key(one.name), one.name);
        if (!one.code.empty()) trainings.emplace(match_key(one.code), one.name);
    }
}

std::string BookWords::staff_number(const std::string& text) {
    const auto match = staff.find(text);
    return match ? staff_numbers[match->entry] : text;
}

std::string BookWords::department_code(const std::string& text) {
    const auto match = departments.find(text);
    return match ? department_codes[match->entry] : text;
}

std::optional<std::string> BookWords::training(std::string_view text) const {
    if (const auto known = trainings.find(match_key(text)); known != trainings.end())
        return known->second;
    const auto named = vocabulary.training(text);
    if (!named) return std::nullopt;
    const auto known = trainings.find(match_key(*named));
    return known == trainings.end() ? *named : known->second;
}

Comparable BookWords::comparable(const FormSheet& sheet, const ColumnId& column,
                                 const std::string& text) {
    if (begins_with(column, skill_prefix) || begins_with(column, tool_prefix)) {
        const auto level = vocabulary.levels_of(column.substr(column.find(':') + 1)).parse(text);
        return level ? std::to_string(level->value()) : match_key(text);
    }
    if (begins_with(column, box_prefix))
        return std::string(form.vocabulary("check").find(text).value_or(text));
    if (column == "staff" || (sheet.id == "staff" && column == "id")) return staff_number(text);
    if (column == "department" || (sheet.id == "departments" && column == "code"))
        return department_code(text);
    if (text.empty()) return {};
    if (column == "training" || (sheet.id == "trainings" && column == "name"))
        return match_key(training(text).value_or(text));
    if (sheet.id == "qualifications" && column == "name")
        return match_key(
            vocabulary.qualification(text, form.vocabulary("qualification").words("suffixes"))
                .value_or(text));
    const auto at = std::find_if(sheet.columns.begin(), sheet.columns.end(),
                                 [&column](const FormColumn& one) { return one.id == column; });
    if (at == sheet.columns.end()) return match_key(text);
    if (at->kind == FormColumn::Kind::Date)
        if (const auto date = parse_date(text)) return skillmap::to_string(*date);
    if (!at->choices.empty())
        return std::string(form.vocabulary(at->choices).find(text).value_or(text));
    return match_key(text);
}

std::string_view BookSheet::text(const ExistingRow& row, const ColumnId& column) const {
    const auto at = columns.find(column);
    if (at == columns.end()) return {};
    const auto cell =
        std::lower_bound(row.texts.begin(), row.texts.end(), at->second,
                         [](const auto& one, std::uint32_t number) { return one.first < number; });
    return cell == row.texts.end() || cell->first != at->second ? std::string_view()
                                                                : std::string_view(cell->second);
}

bool is_checks(const FormSheet& sheet) {
    return sheet.id == "skill_checks" || sheet.id == "tool_checks";
}

std::string key_of(const FormSheet& sheet, const CellOf& cell) {
    std::string key;
    for (const std::string& column : sheet.key) key += cell(column) + "\x1f";
    return key;
}

Result<std::vector<BookSheet>> read_book_sheets(const SheetSource& book,
                                                std::string_view form_sheet, BookWords& words) {
    IssueList ignored;
    const FormSheet& form = words.form.sheet(form_sheet);
    std::vector<BookSheet> sheets;
    for (const std::size_t sheet : sheets_for(book, words.form, form, ignored)) {
        auto read = SheetIndexer(book, sheet, form, words).read();
        if (!read) return read.error();
        if (*read) sheets.push_back(std::move(**read));
    }
    return sheets;
}

}  // namespace skillmap::import
