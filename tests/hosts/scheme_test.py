"""Schemes as their users meet them: listed, shown, changed in a file, several at once, and explained."""

import json
import pathlib
import sys

import openpyxl

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import program  # noqa: E402

DONE, FINDINGS, USAGE, INPUT, OUTPUT = range(5)
PRESETS = sorted(p.stem for p in (pathlib.Path(__file__).resolve().parents[2] / "core/schemes").glob("*.toml"))


def sample(folder, settings=(), change=None):
    """A sample town whose 設定 has these values, and whatever `change` does to the workbook."""
    path = folder / "town.xlsx"
    done = program.run("sample", "--out", path, "--force", "--staff", 300, "--departments", 8)
    assert done.returncode == DONE, done.stderr
    book = openpyxl.load_workbook(path)
    sheet = book["設定"]
    for item, value in dict(settings).items():
        row = next((r for r in sheet.iter_rows(min_row=2) if r[0].value == item), None)
        if row:
            row[1].value = value
        else:
            sheet.append([item, value])
    if change:
        change(book)
    book.save(path)
    return path


class SchemeCommands(program.Scratch):
    def test_list_names_every_preset(self):
        done = program.run("scheme", "list")
        self.assertEqual(done.returncode, DONE)
        self.assertEqual(sorted(line.split()[0] for line in done.stdout.splitlines()), PRESETS)

    def test_every_preset_is_shown_in_both_languages(self):
        for preset in PRESETS:
            for language in ("ja", "en"):
                done = program.run("scheme", "show", preset, "--lang", language)
                self.assertEqual((done.returncode, done.stderr), (DONE, ""), preset)
                self.assertTrue(done.stdout.startswith(preset + "　"))

    def test_what_a_source_lost_is_told(self):
        shown = program.run("scheme", "show", "moka").stdout
        self.assertIn("報告会評価の基準値　未設定（004:L110）", shown)
        self.assertIn("基準値を、設定に入力してください", shown)

    def test_an_exported_scheme_offers_the_names_that_stand_on_its_own_sheets(self):
        path = self.folder / "moka.xlsx"
        self.assertEqual(program.run("scheme", "export", "moka", "--out", path).returncode, DONE)
        book = openpyxl.load_workbook(path)
        personas = book["人材像"]
        heading = next(cell for row in personas.iter_rows() for cell in row if cell.value == "人材像" and cell.row > 2)
        first = personas.cell(heading.row + 1, heading.column)
        self.assertIsNotNone(first.value)
        rules = {str(rule.sqref).split(":")[0]: rule for rule in book["段階"].data_validations.dataValidation}
        stages = book["段階"]
        persona = next(cell for row in stages.iter_rows() for cell in row if cell.value == "人材像")
        rule = rules[f"{persona.column_letter}{persona.row + 1}"]
        self.assertIn(f"OFFSET('人材像'!${first.column_letter}${first.row},", rule.formula1)

    def test_an_unknown_scheme_is_answered_with_those_there_are(self):
        done = program.run("scheme", "show", "nagano")
        self.assertEqual(done.returncode, USAGE)
        self.assertIn("wg-tokyo-2025", done.stderr)

    def test_a_new_scheme_is_valid_and_every_error_in_it_is_told_with_its_line(self):
        path = self.folder / "mytown.toml"
        self.assertEqual(program.run("scheme", "new", "--from", "moka", "--out", path).returncode, DONE)
        checked = program.run("scheme", "check", path)
        self.assertEqual(checked.returncode, DONE)
        self.assertIn("mytown", checked.stdout)
        text = path.read_text("utf-8").replace('kind = "holds"', 'kind = "hold"').replace("unit = ", "units = ", 1)
        path.write_text(text, "utf-8")
        checked = program.run("scheme", "check", path)
        self.assertEqual(checked.returncode, INPUT)
        lines = text.splitlines()
        for word in ("「hold」", "「units」"):
            line = next(x for x in checked.stderr.splitlines() if word in x)
            number = int(line.split("行目")[0].split()[-1])
            self.assertIn(word.strip("「」"), " ".join(lines[number - 1:number + 12]))

    def test_a_new_scheme_is_not_written_over_a_folder(self):
        self.assertEqual(program.run("scheme", "new", "--from", "blank", "--out", self.folder).returncode, OUTPUT)


class ChangedSchemes(program.Scratch):
    def test_a_scheme_beside_the_workbook_is_used_without_a_rebuild(self):
        book = sample(self.folder, {"制度": "mytown"})
        path = self.folder / "mytown.toml"
        program.run("scheme", "new", "--from", "wg-tokyo-2025", "--out", path)

        def leaders():
            answer = program.run_json("evaluate", book)
            return sum(p["stages"].get("DX推進員") in ("Step2", "Step3") for p in answer["persons"])

        before = leaders()
        text = path.read_text("utf-8")
        path.write_text(text.replace("at_least = 12,", "at_least = 1,"), "utf-8")
        after = leaders()
        self.assertGreater(after, before)

    def test_a_damaged_scheme_beside_the_workbook_stops_with_its_line(self):
        book = sample(self.folder, {"制度": "mytown"})
        (self.folder / "mytown.toml").write_text('id = "mytown"\nname = \n', "utf-8")
        done = program.run("evaluate", book)
        self.assertEqual(done.returncode, INPUT)
        self.assertIn("mytown.toml 2行目", done.stderr)


class SchemesInExcel(program.Scratch):
    """A preset written as a workbook, changed there, and used by its name."""

    def evaluated(self, change):
        """The stages of DX推進員 by the sheet's own rules, after `change` to the scheme's workbook."""
        path = self.folder / "mytown.xlsx"
        done = program.run("scheme", "export", "wg-tokyo-2025", "--out", path, "--force")
        self.assertEqual(done.returncode, DONE, done.stderr)
        book = openpyxl.load_workbook(path)
        change(book)
        book.save(path)
        checked = program.run("scheme", "check", path)
        self.assertEqual(checked.returncode, DONE, checked.stderr)
        answer = program.run_json("evaluate", sample(self.folder, {"制度": "mytown"}))
        return [p["stages"]["DX推進員"] for p in answer["persons"] if "DX推進員" in p["stages"]]

    @staticmethod
    def table(sheet):
        """The row of the headings, and the column of each."""
        rows = ([c for c in r if c.value is not None] for r in sheet.iter_rows())
        row = next(r for r in rows if len(r) > 1 and r[0].value != "どの条件か")
        return row[0].row, {c.value: c.column for c in row}

    def append(self, sheet, **cells):
        heading, columns = self.table(sheet)
        first = min(columns.values())
        row = next(r for r in range(heading + 1, sheet.max_row + 2) if sheet.cell(r, first).value is None)
        for name, value in cells.items():
            sheet.cell(row, columns[name]).value = value

    def test_unchanged_it_is_the_same_scheme(self):
        answer = program.run_json("evaluate", sample(self.folder))
        wanted = [p["stages"]["DX推進員"] for p in answer["persons"] if "DX推進員" in p["stages"]]
        self.assertEqual(self.evaluated(lambda book: None), wanted)
        self.assertIn("Step2", wanted)

    def test_a_changed_threshold_a_new_stage_and_a_new_skill_count(self):
        before = self.evaluated(lambda book: None)

        def lower(book):
            sheet = book["条件"]
            heading, columns = self.table(sheet)
            for row in range(heading + 1, sheet.max_row + 1):
                if sheet.cell(row, columns["値"]).value == 12:
                    sheet.cell(row, columns["値"]).value = 1

        lowered = self.evaluated(lower)
        self.assertGreater(sum(s in ("Step2", "Step3") for s in lowered), sum(s in ("Step2", "Step3") for s in before))

        def add_stage(book):
            self.append(book["段階"], 人材像="DX推進員", 段階="Step4")
            self.append(book["条件"], どこの条件か="段階", **{"人材像・指標": "DX推進員"}, 段階="Step4", 番号="1",
                        条件="実務経験", 対象="リード", 値=1, 単位="案件")

        with_stage = self.evaluated(add_stage)
        self.assertEqual([s for s in with_stage if s == "Step4"], ["Step4"] * before.count("Step3"))
        self.assertIn("Step4", with_stage)

        def add_skill(book):
            self.append(book["スキル要件"], 人材像="DX推進員", 区分="共通", スキル要件="未来予測", 教育施策="未来予測研修")

        self.assertEqual(set(self.evaluated(add_skill)), {None})

    def test_an_error_is_told_with_sheet_and_cell(self):
        path = self.folder / "mytown.xlsx"
        program.run("scheme", "export", "moka", "--out", path)
        book = openpyxl.load_workbook(path)
        heading, columns = self.table(book["条件"])
        cell = book["条件"].cell(heading + 1, columns["条件"])
        cell.value = "気合"
        book.save(path)
        checked = program.run("scheme", "check", path)
        self.assertEqual(checked.returncode, INPUT)
        self.assertIn(f"「条件」{cell.coordinate}", checked.stderr)
        self.assertIn("気合", checked.stderr)
        self.assertIn("実務経験", checked.stderr)  # what would be right


class SeveralSchemes(program.Scratch):
    SCHEMES = "wg-tokyo-2025;moka;oyama;gotsu"

    def test_one_run_answers_all_and_each_answers_as_alone(self):
        settings = {"制度": self.SCHEMES, "報告会評価の基準値": 60, "メンバー評価の基準値": 50}
        together = program.run_json("evaluate", sample(self.folder, settings))
        self.assertEqual(list(together["persons"][0]["schemes"]), ["wg-tokyo-2025", "moka", "oyama", "gotsu"])
        for scheme in self.SCHEMES.split(";"):
            alone = program.run_json("evaluate", sample(self.folder, dict(settings, 制度=scheme)))
            for one, other in zip(together["persons"], alone["persons"]):
                known = {k: v for k, v in other["stages"].items() if k in one["schemes"][scheme]}
                self.assertEqual(one["schemes"][scheme], known)

    def test_a_parameter_without_a_value_is_a_finding_and_nothing_is_guessed(self):
        def evaluations(book):
            sheet = book["実務経験"]
            columns = {c.value: c.column for c in sheet[1]}
            for name in ("評価観点", "評価"):
                if name not in columns:
                    columns[name] = sheet.max_column + 1
                    sheet.cell(1, columns[name]).value = name
            for row in range(2, sheet.max_row + 1):
                sheet.cell(row, columns["評価観点"]).value = "報告会"
                sheet.cell(row, columns["評価"]).value = 70

        def ranks(book):
            return [p["schemes"]["moka"]["DX人材"] for p in program.run_json("evaluate", book)["persons"]]

        open_ended = sample(self.folder, {"制度": self.SCHEMES}, evaluations)
        listed = program.run("check", open_ended)
        self.assertEqual(listed.returncode, FINDINGS)
        self.assertIn("「報告会評価の基準値」が設定されていない", listed.stdout)
        self.assertEqual(set(ranks(open_ended)), {None})
        told = {c["state"]: c["text"] for p in program.run_json("evaluate", open_ended)["persons"]
                for r in p["reasons"] if r["scheme"] == "moka" for c in r["conditions"]}
        self.assertIn("「報告会評価の基準値」を設定シートに入力すると判定できます", told["unknown"])

        settings = {"制度": self.SCHEMES, "報告会評価の基準値": "７０点", "メンバー評価の基準値": 50}
        self.assertIn("アドバイザー", ranks(sample(self.folder, settings, evaluations)))
        self.assertNotIn("アドバイザー", ranks(sample(self.folder, dict(settings, 報告会評価の基準値=71), evaluations)))

    def test_the_dashboard_names_every_reading(self):
        out = self.folder / "out.xlsx"
        book = sample(self.folder, {"制度": self.SCHEMES})
        self.assertIn(program.run("dashboard", book, "--out", out).returncode, (DONE, FINDINGS))
        words = {c.value for r in openpyxl.load_workbook(out)["算定根拠"].iter_rows() for c in r}
        for word in ("報告会評価の基準値", "未設定", "スペシャリストの評価を満たす案件"):
            self.assertIn(word, words)


class Targets(program.Scratch):
    def test_a_minimum_of_each_department_names_those_below(self):
        def targets(book):
            sheet = book["目標"]
            sheet.append(["所属ごとのDX推進員の人数", "DX推進員", 2, "人", 2026])
            sheet.append(["必須研修の受講率", "mandatory", 95, "%", 2026])
            sheet.append(["ITパスポートの合格者", "ITパスポート", 30, "人", 2026])

        answer = program.run_json("evaluate", sample(self.folder, {}, targets))
        by_name = {t["name"]: t for t in answer["targets"]}
        promoters = {}
        for person in answer["persons"]:
            promoters.setdefault(person["department"], 0)
        counted = self.counted_promoters()
        each = by_name["所属ごとのDX推進員の人数"]
        below = {d["code"]: d["actual"] for d in each["below"]}
        self.assertEqual(below, {code: n for code, n in counted.items() if n < 2})
        self.assertEqual(each["actual"], [sum(n >= 2 for n in counted.values()), len(counted)])
        self.assertEqual(each["gap"], sum(max(0, 2 - n) for n in counted.values()))
        numerator, denominator = answer["whole"]["mandatory"]
        self.assertEqual(by_name["必須研修の受講率"]["actual"], [numerator, denominator])
        self.assertAlmostEqual(by_name["必須研修の受講率"]["gap"], max(0, 95 - 100 * numerator / denominator))
        self.assertEqual(by_name["ITパスポートの合格者"]["gap"], 30 - by_name["ITパスポートの合格者"]["actual"])

    def counted_promoters(self):
        """DX推進員 in office and no 会計年度任用職員, by department, counted from the workbook itself."""
        rows = openpyxl.load_workbook(self.folder / "town.xlsx")["職員"].iter_rows(values_only=True)
        headings = next(rows)
        counts = {}
        for row in rows:
            person = dict(zip(headings, row))
            if person["在籍状況"] != "在籍" or person["任用区分"] == "会計年度任用職員":
                continue
            counts.setdefault(person["所属コード"], 0)
            counts[person["所属コード"]] += "DX推進員" in (person["人材像"] or "").split(";")
        return counts


class Explanations(program.Scratch):
    def test_every_cell_given_as_evidence_is_about_the_person(self):
        book = sample(self.folder, {"制度": "wg-tokyo-2025;oyama"})
        sheets = openpyxl.load_workbook(book)
        cells = 0
        for person in program.run_json("evaluate", book)["persons"][::6]:
            told = json.loads(program.run("explain", book, "--staff", person["staff_id"], "--format", "json").stdout)
            self.assertEqual(told["staff_id"], person["staff_id"])
            for scheme in told["schemes"]:
                for persona in scheme["personas"]:
                    self.assertEqual(persona["reached"], person["schemes"][scheme["id"]][persona["persona"]])
                    for stage in persona["stages"]:
                        for condition in stage["conditions"]:
                            for cell in condition["evidence"]:
                                cells += 1
                                sheet = sheets[cell["sheet"]]
                                headings = [c.value for c in sheet[1]]
                                at = headings.index("職員番号") + 1 if "職員番号" in headings else 1
                                self.assertEqual(sheet.cell(sheet[cell["cell"]].row, at).value, person["staff_id"])
                                self.assertIsNotNone(sheet[cell["cell"]].value)
        self.assertGreater(cells, 50)

    def test_the_text_names_rule_evidence_and_reading(self):
        book = sample(self.folder)
        person = next(p for p in program.run_json("evaluate", book)["persons"] if p["stages"].get("DX推進員") == "Step2")
        told = program.run("explain", book, "--staff", person["staff_id"]).stdout
        for words in ("DX推進員　Step2", "決まり：リードの経験が通算12か月以上", "根拠：実務経験 ",
                      "読み方：リード1年以上の数え方＝すべての案件の月数を通算（重複月は1回）（A-7）", "Step3（指導）　未達（001:L718）"):
            self.assertIn(words, told)
        english = program.run("explain", book, "--staff", person["staff_id"], "--lang", "en").stdout
        self.assertIn("rule: 12 months or more as lead", english)

    def test_a_scheme_that_the_workbook_does_not_name_can_be_asked_for(self):
        book = sample(self.folder)
        told = program.run("explain", book, "--staff", self.first(book), "--scheme", "tokyo-dsm-tools")
        self.assertEqual(told.returncode, DONE)
        self.assertIn("■ 東京都デジタルスキルマップ（ツール版）", told.stdout)
        self.assertNotIn("■ 区市町村WG", told.stdout)

    def first(self, book):
        return program.run_json("evaluate", book)["persons"][0]["staff_id"]

    def test_an_unknown_person(self):
        done = program.run("explain", sample(self.folder), "--staff", "999999")
        self.assertEqual(done.returncode, USAGE)


if __name__ == "__main__":
    program.main()
