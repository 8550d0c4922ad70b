// qualifications: the register of qualifications, its expiries, pass rates and fees.
#include "addin/engine/qualifications.h"

#include <utility>

#include "addin/engine/commands/commands.h"
#include "addin/engine/labels.h"
#include "core/intake/settings.h"
#include "core/messages.h"
#include "core/report/theme.h"
#include "xlsx_io/write/report_writer.h"

namespace skillmap::engine::commands {

Result<Answer> qualifications(Context& context) {
    ReadOptions read = read_options(context);
    report::QualificationOptions options;
    const std::string audience = context.options.word("audience", {"none", "hr", "manager"});
    options.reader = report::reader_named(audience);
    const std::string department = context.options.text("department");
    const auto within = context.options.whole("within", 0, most_expiry_months);
    const auto least = context.options.whole("min_group", 1, most_least_group);
    const bool list = context.options.flag("list");
    const bool universal = context.options.word("font", {"gothic", "ud"}) == "ud";
    if (auto right = context.check({"book", "mapping", "scheme"}); !right) return right.error();
    auto layout = layout_of(context);
    if (!layout) return layout.error();
    auto file = context.file("book");
    if (!file) return file.error();
    read.as_of_otherwise.reset();
    context.tell("reading");
    const auto book = read_book(std::move(*file), read, std::move(*layout), context.issues);
    if (!book) return book.error();
    const auto only = asked_department(book->input.records, department);
    if (!only) return only.error();
    options.department = *only;
    options.least = least.value_or(book->input.settings.least_group);
    context.tell("evaluating");
    Assessment assessment(book->input);
    const report::QualificationFacts facts = report::qualification_facts(
        assessment, static_cast<int>(within.value_or(usual_expiry_months)), options.department);
    Answer answer{qualifications_json(assessment, facts, options), {}};
    if (!list) return answer;
    report::Report report =
        report::make_qualification_report(assessment, facts, options, context.issues);
    if (universal) report.font = report::theme::universal_font;
    context.tell("writing");
    const std::string name(labels::qualifications_file);
    auto bytes = xlsx::write_report(report, context.path(name));
    if (!bytes) return bytes.error();
    answer.files.push_back({name, std::move(*bytes)});
    return answer;
}

}  // namespace skillmap::engine::commands
