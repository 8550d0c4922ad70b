// skillmap history
#include <fmt/format.h>

#include <functional>
#include <utility>

#include "addin/cli/commands.h"
#include "addin/cli/history_text.h"
#include "addin/cli/recording.h"
#include "addin/cli/sheet_history.h"
#include "core/messages.h"
#include "core/report/lists/history_lists.h"
#include "core/text/normalize.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/write/report_writer.h"

namespace skillmap::cli {
namespace {

// The history itself is given, or the workbook in which it stands or that it lies beside.
std::filesystem::path asked_path(const Arguments& arguments) {
    const auto given = path_of(arguments.book);
    const bool is_it = utf8_of(given.extension()) == history::file_extension ||
                       history::is_database(given) || holds_history(given);
    return is_it ? given : history_path(arguments);
}

// What is printed, or with --out the workbook.
template <class Text, class MakeReport>
Result<std::string> text_or_book(const Arguments& arguments, const Text& text,
                                 const MakeReport& make_report) {
    if (arguments.out.empty()) return text();
    return xlsx::write_report(make_report(), path_of(arguments.out));
}

Result<std::string> course_of_person(const Arguments& arguments, const history::Store& store) {
    const auto evaluations = store.read_days();
    if (!evaluations) return evaluations.error();
    const auto days = history::person_course(*evaluations, *arguments.staff);
    if (!days) return Issue{MessageId::HistoryNoStaff, {}, "", *arguments.staff, ""};
    return text_or_book(
        arguments,
        [&] {
            return arguments.format == "json" ? person_json(*days)
                                              : person_text(*days, arguments.language);
        },
        [&] { return report::person_course_report(*days); });
}

Result<std::string> course_of_department(const Arguments& arguments, const history::Store& store) {
    const auto evaluations = store.read_days();
    if (!evaluations) return evaluations.error();
    const auto course = history::department_course(*evaluations, arguments.department);
    if (!course) return Issue{MessageId::HistoryNoDepartment, {}, "", arguments.department, ""};
    return text_or_book(
        arguments,
        [&] {
            return arguments.format == "json" ? department_json(*course)
                                              : department_text(*course, arguments.language);
        },
        [&] { return report::department_course_report(*course); });
}

Result<std::string> answer(const Arguments& arguments, const history::Store& store) {
    if (arguments.staff) return course_of_person(arguments, store);
    if (!arguments.department.empty()) return course_of_department(arguments, store);
    return arguments.format == "json" ? history_json(store.heads())
                                      : history_text(store.heads(), arguments.language);
}

// --out is a workbook, of somebody or some department, and not the history itself.
Result<void> check_out(const Arguments& arguments, const std::filesystem::path& history) {
    if (arguments.out.empty()) return {};
    const auto out = path_of(arguments.out);
    const Place place{file_label(out), "", {}, {}};
    const std::string extension = utf8_of(out.extension());
    if (case_folded(extension) != ".xlsx")
        return Issue{MessageId::NameListFormat, place, "", extension, ""};
    if (are_same_file(out, history)) return Issue{MessageId::OutputIsInput, place, "", "", ""};
    if (arguments.staff || !arguments.department.empty()) return {};
    return Issue{
        MessageId::UsageWrong, {}, "", str(texts::history_out_of_whom, arguments.language), ""};
}

// Which of them are to go: those of a day, the one of a number, those before a day.
Result<std::function<bool(const history::Head&)>> meant(const Arguments& arguments) {
    using Meant = std::function<bool(const history::Head&)>;
    if (arguments.delete_before) {
        const auto day = asked_date(arguments.delete_before, MessageId::DateOption);
        if (!day) return day.error();
        return Meant([day = **day](const history::Head& head) { return head.as_of < day; });
    }
    const std::string& text = arguments.delete_what;
    const bool is_number = !text.empty() && text.size() < 8 &&
                           text.find_first_not_of("0123456789") == std::string::npos;
    if (is_number)
        return Meant([text](const history::Head& head) { return std::to_string(head.id) == text; });
    const auto day = asked_date(text, MessageId::DateOption);
    if (!day) return day.error();
    return Meant([day = **day](const history::Head& head) { return head.as_of == day; });
}

// No copy of the workbook is kept: what is removed would be in it.
Result<std::vector<history::Head>> removed_from(
    const std::filesystem::path& path, const std::function<bool(const history::Head&)>& is_meant) {
    if (!holds_history(path)) return history::remove(path, is_meant);
    auto removed = remove_from_sheet(path, is_meant);
    if (!removed) return removed.error();
    if (!removed->removed.empty())
        if (auto written = write_file(path, removed->bytes); !written) return written.error();
    return std::move(removed->removed);
}

int delete_from_history(const Arguments& arguments, const std::filesystem::path& path) {
    const auto which = meant(arguments);
    if (!which) return fail(which.error(), arguments.language);
    const auto removed = removed_from(path, *which);
    if (!removed) return fail(removed.error(), arguments.language);
    if (removed->empty())
        return fail({MessageId::HistoryNotThere, Place{file_label(path), "", {}, {}}, "",
                     arguments.delete_before.value_or(arguments.delete_what), ""},
                    arguments.language);
    if (arguments.format == "json") return put(history_json(*removed));
    return put(fmt::format(fmt::runtime(texts::history_deleted.in(arguments.language)),
                           file_label(path), removed->size()) +
               "\n" + history_text(*removed, arguments.language));
}

}  // namespace

int show_history(const Arguments& arguments) {
    const auto path = asked_path(arguments);
    if (const auto right = check_out(arguments, path); !right)
        return fail(right.error(), arguments.language);
    if (!is_there(path))
        return fail({MessageId::HistoryMissing, Place{file_label(path), "", {}, {}}, "", "", ""},
                    arguments.language);
    if (!arguments.delete_what.empty() || arguments.delete_before)
        return delete_from_history(arguments, path);
    const auto store = open_history(path);
    if (!store) return fail(store.error(), arguments.language);
    const auto text = answer(arguments, *store);
    if (!text) return fail(text.error(), arguments.language);
    return arguments.out.empty() ? put(*text) : write_output(arguments, *text);
}

}  // namespace skillmap::cli
