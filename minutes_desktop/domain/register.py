"""The register: each action with all that was ever recorded of it, in one entry.

Nothing is kept here. An entry is put together from the minutes in which the action stands, in
order of their dates, and from what the journal has of it, which was done outside of any meeting.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain.actions import Due, Owner, Status, StatusKind
from minutes_desktop.domain.appearances import Appearance, Meeting, says
from minutes_desktop.domain.due_days import Following, due_day
from minutes_desktop.domain.due_words import read_dues
from minutes_desktop.domain.record import Act, ActKind
from minutes_desktop.domain.richtext import RichText, is_blank, plain

EventKind = Literal[
    "raised",
    "brought_forward",
    "gone_through",
    "updated",
    "owners",
    "due",
    "completed",
    "discharged",
    "standing",
    "carried_forward",
    "withdrawn",
    "reopened",
]
ENDED: frozenset[StatusKind] = frozenset({"discharged", "withdrawn"})
"""How an action stands that is done with; it lives until then."""
CHASED: frozenset[StatusKind] = frozenset({"open", "carried_forward"})
"""How an action stands of which somebody must still report that it is done."""

_STATUS_OF: dict[ActKind, StatusKind] = {
    "action_completed": "completed",
    "action_discharged": "discharged",
    "action_standing": "standing",
    "action_carried": "carried_forward",
    "action_withdrawn": "withdrawn",
    "action_reopened": "open",
}
_DUE_ACTS: frozenset[ActKind] = frozenset({"action_due", "action_carried", "moved"})


class Event(Struct, frozen=True):
    """One thing that was recorded of an action, and where.

    ``meeting_id``, ``item_id`` and ``block_id`` say where in the minutes it stands; an event of
    the journal has the ``act``'s number instead, with who did it and why. ``day`` is local.
    """

    kind: EventKind
    day: dt.date | None
    words: str = ""
    meeting_id: str = ""
    item_id: str = ""
    block_id: str = ""
    act: int = 0
    by: str = ""
    reason: str = ""
    postponed: bool = False


class Awaited(Struct, frozen=True):
    """The first meeting of a series after a day, announced by none and perhaps not held yet."""

    series: str
    since: dt.date


class Entry(Struct, frozen=True):
    """An action of the register, as it stands by the last that was recorded of it.

    ``reference`` stays for life. ``raised`` is the date of the meeting that first speaks of it,
    ``latest`` of the last one; the ids say which these are. ``due`` is the last day to do it, where
    that is known; ``awaits`` has the meetings by which that is or was reckoned.
    """

    action_id: str
    reference: str
    series: str
    meeting_id: str
    raised: dt.date | None
    text: RichText
    owners: tuple[Owner, ...]
    owner_words: str
    dues: tuple[Due, ...]
    due: dt.date | None
    status: Status
    postponed: int
    latest_id: str
    latest: dt.date | None
    history: tuple[Event, ...] = ()
    awaits: tuple[Awaited, ...] = ()

    @property
    def words(self) -> str:
        """What is to be done, in plain words."""
        return plain(self.text)

    @property
    def due_words(self) -> str:
        """The due phrases as typed."""
        return "; ".join(words for due in self.dues if (words := due.words.strip()))

    @property
    def is_open(self) -> bool:
        """Whether the action lives: it was neither discharged nor withdrawn."""
        return self.status.kind not in ENDED


def age(raised: dt.date | None, today: dt.date) -> int | None:
    """How many days ago an action was raised; ``None`` where that is not known."""
    return max(0, (today - raised).days) if raised else None


def is_overdue(status: StatusKind, due: dt.date | None, today: dt.date) -> bool:
    """Whether an action should have been done before a local day."""
    return status in CHASED and due is not None and due < today


def entry_of(
    appearances: Iterable[Appearance], acts: Iterable[Act], following: Following
) -> Entry | None:
    """The entry of an action; ``None`` if no minutes speak of it (any more).

    ``following`` finds the next meeting of a series after a day.
    """
    spoken = sorted(appearances, key=_order)
    if not spoken:
        return None
    telling = _Telling(spoken, following)
    recorded = [(_order(one), one) for one in spoken] + [(_act_order(act), act) for act in acts]
    for _, one in sorted(recorded, key=lambda pair: pair[0]):
        telling.take(one)
    return telling.entry()


def day_of(act: Act) -> dt.date:
    """The local day of an entry of the journal, or that of UTC where nobody noted it."""
    try:
        return dt.date.fromisoformat(act.details.get("day", ""))
    except ValueError:
        return act.at.date()


_Place = tuple[dt.date, int, dt.time, str, int]


def _order(one: Appearance) -> _Place:
    """A meeting without a date is the one in preparation, the last of all."""
    meeting = one.meeting
    date, start = meeting.date or dt.date.max, meeting.start or dt.time.min
    return date, 0, start, meeting.id, one.position


def _act_order(act: Act) -> _Place:
    """What is done between meetings comes after the meeting of the same day."""
    return day_of(act), 1, dt.time.min, "", act.number


class _Telling:
    """The entry as far as it has been told."""

    def __init__(self, spoken: Sequence[Appearance], following: Following) -> None:
        first, last = spoken[0], spoken[-1]
        given = (one.reference for one in spoken if one.is_given)
        text = next((one.action.text for one in spoken if not is_blank(one.action.text)), ())
        self._following = following
        self._meeting = first.meeting
        self._left_open = False
        self._history: list[Event] = []
        self._awaits: list[Awaited] = []
        self._entry = Entry(
            action_id=first.action.id,
            reference=next(given, first.reference),
            series=first.meeting.series,
            meeting_id=first.meeting.id,
            raised=first.meeting.date,
            text=text,
            owners=(),
            owner_words="",
            dues=(),
            due=None,
            status=Status(),
            postponed=0,
            latest_id=last.meeting.id,
            latest=last.meeting.date,
        )

    def entry(self) -> Entry:
        """What has come of it."""
        return replace(
            self._entry,
            history=tuple(self._history),
            awaits=tuple(self._awaits),
            postponed=sum(event.postponed for event in self._history),
        )

    def take(self, one: Appearance | Act) -> None:
        """Go on with what was recorded next."""
        start = len(self._history)
        if isinstance(one, Act):
            self._take_act(one)
        else:
            self._take_appearance(one)
        self._count_once(start)

    def _take_appearance(self, one: Appearance) -> None:
        self._meeting = one.meeting
        where = Event(
            one.kind,
            one.meeting.date,
            meeting_id=one.meeting.id,
            item_id=one.item_id,
            block_id=one.block_id,
        )
        again = self._left_open and one.kind != "raised"
        self._history.append(replace(where, words=plain(one.action.text), postponed=again))
        self._take_owners(one, where)
        self._take_dues(one.action.dues, where, one.meeting)
        for update in one.updates:
            if not is_blank(update.text):
                self._history.append(replace(where, kind="updated", words=plain(update.text)))
        if says(one.status):
            anew = one.status != one.action.status
            self._take_status(one.status, where, anew=anew)
        # Taken up again and still to be done: if it comes once more, it was put off.
        self._left_open = one.kind != "raised" and self._entry.status.kind in CHASED

    def _take_owners(self, one: Appearance, where: Event) -> None:
        action, entry = one.action, self._entry
        if not (action.owners or action.owner_printed.strip()):
            return
        words = action.owner_printed.strip() or action.owner_names
        if self._history[1:] and words.casefold() != entry.owner_words.casefold():
            self._history.append(replace(where, kind="owners", words=words))
        owners = action.owners or entry.owners
        self._entry = replace(entry, owners=owners, owner_words=words)

    def _take_dues(self, dues: tuple[Due, ...], where: Event, meeting: Meeting) -> None:
        """Take over when it is due, unless that is what was known already."""
        entry = self._entry
        if not _tells_more(dues, entry.dues):
            return
        found = due_day(dues, meeting, self._following)
        later = bool(entry.due and found.day and found.day > entry.due)
        if found.awaits and meeting.date:
            self._awaits.append(Awaited(meeting.series, meeting.date))
        known = bool(entry.dues)
        self._entry = replace(entry, dues=dues, due=found.day)
        if known and where.kind != "raised":
            words = self._entry.due_words
            self._history.append(replace(where, kind="due", words=words, postponed=later))

    def _take_status(self, status: Status, where: Event, *, anew: bool) -> None:
        """Take over how it stands; what is said ``anew`` counts even if it says no other."""
        kind, before = status.kind, self._entry.status
        self._entry = replace(self._entry, status=status)
        if kind != before.kind or anew:
            said: EventKind = "reopened" if kind == "open" else kind
            put_off = kind == "carried_forward"
            event = replace(where, kind=said, words=status.words, postponed=put_off)
            self._history.append(event)

    def _take_act(self, act: Act) -> None:
        details = act.details
        where = Event("updated", day_of(act), act=act.number, by=act.by, reason=act.reason)
        if act.kind == "action_updated":
            self._history.append(replace(where, words=details.get("words", "")))
        if act.kind in _DUE_ACTS and (words := details.get("due", "")):
            dues = _due_of(words, details.get("when", ""), day_of(act))
            self._take_dues(dues, where, replace(self._meeting, date=day_of(act)))
        if kind := _STATUS_OF.get(act.kind):
            status = Status(kind, details.get("words", ""))
            self._take_status(status, where, anew=True)
            self._left_open = False

    def _count_once(self, start: int) -> None:
        """Count one putting off for all that one meeting or act recorded."""
        counted = False
        for at in range(start, len(self._history)):
            event = self._history[at]
            if event.postponed and counted:
                self._history[at] = replace(event, postponed=False)
            counted = counted or event.postponed
        self._left_open = self._left_open and not counted


def _tells_more(dues: tuple[Due, ...], known: tuple[Due, ...]) -> bool:
    """Whether due phrases say anything else than is known."""
    if dues == known or not any(due.words.strip() or due.when for due in dues):
        return False
    same = _phrases(dues) == _phrases(known)
    return not same or any(due.when for due in dues)


def _phrases(dues: tuple[Due, ...]) -> list[str]:
    return [due.words.strip().casefold() for due in dues]


def _due_of(words: str, when: str, day: dt.date) -> tuple[Due, ...]:
    """The due phrases of an act, reckoned from its day; ``when`` says what they mean, if given."""
    if when:
        return (Due(words, "date" if len(when) > len("YYYY-MM") else "month", when),)
    return read_dues(words, day)
