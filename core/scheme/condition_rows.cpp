#include "core/scheme/condition_rows.h"

#include <algorithm>
#include <map>
#include <optional>

#include "core/table/cell.h"
#include "core/text/normalize.h"

namespace skillmap {
namespace {

// "2-1" as {2, 1}: digits of any width, one sign between.
std::optional<std::vector<int>> outline_of(const std::string& text) {
    std::vector<int> path;
    std::string digits;
    constexpr std::size_t most_digits = 6;
    const std::string compatible = compatible_text(text);
    for (std::size_t i = 0; i <= compatible.size(); ++i) {
        const bool end = i == compatible.size();
        if (!end && compatible[i] >= '0' && compatible[i] <= '9') {
            digits += compatible[i];
            continue;
        }
        if (digits.empty() || digits.size() > most_digits) return std::nullopt;
        path.push_back(std::stoi(digits));
        digits.clear();
        // The rest of a sign of several bytes belongs to it.
        while (i + 1 < compatible.size() &&
               (static_cast<unsigned char>(compatible[i + 1]) & 0xC0U) == 0x80U)
            ++i;
    }
    return path;
}

std::string outline_text(const std::vector<int>& path) {
    std::string text;
    for (const int number : path) text += (text.empty() ? "" : "-") + std::to_string(number);
    return text;
}

std::string phrase_with(std::string_view phrase, const std::string& value) {
    std::string text = scheme_form().phrase(phrase);
    const std::size_t at = text.find("{}");
    return at == std::string::npos ? text : text.replace(at, 2, value);
}

class Conditions {
  public:
    Conditions(const ConditionOwners& owners, BookReader& book) : owners_(owners), book_(book) {}

    void place(const std::vector<BookRow>& rows) {
        for (const BookRow& row : rows) add(row);
        for (Node& node : nodes_) find_parent(node);
        for (const Node& node : nodes_)
            if (node.path.size() == 1 && node.fits)
                node.owner->tables_of(node.key).entries.push_back(entry_of_node(node));
    }

  private:
    struct Node {
        const BookRow* row;
        SchemeEntry* owner;
        std::string key;  // of the owner: conditions, members, of
        std::string kind;
        std::vector<int> path;
        std::vector<const Node*> below;
        bool fits = true;
    };
    using Number = std::pair<std::pair<SchemeEntry*, std::string>, std::vector<int>>;

    void add(const BookRow& row) {
        const auto path = outline_of(row.at("@number"));
        if (!path) return book_.fail(row.cell("@number"), scheme_form().phrase("outline"));
        for (const auto& [key, words] :
             {std::pair("@where", "owner"), std::pair("@kind", "condition")})
            if (row.cell(key).text.empty())
                return book_.fail(row.cell(key), scheme_form().vocabulary(words).list());
        const std::string& where = row.at("@where");
        const std::string& kind = row.at("@kind");
        if (where.empty() || kind.empty()) return;  // told already
        SchemeEntry* owner = owner_of(row, where);
        if (owner == nullptr) return;
        nodes_.push_back({&row, owner, key_of(where), kind, *path, {}, true});
        Node& node = nodes_.back();
        if (!by_number_.emplace(Number{{owner, node.key}, *path}, &node).second) {
            node.fits = false;
            book_.fail(row.cell("@number"), scheme_form().phrase("twice"));
        }
    }

    static std::string key_of(const std::string& where) {
        if (where == "member") return "members";
        return where == "denominator" ? "of" : "conditions";
    }

    SchemeEntry* owner_of(const BookRow& row, const std::string& where) {
        if (where == "member") return entry_of(row, "@owner", owners_.personas, book_);
        if (where == "indicator" || where == "denominator")
            return entry_of(row, "@owner", owners_.indicators, book_);
        SchemeEntry* stage = stage_of(row, owners_.stages, book_);
        if (stage == nullptr || where == "stage") return stage;
        std::string known;
        for (SchemeEntry& one : stage->tables_of("equivalents").entries) {
            const std::string& number = one.row.cells["@number"].text;
            if (number == row.at("@equivalent")) return &one;
            known += (known.empty() ? "" : "・") + number;
        }
        book_.fail(row.cell("@equivalent"), known);
        return nullptr;
    }

    void find_parent(Node& node) {
        if (node.path.size() == 1) {
            if (node.kind != "passing") return;
            return misplaced(node, "passing on top", "");
        }
        if (!node.fits) return;
        std::vector<int> above = node.path;
        above.pop_back();
        const auto parent = by_number_.find({{node.owner, node.key}, above});
        if (parent == by_number_.end())
            return misplaced(node, "outline parent", outline_text(above));
        Node& under = *parent->second;
        const bool fits = node.kind == "passing" ? under.kind == "experience"
                                                 : under.kind == "any" || under.kind == "all";
        if (!fits) return misplaced(node, "not a parent", outline_text(above));
        under.below.push_back(&node);
    }

    void misplaced(Node& node, std::string_view phrase, const std::string& above) {
        node.fits = false;
        book_.fail(node.row->cell("@number"), phrase_with(phrase, above));
    }

    SchemeEntry entry_of_node(const Node& node) {
        SchemeEntry entry = node.row->entry();
        entry.row.array = "conditions";
        entry.row.cells["kind"] = node.row->cell("@kind");
        if (node.kind != "passing")
            entry.values.emplace(entry.values.begin(), "kind", toml_text(node.kind));
        take_object(node, entry);
        take_value(node, entry);
        for (const Node* below : node.below)
            entry.tables_of(node.kind == "experience" ? "passing" : "of")
                .entries.push_back(entry_of_node(*below));
        return entry;
    }

    void take_object(const Node& node, SchemeEntry& entry) {
        const SchemeCell& cell = node.row->cell("@object");
        const auto& objects = scheme_form().objects;
        const auto object = objects.find(node.kind);
        if (object == objects.end()) {
            if (!cell.text.empty()) book_.fail(cell, scheme_form().phrase("not for this entry"));
            return;
        }
        entry.row.cells[object->second.key] = cell;
        if (cell.text.empty()) return;
        CellValue text;
        text.kind = CellKind::Text;
        text.text = cell.text;
        if (auto value = book_.value(object->second.kind, "role", text, cell))
            entry.values.emplace_back(object->second.key, std::move(*value));
    }

    void take_value(const Node& node, SchemeEntry& entry) {
        const SchemeCell& cell = node.row->cell("@value");
        for (const std::string_view key : {"at_least", "above"}) entry.row.cells.emplace(key, cell);
        const std::string& value = node.row->at("@value");
        const std::string& threshold = node.row->at("@threshold");
        if (!value.empty())
            entry.values.emplace_back(threshold.empty() ? "at_least" : threshold, value);
        else if (!threshold.empty() && cell.text.empty())
            book_.fail(cell, scheme_form().phrase("number or parameter"));
    }

    const ConditionOwners& owners_;
    BookReader& book_;
    std::list<Node> nodes_;
    std::map<Number, Node*> by_number_;
};

bool contains(const std::vector<std::string>& all, const std::vector<std::string>& some) {
    return std::all_of(some.begin(), some.end(), [&](const std::string& one) {
        return std::any_of(all.begin(), all.end(), [&](const std::string& other) {
            return match_key(other) == match_key(one);
        });
    });
}

}  // namespace

std::vector<const NamedEntries::Named*> NamedEntries::find(std::string_view text) const {
    return find(text, {});
}

std::vector<const NamedEntries::Named*> NamedEntries::find(
    std::string_view text, const std::vector<std::string>& personas) const {
    const auto named = [&](std::string_view name, bool exactly) {
        std::vector<const Named*> found;
        const std::string key = match_key(name);
        for (const Named& one : entries_) {
            if (match_key(one.name) != key && (one.id.empty() || match_key(one.id) != key))
                continue;
            if (!contains(one.personas, personas)) continue;
            if (!exactly || contains(personas, one.personas)) found.push_back(&one);
        }
        return found;
    };
    for (const bool exactly : {true, false})
        if (auto found = named(text, exactly); !found.empty()) return found;
    const std::size_t mark = text.rfind('#');
    if (mark == std::string_view::npos || !all_digits(text.substr(mark + 1))) return {};
    for (const bool exactly : {true, false}) {
        const auto found = named(text.substr(0, mark), exactly);
        for (std::size_t i = 0; i < found.size(); ++i)
            if (std::to_string(i + 1) == text.substr(mark + 1)) return {found[i]};
    }
    return {};
}

std::string NamedEntries::names() const {
    std::vector<std::string> names;
    for (const Named& one : entries_)
        if (std::find(names.begin(), names.end(), one.name) == names.end())
            names.push_back(one.name);
    return joined_items(names);
}

std::string NamedEntries::personas() const {
    std::vector<std::string> names;
    for (const Named& one : entries_)
        for (const std::string& persona : one.personas)
            if (std::find(names.begin(), names.end(), persona) == names.end())
                names.push_back(persona);
    return joined_items(names);
}

SchemeEntry* stage_of(const BookRow& row, const NamedEntries& stages, BookReader& book) {
    const std::vector<std::string> personas = split_items(row.at("@owner"));
    const auto found = stages.find(row.at("@stage"), personas);
    if (found.size() == 1) return found.front()->entry;
    if (contains(split_items(stages.personas()), personas))
        book.fail(row.cell("@stage"), stages.names());
    else
        book.fail(row.cell("@owner"), stages.personas());
    return nullptr;
}

SchemeEntry* entry_of(const BookRow& row, std::string_view column, const NamedEntries& entries,
                      BookReader& book) {
    std::string name = row.at(column);
    if (const auto items = split_items(name); items.size() == 1) name = items.front();
    const auto found = entries.find(name);
    if (found.size() == 1) return found.front()->entry;
    book.fail(row.cell(column), entries.names());
    return nullptr;
}

void place_conditions(const std::vector<BookRow>& rows, const ConditionOwners& owners,
                      BookReader& book) {
    Conditions(owners, book).place(rows);
}

}  // namespace skillmap
