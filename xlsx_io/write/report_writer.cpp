#include "xlsx_io/write/report_writer.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <chrono>

#include "core/messages.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/write/data_sheet.h"
#include "xlsx_io/write/formats.h"
#include "xlsx_io/write/page_writer.h"

namespace skillmap::xlsx {
namespace {

Issue not_written(const std::string& reason) {
    return {MessageId::OutputNotWritten, {}, "", reason, ""};
}

// The time of creation is the as-of date: the same report gives the same bytes.
void write_properties(lxw_workbook* workbook, const report::Report& report) {
    lxw_doc_properties properties{};
    std::string title = report.title;
    std::string company = report.organization;
    properties.title = title.data();
    properties.company = company.data();
    const Date day = report.as_of.value_or(Date{std::chrono::days{1}});
    properties.created = std::chrono::seconds(day.time_since_epoch()).count();
    workbook_set_properties(workbook, &properties);
}

// A name on a page that is ours: whatever its sheet is called later, the program knows it.
void mark_as_ours(lxw_workbook* workbook, const report::Page& page, std::size_t number) {
    const std::string name = fmt::format("_skillmap.page{}", number);
    const std::string cell = "=" + quoted_sheet(page.name) + "!$A$1";
    workbook_define_name(workbook, name.c_str(), cell.c_str());
}

void write_sheets(lxw_workbook* workbook, const report::Report& report) {
    write_properties(workbook, report);
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
    auto folder = PrivateFolder::beside(file);
    if (!folder) return folder.error();
    const std::string path = (folder->path() / "book.xlsx").string();
    std::string scratch = folder->path().string();
    lxw_workbook_options options{};
    options.tmpdir = scratch.data();
    lxw_workbook* workbook = workbook_new_opt(path.c_str(), &options);
    if (workbook == nullptr) return not_written("libxlsxwriter");
    write_sheets(workbook, report);
    const lxw_error error = workbook_close(workbook);
    if (error != LXW_NO_ERROR) return not_written(lxw_strerror(error));
    return read_file(path);
}

}  // namespace skillmap::xlsx
