// import, map, collect: what comes into a workbook from elsewhere.
#include <algorithm>
#include <iterator>
#include <utility>

#include "addin/engine/collect.h"
#include "addin/engine/commands/commands.h"
#include "addin/engine/decisions.h"
#include "addin/engine/import.h"
#include "addin/engine/labels.h"
#include "core/intake/import/mapping.h"
#include "core/messages.h"
#include "xlsx_io/file/path.h"

namespace skillmap::engine::commands {
namespace {

Result<ImportChoices> import_choices(Context& context) {
    ImportChoices choices;
    choices.source = context.options.text("source");
    choices.training = context.options.text("training");
    choices.minutes = context.options.number("minutes");
    choices.date = context.options.date("date");
    if (const std::string status = context.options.text("status"); !status.empty()) {
        auto state = attendance_status(status);
        if (!state) return state.error();
        choices.status = std::move(*state);
    }
    if (const auto file = context.optional_file("mapping"))
        if (auto taken = take_mapping(choices, file->bytes, file->name); !taken)
            return taken.error();
    return choices;
}

std::vector<PersonDecision> decisions_of(Context& context) {
    std::vector<PersonDecision> decisions;
    for (const auto& given : context.options.objects("decisions")) {
        const auto text = [&given](const char* name) {
            const auto at = given.find(name);
            return at == given.end() ? std::string() : at->second;
        };
        decisions.push_back({{text("number"), text("mail"), text("upn"), text("name"), text("kana"),
                              text("department")},
                             text("decision")});
    }
    return decisions;
}

/// The workbook, with what was decided about people of earlier files.
Result<InputFile> book_with(Context& context, const std::vector<PersonDecision>& decisions) {
    auto book = context.file("book");
    if (!book || decisions.empty()) return book;
    auto bytes = enter_decisions(*book, decisions);
    if (!bytes) return bytes.error();
    book->bytes = std::move(*bytes);
    return book;
}

Result<std::string> with_choices(const ImportJob& job, bool wanted, std::string json) {
    if (!wanted) return json;
    const auto choices = mapping_choices_json(job);
    if (!choices) return choices.error();
    return "{\"choices\":" + *choices + "," + json.substr(1);
}

}  // namespace

Result<Answer> import_files(Context& context) {
    const ReadOptions options = read_options(context);
    const bool accept = context.options.flag("accept");
    const bool tell_choices = context.options.flag("choices");
    const auto decisions = decisions_of(context);
    const auto choices = import_choices(context);
    if (!choices) return choices.error();
    if (auto right = context.check({"book", "mapping", "scheme", "export"}); !right)
        return right.error();
    context.tell("reading");
    auto book = book_with(context, decisions);
    if (!book) return book.error();
    const std::string name = book->name;
    auto job = ImportJob::open(std::move(*book), options, context.issues);
    if (!job) return job.error();
    std::vector<FileProposal> files;
    for (InputFile& file : context.all_files("export")) {
        auto looked_at = job->look_at(std::move(file), *choices);
        if (!looked_at) return looked_at.error();
        files.push_back(std::move(*looked_at));
    }
    if (files.empty()) return Issue{MessageId::FileRoleMissing, {}, "", "export", ""};
    Answer answer;
    if (const CommonMapping common = common_mapping(files); common.other == nullptr)
        answer.files.push_back(
            {std::string(labels::mapping_file), import::mapping_text(common.mapping)});
    const bool certain =
        std::all_of(files.begin(), files.end(), [](const auto& file) { return file.certain(); });
    if (!certain) {
        auto json = with_choices(*job, tell_choices, import_json(files, nullptr, context.language));
        if (!json) return json.error();
        answer.json = std::move(*json);
        answer.incomplete = true;
        return answer;
    }
    std::vector<import::Mapping> mappings;
    for (const FileProposal& file : files) mappings.push_back(file.proposal.mapping);
    auto plan =
        job->plan(mappings, [&context](std::size_t rows) { context.tell("importing", rows, 0); });
    if (!plan) return plan.error();
    auto json = with_choices(*job, tell_choices, import_json(files, &*plan, context.language));
    if (!json) return json.error();
    answer.json = std::move(*json);
    answer.incomplete = plan->leaves_something();
    if (!accept || !plan->changes_anything()) return answer;
    context.tell("writing");
    auto bytes = job->apply(std::move(*plan), context.language, context.request.scratch);
    if (!bytes) return bytes.error();
    answer.files.push_back({name, std::move(*bytes)});
    return answer;
}

Result<Answer> map(Context& context) {
    const ReadOptions options = read_options(context);
    const auto given = layout_of(context);
    if (!given) return given.error();
    if (auto right = context.check({"book", "mapping", "scheme"}); !right) return right.error();
    auto book = context.file("book");
    if (!book) return book.error();
    context.tell("reading");
    auto name = path_of(book->name);
    name.replace_extension();
    const auto map = SkillMap::propose(std::move(*book), options, *given);
    if (!map) return map.error();
    Answer answer{skill_map_json(*map, context.language), {}, !map->layout().certain()};
    answer.files.push_back(
        {utf8_of(name) + std::string(layout_extension), maps::layout_text(map->layout())});
    return answer;
}

Result<Answer> collect(Context& context) {
    const ReadOptions options = read_options(context);
    const bool accept = context.options.flag("accept");
    const CollectChoices choices{context.options.date("date"), context.options.date("since")};
    const auto decisions = decisions_of(context);
    if (auto right = context.check({"book", "scheme", "returned"}); !right) return right.error();
    context.tell("reading");
    auto book = book_with(context, decisions);
    if (!book) return book.error();
    const std::string name = book->name;
    auto job = CollectJob::open(std::move(*book), options, context.issues);
    if (!job) return job.error();
    std::vector<ReturnedFile> files;
    for (InputFile& file : context.all_files("returned")) {
        if (!is_archive(file.bytes)) {
            files.push_back({file.name, [bytes = std::move(file.bytes)] { return bytes; }});
            continue;
        }
        auto inside = files_of_archive(std::move(file));
        if (!inside) return inside.error();
        std::move(inside->begin(), inside->end(), std::back_inserter(files));
    }
    auto collection = job->collect(
        std::move(files), choices,
        [&context](std::size_t done, std::size_t all) { context.tell("collecting", done, all); });
    if (!collection) return collection.error();
    Answer answer{collection_json(*collection, job->records(), context.language),
                  {},
                  collection->plan.leaves_something()};
    if (!accept || !collection->plan.changes_anything()) return answer;
    context.tell("writing");
    auto bytes = job->apply(std::move(collection->plan), context.language, context.request.scratch);
    if (!bytes) return bytes.error();
    answer.files.push_back({name, std::move(*bytes)});
    return answer;
}

}  // namespace skillmap::engine::commands
