"""Two versions side by side: what came, went, moved and changed, marked in the words themselves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from minutes_desktop.domain.comparing import Difference, of_interest
from minutes_desktop.ui.browse.panel import push_button
from minutes_desktop.ui.capture.commands import Menus, make_action
from minutes_desktop.ui.look import GAP, MARGIN, SPACE, heading
from minutes_desktop.ui.review.differences_view import DifferencesView
from minutes_desktop.ui.review.record_words import local_moment, version_name
from minutes_desktop.workspace.errand import Errand
from minutes_desktop.workspace.reviewing import NOW, Record

if TYPE_CHECKING:
    from minutes_desktop.workspace.reviewing import StoreError


class ComparePage(QWidget):
    """Any two states of a meeting compared; the work is done beside the keys.

    Attributes: ``view``, the differences; ``earlier`` and ``later``, what is compared.
    Signals: ``left`` goes back; ``failed`` carries a sentence.
    """

    left = Signal()
    failed = Signal(str)

    def __init__(self, record: Record, *, with_now: bool, parent: QWidget | None = None) -> None:
        """Compare the last two states there are; ``with_now`` offers the draft as it is now."""
        super().__init__(parent)
        self._record = record
        self._errand: Errand | None = None
        self._found: tuple[Difference, ...] = ()
        self.view = DifferencesView(self)
        self.earlier, self.later = QComboBox(), QComboBox()
        self.all_parts = QCheckBox(self.tr("Show what is the same, too"))
        self._told = QLabel()
        self._offer(with_now=with_now)
        self._lay_out()
        act = partial(make_action, self)
        self._next = act("next_difference", self.tr("Next difference"), lambda: self.step(1))
        self._previous = act(
            "previous_difference", self.tr("Previous difference"), lambda: self.step(-1)
        )
        for field in (self.earlier, self.later):
            field.currentIndexChanged.connect(lambda _index: self.compare())
        self.all_parts.toggled.connect(lambda _on: self._show())
        self.view.stepped.connect(self._say_where)
        self.compare()

    # What the window asks of a page

    def menu_actions(self) -> Menus:
        """Going from one difference to the next."""
        return {self.tr("Record"): [self._next, self._previous]}

    def panes(self) -> list[QWidget]:
        """The differences, and what is compared."""
        return [self.view, self.earlier]

    def hideEvent(self, event: QHideEvent) -> None:
        """Go on with nothing that nobody waits for."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._give_up()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # Building

    def _offer(self, *, with_now: bool) -> None:
        versions = self._record.versions
        for field in (self.earlier, self.later):
            for version in versions:
                words = f"{version_name(version)}, {local_moment(version.made_at)}"
                field.addItem(words, version.sequence)
        if with_now:
            self.later.addItem(self.tr("The draft as it is now"), NOW)
        last = self.later.count() - 1
        self.later.setCurrentIndex(last)
        self.earlier.setCurrentIndex(len(versions) - 1 if with_now else max(last - 1, 0))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(heading(self.tr("Compare versions")))
        top.addStretch()
        top.addWidget(self.all_parts)
        fields = QHBoxLayout()
        fields.setSpacing(SPACE)
        names = (self.tr("&Earlier"), self.tr("&Later"))
        for name, field in zip(names, (self.earlier, self.later), strict=True):
            label = QLabel(name)
            label.setBuddy(field)
            field.setAccessibleName(name.replace("&", ""))
            column = QVBoxLayout()
            column.setSpacing(GAP)
            column.addWidget(label)
            column.addWidget(field)
            fields.addLayout(column, 1)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, SPACE)
        layout.setSpacing(SPACE)
        layout.addLayout(top)
        layout.addLayout(fields)
        layout.addWidget(self._told)
        layout.addWidget(self.view, 1)
        back = push_button(self.tr("Back (Esc)"), self.left.emit)
        layout.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)

    # Comparing

    def compare(self) -> None:
        """Compare what is chosen; what was asked before is given up."""
        self._give_up()
        before, after = self.earlier.currentData(), self.later.currentData()
        record = self._record
        self._told.setText(self.tr("Comparing…"))
        errand = Errand("compare", lambda _watch: record.differences(before, after), self)
        errand.done.connect(partial(self._compared, errand))
        errand.failed.connect(partial(self._not_compared, errand))
        errand.ended.connect(errand.deleteLater)
        self._errand = errand
        errand.start()

    def _give_up(self) -> None:
        if self._errand is not None:
            self._errand.stop()
            self._errand = None

    def _compared(self, errand: Errand, found: object) -> None:
        if errand is self._errand and isinstance(found, tuple):
            self._errand, self._found = None, found
            self._show()

    def _not_compared(self, errand: Errand, error: StoreError) -> None:
        if errand is self._errand:
            self._errand = None
            self._told.setText(str(error))
            self.failed.emit(str(error))

    def _show(self) -> None:
        self.view.show_differences(self._found, everything=self.all_parts.isChecked())
        count = len(of_interest(self._found))
        if not count:
            self._told.setText(self.tr("They do not differ: every part is the same."))
        self.step(1)

    def step(self, step: int) -> None:
        """Go to the next difference, with -1 to the one before."""
        if of_interest(self._found):
            self.view.step(step)
            QTimer.singleShot(0, self.view, self.view.setFocus)

    def _say_where(self, at: int) -> None:
        places = of_interest(self._found)
        words = self.tr("{:,} of {:,} differences").format(places.index(at) + 1, len(places))
        self._told.setText(words)
