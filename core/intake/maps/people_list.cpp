#include "core/intake/maps/people_list.h"

#include <algorithm>
#include <map>

#include "core/text/normalize.h"

namespace skillmap::maps {
namespace {

using import::Target;
using Kind = Target::Kind;

class ListMaker {
  public:
    ListMaker(const Layout& layout, const MapWords& words, const std::string& file)
        : layout_(layout), words_(words), list_{file, {{}}} {}

    void add(const MapSheet& sheet) {
        const std::map<std::string, std::string> headings = clue_headings(sheet);
        for (const MapPerson& person : sheet.people) {
            list_.rows.emplace_back();
            for (const auto& [clue, cell] : person.clues)
                put(column(clue, headings.at(clue), 1, place(sheet, sheet.lines, clue)), sheet,
                    cell);
            if (const auto date = person.fields.find("date"); date != person.fields.end())
                put(column("date", words_.form().sheet("skill_checks").heading("date"), 1,
                           {sheet.sheet, date->second.at}),
                    sheet, date->second);
            std::map<std::string, int> seen;
            for (const MapAnswer& answer : person.answers) {
                const std::string heading = subject_heading(answer);
                const std::string key = match_key(heading);
                put_answer(
                    column("=" + key, heading, ++seen[key], {sheet.sheet, answer.heading_at}),
                    sheet, answer);
            }
        }
    }

    MadeSheet take() { return std::move(list_); }

  private:
    // As the map calls them, where an import knows these words.
    std::map<std::string, std::string> clue_headings(const MapSheet& sheet) const {
        const FormSheet& staff = words_.form().sheet("staff");
        std::map<std::string, std::string> headings{
            {"number", staff.heading("id")},
            {"name", staff.heading("name")},
            {"kana", staff.heading("kana")},
            {"mail", staff.heading("mail")},
            {"department", staff.heading("department_name")}};
        for (const MapLine& line : sheet.lines)
            if (line.line->target.kind == Kind::Person &&
                words_.meanings().field(staff, line.line->heading.text) == line.line->target)
                headings[line.line->target.name] = line.line->heading.text;
        return headings;
    }

    // As the map calls it, unless somebody has said that it means another skill.
    std::string subject_heading(const MapAnswer& answer) const {
        const auto found = words_.subject(answer.heading);
        const bool plain = found.certain && found.target == answer.subject;
        return plain || !answer.certain ? answer.heading : answer.subject.name;
    }

    static SheetCell place(const MapSheet& sheet, const std::vector<MapLine>& lines,
                           const std::string& clue) {
        for (const MapLine& line : lines)
            if (line.line->target == Target{Kind::Person, clue}) return {sheet.sheet, line.heading};
        return {sheet.sheet, {1, 1}};
    }

    std::uint32_t column(const std::string& key, const std::string& heading, int occurrence,
                         const SheetCell& from) {
        const auto [at, added] =
            columns_.try_emplace(key + "#" + std::to_string(occurrence),
                                 static_cast<std::uint32_t>(columns_.size() + 1));
        if (added)
            list_.rows.front().emplace(at->second, MadeCell{CellKind::Text, 0, heading, from});
        return at->second;
    }

    void put(std::uint32_t column, const MapSheet& sheet, const MapCell& cell) {
        const bool date = cell.kind == CellKind::Date;
        list_.rows.back().emplace(column, MadeCell{date ? CellKind::Date : CellKind::Text,
                                                   cell.number,
                                                   cell.text,
                                                   {sheet.sheet, cell.at}});
    }

    void put_answer(std::uint32_t column, const MapSheet& sheet, const MapAnswer& answer) {
        const import::ReadAnswer read =
            read_level(answer.cell, answer.subject.name, layout_.levels, words_.vocabulary());
        if (read.kind != import::ReadAnswer::Kind::Blank) put(column, sheet, answer.cell);
    }

    const Layout& layout_;
    const MapWords& words_;
    MadeSheet list_;
    std::map<std::string, std::uint32_t> columns_;
};

}  // namespace

MadeSource make_list(const MapBook& book, const Layout& layout, const MapWords& words,
                     const std::string& file) {
    ListMaker maker(layout, words, file);
    for (const MapSheet& sheet : book.sheets) maker.add(sheet);
    return MadeSource(file, {maker.take()});
}

}  // namespace skillmap::maps
