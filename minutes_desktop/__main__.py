"""The way into the program."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> int:
    """Do what the command line asks, and return the exit status."""
    arguments = sys.argv[1:]
    # First of all, because the other processes must start at once and know no window.
    if "--print-worker" in arguments:
        from minutes_desktop.export.worker import run  # noqa: PLC0415

        run()
        return 0
    if "--spelling-worker" in arguments:
        from minutes_desktop.spelling.worker import run as check  # noqa: PLC0415

        check()
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


def _open_window(store: Path) -> int:
    from minutes_desktop.app import run  # noqa: PLC0415

    return run(store)


if __name__ == "__main__":
    sys.exit(main())
