#include <algorithm>
#include <set>

#include "core/kit/labels.h"
#include "core/kit/page_builder.h"
#include "core/kit/pages.h"

namespace skillmap::kit {
namespace {

using report::Value;
using Kind = Question::Kind;

constexpr std::uint32_t person_columns = 3;
constexpr Columns number_column{1, 1};
constexpr Columns name_column{2, 2};
constexpr Columns date_column{3, 3};
constexpr double before_width = 3.2;
constexpr double now_width = 3.8;
constexpr std::uint32_t text_columns = 20;  // questions' columns that the instructions go over

// Points.
constexpr double small_line = 12;
constexpr double mark_height = 28;  // of 前回 on one line or two
constexpr double person_height = 21;

// Half-width characters beside each other on A4 and A3 in landscape, at full size.
constexpr double width_of_a4 = 128;
constexpr double width_of_a3 = 185;
constexpr double smallest_scale = 0.7;
constexpr double smallest_scale_on_a3 = 0.6;  // rather than on several pages
constexpr double spare = 0.85;                // programs differ in the width of a digit

std::string group_of(const Question& question) {
    return question.kind == Kind::Tool ? std::string(labels::tool) : question.group;
}

class DepartmentPage {
  public:
    DepartmentPage(const Questions& questions, const Settings& settings,
                   const Department* department, const std::vector<Id<StaffMember>>& people)
        : questions_(questions),
          settings_(settings),
          department_(department),
          people_(people),
          build_(page_) {
        std::set<std::size_t> seen;
        for (const Id<StaffMember> person : people)
            for (const QuestionId id : questions.of(person))
                if (seen.insert(id.index()).second) asked_.push_back(id);
        questions.group(asked_);
        page_.widths = {10, 15, 11.5};
        for (std::size_t i = 0; i < asked_.size(); ++i) {
            page_.widths.push_back(before_width);
            page_.widths.push_back(now_width);
        }
        // Instructions need room, however little is asked.
        while (page_.widths.size() < person_columns + text_columns)
            page_.widths.push_back(now_width);
    }

    Page make(const std::string& kit) {
        describe_page(page_, settings_,
                      {Marker::For::Department, department_ ? department_->code : "-", kit});
        head();
        headings();
        for (const Id<StaffMember> person : people_) add_person(person);
        lay_out();
        return std::move(page_);
    }

  private:
    static Columns before(std::size_t question) {
        const auto at = static_cast<std::uint32_t>(person_columns + 1 + 2 * question);
        return {at, at};
    }
    static Columns now(std::size_t question) {
        return {before(question).first + 1, before(question).first + 1};
    }

    void head() {
        constexpr std::uint32_t last = person_columns + text_columns;
        build_.put({1, 13}, Look::Title,
                   std::string(labels::title) + std::string(labels::of_department));
        const auto end = static_cast<std::uint32_t>(page_.widths.size());
        build_.put({end - 9, end}, Look::Sender, text_value(settings_.organization));
        build_.height(title_height);
        build_.next();
        build_.gap(small_gap);
        build_.put(number_column, Look::Label, std::string(labels::department));
        build_.put(
            {2, 10}, Look::Given,
            text_value(department_ ? std::string_view(department_->name) : labels::no_department));
        build_.height(fact_height);
        build_.next();
        build_.gap(small_gap);
        for (const std::string& text :
             instructions(questions_, asked_, labels::department_instructions)) {
            build_.put({1, last}, Look::Instruction, text);
            build_.fit(text, {1, last}, line);
            build_.next();
        }
        build_.gap(small_gap);
    }

    // Groups, what is asked, and last time beside this time.
    void headings() {
        const std::uint32_t top = build_.row();
        page_.first_repeated_row = top;
        page_.last_repeated_row = page_.fixed_rows = top + 2;
        page_.repeated_columns = page_.fixed_columns = person_columns;
        for (const auto& [columns, text] :
             {std::pair(number_column, labels::staff_number), std::pair(name_column, labels::name),
              std::pair(date_column, labels::date)})
            build_.put(top + 1, top + 2, columns, Look::Heading, std::string(text));
        for (std::size_t i = 0; i < asked_.size();) {
            const std::string group = group_of(questions_[asked_[i]]);
            std::size_t end = i + 1;
            while (end < asked_.size() && group_of(questions_[asked_[end]]) == group) ++end;
            const Columns columns{before(i).first, now(end - 1).last};
            build_.put(columns, Look::SmallHeading, text_value(group));
            build_.fit(group, columns, small_line);
            groups_.push_back(i);
            i = end;
        }
        build_.next();
        for (std::size_t i = 0; i < asked_.size(); ++i) {
            const Question& question = questions_[asked_[i]];
            const Columns columns{before(i).first, now(i).last};
            std::string text;
            if (question.kind == Kind::Box)
                text.append(labels::level_prefix).append(std::to_string(question.level)) += '\n';
            text += question.name;
            PlacedCell& cell = build_.put(columns, Look::SmallHeading, text);
            cell.entry.note = question.description;
            build_.fit(text, columns, small_line);
        }
        build_.next();
        for (std::size_t i = 0; i < asked_.size(); ++i) {
            build_.put(before(i), Look::SmallHeading, std::string(labels::before));
            build_.put(now(i), Look::SmallHeading, std::string(labels::now));
        }
        build_.height(mark_height);
        build_.next();
    }

    void add_person(Id<StaffMember> person) {
        const StaffMember& member = questions_.records().staff[person];
        build_.put(number_column, Look::Given, member.id);
        build_.put(name_column, Look::Given, text_value(member.name));
        make_date_field(build_.put(date_column, Look::Fill, Value{}));
        build_.height(person_height);
        build_.fit(member.name, name_column, line);
        const std::vector<QuestionId> own = questions_.of(person);
        for (std::size_t i = 0; i < asked_.size(); ++i) {
            const QuestionId id = asked_[i];
            const Question& question = questions_[id];
            if (std::find(own.begin(), own.end(), id) == own.end()) {
                build_.put(before(i), Look::NotAsked, Value{});
                build_.put(now(i), Look::NotAsked, std::string(labels::not_asked));
                continue;
            }
            build_.put(before(i), Look::Before,
                       answer_value(question, questions_.previous(person, id)));
            PlacedCell& field = build_.put(now(i), Look::Fill, Value{});
            field.entry = entry_of(questions_, question);
            if (question.kind != Kind::Box) field.kind = report::ColumnKind::Number;
        }
        build_.next();
    }

    // Everything beside each other where that can be read; else new pages begin with a group, and
    // the names stand on each.
    void lay_out() {
        const double whole = build_.width({1, static_cast<std::uint32_t>(page_.widths.size())});
        page_.paper = Paper::A4Landscape;
        if (whole * smallest_scale <= width_of_a4) return;
        page_.paper = Paper::A3Landscape;
        if (whole * smallest_scale_on_a3 <= width_of_a3) return;
        break_columns();
    }

    void break_columns() {
        page_.paper = Paper::A4Landscape;
        page_.fit = Page::Fit::None;
        page_.scale = static_cast<int>(smallest_scale * 100);
        const double room =
            width_of_a4 / smallest_scale * spare - build_.width({1, person_columns});
        std::size_t begin = 0;
        std::size_t good = 0;  // the last beginning of a group that still fits
        for (std::size_t i = 1; i <= asked_.size(); ++i) {
            if (std::find(groups_.begin(), groups_.end(), i) != groups_.end()) good = i;
            const double width = static_cast<double>(i - begin + 1) * (before_width + now_width);
            if (i == asked_.size() || width <= room) continue;
            begin = good > begin ? good : i;
            page_.column_breaks.push_back(before(begin).first - 1);
        }
    }

    const Questions& questions_;
    const Settings& settings_;
    const Department* department_;
    const std::vector<Id<StaffMember>>& people_;
    std::vector<QuestionId> asked_;
    std::vector<std::size_t> groups_;  // the first question of each
    Page page_;
    PageBuilder build_;
};

}  // namespace

Page department_page(const Questions& questions, const Settings& settings,
                     const Department* department, const std::vector<Id<StaffMember>>& people,
                     const std::string& kit) {
    return DepartmentPage(questions, settings, department, people).make(kit);
}

}  // namespace skillmap::kit
