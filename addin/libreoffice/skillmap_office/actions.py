"""What the commands of the menu do with the document they were called in."""

from __future__ import annotations

import datetime
from typing import Any, Dict, List, Optional, Tuple

from com.sun.star.uno import Exception as UnoException

from . import documents, engine, places, writing
from .changed_cells import SheetChange, cell_name, changed_cells
from .documents import Book
from .offers import command_named
from .talk import Line, Listing
from .words import Teller

_MAPPING_FILE = "mapping.toml"
_STATES = ("met", "not_met", "unknown")
_OUTCOMES = ("added", "changed", "unchanged", "superseded", "held", "rejected")
_TO_BE_SEEN = ("held", "rejected")
WRITTEN_LANGUAGE = "ja"  # what goes into workbooks is Japanese whatever the menus speak, as on the command line


class Stopped(Exception):
    """The engine's own message of why it could not go on."""


class Actions:
    """One document, one way to talk."""

    def __init__(self, context: Any, document: Any, talk: Any):
        self._context, self._document, self._talk = context, document, talk
        self._words: Teller = talk.words

    def run(self, action: str, options: Dict[str, Any]) -> bool:
        """Whether it came to its end. What stops it is told in one message."""
        words = self._words
        try:
            getattr(self, action)(**options)
            return True
        except Stopped as stopped:
            self._talk.fail(str(stopped))
        except writing.Refused as refused:
            self._talk.fail(words(refused.key, **refused.values))
        except engine.NoLibrary as missing:
            self._talk.fail(words("no_library", file=missing.file, problem=missing))
        except UnoException as problem:
            self._talk.fail(words("document_not_read", problem=problem.Message))
        except Exception as problem:  # a button that says nothing helps nobody
            self._talk.fail(words("failed", problem=f"{type(problem).__name__}: {problem}"))
        return False

    def check(self) -> None:
        response = self._ask("check", self._book(), today=_today())
        issues = sorted(response.issues, key=lambda one: one["severity"] != "finding")
        if not issues:
            self._talk.tell(self._words("no_issues"))
            return
        findings = response.said["issues"]["findings"]
        headline = self._words("findings", count=findings) if findings else self._words("notes_only", count=len(issues))
        self._show("check", headline, ("kind", "place", "message"), [self._issue_line(one) for one in issues])

    def evaluate(self) -> None:
        changes, findings = self._stage_cells()
        if not changes:
            self._talk.tell(self._words("nothing_to_write"))
            return
        writing.write(self._document, changes, self._words("undo"))
        people = len({(change.sheet, row) for change in changes for _, row in change.values if row > _heading_row(change)})
        self._show_first_of(changes[0])
        sheets = self._words("between").join(change.sheet for change in changes)
        told = self._words("written", people=people, sheets=sheets)
        self._talk.tell(told + (self._words("see_findings", count=findings) if findings else ""))

    def reasons(self) -> None:
        book = self._book()
        known = {one["staff_id"]: one for one in self._ask("evaluate", book).result["persons"]}
        row = places.selected_row(self._document)
        staff = next((text for text in row if text in known), None)
        if staff is None:
            self._talk.tell(self._words("choose_person"))
            return
        explained = self._ask("explain", book, staff=staff).result
        lines = self._reason_lines(explained)
        if not lines:
            self._talk.tell(self._words("without_stages"))
            return
        stages = self._words("between").join(
            self._words("persona_stage", persona=persona, stage=stage or self._words("not_reached"))
            for persona, stage in known[staff]["stages"].items())
        headline = self._words("reasons_of", name=explained["name"], staff=staff, stages=stages)
        self._show("reasons", headline, ("stage", "state", "message", "place"), lines)

    def new_document(self, command: str, **options: str) -> None:
        """A workbook that the engine makes, as a document of its own."""
        response = self._ask(command, self._book(), language=WRITTEN_LANGUAGE, **options)
        self._open(*response.files[0])

    def import_files(self) -> None:
        urls = self._talk.choose_files()
        if not urls:
            return
        book = self._book()
        files = [("mapping" if url.lower().endswith(".toml") else "export", documents.file_name(url),
                  documents.read(self._context, url)) for url in urls]
        shown = self._ask("import", book, files, today=_today())
        if "counts" not in shown.result:
            self._show_proposal(shown)
            return
        counts = self._counts(shown.result["counts"])
        changes = any(shown.result["counts"][one] for one in ("added", "changed"))
        lines = self._row_lines(shown.result)
        if not changes and not lines:
            self._talk.tell(self._words("import_nothing", counts=counts))
            return
        if self._talk.ask(self._words("import_question", counts=counts)):
            taken = self._ask("import", book, files, today=_today(), accept=True, language=WRITTEN_LANGUAGE)
            made = [file for file in taken.files if file[0] != _MAPPING_FILE]
            if made:
                self._open(*made[0])
        if lines:
            self._show("import", self._words("import_planned", counts=counts), ("kind", "place", "message"), lines)

    # What the engine is asked.

    def _book(self) -> Book:
        return documents.book_of(self._context, self._document)

    def _ask(self, command: str, book: Book, more: List[engine.File] = (), language: str = "", **options: Any) -> Any:
        """Raises Stopped with the engine's message."""
        beside = documents.files_beside(self._context, self._document)
        if command == "import":  # takes mappings of exports alone
            beside = [one for one in beside if one[0] != "mapping"]
        files = [("book", book.name, book.content), *more, *beside]
        with self._talk.progress() as progress:
            response = engine.run(command, files, progress, lang=language or self._words.language, **options)
        if response.error is not None:
            raise Stopped(response.error)
        return response

    def _stage_cells(self) -> Tuple[List[SheetChange], int]:
        """What is to be written, and how many findings there are. Where the file is not what is on the screen any more, the
        screen counts."""
        for as_shown in (False, True):
            book = documents.book_of(self._context, self._document, as_shown)
            response = self._ask("evaluate", book, language=WRITTEN_LANGUAGE, write=True)
            changes = changed_cells(book.content, response.files[0][1])
            if not book.stored or writing.agrees(self._document, changes):
                break
        return changes, response.said["issues"]["findings"]

    def _open(self, name: str, content: bytes) -> None:
        self._talk.made(name, content)
        if documents.open_new(self._context, name, content, self._talk.hidden) is None:
            raise Stopped(self._words("result_not_opened"))

    # What is shown.

    def _show(self, title: str, headline: str, headings: Tuple[str, ...], lines: List[Line],
              save: Optional[Tuple[str, str, bytes]] = None) -> None:
        label = self._words.one_of(command_named(title).toolbar)
        self._talk.show(self._document, Listing(f"{self._words('title')}　{label}", headline,
                                                tuple(self._words(one) for one in headings), lines, save))

    def _show_first_of(self, change: SheetChange) -> None:
        column = min(column for column, _ in change.values)
        places.go_to(self._document, change.sheet, cell_name((column, max(0, _heading_row(change)))))

    def _issue_line(self, issue: Dict[str, Any]) -> Line:
        place = " ".join(part for part in (issue["sheet"], issue["cell"]) if part) or issue["file"]
        kind = self._words("note" if issue["severity"] == "note" else "finding")
        return Line((kind, place, _without_place(issue)), issue["sheet"], issue["cell"])

    def _reason_lines(self, explained: Dict[str, Any]) -> List[Line]:
        several = sum(len(scheme["personas"]) for scheme in explained["schemes"]) > 1
        lines = []
        for scheme in explained["schemes"]:
            for persona in scheme["personas"]:
                for stage in persona["stages"]:
                    name = f"{persona['persona']} {stage['stage']}" if several else stage["stage"]
                    lines += [self._condition_line(name, condition) for condition in stage["conditions"]]
        return lines

    def _condition_line(self, stage: str, condition: Dict[str, Any]) -> Line:
        state = self._words(condition["state"] if condition["state"] in _STATES else "unknown")
        text = condition["text"] if condition["rule"] in condition["text"] else f"{condition['text']}\n{condition['rule']}"
        evidence = condition["evidence"]
        if not evidence:
            return Line((stage, state, text, ""))
        first = evidence[0]
        place = f"{first['sheet']} {first['cell']}"
        if len(evidence) > 1:
            place = self._words("and_more", first=place, count=len(evidence) - 1)
        return Line((stage, state, text, place), first["sheet"], first["cell"])

    def _counts(self, counts: Dict[str, int]) -> str:
        return self._words("between").join(self._words(one, count=counts[one]) for one in _OUTCOMES if counts.get(one))

    def _row_lines(self, result: Dict[str, Any]) -> List[Line]:
        """The rows that were not taken, and why."""
        return [Line((self._words(row["outcome"], count=1), self._words("row", file=row["file"], row=row["row"] or ""),
                      "\n".join(row["reasons"]))) for row in result["rows"] if row["outcome"] in _TO_BE_SEEN]

    def _show_proposal(self, shown: Any) -> None:
        mapping = dict(shown.files).get(_MAPPING_FILE)
        save = (self._words("save_mapping"), _MAPPING_FILE, mapping) if mapping else None
        lines = [line for file in shown.result["files"] for line in self._proposal_lines(file)]
        self._show("import", self._words("import_unclear"), ("kind", "place", "message"), lines, save)

    def _proposal_lines(self, file: Dict[str, Any]) -> List[Line]:
        words = self._words
        open_ = [words("heading_open", heading=one["heading"], to=words.target(one["to"]))
                 for one in file["columns"] if not one["certain"]]
        open_ += [words("answer_open", **one) for one in file["unknown_answers"]]
        open_ += file["issues"] + [words("heading_missing", heading=one) for one in file["missing"]]
        known = [words("heading_to", heading=one["heading"], to=words.target(one["to"]))
                 for one in file["columns"] if one["certain"]]
        known += [words("heading_added", heading=one) for one in file["added"]] + file["notes"]
        return [Line((words(kind), file["file"], text)) for kind, texts in (("finding", open_), ("note", known)) for text in texts]


def _without_place(issue: Dict[str, Any]) -> str:
    """The message without its beginning, "FILE 「SHEET」CELL：", which the list says in a column of its own."""
    message = issue["message"]
    if not issue["cell"] or not message.startswith(issue["file"]):
        return message
    for colon in ("：", ": "):
        _, found, rest = message.partition(issue["cell"] + colon)
        if found:
            return rest
    return message


def _heading_row(change: SheetChange) -> int:
    """Where new columns have their headings; before all where no column is new."""
    new = [row for column, row in change.values if column > change.last_column]
    return min(new) if new else -1


def _today() -> str:
    return datetime.date.today().isoformat()
