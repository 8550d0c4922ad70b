#include "core/plan/read_transfers.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "core/indicators/succession.h"
#include "core/intake/cell_text.h"
#include "core/intake/form_sheets.h"
#include "core/intake/reading.h"
#include "core/plan/departments.h"
#include "core/text/name_key.h"

namespace skillmap {
namespace {

constexpr std::string_view no_successor = "－";

class TransferReader {
  public:
    TransferReader(const SheetSource& source, const AssessmentInput& input, IssueList& issues)
        : input_(input),
          records_(input.records),
          form_(wg_form()),
          vocabulary_(input.schemes),
          reading_{source, form_, vocabulary_, issues},
          layout_(form_.sheet("transfers")),
          departments_(records_),
          successors_(records_.departments, records_.departments, input.as_of) {
        for (const StaffMember& member : records_.staff) staff_codes_.add(member.id);
    }

    Result<std::vector<Transfer>> read() {
        const auto sheet = find_sheet();
        if (!sheet) return sheet.error();
        TableReader table(reading_.source, *sheet, layout_);
        IssueList headings;
        const auto opened = table.open({}, headings);
        if (!opened) return opened.error();
        if (!*opened) return unusable(table, layout_.heading("staff"));
        for (const Issue& issue : headings.all()) reading_.issues.add(issue);
        const auto exists = [&](const char* id) { return table.column(id).exists(); };
        if (!exists("to_code") && !exists("to"))
            return unusable(table, layout_.heading("to_code") + "・" + layout_.heading("to"));
        if (auto done = read_rows(table); !done) return done.error();
        return take_transfers();
    }

  private:
    // A row that names a person, before it is known whether another one does too.
    struct Row {
        Place place;
        std::uint32_t number = 0;
        Id<StaffMember> staff;
        std::optional<Id<Department>> to;
    };

    static Issue unusable(const TableReader& table, const std::string& headings) {
        return {MessageId::TransfersUnusable, table.sheet_place(), headings, "", ""};
    }

    Result<std::size_t> find_sheet() const {
        const auto sheets = sheets_for(reading_.source, form_, layout_, reading_.issues);
        if (!sheets.empty()) return sheets.front();
        if (reading_.source.sheet_count() == 1) return std::size_t{0};
        return Issue{MessageId::TransfersSheetMissing,
                     Place{reading_.source.file_name(), "", {}, {}}, layout_.name(), "", ""};
    }

    Result<void> read_rows(TableReader& table) {
        const RowContext row{reading_, layout_, table, 0};
        return row.each_row(table.column("staff"), [&] { read_row(row); });
    }

    void read_row(const RowContext& row) {
        const TableColumn staff = row.table.column("staff");
        const TableColumn name = row.table.column("name");
        const std::string number = row.text(staff);
        if (number.empty()) {
            row.report(MessageId::KeyMissing, staff, layout_.heading("staff"), "");
            left_out_ = true;
            return;
        }
        const auto match = staff_codes_.find(number);
        if (!match) {
            row.report(MessageId::TransferPersonUnknown, staff, "", number);
            left_out_ = true;
            return;
        }
        const Id<StaffMember> id(match->entry);
        const StaffMember& member = records_.staff[id];
        const std::string told = row.text(name);
        Row read{row.table.place(staff), row.table.origin(staff).cell.row, id, std::nullopt};
        const bool differs =
            !told.empty() && !member.name.empty() && name_key(told) != name_key(member.name);
        if (differs)
            row.report(MessageId::TransferNameDiffers, name, member.id, told, member.name);
        else
            read.to = destination(row, member);
        rows_.push_back(std::move(read));
    }

    // Where the person goes. Reported where that cannot be carried out.
    std::optional<Id<Department>> destination(const RowContext& row, const StaffMember& member) {
        std::optional<Id<Department>> to;
        for (const char* column_id : {"to_code", "to"}) {
            const TableColumn column = row.table.column(column_id);
            const std::string text = row.text(column);
            if (text.empty()) continue;
            const auto named = department(row, column, text, member);
            if (!named) return std::nullopt;
            if (to && *to != *named) {
                row.report(MessageId::TransferDepartmentsDiffer, column, member.id,
                           departments_.label(*to), departments_.label(*named));
                return std::nullopt;
            }
            to = named;
        }
        const TableColumn first = row.table.column("to_code");
        const TableColumn column = first.exists() ? first : row.table.column("to");
        if (!to) {
            row.report(MessageId::TransferNowhere, column, member.id, "");
            return std::nullopt;
        }
        return is_open(row, column, *to, member) ? to : std::nullopt;
    }

    std::optional<Id<Department>> department(const RowContext& row, TableColumn column,
                                             const std::string& text, const StaffMember& member) {
        const auto found = departments_.find(text);
        if (found.empty())
            row.report(MessageId::TransferDepartmentUnknown, column, member.id, text,
                       departments_.nearest(text));
        if (found.size() > 1)
            row.report(MessageId::TransferDepartmentAmbiguous, column, member.id, text,
                       departments_.labels(found));
        return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
    }

    // Whether somebody can go there: it is a department of that day, and not their own.
    bool is_open(const RowContext& row, TableColumn column, Id<Department> to,
                 const StaffMember& member) {
        const Department& department = records_.departments[to];
        const std::string label = departments_.label(to);
        if (department.valid_to.known() && department.valid_to.date() < input_.as_of) {
            const Succession chain = successors_.of(to);
            const bool another = chain.end == Succession::End::Another && chain.later;
            row.report(MessageId::TransferDepartmentEnded, column, member.id, label,
                       another ? departments_.label(*chain.later) : std::string(no_successor));
            return false;
        }
        if (!department.valid_on(input_.as_of)) {
            row.report(MessageId::TransferDepartmentNotYet, column, member.id, label,
                       to_string(department.valid_from.date()));
            return false;
        }
        if (member.department == to)
            row.report(MessageId::TransferAlreadyThere, column, member.id, label);
        return member.department != to;
    }

    // Of a person who stands there twice, nothing is taken.
    std::vector<Transfer> take_transfers() {
        std::map<Id<StaffMember>, std::vector<const Row*>> by_person;
        for (const Row& row : rows_) by_person[row.staff].push_back(&row);
        std::vector<Transfer> transfers;
        for (const Row& row : rows_) {
            const auto& same = by_person[row.staff];
            if (same.size() > 1) {
                const Row& other = same.front() == &row ? *same[1] : *same.front();
                reading_.report(MessageId::TransferTwice, row.place, records_.staff[row.staff].id,
                                std::to_string(other.number));
            } else if (row.to) {
                transfers.push_back({row.staff, *row.to});
            }
        }
        if (rows_.empty() && !left_out_)
            reading_.report(MessageId::TransfersNone,
                            Place{reading_.source.file_name(), "", {}, {}}, "", "");
        return transfers;
    }

    const AssessmentInput& input_;
    const Records& records_;
    const Form& form_;
    Vocabulary vocabulary_;
    Reading reading_;
    const FormSheet& layout_;
    CodeIndex staff_codes_;
    plan::DepartmentNames departments_;
    Successors successors_;
    std::vector<Row> rows_;
    bool left_out_ = false;
};

}  // namespace

Result<std::vector<Transfer>> read_transfers(const SheetSource& source,
                                             const AssessmentInput& input, IssueList& issues) {
    return TransferReader(source, input, issues).read();
}

}  // namespace skillmap
