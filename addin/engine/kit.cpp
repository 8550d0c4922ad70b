#include "addin/engine/kit.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/intake/form.h"
#include "core/kit/file_name.h"
#include "core/kit/labels.h"
#include "core/kit/marker.h"
#include "core/kit/pages.h"
#include "core/messages.h"
#include "xlsx_io/write/kit_writer.h"

namespace skillmap::engine {

struct Kit::State {
    AssessmentInput input;
    std::string id;
    std::unique_ptr<Assessment> assessment;
    std::unique_ptr<kit::Questions> questions;

    // Of one file: its people, and their department where it is for one.
    struct File {
        std::vector<Id<StaffMember>> people;
        std::optional<Id<Department>> department;
    };
    KitBy by = KitBy::Person;
    std::vector<File> files;
    std::vector<std::string> names;
    std::size_t people = 0;
    std::size_t without_questions = 0;
};

Kit::Kit(std::unique_ptr<State> state) : state_(std::move(state)) {}
Kit::Kit(Kit&&) noexcept = default;
Kit& Kit::operator=(Kit&&) noexcept = default;
Kit::~Kit() = default;

Result<Kit> Kit::open(InputFile book, const ReadOptions& options, IssueList& issues) {
    auto state = std::make_unique<State>();
    state->id = kit::kit_id(book.bytes);
    auto input = load(std::move(book), options, issues);
    if (!input) return input.error();
    state->input = std::move(*input);
    state->assessment = std::make_unique<Assessment>(state->input);
    state->questions = std::make_unique<kit::Questions>(*state->assessment, wg_form());
    return Kit(std::move(state));
}

Result<void> Kit::choose(KitBy by, const std::vector<std::string>& staff) {
    const Records& records = state_->input.records;
    std::vector<bool> wanted(records.staff.size(), staff.empty());
    for (const std::string& number : staff) {
        const auto known = find_staff(records, number);
        if (!known) return Issue{MessageId::StaffOption, {}, "", number, ""};
        wanted[known->index()] = true;
    }
    std::vector<Id<StaffMember>> people = state_->questions->people();
    std::erase_if(people, [&](Id<StaffMember> one) { return !wanted[one.index()]; });
    state_->by = by;
    state_->people = people.size();
    state_->without_questions = 0;
    for (const StaffMember& member : records.staff) {
        const Id<StaffMember> id = records.staff.id_of(member);
        if (wanted[id.index()] && !state_->questions->has_left(id) &&
            state_->questions->of(id).empty())
            ++state_->without_questions;
    }
    state_->files.clear();
    for (const Id<StaffMember> person : people) {
        const auto department = records.staff[person].department;
        auto file = state_->files.end();
        if (by == KitBy::Department)
            file =
                std::find_if(state_->files.begin(), state_->files.end(),
                             [&](const State::File& one) { return one.department == department; });
        if (file == state_->files.end()) file = state_->files.insert(file, {{}, department});
        file->people.push_back(person);
    }
    if (by == KitBy::Department)
        std::stable_sort(state_->files.begin(), state_->files.end(),
                         [](const State::File& a, const State::File& b) {
                             if (!a.department || !b.department)
                                 return a.department.has_value() > b.department.has_value();
                             return *a.department < *b.department;
                         });
    state_->names.clear();
    kit::FileNames names;
    for (const State::File& file : state_->files) {
        if (by == KitBy::Person) {
            const StaffMember& member = records.staff[file.people.front()];
            state_->names.push_back(names.take(member.id, member.name));
        } else if (file.department) {
            const Department& department = records.departments[*file.department];
            state_->names.push_back(names.take(department.code, department.name));
        } else {
            state_->names.push_back(names.take("", kit::labels::no_department));
        }
    }
    return {};
}

const std::vector<std::string>& Kit::files() const {
    return state_->names;
}

std::size_t Kit::people() const {
    return state_->people;
}

std::size_t Kit::without_questions() const {
    return state_->without_questions;
}

kit::Page Kit::page(std::size_t file) const {
    const State::File& one = state_->files[file];
    const Settings& settings = state_->input.settings;
    if (state_->by == KitBy::Person)
        return person_page(*state_->questions, settings, one.people.front(), state_->id);
    const Department* department =
        one.department ? &state_->input.records.departments[*one.department] : nullptr;
    return department_page(*state_->questions, settings, department, one.people, state_->id);
}

Result<std::string> Kit::bytes(std::size_t file, const std::filesystem::path& path) const {
    return xlsx::write_kit(page(file), path);
}

const kit::Questions& Kit::questions() const {
    return *state_->questions;
}

}  // namespace skillmap::engine
