#include <algorithm>
#include <array>
#include <map>

#include "core/evaluate/conditions.h"
#include "core/kit/labels.h"
#include "core/kit/page_builder.h"
#include "core/kit/pages.h"

namespace skillmap::kit {
namespace {

using report::Value;
using Kind = Question::Kind;

constexpr Columns first{1, 1};
constexpr Columns second{2, 2};
constexpr Columns third{3, 3};
constexpr Columns middle{2, 4};
constexpr Columns names{2, 3};
constexpr Columns fourth{4, 4};
constexpr Columns before{5, 5};
constexpr Columns now{6, 6};
constexpr Columns right{4, 6};
constexpr Columns all{1, 6};

// Points.
constexpr double section_height = 21;
constexpr double page_height = 755;           // of A4, less the margins
constexpr double smallest_page_scale = 0.68;  // that is still read with ease

// The record of a training that tells most: completed before all others, then the latest.
class LastAttendances {
  public:
    explicit LastAttendances(const std::vector<const Attendance*>& attendances) {
        for (const Attendance* one : attendances) {
            const Attendance*& last = last_[one->training.index()];
            if (last == nullptr || weight(*one) >= weight(*last)) last = one;
        }
    }

    const Attendance* of(Id<Training> training) const {
        const auto at = last_.find(training.index());
        return at == last_.end() ? nullptr : at->second;
    }

  private:
    static std::pair<bool, std::int64_t> weight(const Attendance& one) {
        const bool done =
            one.status == AttendanceStatus::Completed || one.status == AttendanceStatus::Exempted;
        return {done, one.date.known() ? one.date.date().time_since_epoch().count() : 0};
    }

    std::map<std::size_t, const Attendance*> last_;
};

std::string state_word(const Form& form, AttendanceStatus status) {
    static constexpr std::array<std::pair<AttendanceStatus, const char*>, 5> ids{
        {{AttendanceStatus::Completed, "completed"},
         {AttendanceStatus::Exempted, "exempted"},
         {AttendanceStatus::InProgress, "in_progress"},
         {AttendanceStatus::Absent, "absent"},
         {AttendanceStatus::Declined, "declined"}}};
    for (const auto& [one, id] : ids)
        if (one == status) return form.vocabulary("attendance_status").word(id);
    return {};
}

class PersonPage {
  public:
    PersonPage(const Questions& questions, const Settings& settings, Id<StaffMember> staff)
        : questions_(questions),
          settings_(settings),
          staff_(staff),
          member_(questions.records().staff[staff]),
          asked_(questions.of(staff)),
          build_(page_) {
        page_.widths = {15, 23, 11, 17, 11, 11};
    }

    Page make(const std::string& kit) {
        describe_page(page_, settings_, {Marker::For::Person, member_.id, kit});
        head();
        section(Kind::Skill, labels::skills_title);
        section(Kind::Tool, labels::tools_title);
        section(Kind::Box, labels::boxes_title);
        trainings();
        lay_out();
        return std::move(page_);
    }

  private:
    void head() {
        build_.put({1, 3}, Look::Title, std::string(labels::title));
        build_.put(right, Look::Sender, text_value(settings_.organization));
        build_.height(title_height);
        build_.next();
        build_.gap(small_gap);
        const Records& records = questions_.records();
        fact(labels::staff_number, member_.id, labels::name, member_.name);
        fact(labels::department,
             member_.department ? records.departments[*member_.department].name : "",
             labels::persona, questions_.personas(staff_));
        build_.put(first, Look::Label, std::string(labels::date));
        make_date_field(build_.put(second, Look::Fill, Value{}));
        build_.height(fact_height);
        build_.next();
        build_.gap(small_gap);
        for (const std::string& text : instructions(questions_, asked_, labels::instructions)) {
            build_.put(all, Look::Instruction, text);
            page_.heights[build_.row()] = line + 1;
            build_.fit(text, all, line - 1);
            build_.next();
        }
    }

    void fact(labels::Label one, const std::string& value, labels::Label other,
              const std::string& other_value) {
        build_.put(first, Look::Label, std::string(one));
        build_.put(second, Look::Given, text_value(value));
        build_.put(third, Look::Label, std::string(other));
        build_.put(right, Look::Given, text_value(other_value));
        build_.height(fact_height);
        build_.fit(value, second, line);
        build_.fit(other_value, right, line);
        build_.next();
    }

    void begin_section(labels::Label title) {
        build_.gap(small_gap);
        build_.put(all, Look::Section,
                   std::string(labels::numbers[sections_++]) + std::string(title));
        build_.height(section_height);
        build_.next();
    }

    void heading(Columns columns, labels::Label text) {
        build_.put(columns, Look::Heading, std::string(text));
    }

    void section(Kind kind, labels::Label title) {
        std::vector<QuestionId> list;
        for (const QuestionId id : asked_)
            if (questions_[id].kind == kind) list.push_back(id);
        if (list.empty()) return;
        begin_section(title);
        if (kind == Kind::Tool) {
            heading({1, 4}, labels::tool);
        } else {
            heading(first, kind == Kind::Skill ? labels::category : labels::tool);
            heading(kind == Kind::Skill ? middle : names,
                    kind == Kind::Skill ? labels::skill : labels::box);
            if (kind == Kind::Box) heading(fourth, labels::level);
        }
        heading(before, labels::before);
        heading(now, labels::now);
        build_.next();
        for (std::size_t i = 0; i < list.size();) {
            std::size_t end = i + 1;
            while (end < list.size() && questions_[list[end]].group == questions_[list[i]].group)
                ++end;
            if (kind != Kind::Tool) group(questions_[list[i]].group, end - i);
            for (; i < end; ++i) question(list[i]);
        }
    }

    // What the next rows belong to, beside them.
    void group(const std::string& name, std::size_t rows) {
        build_.put(build_.row(), build_.row() + static_cast<std::uint32_t>(rows) - 1, first,
                   Look::Group, text_value(name));
        if (rows == 1) build_.fit(name, first, line);
    }

    void question(QuestionId id) {
        const Question& question = questions_[id];
        const Columns columns = question.kind == Kind::Skill  ? middle
                                : question.kind == Kind::Tool ? Columns{1, 4}
                                                              : names;
        build_.put(columns, Look::Item, question.name);
        build_.fit(question.name, columns, line);
        if (question.kind == Kind::Box)
            build_.put(fourth, Look::Before,
                       std::string(labels::level_prefix) + std::to_string(question.level));
        build_.put(before, Look::Before, answer_value(question, questions_.previous(staff_, id)));
        PlacedCell& field = build_.put(now, Look::Fill, Value{});
        field.entry = entry_of(questions_, question);
        field.entry.note = question.description;
        if (question.kind != Kind::Box) field.kind = report::ColumnKind::Number;
        build_.next();
    }

    void trainings() {
        const Records& records = questions_.records();
        const LastAttendances last(questions_.attendances(staff_));
        std::vector<Id<Training>> list;
        for (const Training& training : records.trainings) {
            const auto id = records.trainings.id_of(training);
            if (last.of(id) != nullptr || is_for(records, training, member_, {}) == State::Met)
                list.push_back(id);
        }
        if (list.empty()) return;
        begin_section(labels::trainings_title);
        heading(first, labels::training_category);
        heading(middle, labels::training);
        heading(before, labels::training_date);
        heading(now, labels::training_state);
        build_.next();
        for (const Id<Training> id : list) training(records.trainings[id], last.of(id));
    }

    void training(const Training& training, const Attendance* last) {
        const std::string& category = questions_.records().words.text(training.category);
        build_.put(first, Look::Before, text_value(category));
        build_.put(middle, Look::Item, training.name);
        build_.fit(category, first, line);
        build_.fit(training.name, middle, line);
        const bool dated = last != nullptr && last->date.known();
        build_.put(before, Look::Before, dated ? Value{last->date.date()} : Value{});
        const std::string state =
            last == nullptr ? std::string() : state_word(questions_.form(), last->status);
        build_.put(now, Look::Before,
                   text_value(last == nullptr ? labels::not_recorded : std::string_view(state)));
        build_.next();
    }

    double height_of(std::uint32_t from, std::uint32_t to) const {
        double sum = 0;
        for (std::uint32_t row = from; row < to; ++row) {
            const auto own = page_.heights.find(row);
            sum += own == page_.heights.end() ? page_.row_height : own->second;
        }
        return sum;
    }

    // One page where that can be read.
    void lay_out() {
        const double whole = height_of(1, build_.row());
        page_.fit = whole * smallest_page_scale <= page_height ? Page::Fit::Page : Page::Fit::Width;
    }

    const Questions& questions_;
    const Settings& settings_;
    Id<StaffMember> staff_;
    const StaffMember& member_;
    std::vector<QuestionId> asked_;
    Page page_;
    PageBuilder build_;
    std::size_t sections_ = 0;
};

}  // namespace

Page person_page(const Questions& questions, const Settings& settings, Id<StaffMember> staff,
                 const std::string& kit) {
    return PersonPage(questions, settings, staff).make(kit);
}

}  // namespace skillmap::kit
