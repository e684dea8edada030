"""A damaged store read as far as it can be, and what is left of it made into a sound one."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Engine, insert

from minutes_desktop.domain.lexicon import Phrase
from minutes_desktop.domain.minutes import Minutes, walk_blocks
from minutes_desktop.domain.place import Place
from minutes_desktop.domain.template import Template
from minutes_desktop.store import builtin, derived, meetings, tables
from minutes_desktop.store.copying import Watch, about, go_on, remove, unwatched
from minutes_desktop.store.database import (
    close_store,
    open_store,
    raise_count,
    upgrade,
    writing,
)
from minutes_desktop.store.driver import driver_of
from minutes_desktop.store.errors import StoreError
from minutes_desktop.store.identity import SCHEMA, files_beside
from minutes_desktop.store.left_versions import Frozen, LeftVersions, seal
from minutes_desktop.store.mending import RECOVERED, bare_meeting, mend
from minutes_desktop.store.pages import Pages
from minutes_desktop.store.phrases import put_phrases, put_preference
from minutes_desktop.store.records import Cell
from minutes_desktop.store.remains import Remains, form_of, layout_of, likely_form, remains
from minutes_desktop.store.restoring import Restored, put_in_store
from minutes_desktop.store.rows import MeetingRows, Row
from minutes_desktop.store.rows import place_of as place_of_row
from minutes_desktop.store.templates import add_templates

_LISTS = ("detail", "attendee", "apology", "item", "block", "action", "sitting")
_TITLES = 5  # that a sentence has room for
Read = TypeVar("Read", bound=Struct)


class Salvaged(Struct, frozen=True):
    """What could be read: how many meetings and blocks, and the titles of those not all there.

    ``gone`` counts the meetings of which nothing is left; ``unsure`` says that there may have been
    more of those. ``restored`` says where the files are. ``versions`` counts the kept versions,
    ``entries`` the entries of the journal that are missing.
    """

    meetings: int
    blocks: int
    incomplete: tuple[str, ...]
    gone: int
    unsure: bool
    restored: Restored
    versions: int = 0
    entries: int = 0

    @property
    def sentence(self) -> str:
        """All that, in words for the user."""
        kept = f" and {_count(self.versions, 'kept version')}" if self.versions else ""
        read = (
            f"{_count(self.meetings, 'meeting')} with {_count(self.blocks, 'block')}{kept} could be"
            " read."
        )
        if self.incomplete:
            read += (
                f" Not all is left of {self._titles()}; whatever has lost its place there stands at"
                f" the end, under “{RECOVERED}”."
            )
        if self.gone:
            read += f" Of {_count(self.gone, 'meeting')} nothing is left."
        if self.entries:
            missing = "1 entry is" if self.entries == 1 else f"{self.entries} entries are"
            read += f" Of the journal {missing} missing; Verify tells what they were about."
        if self.unsure:
            read += " There may have been more, of which nothing is left."
        elif not self.incomplete and not self.gone and not self.entries:
            read += " Nothing was lost."
        return read

    def _titles(self) -> str:
        titles = [f"“{title}”" for title in dict.fromkeys(self.incomplete)]
        more = len(self.incomplete) - len(titles[:_TITLES])
        return ", ".join(titles[:_TITLES]) + (f" and {more} more" if more else "")


def salvage(store: Path, file: Path, watch: Watch = unwatched) -> Salvaged:
    """Put what can be read of a damaged store in ``file`` in the place of ``store``.

    ``file`` may be the store itself. Nobody else may have the store open. What stood there is
    kept, as by ``restore``. Raises ``StoreError``, and the store is then as it was.
    """
    store = Path(os.path.realpath(store))
    with about(store):
        store.parent.mkdir(parents=True, exist_ok=True)
    rough = store.with_name(".minutes-remains.part")
    draft = store.with_name(".minutes-salvaged.part")
    with _no_more(rough), _no_more(draft):
        left, form = _read(file, rough, lambda share: watch(share / 2))
        try:
            _fill(rough, left, form)
            found = _Found(rough, left)
        except (sqlite3.Error, msgspec.MsgspecError) as error:
            raise StoreError(f"What is left of {file} makes no sense ({error}).") from error
        values = list(found.meetings())
        if not values:
            raise StoreError(f"Nothing that was minutes could be read in {file}.")
        _write(draft, found, values, watch)
        restored = put_in_store(draft, store)
    blocks = sum(len(list(walk_blocks(one.minutes.items))) for one in values)
    incomplete = tuple(one.minutes.title for one in values if not one.whole)
    read = {one.minutes.id for one in values}
    gone = len({key[0] for key in left.lost.get("meeting", ())} - read)
    return Salvaged(
        len(values),
        blocks,
        incomplete,
        gone,
        left.unsure,
        restored,
        len(found.kept.versions),
        found.kept.missing_entries,
    )


def _count(number: int, thing: str) -> str:
    return f"1 {thing}" if number == 1 else f"{number} {thing}s"


@contextmanager
def _no_more(path: Path) -> Iterator[None]:
    """Have no file of this name before the block nor after it."""
    remove(path, *files_beside(path))
    try:
        yield
    finally:
        remove(path, *files_beside(path))


# ------------------------------------------------------------------ what is left, in its own form


def _read(file: Path, rough: Path, watch: Watch) -> tuple[Remains, int]:
    """The rows that are left, and the form of their store.

    ``rough`` is used meanwhile; if it is there then, it is an empty store of that form.
    """
    try:
        pages = Pages(file)
    except OSError as error:
        raise StoreError(f"{file} cannot be read ({error.strerror}).") from error
    with closing(pages):
        form = form_of(pages)
        if form is not None and form > SCHEMA:
            raise StoreError(
                f"{file} was written by a newer version of Minutes Desktop. It was left as it is:"
                " install the newer version."
            )
        layouts = {}
        for number in [form] if form else range(1, SCHEMA + 1):
            upgrade(rough, new=True, form=f"{number:04}")
            layouts[number] = layout_of(rough)
            if form is None:
                remove(rough, *files_beside(rough))
        form = form or likely_form(pages, layouts)
        return remains(pages, layouts[form], watch), form


def _fill(rough: Path, left: Remains, form: int) -> None:
    """Put the rows into a store of their own form, and bring that to the newest."""
    if not rough.exists():
        upgrade(rough, new=True, form=f"{form:04}")
    with closing(sqlite3.connect(rough, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN")
        _let_write(connection)
        for name, rows in left.rows.items():
            if found := list(rows.values()):
                marks = ", ".join("?" * len(found[0]))
                way = "REPLACE" if name == "tally" else "IGNORE"
                connection.executemany(f"INSERT OR {way} INTO {name} VALUES ({marks})", found)  # noqa: S608 - our own names
        connection.execute("COMMIT")
    if form < SCHEMA:
        upgrade(rough)


def _let_write(connection: sqlite3.Connection) -> None:
    """Take away what would refuse the rows of sealed minutes; nobody else ever uses this store."""
    found = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    for (name,) in connection.execute(found).fetchall():
        connection.execute(f"DROP TRIGGER {name}")


class _Meeting(Struct, frozen=True):
    """A meeting made of what is left, with its place and the times of its own row.

    ``sealed`` is the version at which it is sealed, by its sequence; 0 if it can be written.
    """

    minutes: Minutes
    whole: bool
    place: Place | None
    row: Row
    sealed: int = 0


class _Found:
    """The rows left, of the newest form, and what is to be made of them."""

    def __init__(self, rough: Path, left: Remains) -> None:
        self._left = left
        with closing(sqlite3.connect(rough)) as connection:
            connection.row_factory = sqlite3.Row
            self._rows = {
                name: [dict(row) for row in connection.execute(f"SELECT * FROM {name}")]  # noqa: S608 - as above
                for name in tables.metadata.tables
            }
        bodies = [row["body"] for row in self._rows["template"]]
        self.templates = [one for body in bodies if (one := _decoded(body, Template))]
        self.phrases = [it for row in self._rows["phrase"] if (it := _converted(row, Phrase))]
        self.preferences = self._rows["preference"]
        self.series = self._rows["series"]
        self.kept = LeftVersions(self._rows["version"], self._rows["act"])
        self._of = {name: _by_meeting(self._rows[name]) for name in (*_LISTS, "place")}
        self._senseless: dict[object, list[list[Cell]]] = defaultdict(list)
        for values in left.senseless:
            self._senseless[values[0] if values else None].append(values)
        self.saves = max((row["saves"] for row in self._rows["tally"]), default=0)

    def meetings(self) -> Iterator[_Meeting]:
        """Every meeting of which anything is left."""
        own = {row["id"]: row for row in self._rows["meeting"]}
        ids = dict.fromkeys(own)
        for name in _LISTS:
            ids |= dict.fromkeys(self._of[name])
        ids |= dict.fromkeys(self.kept.meetings())
        hurt = self._hurt()
        for meeting_id in ids:
            yield self._meeting(meeting_id, own.get(meeting_id), whole=meeting_id not in hurt)

    def _meeting(self, meeting_id: str, own: Row | None, *, whole: bool) -> _Meeting:
        parts = [self._parts(name, meeting_id) for name in _LISTS]
        frozen = self.kept.frozen(meeting_id, own, has_parts=any(parts))
        if frozen is not None:
            return self._sealed(frozen, own)
        row = own or self._row_from_hints(meeting_id)
        mended = mend(MeetingRows(row, *parts), self._loose(meeting_id))
        minutes = self._with_template(mended.minutes)
        place = next(iter(self._parts("place", meeting_id)), None)
        return _Meeting(
            minutes,
            whole and mended.whole and own is not None and _prints_alike(minutes, mended.minutes),
            _converted(place, Place, place_of_row) if place else None,
            own or {},
            (own or {}).get("sealed", 0),
        )

    def _sealed(self, frozen: Frozen, own: Row | None) -> _Meeting:
        """A meeting by its kept version, which has all of it whatever else is lost."""
        if frozen.template is not None and frozen.template not in self.templates:
            self.templates.append(frozen.template)
        row = {"words_saved_at": frozen.saved_at} | (own or {})
        place = next(iter(self._parts("place", frozen.minutes.id)), None)
        seen = _converted(place, Place, place_of_row) if place else None
        whole = frozen.minutes.id not in self._cut_versions()
        return _Meeting(frozen.minutes, whole, seen, row, frozen.sealed)

    def _cut_versions(self) -> set[object]:
        """The ids of meetings that have lost kept versions, or parts of one."""
        found = (self._left.lost, self._left.cut)
        return {key[0] for keys in found for key in keys.get("version", ())}

    def _row_from_hints(self, meeting_id: str) -> Row:
        """A row for a meeting whose own is lost, with what else tells of it."""
        hints = {name: cell for name, cell in self._left.hints.get(meeting_id, {}).items() if cell}
        title = f"{RECOVERED}: {hints['series']!s}" if "series" in hints else RECOVERED
        return bare_meeting(meeting_id) | hints | {"title": title}

    def _parts(self, name: str, meeting_id: str) -> list[Row]:
        return sorted(self._of[name].get(meeting_id, []), key=lambda row: row["position"])

    def _loose(self, meeting_id: str) -> list[str]:
        """The words of rows that fit no table but begin with the meeting's id."""
        rows = self._senseless.get(meeting_id, [])
        return [cell for row in rows for cell in row[3:] if isinstance(cell, str) and " " in cell]

    def _hurt(self) -> set[object]:
        """The ids of meetings that have lost rows, or parts of rows."""
        keys = [*self._left.lost.items(), *self._left.cut.items()]
        return {key[0] for name, found in keys if name in {"meeting", *_LISTS} for key in found}

    def _with_template(self, minutes: Minutes) -> Minutes:
        """The minutes with a template that is there, since without one they cannot be opened."""
        there = [*self.templates, *builtin.builtin_templates()]
        if any(
            (one.id, one.version) == (minutes.template, minutes.template_version) for one in there
        ):
            return minutes
        same = [one for one in there if one.id == minutes.template]
        same = same or [one for one in there if one.series == minutes.series]
        one = max(same, key=lambda one: one.version) if same else there[-1]
        return replace(minutes, template=one.id, template_version=one.version)


def _by_meeting(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["meeting_id"]].append(row)
    return found


def _prints_alike(minutes: Minutes, before: Minutes) -> bool:
    """Whether the minutes kept their template, if they ever had one."""
    return minutes is before or not before.template


def _decoded(body: object, kind: type[Read]) -> Read | None:
    try:
        return msgspec.json.decode(str(body), type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


def _converted(row: Row, kind: type[Read], convert: Any = None) -> Read | None:  # noqa: ANN401 - a function of its kind
    try:
        found: Read = convert(row) if convert else msgspec.convert(row, kind)
    except msgspec.MsgspecError:
        return None
    return found


# ------------------------------------------------------------------ the new store


def _write(draft: Path, found: _Found, values: Sequence[_Meeting], watch: Watch) -> None:
    engine = open_store(draft)
    try:
        with engine.connect() as connection:
            # The file is flushed once, at its end.
            driver_of(connection).execute("PRAGMA synchronous = OFF")
        add_templates(engine, found.templates)
        put_phrases(engine, found.phrases)
        for row in found.preferences:
            put_preference(engine, str(row["name"]), str(row["value"]))
        with writing(engine) as connection:
            for row in found.series:
                connection.execute(insert(tables.series).prefix_with("OR REPLACE"), row)
        for at, one in enumerate(values):
            go_on(watch, 0.5 + at / len(values) / 2)
            meetings.save(engine, None, one.minutes, one.place)
            _set_times(engine, one)
        with writing(engine) as connection:
            found.kept.put(connection)
            for one in values:
                if one.sealed:
                    seal(connection, one.minutes.id, one.sealed)
            derived.rebuild(connection)
        raise_count(engine, found.saves)
    finally:
        close_store(engine)


def _set_times(engine: Engine, one: _Meeting) -> None:
    """Have a meeting count as saved and opened when it was, and not now."""
    times: dict[str, object] = {}
    try:
        dt.datetime.fromisoformat(one.row["words_saved_at"])
        times["words_saved_at"] = one.row["words_saved_at"]
    except (KeyError, TypeError, ValueError):
        pass
    if isinstance(opened := one.row.get("opened"), int):
        times["opened"] = opened
    if times:
        with writing(engine) as connection:
            meeting = tables.meeting
            connection.execute(meeting.update().where(meeting.c.id == one.minutes.id).values(times))
