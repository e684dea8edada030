"""The register of actions as the window asks it: listed, told, and acted on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from minutes_desktop.domain.action_deeds import done_in
from minutes_desktop.domain.action_sheet import ActionSheet
from minutes_desktop.domain.register_lines import Line, Wanted
from minutes_desktop.store import entries, register_lines
from minutes_desktop.store.errors import StoreError, StoreOutdated

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from minutes_desktop.domain.action_deeds import Deed
    from minutes_desktop.domain.minutes import Minutes
    from minutes_desktop.domain.register import Entry
    from minutes_desktop.domain.template import Template
    from minutes_desktop.workspace.library import Library
    from minutes_desktop.workspace.open_minutes import OpenMinutes

Found = TypeVar("Found")

__all__ = ["MANY", "PAGE", "Register", "StoreError", "printed"]

PAGE = 200
"""How many lines are read at once."""
MANY = 2000
"""More lines than these are not counted."""
_ALL = 1_000_000  # lines, of a list that is written to a file
USER_NAME = "user_name"
"""The preference that says who works here."""


class Register(QObject):
    """All actions of one library.

    Signals: ``acted`` carries how many actions something was done about, once it is written;
    ``failed`` the sentence of what could not be.
    """

    acted = Signal(int)
    failed = Signal(str)

    def __init__(
        self, library: Library, today: Callable[[], dt.date], parent: QObject | None = None
    ) -> None:
        """Ask the library; ``today`` is the local day."""
        super().__init__(parent)
        self._library, self.today = library, today

    def lines(self, wanted: Wanted, offset: int) -> tuple[Line, ...]:
        """A page of the actions wanted, from a place on; raises ``StoreError``."""
        return _unless_outdated(
            lambda: register_lines.list_lines(self._library.path, wanted, PAGE, offset), ()
        )

    def all_lines(self, wanted: Wanted) -> tuple[Line, ...]:
        """All the actions wanted; raises ``StoreError``."""
        return register_lines.list_lines(self._library.path, wanted, _ALL)

    def sheet(self, wanted: Wanted, subject: str) -> ActionSheet:
        """All the actions wanted, to be handed out; raises ``StoreError``."""
        listed = replace(wanted, grouping="")
        by_owner = replace(wanted, grouping="owner", order="due", descending=False)
        return ActionSheet(self.today(), subject, self.all_lines(listed), self.all_lines(by_owner))

    def count(self, wanted: Wanted) -> int:
        """How many lines there are of the actions wanted, or ``MANY``; raises ``StoreError``."""
        return _unless_outdated(
            lambda: register_lines.count_lines(self._library.path, wanted, MANY), 0
        )

    def owners(self) -> tuple[str, ...]:
        """Everyone who owns an action, in small letters; raises ``StoreError``."""
        return _unless_outdated(lambda: register_lines.owners(self._library.path), ())

    def series(self) -> tuple[str, ...]:
        """Every series that raised an action; raises ``StoreError``."""
        return _unless_outdated(lambda: register_lines.series(self._library.path), ())

    def entry(self, action_id: str) -> Entry | None:
        """An action with its history; raises ``StoreError``."""
        return _unless_outdated(lambda: entries.entry(self._library.path, action_id), None)

    def titles(self) -> dict[str, str]:
        """The title of every meeting, by its id; raises ``StoreError``."""
        return {line.id: line.title or line.series for line in self._library.meetings()}

    def do(self, ids: Collection[str], deed: Deed, label: str, on: OpenMinutes | None) -> None:
        """Do it about the actions; ``acted`` or ``failed`` follows.

        Of minutes ``on`` the screen the actions are written there, under a label for undoing it.
        """
        found = {key: entry for key in ids if (entry := self.entry(key))}
        here = [key for key, entry in found.items() if on and entry.latest_id == on.current.id]
        if on and on.current.state == "draft" and here:
            on.apply(label, lambda minutes: self._done(minutes, here, deed, on))
        else:
            here = []
        elsewhere = [key for key in found if key not in here]
        if not elsewhere:
            self.acted.emit(len(here))
            return
        day, by = self.today(), self._who()

        def job(engine: Engine) -> None:
            _do_about(engine, elsewhere, deed, day, by)

        def answer(failure: str | None) -> None:
            if failure:
                self.failed.emit(failure)
            else:
                self.acted.emit(len(found))

        self._library.writer.do(job, answer)

    def _done(self, minutes: Minutes, ids: Collection[str], deed: Deed, on: OpenMinutes) -> Minutes:
        for key in ids:
            minutes = done_in(minutes, key, deed, on.template) or minutes
        return minutes

    def _who(self) -> str:
        return self._library.choices.preference(USER_NAME)


def printed(sheet: ActionSheet) -> tuple[Minutes, Template]:
    """The sheet as a document to be printed, and how it is set."""
    from minutes_desktop.export import action_sheet  # noqa: PLC0415 - seldom needed

    return action_sheet.printed(sheet)


def _unless_outdated(ask: Callable[[], Found], none: Found) -> Found:
    """What is asked for, or none of it while a store of an earlier form is brought up to date."""
    try:
        return ask()
    except StoreOutdated:
        return none


def _do_about(engine: Engine, ids: Collection[str], deed: Deed, day: dt.date, by: str) -> None:
    from minutes_desktop.store.deeds import do_about  # noqa: PLC0415 - on the writer's thread

    do_about(engine, ids, deed, day, by)
