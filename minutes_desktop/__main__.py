"""The way into the program."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def main() -> int:
    """Do what the command line asks, and return the exit status."""
    arguments = sys.argv[1:]
    # First of all, because the other processes must start at once and know no window.
    if worker := _worker(arguments):
        # Where the window was killed, nobody is left to be answered.
        with suppress(BrokenPipeError):
            worker()
        return 0
    # Nor does the window wait for what the commands need.
    match arguments:
        case []:
            from minutes_desktop.settings import default_store  # noqa: PLC0415

            return _open_window(default_store())
        case ["--store", store] if not store.startswith("-"):
            return _open_window(Path(store))
    from minutes_desktop.cli import obey  # noqa: PLC0415

    return obey(arguments, _open_window)


def _worker(arguments: list[str]) -> Callable[[], None] | None:
    """What a process beside the window does, if this is to be one."""
    if "--print-worker" in arguments:
        from minutes_desktop.export.worker import run as print_pages  # noqa: PLC0415

        return print_pages
    if "--spelling-worker" in arguments:
        from minutes_desktop.spelling.worker import run as check_words  # noqa: PLC0415

        return check_words
    return None


def _open_window(store: Path) -> int:
    from minutes_desktop.app import run  # noqa: PLC0415

    return run(store)


if __name__ == "__main__":
    sys.exit(main())
