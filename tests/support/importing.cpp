#include "tests/support/importing.h"

#include <algorithm>
#include <array>
#include <map>

#include "addin/engine/load.h"
#include "core/intake/sections.h"
#include "tests/support/catch.h"
#include "tests/support/reading.h"

namespace skillmap::test {
namespace {

using import::Outcome;

// Everything an import needs, and its result.
struct Bench {
    MemorySource book;
    ReadResult read;
    std::unique_ptr<SheetSource> parts;
    Imported imported;

    explicit Bench(const std::vector<TestSheet>& sheets) : book(sheets), read(test::read(sheets)) {}

    Result<void> run(const SheetSource& file, const ImportInput& input) {
        auto importer = import::Importer::open(book, read.input, wg_form());
        REQUIRE(importer);
        const auto checks = importer->checks();
        REQUIRE(checks);
        const import::Meanings meanings(wg_form(), importer->vocabulary(), read.records(), *checks);
        auto split = sections(file);
        REQUIRE(split);
        parts = std::move(*split);
        const auto table = import::SourceTable::open(
            *parts, input.source,
            [&meanings](const std::string& heading) { return meanings.knows(heading); });
        if (!table) return table.error();
        auto proposal = import::propose(*table, meanings, importer->vocabulary(), input.mapping);
        REQUIRE(proposal);
        imported.proposal = std::move(*proposal);
        REQUIRE(importer->add(*table, imported.proposal.mapping));
        auto plan = importer->plan();
        REQUIRE(plan);
        imported.plan = std::move(*plan);
        return {};
    }
};

// What stands above the columns that the plan writes to.
Imported finished(Bench& bench, const std::vector<TestSheet>& sheets) {
    auto& headings = bench.imported.headings;
    for (const TestSheet& sheet : sheets)
        for (std::size_t i = 0; i < sheet.rows.front().size(); ++i)
            if (const auto* text = std::get_if<std::string>(&sheet.rows.front()[i]))
                headings[sheet.name][static_cast<std::uint32_t>(i + 1)] = *text;
    for (const import::SheetPlan& plan : bench.imported.plan.sheets)
        for (const auto& [column, heading] : plan.new_headings)
            headings[plan.sheet][column] = heading;
    return std::move(bench.imported);
}

std::string outcome_name(Outcome outcome) {
    static constexpr std::array names{"added",      "changed", "unchanged",
                                      "superseded", "held",    "rejected"};
    return names.at(static_cast<std::size_t>(outcome));
}

Result<std::unique_ptr<SheetSource>> opened(const std::string& bytes, IssueList& notes) {
    return engine::open_source({"export.csv", bytes}, notes);
}

}  // namespace

std::vector<TestSheet> import_book() {
    return {
        {"所属", {{"所属コード", "所属名"}, {"0100", "総務課"}, {"0200", "企画課"}}, {}},
        {"職員",
         {{"職員番号", "氏名", "氏名カナ", "所属コード", "兼務所属コード", "人材像", "メール",
           "在籍状況"},
          {"000001", "見本 一郎", "ミホン イチロウ", "0100", "", "DX推進員", "ichiro@example.jp",
           "在籍"},
          {"000002", "見本 二葉", "ミホン フタバ", "0200", "", "一般行政職員", "futaba@example.jp",
           "在籍"},
          {"000003", "例示 三郎", "レイジ サブロウ", "0100", "", "DX推進員", "", "在籍"},
          {"000004", "例示 三郎", "レイジ サブロウ", "0200", "", "DX推進員", "", "在籍"},
          {"000005", "架空 五月", "カクウ サツキ", "0100", "", "DX推進員", "satsuki@example.jp",
           "退職"}},
         {}},
        {"研修",
         {{"研修コード", "研修名"}, {"T1", "情報セキュリティ研修"}, {"T2", "データ活用研修"}},
         {}},
        {"自己点検",
         {{"職員番号", "氏名", "点検日", "プロジェクトマネジメント", "変革マネジメント"}},
         {}},
        {"ツール点検", {{"職員番号", "氏名", "点検日", "Excel", "ピボットテーブル"}}, {}},
        {"受講記録", {{"職員番号", "研修", "受講日", "状態"}}, {}},
        {"資格", {{"職員番号", "資格名", "合格日"}}, {}},
    };
}

std::vector<std::string> Imported::meanings() const {
    std::vector<std::string> list;
    for (const import::MappedColumn& column : proposal.mapping.columns) {
        using Kind = import::Target::Kind;
        const bool used = column.target.kind != Kind::Ignore && column.target.kind != Kind::Open;
        if (!used && column.certain) continue;
        list.push_back(column.heading + " > " + import::to_string(column.target) +
                       (column.certain ? "" : " ?"));
    }
    return list;
}

std::vector<std::string> Imported::changes() const {
    std::vector<std::string> list;
    for (const import::SheetPlan& sheet : plan.sheets)
        for (const auto& row : sheet.rows) {
            std::string line = sheet.sheet;
            for (const import::PlannedCell& cell : row) {
                const std::string& heading = headings.at(sheet.sheet).at(cell.column);
                if (heading != "氏名" || sheet.sheet == "職員")
                    line += " | " + heading + " " + import::text_of(cell.value);
            }
            list.push_back(line);
        }
    for (const import::SheetPlan& sheet : plan.sheets)
        for (const import::PlannedChange& change : sheet.changes)
            list.push_back(sheet.sheet + "!" + to_string(change.cell) + " = " +
                           import::text_of(change.value));
    return list;
}

std::vector<std::string> Imported::outcomes() const {
    std::vector<std::string> list;
    for (const import::RowResult& row : plan.rows) {
        std::string line = std::to_string(row.place.cell->row) + " " + outcome_name(row.outcome);
        if (!row.staff.empty()) line += " " + row.staff;
        for (const Issue& issue : row.issues) line += " " + std::string(name(issue.id));
        list.push_back(line);
    }
    return list;
}

std::vector<std::string> Imported::questions() const {
    std::vector<std::string> list;
    for (const Issue& issue : proposal.issues) list.emplace_back(name(issue.id));
    for (const import::UnknownAnswer& one : proposal.unknown_answers)
        list.push_back(one.heading + ": " + one.answer);
    if (!proposal.has_person()) list.emplace_back("no person");
    if (!proposal.has_content()) list.emplace_back("no content");
    return list;
}

Imported import_file(const std::string& bytes, const ImportInput& input) {
    IssueList notes;
    const auto file = opened(bytes, notes);
    REQUIRE(file);
    Bench bench(input.book);
    REQUIRE(bench.run(**file, input));
    bench.imported.notes = names_of(notes);
    return finished(bench, input.book);
}

Imported import_sheets(std::vector<TestSheet> sheets, const ImportInput& input) {
    const MemorySource file(std::move(sheets));
    Bench bench(input.book);
    REQUIRE(bench.run(file, input));
    return finished(bench, input.book);
}

std::string import_error(const std::string& bytes) {
    IssueList notes;
    const auto file = opened(bytes, notes);
    if (!file) return std::string(name(file.error().id));
    Bench bench(import_book());
    const auto run = bench.run(**file, {});
    REQUIRE_FALSE(run);
    return std::string(name(run.error().id));
}

using import::Mapping;

Mapping mapping_of(const std::string& toml) {
    auto mapping = import::read_mapping(toml, "mapping.toml");
    REQUIRE(mapping);
    return std::move(*mapping);
}

}  // namespace skillmap::test
