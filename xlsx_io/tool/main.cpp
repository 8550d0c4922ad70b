// skillmap-xlsx: looks into workbooks and changes cells, for ourselves and for reports of errors.
// Prints machine-readable lines; what it cannot do is one line on standard error.
#include <fast_float/fast_float.h>
#include <fmt/format.h>
#include <openssl/evp.h>

#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>
#include <filesystem>

#include "core/messages.h"
#include "xlsx_io/edit/workbook_editor.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/read/side_by_side.h"
#include "xlsx_io/read/workbook.h"
#include "xlsx_io/tool/assignment.h"
#include "xlsx_io/tool/details.h"
#include "xlsx_io/tool/lines.h"

namespace skillmap::xlsx {
namespace {

enum ExitCode { Done = 0, WrongUse = 2, InputUnreadable = 3, OutputNotWritten = 4 };

struct Arguments {
    Language language = Language::Japanese;
    std::string file;
    std::string out;
    std::optional<std::string> sheet;
    std::vector<std::string> assignments;
    std::string action;
    std::vector<std::string> names;
    bool number = false;
    bool boolean = false;
    bool date = false;
    EditOptions edit;
    std::uint64_t part_mib = 0;
    std::uint64_t total_mib = 0;
    std::uint64_t cells = 0;
    std::uint32_t depth = 0;
};

int fail(const Issue& issue, Language language) {
    fmt::print(stderr, "{}\n", describe(issue, language));
    switch (severity(issue)) {
        case Severity::Usage:
            return WrongUse;
        case Severity::Output:
            return OutputNotWritten;
        default:
            return InputUnreadable;
    }
}

int finish(Lines& lines, Language language) {
    if (lines.finish()) return Done;
    return fail({MessageId::OutputNotWritten, {}, "", "stdout", ""}, language);
}

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
    std::string hex;
    for (unsigned i = 0; i < size; ++i) hex += fmt::format("{:02x}", digest[i]);
    return hex;
}

// Nothing for a folder.
Result<std::string> part_line(const Package& package, const zip::Entry& entry) {
    if (entry.name.ends_with('/')) return std::string();
    const auto content = package.read(entry.name);
    if (!content) return content.error();
    return fmt::format("{}\t{}\t{}\n", entry.name, content->size(), sha256(*content));
}

int parts(const Arguments& arguments) {
    auto bytes = read_file(path_of(arguments.file));
    if (!bytes) return fail(bytes.error(), arguments.language);
    const auto package = Package::open(file_label(path_of(arguments.file)), std::move(*bytes),
                                       arguments.edit.limits);
    if (!package) return fail(package.error(), arguments.language);
    Lines lines;
    Result<void> done;
    const std::vector<zip::Entry>& entries = package->entries();
    side_by_side(
        entries.size(), [&](std::size_t i) { return part_line(*package, entries[i]); },
        [&](std::size_t, const Result<std::string>& line) {
            if (!line) done = line.error();
            if (line) lines.add("{}", *line);
            return line.ok();
        });
    if (!done) return fail(done.error(), arguments.language);
    return finish(lines, arguments.language);
}

// Type and value; nothing for a formula whose value the file does not hold.
std::optional<std::pair<std::string_view, std::string>> in_words(const CellValue& value,
                                                                 bool from_1904) {
    constexpr double days_between_date_systems = 1462;
    switch (value.kind) {
        case CellKind::Text:
            return std::pair{"text", field(value.text)};
        case CellKind::Number:
            return std::pair{"number", fmt::format("{}", value.number)};
        case CellKind::Date:  // as the file has it
            return std::pair{
                "date",
                fmt::format("{}", value.number - (from_1904 ? days_between_date_systems : 0))};
        case CellKind::Boolean:
            return std::pair{"boolean", value.number != 0 ? "TRUE" : "FALSE"};
        case CellKind::Error:
            if (value.text == formula_without_value) return std::nullopt;
            return std::pair{"error", field(value.text)};
        case CellKind::Blank:
            break;
    }
    return std::nullopt;
}

Result<void> add_cells(const Workbook& workbook, std::size_t sheet, Lines& lines) {
    auto rows = workbook.rows(sheet);
    if (!rows) return rows.error();
    const std::string name = field(workbook.sheet_name(sheet));
    for (Row row;;) {
        const auto more = (*rows)->next(row);
        if (!more) return more.error();
        if (!*more) return {};
        for (const Cell& cell : row.cells)
            if (const auto words = in_words(cell.value, workbook.dates_from_1904()))
                lines.add("{}\t{}\t{}\t{}\n", name, to_string(CellRef{row.number, cell.column}),
                          words->first, words->second);
    }
}

// Opens the workbook and calls `add(workbook, sheet, lines)` for the sheets that are asked for.
template <class Begin, class Add>
int each_sheet(const Arguments& arguments, Begin begin, Add add) {
    auto bytes = read_file(path_of(arguments.file));
    if (!bytes) return fail(bytes.error(), arguments.language);
    const auto workbook = Workbook::open(file_label(path_of(arguments.file)), std::move(*bytes),
                                         arguments.edit.limits);
    if (!workbook) return fail(workbook.error(), arguments.language);
    std::vector<std::size_t> sheets;
    for (std::size_t sheet = 0; sheet < workbook->sheet_count(); ++sheet)
        if (!arguments.sheet || workbook->sheet_name(sheet) == *arguments.sheet)
            sheets.push_back(sheet);
    if (sheets.empty() && arguments.sheet)
        return fail({MessageId::EditSheetUnknown, Place{workbook->file_name(), "", {}, {}}, "",
                     *arguments.sheet, ""},
                    arguments.language);
    Lines lines;
    Result<void> done = begin(*workbook, lines);
    for (const std::size_t sheet : sheets)
        if (done) done = add(*workbook, sheet, lines);
    if (done) return finish(lines, arguments.language);
    lines.finish();
    return fail(done.error(), arguments.language);
}

int cells(const Arguments& arguments) {
    const auto nothing = [](const Workbook&, Lines&) { return Result<void>(); };
    return each_sheet(arguments, nothing, add_cells);
}

int details(const Arguments& arguments) {
    Phonetics phonetics;
    const auto names = [&](const Workbook& workbook, Lines& lines) -> Result<void> {
        auto read = workbook.phonetics();
        if (!read) return read.error();
        phonetics = std::move(*read);
        return add_names(workbook, arguments.sheet, lines);
    };
    return each_sheet(arguments, names,
                      [&](const Workbook& workbook, std::size_t sheet, Lines& lines) {
                          return add_details(workbook, sheet, phonetics, lines);
                      });
}

// The value as the flags say.
std::optional<CellInput> input(const Arguments& arguments, const std::string& value) {
    if (value.empty()) return CellInput();
    if (arguments.boolean) {
        if (value == "true" || value == "TRUE" || value == "1") return CellInput(true);
        if (value == "false" || value == "FALSE" || value == "0") return CellInput(false);
        return std::nullopt;
    }
    if (arguments.date) {
        const auto date = parse_date(value);
        return date ? std::optional<CellInput>(*date) : std::nullopt;
    }
    if (!arguments.number) return CellInput(value);
    double number = 0;
    const auto [end, error] =
        fast_float::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size()) return std::nullopt;
    return CellInput(number);
}

int save(const WorkbookEditor& editor, const Arguments& arguments) {
    const auto bytes = editor.save();
    if (!bytes) return fail(bytes.error(), arguments.language);
    const auto out = path_of(arguments.out);
    const bool in_place = are_same_file(path_of(arguments.file), out);
    const auto written = in_place ? replace_file(out, *bytes) : write_file(out, *bytes);
    return written ? Done : fail(written.error(), arguments.language);
}

Result<WorkbookEditor> open_editor(const Arguments& arguments) {
    auto bytes = read_file(path_of(arguments.file));
    if (!bytes) return bytes.error();
    return WorkbookEditor::open(file_label(path_of(arguments.file)), std::move(*bytes),
                                arguments.edit);
}

// The words of `sheets`: an action and what it needs. Nothing where it is no such action.
std::optional<Result<void>> change_sheets(WorkbookEditor& editor, const Arguments& arguments) {
    const std::vector<std::string>& names = arguments.names;
    const auto before =
        names.size() == 2 ? std::optional<std::string>(names[1]) : std::optional<std::string>();
    const bool one_or_two = names.size() == 1 || names.size() == 2;
    if (arguments.action == "insert" && one_or_two) return editor.insert_sheet(names[0], before);
    if (arguments.action == "move" && one_or_two) return editor.move_sheet(names[0], before);
    if (arguments.action == "rename" && names.size() == 2)
        return editor.rename_sheet(names[0], names[1]);
    if (arguments.action == "delete") return editor.delete_sheets(names);
    if (arguments.action != "graft" || !one_or_two) return std::nullopt;
    auto other = read_file(path_of(names[0]));
    if (!other) return Result<void>(other.error());
    return editor.graft(std::move(*other), before);
}

int sheets(const Arguments& arguments) {
    auto editor = open_editor(arguments);
    if (!editor) return fail(editor.error(), arguments.language);
    const auto done = change_sheets(*editor, arguments);
    if (!done)
        return fail({MessageId::UsageWrong, {}, "", arguments.action, ""}, arguments.language);
    if (!*done) return fail(done->error(), arguments.language);
    return save(*editor, arguments);
}

// `copy` is `set` without assignments.
int set(const Arguments& arguments) {
    auto editor = open_editor(arguments);
    if (!editor) return fail(editor.error(), arguments.language);
    for (const std::string& text : arguments.assignments) {
        const auto assignment = parse_assignment(text);
        const auto value =
            assignment ? input(arguments, assignment->value) : std::optional<CellInput>();
        if (!value) return fail({MessageId::UsageWrong, {}, "", text, ""}, arguments.language);
        const auto done = editor->set(assignment->sheet, assignment->ref, *value);
        if (!done) return fail(done.error(), arguments.language);
    }
    return save(*editor, arguments);
}

int run(int argc, char** argv) {
    Arguments arguments;
    CLI::App app("Looks into Excel workbooks and changes cells; everything else stays as it is.",
                 "skillmap-xlsx");
    app.footer(
        "OUT may be FILE: what it was stays beside it as NAME.bak.xlsx.\n"
        "Exit codes: 0 done, 2 wrong use, 3 input unreadable, 4 output not written");
    app.require_subcommand(1);
    app.fallthrough();
    std::string lang = "ja";
    app.add_option("--lang", lang, "Language of messages")->check(CLI::IsMember({"ja", "en"}));
    app.add_option("--max-part-mib", arguments.part_mib, "Largest inflated part that is read");
    app.add_option("--max-total-mib", arguments.total_mib, "Largest inflated size of all parts");
    app.add_option("--max-cells", arguments.cells, "Most cells of a sheet, blank ones included");
    app.add_option("--max-depth", arguments.depth, "Most XML elements in one another");

    const auto command = [&](const char* name, const char* about) {
        CLI::App* added = app.add_subcommand(name, about);
        added->add_option("FILE", arguments.file, "Workbook")->required();
        return added;
    };
    CLI::App* parts_command =
        command("parts", "Name, size and SHA-256 of each part, tab-separated");
    CLI::App* cells_command =
        command("cells", "Sheet, reference, type and value of each cell, tab-separated");
    cells_command->add_option("--sheet", arguments.sheet, "Only the sheet of this name");
    CLI::App* details_command =
        command("details",
                "Sheet, kind, place, name and text of defined names, visibility, hidden rows and "
                "columns, merged ranges, tables, comments, formulas and phonetic text, "
                "tab-separated");
    details_command->add_option("--sheet", arguments.sheet, "Only the sheet of this name");
    CLI::App* set_command =
        command("set", "Write a copy with cells set (text unless an option says else)");
    set_command->add_option("OUT", arguments.out, "File to write")->required();
    set_command->add_option("CELLS", arguments.assignments, "SHEET!REF=VALUE ...")->required();
    CLI::Option* number = set_command->add_flag("--number", arguments.number, "Values are numbers");
    CLI::Option* boolean =
        set_command->add_flag("--bool", arguments.boolean, "Values are true or false");
    set_command->add_flag("--date", arguments.date, "Values are dates (2026-03-31, R8.3.31)")
        ->excludes(number)
        ->excludes(boolean);
    number->excludes(boolean);
    set_command->add_flag("--break-signature", arguments.edit.break_signature,
                          "Change a signed workbook all the same");
    CLI::App* sheets_command =
        command("sheets",
                "Write a copy with other sheets: insert NAME [BEFORE], rename OLD NEW, move NAME "
                "[BEFORE], delete NAME ..., graft WORKBOOK [BEFORE]");
    sheets_command->add_option("OUT", arguments.out, "File to write")->required();
    sheets_command->add_option("ACTION", arguments.action, "What to do")->required();
    sheets_command->add_option("NAMES", arguments.names, "Sheets")->required();
    CLI::App* copy_command = command("copy", "Write a copy without any change");
    copy_command->add_option("OUT", arguments.out, "File to write")->required();

    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& success) {
        return app.exit(success);
    } catch (const CLI::ParseError& error) {
        return fail({MessageId::UsageWrong, {}, "", error.what(), ""},
                    lang == "en" ? Language::English : Language::Japanese);
    }
    if (lang == "en") arguments.language = Language::English;
    if (arguments.part_mib > 0) arguments.edit.limits.part_bytes = arguments.part_mib << 20;
    if (arguments.total_mib > 0) arguments.edit.limits.total_bytes = arguments.total_mib << 20;
    if (arguments.cells > 0) arguments.edit.limits.cells = arguments.cells;
    if (arguments.depth > 0) arguments.edit.limits.depth = arguments.depth;
    if (parts_command->parsed()) return parts(arguments);
    if (cells_command->parsed()) return cells(arguments);
    if (details_command->parsed()) return details(arguments);
    if (sheets_command->parsed()) return sheets(arguments);
    if (set_command->parsed() || copy_command->parsed()) return set(arguments);
    return WrongUse;
}

}  // namespace
}  // namespace skillmap::xlsx

int main(int argc, char** argv) {
    return skillmap::xlsx::run(argc, argv);
}
