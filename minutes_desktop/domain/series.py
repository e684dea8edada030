"""A series of meetings that runs for years: its name, its habits, and who held which post when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.ids import new_id
from minutes_desktop.domain.people import bare_post

_RANKED = re.compile(r"^(?P<prefix>[A-Z]{1,3}/)(?P<rest>\S.*)$")
_BEHIND = re.compile(r"\(([^()]+)\)\s*$")


class Holding(Struct, frozen=True, omit_defaults=True):
    """That somebody held a post, from a local day to another, both included.

    ``None`` stands for a day nobody knows, or that has not come. ``prefix`` is how a temporary or
    acting rank is printed, such as ``T/``; ``initials`` are those printed beside the name.
    """

    name: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    prefix: str = ""
    initials: str = ""

    def holds(self, day: dt.date | None) -> bool:
        """Whether the post was held on a local day; ``None`` asks for a day still to come."""
        if day is None:
            return self.until is None
        return (self.since or day) <= day <= (self.until or day)


class Post(Struct, frozen=True, omit_defaults=True):
    """A place at the table, whoever holds it: title and abbreviation as printed.

    ``group`` is the label under which its holder is listed, empty for that of the template.
    """

    title: str = ""
    abbreviation: str = ""
    group: str = ""
    holdings: tuple[Holding, ...] = ()

    def capacity(self, prefix: str = "") -> str:
        """The post as printed: ``Assistant Chief Constable (T/ACC)`` of a temporary one."""
        if not self.title:
            return f"{prefix}{self.abbreviation}"
        if self.abbreviation:
            return f"{self.title} ({prefix}{self.abbreviation})"
        return f"{prefix}{self.title}"

    def holders(self, day: dt.date | None) -> tuple[Holding, ...]:
        """Who held the post on a local day: nobody, one, or several where their times overlap."""
        return tuple(one for one in self.holdings if one.name.strip() and one.holds(day))

    def is_wanted(self, day: dt.date | None) -> bool:
        """Whether the table has the place on a day: it goes when its last holder has."""
        named = [one for one in self.holdings if one.name.strip()]
        if not named or day is None:
            return True
        began = all(one.since is None or one.since <= day for one in named)
        ended = all(one.until is not None and one.until < day for one in named)
        return not (began and ended)


class Series(Struct, frozen=True, omit_defaults=True):
    """What is kept of a series beside its template, which has its standing items and numbers.

    ``template`` is the id of that by which its next meeting prints. ``former`` holds the names it
    had before, under which its older minutes stand. ``start`` is local. ``reference`` is how its
    actions are numbered; ``agreed``, ``amended`` and ``withheld`` are the words in which a meeting
    agrees the minutes of the last one: each is empty for the program's own.
    """

    id: str = field(default_factory=new_id)
    name: str = ""
    former: tuple[str, ...] = ()
    template: str = ""
    place: str = ""
    start: dt.time | None = None
    reference: str = ""
    agreed: str = ""
    amended: str = ""
    withheld: str = ""
    posts: tuple[Post, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name under which its minutes may stand, that of today first."""
        return (self.name, *self.former)

    @property
    def has_holdings(self) -> bool:
        """Whether anything is known of who held its posts."""
        return any(one.name.strip() for post in self.posts for one in post.holdings)


class Seen(Struct, frozen=True):
    """Somebody named in the minutes of a meeting on a local day, there or with apologies."""

    day: dt.date
    name: str
    capacity: str
    group: str = ""
    initials: str = ""


def renamed(series: Series, name: str) -> Series:
    """The series under another name; its older minutes keep the one they had."""
    if name == series.name:
        return series
    former = dict.fromkeys((series.name, *series.former))
    kept = tuple(one for one in former if one and one != name)
    return replace(series, name=name, former=kept)


def series_of(name: str, known: Iterable[Series]) -> Series | None:
    """The series to which minutes of a name belong: that of the name, or that which had it."""
    found = tuple(known)
    same = (one for one in found if one.name == name)
    before = (one for one in found if name in one.former)
    return next(same, None) or next(before, None)


def is_taken(name: str, series: Series, known: Iterable[Series]) -> bool:
    """Whether another series has, or had, the name."""
    said = name.strip().casefold()
    others = (one for one in known if one.id != series.id)
    return any(said in map(str.casefold, one.names) for one in others)


def together(*known: Sequence[Series]) -> tuple[Series, ...]:
    """Each series once, by name: where several have the same id, the last one counts."""
    found = {one.id: one for some in known for one in some}
    return tuple(sorted(found.values(), key=lambda one: one.name.casefold()))


def roster(series: Series, day: dt.date | None, group: str = "") -> tuple[Attendee, ...]:
    """Who is expected on a local day, in the order of the posts.

    Where the times of two holders overlap both are; a post nobody held has a line without a name.
    ``group`` is the label under which those are listed whose post has none.
    """
    expected: list[Attendee] = []
    for post in series.posts:
        if not post.is_wanted(day):
            continue
        expected += [
            Attendee(
                name=one.name,
                capacity=post.capacity(one.prefix),
                group=post.group or group,
                initials=one.initials,
            )
            for one in post.holders(day) or (Holding(),)
        ]
    return tuple(expected)


def posts_held(series: Series, name: str, day: dt.date | None) -> tuple[str, ...]:
    """The capacities, as printed, in which somebody of a name would come on a local day."""
    said = name.strip().casefold()
    return tuple(
        post.capacity(one.prefix)
        for post in series.posts
        for one in post.holders(day)
        if one.name.strip().casefold() == said
    )


# Learning from past meetings


def learnt(series: Series, seen: Iterable[Seen]) -> Series:
    """The series with the posts and holders that past meetings name, beside those it has.

    A holding runs from the first meeting that shows it to the last; it goes on where that is the
    newest of all, and is broken where a meeting in between shows somebody else alone. One whose
    name stands under the post already is left as it is there.
    """
    found = sorted(seen, key=lambda one: one.day)
    days = [one.day for one in found]
    posts = {_key(post.title, post.abbreviation): post for post in series.posts}
    for key, some in _by_post(found).items():
        post = posts.get(key) or some[0][1]
        known = {one.name.strip().casefold() for one in post.holdings}
        fresh = [one for one in _holdings(some, days[-1]) if one.name.casefold() not in known]
        blank = tuple(one for one in post.holdings if one.name.strip())
        posts[key] = replace(post, holdings=(*blank, *fresh))
    return replace(series, posts=tuple(posts.values()))


_Named = tuple[Seen, Post, str]


def _by_post(seen: Iterable[Seen]) -> dict[tuple[str, str], list[_Named]]:
    found: dict[tuple[str, str], list[_Named]] = {}
    for one in seen:
        if one.name.strip() and one.capacity.strip():
            post, prefix = read_capacity(one.capacity)
            key = _key(post.title, post.abbreviation)
            found.setdefault(key, []).append((one, replace(post, group=one.group), prefix))
    return found


def _key(title: str, abbreviation: str) -> tuple[str, str]:
    return title.casefold().strip(), abbreviation.casefold().strip()


def read_capacity(capacity: str) -> tuple[Post, str]:
    """The post that a printed capacity names, and the prefix of a temporary or acting rank."""
    words = " ".join(capacity.split())
    behind = _BEHIND.search(words)
    if behind is None:
        ranked = _RANKED.match(words)
        if ranked is None:
            return Post(words), ""
        return Post(ranked["rest"]), ranked["prefix"]
    ranked = _RANKED.match(behind[1])
    prefix, short = (ranked["prefix"], ranked["rest"]) if ranked else ("", behind[1])
    title = words[: behind.start()].strip()
    if bare_post(title) != title:  # two in brackets: the words are kept as they are
        return Post(words), ""
    return Post(title, short), prefix


def _holdings(some: list[_Named], newest: dt.date) -> list[Holding]:
    """Who held one post, by those named in it, in order of days."""
    held: list[Holding] = []
    running: dict[str, int] = {}
    for day in dict.fromkeys(one.day for one, _, _ in some):
        there = [(one, prefix) for one, _, prefix in some if one.day == day]
        names = {one.name.casefold().strip() for one, _ in there}
        running = {name: at for name, at in running.items() if name in names}
        for one, prefix in there:
            name = one.name.casefold().strip()
            at = running.get(name)
            if at is not None and held[at].prefix == prefix:
                held[at] = replace(held[at], until=day, initials=one.initials or held[at].initials)
            else:
                running[name] = len(held)
                held.append(Holding(one.name.strip(), day, day, prefix, one.initials))
    return [replace(one, until=None) if one.until == newest else one for one in held]
