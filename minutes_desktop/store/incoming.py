"""Exchange files read from the disk, before anything is written to the store.

SQLAlchemy is not used here, so that a wrong file is refused without waiting for it.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from minutes_desktop.domain.exchange import LARGEST, ExchangeError, decode
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.template import Template
from minutes_desktop.store.errors import StoreError


class Incoming(Struct, frozen=True):
    """A meeting that is to be stored, from ``file``; ``template`` is ``None`` if it brings none."""

    file: Path
    minutes: Minutes
    template: Template | None = None


def read_file(path: Path) -> Incoming:
    """The meeting in an exchange file.

    Raises ``StoreError``, with the place and the reason, if it cannot be read or is wrong.
    """
    try:
        if not path.is_file():
            what = "is not a file" if path.exists() else "is not there"
            raise StoreError(f"{path} {what}. Name the exchange file of a meeting.")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        minutes, template = decode(data)
    except OSError as error:
        raise StoreError(
            f"{path} cannot be read ({error.strerror}). Ask for access to the file."
        ) from error
    except ExchangeError as error:
        raise not_imported(path, str(error)) from error
    return Incoming(path, minutes, template)


def not_imported(path: Path, reason: str) -> StoreError:
    """What to raise for a file that is refused; ``reason`` is a sentence."""
    return StoreError(f"{path} cannot be imported. {reason} Nothing has been imported.")
