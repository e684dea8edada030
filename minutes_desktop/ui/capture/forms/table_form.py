"""A table, written in place: heads, and under them rows of cells."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import chain

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QMimeData, QRect, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from minutes_desktop.domain import table as tables
from minutes_desktop.domain.blocks import Table, is_empty
from minutes_desktop.domain.richtext import RichText
from minutes_desktop.ui.capture.forms.form import Field, Form
from minutes_desktop.ui.capture.forms.rich_line import TEXT_MARGIN
from minutes_desktop.ui.capture.forms.row import TO_END
from minutes_desktop.ui.capture.forms.row_keys import row_act
from minutes_desktop.ui.capture.forms.wrapping_field import WrappingField
from minutes_desktop.ui.look import muted
from minutes_desktop.ui.richtext.editor import RichTextEdit
from minutes_desktop.ui.richtext.grid import pasted_grid

_RULE = 1  # pixels of the lines between cells
_RULE_INK = 0.5  # of the colour of hints: seen on light and on dark ground
_FOCUS_RULE = 2  # pixels of the frame around the cell with the caret
_HEADS = -1  # the row of the heads, above the first
_LEAST = 24  # pixels of a column, however small its share


class Cell(RichTextEdit):
    """One cell of a table.

    Signal: ``grid_pasted`` carries the table that was pasted, whose first cell belongs here.
    """

    grid_pasted = Signal(object)

    def __init__(self, value: RichText, form: QWidget) -> None:
        """Show the words."""
        super().__init__(value, form)
        self.document().setDocumentMargin(TEXT_MARGIN)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste a table over this cell and those beside it, and other words into it."""
        if grid := pasted_grid(source):
            self.grid_pasted.emit(grid)
        else:
            super().insertFromMimeData(source)


class Head(WrappingField):
    """The words over one column.

    Signal: ``grid_pasted`` as in ``Cell``.
    """

    grid_pasted = Signal(object)

    def __init__(self, words: str, form: QWidget) -> None:
        """Show the words."""
        super().__init__(words, form)
        self.setFrameShape(QFrame.Shape.NoFrame)
        font = self.font()
        font.setBold(True)
        self.setFont(font)
        self.viewport().setAutoFillBackground(False)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste a table with its heads, and other words into this head."""
        if grid := pasted_grid(source):
            self.grid_pasted.emit(grid)
        else:
            super().insertFromMimeData(source)


class TableForm(Form):
    """The Table block.

    Enter on an empty line and Tab go on to the next cell, and from the last one to a new row; from
    a last row in which nothing is written they leave the table. Ctrl+Shift+Backspace removes a row
    and Alt+Up and Alt+Down move it. Heads that are left empty are not printed.
    """

    def __init__(self, block: Table, parent: QWidget | None = None) -> None:
        """Show the table."""
        super().__init__(parent)
        self._block = block
        self._table = tables.evened(block)
        self._heads: list[Head] = []
        self._rows: dict[str, list[Cell]] = {}  # by the id of the row, from top to bottom
        self._measuring = False  # whether a field that grows is being looked after already
        self._laid_width = -1  # pixels for which the fields stand in their places
        self._tall: dict[Head | Cell, int] = {}  # pixels that each field is given
        self._bottoms: list[int] = []  # pixels from the top, of the heads and of each row
        self._show_cells()

    # Value

    @property
    def value(self) -> Table:
        """The block as written."""
        return self._block

    def show_value(self, block: Table) -> None:
        """Show the table; cells that show theirs already are left alone."""
        if block == self._block:
            return
        even = tables.evened(block)
        if not block.rows and even.width == self._table.width and len(self._table.rows) == 1:
            even = replace(even, rows=(replace(even.rows[0], id=self._table.rows[0].id),))
        self._block, self._table = block, even
        self._show_cells()

    def _change(self, table: Table) -> None:
        self._block = self._table = table
        self.edited.emit(table)

    def _head_typed(self, head: Head, words: str) -> None:
        self._change(tables.put_head(self._table, self._heads.index(head), words))
        self._name_cells()

    def _cell_typed(self, cell: Cell, text: RichText) -> None:
        row, column = self._place_of(cell)
        self._change(tables.put_cell(self._table, row, column, text))

    # Fields

    def named_fields(self) -> dict[str, Field]:
        """The heads as ``head.<column>``, the cells as ``<row id>.<column>``, counted from 1."""
        fields: dict[str, Field] = {
            f"head.{column}": head for column, head in enumerate(self._heads, 1)
        }
        for row_id, cells in self._rows.items():
            for column, cell in enumerate(cells, 1):
                fields[f"{row_id}.{column}"] = cell
        return fields

    def lines(self) -> list[list[Field]]:
        """The heads, then the cells of each row."""
        heads: list[Field] = list(self._heads)
        return [heads, *(list[Field](cells) for cells in self._cells())]

    def _cells(self) -> list[list[Cell]]:
        return list(self._rows.values())

    def _place_of(self, field: Field) -> tuple[int, int]:
        """Row and column of a field, the heads in a row of their own above the first."""
        for row, line in enumerate(self.lines(), _HEADS):
            if field in line:
                return row, line.index(field)
        return _HEADS, 0

    def _spot(self) -> tuple[int, int] | None:
        focus = QApplication.focusWidget()
        if isinstance(focus, Head | Cell) and self.isAncestorOf(focus):
            return self._place_of(focus)
        return None

    def _field_at(self, row: int, column: int) -> Field:
        lines = self.lines()
        line = lines[min(row - _HEADS, len(lines) - 1)]
        return line[min(column, len(line) - 1)]

    # The caret

    def finish(self, field: Field) -> None:
        """Go on to the next cell, from the last one to a new row, from an empty last row out."""
        row, column = self._place_of(field)
        if self._is_waiting(row):
            self._leave_empty_row()
        elif (row, column) == self._last():
            self._add_row()
        else:
            super().finish(field)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Make a new row at Tab in the last cell."""
        spot = self._spot()
        if not forwards or spot is None or spot != self._last():
            return super().focusNextPrevChild(forwards)
        if not self._is_waiting(spot[0]):
            self._add_row()
            return True
        done = super().focusNextPrevChild(True)
        self._drop_empty_row()
        return done

    def _last(self) -> tuple[int, int]:
        return len(self._table.rows) - 1, self._table.width - 1

    def _is_waiting(self, row: int) -> bool:
        self._read()
        last = len(self._table.rows) - 1
        return row == last and tables.row_is_blank(self._table.rows[last])

    def _add_row(self) -> None:
        at = len(self._table.rows)
        self._restructure(tables.add_row(self._table, at), (at, 0))

    def _leave_empty_row(self) -> None:
        self.left_down.emit(TO_END)
        self._drop_empty_row()

    def _drop_empty_row(self) -> None:
        """Take away the empty last row that the caret has left; an only row stays."""
        if self._spot() is None and len(self._table.rows) > 1:
            self._restructure(tables.remove_row(self._table, len(self._table.rows) - 1), None)

    def _backspace(self, cell: Cell) -> None:
        self._read()
        row, _ = self._place_of(cell)
        if is_empty(self._table):
            self.emptied.emit()
        elif row > 0 and tables.row_is_blank(self._table.rows[row]):
            self._cells()[row - 1][-1].enter_bottom()
            self._restructure(tables.remove_row(self._table, row), None)

    # What is done to rows and columns

    def event(self, event: QEvent) -> bool:
        """Keep the keys that remove and move a row from the page, where there are rows."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and row_act(event) is not None
            and self._has_rows()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove or move the row with the caret."""
        act, spot = row_act(event), self._spot()
        if act is None or spot is None or not self._has_rows():
            super().keyPressEvent(event)
            return
        self._read()
        row, column = spot
        if act == 0:
            self._restructure(tables.remove_row(self._table, row), (row, column))
        else:
            to = min(max(row + act, 0), len(self._table.rows) - 1)
            if to != row:
                self._restructure(tables.move_row(self._table, row, act), (to, column))

    def _has_rows(self) -> bool:
        """Whether the caret is in one of several rows."""
        spot = self._spot()
        return spot is not None and spot[0] != _HEADS and len(self._table.rows) > 1

    def add_column(self) -> None:
        """Put an empty column after the one with the caret."""
        row, column = self._read_spot()
        self._restructure(tables.add_column(self._table, column + 1), (row, column + 1))

    def remove_column(self) -> None:
        """Remove the column with the caret; the only column stays."""
        row, column = self._read_spot()
        if self._table.width > 1:
            self._restructure(tables.remove_column(self._table, column), (row, column))

    def move_left(self) -> None:
        """Move the column with the caret a place to the left, as far as the columns go."""
        self._move_column(-1)

    def move_right(self) -> None:
        """Move the column with the caret a place to the right, as far as the columns go."""
        self._move_column(1)

    def widen(self) -> None:
        """Give the column with the caret a larger share of the width."""
        self._widen(1)

    def narrow(self) -> None:
        """Give the column with the caret a smaller share of the width."""
        self._widen(-1)

    def _move_column(self, step: int) -> None:
        row, column = self._read_spot()
        to = min(max(column + step, 0), self._table.width - 1)
        if to != column:
            self._restructure(tables.move_column(self._table, column, step), (row, to))

    def _widen(self, step: int) -> None:
        row, column = self._read_spot()
        self._restructure(tables.widen(self._table, column, step), (row, column))

    def _paste(self, field: Field, grid: tables.Cells) -> None:
        row, column = self._place_of(field)
        if row == _HEADS:
            self._restructure(tables.put_heads(self._table, column, grid), (row, column))
        else:
            self._restructure(tables.put_cells(self._table, row, column, grid), (row, column))

    def _read_spot(self) -> tuple[int, int]:
        self._read()
        return self._spot() or (_HEADS, 0)

    def _read(self) -> None:
        """Read what was typed last, before anything is done to the table as it stands."""
        focus = QApplication.focusWidget()
        if isinstance(focus, RichTextEdit) and self.isAncestorOf(focus):
            focus.read()

    def _restructure(self, table: Table, spot: tuple[int, int] | None) -> None:
        """Show another table, with the caret in a row and column, as one step of its own."""
        if table == self._block:
            return
        self.run_ended.emit()
        self._block = self._table = table
        self._show_cells()
        if spot is not None and spot != self._spot():
            self._field_at(*spot).enter_bottom()
        self.edited.emit(table)
        self.run_ended.emit()

    # Cells on the screen

    def _show_cells(self) -> None:
        spot, self._measuring = self._spot(), True
        gone: list[Head | Cell] = []
        self._show_heads(gone)
        rows: dict[str, list[Cell]] = {}
        for row in self._table.rows:
            cells = self._rows.pop(row.id, [])
            gone += cells[self._table.width :]
            rows[row.id] = cells[: self._table.width]
            for column, text in enumerate(row.cells):
                self._show_cell(rows[row.id], column, text)
        gone += chain.from_iterable(self._rows.values())
        self._rows, self._laid_width = rows, -1
        focus = QApplication.focusWidget()
        if spot is not None and focus in gone:
            self._field_at(*spot).enter_bottom()
        for field in gone:
            field.hide()
            field.deleteLater()
        self._name_cells()
        self.chain()
        self._lay_out()
        self.grew.emit()

    def _show_heads(self, gone: list[Head | Cell]) -> None:
        width = self._table.width
        gone += self._heads[width:]
        del self._heads[width:]
        for column in range(width):
            words = self._table.heads[column] if self._table.heads else ""
            if column < len(self._heads):
                self._heads[column].show_words(words)
                continue
            head = Head(words, self)
            head.reworded.connect(partial(self._head_typed, head))
            head.grid_pasted.connect(partial(self._paste, head))
            self._take_in(head)
            self._heads.append(head)

    def _show_cell(self, cells: list[Cell], column: int, text: RichText) -> None:
        if column < len(cells):
            cells[column].show_value(text)
            return
        cell = Cell(text, self)
        cell.edited.connect(partial(self._cell_typed, cell))
        cell.grid_pasted.connect(partial(self._paste, cell))
        cell.emptied.connect(partial(self._backspace, cell))
        self._take_in(cell)
        cells.append(cell)

    def _take_in(self, field: Head | Cell) -> None:
        self.join(field)
        field.grew.connect(partial(self._field_grew, field))
        if self.isVisible():
            field.show()

    def _name_cells(self) -> None:
        heads = self._table.heads
        for column, head in enumerate(self._heads, 1):
            head.setAccessibleName(self.tr("Head of column {}").format(column))
            head.setPlaceholderText(self.tr("Head {}").format(column))
        for place, cells in enumerate(self._cells(), 1):
            for column, cell in enumerate(cells, 1):
                named = heads[column - 1] if heads else ""
                over = named or self.tr("Column {}").format(column)
                cell.setAccessibleName(self.tr("{}, row {}").format(over, place))

    # Size and drawing

    def height_for(self, width: int) -> int:
        """The height in pixels the table needs at a width."""
        if width == self._laid_width:
            return self._bottoms[-1] + _RULE
        tall = self._measured(width)
        heights = (max(tall[field] for field in line) for line in self._lines_of_texts())
        return sum(heights) + _RULE * (len(self._table.rows) + 2)

    def _measured(self, width: int) -> dict[Head | Cell, int]:
        """The height in pixels that each field needs in a table of this width."""
        boxes, self._measuring = self._boxes(width), True
        tall: dict[Head | Cell, int] = {
            field: field.height_for(own)
            for line in self._lines_of_texts()
            for field, (_, own) in zip(line, boxes, strict=True)
        }
        self._measuring, self._laid_width = False, -1
        return tall

    def _lines_of_texts(self) -> list[Sequence[Head | Cell]]:
        return [self._heads, *self._cells()]

    def _boxes(self, width: int) -> list[tuple[int, int]]:
        """Left edge and width in pixels of each column."""
        shares = tables.shares_of(self._table)
        free = max(width - _RULE * (len(shares) + 1), _LEAST * len(shares))
        boxes, left, taken = [], _RULE, 0
        for share in shares:
            own = free * (taken + share) // sum(shares) - free * taken // sum(shares)
            taken += share
            boxes.append((left, own))
            left += own + _RULE
        return boxes

    def _lay_out(self) -> None:
        """Measure all fields at the present width and put them in their places."""
        self._tall = self._measured(self.width())
        self._place_fields()

    def _place_fields(self) -> None:
        """Put the fields in their places by the heights that are known."""
        boxes, top, self._measuring = self._boxes(self.width()), _RULE, True
        self._bottoms = []
        for line in self._lines_of_texts():
            for field, (left, own) in zip(line, boxes, strict=True):
                box = QRect(left, top, own, self._tall[field])
                if field.geometry() != box:
                    field.setGeometry(box)
            top += max(self._tall[field] for field in line) + _RULE
            self._bottoms.append(top - _RULE)
        self._measuring, self._laid_width = False, self.width()
        self.update()

    def _field_grew(self, field: Head | Cell) -> None:
        """Follow a field that has another height than it was given; the others keep theirs."""
        if self._measuring:
            return
        height = field.height_for(field.width())
        if height != self._tall.get(field):
            self._tall[field] = height
            self._place_fields()
            self.grew.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cells out at the new width."""
        super().resizeEvent(event)
        self._lay_out()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the caret into the cell below whose words there was a click."""
        row = next((n for n, end in enumerate(self._bottoms) if event.position().y() <= end), 0)
        boxes = self._boxes(self.width())
        column = sum(left <= event.position().x() for left, _ in boxes) - 1
        self._field_at(row + _HEADS, max(column, 0)).enter_bottom()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines between the cells, and a frame around the one with the caret."""
        painter = QPainter(self)
        palette, boxes = self.palette(), self._boxes(self.width())
        right, bottom = boxes[-1][0] + boxes[-1][1], self._bottoms[-1]
        painter.fillRect(0, 0, right, self._bottoms[0], palette.alternateBase())
        ink = muted(palette)
        ink.setAlphaF(_RULE_INK)
        painter.setPen(QPen(ink, _RULE))
        for y in (0, *self._bottoms):
            painter.drawLine(0, y, right, y)
        for x in (0, *(left + width for left, width in boxes)):
            painter.drawLine(x, 0, x, bottom)
        if (spot := self._spot()) is not None:
            row, (left, width) = spot[0] - _HEADS, boxes[spot[1]]
            top = self._bottoms[row - 1] if row else 0
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), _FOCUS_RULE))
            painter.drawRect(left, top + 1, width - 1, self._bottoms[row] - top - 1)
