#include "xlsx_io/write/report_writer.h"

#include <xlsxwriter.h>

#include <string>
#include <utility>

#include "core/messages.h"
#include "core/table/cell.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/read/page_marks.h"
#include "xlsx_io/write/data_rows.h"
#include "xlsx_io/write/data_sheet.h"
#include "xlsx_io/write/formats.h"
#include "xlsx_io/write/names.h"
#include "xlsx_io/write/new_workbook.h"
#include "xlsx_io/write/page_writer.h"

namespace skillmap::xlsx {
namespace {

// A page of the program or of its data.
template <class Page>
void mark(lxw_workbook* workbook, const Page& page) {
    if (!page.work.empty()) define_name(workbook, page_mark(page.work, page.id), page.name, {});
}

void write_sheets(lxw_workbook* workbook, const report::Report& report) {
    Formats formats(workbook, report.font);
    for (const report::Page& page : report.pages) {
        lxw_worksheet* sheet = workbook_add_worksheet(workbook, page.name.c_str());
        PageWriter(report, page, workbook, sheet, formats).write();
        if (page.id == report.opening_page) worksheet_activate(sheet);
        mark(workbook, page);
    }
    if (!report.data_page) return;
    DataSheet(report).write(workbook, formats);
    mark(workbook, *report.data_page);
}

}  // namespace

Result<std::string> write_report(const report::Report& report, const std::filesystem::path& file) {
    if (const std::size_t rows = report.data.size() + 1; report.data_page && rows > max_rows)
        return Issue{MessageId::OutputTooManyRows,
                     Place{file_label(file), report.data_page->name, {}, {}}, "",
                     std::to_string(rows), std::to_string(max_rows)};
    auto workbook = new_workbook(file, {report.title, report.organization, report.as_of},
                                 [&](lxw_workbook* made) { write_sheets(made, report); });
    if (!workbook || !report.data_page || report.data.empty()) return workbook;
    return with_data_rows(std::move(*workbook), report);
}

}  // namespace skillmap::xlsx
