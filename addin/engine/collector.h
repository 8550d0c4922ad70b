// From what stands in returned files to the plan of what they change: whose each file is, what of
// one person belongs together, who has not returned any. Internal to this folder.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "addin/engine/collect.h"
#include "addin/engine/returned_files.h"
#include "core/intake/identity.h"
#include "core/intake/import/importer.h"

namespace skillmap::engine {

class Collector {
  public:
    /// All outlive the collector.
    Collector(import::Importer& importer, const kit::Questions& questions,
              const CollectChoices& choices);

    /// Takes a file, in the order of their names.
    void take(const std::string& name, FileRead file);

    /// What all files together change. Once.
    Result<Collection> finish();

  private:
    struct Candidate {
        import::RowResult row;
        std::optional<kit::Returned> answers;  // to be given to the importer
        std::string number;                    // of the clue
        std::string name;                      // likewise
        std::optional<Id<StaffMember>> staff;
    };

    void note_kit(const std::string& kit);
    void take(const std::string& file, const std::optional<kit::Marker>& marker, kit::Returned one);
    bool belongs(const kit::Marker& marker, Candidate& candidate, const kit::Returned& one);
    bool decided(const std::string& decision, Candidate& candidate);
    void hold(const Clue& clue, const std::vector<std::string>& candidates, MessageId reason,
              import::RowResult& row, bool listed);
    std::optional<Id<StaffMember>> staff_of(const std::string& number);
    std::optional<Id<StaffMember>> person(const Candidate& candidate, const kit::Returned& one);
    static Clue clue_of(const Candidate& candidate, const kit::Returned& one);

    void compare_repeats();
    void compare(const std::vector<std::size_t>& list);
    void hold_repeat(std::size_t i, const std::vector<std::size_t>& different);
    void name_person(Candidate& one) const;

    Result<void> feed();
    static void merge(Candidate& one, import::RowResult row);

    void note_returned(const Candidate& one);
    void note_checks_since(Date since);
    void find_missing();

    import::Importer& importer_;
    const kit::Questions& questions_;
    const Records& records_;
    const CollectChoices& choices_;
    std::vector<Candidate> results_;
    std::vector<import::HeldPerson> held_;
    std::map<std::string, std::size_t> held_at_;
    std::vector<bool> returned_;
    std::vector<bool> to_be_checked_;
    Collection collection_;
};

}  // namespace skillmap::engine
