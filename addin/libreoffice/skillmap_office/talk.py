"""What is said to the person in front of the screen, asked of them and shown to them. SilentTalk does the same for macros and
tests, without a window: it takes its answers from the arguments of the dispatch and keeps what is said."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from com.sun.star.awt.MessageBoxButtons import BUTTONS_OK, BUTTONS_YES_NO
from com.sun.star.awt.MessageBoxType import ERRORBOX, INFOBOX, QUERYBOX
from com.sun.star.ui.dialogs.TemplateDescription import FILEOPEN_SIMPLE, FILESAVE_AUTOEXTENSION

from .words import Teller

_YES = 2
_IMPORTED = "*.xlsx;*.xlsm;*.csv;*.tsv;*.txt;*.toml"


@dataclass(frozen=True)
class Line:
    """A line of a list: its columns, and where in the document it leads."""

    columns: Tuple[str, ...]
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True)
class Listing:
    """A list to be looked through. `save`: a file that can be saved beside it, with the words of the button."""

    title: str
    headline: str
    headings: Tuple[str, ...]
    lines: Sequence[Line]
    save: Optional[Tuple[str, str, bytes]] = None  # button, name of the file, its bytes


class Talk:
    """With windows."""

    hidden = False  # whether new documents stay out of sight

    def __init__(self, context: Any, frame: Any, words: Teller):
        self._context, self._frame, self.words = context, frame, words

    def tell(self, text: str) -> None:
        self._box(INFOBOX, BUTTONS_OK, text)

    def fail(self, text: str) -> None:
        self._box(ERRORBOX, BUTTONS_OK, text)

    def ask(self, text: str) -> bool:
        return self._box(QUERYBOX, BUTTONS_YES_NO, text) == _YES

    def choose_files(self) -> List[str]:
        picker = self._dialog("com.sun.star.ui.dialogs.FilePicker", FILEOPEN_SIMPLE)
        picker.setMultiSelectionMode(True)
        picker.setTitle(self.words("choose_exports"))
        picker.appendFilter(self.words("exports_filter"), _IMPORTED)
        return list(picker.getSelectedFiles()) if picker.execute() else []

    def choose_place(self, name: str) -> str:
        """The URL to save to, or nothing."""
        picker = self._dialog("com.sun.star.ui.dialogs.FilePicker", FILESAVE_AUTOEXTENSION)
        picker.setDefaultName(name)
        return picker.getSelectedFiles()[0] if picker.execute() else ""

    def show(self, document: Any, listing: Listing) -> None:
        from .list_window import ListWindow
        ListWindow(self._context, self._frame, document, listing, self).open()

    def made(self, _name: str, _content: bytes) -> None:
        """A new document says so by itself."""

    def progress(self) -> "Progress":
        indicator = self._frame.createStatusIndicator()
        return Progress(indicator, self.words)

    def _box(self, kind: Any, buttons: int, text: str) -> int:
        window = self._frame.getContainerWindow()
        return window.getToolkit().createMessageBox(window, kind, buttons, self.words("title"), text).execute()

    def _dialog(self, service: str, template: int) -> Any:
        return self._context.ServiceManager.createInstanceWithArgumentsAndContext(service, (template,), self._context)


class Progress:
    """The status bar while the engine works."""

    _STEPS = ("reading", "evaluating", "writing", "importing")

    def __init__(self, indicator: Any, words: Teller):
        self._indicator, self._words, self._step = indicator, words, ""

    def __enter__(self) -> Callable[[str, int, int], None]:
        self._indicator.start(self._words("reading"), 100)
        return self._show

    def __exit__(self, *_: object) -> None:
        self._indicator.end()

    def _show(self, step: str, done: int, all_: int) -> None:
        if step != self._step and step in self._STEPS:
            self._step = step
            self._indicator.setText(self._words(step))
        if all_:
            self._indicator.setValue(100 * done // all_)


@dataclass
class SilentTalk:
    """Without a window. `answers`: Files (URLs), Accept (whether questions are answered with yes), Hidden (whether new documents
    stay out of sight)."""

    words: Teller
    answers: Dict[str, Any]
    said: List[str] = field(default_factory=list)
    error: str = ""
    listing: Optional[Listing] = None
    files: List[Tuple[str, str]] = field(default_factory=list)

    @property
    def hidden(self) -> bool:
        return bool(self.answers.get("Hidden", False))

    def tell(self, text: str) -> None:
        self.said.append(text)

    def fail(self, text: str) -> None:
        self.error = text

    def ask(self, text: str) -> bool:
        self.said.append(text)
        return bool(self.answers.get("Accept", False))

    def choose_files(self) -> List[str]:
        return list(self.answers.get("Files", ()))

    def choose_place(self, _name: str) -> str:
        return ""

    def show(self, _document: Any, listing: Listing) -> None:
        self.listing = listing

    def made(self, name: str, content: bytes) -> None:
        self.files.append((name, hashlib.sha256(content).hexdigest()))

    def progress(self) -> Progress:
        return Progress(_NoIndicator(), self.words)

    def report(self) -> Dict[str, Any]:
        """For the result of the dispatch."""
        listing = self.listing
        return {
            "said": self.said, "error": self.error, "headline": listing.headline if listing else "",
            "headings": list(listing.headings) if listing else [],
            "lines": [{"columns": list(one.columns), "sheet": one.sheet, "cell": one.cell}
                      for one in listing.lines] if listing else [],
            "files": [{"name": name, "sha256": sha256} for name, sha256 in self.files],
            "mapping": listing.save[2].decode("utf-8") if listing and listing.save else ""}


class _NoIndicator:
    def start(self, _text: str, _range: int) -> None:
        pass

    def setText(self, _text: str) -> None:
        pass

    def setValue(self, _value: int) -> None:
        pass

    def end(self) -> None:
        pass
