"""Meetings from exchange files, taken into the store: all of them or none."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Engine

from minutes_desktop.domain.date_words import long_date
from minutes_desktop.domain.exchange import encode, encode_template
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.own_templates import newest
from minutes_desktop.domain.sign_off import SEALED
from minutes_desktop.domain.template import Template
from minutes_desktop.store import builtin, meetings, reading, templates
from minutes_desktop.store.database import path_of, writing
from minutes_desktop.store.errors import StoreError
from minutes_desktop.store.incoming import Incoming, not_imported
from minutes_desktop.store.reading import MeetingLine


class Landed(Struct, frozen=True):
    """A meeting that stands in the store; not ``new`` if it had stood there just so before."""

    id: str
    title: str
    new: bool


def bring_in(engine: Engine, incoming: Iterable[Incoming]) -> tuple[Landed, ...]:
    """Store the meetings, each with the template it prints by, in the order given.

    Raises ``StoreError``, naming the file, for a meeting whose id belongs to another one in the
    store, or whose template is nowhere; the store then holds what it held before.
    """
    with writing(engine) as connection:
        landing = _Landing(path_of(engine))
        landed = [landing.place(one) for one in incoming]
        templates.put(connection, landing.templates.values())
        for minutes in landing.minutes.values():
            meetings.write(connection, None, minutes)
    return tuple(landed)


class _Landing:
    """What is to be written: meetings by id, and templates by id and version."""

    def __init__(self, store: Path) -> None:
        self.minutes: dict[str, Minutes] = {}
        self.templates: dict[tuple[str, int], Template] = {}
        self._store = store
        self._lines = {line.id: line for line in reading.list_meetings(store)}

    def place(self, one: Incoming) -> Landed:
        template = self._template(one)
        minutes = replace(one.minutes, template=template.id, template_version=template.version)
        before = self.minutes.get(minutes.id)
        line = self._lines.get(minutes.id)
        if before is None and line is not None:
            before = reading.load(self._store, minutes.id)
        if before is None:
            self.minutes[minutes.id] = minutes
        elif encode(before, None) != encode(minutes, None):
            raise not_imported(one.file, _taken(before, line))
        self.templates[template.id, template.version] = template
        return Landed(minutes.id, _one_line(minutes.title), new=before is None)

    def _template(self, one: Incoming) -> Template:
        """The template by which the meeting prints here."""
        if one.template is None:
            return self._template_here(one)
        known = self._known(one.template)
        if known is None:
            return one.template
        body = encode_template(one.template)
        return known if encode_template(known) == body else _apart(one.template, body)

    def _known(self, template: Template) -> Template | None:
        key = template.id, template.version
        if key in self.templates:
            return self.templates[key]
        try:
            return builtin.template_of(
                self._store, Minutes(template=template.id, template_version=template.version)
            )
        except StoreError:
            return None

    def _template_here(self, one: Incoming) -> Template:
        """The template that the minutes name, or else the one of their series."""
        here = newest((*builtin.builtin_templates(), *reading.templates(self._store)))
        minutes = one.minutes
        if minutes.template:
            try:
                return builtin.template_of(self._store, minutes)
            except StoreError as error:
                reason = (
                    f"The template “{minutes.template}” (version {minutes.template_version}) is"
                    f" not here; there are {_listed(here)}."
                )
                raise not_imported(one.file, reason) from error
        of_series = [template for template in here if template.series == minutes.series]
        if len(of_series) == 1:
            return of_series[0]
        reason = (
            f"It must name under “template” of its “minutes” the template by which it prints;"
            f" there are {_listed(here)}."
        )
        raise not_imported(one.file, reason)


def _listed(here: Iterable[Template]) -> str:
    return ", ".join(f"“{one.id}” (version {one.version})" for one in here)


def _apart(template: Template, body: bytes) -> Template:
    """The template as one of its own, for a store in which its name means another.

    The same template gets the same id each time, so that it is stored once.
    """
    return replace(
        template,
        id=hashlib.sha256(body).hexdigest()[:16],
        name=f"{template.name} (imported)",
        replaces="",
    )


def _taken(held: Minutes, line: MeetingLine | None) -> str:
    called = f"“{_one_line(held.title)}” ({held.id})"
    way_on = "To have both, take the line “id” out of the “minutes” in the file."
    if line is None:
        return f"Another file brings another meeting with the same id, {called}. {way_on}"
    if held.state in SEALED:
        return (
            f"The meeting {called} is {held.state} here and is not replaced by a file that differs"
            " from it. Verify says in what; an amendment corrects it."
        )
    changed = line.words_saved_at.astimezone()
    return (
        f"The meeting {called} is here already and differs; it was last changed on"
        f" {long_date(changed.date())} at {changed:%H:%M}. {way_on}"
    )


def _one_line(words: str) -> str:
    return " ".join(words.split())
