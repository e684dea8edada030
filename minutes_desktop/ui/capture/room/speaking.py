"""Who is speaking, named at the caret in the office's form."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from minutes_desktop.domain.people import bare_name, initials_of, posts_of
from minutes_desktop.domain.room import is_there
from minutes_desktop.domain.speakers import NOBODY, in_a_sentence, speaker, unnamed_speaker
from minutes_desktop.ui.capture.forms.line_field import LineField
from minutes_desktop.ui.chooser import Choice, Chooser
from minutes_desktop.ui.richtext.editor import RichTextEdit

if TYPE_CHECKING:
    from minutes_desktop.domain.attendance import Attendee
    from minutes_desktop.ui.capture.room.room_edits import RoomEdits
    from minutes_desktop.workspace.open_minutes import OpenMinutes

_BEFORE = 200  # letters before the caret that tell whether a line begins with it
_LONGEST_INITIALS = 4
_OPENING = " \u00a0\u2028([“‘\"'/"


class Speaking(QObject):
    """Asks who is speaking; those who spoke last come first."""

    def __init__(self, minutes: OpenMinutes, edits: RoomEdits) -> None:
        """Know nobody who has spoken yet."""
        super().__init__(edits)
        self._open, self._edits = minutes, edits
        self._last: list[str] = []
        self.chooser = Chooser(edits.sheet)
        self.chooser.chosen.connect(self._name)

    def ask(self) -> None:
        """Ask who it is, at the caret; nothing where no words can be written."""
        if isinstance(QApplication.focusWidget(), RichTextEdit | LineField):
            near = self._edits.near_caret()
            self.chooser.ask(self.tr("Who is speaking?"), self._choices(), near, free=True)

    def _choices(self) -> list[Choice]:
        labels = self._open.template.labels
        attendance = self._open.current.attendance
        people = [one for one in attendance if bare_name(one) or one.capacity.strip()]
        people.sort(key=self._rank)
        forms = {one.id: speaker(one, labels) for one in people}
        alike = Counter(forms.values())
        choices = [self._choice(one, forms[one.id], alike[forms[one.id]] > 1) for one in people]
        nobody = unnamed_speaker(NOBODY, labels)
        unknown = self.tr("Somebody, to be found out")
        return [*choices, Choice(unknown, ("", nobody), nobody, NOBODY)]

    def _choice(self, one: Attendee, form: str, shared: bool) -> Choice:
        name = bare_name(one) or one.capacity
        detail = form
        if shared:
            detail = self.tr("{}  as another").format(form)
        if not is_there(one):
            detail = self.tr("{}  has left").format(form)
        letters = " ".join((one.name, initials_of(one), *posts_of(one)))
        return Choice(name, (one.id, form), detail, letters)

    def _rank(self, one: Attendee) -> tuple[bool, int, bool]:
        """Those in the room first, who spoke last before the others, those with a name first."""
        spoke = self._last.index(one.id) if one.id in self._last else len(self._last)
        return not is_there(one), spoke, not one.name.strip()

    def _name(self, chosen: tuple[str, str] | None, typed: str) -> None:
        if chosen is None:
            short = len(typed.strip()) <= _LONGEST_INITIALS
            words = typed.strip().upper() if short else typed.strip()
            chosen = "", unnamed_speaker(words, self._open.template.labels)
        who, form = chosen
        if who:
            self._last = [who, *(other for other in self._last if other != who)]
        field = QApplication.focusWidget()
        if isinstance(field, RichTextEdit | LineField):
            self._put(field, form)

    def _put(self, field: RichTextEdit | LineField, form: str) -> None:
        at = field.position
        before = field.words_before(at, _BEFORE)
        line = before.rpartition("\u2028")[2]
        words = f"{form} " if not line.strip() else in_a_sentence(form)
        if line.strip() and line[-1] not in _OPENING:
            words = f" {words}"
        put = partial(field.replace_words, at, at, words)
        self._edits.sheet.do_in_field(self.tr("Speaker"), put)
