"""A column of rows under each other, of which those around the view are built."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from minutes_desktop.ui.capture.forms.row import height_of
from minutes_desktop.ui.capture.forms.stack import LazyRow, RowPlan, Stack
from minutes_desktop.ui.look import MARGIN

_SLICE = 0.004  # seconds of building before the event loop gets its turn
_NEAR = 2  # heights of the view, above and below it, in which rows are built while nobody waits
_FAR = 5  # heights of the view beyond which the widget of a row is let go
_MOST = 250  # rows that may be built before those far away are let go of in a hurry
_AT_ONCE = 12  # rows let go of before the event loop gets its turn
_WIDEST = 960  # pixels; longer lines are hard to read
_UNSIZED = 100  # pixels a row takes up before the column itself has a size to estimate by


class Canvas(QWidget):
    """What the rows stand on; ``tabbed`` is asked where Tab goes from here."""

    tabbed: Callable[[int], bool] = staticmethod(lambda _step: False)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Follow the order of the rows, which is not the order they were built in."""
        return self.tabbed(1 if forwards else -1) or super().focusNextPrevChild(forwards)


class Column(QScrollArea):
    """Rows of varying height.

    Rows in view are built at once, those around it when idle; those far from it are let go again.
    Until it is built a row takes up the height it is estimated to need.

    Signals: ``built`` carries each row's key and widget as it is made; ``arranged`` that rows
    have been put into place; ``resized`` that the column has another size while the row with the
    focus is in view.
    """

    built = Signal(str, object)
    arranged = Signal()
    resized = Signal()

    def __init__(
        self,
        build: Callable[[str], QWidget],
        estimate: Callable[[str, int], int],
        parent: QWidget | None = None,
    ) -> None:
        """Begin with no rows.

        ``build`` makes the widget of a row by its key; ``estimate`` says from key and width about
        how tall it will be, in pixels.
        """
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._make, self._estimate = build, estimate
        self._canvas = Canvas()
        self.setWidget(self._canvas)
        self._stack = Stack()
        self._shown: set[LazyRow] = set()
        self._kept = self._asked = ""
        self._arranging = self._sized = False
        self._row_room = _WIDEST  # pixels across a row that is not set in
        self._start: tuple[LazyRow, int] | None = None
        self._idle = QTimer(self, interval=0, singleShot=True)
        self._idle.timeout.connect(self._tend)
        self._settle = QTimer(self, interval=0, singleShot=True)
        self._settle.timeout.connect(self.arrange)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # Rows

    def set_rows(self, plans: Sequence[RowPlan]) -> None:
        """Show these rows in this order; rows of the same key keep the widget they have."""
        for row in self._stack.replan(plans, self._height_of_new):
            self._discard(row)
        self._stack.pile(MARGIN)
        self.arrange()

    def keep(self, key: str) -> None:
        """Never let go of the widget of this row, the one with the caret."""
        self._kept = key

    def drop_widget(self, key: str) -> None:
        """Forget a row's widget, so that it is built anew."""
        if (row := self._stack.row(key)) is not None:
            self._discard(row)

    def order(self) -> list[str]:
        """The keys of all rows in order."""
        return self._stack.order()

    def holds(self, key: str) -> bool:
        """Whether there is a row of this key."""
        return self._stack.row(key) is not None

    def built_widget(self, key: str) -> QWidget | None:
        """The row's widget if it has been built."""
        row = self._stack.row(key)
        return row.widget if row else None

    def widget_of(self, key: str) -> QWidget | None:
        """The row's widget, built now if need be and in its place; ``None`` for an unknown key."""
        row = self._stack.row(key)
        if row is None:
            return None
        self._asked = key
        if row.widget is None:
            self._build(row)
            self.arrange()
        elif row not in self._shown:
            self._show(row)
        return row.widget

    def bottom_of(self, key: str) -> int:
        """Where the row ends, in pixels from the top of the canvas; raises ``KeyError``."""
        return self._known(key).bottom

    def _known(self, key: str) -> LazyRow:
        if (row := self._stack.row(key)) is None:
            raise KeyError(key)
        return row

    @property
    def canvas(self) -> Canvas:
        """The widget the rows stand on."""
        return self._canvas

    def key_of(self, widget: QWidget | None) -> str:
        """The key of the row that a widget is in; empty if in none."""
        while widget is not None and widget.parentWidget() is not self._canvas:
            widget = widget.parentWidget()
        return widget.property("row_key") or "" if widget is not None else ""

    def scrolled_past(self, key: str) -> int:
        """How many pixels the view begins below the top of a row; raises ``KeyError``."""
        return self.verticalScrollBar().value() - self._known(key).top

    def scroll_past(self, key: str, pixels: int) -> None:
        """Have the view begin so many pixels below the top of a row; raises ``KeyError``.

        Before there is a view it will begin there.
        """
        row = self._known(key)
        self._start = None if self._sized else (row, pixels)
        self._arrange_by(row, pixels)

    def show_high(self, key: str) -> None:
        """Scroll so that a row is in the upper half of the view; one that is stays where it is."""
        if not 0 <= -self.scrolled_past(key) <= self.viewport().height() // 2:
            self.scroll_past(key, -2 * MARGIN)

    # Building

    def _build(self, row: LazyRow) -> None:
        widget = self._make(row.key)
        widget.setProperty("row_key", row.key)
        widget.setParent(self._canvas)
        widget.installEventFilter(self)
        row.widget = widget
        row.height = height_of(widget, self._row_width(row))
        self.built.emit(row.key, widget)

    def _build_downwards(self, rows: list[LazyRow]) -> None:
        """Build rows until those above, taller than it seemed, have filled the view."""
        bottom = self.verticalScrollBar().value() + self.viewport().height()
        grown = 0
        for row in rows:
            if row.top + grown >= bottom:
                break
            grown -= row.height
            self._build(row)
            grown += row.height

    def _discard(self, row: LazyRow) -> None:
        self._shown.discard(row)
        if (widget := row.widget) is not None:
            row.widget = None
            focus = QApplication.focusWidget()
            if focus is not None and widget.isAncestorOf(focus):
                focus.clearFocus()  # or Qt would look for another field, and rows be built for it
            widget.removeEventFilter(self)
            widget.hide()
            widget.deleteLater()

    def _tend(self) -> None:
        """Make ready what may soon come into view and let go of what is far away, for a moment."""
        until = time.monotonic() + _SLICE
        fresh = False
        if len(self._built()) > _MOST:
            self._let_go()  # whoever holds a key down leaves no other moment for it
        for row in self._around_view(_NEAR):
            if row in self._shown:
                continue
            if time.monotonic() > until:
                self._idle.start()
                break
            if row.widget is None:
                self._build(row)
                fresh = True
            self._show(row)
        if fresh:
            self.arrange()
        else:
            self._let_go()

    def _let_go(self) -> None:
        near, held = set(self._around_view(_NEAR)), self._held()
        for row in self._shown.difference(near, held):
            self._hide(row)
        far = self._built().difference(self._around_view(_FAR), held)
        for row in tuple(far)[:_AT_ONCE]:
            self._discard(row)
        if len(far) > _AT_ONCE:
            self._idle.start()

    def _built(self) -> set[LazyRow]:
        return {row for row in self._stack if row.widget is not None}

    def _held(self) -> list[LazyRow]:
        """The rows that are built wherever they are: that of the caret, and the last asked for."""
        rows = (self._stack.row(key) for key in (self._kept, self._asked))
        return [row for row in rows if row is not None]

    # Geometry

    def _row_width(self, row: LazyRow) -> int:
        return self._row_room - row.plan.indent

    def _around_view(self, reach: int) -> list[LazyRow]:
        """The rows in the view and so many heights of it above and below."""
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        return self._stack.between(top - reach * height, top + (reach + 1) * height)

    def arrange(self) -> None:
        """Put every row in its place; what is written or read stays where it is on the screen."""
        self._arrange_by(*(self._start or self._anchor()))

    def _arrange_by(self, anchor: LazyRow | None, offset: int) -> None:
        """Put every row in its place; the view begins ``offset`` pixels below the anchor's top."""
        self._settle.stop()
        self._arranging = True
        self._pile(anchor, offset)
        while self._sized and (fresh := self._missing_in_view()):
            self._build_downwards(fresh)
            self._pile(anchor, offset)
        self._arranging = False
        self._place()
        self.arranged.emit()

    def _missing_in_view(self) -> list[LazyRow]:
        return [row for row in self._around_view(0) if row.widget is None]

    def _pile(self, anchor: LazyRow | None, offset: int) -> None:
        self._stack.pile(MARGIN)
        # Room below the last row, so that what is being written need not sit at the very bottom.
        view = self.viewport()
        self._canvas.resize(view.width(), self._stack.bottom + view.height() // 3)
        if anchor is not None:
            self.verticalScrollBar().setValue(anchor.top + offset)

    def _place(self) -> None:
        """Move the rows that are shown to their places, and show those that have come into view."""
        for row in tuple(self._shown):
            self._move(row)
        for row in (*self._around_view(0), *self._held()):
            self._show(row)
        self._idle.start()

    def _show(self, row: LazyRow) -> None:
        if row.widget is not None and row not in self._shown:
            self._shown.add(row)
            self._move(row)
            row.widget.show()

    def _hide(self, row: LazyRow) -> None:
        self._shown.discard(row)
        if row.widget is not None:
            row.widget.hide()

    def _move(self, row: LazyRow) -> None:
        if row.widget is not None:
            box = QRect(MARGIN + row.plan.indent, row.top, self._row_width(row), row.height)
            if row.widget.geometry() != box:
                row.widget.setGeometry(box)

    def _scrolled(self) -> None:
        if self._arranging:
            return
        self._start = None
        if self._missing_in_view():
            self.arrange()
        else:
            self._place()

    def _anchor(self) -> tuple[LazyRow | None, int]:
        """A row that stays where it is in the view, and how far the view begins below its top."""
        scroll = self.verticalScrollBar().value()
        if (row := self._row_with_focus(self.viewport().height())) is not None:
            return row, scroll - row.top
        if scroll == 0:
            return None, 0
        seen = self._around_view(0)
        row = next((row for row in seen if row.widget is not None), seen[0] if seen else None)
        return row, scroll - row.top if row is not None else 0

    def measure(self, widget: QWidget) -> None:
        """Take a row's height anew, and put the rows below it in their place."""
        row = self._stack.row(widget.property("row_key") or "")
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
        # Room for the scroll bar is left from the start: its coming makes no row narrower.
        bar = self.verticalScrollBar().sizeHint().width()
        room = min(self.width() - bar - 2 * MARGIN, _WIDEST)
        if room != self._row_room or not self._sized:
            self._row_room, self._sized = room, True
            for row in self._stack:
                row.height = self._height_at_width(row)
        self.arrange()
        if followed is not None:
            self.resized.emit()

    def _height_at_width(self, row: LazyRow) -> int:
        if row.widget is not None:
            return height_of(row.widget, self._row_width(row))
        return self._estimate(row.key, self._row_width(row))

    def _height_of_new(self, key: str) -> int:
        if not self._sized:
            return _UNSIZED
        return self._estimate(key, self._row_room)

    def _row_with_focus(self, height: int) -> LazyRow | None:
        """The row that has the focus, if it is in a view of this height."""
        row = self._stack.row(self.key_of(QApplication.focusWidget()))
        scroll = self.verticalScrollBar().value()
        if row is None or row.bottom <= scroll or row.top >= scroll + height:
            return None
        return row

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Measure a row whose own layout asks for another size."""
        if event.type() == QEvent.Type.LayoutRequest and isinstance(watched, QWidget):
            self.measure(watched)
        return super().eventFilter(watched, event)
