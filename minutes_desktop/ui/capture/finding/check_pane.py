"""The list at the foot of the sheet of what is to be looked at before the minutes are issued."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from minutes_desktop.domain.checks import Remark
from minutes_desktop.domain.stand_ins import stand_in
from minutes_desktop.ui.labels import REMARKS
from minutes_desktop.ui.look import GAP, MARGIN

_ROWS = 6  # shown at once
_LONGEST = 90  # letters of the words a line is about


class CheckPane(QWidget):
    """Remarks, one a line; Enter goes to the place of one, Esc leaves.

    Signals: ``chosen`` carries the remark gone to; ``left`` that whoever looked has done.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Be hidden until it is asked for."""
        super().__init__(parent)
        self._remarks: tuple[Remark, ...] = ()
        self._count = QLabel()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("To look at before issue"))
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemActivated.connect(self._choose)
        self._close = QPushButton(self.tr("Close"))
        self._close.setAutoDefault(False)
        self._close.clicked.connect(self.left)
        self._lay_out()
        self.hide()

    def show_remarks(
        self, remarks: Sequence[Remark], numbers: Mapping[str, str], nowhere: str
    ) -> None:
        """Show the remarks; ``nowhere`` is said where there are none. The line in hand stays.

        ``numbers`` are those of the items, by the ids of the items and of their blocks.
        """
        row = max(self.list.currentRow(), 0)
        self._remarks = tuple(remarks)
        count = len(remarks)
        several = self.tr("{} things to look at before issue").format(count)
        self._count.setText(
            nowhere if not count else self.tr("One thing to look at before issue") if count == 1
            else several
        )  # fmt: skip
        self.list.clear()
        for remark in remarks:
            self.list.addItem(QListWidgetItem(line_of(remark, numbers)))
        self.list.setVisible(bool(count))
        if count:
            self.list.setCurrentRow(min(row, count - 1))
            height = self.list.sizeHintForRow(0) * min(count, _ROWS)
            self.list.setFixedHeight(height + 2 * self.list.frameWidth())

    def ask(self) -> None:
        """Be shown, with the keys going to the list."""
        self.show()
        goal = self.list if self._remarks else self._close
        goal.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._count, 1)
        top.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(self.list)

    def _choose(self, line: QListWidgetItem) -> None:
        self.chosen.emit(self._remarks[self.list.row(line)])


def line_of(remark: Remark, numbers: Mapping[str, str]) -> str:
    """What a remark says, behind the number of the item it is about."""
    number, words = numbers.get(remark.part, ""), words_of(remark)
    return f"{number}   {words}" if number else words


def words_of(remark: Remark) -> str:
    """What a remark says, on one line."""
    words = " ".join(remark.words.split())
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rstrip() + "…"
    said = REMARKS[remark.kind]
    if remark.kind == "replaced_character":
        said = said.replace("{stand_in}", stand_in(words) or "nothing")
    return said.replace("{}", words)
