"""The command line: the window, lists, exports, imports, backups, verifying.

Nothing of Qt or of the writing side of the store is imported before it is needed, so that scripts
need not wait.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from minutes_desktop import __version__
from minutes_desktop.export.errors import ExportError
from minutes_desktop.export.writing import KINDS
from minutes_desktop.settings import default_store
from minutes_desktop.store import builtin, reading
from minutes_desktop.store.errors import StoreError
from minutes_desktop.store.reading import MeetingLine

DONE, COULD_NOT, WRONG_USAGE = 0, 1, 2
_READING = frozenset(
    {"list", "export", "backup", "verify"}
)  # the commands that need a store to be there


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
    if asked.store and asked.command in _READING and not reading.is_there(store):
        raise StoreError(f"There is no file {store}. Check the name given with --store.")
    match asked.command:
        case "list":
            _list(store)
        case "export":
            if asked.version is None:
                _export(store, asked.meeting, asked.to)
            else:
                _export_kept(store, asked.meeting, asked.version, asked.to)
        case "import":
            _import(store, asked.files)
        case "backup":
            _back_up(store, asked.to)
        case "verify":
            return _verify(store, asked.what)
        case "restore":
            _restore(store, asked.file, salvaging=asked.salvage)
        case _:
            return open_window(store)
    return DONE


def _list(store: Path) -> None:
    """Print one line a meeting: id, date, series, state and title, parted by tabs."""
    rows = (
        (line.id, _date(line), line.series, line.state, line.title)
        for line in reading.list_meetings(store)
    )
    _print("\t".join(" ".join(cell.split()) for cell in cells) for cells in rows)


def _print(lines: Iterable[str]) -> None:
    if sys.stdout is None:
        raise StoreError("There is no output to write to.")
    # A terminal that cannot show a character gets a question mark, not a fault.
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        for line in lines:
            print(line)
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
    from minutes_desktop.domain.come_back import come_backs  # noqa: PLC0415
    from minutes_desktop.export.writing import export  # noqa: PLC0415

    export(minutes, template, path)
    if (count := len(come_backs(minutes))) and sys.stderr is not None:
        places = "1 place is" if count == 1 else f"{count} places are"
        print(f"{places} still marked ?? to come back to.", file=sys.stderr)


def _export_kept(store: Path, meeting: str, number: int, path: Path) -> None:
    """Write the very pages, or the very words, of a kept version to a file."""
    from minutes_desktop.export.writing import write  # noqa: PLC0415
    from minutes_desktop.store import kept  # noqa: PLC0415

    meeting_id = _meeting_id(store, meeting)
    read = {".pdf": kept.pdf, ".json": kept.content}.get(path.suffix.lower())
    if read is None:
        raise ExportError(
            f"Of a version only its pages (.pdf) and its words (.json) are kept, not {path.suffix}."
        )
    numbers = {one.number: one.sequence for one in kept.versions(store, meeting_id)}
    if number not in numbers:
        known = ", ".join(map(str, numbers)) or "none"
        raise StoreError(
            f"No version {number} of “{meeting}” is kept. Those kept have the numbers: {known}."
        )
    write(read(store, meeting_id, numbers[number]), path)


def _import(store: Path, files: Sequence[Path]) -> None:
    """Store the meetings of exchange files, all or none, and print their ids in that order."""
    from minutes_desktop.store.incoming import read_file  # noqa: PLC0415

    incoming = [read_file(file) for file in files]
    # Qt and SQLAlchemy are only imported when there is something to write.
    from minutes_desktop.store.database import close_store, open_store  # noqa: PLC0415
    from minutes_desktop.store.importing import bring_in  # noqa: PLC0415
    from minutes_desktop.workspace.lock import locked  # noqa: PLC0415

    with locked(store):
        engine = open_store(store)
        try:
            landed = bring_in(engine, incoming)
        finally:
            close_store(engine)
    _print(one.id for one in landed)


def _back_up(store: Path, target: Path) -> None:
    """Copy the store to a file, also while a window has it open."""
    if not reading.is_there(store):
        raise StoreError(f"There is no file {store}, so there is nothing to back up.")
    from minutes_desktop.store.copying import check_replaceable, copy_store  # noqa: PLC0415

    check_replaceable(store, target)
    copy_store(store, target)


def _restore(store: Path, file: Path, *, salvaging: bool) -> None:
    """Put a backup in the place of the store, and print where that is kept which stood there."""
    from minutes_desktop.store.restoring import restore  # noqa: PLC0415
    from minutes_desktop.workspace.lock import locked  # noqa: PLC0415

    said = []
    with locked(store):
        if salvaging:
            from minutes_desktop.store.salvage import salvage  # noqa: PLC0415

            salvaged = salvage(store, file)
            restored = salvaged.restored
            said.append(salvaged.sentence)
        else:
            restored = restore(store, file)
    if restored.kept is not None:
        said.append(str(restored.kept))
    _print(said)


def _verify(store: Path, what: str) -> int:
    """Say whether a meeting, or a file made of one, is as it was kept; a line for each finding."""
    from minutes_desktop.workspace.verifying import is_known, verify, verify_file  # noqa: PLC0415

    file = Path(what)
    if file.suffix.lower() in {".pdf", ".json"}:
        done = verify_file(store, file)
        findings, known = done.findings, bool(done.versions)
    else:
        # Where the list itself no longer makes sense, the id is enough.
        meeting = what if is_known(store, what) else _meeting_id(store, what)
        report = verify(store, meeting)
        (done,) = report.meetings
        findings, known = report.findings, bool(done.versions)
    if known and not findings:
        _print([done.sentence])
        return DONE
    own = "The journal is not as it was kept." if findings and not done.findings else done.sentence
    for sentence in (own, *(finding.sentence for finding in findings)):
        _could_not(sentence)
    return COULD_NOT


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


def _target(name: str) -> Path:
    path = Path(name)
    if path.suffix.lower() not in KINDS:
        kinds = ", ".join(KINDS)
        raise argparse.ArgumentTypeError(f"“{name}” ends in none of the kinds there are: {kinds}")
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
    export = commands.add_parser(
        "export", help="write the minutes of a meeting to a file of the kind its ending names"
    )
    export.add_argument("meeting", metavar="MEETING", help="its id, or its series and date")
    export.add_argument(
        "--to",
        metavar="FILE",
        type=_target,
        required=True,
        help=f"where to: a name that ends in {', '.join(KINDS)}",
    )
    export.add_argument(
        "--version",
        metavar="N",
        type=int,
        help="of a version that is kept, as it was kept: its pages (.pdf) or its words (.json)",
    )
    bringing = commands.add_parser(
        "import", help="store the meetings of exchange files, and print their ids"
    )
    bringing.add_argument("files", metavar="FILE", type=Path, nargs="+")
    backup = commands.add_parser(
        "backup", help="copy all meetings to a file, also while the window is open"
    )
    backup.add_argument("--to", metavar="FILE", type=Path, required=True, help="where to")
    restore = commands.add_parser(
        "restore",
        help="put a backup in the place of all meetings; what was there is kept, and its name told",
    )
    restore.add_argument("file", metavar="FILE", type=Path, help="the backup")
    restore.add_argument(
        "--salvage", action="store_true", help="of a damaged file, save what can still be read"
    )
    verifying = commands.add_parser(
        "verify", help="say whether a meeting, or a file made of it, is as it was kept"
    )
    verifying.add_argument(
        "what", metavar="MEETING|FILE", help="its id, or its series and date; or a .pdf or .json"
    )
    for command in (listing, export, bringing, backup, restore, verifying):
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
