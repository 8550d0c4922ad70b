"""Documents of LibreOffice as workbooks in bytes, and workbooks in bytes as new documents. No file is written here."""

from __future__ import annotations

import pathlib
import re
import unicodedata
from dataclasses import dataclass
from typing import Any, Iterator, List, Tuple
from urllib.parse import quote

import uno
import unohelper
from com.sun.star.beans import PropertyValue
from com.sun.star.io import XOutputStream

from .engine import File
from .offers import SPREADSHEET

XLSX = "Calc MS Excel 2007 XML"
_OF_EXCEL = (XLSX, "Calc MS Excel 2007 VBA XML")
_LOCKED = b"\xd0\xcf\x11\xe0"  # a workbook with a password is a container of another kind
_SETTINGS_SHEET = "設定"       # where schemes are named
_LAYOUT = ".mapping.toml"      # beside a skill map of another look


@dataclass(frozen=True)
class Book:
    """A document as the engine gets it. `stored`: these are the bytes of its file."""

    name: str
    content: bytes
    stored: bool


def is_spreadsheet(document: Any) -> bool:
    return hasattr(document, "supportsService") and document.supportsService(SPREADSHEET)


def properties(**values: Any) -> Tuple[PropertyValue, ...]:
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def book_of(context: Any, document: Any, as_shown: bool = False) -> Book:
    """The file itself where the document is an unchanged workbook of Excel; otherwise what is on the screen, as LibreOffice
    exports it."""
    name = _name(document)
    if not as_shown and document.hasLocation() and not document.isModified() and _filter(document) in _OF_EXCEL:
        content = read(context, document.getURL())
        if not content.startswith(_LOCKED):
            return Book(name, content, True)
    return Book(str(pathlib.PurePosixPath(name).with_suffix(".xlsx")), exported(document), False)


def exported(document: Any) -> bytes:
    """As a workbook of Excel. Formulas that wait for their results get them first."""
    stream = _Collected()
    document.storeToURL("private:stream", properties(FilterName=XLSX, OutputStream=stream))
    return stream.content()


def files_beside(context: Any, document: Any) -> List[File]:
    """What belongs to a workbook because it lies in the same folder: how a skill map of another look is read, and schemes of
    one's own that its settings name."""
    if not document.hasLocation():
        return []
    folder, _, last = document.getURL().rpartition("/")
    access = _access(context)
    found = [("scheme", file_name(url), read(context, url)) for url in _schemes_named(document, folder, access)]
    layout = folder + "/" + last.rpartition(".")[0] + _LAYOUT
    content = read(context, layout) if access.exists(layout) else b""
    if b"[[table]]" in content:  # a mapping of exports may lie there under that name
        found.append(("mapping", file_name(layout), content))
    return found


def read(context: Any, url: str) -> bytes:
    stream = _access(context).openFileRead(url)
    try:
        parts = []
        while True:
            count, part = stream.readBytes(None, 1 << 24)
            if not count:
                return b"".join(parts)
            parts.append(part.value)
    finally:
        stream.closeInput()


def write(context: Any, url: str, content: bytes) -> None:
    """Over a file of that name: the user was asked."""
    access = _access(context)
    if access.exists(url):
        access.kill(url)
    access.writeFile(url, stream_of(context, content))


def stream_of(context: Any, content: bytes) -> Any:
    service = "com.sun.star.io.SequenceInputStream"
    return context.ServiceManager.createInstanceWithArgumentsAndContext(service, (uno.ByteSequence(content),), context)


def open_new(context: Any, name: str, content: bytes, hidden: bool = False) -> Any:
    """A workbook as a new document that has not been saved: LibreOffice asks before it is closed, and where to save it. None
    where LibreOffice does not open it."""
    document = _desktop(context).loadComponentFromURL("private:stream", "_blank", 0, properties(
        InputStream=stream_of(context, content), FilterName=XLSX, AsTemplate=True, Hidden=hidden))
    if document is not None:
        document.setTitle(pathlib.PurePosixPath(name).stem)
        document.setModified(True)
    return document


def new_spreadsheet(context: Any, hidden: bool = False) -> Any:
    return _desktop(context).loadComponentFromURL("private:factory/scalc", "_blank", 0, properties(Hidden=hidden))


def file_name(url: str) -> str:
    """The last part of a URL, as people read it."""
    path = uno.fileUrlToSystemPath(url) if url.startswith("file:") else url
    return re.split(r"[/\\]", path)[-1]


def _desktop(context: Any) -> Any:
    return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)


def _access(context: Any) -> Any:
    return context.ServiceManager.createInstanceWithContext("com.sun.star.ucb.SimpleFileAccess", context)


def _name(document: Any) -> str:
    return file_name(document.getURL()) if document.hasLocation() else document.getTitle()


def _filter(document: Any) -> str:
    return next((one.Value for one in document.getArgs() if one.Name == "FilterName"), "")


def _schemes_named(document: Any, folder: str, access: Any) -> Iterator[str]:
    """The URLs of files NAME, NAME.toml, NAME.xlsx for the names in the settings."""
    for name in _settings(document):
        for ending in ("", ".toml", ".xlsx"):
            url = folder + "/" + quote(name + ending)
            if url != document.getURL() and access.exists(url) and not access.isFolder(url):
                yield url
                break


def _settings(document: Any) -> List[str]:
    """Texts in the sheet of settings, apart where several stand in a cell. More than names of schemes, which does no harm."""
    if not document.Sheets.hasByName(_SETTINGS_SHEET):
        return []
    cursor = document.Sheets.getByName(_SETTINGS_SHEET).createCursor()
    cursor.gotoEndOfUsedArea(True)
    names = []
    for row in cursor.getDataArray():
        for value in row:
            if isinstance(value, str):
                names += (part.strip() for part in re.split("[;；、,]", unicodedata.normalize("NFC", value)))
    return list(dict.fromkeys(name for name in names if name and len(name) < 100 and not re.search(r"[/\\\n:]", name)))


class _Collected(unohelper.Base, XOutputStream):
    """What is written to it stays in memory."""

    def __init__(self) -> None:
        self._parts: List[bytes] = []

    def writeBytes(self, data: Any) -> None:
        self._parts.append(data.value)

    def flush(self) -> None:
        pass

    def closeOutput(self) -> None:
        pass

    def content(self) -> bytes:
        return b"".join(self._parts)
