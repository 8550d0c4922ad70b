#include "core/intake/maps/map_levels.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/text/code_points.h"
#include "core/text/normalize.h"
#include "core/text/number.h"

namespace skillmap::maps {
namespace {

using Meaning = import::AnswerMeaning;

constexpr std::size_t longest_mark = 12;   // bytes of a mark in a legend
constexpr std::size_t shortest_scale = 3;  // marks that make a scale

// A number, also behind "Lv": of a scale of numbers.
std::optional<double> number_of(std::string_view text) {
    std::string normal = compatible_text(text);
    for (const std::string_view word : {"Lv.", "LV.", "lv.", "Lv", "LV", "lv", "レベル", "Level"})
        if (normal.rfind(word, 0) == 0) {
            normal.erase(0, word.size());
            break;
        }
    return parse_number(normal);
}

bool is_mark(const std::string& text) {
    const auto characters = code_points(compatible_text(text));
    return characters && characters->size() == 1 && !number_of(text);
}

// What stands behind "：" or "＝" in a legend, for a mark that stands before it.
std::string behind_separator(std::string_view text) {
    text = trim(text);
    for (const std::string_view one :
         {"：", ":", "＝", "=", "…", "→", "⇒", "-", "－", "ー", "・・・"})
        if (text.substr(0, one.size()) == one) return std::string(trim(text.substr(one.size())));
    return {};
}

std::optional<int> leading_level(const std::string& text) {
    std::string normal = compatible_text(text);
    for (const std::string_view word : {"Lv.", "LV.", "Lv", "LV", "lv", "レベル", "Level"})
        if (normal.rfind(word, 0) == 0) normal.erase(0, word.size());
    if (normal.empty() || normal[0] < '0' || normal[0] > '9') return std::nullopt;
    if (normal.size() > 1 && ((normal[1] >= '0' && normal[1] <= '9') || normal[1] == '.'))
        return std::nullopt;
    const std::string rest = normal.substr(1);
    for (const std::string_view unit : {"つ", "年", "か月", "ヶ月", "回", "件", "割", "人", "名"})
        if (rest.rfind(unit, 0) == 0) return std::nullopt;
    return normal[0] - '0';
}

bool says_cannot(const std::string& text) {
    for (const std::string_view word :
         {"できない", "知らない", "未経験", "分からない", "わからない"})
        if (text.find(word) != std::string::npos) return true;
    return false;
}

class LegendFinder {
  public:
    LegendFinder(const SheetCells& cells, const MapSheet& sheet, const MapWords& words)
        : plain_(cells, false), words_(words) {
        const bool down = sheet.layout->shape == Shape::PeopleDown;
        for (const MapPerson& person : sheet.people)
            for (const MapAnswer& answer : person.answers) widen(answer.cell.at);
        for (const MapLine& line : sheet.lines) widen(line.heading);
        for (const LayoutLine& line : sheet.layout->lines)
            widen(down ? CellRef{sheet.rows.rows.first, line.at}
                       : CellRef{line.at, sheet.rows.rows.first});
        for (const RowLeft& row : sheet.left)
            if (row.why != RowLeft::Why::NoPerson)
                widen(down ? CellRef{row.row, sheet.rows.rows.first}
                           : CellRef{sheet.rows.rows.first, row.row});
    }

    Legend find() {
        for (const auto& [row, line] : plain_.rows())
            for (const auto& [column, cell] : line) {
                const CellRef at{row, column};
                if (within(at)) continue;
                read_text(cell->text, at);
                read_pair(cell->text, at);
            }
        return std::move(legend_);
    }

  private:
    void widen(CellRef at) {
        if (!table_) table_ = CellRange{at, at};
        table_->first = {std::min(table_->first.row, at.row),
                         std::min(table_->first.column, at.column)};
        table_->last = {std::max(table_->last.row, at.row),
                        std::max(table_->last.column, at.column)};
    }

    bool within(CellRef at) const { return table_ && table_->contains(at); }

    void add(const std::string& mark, const std::string& meaning, CellRef at) {
        const auto level = leading_level(meaning);
        if (const auto number = number_of(mark)) {
            if (*number >= 2 && says_cannot(meaning)) legend_.reversed = true;
            return;
        }
        legend_.entries.push_back({mark, level, at});
    }

    // "【凡例】◎：3 ○：2 △：1 ×：0", "◎＝指導できる"
    void read_text(const std::string& text, CellRef at) {
        std::vector<std::size_t> starts;
        const auto is_break = [](char c) { return c == ' ' || c == '\n' || c == ','; };
        for (std::size_t i = 0; i < text.size(); ++i) {
            const bool whole = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80;
            if (whole && mark_at(text, i) != 0) starts.push_back(i);
            if (i == 0 && starts.empty() && !is_break(text[0])) starts.push_back(0);
        }
        for (std::size_t k = 0; k < starts.size(); ++k) {
            const std::size_t end = k + 1 < starts.size() ? starts[k + 1] : text.size();
            const std::string one = text.substr(starts[k], end - starts[k]);
            std::size_t length = mark_at(one, 0);
            if (length == 0) {
                const std::size_t at_sign = first_separator(one);
                if (at_sign > longest_mark) continue;
                length = at_sign;
            }
            const std::string meaning = behind_separator(std::string_view(one).substr(length));
            const std::string mark(trim(one.substr(0, length)));
            if (!meaning.empty() && !mark.empty()) add(mark, meaning, at);
        }
    }

    static std::size_t first_separator(const std::string& text) {
        std::size_t first = std::string::npos;
        for (const std::string_view one : {"：", ":", "＝", "="})
            first = std::min(first, text.find(one));
        return first;
    }

    // The length of a drawn mark or a letter that stands alone, with a separator behind it.
    std::size_t mark_at(const std::string& text, std::size_t i) const {
        const auto is_letter = [](char c) {
            return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        };
        if (is_letter(text[i]))
            return (i == 0 || !is_letter(text[i - 1])) &&
                           !behind_separator(std::string_view(text).substr(i + 1)).empty()
                       ? 1
                       : 0;
        std::size_t end = i + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) ++end;
        const std::string one = text.substr(i, end - i);
        const bool drawn = static_cast<unsigned char>(one[0]) >= 0x80 && words_.is_answer(one);
        if (!drawn || behind_separator(std::string_view(text).substr(end)).empty()) return 0;
        return end - i;
    }

    // "◎ | 3 | 指導できる", "3 | ◎"
    void read_pair(const std::string& text, CellRef at) {
        if (!is_mark(text)) return;
        const auto beside = [&](std::int32_t step) -> std::string {
            const auto column = static_cast<std::int64_t>(at.column) + step;
            if (column < 1) return {};
            const CellRef ref{at.row, static_cast<std::uint32_t>(column)};
            return within(ref) ? std::string() : plain_.text(ref.row, ref.column);
        };
        for (const std::string& other : {beside(1), beside(-1)})
            if (leading_level(other)) return add(text, other, at);
        if (!beside(1).empty()) legend_.entries.push_back({text, std::nullopt, at});
    }

    const Grid plain_;
    const MapWords& words_;
    std::optional<CellRange> table_;  // where people and their answers stand
    Legend legend_;
};

// What is known of all answers together.
class Settler {
  public:
    Settler(const std::vector<Legend>& legends, const MapWords& words,
            import::AnswerMeanings& meanings)
        : words_(words), meanings_(meanings) {
        for (const Legend& legend : legends) {
            reversed_ = reversed_ || legend.reversed;
            for (const Legend::Entry& entry : legend.entries) {
                const std::string key = match_key(entry.mark);
                marks_.insert(key);
                if (!entry.level) continue;
                const auto [at, added] = legend_.try_emplace(key, *entry.level);
                if (!added && at->second != *entry.level) conflict_.insert(key);
            }
        }
    }

    void look_at(const MapAnswer& answer) {
        const MapCell& cell = answer.cell;
        if (cell.blank() || cell.kind == CellKind::Error) return;
        const std::string key = match_key(cell.text);
        if (!answers_.emplace(key, cell.text).second) return;
        const LevelScale& scale = words_.vocabulary().levels_of(answer.subject.name);
        scale_ = &scale;
        if (const auto number = number_of(cell.text)) {
            if (*number < 0 || *number > scale.highest || std::floor(*number) != *number)
                beyond_ = true;
        } else if (is_mark(cell.text) && !words_.is_no_answer(cell.text)) {
            marks_.insert(key);
            if (!scale.parse(cell.text) && legend_.count(key) == 0) strange_ = true;
        }
    }

    void settle() {
        for (const auto& [key, text] : answers_) {
            if (meanings_.count(key) > 0) continue;
            Meaning meaning = meaning_of(key, text);
            // A plain level needs no line of its own.
            if (meaning.kind == Meaning::Kind::Level && number_of(text) && legend_.count(key) == 0)
                continue;
            meanings_.emplace(key, std::move(meaning));
        }
    }

  private:
    Meaning meaning_of(const std::string& key, const std::string& text) const {
        Meaning meaning{text, Meaning::Kind::Open, 0, {}};
        const auto parsed = scale_->parse(text);
        const auto said = legend_.find(key);
        const bool number = number_of(text).has_value();
        if (said != legend_.end() && conflict_.count(key) == 0 && said->second <= scale_->highest) {
            meaning.kind = Meaning::Kind::Level;
            meaning.level = said->second;
        } else if (said == legend_.end() && words_.is_no_answer(text) && !parsed) {
            meaning.kind = Meaning::Kind::Blank;
        } else if (parsed) {
            meaning.level = parsed->value();
            meaning.hint = std::to_string(meaning.level);
            const bool doubtful = number ? beyond_ || reversed_ : is_mark(text) && doubtful_marks();
            if (!doubtful) meaning.kind = Meaning::Kind::Level;
        }
        return meaning;
    }

    // Some mark that the scale does not know; or too few to be its scale: ○ and × alone may mean
    // yes and no.
    bool doubtful_marks() const {
        std::size_t own = 0;
        for (const std::string& mark : marks_) {
            const auto level = scale_->parse(mark);
            if (level && level->value() > 0) ++own;
        }
        return strange_ || own + 1 < shortest_scale;
    }

    const MapWords& words_;
    import::AnswerMeanings& meanings_;
    std::map<std::string, int> legend_;
    std::set<std::string> conflict_;
    std::set<std::string> marks_;                 // of legends and answers
    std::map<std::string, std::string> answers_;  // match_key → as written
    const LevelScale* scale_ = nullptr;
    bool reversed_ = false;
    bool beyond_ = false;   // some number is none of the scale
    bool strange_ = false;  // likewise some mark
};

}  // namespace

Legend find_legend(const SheetCells& cells, const MapSheet& sheet, const MapWords& words) {
    return LegendFinder(cells, sheet, words).find();
}

void settle_levels(const std::vector<MapSheet>& sheets, const std::vector<Legend>& legends,
                   const MapWords& words, import::AnswerMeanings& meanings) {
    Settler settler(legends, words, meanings);
    for (const MapSheet& sheet : sheets)
        for (const MapPerson& person : sheet.people)
            for (const MapAnswer& answer : person.answers) settler.look_at(answer);
    settler.settle();
}

import::ReadAnswer read_level(const MapCell& cell, const std::string& subject,
                              const import::AnswerMeanings& meanings,
                              const Vocabulary& vocabulary){using Kind = import::ReadAnswer::Kind;
if (cell.blank()) return {Kind::Blank};
if (cell.kind == CellKind::Error || cell.kind == CellKind::Date) return {};
return import::read_answer(cell.text, vocabulary.levels_of(subject), meanings);
}  // namespace skillmap::maps

}  // namespace skillmap::maps
