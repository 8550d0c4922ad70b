// check, evaluate, explain, dashboard, lists, plan, share: what is said of one workbook.
#include <utility>

#include "addin/engine/assign.h"
#include "addin/engine/commands/commands.h"
#include "addin/engine/dashboard.h"
#include "addin/engine/explain.h"
#include "addin/engine/json.h"
#include "addin/engine/labels.h"
#include "addin/engine/pages_into.h"
#include "addin/engine/share.h"
#include "addin/engine/share_json.h"
#include "addin/engine/training_plan.h"
#include "addin/engine/write_back.h"
#include "core/intake/settings.h"
#include "core/messages.h"
#include "core/report/lists/name_lists.h"
#include "core/report/plan/plan_report.h"
#include "core/report/theme.h"
#include "xlsx_io/write/report_writer.h"

namespace skillmap::engine::commands {
namespace {

// The options that every one of these takes, and the workbook once the others are known.
class Source {
  public:
    explicit Source(Context& context) : context_(context), options_(read_options(context)) {}

    /// Where the date matters, "today" says nothing.
    Result<Book> read(bool date_matters = true) {
        auto layout = layout_of(context_);
        if (!layout) return layout.error();
        auto file = context_.file("book");
        if (!file) return file.error();
        if (date_matters) options_.as_of_otherwise.reset();
        context_.tell("reading");
        return read_book(std::move(*file), options_, std::move(*layout), context_.issues);
    }

    ReadOptions& options() { return options_; }

  private:
    Context& context_;
    ReadOptions options_;
};

Result<std::optional<Id<StaffMember>>> person(const Records& records, const std::string& number) {
    if (number.empty()) return std::optional<Id<StaffMember>>();
    const auto found = find_staff(records, number);
    if (!found) return Issue{MessageId::StaffOption, {}, "", number, ""};
    return found;
}

// The date is that of the earlier workbook alone.
Result<std::optional<EarlierBook>> earlier_of(Context& context, const ReadOptions& given,
                                              std::optional<Date> day, const AssessmentInput& now) {
    auto file = context.optional_file("previous");
    if (!file && !day) return std::optional<EarlierBook>();
    ReadOptions options = given;
    options.as_of = day;
    auto earlier = file ? read_earlier_book(std::move(*file), options, std::nullopt, now)
                        : earlier_day(now, *day);
    if (!earlier) return earlier.error();
    return std::optional(std::move(*earlier));
}

}  // namespace

Result<Answer> check(Context& context) {
    Source source(context);
    if (auto right = context.check({"book", "mapping", "scheme"}); !right) return right.error();
    const auto book = source.read(false);
    if (!book) return book.error();
    return Answer{};
}

Result<Answer> evaluate(Context& context) {
    Source source(context);
    const std::string staff = context.options.text("staff");
    const bool write = context.options.flag("write");
    if (auto right = context.check({"book", "mapping", "scheme"}); !right) return right.error();
    InputFile original;
    if (write)
        for (const RequestFile& one : context.request.files)
            if (one.role == "book") original = one.file;
    const auto book = source.read();
    if (!book) return book.error();
    const auto only = person(book->input.records, staff);
    if (!only) return only.error();
    context.tell("evaluating");
    Assessment assessment(book->input);
    Answer answer{evaluation_json(assessment, *only, context.language), {}};
    if (!write) return answer;
    context.tell("writing");
    const std::string name = original.name;
    auto written =
        book->map ? write_back_map(std::move(original), *book->map, assessment, context.language)
                  : write_back(std::move(original), assessment, context.language);
    if (!written) return written.error();
    answer.files.push_back({name, std::move(written->bytes)});
    return answer;
}

// The scheme asked for is judged besides those of the workbook, whose words stay known.
Result<Answer> explain(Context& context) {
    Source source(context);
    const std::string staff = context.options.text("staff");
    const std::string scheme = context.options.text("scheme");
    if (auto right = context.check({"book", "mapping", "scheme"}); !right) return right.error();
    std::optional<std::string> only;
    if (!scheme.empty()) {
        const auto loaded =
            load_scheme_named(scheme, {}, source.options().other_schemes, context.issues);
        if (!loaded) return loaded.error();
        only = loaded->id;
        source.options().more_schemes = {scheme};
    }
    const auto book = source.read();
    if (!book) return book.error();
    const auto found = find_staff(book->input.records, staff);
    if (!found) return Issue{MessageId::StaffOption, {}, "", staff, ""};
    context.tell("evaluating");
    Assessment assessment(book->input);
    return Answer{explanation_json(engine::explain(assessment, *found, only, context.language)),
                  {}};
}

Result<Answer> dashboard(Context& context) {
    Source source(context);
    report::DashboardOptions options;
    options.style = *report::style_named(context.options.word("style", {"full", "fukui", "wg"}));
    const auto least = context.options.whole("min_group", 1, most_least_group);
    if (context.options.word("font", {"gothic", "ud"}) == "ud")
        options.font = report::theme::universal_font;
    const std::string departments =
        context.options.word("departments", {"none", "sheets", "files"});
    options.department_pages = departments == "sheets";
    const Format format =
        *format_named(context.options.word("format", {"xlsx", "html", "csv", "json"}));
    const auto previous_day = context.options.date("previous_as_of");
    const bool trend = context.options.flag("trend");
    if (auto right = context.check({"book", "mapping", "scheme", "previous", "into"}); !right)
        return right.error();
    const auto apart = [](std::string_view one, std::string_view other) {
        return Issue{MessageId::OptionsApart, {}, "", std::string(one), std::string(other)};
    };
    const bool compares = previous_day || context.has("previous");
    if (departments == "files" && compares) return apart("departments: files", "previous");
    if (departments == "files" && trend) return apart("departments: files", "trend");
    if (departments == "files" && context.has("into")) return apart("departments: files", "into");
    if (departments == "sheets" && !has_pages(format))
        return apart("departments: sheets", "format: " + std::string(name(format)));
    if (format != Format::Xlsx && context.has("into")) return apart("format", "into");
    const auto book = source.read();
    if (!book) return book.error();
    auto earlier = earlier_of(context, source.options(), previous_day, book->input);
    if (!earlier) return earlier.error();
    context.tell("evaluating");
    Assessment assessment(book->input);
    options.findings = context.issues.count(Severity::Finding);
    options.least = least.value_or(book->input.settings.least_group);
    Answer answer;
    if (departments == "files") {
        auto files = make_department_files(assessment, options, format);
        for (std::size_t i = 0; i < files.size(); ++i) {
            context.tell("writing", i, files.size());
            auto bytes = bytes_of(files[i].report, format, context.path(files[i].name));
            if (!bytes) return bytes.error();
            answer.files.push_back({std::move(files[i].name), std::move(*bytes)});
        }
        return answer;
    }
    std::optional<std::vector<report::DayFigures>> days;
    if (trend)
        days = earlier_days(book->input, options.least, [&](std::size_t done, std::size_t all) {
            context.tell("evaluating", done, all);
        });
    report::Report report = make_dashboard(assessment, options, std::move(*earlier), days);
    context.tell("writing");
    auto into = context.optional_file("into");
    const std::string name =
        into ? into->name
             : std::string(labels::dashboard_file) + "." + std::string(engine::name(format));
    auto bytes = into ? pages_into(*into, std::move(report), context.path(name))
                      : bytes_of(report, format, context.path(name));
    if (!bytes) return bytes.error();
    answer.files.push_back({name, std::move(*bytes)});
    return answer;
}

Result<Answer> lists(Context& context) {
    Source source(context);
    report::NameListOptions options{
        *report::reader_named(context.options.word("audience", {"manager", "hr"})), std::nullopt};
    const std::string department = context.options.text("department");
    const bool universal = context.options.word("font", {"gothic", "ud"}) == "ud";
    if (auto right = context.check({"book", "mapping", "scheme"}); !right) return right.error();
    const auto book = source.read();
    if (!book) return book.error();
    const auto only = asked_department(book->input.records, department);
    if (!only) return only.error();
    options.department = *only;
    context.tell("evaluating");
    Assessment assessment(book->input);
    report::Report report = report::make_name_lists(assessment, options);
    if (universal) report.font = report::theme::universal_font;
    context.tell("writing");
    auto bytes = xlsx::write_report(report, context.path(std::string(labels::lists_file)));
    if (!bytes) return bytes.error();
    return Answer{"", {{std::string(labels::lists_file), std::move(*bytes)}}};
}

Result<Answer> training_plan(Context& context) {
    const auto from = context.options.date("from");
    const auto to = context.options.date("to");
    Source source(context);
    const std::string department = context.options.text("department");
    report::PlanReportOptions options{std::nullopt, context.options.flag("personal")};
    const bool universal = context.options.word("font", {"gothic", "ud"}) == "ud";
    if (auto right = context.check({"book", "mapping", "scheme"}); !right) return right.error();
    if (from) source.options().as_of = from;
    auto book = source.read();
    if (!book) return book.error();
    const auto last = begin_plan(book->input, from, to);
    if (!last) return last.error();
    const auto only = asked_department(book->input.records, department);
    if (!only) return only.error();
    options.department = *only;
    context.tell("evaluating");
    Assessment assessment(book->input);
    const plan::TrainingPlan plan = plan::make_plan(assessment, *last);
    report::Report report = report::make_plan_report(assessment, plan, options);
    if (universal) report.font = report::theme::universal_font;
    context.tell("writing");
    auto bytes = xlsx::write_report(report, context.path(std::string(labels::plan_file)));
    if (!bytes) return bytes.error();
    return Answer{plan_json(assessment, plan),
                  {{std::string(labels::plan_file), std::move(*bytes)}}};
}

Result<Answer> assign(Context& context) {
    Source source(context);
    const std::string code = context.options.text("department");
    const bool apart = context.options.word("departments", {"sheets", "files"}) == "files";
    const bool universal = context.options.word("font", {"gothic", "ud"}) == "ud";
    if (auto right = context.check({"book", "mapping", "scheme"}); !right) return right.error();
    const auto book = source.read();
    if (!book) return book.error();
    const auto department = asked_department(book->input.records, code);
    if (!department) return department.error();
    context.tell("evaluating");
    Assessment assessment(book->input);
    const plan::Assignments assignments = plan::propose_assignments(assessment);
    std::vector<NamedManagerFile> files;
    if (apart)
        files = name_files(report::make_manager_reports(assessment, assignments, *department));
    else
        files.push_back({std::string(labels::assign_file),
                         report::make_manager_report(assessment, assignments, *department)});
    Answer answer{assignments_json(assessment, assignments), {}};
    for (std::size_t i = 0; i < files.size(); ++i) {
        context.tell("writing", i, files.size());
        if (universal) files[i].report.font = report::theme::universal_font;
        auto bytes = xlsx::write_report(files[i].report, context.path(files[i].name));
        if (!bytes) return bytes.error();
        answer.files.push_back({std::move(files[i].name), std::move(*bytes)});
    }
    return answer;
}

Result<Answer> share_results(Context& context) {
    Source source(context);
    ShareOptions options{context.options.text("municipality"), context.options.text("name"),
                         context.options.whole("min_group", usual_least_group, most_least_group)};
    if (auto right = context.check({"book", "mapping", "scheme"}); !right) return right.error();
    const auto book = source.read();
    if (!book) return book.error();
    context.tell("evaluating");
    Assessment assessment(book->input);
    const auto share = share_of(assessment, options);
    if (!share) return share.error();
    std::string text = share_json(*share);
    return Answer{text, {{std::string(labels::share_file), text}}};
}

}  // namespace skillmap::engine::commands
