"""A window with a list beside the document: choosing a line shows its cell. The document stays usable."""

from __future__ import annotations

from typing import Any, Dict, Tuple

import unohelper
from com.sun.star.awt import Rectangle, Size, XActionListener, XTopWindowListener, XWindowListener
from com.sun.star.awt.grid import XGridSelectionListener
from com.sun.star.lang import Locale, XEventListener
from com.sun.star.style.VerticalAlignment import MIDDLE
from com.sun.star.util.MeasureUnit import APPFONT
from com.sun.star.view.SelectionType import SINGLE

from . import documents, places
from .talk import Listing, Talk

_MARGIN, _HEADLINE, _DETAIL, _BUTTON_HEIGHT, _GAP = 8, 36, 64, 30, 6  # pixels
_WIDTH, _HEIGHT = 760, 420
_ALL = 15  # com.sun.star.awt.PosSize.POSSIZE
_open: Dict[str, "ListWindow"] = {}  # by document: a window that is shown must not be forgotten


def shown() -> int:
    """How many of them there are."""
    return len(_open)


class ListWindow:
    """`open` shows it, in the place of an earlier one of the same document."""

    def __init__(self, context: Any, frame: Any, document: Any, listing: Listing, talk: Talk):
        self._context, self._frame, self._document = context, frame, document
        self._listing, self._talk, self._words = listing, talk, talk.words
        self._id = document.RuntimeUID
        self._dialog: Any = None
        self._actions: Dict[str, Any] = {}

    def open(self) -> None:
        if self._id in _open:
            _open[self._id].close()
        self._make()
        _open[self._id] = self
        self._dialog.setVisible(True)

    def close(self) -> None:
        if _open.get(self._id) is self:
            del _open[self._id]
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            self._frame.removeEventListener(self._frame_end)
            dialog.dispose()

    def control(self, name: str) -> Any:
        return self._dialog.getControl(name)

    # What happens in it.

    def chosen(self, index: int) -> None:
        line = self._listing.lines[index]
        text = "\n".join(part for part in line.columns if part)
        problem = places.go_to(self._document, line.sheet, line.cell) if line.sheet else ""
        if problem:
            text += "\n" + self._words(problem, sheet=line.sheet)
        self.control("detail").setText(text)

    def pressed(self, command: str) -> None:
        self._actions[command]()

    def resized(self) -> None:
        if self._dialog is None:
            return
        size = self._dialog.getPosSize()
        for name, area in self._places(size.Width, size.Height).items():
            self.control(name).setPosSize(area.X, area.Y, area.Width, area.Height, _ALL)
        grid = self.control("lines")
        columns = grid.getModel().ColumnModel
        width = size.Width - 2 * _MARGIN - 24
        for index, share in enumerate(_shares(columns.getColumnCount())):
            columns.getColumn(index).ColumnWidth = max(20, int(_app_font(self._dialog, width) * share))

    def to_document(self) -> None:
        """The list as a spreadsheet, to be sorted, printed or handed on."""
        listing = self._listing
        document = documents.new_spreadsheet(self._context, self._talk.hidden)
        sheet = document.Sheets.getByIndex(0)
        sheet.Name = listing.title.rpartition("　")[2]
        rows = [listing.headings] + [_padded(line.columns, len(listing.headings)) for line in listing.lines]
        target = sheet.getCellRangeByPosition(0, 0, len(listing.headings) - 1, len(rows) - 1)
        target.NumberFormat = _text_format(document)  # nothing here becomes a formula or a number
        target.setDataArray(tuple(rows))
        head = sheet.getCellRangeByPosition(0, 0, len(listing.headings) - 1, 0)
        head.CharWeight = head.CharWeightAsian = 150.0
        sheet.Columns.OptimalWidth = True
        last = sheet.Columns.getByIndex(len(listing.headings) - 1)
        last.Width = min(last.Width, 14000)
        target.IsTextWrapped = True
        target.VertJustify = 1  # com.sun.star.table.CellVertJustify2.TOP
        document.getCurrentController().freezeAtPosition(0, 1)
        document.setTitle(listing.title)

    def save(self) -> None:
        _, name, content = self._listing.save or ("", "", b"")
        url = self._talk.choose_place(name)
        if url:
            documents.write(self._context, url, content)
            self._talk.tell(self._words("mapping_saved"))

    # How it is made.

    def _make(self) -> None:
        manager = self._context.ServiceManager
        model = manager.createInstanceWithContext("com.sun.star.awt.UnoControlDialogModel", self._context)
        model.Title = self._listing.title
        model.Moveable = model.Closeable = model.Sizeable = True
        self._add_controls(model)
        self._dialog = manager.createInstanceWithContext("com.sun.star.awt.UnoControlDialog", self._context)
        self._dialog.setModel(model)
        parent = self._frame.getContainerWindow()
        self._dialog.setVisible(False)
        self._dialog.createPeer(parent.getToolkit(), parent)
        area = parent.getPosSize()
        self._dialog.setPosSize(max(0, (area.Width - _WIDTH) // 2), max(0, area.Height - _HEIGHT - 60), _WIDTH, _HEIGHT, _ALL)
        self._listen()
        self.resized()

    def _add_controls(self, model: Any) -> None:
        self._add(model, "FixedText", "headline", Label=self._listing.headline, MultiLine=True, NoLabel=True,
                  VerticalAlign=MIDDLE)
        self._add(model, "grid.UnoControlGridModel", "lines", ColumnModel=self._columns(), GridDataModel=self._data(),
                  SelectionModel=SINGLE, ShowColumnHeader=True, ShowRowHeader=False, HScroll=False, VScroll=True, Tabstop=True)
        self._add(model, "Edit", "detail", MultiLine=True, ReadOnly=True, VScroll=True)
        if self._listing.save:
            self._button(model, "save", self._listing.save[0], self.save)
        self._button(model, "document", self._words("list_to_document"), self.to_document)
        self._button(model, "close", self._words("close"), self.close)

    @staticmethod
    def _add(model: Any, kind: str, name: str, **values: Any) -> None:
        service = kind if "." in kind else f"UnoControl{kind}Model"
        control = model.createInstance("com.sun.star.awt." + service)
        for key, value in values.items():
            control.setPropertyValue(key, value)
        model.insertByName(name, control)

    def _button(self, model: Any, name: str, label: str, action: Any) -> None:
        self._add(model, "Button", name, Label=label)
        self._actions[name] = action

    def _columns(self) -> Any:
        columns = self._context.ServiceManager.createInstanceWithContext(
            "com.sun.star.awt.grid.DefaultGridColumnModel", self._context)
        for heading in self._listing.headings:
            column = columns.createColumn()
            column.Title = heading
            columns.addColumn(column)
        return columns

    def _data(self) -> Any:
        data = self._context.ServiceManager.createInstanceWithContext("com.sun.star.awt.grid.DefaultGridDataModel", self._context)
        lines = self._listing.lines
        width = len(self._listing.headings)
        data.addRows(tuple(range(len(lines))), tuple(_in_one_line(_padded(line.columns, width)) for line in lines))
        return data

    def _listen(self) -> None:
        self._dialog.addTopWindowListener(_Top(self))
        self._dialog.addWindowListener(_Window(self))
        self.control("lines").addSelectionListener(_Selection(self))
        for name in self._actions:
            button = self.control(name)
            button.setActionCommand(name)
            button.addActionListener(_Button(self))
        self._frame_end = _FrameEnd(self)
        self._frame.addEventListener(self._frame_end)

    def _places(self, width: int, height: int) -> Dict[str, Rectangle]:
        inner = width - 2 * _MARGIN
        buttons = height - _MARGIN - _BUTTON_HEIGHT
        detail = buttons - _GAP - _DETAIL
        lines = _MARGIN + _HEADLINE + _GAP
        areas = {"headline": Rectangle(_MARGIN, _MARGIN, inner, _HEADLINE),
                 "lines": Rectangle(_MARGIN, lines, inner, max(40, detail - _GAP - lines)),
                 "detail": Rectangle(_MARGIN, detail, inner, _DETAIL)}
        right = width - _MARGIN
        for name in reversed(list(self._actions)):
            wide = 100 if name == "close" else 190
            areas[name] = Rectangle(right - wide, buttons, wide, _BUTTON_HEIGHT)
            right -= wide + _GAP
        return areas


def _shares(columns: int) -> Tuple[float, ...]:
    return {3: (0.11, 0.2, 0.69), 4: (0.1, 0.12, 0.53, 0.25)}.get(columns, (1.0 / columns,) * columns)


def _app_font(dialog: Any, pixels: int) -> float:
    """The widths of columns are in units of the font."""
    return dialog.convertSizeToLogic(Size(pixels, 0), APPFONT).Width


def _padded(columns: Tuple[str, ...], width: int) -> Tuple[str, ...]:
    return (columns + ("",) * width)[:width]


def _in_one_line(columns: Tuple[str, ...]) -> Tuple[str, ...]:
    return tuple(" ".join(text.split("\n")) for text in columns)


def _text_format(document: Any) -> int:
    return document.getNumberFormats().queryKey("@", Locale(), False)


class _Listener(unohelper.Base):
    def __init__(self, window: ListWindow):
        self._window = window

    def disposing(self, _event: Any) -> None:
        pass


class _Selection(_Listener, XGridSelectionListener):
    def selectionChanged(self, event: Any) -> None:
        if event.SelectedRowIndexes:
            self._window.chosen(event.SelectedRowIndexes[0])


class _Button(_Listener, XActionListener):
    def actionPerformed(self, event: Any) -> None:
        self._window.pressed(event.ActionCommand)


class _Window(_Listener, XWindowListener):
    def windowResized(self, _event: Any) -> None:
        self._window.resized()

    def windowMoved(self, _event: Any) -> None:
        pass

    def windowShown(self, _event: Any) -> None:
        pass

    def windowHidden(self, _event: Any) -> None:
        pass


class _Top(_Listener, XTopWindowListener):
    def windowClosing(self, _event: Any) -> None:
        self._window.close()

    def windowOpened(self, _event: Any) -> None:
        pass

    def windowClosed(self, _event: Any) -> None:
        pass

    def windowMinimized(self, _event: Any) -> None:
        pass

    def windowNormalized(self, _event: Any) -> None:
        pass

    def windowActivated(self, _event: Any) -> None:
        pass

    def windowDeactivated(self, _event: Any) -> None:
        pass


class _FrameEnd(_Listener, XEventListener):
    """The window goes with its document."""

    def disposing(self, _event: Any) -> None:
        self._window.close()
