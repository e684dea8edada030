"""The forms for what a meeting ruled on the minutes: agreed, withheld, or amended after signing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from minutes_desktop.domain import signing
from minutes_desktop.domain.amending import compared
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.signing import SigningError, Step
from minutes_desktop.ui.look import SPACE
from minutes_desktop.ui.sign_off.amendments_form import AmendmentsForm
from minutes_desktop.ui.sign_off.forms import ActForm, hint
from minutes_desktop.ui.sign_off.lines import MeetingField, day_in, line, rows

if TYPE_CHECKING:
    from minutes_desktop.domain.template import Template
    from minutes_desktop.store.reading import MeetingLine


class AgreeForm(ActForm):
    """At which meeting the minutes were agreed, plainly or with amendments.

    Of a draft the amendments are those words that differ from the version circulated before.
    """

    def __init__(
        self,
        minutes: Minutes,
        template: Template,
        meetings: Sequence[MeetingLine],
        circulated: Minutes | None,
    ) -> None:
        """``meetings`` are the series' later ones; ``circulated`` is what was sent out last."""
        super().__init__()
        self._minutes = minutes
        self._is_draft = minutes.state == "draft"
        self.meeting = MeetingField(self.tr("Agreed at"), meetings)
        self.day = line(self.tr("Day of the agreement"), hint=self.tr("That of the meeting"))
        self.with_amendments = QCheckBox(self.tr("With amendments"))
        self.amendments = AmendmentsForm(minutes, template, meetings, self.meeting)
        form = rows()
        form.addRow(self.tr("Agreed at"), self.meeting)
        form.addRow(self.tr("Day"), self.day)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addLayout(form)
        column.addWidget(self.with_amendments)
        column.addWidget(self.amendments)
        self._found = compared(circulated, minutes, template) if circulated else ()
        self._listing = hint(self._words_of_found())
        column.addWidget(self._listing)
        self._listing.setVisible(self._is_draft and bool(self._found))
        self.with_amendments.setVisible(not self._is_draft or bool(self._found))
        self.with_amendments.setChecked(self._is_draft and bool(self._found))
        self._connect()
        self._show_amendments()

    def step(self) -> Step:
        """The agreement."""
        agreement = self.meeting.agreement(day_in(self.day))
        if not self.with_amendments.isChecked():
            return signing.agreed(self._minutes, agreement)
        if self._is_draft:
            meeting, minuted = self.meeting.minuted("")
            where = {"meeting": meeting, "minuted": minuted, "date": agreement.date}
            found = tuple(replace(one, **where) for one in self._found)
            return signing.agreed(self._minutes, agreement, found)
        listed = self.amendments.amendments()
        if not listed:
            raise SigningError("List the amendments, or take the tick from “With amendments”.")
        return signing.agreed(self._minutes, agreement, listed)

    def fields(self) -> list[QWidget]:
        """The meeting first."""
        return [self.meeting, self.day, self.with_amendments, *self.amendments.fields()]

    def _words_of_found(self) -> str:
        lines = [self.tr("Written otherwise than in the version circulated:")]
        lines += [f"{one.where}: “{one.old}” → “{one.new}”" for one in self._found]
        return "\n".join(lines)

    def _show_amendments(self) -> None:
        self.amendments.setVisible(self.with_amendments.isChecked() and not self._is_draft)
        self.changed.emit()

    def _connect(self) -> None:
        self.meeting.editTextChanged.connect(self.changed)
        self.day.textChanged.connect(self.changed)
        self.with_amendments.toggled.connect(self._show_amendments)
        self.amendments.changed.connect(self.changed)
        if edit := self.meeting.lineEdit():
            edit.returnPressed.connect(self.day.setFocus)
        self.day.returnPressed.connect(self.finished)


class WithheldForm(ActForm):
    """Which meeting did not agree the minutes, and why."""

    def __init__(self, minutes: Minutes, meetings: Sequence[MeetingLine]) -> None:
        """``meetings`` are the series' later ones."""
        super().__init__()
        self._minutes = minutes
        self.meeting = MeetingField(self.tr("Withheld at"), meetings)
        self.reason = line(self.tr("Reason"), hint=self.tr("Stays in the journal"))
        form = rows()
        form.addRow(self.tr("Withheld at"), self.meeting)
        form.addRow(self.tr("Reason"), self.reason)
        self.setLayout(form)
        self.meeting.editTextChanged.connect(self.changed)
        if edit := self.meeting.lineEdit():
            edit.returnPressed.connect(self.reason.setFocus)
        self.watch(self.reason)

    def step(self) -> Step:
        """What the meeting ruled."""
        agreement = self.meeting.agreement(None)
        return signing.withheld(self._minutes, agreement, self.reason.text())

    def fields(self) -> list[QWidget]:
        """The meeting, then why."""
        return [self.meeting, self.reason]


class AmendForm(ActForm):
    """Corrections of signed minutes, as a meeting ruled them."""

    def __init__(
        self, minutes: Minutes, template: Template, meetings: Sequence[MeetingLine]
    ) -> None:
        """``meetings`` are the series' later ones."""
        super().__init__()
        self._minutes = minutes
        self.amendments = AmendmentsForm(minutes, template, meetings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.amendments)
        self.amendments.changed.connect(self.changed)

    def step(self) -> Step:
        """The corrections."""
        return signing.amended(self._minutes, self.amendments.amendments())

    def fields(self) -> list[QWidget]:
        """Those of an amendment."""
        return self.amendments.fields()
