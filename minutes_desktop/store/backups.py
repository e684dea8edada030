"""Backups of the store, in a folder beside it: made, listed, and thinned by age."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal, get_args

from msgspec import Struct

from minutes_desktop.store import reading, thinning
from minutes_desktop.store.copying import (
    Watch,
    about,
    check_whole,
    copy_store,
    numbered,
    saves_in,
    unwatched,
)
from minutes_desktop.store.errors import StoreError
from minutes_desktop.store.thinning import Made, Order

Reason = Literal["", "before upgrade", "before restore"]
"""Why a backup was made; empty for one made in the ordinary course."""

_PART = ".backup.part"
_WHEN = "%Y-%m-%d %H.%M.%S"


class Backup(Struct, frozen=True):
    """A backup as lists show it; ``when`` is local, as the clock then said, ``size`` in bytes.

    ``fault`` is empty, or the sentence that says why it cannot be used.
    """

    path: Path
    when: dt.datetime
    reason: Reason
    order: Order
    meetings: int
    size: int
    fault: str = ""

    @property
    def saves(self) -> int:
        """How many times words had been saved when it was made."""
        return self.order[0]


def folder_of(store: Path) -> Path:
    """The folder that the backups of a store are in, beside the file that a link may lead to."""
    return Path(os.path.realpath(store)).parent / "backups"


def list_backups(store: Path) -> tuple[Backup, ...]:
    """All backups of a store, the newest of its life first, whatever their clocks said."""
    found = [_backup(path, *named) for path, named in _named(store)]
    return tuple(sorted(found, key=lambda one: one.order, reverse=True))


def back_up(store: Path, reason: Reason = "", watch: Watch = unwatched) -> Path:
    """Make a backup now, and thin those made earlier; its path. Raises ``StoreError``.

    Of a damaged store none is made, and none is taken away then.
    """
    target = free_name(store, reason)
    with about(target):
        target.parent.mkdir(parents=True, exist_ok=True)
    copy_store(store, target, watch, part=_PART)
    thin(store)
    return target


class Behind(Struct, frozen=True):
    """The store counts fewer saves than a backup of it, the ``highest``: another took its place."""

    highest: int


def back_up_if_due(store: Path, watch: Watch = unwatched) -> Path | Behind | None:
    """Make a backup if words were saved since the newest was made, and tell its path.

    In a folder that may only be read nothing is done, since nothing can have been saved.
    """
    if not reading.is_there(store) or not os.access(folder_of(store).parent, os.W_OK):
        return None
    with reading.any_form(store) as connection:
        saves = saves_in(connection)
    newest = highest_count(store) or 0
    if saves == newest:
        return None
    return back_up(store, watch=watch) if saves > newest else Behind(newest)


def highest_count(store: Path) -> int | None:
    """The highest count of saves among the backups; ``None`` if there are none."""
    return max((one.saves for one in list_backups(store) if not one.fault), default=None)


def newest_good(store: Path) -> Backup | None:
    """The newest backup that is sound from end to end."""
    for backup in list_backups(store):
        with suppress(StoreError):
            check_whole(backup.path)
            return backup
    return None


def thin(store: Path) -> None:
    """Take away the backups that have become too many; those that cannot be read stay."""
    made = {Made(one.order, one.when): one for one in list_backups(store) if not one.fault}
    for surplus in made.keys() - thinning.kept(made):
        with suppress(OSError):
            made[surplus].path.unlink(missing_ok=True)


def _named(store: Path) -> Iterator[tuple[Path, tuple[dt.datetime, Reason]]]:
    """The files that bear the name of a backup, with what the name tells."""
    reasons = "|".join(filter(None, get_args(Reason)))
    shape = re.compile(
        rf"{re.escape(store.stem)} (\d{{4}}-\d\d-\d\d \d\d\.\d\d\.\d\d)"
        rf"((?: (?:{reasons}))?)(?: \(\d+\))?{re.escape(store.suffix)}"
    )
    with about(folder_of(store)):
        paths = sorted(folder_of(store).iterdir()) if folder_of(store).is_dir() else []
    for path in paths:
        if match := shape.fullmatch(path.name):
            with suppress(ValueError):
                when = dt.datetime.strptime(match[1], _WHEN)  # noqa: DTZ007 - local, as it is named
                yield path, (when, _reason(match[2].strip()))


def _reason(words: str) -> Reason:
    return next(reason for reason in get_args(Reason) if reason == words)


def _backup(path: Path, when: dt.datetime, reason: Reason) -> Backup:
    size = 0
    with suppress(OSError):
        size = path.stat().st_size
    try:
        with reading.any_form(path) as connection:
            form = int(connection.execute("PRAGMA user_version").fetchone()[0])
            saves = saves_in(connection)
            (meetings,) = connection.execute("SELECT count(*) FROM meeting").fetchone()
    except StoreError as error:
        return Backup(path, when, reason, (-1, 0, path.name), 0, size, str(error))
    return Backup(path, when, reason, (saves, form, path.name), meetings, size)


def free_name(store: Path, reason: Reason) -> Path:
    """A name after the local time that no file has."""
    now = dt.datetime.now().astimezone().strftime(_WHEN)
    name = " ".join(filter(None, (store.stem, now, reason)))
    paths = numbered(folder_of(store), name, store.suffix)
    return next(path for path in paths if not path.exists())
