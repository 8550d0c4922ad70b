// skillmap history
#include <utility>

#include "addin/cli/commands.h"
#include "addin/cli/history_text.h"
#include "addin/cli/recording.h"
#include "core/messages.h"
#include "xlsx_io/file/file.h"

namespace skillmap::cli {
namespace {

// The history itself is given, or the workbook that it lies beside.
std::filesystem::path asked_path(const Arguments& arguments) {
    const auto given = path_of(arguments.book);
    const bool is_it =
        utf8_of(given.extension()) == history::file_extension || history::is_database(given);
    return is_it ? given : history_path(arguments);
}

Result<std::string> course_of_person(const Arguments& arguments, const history::Store& store) {
    const auto evaluations = store.read_days();
    if (!evaluations) return evaluations.error();
    const auto days = history::person_course(*evaluations, *arguments.staff);
    if (!days) return Issue{MessageId::HistoryNoStaff, {}, "", *arguments.staff, ""};
    return arguments.format == "json" ? person_json(*days) : person_text(*days, arguments.language);
}

Result<std::string> course_of_department(const Arguments& arguments, const history::Store& store) {
    const auto evaluations = store.read_days();
    if (!evaluations) return evaluations.error();
    const auto course = history::department_course(*evaluations, arguments.department);
    if (!course) return Issue{MessageId::HistoryNoDepartment, {}, "", arguments.department, ""};
    return arguments.format == "json" ? department_json(*course)
                                      : department_text(*course, arguments.language);
}

Result<std::string> answer(const Arguments& arguments, const history::Store& store) {
    if (arguments.staff) return course_of_person(arguments, store);
    if (!arguments.department.empty()) return course_of_department(arguments, store);
    return arguments.format == "json" ? history_json(store.heads())
                                      : history_text(store.heads(), arguments.language);
}

}  // namespace

int show_history(const Arguments& arguments) {
    const auto path = asked_path(arguments);
    if (!is_there(path))
        return fail({MessageId::HistoryMissing, Place{file_label(path), "", {}, {}}, "", "", ""},
                    arguments.language);
    const auto store = history::Store::open(path);
    if (!store) return fail(store.error(), arguments.language);
    const auto text = answer(arguments, *store);
    return text ? put(*text) : fail(text.error(), arguments.language);
}

}  // namespace skillmap::cli
