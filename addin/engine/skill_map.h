// Skill maps that were never made by us, read by a layout: proposed, explained, and read like a
// workbook in WG form. Shared by every way in.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "addin/engine/load.h"
#include "core/assessment.h"
#include "core/intake/maps/form_view.h"
#include "core/intake/maps/layout.h"
#include "core/intake/maps/map_book.h"
#include "core/issue.h"
#include "core/result.h"

namespace skillmap::engine {

/// What lies beside a skill map and says how it is read: スキルマップ.xlsx has its layout in
/// スキルマップ.mapping.toml.
inline constexpr std::string_view layout_extension = ".mapping.toml";

class SkillMap {
  public:
    /// Opens a skill map to find out how it is read. Its schemes are those of the options, else
    /// those of the layout, else those taken by default. map.none where it holds no skill map.
    static Result<SkillMap> propose(InputFile file, const ReadOptions& options,
                                    const std::optional<maps::Layout>& given);

    /// Opens a skill map to be read by a layout. map.changed where it looks otherwise by now,
    /// map.open where the layout leaves something open. `issues` takes what else differs.
    static Result<SkillMap> open(InputFile file, const ReadOptions& options, maps::Layout layout,
                                 IssueList& issues);

    SkillMap(SkillMap&&) noexcept;
    SkillMap& operator=(SkillMap&&) noexcept;
    ~SkillMap();

    const maps::Layout& layout() const;
    const maps::MapBook& book() const;
    const std::string& file() const;
    const SheetSource& source() const;
    const Vocabulary& vocabulary() const;

    /// How it is read, in words, and what is not.
    const IssueList& notes() const;

    /// What somebody has to decide first.
    std::vector<Issue> questions() const;

    /// What differs from the layout that was given to propose(), for somebody to see.
    std::vector<Issue> changes() const;

    /// Everything an assessment needs.
    Result<AssessmentInput> input(const ReadOptions& options, IssueList& issues);

    /// Whom the sheet of staff lists, and where they stand. Known after input().
    const std::vector<maps::MapMember>& members() const;

  private:
    struct State;
    explicit SkillMap(std::unique_ptr<State> state);
    static Result<std::unique_ptr<State>> open_state(InputFile file, const ReadOptions& options,
                                                     const maps::Layout* layout);
    std::unique_ptr<State> state_;
};

/// {"file", "certain", "scheme", "personas", "tables": [{"sheets", "people", "headings", "columns":
/// [{"heading", "at", "to", "certain"}]}], "levels": [{"answer", "level"}], "questions", "changes",
/// "notes", "people": [{"sheet", "line", "number", "name", "department", "levels": {skill:
/// level}}]}. A level of null: nobody knows what the answer means.
std::string skill_map_json(const SkillMap& map, Language language);

}  // namespace skillmap::engine
