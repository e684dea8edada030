"""The fields over the register that say which actions are wanted, and how they are put together."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from minutes_desktop.domain.register_lines import Grouping, Showing, Wanted
from minutes_desktop.ui.look import GAP, SPACE


class Filters(QWidget):
    """Words to be found, and choices of status, owner, series and grouping.

    Signal: ``changed`` that other actions may be wanted.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Want the open actions."""
        super().__init__(parent)
        self.words = QLineEdit()
        self.showing, self.owner, self.series, self.grouping = (QComboBox() for _ in range(4))
        self._fill()
        self._lay_out()
        self.words.textChanged.connect(self.changed)
        for choice in self._choices():
            choice.currentIndexChanged.connect(self.changed)

    def wanted(self, today: dt.date) -> Wanted:
        """What is wanted on a local day, in no order yet."""
        showing: Showing = self.showing.currentData()
        grouping: Grouping = self.grouping.currentData()
        return Wanted(
            showing=showing,
            owner=self.owner.currentData() or "",
            series=self.series.currentData() or "",
            words=self.words.text(),
            today=today,
            grouping=grouping,
        )

    def subject(self) -> str:
        """Which actions are wanted, in words."""
        chosen = [self.showing.currentText()]
        chosen += [one.currentText() for one in (self.owner, self.series) if one.currentIndex() > 0]
        if words := " ".join(self.words.text().split()):
            chosen.append(f"“{words}”")
        return self.tr("Actions: {}").format(" · ".join(chosen))

    @property
    def narrowed(self) -> bool:
        """Whether anything but all open actions is wanted."""
        choices = (self.showing, self.owner, self.series)
        return bool(self.words.text().strip()) or any(one.currentIndex() > 0 for one in choices)

    def clear(self) -> None:
        """Want all open actions again."""
        self.blockSignals(True)
        self.words.clear()
        for choice in (self.showing, self.owner, self.series):
            choice.setCurrentIndex(0)
        self.blockSignals(False)
        self.changed.emit()

    def offer(self, owners: tuple[str, ...], series: tuple[str, ...]) -> None:
        """Offer these owners and series; what is chosen stays chosen."""
        self.blockSignals(True)
        for choice, every, names in (
            (self.owner, self.tr("Everyone"), owners),
            (self.series, self.tr("All series"), series),
        ):
            chosen = choice.currentData() or ""
            choice.clear()
            choice.addItem(every, "")
            for name in names:
                choice.addItem(name.upper() if len(name) <= 4 else name, name)
            choice.setCurrentIndex(max(choice.findData(chosen), 0))
        self.blockSignals(False)

    def _choices(self) -> tuple[QComboBox, ...]:
        return self.showing, self.owner, self.series, self.grouping

    def _fill(self) -> None:
        for words, showing in (
            (self.tr("Open"), "open"),
            (self.tr("Overdue"), "overdue"),
            (self.tr("Reported complete"), "completed"),
            (self.tr("Standing items"), "standing"),
            (self.tr("Carried forward"), "carried_forward"),
            (self.tr("Discharged"), "discharged"),
            (self.tr("Withdrawn"), "withdrawn"),
            (self.tr("All"), "all"),
        ):
            self.showing.addItem(words, showing)
        for words, grouping in (
            (self.tr("Not grouped"), ""),
            (self.tr("By owner"), "owner"),
            (self.tr("By series"), "series"),
            (self.tr("By meeting"), "meeting"),
            (self.tr("By month due"), "month"),
        ):
            self.grouping.addItem(words, grouping)
        self.offer((), ())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        self.words.setPlaceholderText(self.tr("Words, a reference or an owner"))
        self.words.setClearButtonEnabled(True)
        named = (
            (self.words, self.tr("&Find"), self.tr("Find an action")),
            (self.showing, self.tr("&Status"), self.tr("Status")),
            (self.owner, self.tr("&Owner"), self.tr("Owner")),
            (self.series, self.tr("Ser&ies"), self.tr("Series")),
            (self.grouping, self.tr("&Group"), self.tr("Group")),
        )
        for field, words, name in named:
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(name)
            column = QVBoxLayout()
            column.setSpacing(GAP // 2)
            column.addWidget(label)
            column.addWidget(field)
            row.addLayout(column, 3 if field is self.words else 1)
        self.words.setMinimumWidth(18 * self.fontMetrics().averageCharWidth())
        for choice in self._choices():
            choice.setMinimumContentsLength(8)
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            choice.view().setTextElideMode(Qt.TextElideMode.ElideRight)
