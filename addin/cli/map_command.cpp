// skillmap import without a workbook to import into: how a skill map is read is proposed and saved.
#include <fmt/format.h>

#include <cstdio>
#include <utility>

#include "addin/cli/commands.h"
#include "addin/cli/console.h"
#include "addin/cli/map_text.h"
#include "addin/engine/skill_map.h"
#include "core/messages.h"
#include "xlsx_io/file/file.h"

namespace skillmap::cli {
namespace {

// A file that is there already is kept with .bak in its name.
int save(const Arguments& arguments, const std::filesystem::path& path, const maps::Layout& layout,
         const Text& said) {
    const std::string text = maps::layout_text(layout);
    const auto written = is_there(path) ? replace_file(path, text) : write_file(path, text);
    if (!written) return fail(written.error(), arguments.language);
    tell(fmt::format(fmt::runtime(said.in(arguments.language)), utf8_of(path)));
    return Done;
}

// What is settled is saved when somebody agrees; a draft where they asked for a file.
int conclude(const Arguments& arguments, const engine::SkillMap& map, bool given) {
    const Language language = arguments.language;
    const std::filesystem::path path = layout_path(arguments, arguments.files.front());
    const bool certain = map.layout().certain();
    if (given && certain && map.changes().empty()) {
        tell(fmt::format(fmt::runtime(texts::map_fits.in(language)), utf8_of(path)));
        return Done;
    }
    if (arguments.dry_run) return certain ? Done : WithFindings;
    if (certain) {
        const bool asks = !arguments.accept && person_answers() && arguments.format == "text";
        if (arguments.accept || (asks && agreed(texts::map_ask, language)))
            return save(arguments, path, map.layout(), texts::map_saved);
        tell(std::string(texts::map_stopped.in(language)));
        return WithFindings;
    }
    if (arguments.accept || (!given && !arguments.mapping.empty())) {
        const int code = save(arguments, path, map.layout(), texts::map_draft);
        return code == Done ? WithFindings : code;
    }
    tell(std::string(texts::map_doubtful.in(language)));
    return WithFindings;
}

}  // namespace

int import_map(const Arguments& arguments) {
    const Language language = arguments.language;
    if (arguments.files.size() != 1)
        return fail(
            {MessageId::UsageWrong, {}, "", std::string(texts::map_one_file.in(language)), ""},
            language);
    const std::string& name = arguments.files.front();
    const ProgressLine progress(language);
    progress.show(texts::reading);
    auto given = saved_layout(arguments, name);
    if (!given) return fail(given.error(), language);
    ReadOptions options;
    options.as_of_otherwise = today();
    options.schemes = arguments.schemes;
    options.other_schemes = scheme_files(path_of(name).parent_path());
    auto file = input_file(name);
    if (!file) return fail(file.error(), language);
    const auto map = engine::SkillMap::propose(std::move(*file), options, *given);
    if (!map) return fail(map.error(), language);
    progress.clear();
    const int code = put(arguments.format == "json" ? engine::skill_map_json(*map, language)
                                                    : skill_map_text(*map, language));
    return code == Done ? conclude(arguments, *map, given->has_value()) : code;
}

}  // namespace skillmap::cli
