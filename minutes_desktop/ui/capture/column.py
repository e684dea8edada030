"""A column of rows under each other, built from the view outwards and kept still while it grows."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from minutes_desktop.ui.capture.row import height_of
from minutes_desktop.ui.look import MARGIN

_SLICE = 0.008  # seconds of building before the event loop gets its turn
_WIDEST = 960  # pixels; longer lines are hard to read


class LazyRow:
    """A row of the column: how to build its widget, and the widget once it is built."""

    __slots__ = ("build", "estimate", "gap", "height", "indent", "key", "top", "widget")

    def __init__(
        self, key: str, build: Callable[[], QWidget], estimate: int, gap: int = 4, indent: int = 0
    ) -> None:
        """``estimate`` is the height in pixels until it is built, ``gap`` the space above it."""
        self.key, self.build, self.estimate, self.gap, self.indent = (
            key,
            build,
            estimate,
            gap,
            indent,
        )
        self.widget: QWidget | None = None
        self.top, self.height = 0, estimate


class Canvas(QWidget):
    """What the rows stand on; ``tabbed`` is asked where Tab goes from here."""

    tabbed: Callable[[int], bool] = staticmethod(lambda _step: False)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Follow the order of the rows, which is not the order they were built in."""
        return self.tabbed(1 if forwards else -1) or super().focusNextPrevChild(forwards)


class Column(QScrollArea):
    """Rows of varying height, of which those in view are built first and the rest when idle.

    Signals: ``built`` carries each row's key and widget as it is made; ``arranged`` that rows
    have been put into place; ``resized`` that the column has another size while the row with the
    focus is in view.
    """

    built = Signal(str, object)
    arranged = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with no rows."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._canvas = Canvas()
        self.setWidget(self._canvas)
        self._rows: list[LazyRow] = []
        self._by_key: dict[str, LazyRow] = {}
        self._idle = QTimer(self, interval=0, singleShot=True)
        self._idle.timeout.connect(self._build_some)
        self._settle = QTimer(self, interval=0, singleShot=True)
        self._settle.timeout.connect(self.arrange)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._build_view())

    # Rows

    def set_rows(self, rows: list[LazyRow]) -> None:
        """Show these rows in this order; rows of the same key keep the widget they have."""
        for row in rows:
            if (old := self._by_key.get(row.key)) is not None and old.widget is not None:
                row.widget, row.height = old.widget, old.height
        kept = {row.key for row in rows}
        for row in self._rows:
            if row.key not in kept and row.widget is not None:
                self._discard(row.widget)
        self._rows = rows
        self._by_key = {row.key: row for row in rows}
        self.arrange()
        self._idle.start()

    def drop_widget(self, key: str) -> None:
        """Forget a row's widget, so that it is built anew."""
        row = self._by_key.get(key)
        if row is not None and row.widget is not None:
            self._discard(row.widget)
            row.widget = None

    def order(self) -> list[str]:
        """The keys of all rows in order."""
        return [row.key for row in self._rows]

    def holds(self, key: str) -> bool:
        """Whether there is a row of this key."""
        return key in self._by_key

    def built_widget(self, key: str) -> QWidget | None:
        """The row's widget if it has been built."""
        row = self._by_key.get(key)
        return row.widget if row else None

    def widget_of(self, key: str) -> QWidget | None:
        """The row's widget, built now if need be; ``None`` for an unknown key."""
        row = self._by_key.get(key)
        if row is None:
            return None
        if row.widget is None:
            self._build(row)
            self.arrange()
        return row.widget

    def bottom_of(self, key: str) -> int:
        """Where the row ends, in pixels from the top of the canvas."""
        row = self._by_key[key]
        return row.top + row.height

    @property
    def canvas(self) -> Canvas:
        """The widget the rows stand on."""
        return self._canvas

    def key_of(self, widget: QWidget | None) -> str:
        """The key of the row that a widget is in; empty if in none."""
        while widget is not None and widget.parentWidget() is not self._canvas:
            widget = widget.parentWidget()
        return widget.property("row_key") or "" if widget is not None else ""

    def _discard(self, widget: QWidget) -> None:
        widget.removeEventFilter(self)
        widget.hide()
        widget.deleteLater()

    def show_high(self, key: str) -> None:
        """Scroll so that a row is in the upper half of the view; one that is stays where it is."""
        top, bar = self._by_key[key].top, self.verticalScrollBar()
        if not 0 <= top - bar.value() <= self.viewport().height() // 2:
            bar.setValue(top - 2 * MARGIN)

    # Building

    def _build(self, row: LazyRow) -> None:
        widget = row.build()
        widget.setProperty("row_key", row.key)
        widget.setParent(self._canvas)
        widget.installEventFilter(self)
        row.widget = widget
        row.height = height_of(widget, self._row_width(row))
        self.built.emit(row.key, widget)

    def _build_some(self) -> None:
        until = time.monotonic() + _SLICE
        missing = [row for row in self._rows if row.widget is None]
        for row in missing:
            self._build(row)
            if time.monotonic() > until:
                self._idle.start()
                break
        if missing:
            self.arrange()

    def _build_view(self) -> None:
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        fresh = [
            row
            for row in self._rows
            if row.widget is None and row.top < bottom and row.top + row.height > top
        ]
        for row in fresh:
            self._build(row)
        if fresh:
            self.arrange()

    # Geometry

    def _row_width(self, row: LazyRow) -> int:
        return min(self.viewport().width() - 2 * MARGIN, _WIDEST) - row.indent

    def arrange(self) -> None:
        """Put every row in its place; what is written or read stays where it is on the screen."""
        self._settle.stop()
        anchor, offset = self._anchor()
        top = MARGIN
        for row in self._rows:
            top += row.gap
            row.top = top
            widget = row.widget
            if widget is not None:
                box = QRect(MARGIN + row.indent, top, self._row_width(row), row.height)
                if widget.geometry() != box:
                    widget.setGeometry(box)
                if widget.isHidden():
                    widget.show()
            top += row.height
        # Room below the last row, so that what is being written need not sit at the very bottom.
        self._canvas.resize(self.viewport().width(), top + self.viewport().height() // 3)
        if anchor is not None:
            self.verticalScrollBar().setValue(anchor.top + offset)
        self.arranged.emit()
        self._build_view()

    def _anchor(self) -> tuple[LazyRow | None, int]:
        scroll = self.verticalScrollBar().value()
        if (row := self._row_with_focus(self.viewport().height())) is not None:
            return row, scroll - row.top
        if scroll == 0:
            return None, 0
        for row in self._rows:
            if row.top + row.height > scroll:
                return row, scroll - row.top
        return None, 0

    def measure(self, widget: QWidget) -> None:
        """Take a row's height anew, and put the rows below it in their place."""
        row = self._by_key.get(widget.property("row_key") or "")
        if row is None or row.widget is not widget:
            return
        height = height_of(widget, self._row_width(row))
        if height == row.height:
            return
        row.height = height
        focus = QApplication.focusWidget()
        if focus is not None and widget.isAncestorOf(focus):
            self.arrange()  # what is being written is never shown cut off, not for one frame
        else:
            self._settle.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure all rows at the new width; a field with the focus in view stays in view."""
        super().resizeEvent(event)
        followed = self._row_with_focus(event.oldSize().height())
        if event.size().width() != event.oldSize().width():
            for row in self._rows:
                if row.widget is not None:
                    row.height = height_of(row.widget, self._row_width(row))
        self.arrange()
        if followed is not None:
            self.resized.emit()

    def _row_with_focus(self, height: int) -> LazyRow | None:
        """The row that has the focus, if it is in a view of this height."""
        row = self._by_key.get(self.key_of(QApplication.focusWidget()))
        scroll = self.verticalScrollBar().value()
        if row is None or row.top + row.height <= scroll or row.top >= scroll + height:
            return None
        return row

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Measure a row whose own layout asks for another size."""
        if event.type() == QEvent.Type.LayoutRequest and isinstance(watched, QWidget):
            self.measure(watched)
        return super().eventFilter(watched, event)
