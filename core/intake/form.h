// The layout of a workbook form: which sheets it has, their headings, and the words its cells use.
// Data from core/intake/forms, for reading and for writing. Not the records: those are built by
// core/intake/read_records.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace skillmap {

struct FormColumn {
    enum class Kind { Text, Number, Date };
    std::string id;
    std::vector<std::string> names;  // the first is the one we write
    bool required = false;
    bool expected = false;  // its absence is reported
    Kind kind = Kind::Text;
    std::string note;         // what to write, for those who fill it in
    std::string choices;      // id of a vocabulary, or none
    std::string list;         // name of a list that the schemes fill, or none
    std::string from_sheet;   // a column of another sheet that has what may be chosen, or none
    std::string from_column;  // likewise
    bool offer = false;       // choices are a help: anything may be written
    bool computed = false;    // written by the program, read by nobody
    double width = 0;         // in half-width characters; 0: by its heading
};

struct FormSheet {
    std::string id;
    std::vector<std::string> names;  // the first is the one we write
    std::vector<std::string> prefixes;
    std::string guide;             // what it is for
    bool by_choice = false;        // of use even where no scheme asks for it
    std::vector<std::string> key;  // ids of the columns that make a row one of its kind
    std::vector<FormColumn> columns;
    std::unordered_map<std::string, std::size_t> column_keys;  // match_key of a name → column

    /// The name we write.
    const std::string& name() const { return names.front(); }
    /// The heading we write for a column. The column exists.
    const std::string& heading(std::string_view column_id) const;
};

/// Words for one kind of cell, such as the states of an attendance.
class Words {
  public:
    void add(const std::string& id, const std::vector<std::string>& words);

    /// The id of a word, whatever its width and case. A word of the list that ends in … stands for
    /// all that begin so, one that begins with … for all that end so.
    std::optional<std::string_view> find(std::string_view word) const;

    /// The word we write for what this word means, or the word itself where it is in no list.
    std::string_view canonical(std::string_view word) const;

    /// The word we write for an id. The id exists.
    const std::string& word(std::string_view id) const;

    /// "修了・免除・…", for messages.
    std::string list() const;

    /// The words we write, in their order.
    std::vector<std::string> written() const;

    /// Every word of an id.
    const std::vector<std::string>& words(std::string_view id) const;

  private:
    std::vector<std::string> ids_;
    std::map<std::string, std::vector<std::string>, std::less<>> words_;
    std::unordered_map<std::string, std::string> keys_;
    std::vector<std::pair<std::string, std::string>> beginnings_;  // key → id
    std::vector<std::pair<std::string, std::string>> ends_;        // likewise
};

struct Form {
    std::vector<FormSheet> sheets;
    std::map<std::string, Words, std::less<>> words;

    /// The sheet of that id. It exists.
    const FormSheet& sheet(std::string_view id) const;

    /// The sheet that a workbook's sheet of this name is read as. An exact name wins over a prefix.
    const FormSheet* match(std::string_view sheet_name) const;

    /// The words of one kind of cell. The kind exists.
    const Words& vocabulary(std::string_view id) const;
};

/// The workbook in WG form.
const Form& wg_form();

}  // namespace skillmap
