#include "xlsx_io/read/comments.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <unordered_map>

#include "xlsx_io/read/cell_value.h"
#include "xlsx_io/xml/markup_scanner.h"

namespace skillmap::xlsx {
namespace {

// Display names by the id of a person.
using Persons = std::unordered_map<std::string, std::string>;

std::string text_of(std::string_view content, std::string_view attribute) {
    return xml::decoded(xml::attribute_value(content, attribute).value_or(""));
}

// Calls `step` for each piece of a part.
template <class Step>
Result<void> each_piece(const Package& package, const std::string& part, Step step) {
    auto stream = package.stream(part);
    if (!stream) return stream.error();
    xml::MarkupScanner scanner(std::move(*stream), package.limits());
    while (scanner.next())
        if (!step(scanner)) return package.damaged(part);
    if (scanner.damaged()) return package.label(part).refused(scanner.beyond());
    return {};
}

// Gathers the notes of a part (18.7.6 comments).
class Notes {
  public:
    explicit Notes(std::vector<Comment>& comments) : comments_(comments) {}

    bool take(const xml::MarkupScanner& scanner) {
        if (text_ != nullptr) xml::append_text(*text_, scanner);
        if (scanner.opens()) return open(scanner);
        if (scanner.closes()) close(scanner.name());
        return true;
    }

  private:
    bool open(const xml::MarkupScanner& scanner) {
        const bool holds = scanner.markup().kind == xml::Kind::Start;
        const std::string_view name = scanner.name();
        text_ = nullptr;
        if (name == "author") {
            authors_.emplace_back();
            if (holds) text_ = &authors_.back();
        }
        if (name == "comment" && !start_comment(scanner.markup().content)) return false;
        if (name == "comment") in_comment_ = holds;
        if (name == "rPh") phonetic_ = holds;
        if (name == "t" && holds && in_comment_ && !phonetic_) text_ = &comments_.back().text;
        return true;
    }

    void close(std::string_view name) {
        text_ = nullptr;
        if (name == "rPh") phonetic_ = false;
        if (name != "comment") return;
        in_comment_ = false;
        comments_.back().text = unescaped(comments_.back().text);
    }

    bool start_comment(std::string_view content) {
        const auto range = parse_cell_range(text_of(content, "ref"));
        const std::string id = text_of(content, "authorId");
        std::size_t author = 0;
        const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), author);
        const bool known = error == std::errc() && author < authors_.size();
        if (range) comments_.push_back({range->first, known ? authors_[author] : "", "", false});
        return range.has_value();
    }

    std::vector<Comment>& comments_;
    std::vector<std::string> authors_;
    std::string* text_ = nullptr;  // where text goes
    bool in_comment_ = false;
    bool phonetic_ = false;
};

Result<void> read_notes(const Package& package, const std::string& part,
                        std::vector<Comment>& comments) {
    Notes notes(comments);
    return each_piece(package, part, [&](const auto& scanner) { return notes.take(scanner); });
}

Result<void> read_threads(const Package& package, const std::string& part, const Persons& persons,
                          std::vector<Comment>& comments) {
    bool in_text = false;
    return each_piece(package, part, [&](const xml::MarkupScanner& scanner) {
        if (in_text) xml::append_text(comments.back().text, scanner);
        if (scanner.depth() == 1 && scanner.opens() && scanner.name() == "threadedComment") {
            const std::string_view content = scanner.markup().content;
            const auto ref = parse_cell_ref(text_of(content, "ref"));
            if (!ref) return false;
            const auto person = persons.find(text_of(content, "personId"));
            comments.push_back({*ref, person == persons.end() ? "" : person->second, "", true});
        }
        if (scanner.depth() == 2 && scanner.name() == "text" && !comments.empty())
            in_text = scanner.markup().kind == xml::Kind::Start;
        return true;
    });
}

Result<Persons> read_persons(const Package& package, const std::string& workbook_part) {
    const auto relationships = package.relationships(workbook_part);
    if (!relationships) return relationships.error();
    Persons persons;
    for (const Relationship& relationship : *relationships) {
        if (relationship.type != "person" || !package.has(relationship.target)) continue;
        auto read = each_piece(package, relationship.target, [&](const auto& scanner) {
            const std::string_view content = scanner.markup().content;
            if (scanner.opens() && scanner.name() == "person")
                persons.emplace(text_of(content, "id"), text_of(content, "displayName"));
            return true;
        });
        if (!read) return read.error();
    }
    return persons;
}

// Takes out the notes that stand in for threads: their author is "tc=" and the id of the thread.
void drop_stand_ins(std::vector<Comment>& notes, const std::vector<Comment>& threads) {
    std::set<CellRef> threaded;
    for (const Comment& one : threads) threaded.insert(one.ref);
    const auto stands_in = [&](const Comment& note) {
        return note.author.substr(0, 3) == "tc=" && threaded.contains(note.ref);
    };
    notes.erase(std::remove_if(notes.begin(), notes.end(), stands_in), notes.end());
}

}  // namespace

Result<std::vector<Comment>> read_comments(const Package& package, const std::string& workbook_part,
                                           const std::string& sheet_part) {
    const auto relationships = package.relationships(sheet_part);
    if (!relationships) return relationships.error();
    std::vector<Comment> comments;
    std::vector<Comment> threads;
    for (const Relationship& relationship : *relationships) {
        if (!package.has(relationship.target)) continue;
        Result<void> read;
        if (relationship.type == "comments")
            read = read_notes(package, relationship.target, comments);
        if (relationship.type == "threadedComment") {
            const auto persons = read_persons(package, workbook_part);
            if (!persons) return persons.error();
            read = read_threads(package, relationship.target, *persons, threads);
        }
        if (!read) return read.error();
    }
    drop_stand_ins(comments, threads);
    comments.insert(comments.end(), threads.begin(), threads.end());
    std::stable_sort(comments.begin(), comments.end(),
                     [](const Comment& a, const Comment& b) { return a.ref < b.ref; });
    return comments;
}

}  // namespace skillmap::xlsx
