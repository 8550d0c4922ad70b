#include "xlsx_io/write/report_writer.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "xlsx_io/write/data_sheet.h"
#include "xlsx_io/write/formats.h"
#include "xlsx_io/write/new_workbook.h"
#include "xlsx_io/write/page_writer.h"

namespace skillmap::xlsx {
namespace {

// A name on a page that is ours: whatever its sheet is called later, the program knows it.
void mark_as_ours(lxw_workbook* workbook, const report::Page& page, std::size_t number) {
    const std::string name = fmt::format("_skillmap.page{}", number);
    const std::string cell = "=" + quoted_sheet(page.name) + "!$A$1";
    workbook_define_name(workbook, name.c_str(), cell.c_str());
}

void write_sheets(lxw_workbook* workbook, const report::Report& report) {
    Formats formats(workbook);
    std::size_t marked = 0;
    for (const report::Page& page : report.pages) {
        lxw_worksheet* sheet = workbook_add_worksheet(workbook, page.name.c_str());
        PageWriter(report, page, workbook, sheet, formats).write();
        if (page.made_by_us) mark_as_ours(workbook, page, ++marked);
    }
    if (report.data_page) DataSheet(report).write(workbook, formats);
}

}  // namespace

Result<std::string> write_report(const report::Report& report, const std::filesystem::path& file) {
    return new_workbook(file, {report.title, report.organization, report.as_of},
                        [&](lxw_workbook* workbook) { write_sheets(workbook, report); });
}

}  // namespace skillmap::xlsx
