"""A copy of the store that is kept up to date in a folder of the user's choice, as on a stick."""

from __future__ import annotations

import os
from pathlib import Path

from minutes_desktop.store import reading
from minutes_desktop.store.copying import Watch, copy_store, saves_in, unwatched
from minutes_desktop.store.errors import StoreError

MARK = "second_copy.mark"
"""The preference by which the copy is known as one of this store and no other."""

_PART = ".second-copy.part"


def copy_in(store: Path, folder: Path) -> Path:
    """The file of the copy in the folder."""
    real = Path(os.path.realpath(store))
    return folder / f"{real.stem} second copy{real.suffix}"


def refresh(store: Path, folder: Path, watch: Watch = unwatched) -> bool:
    """Bring the copy up to date; whether it is. Raises ``StoreError``.

    The copy of before stays until the new one is whole. A store whose mark is still on its way to
    the file is not copied yet.
    """
    target = copy_in(store, folder)
    if not folder.is_dir():
        raise StoreError(
            f"The second copy is waiting for the folder {folder}, which is not there. It goes on by"
            " itself as soon as it is back."
        )
    mine, saves = _known_by(store)
    if not mine:
        return False
    if reading.is_there(target):
        try:
            theirs, saved = _known_by(target)
        except StoreError as error:
            raise _not_ours(target) from error
        if theirs != mine:
            raise _not_ours(target)
        if saved == saves:
            return True
        if saved > saves:
            raise StoreError(
                f"{target} holds newer minutes than this store, so it was left as it is. Choose"
                " another folder for the second copy, or move that file away."
            )
    try:
        copy_store(store, target, watch, part=_PART)
    except StoreError as error:
        if not folder.is_dir():
            return refresh(store, folder, watch)  # pulled out meanwhile: say that
        raise type(error)(f"The second copy could not be brought up to date. {error}") from error
    return True


def _known_by(path: Path) -> tuple[str, int]:
    """The mark of a store, or of a copy of it, and its count of saves."""
    with reading.any_form(path) as connection:
        row = connection.execute("SELECT value FROM preference WHERE name = ?", (MARK,)).fetchone()
        return (row[0] if row else ""), saves_in(connection)


def _not_ours(target: Path) -> StoreError:
    return StoreError(
        f"{target} is not the second copy of this store, so it was left as it is. Choose another"
        " folder for the second copy."
    )
