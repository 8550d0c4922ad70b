#include "xlsx_io/history/sheet_history.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <unordered_map>
#include <utility>

#include "core/messages.h"
#include "xlsx_io/history/changes.h"
#include "xlsx_io/history/schema.h"
#include "xlsx_io/history/sqlite.h"

namespace skillmap::history {
namespace {

// What the rows of the sheet begin with.
constexpr std::string_view version_word = "形式の版";
constexpr std::string_view line_word = "行";
constexpr std::string_view file_word = "ファイル";

struct TableWord {
    std::string_view word;
    const char* table;
};

// In the order in which rows can be added.
constexpr std::array<TableWord, 10> table_words{{{"評価", "evaluation"},
                                                 {"元", "source"},
                                                 {"指定した体系", "asked_scheme"},
                                                 {"スキル体系", "scheme"},
                                                 {"読み方", "choice"},
                                                 {"指標", "indicator"},
                                                 {"所属", "department"},
                                                 {"指標の値", "figure"},
                                                 {"職員", "person"},
                                                 {"段階", "person_stage"}}};

// Bytes of a text in one cell: Excel holds 32,767 characters.
constexpr std::size_t longest_text = 32'000;

// Of a file: numbers of lines that repeat make a large one of a small sheet. SQLite holds no more
// in a value.
constexpr std::size_t most_bytes = 500'000'000;

// Behind the numbers of the lines of a file whose last one does not end.
constexpr char unended = '!';

// ------------------------------------------------------------------------------ to the sheet

// Where the next cell of a text ends: between characters.
std::size_t cell_end(std::string_view text, std::size_t from) {
    std::size_t end = std::min(text.size(), from + longest_text);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return end;
}

// Adds the text over as many cells as it takes. Whether they are there.
bool add_text(std::string_view text, SheetLine& line) {
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = cell_end(text, from);
        line.emplace_back(std::string(text.substr(from, end - from)));
        from = end;
    }
    return line.size() <= sheet_columns;
}

class LineMaker {
  public:
    explicit LineMaker(const Connection& connection) : connection_(connection) {}

    Result<std::vector<SheetLine>> make() {
        lines_.push_back(
            {std::string(version_word), static_cast<std::int64_t>(migrations().size())});
        Result<void> done = add_files();
        for (const TableWord& one : table_words)
            if (done) done = add_table(one);
        if (!done) return done.error();
        if (!fits_) return Issue{MessageId::HistorySheetFull, connection_.place(), "", "", ""};
        return std::move(lines_);
    }

  private:
    // Those of earlier evaluations first, so that what is there stays where it is.
    Result<void> add_files() {
        std::vector<SheetLine> files;
        auto done = connection_.each(
            "SELECT digest, bytes FROM file ORDER BY (SELECT min(evaluation) FROM "
            "source WHERE file = digest), digest",
            {}, [&](const Statement& row) {
                SheetLine line{std::string(file_word), row.text(0)};
                fits_ = add_text(numbers_of(row.text(1)), line) && fits_;
                files.push_back(std::move(line));
                return true;
            });
        std::move(files.begin(), files.end(), std::back_inserter(lines_));
        return done;
    }

    // The numbers of the lines of a file, "1-40 7 41-50".
    std::string numbers_of(std::string_view text) {
        std::string numbers;
        std::size_t first = 0;
        std::size_t last = 0;
        const auto add_range = [&] {
            if (first == 0) return;
            if (!numbers.empty()) numbers += ' ';
            numbers += std::to_string(first);
            if (last != first) numbers += '-' + std::to_string(last);
        };
        const bool ended = text.empty() || text.back() == '\n';
        for (std::size_t from = 0; from < text.size();) {
            const std::size_t end = std::min(text.find('\n', from), text.size());
            const std::size_t number = number_of(text.substr(from, end - from));
            if (first != 0 && number == last + 1) {
                last = number;
            } else {
                add_range();
                first = last = number;
            }
            from = end + 1;
        }
        add_range();
        return ended ? numbers : numbers + unended;
    }

    std::size_t number_of(std::string_view text) {
        const auto [known, fresh] = numbers_.emplace(std::string(text), numbers_.size() + 1);
        if (fresh) {
            SheetLine line{std::string(line_word), static_cast<std::int64_t>(known->second)};
            fits_ = add_text(text, line) && fits_;
            lines_.push_back(std::move(line));
        }
        return known->second;
    }

    Result<void> add_table(const TableWord& one) {
        return connection_.each("SELECT * FROM " + std::string(one.table) + " ORDER BY 1, 2, 3", {},
                                [&](const Statement& row) {
                                    SheetLine line{std::string(one.word)};
                                    for (int i = 0; i < row.columns(); ++i) add_value(row, i, line);
                                    lines_.push_back(std::move(line));
                                    return true;
                                });
    }

    void add_value(const Statement& row, int column, SheetLine& line) {
        if (row.is_null(column)) {
            line.emplace_back();
        } else if (row.is_number(column)) {
            line.emplace_back(row.number(column));
        } else {
            std::string text = row.text(column);
            fits_ = text.size() <= longest_text && fits_;
            line.emplace_back(std::move(text));
        }
    }

    const Connection& connection_;
    std::vector<SheetLine> lines_;
    std::unordered_map<std::string, std::size_t> numbers_;  // of the lines of files
    bool fits_ = true;
};

// ----------------------------------------------------------------------------------- from the
// sheet

Value value_of(const CellValue& cell) {
    constexpr double exact = 9e15;  // whole numbers in a cell
    if (cell.kind == CellKind::Number && std::fabs(cell.number) < exact)
        return static_cast<std::int64_t>(cell.number);
    if (cell.kind == CellKind::Text) return std::string(cell.text);
    return {};
}

// The rows of a sheet by what they begin with.
class SheetRows {
  public:
    using Values = std::vector<Value>;

    Result<void> read(const SheetSource& book, std::size_t sheet) {
        const auto rows = book.rows(sheet);
        if (!rows) return rows.error();
        skillmap::Row row;
        for (;;) {
            const auto more = (*rows)->next(row);
            if (!more) return more.error();
            if (!*more) return {};
            const CellValue word = row.at(1);
            if (word.kind != CellKind::Text) continue;
            Values values;
            for (const Cell& cell : row.cells) {
                if (cell.column == 1 || cell.column > sheet_columns) continue;
                values.resize(cell.column - 1);
                values.back() = value_of(cell.value);
            }
            rows_[std::string(word.text)].push_back(std::move(values));
        }
    }

    const std::vector<Values>& of(std::string_view word) const {
        static const std::vector<Values> none;
        const auto found = rows_.find(word);
        return found == rows_.end() ? none : found->second;
    }

  private:
    std::map<std::string, std::vector<Values>, std::less<>> rows_;
};

std::string text_from(const SheetRows::Values& values, std::size_t first) {
    std::string text;
    for (std::size_t i = first; i < values.size(); ++i)
        if (const auto* part = std::get_if<std::string>(&values[i])) text += *part;
    return text;
}

std::optional<std::int64_t> number_at(const SheetRows::Values& values, std::size_t at) {
    if (at >= values.size()) return std::nullopt;
    const auto* number = std::get_if<std::int64_t>(&values[at]);
    return number == nullptr ? std::nullopt : std::optional(*number);
}

class Restorer {
  public:
    Restorer(const Connection& connection, const SheetRows& rows)
        : connection_(connection), rows_(rows) {}

    Result<void> restore() {
        for (const auto& values : rows_.of(line_word))
            if (const auto number = number_at(values, 0)) lines_[*number] = text_from(values, 1);
        if (auto done = add_files(); !done) return done;
        for (const TableWord& one : table_words)
            if (auto done = add_table(one); !done) return done;
        return {};
    }

  private:
    // The bytes of a file; nothing where a line is not there, or there are too many.
    std::optional<std::string> file_of(std::string_view numbers) const {
        const bool ended = !numbers.ends_with(unended);
        if (!ended) numbers.remove_suffix(1);
        std::string text;
        const char* at = numbers.data();
        const char* const end = at + numbers.size();
        while (at < end) {
            std::int64_t first = 0;
            const auto read = std::from_chars(at, end, first);
            if (read.ec != std::errc()) return std::nullopt;
            std::int64_t last = first;
            at = read.ptr;
            if (at < end && *at == '-') {
                const auto behind = std::from_chars(at + 1, end, last);
                if (behind.ec != std::errc()) return std::nullopt;
                at = behind.ptr;
            }
            if (at < end && *at++ != ' ') return std::nullopt;
            for (std::int64_t number = first; number <= last; ++number) {
                const auto line = lines_.find(number);
                if (line == lines_.end() || text.size() > most_bytes) return std::nullopt;
                text += line->second + '\n';
            }
        }
        if (!ended && !text.empty()) text.pop_back();
        return text;
    }

    Result<void> add_files() {
        auto statement = connection_.prepare("INSERT INTO file VALUES (?, ?)");
        if (!statement) return statement.error();
        for (const auto& values : rows_.of(file_word)) {
            const auto* digest = values.empty() ? nullptr : std::get_if<std::string>(&values[0]);
            const auto bytes = file_of(text_from(values, 1));
            if (digest == nullptr || !bytes)
                return connection_.damaged(std::string(digest == nullptr ? "" : *digest));
            if (auto done = statement->run({*digest, Blob{*bytes}}); !done) return done;
        }
        return {};
    }

    // Blank cells are empty texts where there has to be something.
    Result<void> add_table(const TableWord& one) {
        std::vector<Value> blanks;
        auto asked = connection_.each(
            "SELECT \"notnull\" FROM pragma_table_info('" + std::string(one.table) + "')", {},
            [&](const Statement& row) {
                blanks.push_back(row.number(0) != 0 ? Value(std::string()) : Value());
                return true;
            });
        if (!asked) return asked;
        std::string sql = "INSERT INTO " + std::string(one.table) + " VALUES (?";
        for (std::size_t i = 1; i < blanks.size(); ++i) sql += ", ?";
        auto statement = connection_.prepare(sql + ")");
        if (!statement) return statement.error();
        for (const auto& values : rows_.of(one.word)) {
            std::vector<Value> filled = blanks;
            for (std::size_t i = 0; i < std::min(values.size(), filled.size()); ++i)
                if (!std::holds_alternative<std::monostate>(values[i])) filled[i] = values[i];
            if (auto done = statement->run(filled); !done) return done;
        }
        return {};
    }

    const Connection& connection_;
    const SheetRows& rows_;
    std::unordered_map<std::int64_t, std::string> lines_;
};

// The version that the sheet has the form of.
Result<std::size_t> version_of(const Connection& connection, const SheetRows& rows) {
    const auto& told = rows.of(version_word);
    const auto version = told.size() == 1 ? number_at(told.front(), 0) : std::nullopt;
    if (!version || *version < 1) return connection.damaged(std::string(version_word));
    const auto newest = static_cast<std::int64_t>(migrations().size());
    if (*version > newest)
        return Issue{MessageId::HistoryNewer, connection.place(), "", std::to_string(*version),
                     std::to_string(newest)};
    return static_cast<std::size_t>(*version);
}

Result<void> restore(const Connection& connection, const SheetRows& rows) {
    auto transaction = Transaction::begin(connection, Purpose::Writing);
    if (!transaction) return transaction.error();
    const auto version = version_of(connection, rows);
    if (!version) return version.error();
    if (auto made = make_ready(connection, migrations().first(*version), Purpose::Writing); !made)
        return made;
    if (auto done = Restorer(connection, rows).restore(); !done) return done;
    if (auto ready = make_ready(connection, migrations(), Purpose::Writing); !ready) return ready;
    return transaction->commit();
}

}  // namespace

Result<SheetHistory> SheetHistory::make(const Place& place) {
    auto connection = Connection::in_memory(place);
    if (!connection) return connection.error();
    auto transaction = Transaction::begin(**connection, Purpose::Writing);
    if (!transaction) return transaction.error();
    if (auto made = make_ready(**connection, migrations(), Purpose::Writing); !made)
        return made.error();
    if (auto done = transaction->commit(); !done) return done.error();
    return SheetHistory(std::move(*connection));
}

Result<SheetHistory> SheetHistory::read(const SheetSource& book, std::size_t sheet) {
    SheetRows rows;
    if (auto done = rows.read(book, sheet); !done) return done.error();
    auto connection =
        Connection::in_memory(Place{book.file_name(), book.sheet_name(sheet), {}, {}});
    if (!connection) return connection.error();
    if (auto done = restore(**connection, rows); !done) return done.error();
    return SheetHistory(std::move(*connection));
}

Result<Recorded> SheetHistory::record(const Evaluation& evaluation,
                                      const std::vector<SourceFile>& sources,
                                      std::string_view program) {
    return add_evaluation(*connection_, evaluation, sources, program);
}

Result<std::vector<Head>> SheetHistory::remove(const std::function<bool(const Head&)>& is_meant) {
    return remove_evaluations(*connection_, is_meant);
}

Result<std::vector<SheetLine>> SheetHistory::lines() const {
    return LineMaker(*connection_).make();
}

}  // namespace skillmap::history
