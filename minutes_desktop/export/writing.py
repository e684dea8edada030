"""Writing minutes to a file of one of four kinds, whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from minutes_desktop.domain.exchange import ExchangeError, encode
from minutes_desktop.domain.key_sheet import KeySheet
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.template import Template
from minutes_desktop.export.errors import ExportError
from minutes_desktop.export.plain import make_text
from minutes_desktop.export.progress import Watch, unwatched
from minutes_desktop.export.stamp import NO_STAMP, Stamp

KINDS = (".pdf", ".docx", ".txt", ".json")
"""The endings of the kinds of file there are."""


def export(
    minutes: Minutes,
    template: Template,
    path: Path,
    *,
    replace: bool = True,
    watch: Watch = unwatched,
    stamp: Stamp = NO_STAMP,
) -> None:
    """Write the minutes to a file, of the kind that its ending names; one without is a PDF.

    An older file there stays as it is until the new is whole, and for good unless ``replace`` is
    set. A PDF with a ``stamp`` has the pages of a version that is kept. Raises ``ExportError`` if
    the file cannot be made or written.
    """
    refuse_hopeless(path, replace=replace)
    write(_made(minutes, template, path, watch, stamp), path, replace=replace)


def export_keys(sheet: KeySheet, path: Path, *, replace: bool = True) -> None:
    """Write the sheet of keys to a file as a PDF, as ``export`` does minutes."""
    from minutes_desktop.export.pdf.key_sheet import make_key_sheet  # noqa: PLC0415 - as below

    try:
        write(make_key_sheet(sheet), path, replace=replace)
    except ExportError as error:
        said = str(error).replace("the minutes", "the keys").replace("The minutes", "The keys")
        raise ExportError(said) from error


def _made(minutes: Minutes, template: Template, path: Path, watch: Watch, stamp: Stamp) -> bytes:
    # Imported where they are wanted, since each takes longer to import than to print by.
    match path.suffix.lower():
        case ".json":
            try:
                return encode(minutes, template)
            except ExchangeError as error:
                raise ExportError(str(error)) from error
        case ".docx":
            from minutes_desktop.export.word.document import make_docx  # noqa: PLC0415

            return make_docx(minutes, template, watch)
        case ".txt":
            return make_text(minutes, template)
        case _:
            from minutes_desktop.export.pdf.document import make_pdf  # noqa: PLC0415

            return make_pdf(minutes, template, watch, stamp)


def write(data: bytes, path: Path, *, replace: bool = True) -> None:
    """Write the bytes to the file, under another name first.

    Raises ``ExportError`` if that cannot be done, or a file is there that is not to be replaced.
    """
    part = part_of(path, os.getpid())
    try:
        refuse_hopeless(path, replace=replace)
        _write_whole(data, part)
        # Once more, for what has come while it was written.
        refuse_hopeless(path, replace=replace)
        part.replace(path)
    except OSError as error:
        raise ExportError(_sentence(error, path)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _write_whole(data: bytes, path: Path) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def part_of(path: Path, process: int) -> Path:
    """The name under which a process, by its id, writes the file until it is whole."""
    return path.with_name(f".minutes-{process}.part")


def refuse_hopeless(path: Path, *, replace: bool = True) -> None:
    """Raise ``ExportError`` where the place itself says that no file can be written there."""
    folder = path.parent
    if path.is_dir():
        raise ExportError(
            f"{path} is a folder; choose the name of a file in it to export the minutes to."
        )
    if not folder.exists():
        raise ExportError(
            f"The folder {folder} does not exist; choose another folder to export the minutes to."
        )
    if not folder.is_dir():
        raise ExportError(
            f"{folder} is not a folder; choose another place to export the minutes to."
        )
    if path.exists() and not path.is_file():
        raise ExportError(f"{path} is no file; choose another place to export the minutes to.")
    if not replace and os.path.lexists(path):
        raise ExportError(
            f"There is a file {path} by now; export the minutes under another name, or choose"
            " this one again to replace it."
        )
    if path.exists() and not os.access(path, os.W_OK):
        raise ExportError(
            f"The file {path} may not be changed; export the minutes under another name."
        )


def _sentence(error: OSError, path: Path) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return f"There is no room left to write {path}; free some space, or choose another disk."
    if error.errno == errno.EROFS:
        return f"The folder {path.parent} is read-only; choose another folder to export to."
    if error.errno == errno.ENAMETOOLONG:
        return f"The name {path.name} is too long; export the minutes under a shorter one."
    if isinstance(error, FileNotFoundError):
        return f"The folder {path.parent} is gone; choose another folder to export the minutes to."
    if isinstance(error, PermissionError) and path.exists():
        return (
            f"The file {path} cannot be replaced; close it in the program that shows it, or export"
            " the minutes under another name."
        )
    if isinstance(error, PermissionError):
        return f"Nothing may be written in {path.parent}; choose another folder to export to."
    return (
        f"The minutes could not be written to {path} ({error.strerror}); choose another place to"
        " export to."
    )
