#include <algorithm>
#include <utility>

#include "addin/engine/commands/commands.h"
#include "addin/engine/scheme_book.h"
#include "core/messages.h"
#include "xlsx_io/file/path.h"

namespace skillmap::engine::commands {

void Context::tell(std::string_view step, std::size_t done, std::size_t all) const {
    if (progress) progress(step, done, all);
}

Result<void> Context::check(const std::vector<std::string>& roles) const {
    for (const RequestFile& one : request.files)
        if (std::find(roles.begin(), roles.end(), one.role) == roles.end())
            return Issue{MessageId::FileRoleUnknown, {}, "", one.role, ""};
    return options.check();
}

bool Context::has(const std::string& role) const {
    return std::any_of(request.files.begin(), request.files.end(),
                       [&](const RequestFile& one) { return one.role == role; });
}

std::optional<InputFile> Context::optional_file(const std::string& role) {
    for (RequestFile& one : request.files)
        if (one.role == role) return std::move(one.file);
    return std::nullopt;
}

Result<InputFile> Context::file(const std::string& role) {
    auto found = optional_file(role);
    if (!found) return Issue{MessageId::FileRoleMissing, {}, "", role, ""};
    return std::move(*found);
}

std::vector<InputFile> Context::all_files(const std::string& role) {
    std::vector<InputFile> files;
    for (RequestFile& one : request.files)
        if (one.role == role) files.push_back(std::move(one.file));
    return files;
}

std::filesystem::path Context::path(const std::string& name) const {
    return request.scratch / path_of(name);
}

// Schemes are named by their files, with or without the extension.
ReadOptions read_options(Context& context) {
    ReadOptions options;
    options.as_of = context.options.date("as_of");
    options.as_of_otherwise = context.options.date("today");
    options.schemes = context.options.texts("schemes");
    options.other_schemes = [files = context.all_files("scheme")](
                                const std::string& name, const SchemeChanges& changes,
                                IssueList& issues) -> std::optional<Result<Scheme>> {
        for (const InputFile& file : files)
            if (file.name == name || utf8_of(path_of(file.name).stem()) == name)
                return load_scheme_file(file, changes, issues);
        return std::nullopt;
    };
    return options;
}

Result<std::optional<maps::Layout>> layout_of(Context& context) {
    const auto file = context.optional_file("mapping");
    if (!file) return std::optional<maps::Layout>();
    if (!maps::is_layout(file->bytes))
        return Issue{MessageId::MapNotALayout, Place{file->name, "", {}, {}}, "", "", ""};
    auto layout = maps::read_layout(file->bytes, file->name);
    if (!layout) return layout.error();
    return std::optional(std::move(*layout));
}

}  // namespace skillmap::engine::commands
