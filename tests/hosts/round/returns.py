"""The files that come back: most as they should be, some with each kind of damage that people do to theirs, and what has
to become of every one of them."""

import csv
import io
import zipfile

from tests.hosts.round.town import DAY, EARLIER
from tests.support.kit_file import SelfCheck, open_book, place

FULL_WIDTH = {ord(c): ord(c) + 0xFEE0 for c in "0123456789Lv"}
ENCRYPTED = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + "EncryptedPackage".encode("utf-16-le") * 40


class JapaneseEntry(zipfile.ZipInfo):
    """An entry of an archive that says nothing of the encoding of its name, as Windows writes it in Japan."""

    def _encodeFilenameFlags(self):  # noqa: N802
        return self.filename.encode("cp932"), self.flag_bits & ~0x800


class Returns:
    """Writes the files and keeps what is expected of them."""

    def __init__(self, town, kit, folder):
        self.town, self.folder = town, folder
        self.kit = {path.name.split("_")[0]: path for path in kit.iterdir()}
        self.first = {}  # {file: outcomes of the first run}
        self.second = {}  # {file: outcomes once the officer has looked through 取り込み確認}, where they differ
        self.decisions = {}  # {what 取り込み確認 says of the number: the right number, or the word for nobody}
        self.ignored = 0
        self.left_out = {}  # {file: what its reasons have to name}
        self.removed = []  # files that the officer takes away before the second run
        self.late = []  # whose file cannot be read: they answer by a form
        self.archived = {}  # {name: content} of those that come together

    # ------------------------------------------------------------------------------------ one file

    def filled(self, person, answers=None, day=DAY):
        check = SelfCheck(self.kit[person.number])
        check.fill(person.answers if answers is None else answers, day)
        return check

    def edited(self, person, change):
        """Filled in, then changed with openpyxl."""
        book = open_book(io.BytesIO(self.filled(person).bytes()))
        change(book, book.active)
        buffer = io.BytesIO()
        book.save(buffer)
        return buffer.getvalue()

    def name_of(self, person):
        return self.kit[person.number].name

    def put(self, name, content, *outcomes):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.first[name] = sorted(outcomes)

    def taken(self, person, content, name=None, checks=None):
        self.put(name or self.name_of(person), content, "added")
        person.checks.update({DAY: person.answers} if checks is None else checks)

    def useless(self, person, content, name=None):
        self.put(name or self.name_of(person), content, "rejected")
        self.late.append(person)

    def held(self, person, content, listed, right=None, name=None):
        """Held until the officer says that it is of `right`, or of the person themselves."""
        name = name or self.name_of(person)
        self.put(name, content, "held")
        self.decisions[listed] = (right or person).number
        self.second[name] = ["added"]
        (right or person).checks[DAY] = (right or person).answers

    def plain(self, person):
        name = self.name_of(person)
        if person.department < "0400":  # collected in a folder for each department
            name = f"{self.town.departments[person.department]}/{name}"
        self.taken(person, self.filled(person).bytes(), name)

    # ------------------------------------------------------------------------------- what people do

    def renamed(self, person):
        self.taken(person, self.filled(person).bytes(), f"提出用 (最終) {person.number}.xlsx")

    def copied(self, person):
        content = self.filled(person).bytes()
        self.taken(person, content, self.name_of(person).replace(".xlsx", " - コピー.xlsx"))
        self.put(self.name_of(person), content, "superseded")  # of two that are the same the first by name counts

    def saved_as_xls_by_name_only(self, person):
        self.taken(person, self.filled(person).bytes(), f"{person.number}.xls")

    def cut_short(self, person):
        content = self.filled(person).bytes()
        self.useless(person, content[:len(content) // 2])

    def empty(self, person):
        self.useless(person, b"")

    def encrypted(self, person):
        self.useless(person, ENCRYPTED)

    def saved_over_another_file(self, person):
        """Their own answers with their own number, in the file of a colleague who has none left."""
        other = next(one for one in self.town.people
                     if one.silent and one.persona == person.persona and self.is_free(one))
        check = SelfCheck(self.kit[other.number])
        check.fill(person.answers, DAY)
        check.put(check.behind("職員番号"), person.number)
        check.put(check.behind("氏名"), person.name)
        self.held(person, check.bytes(), f"{person.number}／{other.number}", name=self.name_of(other))

    def number_deleted(self, person):
        check = self.filled(person)
        check.put(check.behind("職員番号"), None)
        self.taken(person, check.bytes())

    def number_and_name_deleted(self, person):
        check = self.filled(person)
        check.put(check.behind("職員番号"), None)
        check.put(check.behind("氏名"), None)
        self.held(person, check.bytes(), f"／{person.number}")

    def number_mistyped(self, person):
        check = self.filled(person)
        check.put(check.behind("職員番号"), f"9{person.number[1:]}")
        self.held(person, check.bytes(), f"9{person.number[1:]}／{person.number}")

    def number_replaced_by_a_formula_as_text(self, person):
        check = self.filled(person)
        check.put(check.behind("職員番号"), f'=HYPERLINK("http://example.jp/{person.number}","x")')
        self.held(person, check.bytes(), f'=HYPERLINK("http://example.jp/{person.number}","x")／{person.number}')

    def number_as_a_number(self, person):
        check = self.filled(person)
        check.put(check.behind("職員番号"), int(person.number))
        self.taken(person, check.bytes())

    def number_in_full_width(self, person):
        check = self.filled(person)
        check.put(check.behind("職員番号"), person.number.translate(FULL_WIDTH))
        self.taken(person, check.bytes())

    def rows_inserted(self, person):
        def change(_, sheet):
            for merged in list(sheet.merged_cells.ranges):
                sheet.unmerge_cells(str(merged))
            sheet.insert_rows(place(sheet, next(iter(person.answers))).row, 2)
            sheet.insert_rows(1, 3)
        self.taken(person, self.edited(person, change))

    def columns_inserted(self, person):
        def change(_, sheet):
            for merged in list(sheet.merged_cells.ranges):
                sheet.unmerge_cells(str(merged))
            sheet.insert_cols(1, 2)
        self.taken(person, self.edited(person, change))

    def sheet_copied(self, person):
        self.taken(person, self.edited(person, lambda book, sheet: book.copy_worksheet(sheet)))
        self.first[self.name_of(person)] = ["added", "superseded"]

    def sheet_renamed(self, person):
        def change(_, sheet):
            sheet.title = f"{person.name}提出"
        self.taken(person, self.edited(person, change))

    def sheets_added(self, person):
        def change(book, sheet):
            book.create_sheet("メモ", 0)["A3"] = "職員番号"
            sheet["H3"] = "+81-3-0000-0000"
            sheet["H4"] = "-"
            sheet["H5"] = "@メモ"
        self.taken(person, self.edited(person, change))

    def rewritten(self, person, write):
        """With their levels written in another way."""
        check = self.filled(person)
        for item, value in person.answers.items():
            if isinstance(value, int):
                check.put(check.questions[item], write(value))
        self.taken(person, check.bytes())

    def levels_in_full_width(self, person):
        self.rewritten(person, lambda level: str(level).translate(FULL_WIDTH))

    def levels_as_text(self, person):
        self.rewritten(person, lambda level: f"Lv{level}")

    def levels_with_formulas(self, person):
        """What Excel shows counts."""
        self.rewritten(person, lambda level: f"<f>{level}+0</f><v>{level}</v>".encode())

    def one_answer_replaced(self, person, item, by):
        """That answer is left out and told; the others count."""
        check = self.filled(person)
        check.put(check.questions[item], by)
        self.taken(person, check.bytes(), checks={DAY: {**person.answers, item: None}})
        self.left_out[self.name_of(person)] = item

    def an_impossible_level(self, person):
        self.one_answer_replaced(person, next(iter(person.answers)), 9)

    def a_level_between_two(self, person):
        self.one_answer_replaced(person, next(iter(person.answers)), 2.5)

    def a_link_as_an_answer(self, person):
        self.one_answer_replaced(person, next(iter(person.answers)), '=HYPERLINK("http://example.jp","2")')

    def a_command_as_an_answer(self, person):
        self.one_answer_replaced(person, next(iter(person.answers)), "\t=cmd|' /C calc'!A0")

    def an_error_as_an_answer(self, person):
        self.one_answer_replaced(person, next(iter(person.answers)), b'<f>1/0</f><v>#DIV/0!</v>')

    def day_as_text(self, person):
        day = "令和8年3月20日" if int(person.number) % 2 else "２０２６．３．２０"
        self.taken(person, self.filled(person, day=day).bytes())

    def day_missing(self, person):
        """The officer says of which day these are."""
        self.taken(person, self.filled(person, day=None).bytes())

    def day_that_is_none(self, person):
        self.taken(person, self.filled(person, day="3月末ごろ").bytes(), checks={None: person.answers})
        self.left_out[self.name_of(person)] = "3月末ごろ"

    def twice_on_different_days(self, person):
        before = {item: 0 if isinstance(value, int) else value for item, value in person.answers.items()}
        self.taken(person, self.filled(person, before, EARLIER).bytes(), f"{person.number}(2).xlsx", {EARLIER: before})
        self.taken(person, self.filled(person).bytes())

    def twice_on_one_day(self, person):
        """Nobody can tell which holds, until the officer has asked and takes one away."""
        item = next(item for item, value in person.answers.items() if isinstance(value, int))
        other = {**person.answers, item: (person.answers[item] + 1) % 4}
        wrong = f"{person.number}_訂正前.xlsx"
        self.put(wrong, self.filled(person, other).bytes(), "held")
        self.put(self.name_of(person), self.filled(person).bytes(), "held")
        self.removed.append(wrong)
        self.second[self.name_of(person)] = ["added"]
        person.checks[DAY] = person.answers

    def nothing_filled_in(self, person):
        self.useless(person, self.kit[person.number].read_bytes())

    def saved_as_csv(self, person):
        text = io.StringIO()
        csv.writer(text).writerows([["職員番号", person.number], *person.answers.items()])
        self.useless(person, text.getvalue().encode("cp932"), f"{person.number}.csv")

    def a_picture_instead(self, person):
        self.useless(person, b"\x89PNG\r\n\x1a\n" + bytes(500), f"{person.number}.xlsx")

    def another_workbook_instead(self, person):
        import openpyxl
        buffer = io.BytesIO()
        book = openpyxl.Workbook()
        book.active["A1"] = "=1+1"
        book.save(buffer)
        self.useless(person, buffer.getvalue(), f"{person.number}_資料.xlsx")

    def in_an_archive(self, person):
        """Sent together by somebody, with names as Japanese Windows writes them."""
        self.archived[f"窓口/{self.name_of(person)}"] = self.filled(person).bytes()
        self.first[f"まとめ.zip/窓口/{self.name_of(person)}"] = ["added"]
        person.checks[DAY] = person.answers

    # ----------------------------------------------------------------------------------- all of them

    damages = (renamed, copied, saved_as_xls_by_name_only, cut_short, empty, encrypted, saved_over_another_file,
               number_deleted, number_and_name_deleted, number_mistyped, number_replaced_by_a_formula_as_text,
               number_as_a_number, number_in_full_width, rows_inserted, columns_inserted, sheet_copied, sheet_renamed,
               sheets_added, levels_in_full_width, levels_as_text, levels_with_formulas, an_impossible_level,
               a_level_between_two, a_link_as_an_answer, a_command_as_an_answer, an_error_as_an_answer, day_as_text,
               day_missing, day_that_is_none, twice_on_different_days, twice_on_one_day, nothing_filled_in, saved_as_csv,
               a_picture_instead, another_workbook_instead, in_an_archive)

    def write_all(self):
        """300 people return something; two of them for each damage."""
        returning = [person for person in self.town.people if not person.silent]
        hurt = dict(zip((person.number for person in returning[2::4]), self.damages * 2))
        for person in returning:
            hurt[person.number](self, person) if person.number in hurt else self.plain(person)
        self.write_archive()
        lying = {"~$名簿.xlsx": b"\x05lock", "Thumbs.db": b"x", "試験第一課/desktop.ini": b"x", ".~lock.a.xlsx#": b"x"}
        for name, content in lying.items():
            (self.folder / name).parent.mkdir(exist_ok=True)
            (self.folder / name).write_bytes(content)
        self.ignored = len(lying)

    def write_archive(self):
        with zipfile.ZipFile(self.folder / "まとめ.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.archived.items():
                archive.writestr(JapaneseEntry(name), content)

    def outcomes(self, run):
        """{file: outcomes} of the first or the second run, or of one after that."""
        found = {}
        for name, outcomes in self.first.items():
            if run > 1 and name in self.removed:
                continue
            if run > 1 and "added" in outcomes:
                outcomes = sorted("unchanged" if one == "added" else one for one in outcomes)
            if run == 2:
                outcomes = self.second.get(name, outcomes)
            if run > 2 and name in self.second:
                outcomes = ["unchanged"]
            found[name] = outcomes
        return found

    def is_free(self, person):
        """Whether nothing that came back can be theirs."""
        return not any(person.number in pair.split("／") for pair in self.decisions)

    def to_be_checked(self):
        """Whom something held in the first run may be about."""
        numbers = {person.number for person in self.town.people}
        held = {number for pair in self.decisions for number in pair.split("／") if number in numbers}
        return held | {name.split("_")[0] for name in self.removed}

    def people_taken(self, run):
        """Numbers of those of whom something counts after that run, before the form."""
        undecided = {number for number in self.decisions.values()} if run == 1 else set()
        twice = {name.split("_")[0] for name in self.removed} if run == 1 else set()
        days = {DAY, EARLIER, None}
        return {person.number for person in self.town.people if days & person.checks.keys()} - undecided - twice
