"""All that an open store holds, written to a file anew when its own was deleted or replaced.

The connection still reaches the old file, until it is closed; nobody else does.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

from msgspec import Struct
from sqlalchemy import Engine

from minutes_desktop.store.copying import numbered, remove, sync_folder
from minutes_desktop.store.database import path_of, sentences_of, whereabouts_of
from minutes_desktop.store.driver import driver_of
from minutes_desktop.store.errors import StoreAway, StoreError, sentences
from minutes_desktop.store.identity import files_beside

SAVABLE = frozenset({"deleted", "replaced"})
"""What may become of a file so that what it held must be written anew."""

_MARK = " kept "


class Rescued(Struct, frozen=True):
    """Where everything is now; ``sentence`` tells the user what happened."""

    path: Path
    sentence: str


def rescue(engine: Engine, away: StoreAway) -> Rescued:
    """Write everything to the store's own place, or beside a file that stands there now.

    The engine is done with afterwards. Raises ``StoreError`` if it cannot be written; the engine
    then still has everything.
    """
    path = path_of(engine)
    draft = path.with_name(f".minutes-{uuid4().hex}.new")
    try:
        _copy(engine, draft)
        kept = _publish(draft, path)
    finally:
        remove(draft, *files_beside(draft))
    # Only now that all of it has a name of its own is the old file let go.
    whereabouts = whereabouts_of(engine)
    engine.dispose()
    whereabouts.clear()
    goal = _put_back(kept, path) if away.how == "deleted" else kept
    return Rescued(goal, _sentence(path, goal))


def kept_beside(path: Path) -> Path | None:
    """The newest file beside the store to which another one's meetings were rescued, if any."""
    begins = f"{path.stem}{_MARK}"
    found = [one for one in _siblings(path) if one.name.startswith(begins)]
    minute = len(begins) + len("YYYY-MM-DD HH.MM")
    # Of several of one minute the later ones are numbered, which makes their names longer.
    return max(found, key=lambda one: (one.name[:minute], len(one.name), one.name), default=None)


def _siblings(path: Path) -> list[Path]:
    try:
        return [one for one in path.parent.iterdir() if one.suffix == path.suffix]
    except OSError:
        return []


def _copy(engine: Engine, draft: Path) -> None:
    """Copy the store by SQLite's own backup, and read the copy through before it is trusted."""
    with sentences(path_of(engine)), closing(sqlite3.connect(draft)) as copy:
        with sentences_of(engine), engine.connect() as connection:
            driver_of(connection).backup(copy)
        if copy.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise StoreError(
                f"What is left of {path_of(engine)} is damaged, so it could not be written anew."
                " Save a copy of the meeting elsewhere."
            )


def _publish(draft: Path, path: Path) -> Path:
    """Give the draft a name that no file has; the name it got."""
    for name in _names(path):
        try:
            _rename(draft, name)
        except FileExistsError:
            continue
        except OSError as error:
            raise StoreError(
                f"{name} cannot be written ({error.strerror}). Save a copy of the meeting"
                " elsewhere."
            ) from error
        sync_folder(name.parent)
        return name
    raise StoreError(f"There are too many files like {path} already. Move some of them away.")


def _put_back(kept: Path, path: Path) -> Path:
    """Give the file the store's own name, unless another has come to stand there."""
    try:
        _rename(kept, path)
        sync_folder(path.parent)
    except OSError:
        return kept
    return path


def _rename(file: Path, goal: Path) -> None:
    """Rename the file; ``FileExistsError`` where there is one already, even if it came just now."""
    try:
        os.link(file, goal)
    except FileExistsError:
        raise
    except OSError:
        # On a file system without links, the moment between the two lines has to be risked.
        if goal.exists():
            raise FileExistsError from None
        file.rename(goal)
    else:
        file.unlink()


def _names(path: Path) -> Iterator[Path]:
    now = f"{dt.datetime.now():%Y-%m-%d %H.%M}"  # noqa: DTZ005 - the user's clock, for a name
    return numbered(path.parent, f"{path.stem}{_MARK}{now}", path.suffix)


def _sentence(path: Path, goal: Path) -> str:
    if goal == path:
        return (
            f"{path} was deleted while it was open. It was written again in its place, with"
            " everything it held; nothing is lost, and saving goes on."
        )
    return (
        f"Another file was put in the place of {path} while it was open, perhaps by a program that"
        f" keeps folders in step. It was left as it is. Everything you have is in {goal}, and"
        " saving goes on there."
    )
