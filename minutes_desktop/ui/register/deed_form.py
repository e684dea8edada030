"""The line under the register in which a decision about the chosen actions is put into words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from minutes_desktop.domain.action_deeds import DUE_DEEDS, STATUS_BY_DEED, Deed
from minutes_desktop.domain.record import ActKind
from minutes_desktop.ui.browse.panel import push_button
from minutes_desktop.ui.look import GAP


class DeedForm(QWidget):
    """Asks what is printed, by when, and what is told of it; Enter does it, Esc does not.

    Signals: ``done`` carries the ``Deed``; ``left`` that nothing is done.
    """

    done = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Ask nothing yet."""
        super().__init__(parent)
        self._kind: ActKind = "action_updated"
        self.title = QLabel()
        self.status, self.due, self.words = QLineEdit(), QLineEdit(), QLineEdit()
        self._status_label = QLabel(self.tr("Printed as"))
        self._due_label = QLabel(self.tr("By when"))
        self._words_label = QLabel()
        self._do = push_button(self.tr("Do it"), self._finish)
        self._lay_out()
        for field in (self.status, self.due, self.words):
            field.returnPressed.connect(self._finish)
        self.hide()

    def ask(self, kind: ActKind, title: str, status: str = "", due: str = "") -> None:
        """Ask for the words of a deed, those given being suggested."""
        self._kind = kind
        self.title.setText(title)
        self.status.setText(status)
        self.due.setText(due)
        self.words.clear()
        has_status, has_due = kind in STATUS_BY_DEED, kind in DUE_DEEDS
        for shown, pair in (
            (has_status, (self.status, self._status_label)),
            (has_due, (self.due, self._due_label)),
        ):
            for widget in pair:
                widget.setVisible(shown)
        for column, shown in enumerate((has_status, has_due)):
            self._grid.setColumnStretch(column, 1 if shown else 0)
        told = self.tr("Update") if kind == "action_updated" else self.tr("What is told of it")
        self._words_label.setText(told)
        self.words.setAccessibleName(told)
        self.words.setPlaceholderText(
            self.tr("In a draft an update, elsewhere the reason kept in the journal")
        )
        self.show()
        field = self.due if kind == "action_due" else self.words
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc does nothing of it."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Ask no more."""
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def _finish(self) -> None:
        words, due = self.words.text().strip(), self.due.text().strip()
        needed = {"action_updated": self.words, "action_due": self.due}.get(self._kind)
        if needed is not None and not needed.text().strip():
            needed.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.hide()
        self.done.emit(Deed(self._kind, self.status.text().strip(), due, words))

    def _lay_out(self) -> None:
        self.status.setAccessibleName(self._status_label.text())
        self.due.setAccessibleName(self._due_label.text())
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, GAP, 0, 0)
        grid.setSpacing(GAP)
        grid.addWidget(self.title, 0, 0, 1, 4)
        grid.addWidget(self._status_label, 1, 0)
        grid.addWidget(self._due_label, 1, 1)
        grid.addWidget(self._words_label, 1, 2)
        grid.addWidget(self.status, 2, 0)
        grid.addWidget(self.due, 2, 1)
        grid.addWidget(self.words, 2, 2)
        grid.addWidget(self._do, 2, 3)
        grid.setColumnStretch(2, 4)
