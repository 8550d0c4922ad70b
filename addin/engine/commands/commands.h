// The commands of requests, each from its options and files to an answer. Internal to addin/engine.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "addin/engine/book.h"
#include "addin/engine/options.h"
#include "addin/engine/request.h"
#include "core/issue.h"
#include "core/result.h"

namespace skillmap::engine::commands {

struct Answer {
    std::string json;
    std::vector<OutputFile> files;
    bool incomplete = false;  // something is left to be decided
};

struct Context {
    Request& request;
    Options& options;
    IssueList& issues;
    Language language;
    const Progress& progress;

    void tell(std::string_view step, std::size_t done = 0, std::size_t all = 0) const;

    /// What no command takes is an error: of options, and of files whose role is none of these.
    Result<void> check(const std::vector<std::string>& roles) const;

    bool has(const std::string& role) const;

    /// The file of a role, taken out of the request. request.file_missing.
    Result<InputFile> file(const std::string& role);
    std::optional<InputFile> optional_file(const std::string& role);
    std::vector<InputFile> all_files(const std::string& role);

    /// What a file would be called in the host's folder.
    std::filesystem::path path(const std::string& name) const;
};

Result<Answer> check(Context& context);
Result<Answer> evaluate(Context& context);
Result<Answer> explain(Context& context);
Result<Answer> dashboard(Context& context);
Result<Answer> lists(Context& context);
Result<Answer> training_plan(Context& context);
Result<Answer> assign(Context& context);
Result<Answer> share_results(Context& context);
Result<Answer> find(Context& context);
Result<Answer> qualifications(Context& context);
Result<Answer> what_if(Context& context);
Result<Answer> import_files(Context& context);
Result<Answer> map(Context& context);
Result<Answer> init(Context& context);
Result<Answer> make_kit(Context& context);
Result<Answer> collect(Context& context);
Result<Answer> schemes(Context& context);
Result<Answer> sample(Context& context);

/// The options of reading a workbook: "as_of", "today", "schemes", and files of schemes.
ReadOptions read_options(Context& context);

/// The layout in a file "mapping". Nothing where there is none.
Result<std::optional<maps::Layout>> layout_of(Context& context);

}  // namespace skillmap::engine::commands
