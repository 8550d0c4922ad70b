"""A form for those whose file was of no use, as Microsoft Forms exports it, and a list of who completed which training."""

import datetime

from tests.hosts.round.town import SKILLS, TOOLS

FORM_DAY = datetime.date(2026, 3, 27)
REWORDED = {"プロジェクトマネジメント": "Q3．プロマネの力はどのくらいですか", "セキュリティリテラシー": "Q7．情報を守る知識"}
WORDS = ["知らない", "聞いたことがある", "業務で使える", "人に教えられる"]  # of one question, instead of levels
IN_WORDS = "DXの必要性理解"
NUMBER = "職員番号を入力してください（6桁）"
STRANGER = '=HYPERLINK("http://example.jp","試験")'


def questions():
    """Each skill once, then the tools; a self-check of Excel has boxes, which the form leaves out."""
    return list(dict.fromkeys(skill for skills in SKILLS.values() for skill in skills)) + TOOLS


def written(item, level, row):
    if level is None:
        return None
    if item == IN_WORDS:
        return WORDS[level]
    return (level, f"Lv{level}", f"レベル{level}", str(level))[row % 4]


def mistyped(person):
    """Their number with a wrong first digit."""
    return "1" + person.number[1:]


def confirmed(mapping):
    """The mapping as drafted, with what the officer knows about the questions in doubt."""
    for item, question in REWORDED.items():
        mapping = mapping.replace(f'"{question}", to = "open" }},  # ?', f'"{question}", to = "skill:{item}" }},')
    for level, word in enumerate(WORDS):
        assert f'"{word}" = "open"' in mapping, mapping
        mapping = mapping.replace(f'"{word}" = "open"', f'"{word}" = {level}')
    return mapping


def make_form(path, people):
    """Everybody answers what is asked of their persona. One has forgotten the number of two people of that name, one has
    mistyped it, one is nobody of the town."""
    import openpyxl
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    items = questions()
    sheet.append(["ID", "開始時刻", "完了時刻", "メール", "名前", "最終変更時刻", NUMBER, "氏名", *(REWORDED.get(one, one) for one in items)])
    for row, person in enumerate(people, 1):
        at = datetime.datetime.combine(FORM_DAY, datetime.time(9, row))
        answers = {item: person.answers.get(item) for item in items}
        number = None if person.name == "試験 同名" else mistyped(person) if row == len(people) else person.number
        sheet.append([row, at, at, "anonymous", None, None, number, person.name,
                      *(written(item, answers[item], row) for item in items)])
        person.checks[FORM_DAY] = {item: value for item, value in answers.items() if item in person.answers}
    sheet.append([len(people) + 1, at, at, "anonymous", None, None, "-1", None, *([1] * len(items))])
    stranger = sheet.cell(sheet.max_row, 8)
    stranger.value = STRANGER
    stranger.data_type = "s"  # text, whatever it looks like
    book.save(path)


def make_trainings(path, town):
    """As the personnel department exports it: a text file in CP932."""
    lines = ["職員番号,氏名,研修名,受講日,状態"]
    for person in town.people:
        lines += [f"{person.number},{person.name},{training},{day.year}/{day.month}/{day.day},修了"
                  for training, day in person.trainings.items()]
    path.write_bytes("\r\n".join(lines).encode("cp932"))
    return len(lines) - 1
