// The names that schemes give to personas, skills and tools, for recognising them in headings and
// cells. Borrowed from the schemes: they outlive it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/scheme/scheme.h"

namespace skillmap {

class Vocabulary {
  public:
    explicit Vocabulary(const std::vector<Scheme>& schemes) {
        for (const Scheme& scheme : schemes) schemes_.push_back(&scheme);
    }

    /// The scheme's own spelling of a name or alias; nothing for a name no scheme knows.
    std::optional<std::string> persona(std::string_view name) const;
    std::optional<std::string> skill(std::string_view name) const;
    std::optional<std::string> tool(std::string_view name) const;

    /// The scheme's name of a qualification, also with one of the words behind it that people add
    /// ("ITストラテジスト試験").
    std::optional<std::string> qualification(std::string_view name,
                                             const std::vector<std::string>& suffixes) const;

    /// The scheme's name of a training that it describes.
    std::optional<std::string> training(std::string_view name) const;

    /// Whether a scheme says for whom a training is.
    bool knows_audience(std::string_view training) const;

    /// Whether a scheme speaks of that category (種別) of trainings.
    bool is_category(std::string_view category) const;

    /// Whether trainings of a category (種別) are due for their audience in some indicator.
    bool is_obligation(std::string_view category) const;

    /// Whether some stage asks for the confirmation of a statement; the scheme's own spelling of
    /// it.
    std::optional<std::string> statement(std::string_view text) const;

    /// A training that a scheme names, and the skills it serves there.
    struct NamedTraining {
        std::string name;
        std::vector<std::string> skills;
    };
    std::vector<NamedTraining> trainings() const;

    /// The scheme's checklist of a tool; empty where it has none.
    std::vector<ToolCheck> checklist(std::string_view tool) const;

    /// The box of a tool's checklist that a heading names.
    const ToolCheck* tool_check(std::string_view tool, std::string_view heading) const;

    /// Every tool, for headings that begin with its name.
    std::vector<const Tool*> tools() const;

    /// The scale of the first scheme that has one.
    const LevelScale& levels() const;

    /// The scale by which a skill or a tool is answered: that of the first scheme that knows it.
    const LevelScale& levels_of(std::string_view subject) const;

    const std::vector<const Scheme*>& schemes() const { return schemes_; }

    /// "一般行政職員・DX推進員・…", for messages.
    std::string persona_list() const;

  private:
    std::vector<const Scheme*> schemes_;
};

}  // namespace skillmap
