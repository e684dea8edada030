"""The clock of a meeting: read from its minutes, and set forward step by step.

Nothing of it is stored: the date, the start, the finish and the events with a time say it all.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain.attendance import Moment
from minutes_desktop.domain.blocks import Event
from minutes_desktop.domain.date_words import find_times
from minutes_desktop.domain.meaning import named_times
from minutes_desktop.domain.minutes import Detail, Minutes, walk, walk_blocks
from minutes_desktop.domain.numbering import item_numbers
from minutes_desktop.domain.presence import item_names, minutes_between, moment_fields
from minutes_desktop.domain.richtext import Run, is_blank, normal, plain, rich
from minutes_desktop.domain.room import Spot, end_of, event_words, put_event, where_now
from minutes_desktop.domain.template import Template, TemplateDetail, filled_detail

Step = Literal["start", "adjournment", "resumption", "close"]
State = Literal["ready", "due", "running", "adjourned", "closed"]

LATE = dt.timedelta(minutes=30)
"""How long after the time planned a meeting of which nothing is noted may still be to begin."""
LONGEST = dt.timedelta(hours=12)
"""No meeting runs longer; minutes written up later than that show no clock."""
_NEXT: dict[State, tuple[Step, ...]] = {
    "ready": ("start",),
    "due": ("start", "close", "adjournment"),
    "running": ("close", "adjournment", "start"),
    "adjourned": ("resumption", "close"),
    "closed": ("resumption", "adjournment", "close", "start"),
}
_BECOMES: dict[str, State] = {
    "start": "running",
    "adjournment": "adjourned",
    "resumption": "running",
    "close": "closed",
}
_OPEN_END = re.compile(
    r"(?P<hour>\d{1,2})(?P<sign>[:.]?)\d{2}(?P<unit>\s*(?:hrs?|hours?))?\s*(?:-|–|to|until)\s*$",
    re.IGNORECASE,
)
_TYPED = re.compile(r"(\d{1,2})[:.]?(\d{2})")
_AGO = re.compile(r"-(\d{1,3})")


class Clock(Struct, frozen=True):
    """How the meeting stands: ``ran`` is how long it has run without its adjournments.

    It is ``due`` where the time planned has come and nothing shows yet that it has begun. ``ran``
    is ``None`` where it does not run today.
    """

    state: State
    ran: dt.timedelta | None = None


def clock_of(minutes: Minutes, now: dt.datetime) -> Clock:
    """How the meeting stands at a local time."""
    if minutes.start is None:
        return Clock("ready")
    begun = dt.datetime.combine(minutes.date or now.date(), minutes.start)
    steps = _steps(minutes)
    if not _has_begun(minutes, now - begun, bool(steps)):
        return Clock("due", now - begun) if begun <= now else Clock("ready")
    state = _BECOMES[steps[-1][1]] if steps else "running"
    if minutes.finish is not None and now >= _at(begun, minutes.start, minutes.finish):
        state = "closed"
    return Clock(state, None if state == "closed" else _ran(begun, now, steps, state))


def next_steps(clock: Clock) -> tuple[Step, ...]:
    """What can come next, the most natural first."""
    return _NEXT[clock.state]


def begins_at(minutes: Minutes, now: dt.datetime) -> dt.datetime | None:
    """When the meeting is to begin, where that is later today."""
    if minutes.start is None or minutes.date != now.date():
        return None
    begins = dt.datetime.combine(minutes.date, minutes.start)
    return begins if begins > now else None


def read_time(words: str, now: dt.datetime) -> dt.time | None:
    """A time typed in short: ``1045``, ``10:45``, ``10.45``; ``-5`` is five minutes ago."""
    if ago := _AGO.fullmatch(words):
        return (now - dt.timedelta(minutes=int(ago[1]))).time().replace(second=0, microsecond=0)
    if clock := _TYPED.fullmatch(words):
        hour, minute = int(clock[1]), int(clock[2])
        return dt.time(hour, minute) if hour < 24 and minute < 60 else None
    return next(iter(find_times(words)), None) if words[:1].isdigit() else None


def _steps(minutes: Minutes) -> tuple[tuple[int, Step], ...]:
    """Every step written with its time, in minutes after the start, in the order of time."""
    start = minutes.start or dt.time()
    found: list[tuple[int, Step]] = [
        (minutes_between(start, block.time), block.happening)
        for block in walk_blocks(minutes.items)
        if isinstance(block, Event)
        and block.time is not None
        and block.happening in ("start", "adjournment", "resumption", "close")
    ]
    return tuple(sorted((step for step in found if step[0] >= 0), key=lambda step: step[0]))


def _has_begun(minutes: Minutes, ago: dt.timedelta, any_step: bool) -> bool:
    """Whether the meeting has begun: the start alone may be no more than what was planned.

    It has if something is noted of it, if it began at another time than the printed words name, or
    if the time planned is well past.
    """
    if any_step or minutes.taken or ago >= LATE:
        return True
    printed, _ = named_times(minutes.details)
    return ago >= dt.timedelta() and printed is not None and printed != minutes.start


def _ran(
    begun: dt.datetime, now: dt.datetime, steps: tuple[tuple[int, Step], ...], state: State
) -> dt.timedelta | None:
    """How long the meeting has run, or ``None`` where it does not run now."""
    if not dt.timedelta() <= now - begun <= LONGEST:
        return None
    ran, since = dt.timedelta(), dt.timedelta()
    running = True
    for after, step in steps:
        at = min(dt.timedelta(minutes=after), now - begun)
        if running and step in ("adjournment", "close"):
            ran, running = ran + at - since, False
        elif not running and step in ("resumption", "start"):
            since, running = at, True
    return ran + (now - begun - since) if running and state == "running" else ran


def _at(begun: dt.datetime, start: dt.time, time: dt.time) -> dt.datetime:
    return begun + dt.timedelta(minutes=minutes_between(start, time))


# The edits


def set_clock(
    minutes: Minutes, template: Template, step: Step, time: dt.time, spot: Spot
) -> Minutes:
    """The meeting starts, adjourns, resumes or closes at a local time.

    Start and close are taken down, and printed where a detail waits for them; what a detail names
    already stays. What the template has words for is written where the caret is.
    """
    spot = where_now(minutes, spot)
    if not spot.item:
        spot = _last_spot(minutes)
    if step == "start":
        minutes = _started(minutes, template, time)
    elif step == "close":
        minutes = _closed(minutes, time)
    elif step == "resumption" and minutes.finish is not None:
        minutes = replace(minutes, finish=None)
    names = item_names(minutes, item_numbers(minutes, template))
    fields = moment_fields(Moment(time, spot.item), names)
    event = Event(happening=step, time=time)
    return put_event(minutes, event, event_words(template.labels, step), fields, spot)


def _last_spot(minutes: Minutes) -> Spot:
    """The end of the last item: an adjournment must stand somewhere."""
    items = [item for item, _ in walk(minutes.items)]
    return end_of(items[-1]) if items else Spot()


def _started(minutes: Minutes, template: Template, time: dt.time) -> Minutes:
    lines = {(line.role, line.label.strip()): line for line in template.details}
    details = tuple(
        _with_start(detail, lines.get((detail.role, detail.label.strip())), template, minutes, time)
        for detail in minutes.details
    )
    return replace(minutes, start=time, details=details)


def _with_start(
    detail: Detail,
    line: TemplateDetail | None,
    template: Template,
    minutes: Minutes,
    time: dt.time,
) -> Detail:
    """The detail with the start in it, if it holds no more than the template put there."""
    if line is not None and "{time}" in line.value:
        waiting = filled_detail(template, line, minutes.date, None)
        if plain(detail.value).strip() in {"", waiting.strip()}:
            return replace(detail, value=rich(filled_detail(template, line, minutes.date, time)))
    elif detail.role == "time" and is_blank(detail.value):
        return replace(detail, value=rich(f"{time:%H:%M}"))
    return detail


def _closed(minutes: Minutes, time: dt.time) -> Minutes:
    """The finish, also in the first detail whose words wait for it: ``10:00 hrs to``."""
    details = list(minutes.details)
    for place, detail in enumerate(details):
        words = plain(detail.value[-1:])
        waiting = _OPEN_END.search(words)
        if waiting and _may_hold_time(detail, waiting):
            last = detail.value[-1]
            sign, unit = waiting["sign"] or "", waiting["unit"] or ""
            space = "" if words.endswith(" ") else " "
            ending = Run(f"{space}{time:%H}{sign}{time:%M}{unit}")
            last = replace(last, runs=(*last.runs, ending))
            details[place] = replace(detail, value=normal((*detail.value[:-1], last)))
            break
    return replace(minutes, finish=time, details=tuple(details))


def _may_hold_time(detail: Detail, waiting: re.Match[str]) -> bool:
    """Whether the figures at the end of a detail are a time, and no year or number of a room."""
    marked = bool(waiting["sign"] or waiting["unit"])
    return detail.role == "time" or (detail.role in ("date", "venue") and marked)
