#include "addin/engine/request.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "addin/engine/commands/commands.h"
#include "addin/engine/json.h"
#include "core/messages.h"
#include "core/text/join.h"

namespace skillmap::engine {
namespace {

using commands::Answer;
using commands::Context;

struct Command {
    std::string_view name;
    Result<Answer> (*run)(Context&);
};

constexpr std::array all_commands{
    Command{"check", commands::check},
    Command{"evaluate", commands::evaluate},
    Command{"explain", commands::explain},
    Command{"dashboard", commands::dashboard},
    Command{"lists", commands::lists},
    Command{"plan", commands::training_plan},
    Command{"share", commands::share_results},
    Command{"find", commands::find},
    Command{"what_if", commands::what_if},
    Command{"import", commands::import_files},
    Command{"map", commands::map},
    Command{"init", commands::init},
    Command{"kit", commands::make_kit},
    Command{"collect", commands::collect},
    Command{"schemes", commands::schemes},
    Command{"sample", commands::sample},
    Command{"assign", commands::assign},
    Command{"qualifications", commands::qualifications},
};

Issue unknown(const std::string& command) {
    std::vector<std::string> names;
    for (const Command& one : all_commands) names.emplace_back(one.name);
    return {MessageId::CommandUnknown, {}, "", command, joined(names, ", ")};
}

Result<Answer> answer(Context& context, const std::string& name) {
    const auto command = std::find_if(all_commands.begin(), all_commands.end(),
                                      [&](const Command& one) { return one.name == name; });
    if (command == all_commands.end()) return unknown(name);
    return command->run(context);
}

std::string json_text(std::string_view text) {
    using nlohmann::json;
    return json(text).dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string names_json(const std::vector<OutputFile>& files) {
    std::vector<std::string> names;
    names.reserve(files.size());
    for (const OutputFile& file : files) names.push_back(json_text(file.name));
    return "[" + joined(names, ",") + "]";
}

}  // namespace

Response run(Request request, const Progress& progress) {
    Response response;
    IssueList issues;
    Language language = Language::Japanese;
    std::optional<Issue> error;
    std::string result = "null";
    if (auto options = Options::read(request.options); !options) {
        error = options.error();
    } else {
        if (options->word("lang", {"ja", "en"}) == "en") language = Language::English;
        Context context{request, *options, issues, language, progress};
        if (auto given = answer(context, request.command); !given) {
            error = given.error();
        } else {
            const bool findings = issues.count(Severity::Finding) > 0 || given->incomplete;
            response.code = findings ? WithFindings : Done;
            response.files = std::move(given->files);
            if (!given->json.empty()) result = std::move(given->json);
        }
    }
    if (error) response.code = exit_code(*error);
    response.json = "{\"command\":" + json_text(request.command) +
                    ",\"code\":" + std::to_string(response.code) + ",\"result\":" + result +
                    ",\"issues\":" + issues_json(issues, language) +
                    ",\"files\":" + names_json(response.files);
    if (error) response.json += ",\"error\":" + json_text(describe(*error, language));
    response.json += "}";
    return response;
}

}  // namespace skillmap::engine
