"""What narrows a search: the series, the days, a person, and what kind of passage it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QLabel, QLineEdit, QWidget

from minutes_desktop.domain.date_bounds import read_days
from minutes_desktop.ui.labels import PASSAGE_KINDS
from minutes_desktop.ui.look import GAP, SPACE
from minutes_desktop.workspace.searching import Asked, Standing

if TYPE_CHECKING:
    from minutes_desktop.domain.sign_off import State

_COLUMNS = 4
_DONE: tuple[State, ...] = ("signed", "published", "superseded", "withdrawn")


class SearchFilters(QWidget):
    """Fields that are empty narrow nothing. Signal: ``changed``, by its user."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Narrow nothing."""
        super().__init__(parent)
        self.series = _choice({self.tr("Every series"): ""})
        self.since, self.until, self.person = QLineEdit(), QLineEdit(), QLineEdit()
        self.kind = _choice(
            {self.tr("Anything"): ()} | {words: (kind,) for kind, words in PASSAGE_KINDS.items()}
        )
        self.standing = _choice(
            {
                self.tr("Any"): "",
                self.tr("Open"): "open",
                self.tr("Overdue"): "overdue",
                self.tr("Closed"): "closed",
            }
        )
        self.state = _choice(
            {
                self.tr("Any"): (),
                self.tr("Draft"): ("draft",),
                self.tr("Circulated"): ("circulated",),
                self.tr("Agreed, not signed"): ("agreed",),
                self.tr("Signed"): _DONE,
            }
        )
        self.order = _choice(
            {self.tr("Newest first"): "newest", self.tr("Most relevant first"): "relevance"}
        )
        for field, example in (
            (self.since, self.tr("2019 or June 2019")),
            (self.until, self.tr("2020 or 3/6/2020")),
            (self.person, self.tr("Attended, or is named")),
        ):
            field.setPlaceholderText(example)
            field.setClearButtonEnabled(True)
        self._lay_out()

    def asked(self, words: str) -> Asked:
        """The question for these words, with all that narrows it."""
        since, until = read_days(self.since.text()), read_days(self.until.text())
        return Asked(
            words=words,
            series=str(self.series.currentData()),
            since=since.first if since else None,
            until=until.last if until else None,
            person=self.person.text().strip(),
            kinds=tuple(self.kind.currentData()),
            standing=cast("Standing", self.standing.currentData()),
            states=tuple(self.state.currentData()),
            today=dt.datetime.now().astimezone().date(),
        )

    def not_understood(self) -> str:
        """What was typed for a day and names none; empty if all is well."""
        typed = (field.text().strip() for field in (self.since, self.until))
        return next((words for words in typed if words and read_days(words) is None), "")

    def offer(self, series: Iterable[str], people: Iterable[str]) -> None:
        """Offer these series and people; what was chosen stays chosen."""
        chosen = self.series.currentData()
        self.series.blockSignals(True)
        while self.series.count() > 1:
            self.series.removeItem(1)
        for name in series:
            self.series.addItem(name, name)
        self.series.setCurrentIndex(max(self.series.findData(chosen), 0))
        self.series.blockSignals(False)
        completer = QCompleter(list(people), self.person)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(lambda _words: self.changed.emit())
        self.person.setCompleter(completer)

    @property
    def is_clear(self) -> bool:
        """Whether nothing is typed or chosen that narrows."""
        typed = (self.since, self.until, self.person)
        chosen = (self.series, self.kind, self.standing, self.state)
        return not any(field.text() for field in typed) and not any(
            choice.currentIndex() for choice in chosen
        )

    def clear(self) -> None:
        """Narrow nothing any more."""
        for field in (self.since, self.until, self.person):
            field.clear()
        for choice in (self.series, self.kind, self.standing, self.state):
            choice.setCurrentIndex(0)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(GAP)
        named: tuple[tuple[str, QComboBox | QLineEdit], ...] = (
            (self.tr("&Series"), self.series),
            (self.tr("&From"), self.since),
            (self.tr("&Until"), self.until),
            (self.tr("&Person"), self.person),
            (self.tr("&Kind"), self.kind),
            (self.tr("&Action now"), self.standing),
            (self.tr("Minu&tes"), self.state),
            (self.tr("&Order"), self.order),
        )
        for place, (words, field) in enumerate(named):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            row, column = divmod(place, _COLUMNS)
            grid.addWidget(label, row, 2 * column)
            grid.addWidget(field, row, 2 * column + 1)
            grid.setColumnStretch(2 * column + 1, 1)
            if isinstance(field, QComboBox):
                field.currentIndexChanged.connect(lambda _place: self.changed.emit())
            else:
                field.textEdited.connect(lambda _words: self.changed.emit())
                field.textChanged.connect(self._changed_by_button)

    def _changed_by_button(self, words: str) -> None:
        if not words:
            self.changed.emit()


def _choice(values: dict[str, object]) -> QComboBox:
    made = QComboBox()
    for words, value in values.items():
        made.addItem(words, value)
    made.setMinimumContentsLength(10)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made
