"""What the text of an action itself says: who must act, and by when.

Only what is said for certain is taken: the owner with whom the sentence begins, and a due phrase
with which one ends, or which names a meeting to come.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from minutes_desktop.domain.actions import Due, Owner
from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.date_words import MONTHS
from minutes_desktop.domain.due_words import read_due
from minutes_desktop.domain.people import names_of, posts_of
from minutes_desktop.domain.richtext import RichText

# Dues

_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+(?=[^a-z\s])|\n")
_CLOSING = re.compile(r"[\s.,;:!?)\]]*\Z")
_BRACKET = re.compile(r"\s*\((?P<said>[^()]*)\)[\s.]*\Z")
_BY = re.compile(r"\b(?:by|before|until|(?:no|not)\s+later\s+than)\s+", re.IGNORECASE)
_SOFT = re.compile(r"\b(?:on|in|within)\s+", re.IGNORECASE)
_TO_REVIEW = re.compile(
    r"\b(?:to\s+be\s+reviewed|for\s+review)\s+(?:in|on|at|by)\s+", re.IGNORECASE
)
_DONE = re.compile(
    r"\b(?:when|once|as\s+soon\s+as)\s+(?:(?:it|this|that)\s+is\s+|(?:they|these)\s+are\s+)?"
    r"(?:complete|completed|available|agreed|approved|received|published|known|finali[sz]ed|"
    r"finished|ready|signed|in\s+place|possible)\Z",
    re.IGNORECASE,
)
_MONTH = "|".join(MONTHS)
_MEETING = re.compile(
    r"(?:\b(?P<before>at|to|for|by|before|until)\s+|(?<=\battend\s)|(?<=\battending\s))"
    rf"(?:the|our)\s+(?:next\s+|(?:{_MONTH})\s+(?:\d{{4}}\s+)?)(?:[\w&/'’-]+\s+){{0,5}}?meeting\b"
    rf"(?:\s+\((?:{_MONTH}|[A-Z][a-z]{{2,3}})\))?"
)
_IF = re.compile(
    r"\s*(?:If\s+(?:available|possible|required|necessary|appropriate|agreed|approved)|"
    r"Subject\s+to\s+(?:approval|agreement|availability|funding))\b"
)
_LONGEST = 80  # characters of a due phrase that ends a sentence
_HORIZON = dt.timedelta(183)
"""How far on a day without its year may be, where it need not be that of a due phrase."""


def dues_said(text: RichText, near: dt.date | None) -> tuple[Due, ...]:
    """The due phrases in an action's text, as written, with what they mean on the day ``near``."""
    words = "\n".join(paragraph.words for paragraph in text)
    found: list[tuple[int, Due]] = []
    for start, sentence in _sentences(words):
        found += [(start + at, due) for at, due in _in_sentence(sentence, near)]
    return tuple(due for _, due in sorted(found, key=lambda one: one[0]))


def _sentences(words: str) -> Iterator[tuple[int, str]]:
    start = 0
    for end in _SENTENCE_END.finditer(words):
        yield start, words[start : end.start()]
        start = end.end()
    yield start, words[start:]


def _in_sentence(sentence: str, near: dt.date | None) -> Iterator[tuple[int, Due]]:
    if condition := _IF.match(sentence):
        yield condition.start(), Due(condition[0].strip(), "condition")
    last = 0
    for meeting in _MEETING.finditer(sentence):
        due = read_due(meeting[0], near)
        if _is_to_come(due, near, soon=meeting["before"] not in {"to", "for", "by"}):
            last = meeting.end()
            yield meeting.start(), due
    rest = _CLOSING.sub("", sentence)
    yield from _ending(rest, last, near)
    if bracket := _BRACKET.search(sentence):
        yield from _ending(_CLOSING.sub("", sentence[: bracket.start()]), last, near)


def _ending(sentence: str, start: int, near: dt.date | None) -> Iterator[tuple[int, Due]]:
    """The due phrase with which a sentence ends, if one does behind ``start``."""
    start = max(start, len(sentence) - _LONGEST)
    for sign, soon in ((_TO_REVIEW, False), (_BY, False), (_SOFT, True)):
        for lead in sign.finditer(sentence, start):
            due = read_due(sentence[lead.start() :], near)
            said = due.kind in {"date", "month"} or (sign is _TO_REVIEW and due.when)
            if said and _is_to_come(due, near, soon=soon):
                yield lead.start(), due
                return
    if done := _DONE.search(sentence, start):
        yield done.start(), Due(done[0], "event")


def _is_to_come(due: Due, near: dt.date | None, *, soon: bool) -> bool:
    """Whether a due day is one to come; with ``soon``, within half a year where no year is said."""
    if near is None or not due.when:
        return True
    day = dt.date.fromisoformat(due.when if len(due.when) > len("YYYY-MM") else f"{due.when}-01")
    if day < near.replace(day=1):
        return False
    has_year = str(day.year) in due.words
    return has_year or not soon or near.replace(day=1) < day <= near + _HORIZON


# Owners

_ACTS = r"\s+(?:to|will|shall|should|must|(?:is|are|has|have)\s+(?:asked\s+)?to|agreed\s+to)\s+"
_BEGINS = re.compile(rf"\s*(?:The\s+)?(?P<names>[^\n.;:]{{1,80}}?){_ACTS}(?P<verb>[A-Za-z-]+)")
_BETWEEN = re.compile(r"\s*(?:/|,|&|\band\b)\s*(?:the\s+)?")
_SHORT = re.compile(r"[A-Z]{2,4}")
_OF_THINGS = {"be", "follow", "go", "remain", "continue", "come", "start", "close", "take", "the"}


def owners_said(text: RichText, attendance: tuple[Attendee, ...]) -> tuple[Owner, ...]:
    """The owners with whom an action begins: ``CC to report``, ``The DCC will``, ``AB/AC to``.

    People in the room, their posts and ALL are known; of others two to four capitals are taken,
    before words that only people can do.
    """
    found = _BEGINS.match(text[0].words) if text else None
    if found is None:
        return ()
    known = {name for one in attendance for name in (*names_of(one), *posts_of(one))} | {
        "ALL",
        "All",
    }
    names = [name for name in _BETWEEN.split(found["names"]) if name]
    of_people = found["verb"].lower() not in _OF_THINGS
    if all(name in known or (of_people and _SHORT.fullmatch(name)) for name in names):
        return tuple(Owner(name, "all" if name.upper() == "ALL" else "words") for name in names)
    return ()
