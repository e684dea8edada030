"""The command line: the window, the list of meetings, and the export of one.

Nothing of Qt or of the writing side of the store is imported here, so that scripts need not wait.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from minutes_desktop import __version__
from minutes_desktop.export.errors import ExportError
from minutes_desktop.settings import default_store
from minutes_desktop.store import builtin, reading
from minutes_desktop.store.errors import StoreError
from minutes_desktop.store.reading import MeetingLine

DONE, COULD_NOT, WRONG_USAGE = 0, 1, 2


def obey(arguments: Sequence[str], open_window: Callable[[Path], int]) -> int:
    """Do what the arguments ask and return the exit status.

    ``open_window`` is given the store, and runs the program's window until it is closed.
    """
    try:
        asked = _parser().parse_args(arguments)
    except SystemExit as ending:
        return WRONG_USAGE if ending.code else DONE
    try:
        return _do(asked, open_window)
    except (StoreError, ExportError) as error:
        return _could_not(str(error))
    except BrokenPipeError:
        # Whoever read the output has seen enough.
        _drop_output()
        return COULD_NOT
    except KeyboardInterrupt:
        return _could_not("Stopped before it was done.")
    except Exception as error:  # noqa: BLE001 - a sentence, never a traceback
        return _could_not(f"Minutes Desktop could not do this because of a fault ({error!r}).")


def _do(asked: argparse.Namespace, open_window: Callable[[Path], int]) -> int:
    store = asked.store or default_store()
    if asked.store and asked.command and not reading.is_there(store):
        raise StoreError(f"There is no file {store}. Check the name given with --store.")
    match asked.command:
        case "list":
            _list(store)
        case "export":
            _export(store, asked.meeting, asked.to)
        case _:
            return open_window(store)
    return DONE


def _list(store: Path) -> None:
    """Print one line a meeting: id, date, series, state and title, parted by tabs."""
    if sys.stdout is None:
        raise StoreError("There is no output to write the list to.")
    # A terminal that cannot show a character gets a question mark, not a fault.
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        for line in reading.list_meetings(store):
            cells = (line.id, _date(line), line.series, line.state, line.title)
            print("\t".join(" ".join(cell.split()) for cell in cells))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _drop_output()
        raise StoreError(f"The list could not be written ({error.strerror}).") from error


def _drop_output() -> None:
    """Let what is left of the output go nowhere, or Python would try to write it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _export(store: Path, meeting: str, path: Path) -> None:
    minutes = reading.load(store, _meeting_id(store, meeting))
    template = builtin.template_of(store, minutes)
    # ReportLab is only imported when there is something to print.
    from minutes_desktop.export.writing import export_pdf  # noqa: PLC0415

    export_pdf(minutes, template, path)


def _meeting_id(store: Path, words: str) -> str:
    """The id of the meeting named by its id, or by its series and date."""
    lines = reading.list_meetings(store)
    found = [line.id for line in lines if words == line.id]
    found = found or [line.id for line in lines if words.split() == _name(line)]
    if len(found) == 1:
        return found[0]
    if found:
        raise StoreError(
            f"{len(found)} meetings are called “{words}”. Name one by its id: {', '.join(found)}."
        )
    raise StoreError(f"There is no meeting “{words}” in {store}. See: minutes-desktop list")


def _name(line: MeetingLine) -> list[str]:
    return [*line.series.split(), _date(line)]


def _date(line: MeetingLine) -> str:
    return line.date.isoformat() if line.date else ""


def _could_not(sentence: str) -> int:
    if sys.stderr is not None:
        print(f"minutes-desktop: {sentence}", file=sys.stderr)
    return COULD_NOT


def _pdf(name: str) -> Path:
    path = Path(name)
    if path.suffix.lower() != ".pdf":
        raise argparse.ArgumentTypeError(f"“{name}” does not end in .pdf, the one kind there is")
    return path


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="minutes-desktop",
        description="Take, print and keep the minutes of meetings. Without a command, the window.",
    )
    parser.add_argument("--version", action="version", version=f"Minutes Desktop {__version__}")
    _add_store(parser, None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    listing = commands.add_parser(
        "list", help="print one line a meeting: id, date, series, state, title"
    )
    export = commands.add_parser("export", help="write the minutes of a meeting to a PDF file")
    export.add_argument("meeting", metavar="MEETING", help="its id, or its series and date")
    export.add_argument("--to", metavar="FILE.pdf", type=_pdf, required=True)
    for command in (listing, export):
        _add_store(command, argparse.SUPPRESS)
    return parser


def _add_store(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--store",
        metavar="FILE",
        type=Path,
        default=default,
        help="the file that holds the meetings, if not the usual one",
    )
