// The command line program `skillmap`: its options and their help. The commands are in commands.h.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include "addin/cli/commands.h"
#include "addin/cli/console.h"
#include "addin/engine/qualifications.h"
#include "addin/engine/sample.h"
#include "core/messages.h"
#include "core/text/join.h"
#include "xlsx_io/file/file.h"

namespace skillmap::cli {
namespace {

// The language has to be known before the help texts are made.
Language language_of(const std::vector<std::string>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--lang=en") return Language::English;
        if (words[i] == "--lang" && i + 1 < words.size() && words[i + 1] == "en")
            return Language::English;
    }
    return Language::Japanese;
}

CLI::App* add_command(CLI::App& app, const std::string& name, const Text& about,
                      Arguments& arguments, bool reads_book) {
    const Language language = arguments.language;
    CLI::App* command = app.add_subcommand(name, str(about, language));
    command->set_help_flag("-h,--help", str(texts::help, language));
    if (!reads_book) return command;
    command->add_option("BOOK", arguments.book, str(texts::book, language))->required();
    command->add_option("--as-of", arguments.as_of, str(texts::as_of, language));
    return command;
}

// What an option may be, in our words.
CLI::Validator one_of(const std::vector<std::string>& words, Language language) {
    return {[words, language](const std::string& text) {
                if (std::find(words.begin(), words.end(), text) != words.end())
                    return std::string();
                return fmt::format(fmt::runtime(texts::usage_one_of.in(language)), text,
                                   joined(words, language == Language::Japanese ? "、" : ", "));
            },
            joined(words, "|")};
}

CLI::Validator between(std::int64_t least, std::int64_t most, Language language) {
    return {[least, most, language](const std::string& text) {
                std::int64_t number = 0;
                if (CLI::detail::lexical_cast(text, number) && number >= least && number <= most)
                    return std::string();
                return fmt::format(fmt::runtime(texts::usage_range.in(language)), text, least,
                                   most);
            },
            fmt::format("{}-{}", least, most)};
}

// Where a file is written to, and that it may replace one.
CLI::Option* add_out(CLI::App* command, Arguments& arguments, const Text& about) {
    const Language language = arguments.language;
    CLI::Option* out = command->add_option("--out", arguments.out, str(about, language));
    command->add_flag("--force", arguments.force, str(texts::force, language))->needs(out);
    return out;
}

void add_format(CLI::App* command, Arguments& arguments) {
    command->add_option("--format", arguments.format, str(texts::format, arguments.language))
        ->check(one_of({"text", "json"}, arguments.language));
}

// Each may be given several times, with one value each.
void add_find_options(CLI::App* command, Arguments& arguments) {
    const Language language = arguments.language;
    plan::QueryText& query = arguments.query;
    const auto add = [&](const char* name, std::vector<std::string>& values, const Text& about) {
        command->add_option(name, values, str(about, language))
            ->expected(1)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    };
    add("--persona", query.personas, texts::find_persona);
    add("--stage", query.stages, texts::find_stage);
    add("--skill", query.skills, texts::find_skill);
    add("--tool", query.tools, texts::find_tool);
    add("--training", query.trainings, texts::find_training);
    add("--qualification", query.qualifications, texts::find_qualification);
    add("--in", query.in, texts::find_in);
    add("--not-in", query.not_in, texts::find_not_in);
    add("--position", query.positions, texts::find_position);
    command->add_option("--scheme", arguments.schemes, str(texts::use_scheme, language));
    command->add_option("--mapping", arguments.mapping, str(texts::book_mapping, language));
}

// What is wrong with the command line, in our words where we know the kind of error.
std::string usage_problem(const CLI::App& app, const CLI::ParseError& error, Language language) {
    const auto fill = [language](const Text& text, const std::string& word) {
        return fmt::format(fmt::runtime(text.in(language)), word);
    };
    const std::string what = error.what();
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr)
        return fill(texts::usage_extra, what.substr(what.rfind(' ') + 1));
    // "--one excludes --other", "--one requires --other".
    const auto both = [&](const Text& text) {
        return fmt::format(fmt::runtime(text.in(language)), what.substr(0, what.find(' ')),
                           what.substr(what.rfind(' ') + 1));
    };
    if (dynamic_cast<const CLI::ExcludesError*>(&error) != nullptr) return both(texts::usage_apart);
    if (dynamic_cast<const CLI::RequiresError*>(&error) != nullptr) return both(texts::usage_with);
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr)
        return fill(texts::usage_value_missing, what.substr(0, what.find(':')));
    // "Could not convert: --one = word".
    if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr)
        return fill(texts::usage_number, what.substr(what.find(": ") + 2));
    if (dynamic_cast<const CLI::RequiredError*>(&error) == nullptr)
        return language == Language::Japanese ? fill(texts::usage_value, what) : what;
    if (!app.get_subcommands().empty())
        return fill(texts::usage_missing, what.substr(0, what.find(' ')));
    const auto unknown = app.remaining();
    return unknown.empty() ? str(texts::usage_no_command, language)
                           : fill(texts::usage_extra, unknown.front());
}

// Files given by a pattern, where the shell has left that to us.
std::vector<std::string> files_meant(const std::vector<std::string>& given) {
    std::vector<std::string> files;
    for (const std::string& one : given)
        for (const auto& file : files_like(path_of(one))) files.push_back(utf8_of(file));
    return files;
}

int run(const std::vector<std::string>& words) {
    Arguments arguments;
    arguments.language = language_of(words);
    const Language language = arguments.language;
    CLI::App app(str(texts::about, language), "skillmap");
    app.footer(str(texts::exit_codes, language));
    app.set_help_flag("-h,--help", str(texts::help, language));
    app.set_version_flag("--version", SKILLMAP_VERSION, str(texts::version, language));
    app.allow_windows_style_options(false);  // /folder/file is a file
    app.require_subcommand(1);
    app.fallthrough();
    std::string lang;
    app.add_option("--lang", lang, str(texts::lang, language))
        ->check(one_of({"ja", "en"}, language));

    CLI::App* evaluate_command = add_command(app, "evaluate", texts::evaluate, arguments, true);
    add_format(evaluate_command, arguments);
    evaluate_command->add_option("--staff", arguments.staff, str(texts::staff, language));
    evaluate_command->add_flag("--write", arguments.write, str(texts::evaluate_write, language));
    add_out(evaluate_command, arguments, texts::write_out);
    CLI::Option* record =
        evaluate_command->add_flag("--record", arguments.record, str(texts::record, language));
    evaluate_command->add_option("--history", arguments.history, str(texts::record_into, language))
        ->needs(record);
    evaluate_command
        ->add_flag("--record-sheet", arguments.record_sheet, str(texts::record_sheet, language))
        ->excludes(record);

    CLI::App* history_command = add_command(app, "history", texts::history, arguments, false);
    history_command->add_option("FILE", arguments.book, str(texts::history_of, language))
        ->required();
    history_command->add_option("--staff", arguments.staff, str(texts::history_staff, language));
    history_command
        ->add_option("--department", arguments.department, str(texts::history_department, language))
        ->excludes("--staff");
    add_format(history_command, arguments);
    add_out(history_command, arguments, texts::history_out)
        ->excludes(history_command->get_option("--format"));
    CLI::Option* one_deleted = history_command->add_option("--delete", arguments.delete_what,
                                                           str(texts::history_delete, language));
    CLI::Option* old_deleted = history_command
                                   ->add_option("--delete-before", arguments.delete_before,
                                                str(texts::history_delete_before, language))
                                   ->excludes(one_deleted);
    for (CLI::Option* one : {one_deleted, old_deleted})
        for (const char* other : {"--staff", "--department", "--out"})
            one->excludes(history_command->get_option(other));
    CLI::App* check_command = add_command(app, "check", texts::check, arguments, true);
    add_format(check_command, arguments);

    CLI::App* explain_command = add_command(app, "explain", texts::explain, arguments, true);
    add_format(explain_command, arguments);
    explain_command->add_option("--staff", arguments.staff, str(texts::explain_staff, language))
        ->required();
    for (CLI::App* command : {evaluate_command, check_command, explain_command}) {
        command->add_option("--scheme", arguments.schemes, str(texts::use_scheme, language));
        command->add_option("--mapping", arguments.mapping, str(texts::book_mapping, language));
    }

    CLI::App* scheme_command = add_command(app, "scheme", texts::scheme, arguments, false);
    scheme_command->require_subcommand(1);
    const auto add_scheme_command = [&](const std::string& name, const Text& about) {
        CLI::App* command = scheme_command->add_subcommand(name, str(about, language));
        command->set_help_flag("-h,--help", str(texts::help, language));
        return command;
    };
    CLI::App* list_command = add_scheme_command("list", texts::scheme_list);
    CLI::App* show_command = add_scheme_command("show", texts::scheme_show);
    show_command->add_option("ID", arguments.scheme, str(texts::scheme_id, language))->required();
    CLI::App* export_command = add_scheme_command("export", texts::scheme_export);
    export_command->add_option("ID", arguments.scheme, str(texts::scheme_id, language))->required();
    add_out(export_command, arguments, texts::out)->required();
    CLI::App* check_scheme_command = add_scheme_command("check", texts::scheme_check);
    check_scheme_command->add_option("FILE", arguments.scheme, str(texts::scheme_file, language))
        ->required();
    CLI::App* new_command = add_scheme_command("new", texts::scheme_new);
    new_command->add_option("--from", arguments.scheme, str(texts::scheme_from, language))
        ->required();
    new_command->add_option("--id", arguments.new_id, str(texts::scheme_new_id, language));
    add_out(new_command, arguments, texts::out)->required();

    CLI::App* dashboard_command = add_command(app, "dashboard", texts::dashboard, arguments, true);
    add_out(dashboard_command, arguments, texts::out);
    CLI::Option* into =
        dashboard_command->add_option("--into", arguments.into, str(texts::into, language));
    CLI::Option* audience =
        dashboard_command
            ->add_option("--audience", arguments.audience, str(texts::list_audience, language))
            ->check(one_of({"hr", "manager"}, language))
            ->excludes(into);
    dashboard_command
        ->add_option("--department", arguments.department, str(texts::list_department, language))
        ->needs(audience);
    dashboard_command->add_option("--scheme", arguments.schemes, str(texts::use_scheme, language));
    dashboard_command
        ->add_option("--min-group", arguments.least_group, str(texts::least_group, language))
        ->excludes(audience)
        ->check(between(1, most_least_group, language));
    dashboard_command->add_option("--style", arguments.style, str(texts::style, language))
        ->excludes(audience)
        ->check(one_of({"full", "fukui", "wg"}, language));
    dashboard_command->add_option("--font", arguments.font, str(texts::font, language))
        ->check(one_of({"gothic", "ud"}, language));
    dashboard_command
        ->add_option("--departments", arguments.departments, str(texts::departments, language))
        ->excludes(audience)
        ->check(one_of({"sheets", "files"}, language));
    dashboard_command
        ->add_option("--format", arguments.output_format, str(texts::output_format, language))
        ->excludes(into)
        ->excludes(audience)
        ->check(one_of({"xlsx", "html", "csv", "json"}, language));
    dashboard_command->add_option("--previous", arguments.previous, str(texts::previous, language))
        ->excludes(audience);
    dashboard_command
        ->add_option("--previous-as-of", arguments.previous_as_of,
                     str(texts::previous_as_of, language))
        ->excludes(audience);
    CLI::Option* trend =
        dashboard_command->add_flag("--trend", arguments.trend, str(texts::trend, language))
            ->excludes(audience);
    dashboard_command
        ->add_option("--history", arguments.history, str(texts::trend_history, language))
        ->needs(trend);
    dashboard_command->add_option("--mapping", arguments.mapping,
                                  str(texts::book_mapping, language));

    CLI::App* plan_command = add_command(app, "plan", texts::plan, arguments, false);
    plan_command->add_option("BOOK", arguments.book, str(texts::book, language))->required();
    add_out(plan_command, arguments, texts::plan_out);
    plan_command->add_option("--from", arguments.from, str(texts::plan_from, language));
    plan_command->add_option("--to", arguments.to, str(texts::plan_to, language));
    plan_command->add_option("--department", arguments.department,
                             str(texts::plan_department, language));
    plan_command->add_flag("--personal", arguments.personal, str(texts::plan_personal, language))
        ->needs("--out");
    plan_command->add_option("--scheme", arguments.schemes, str(texts::use_scheme, language));
    plan_command->add_option("--mapping", arguments.mapping, str(texts::book_mapping, language));
    plan_command->add_option("--font", arguments.font, str(texts::font, language))
        ->check(one_of({"gothic", "ud"}, language));
    add_format(plan_command, arguments);

    CLI::App* assign_command = add_command(app, "assign", texts::assign, arguments, true);
    add_out(assign_command, arguments, texts::assign_out);
    assign_command
        ->add_option("--departments", arguments.departments,
                     str(texts::assign_departments, language))
        ->needs("--out")
        ->check(one_of({"sheets", "files"}, language));
    assign_command->add_option("--department", arguments.department,
                               str(texts::assign_department, language));
    assign_command->add_option("--scheme", arguments.schemes, str(texts::use_scheme, language));
    assign_command->add_option("--mapping", arguments.mapping, str(texts::book_mapping, language));
    assign_command->add_option("--font", arguments.font, str(texts::font, language))
        ->check(one_of({"gothic", "ud"}, language));
    add_format(assign_command, arguments);

    CLI::App* find_command = add_command(app, "find", texts::find, arguments, true);
    add_find_options(find_command, arguments);
    add_format(find_command, arguments);
    add_out(find_command, arguments, texts::find_out);

    CLI::App* what_if_command = add_command(app, "what-if", texts::what_if, arguments, true);
    what_if_command
        ->add_option("TRANSFERS", arguments.files, str(texts::what_if_transfers, language))
        ->required()
        ->expected(1);
    what_if_command->add_option("--scheme", arguments.schemes, str(texts::use_scheme, language));
    what_if_command->add_option("--mapping", arguments.mapping, str(texts::book_mapping, language));
    add_format(what_if_command, arguments);
    add_out(what_if_command, arguments, texts::what_if_out);

    CLI::App* qualifications_command =
        add_command(app, "qualifications", texts::quals, arguments, true);
    add_out(qualifications_command, arguments, texts::quals_out);
    CLI::Option* for_readers =
        qualifications_command
            ->add_option("--audience", arguments.audience, str(texts::quals_audience, language))
            ->check(one_of({"hr", "manager"}, language));
    qualifications_command
        ->add_option("--department", arguments.department, str(texts::quals_department, language))
        ->needs(for_readers);
    qualifications_command
        ->add_option("--within", arguments.within, str(texts::quals_within, language))
        ->check(between(0, engine::most_expiry_months, language));
    qualifications_command
        ->add_option("--min-group", arguments.least_group, str(texts::least_group, language))
        ->excludes(for_readers)
        ->check(between(1, most_least_group, language));
    qualifications_command->add_option("--scheme", arguments.schemes,
                                       str(texts::use_scheme, language));
    qualifications_command->add_option("--mapping", arguments.mapping,
                                       str(texts::book_mapping, language));
    qualifications_command->add_option("--font", arguments.font, str(texts::font, language))
        ->check(one_of({"gothic", "ud"}, language));
    qualifications_command
        ->add_option("--format", arguments.format, str(texts::quals_format, language))
        ->check(one_of({"text", "json", "csv"}, language));

    CLI::App* share_command = add_command(app, "share", texts::share, arguments, true);
    add_out(share_command, arguments, texts::share_out)->required();
    share_command->add_option("--municipality", arguments.municipality,
                              str(texts::share_code, language));
    share_command->add_option("--name", arguments.organization, str(texts::share_name, language));
    share_command
        ->add_option("--min-group", arguments.least_group, str(texts::share_least, language))
        ->check(between(usual_least_group, most_least_group, language));
    share_command->add_option("--scheme", arguments.schemes, str(texts::use_scheme, language));
    share_command->add_option("--mapping", arguments.mapping, str(texts::book_mapping, language));

    CLI::App* merge_command = add_command(app, "merge", texts::merge, arguments, false);
    merge_command->add_option("FILE", arguments.files, str(texts::merge_files, language))
        ->required();
    CLI::Option* merge_out = add_out(merge_command, arguments, texts::out);
    merge_command
        ->add_option("--format", arguments.output_format, str(texts::output_format, language))
        ->check(one_of({"xlsx", "html", "csv", "json"}, language));
    merge_command->add_option("--as-of", arguments.as_of, str(texts::merge_as_of, language));
    CLI::Option* merge_to =
        merge_command->add_option("--to", arguments.to_database, str(texts::merge_to, language))
            ->excludes(merge_out);
    merge_command->add_flag("--sql-only", arguments.sql_only, str(texts::merge_sql_only, language))
        ->excludes(merge_out)
        ->excludes(merge_to);
    merge_command->add_option("--schema", arguments.schema, str(texts::merge_schema, language));
    merge_command->add_option("--scheme", arguments.schemes, str(texts::merge_scheme, language));
    merge_command->add_option("--font", arguments.font, str(texts::font, language))
        ->check(one_of({"gothic", "ud"}, language));

    CLI::App* init_command = add_command(app, "init", texts::init, arguments, false);
    init_command->add_option("--scheme", arguments.schemes, str(texts::init_scheme, language))
        ->required()
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    add_out(init_command, arguments, texts::out)->required();
    init_command->add_option("--organization", arguments.organization,
                             str(texts::init_organization, language));
    init_command->add_option("--as-of", arguments.as_of, str(texts::init_as_of, language));

    CLI::App* import_command = add_command(app, "import", texts::import_command, arguments, false);
    import_command->add_option("FILE", arguments.files, str(texts::import_files, language))
        ->required();
    import_command->add_option("--book", arguments.book, str(texts::import_into, language));
    import_command->add_option("--scheme", arguments.schemes, str(texts::import_scheme, language));
    import_command->add_option("--source", arguments.source, str(texts::import_source, language));
    import_command->add_option("--mapping", arguments.mapping,
                               str(texts::import_mapping, language));
    add_out(import_command, arguments, texts::import_out);
    import_command->add_option("--training", arguments.training,
                               str(texts::import_for_training, language));
    import_command->add_option("--status", arguments.status,
                               str(texts::import_for_status, language));
    import_command->add_option("--date", arguments.date, str(texts::import_date, language));
    import_command->add_option("--minutes", arguments.minutes,
                               str(texts::import_least_minutes, language));
    import_command->add_flag("--dry-run", arguments.dry_run, str(texts::import_dry_run, language));
    import_command->add_flag("--accept", arguments.accept, str(texts::import_accept, language));
    add_format(import_command, arguments);

    CLI::App* kit_command = add_command(app, "kit", texts::kit, arguments, false);
    kit_command->add_option("BOOK", arguments.book, str(texts::book, language))->required();
    add_out(kit_command, arguments, texts::kit_folder)->required();
    kit_command->add_option("--by", arguments.by, str(texts::kit_by, language))
        ->check(one_of({"person", "department"}, language));
    kit_command->add_option("--staff", arguments.people, str(texts::kit_staff, language))
        ->delimiter(',');

    CLI::App* collect_command = add_command(app, "collect", texts::collect, arguments, false);
    collect_command->add_option("FILE", arguments.files, str(texts::collect_files, language))
        ->required();
    collect_command->add_option("--book", arguments.book, str(texts::import_book, language))
        ->required();
    add_out(collect_command, arguments, texts::import_out);
    collect_command->add_option("--date", arguments.date, str(texts::collect_date, language));
    collect_command->add_option("--since", arguments.since, str(texts::collect_since, language));
    collect_command->add_flag("--dry-run", arguments.dry_run, str(texts::import_dry_run, language));
    add_format(collect_command, arguments);

    CLI::App* sample_command = add_command(app, "sample", texts::sample, arguments, false);
    add_out(sample_command, arguments, texts::out)->required();
    sample_command
        ->add_option("--staff", arguments.sample_staff, str(texts::sample_staff, language))
        ->check(between(0, engine::most_sample_staff, language));
    sample_command
        ->add_option("--departments", arguments.sample_departments,
                     str(texts::sample_departments, language))
        ->check(between(1, engine::most_sample_departments, language));
    sample_command->add_option("--seed", arguments.sample_seed, str(texts::sample_seed, language));

    try {
        app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
    } catch (const CLI::Success& success) {
        std::ostringstream told;
        app.exit(success, told, told);
        return put(told.str());
    } catch (const CLI::ParseError& error) {
        return fail({MessageId::UsageWrong, {}, "", usage_problem(app, error, language), ""},
                    language);
    }
    arguments.files = files_meant(arguments.files);
    const bool writes_folder = kit_command->parsed() || arguments.departments == "files";
    if (!arguments.out.empty() && !writes_folder && !arguments.dry_run)
        if (const auto free = free_for_output(arguments); !free)
            return fail(free.error(), language);
    if (evaluate_command->parsed() && !arguments.out.empty() && !arguments.write &&
        !arguments.record_sheet)
        return fail({MessageId::UsageWrong, {}, "", str(texts::write_out_of_what, language), ""},
                    language);
    if (evaluate_command->parsed())
        return arguments.write ? write_stages(arguments) : evaluate(arguments);
    if (history_command->parsed()) return show_history(arguments);
    if (explain_command->parsed()) return explain(arguments);
    if (find_command->parsed()) return find(arguments);
    if (what_if_command->parsed()) return what_if(arguments);
    if (qualifications_command->parsed()) return show_qualifications(arguments);
    if (list_command->parsed()) return list_schemes(arguments);
    if (show_command->parsed()) return show_scheme(arguments);
    if (export_command->parsed()) return export_scheme(arguments);
    if (check_scheme_command->parsed()) return check_scheme(arguments);
    if (new_command->parsed()) return new_scheme(arguments);
    if (plan_command->parsed()) return training_plan(arguments);
    if (assign_command->parsed()) return assign(arguments);
    if (share_command->parsed()) return share_results(arguments);
    if (merge_command->parsed() && !arguments.to_database.empty())
        return merge_into_database(arguments);
    if (merge_command->parsed() && arguments.sql_only) return print_sql(arguments);
    if (merge_command->parsed() && arguments.out.empty())
        return fail({MessageId::UsageWrong,
                     {},
                     "",
                     fmt::format(fmt::runtime(texts::usage_missing.in(language)), "--out"),
                     ""},
                    language);
    if (merge_command->parsed()) return merge(arguments);
    if (init_command->parsed()) return init(arguments);
    if (sample_command->parsed()) return sample(arguments);
    if (collect_command->parsed()) return collect(arguments);
    if (kit_command->parsed()) return make_kit(arguments);
    if (import_command->parsed())
        return arguments.book.empty() ? import_map(arguments) : import_files(arguments);
    if (dashboard_command->parsed() && arguments.out.empty() && arguments.into.empty())
        return fail({MessageId::UsageWrong,
                     {},
                     "",
                     fmt::format(fmt::runtime(texts::usage_missing.in(language)), "--out"),
                     ""},
                    language);
    if (dashboard_command->parsed())
        return arguments.audience.empty() ? dashboard(arguments) : name_lists(arguments);
    return check(arguments);
}

}  // namespace
}  // namespace skillmap::cli

int main(int argc, char** argv) {
    const skillmap::cli::Console console;
    return skillmap::cli::run(skillmap::cli::arguments_of(argc, argv));
}
