#include "xlsx_io/write/new_workbook.h"

#include <chrono>

#include "core/messages.h"
#include "xlsx_io/file/file.h"

namespace skillmap::xlsx {
namespace {

Issue not_written(const std::string& reason) {
    return {MessageId::OutputNotWritten, {}, "", reason, ""};
}

void write_properties(lxw_workbook* workbook, const WorkbookProperties& given) {
    lxw_doc_properties properties{};
    std::string title = given.title;
    std::string company = given.organization;
    properties.title = title.data();
    properties.company = company.data();
    const Date day = given.as_of.value_or(Date{std::chrono::days{1}});
    properties.created = std::chrono::seconds(day.time_since_epoch()).count();
    workbook_set_properties(workbook, &properties);
}

}  // namespace

Result<std::string> new_workbook(const std::filesystem::path& file,
                                 const WorkbookProperties& properties, const FillWorkbook& fill) {
    auto folder = PrivateFolder::beside(file);
    if (!folder) return folder.error();
    const std::filesystem::path path = folder->path() / "book.xlsx";
    const std::string name = path_for_libraries(path);
    std::string scratch = path_for_libraries(folder->path());
    lxw_workbook_options options{};
    options.tmpdir = scratch.data();
    lxw_workbook* workbook = workbook_new_opt(name.c_str(), &options);
    if (workbook == nullptr) return not_written("libxlsxwriter");
    write_properties(workbook, properties);
    fill(workbook);
    const lxw_error error = workbook_close(workbook);
    if (error != LXW_NO_ERROR) return not_written(lxw_strerror(error));
    return read_file(path);
}

}  // namespace skillmap::xlsx
