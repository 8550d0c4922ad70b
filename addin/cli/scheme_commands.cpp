// Schemes: looked at, checked, changed, and new workbooks for them.
#include <fmt/format.h>

#include "addin/cli/commands.h"
#include "addin/cli/explanation_text.h"
#include "addin/engine/blank_workbook.h"
#include "addin/engine/scheme_book.h"
#include "core/embedded.h"
#include "core/messages.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/write/report_writer.h"

namespace skillmap::cli {
namespace {

// A new workbook looks for the files of its schemes in its own folder.
void ask_for_scheme_files(const Arguments& arguments) {
    const auto out = path_of(arguments.out);
    for (const std::string& name : arguments.schemes) {
        const auto file = path_of(name);
        if (find_preset(name) != nullptr || is_plain_file(out.parent_path() / file.filename()))
            continue;
        fmt::print(stderr, fmt::runtime(texts::put_scheme_beside.in(arguments.language)),
                   file_label(file), arguments.out);
        fmt::print(stderr, "\n");
    }
}

// The text of a preset, or of a file of TOML.
Result<std::string> scheme_text_of(const std::string& name) {
    if (const EmbeddedFile* preset = find_preset(name)) return std::string(preset->text);
    const auto file = path_of(name);
    if (is_plain_file(file)) return read_file(file);
    IssueList issues;
    return load_preset(name, {}, issues).error();
}

}  // namespace

int init(const Arguments& arguments) {
    const auto as_of = asked_date(arguments.as_of, MessageId::AsOfOption);
    if (!as_of) return fail(as_of.error(), arguments.language);
    IssueList issues;
    const auto book = engine::blank_workbook(
        {arguments.schemes, arguments.organization, *as_of, scheme_files({})}, issues);
    if (!book) return fail_with_all(book.error(), issues, arguments.language);
    auto bytes = xlsx::write_report(*book, path_of(arguments.out));
    if (!bytes) return fail(bytes.error(), arguments.language);
    if (const int code = write_output(arguments, *bytes); code != Done) return code;
    ask_for_scheme_files(arguments);
    return Done;
}

int list_schemes(const Arguments& arguments) {
    std::string out;
    for (const EmbeddedFile& file : embedded_schemes()) {
        IssueList issues;
        const auto scheme = load_preset(file.name, {}, issues);
        if (!scheme) return fail(scheme.error(), arguments.language);
        out += fmt::format("{:<24}{}（{}）\n", scheme->id, scheme->name, scheme->version);
    }
    return put(out);
}

int show_scheme(const Arguments& arguments) {
    IssueList issues;
    const auto scheme = load_scheme_named(arguments.scheme, {}, scheme_files({}), issues);
    if (!scheme) return fail_with_all(scheme.error(), issues, arguments.language);
    return put(scheme_text(*scheme, arguments.language));
}

int check_scheme(const Arguments& arguments) {
    const auto path = path_of(arguments.scheme);
    auto bytes = read_file(path);
    if (!bytes) return fail(bytes.error(), arguments.language);
    IssueList issues;
    const auto scheme = engine::load_scheme_file({file_label(path), std::move(*bytes)}, {}, issues);
    if (!scheme) return fail_with_all(scheme.error(), issues, arguments.language);
    return put(fmt::format(fmt::runtime(texts::scheme_is_right.in(arguments.language)), scheme->id,
                           scheme->name) +
               "\n");
}

// A scheme as a workbook, for changing in Excel.
int export_scheme(const Arguments& arguments) {
    const auto text = scheme_text_of(arguments.scheme);
    if (!text) return fail(text.error(), arguments.language);
    IssueList issues;
    const auto report = engine::scheme_report(*text, arguments.scheme, issues);
    if (!report) return fail_with_all(report.error(), issues, arguments.language);
    auto bytes = xlsx::write_report(*report, path_of(arguments.out));
    if (!bytes) return fail(bytes.error(), arguments.language);
    return write_output(arguments, *bytes);
}

// A copy of a preset under a new id, for changing.
int new_scheme(const Arguments& arguments) {
    IssueList issues;
    const auto scheme = load_preset(arguments.scheme, {}, issues);
    if (!scheme) return fail(scheme.error(), arguments.language);
    std::string text(find_preset(arguments.scheme)->text);
    const std::string id = "id = \"" + scheme->id + "\"";
    const std::string new_id =
        arguments.new_id.empty() ? utf8_of(path_of(arguments.out).stem()) : arguments.new_id;
    text.replace(text.find(id), id.size(), "id = \"" + new_id + "\"");
    if (const auto valid = load_scheme(text, arguments.out, {}, issues); !valid)
        return fail(valid.error(), arguments.language);
    return write_output(arguments, text);
}

}  // namespace skillmap::cli
