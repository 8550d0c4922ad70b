"""Evaluations of documents for the functions in their cells.

A function cannot evaluate the document while Calc computes it: its content is not known then. So it gives a result that comes
later (XVolatileResult): the document is evaluated once, when Calc is idle, for all of its cells, and again when it was changed
and has been left alone for a while."""

from __future__ import annotations

import json
import threading
import time
from contextlib import suppress
from typing import Any, Dict, List, Optional, Tuple, Union

import unohelper
from com.sun.star.awt import XCallback
from com.sun.star.sheet import ResultEvent, XVolatileResult
from com.sun.star.util import XModifyListener
from com.sun.star.uno import Exception as UnoException

from . import documents, engine
from .answers import Answer, Answers
from .language import words_of
from .words import Teller

_SOON = 0.2        # seconds after a question that has no answer yet,
_QUIET = 1.0       # seconds without a change before an evaluation,
_PATIENCE = 4.0    # or that many times what the last one took, so that somebody who types is not held up


class Evaluations:
    """Of all documents that have asked."""

    _only: Optional["Evaluations"] = None

    def __init__(self, context: Any):
        self._context = context
        self._watches: Dict[str, Watch] = {}

    @classmethod
    def of(cls, context: Any) -> "Evaluations":
        if cls._only is None:
            cls._only = cls(context)
        return cls._only

    def result(self, document: Any, function: str, *arguments: Any) -> "Result":
        key = document.RuntimeUID
        if key not in self._watches:
            self._watches[key] = Watch(self._context, document, lambda: self._watches.pop(key, None))
        return self._watches[key].result(function, arguments)


class Watch(unohelper.Base, XModifyListener):
    """One document. Its results are the same objects for the same questions, or Calc would ask for ever."""

    def __init__(self, context: Any, document: Any, forget: Any):
        self._context, self._document, self._forget = context, document, forget
        self._results: Dict[Tuple[Any, ...], Result] = {}
        self._answers: Union[Answers, str, None] = None  # a text says why there are none
        self._takes = 0.0                                # seconds, the last time
        self._telling = False
        self._evaluating = False
        self._asked_for = False                          # an evaluation, since the last one began
        self._timer: Optional[threading.Timer] = None
        document.addModifyListener(self)

    def result(self, function: str, arguments: Tuple[Any, ...]) -> "Result":
        key = (function, *arguments)
        if key not in self._results:
            made = self._results[key] = Result(function, arguments)
            if self._knows(function):
                made.tell(self._answer(made))
            else:
                self._later(_SOON)
        return self._results[key]

    def modified(self, _event: Any) -> None:
        if not self._telling:  # results are no change
            self._later(max(_QUIET, _PATIENCE * self._takes))

    def disposing(self, _event: Any) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._document = None
        self._forget()

    def evaluate(self) -> None:
        """In the main thread, when Calc is idle. While LibreOffice exports, it goes on with other things, among them this."""
        if self._evaluating:
            self._later(_QUIET)
            return
        if self._document is None or not self._asked_for:
            return
        self._evaluating, self._asked_for = True, False
        start = time.monotonic()
        try:
            self._answers = self._asked()
        finally:
            self._evaluating = False
            self._takes = time.monotonic() - start
        self._tell()

    def _tell(self) -> None:
        self._telling = True
        try:
            for one in list(self._results.values()):
                if self._knows(one.function):
                    one.tell(self._answer(one))
        finally:
            self._telling = False

    def _later(self, seconds: float) -> None:
        """Asking once more puts it off: many cells are asked in a row."""
        self._asked_for = True
        if self._timer is not None:
            self._timer.cancel()
        self._timer = threading.Timer(seconds, self._when_idle)
        self._timer.daemon = True
        self._timer.start()

    def _when_idle(self) -> None:
        with suppress(UnoException):  # LibreOffice may be on its way out
            self._call()

    def _call(self) -> None:
        calls = self._context.ServiceManager.createInstanceWithContext("com.sun.star.awt.AsyncCallback", self._context)
        calls.addCallback(_Call(self), None)

    def _knows(self, function: str) -> bool:
        if isinstance(self._answers, Answers):
            return function != "figure" or self._answers.has_figures
        return self._answers is not None

    def _answer(self, result: "Result") -> Answer:
        if isinstance(self._answers, Answers):
            return getattr(self._answers, result.function)(*result.arguments)
        return self._answers

    def _asked(self) -> Union[Answers, str]:
        words = words_of(self._context)
        try:
            book = documents.book_of(self._context, self._document)
            files = [("book", book.name, book.content), *documents.files_beside(self._context, self._document)]
            evaluated = engine.run("evaluate", files, lang=words.language)
            if evaluated.error is not None:
                return words("cannot_evaluate", problem=evaluated.error)
            return Answers(evaluated.result, self._figures(files, words), words)
        except (engine.NoLibrary, UnoException) as problem:
            return words("cannot_evaluate", problem=problem)

    def _figures(self, files: List[engine.File], words: Teller) -> Optional[List[Dict[str, Any]]]:
        """Only where a cell asks for one: it takes as long again."""
        if not any(one.function == "figure" for one in self._results.values()):
            return None
        made = engine.run("dashboard", files, format="json", lang=words.language)
        return json.loads(made.files[0][1])["data"] if made.error is None else []


class Result(unohelper.Base, XVolatileResult):
    """What one question is answered; #N/A until it is known."""

    def __init__(self, function: str, arguments: Tuple[Any, ...]):
        self.function, self.arguments = function, arguments
        self._listeners: List[Any] = []
        self._told = False
        self._value: Answer = None

    def tell(self, value: Answer) -> None:
        if self._told and value == self._value:
            return
        self._told, self._value = True, value
        for listener in list(self._listeners):
            listener.modified(ResultEvent(self, value))

    def addResultListener(self, listener: Any) -> None:
        self._listeners.append(listener)
        if self._told:
            listener.modified(ResultEvent(self, self._value))

    def removeResultListener(self, listener: Any) -> None:
        self._listeners = [one for one in self._listeners if one != listener]


class _Call(unohelper.Base, XCallback):
    def __init__(self, watch: Watch):
        self._watch = watch

    def notify(self, _data: Any) -> None:
        self._watch.evaluate()


def one_value(value: Any) -> Any:
    """Of a range its first cell; nothing of a blank one."""
    while isinstance(value, tuple):
        value = value[0] if value else None
    return None if value == "" else value
