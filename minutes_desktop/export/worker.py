"""The printing process: makes and draws PDFs and writes files, so that no key waits while it does.

It reads requests on its standard input and answers each with one reply on its standard output; of a
file that takes long it tells before that how far it has come. It ends when its input is closed.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, assert_never

import msgspec

from minutes_desktop.export.action_files import export_actions
from minutes_desktop.export.errors import ExportError
from minutes_desktop.export.messages import (
    DrawPage,
    Export,
    ExportActions,
    Exported,
    ExportKeys,
    Failed,
    PageDrawn,
    PagesRead,
    Passed,
    Print,
    Printed,
    Progress,
    ReadPages,
    Reply,
    Request,
    ShowFile,
    Unframed,
    framed,
)
from minutes_desktop.export.pdf.document import make_pdf
from minutes_desktop.export.pdf.unshown import unshown
from minutes_desktop.export.writing import export, export_keys

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_CHUNK = 1 << 20
_TELL_EVERY = 0.1  # seconds


def run() -> None:
    """Serve requests until the standard input is closed."""
    # What a library prints must not come between the replies, so their way out is a copy.
    with open(os.dup(1), "wb") as output, open(0, "rb", closefd=False) as source:  # noqa: PTH123
        os.dup2(2, 1)
        serve(source, output)


def serve(source: BinaryIO, output: BinaryIO) -> None:
    """Answer every request read from ``source`` with one reply to ``output``."""

    def say(said: bytes) -> None:
        output.write(said)
        output.flush()

    press, requests = _Press(lambda progress: say(framed(progress))), Unframed()
    while received := os.read(source.fileno(), _CHUNK):
        for words, _ in requests.feed(received):
            say(framed(*press.answer(words)))


class _Press:
    """The PDF made last, and what is asked of it."""

    def __init__(self, tell: Callable[[Progress], None]) -> None:
        self._tell, self._told = tell, 0.0
        self._ticket = 0
        self._pdf: PdfDocument | None = None

    def answer(self, words: bytes) -> tuple[Reply, bytes]:
        """The reply to a request, with the bytes that belong to it."""
        try:
            return self._answer(msgspec.json.decode(words, type=Request))
        except ExportError as error:
            return Failed(str(error)), b""
        except Exception:
            # Whatever it was, the minutes are safe with the program that asked; tell, and go on.
            logging.getLogger(__name__).exception("A request to print failed")
            sentence = "The minutes could not be printed; nothing typed is lost. Try again."
            return Failed(sentence), b""

    def _answer(self, request: Request) -> tuple[Reply, bytes]:
        match request:
            case Print():
                return self._print(request), b""
            case ShowFile():
                return self._show(request), b""
            case DrawPage():
                return self._draw(request)
            case Export():
                self._export(request)
                return Exported(request.path), b""
            case ExportKeys():
                export_keys(request.sheet, Path(request.path), replace=request.replace)
                return Exported(request.path), b""
            case ExportActions():
                self._export_actions(request)
                return Exported(request.path), b""
            case ReadPages():
                return _read(request.pdf), b""
            case _:
                assert_never(request)

    def _export(self, request: Export) -> None:
        self._told = time.monotonic()
        export(
            request.minutes,
            request.template,
            Path(request.path),
            replace=request.replace,
            watch=self._watch,
            stamp=request.stamp,
        )

    def _export_actions(self, request: ExportActions) -> None:
        self._told = time.monotonic()
        path = Path(request.path)
        export_actions(request.sheet, path, replace=request.replace, watch=self._watch)

    def _watch(self, made: int, count: int) -> None:
        """Tell now and then how far a file has come."""
        if (now := time.monotonic()) - self._told >= _TELL_EVERY:
            self._told = now
            self._tell(Progress(made, count))

    def _print(self, request: Print) -> Printed:
        pdf = make_pdf(request.minutes, request.template, stamp=request.stamp)
        sizes = self._keep(request.ticket, pdf)
        return Printed(request.ticket, sizes, unshown(request.minutes, request.template))

    def _show(self, request: ShowFile) -> Printed:
        from pypdfium2 import PdfiumError  # noqa: PLC0415 - as below

        try:
            return Printed(
                request.ticket, self._keep(request.ticket, Path(request.path).read_bytes())
            )
        except (OSError, PdfiumError) as error:
            raise ExportError(
                "The pages that are kept cannot be shown; they may be damaged. Verify the minutes."
            ) from error

    def _keep(self, ticket: int, made: bytes) -> tuple[tuple[float, float], ...]:
        """Draw from this PDF from now on; the sizes of its pages."""
        from pypdfium2 import PdfDocument  # noqa: PLC0415 - an export alone does not need it

        pdf = PdfDocument(made)
        if self._pdf:
            self._pdf.close()
        self._ticket, self._pdf = ticket, pdf
        return tuple(pdf.get_page_size(n) for n in range(len(pdf)))

    def _draw(self, request: DrawPage) -> tuple[Reply, bytes]:
        if self._pdf is None or not 1 <= request.number <= len(self._pdf):
            return Passed(), b""
        page = self._pdf[request.number - 1]
        # Never narrower than a pixel, never wider than any screen could show.
        scale = min(max(request.width, 1), 10_000) / page.get_width()
        bitmap = page.render(scale=scale, prefer_bgrx=True)
        drawn = PageDrawn(self._ticket, request.number, bitmap.width, bitmap.height, bitmap.stride)
        return drawn, bytes(bitmap.buffer)


def _read(data: bytes) -> PagesRead:
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415 - as above

    try:
        with PdfDocument(data) as pdf:
            return PagesRead(tuple(_words_on(pdf, number) for number in range(len(pdf))))
    except PdfiumError:
        return PagesRead(())


def _words_on(pdf: PdfDocument, number: int) -> str:
    return str(pdf[number].get_textpage().get_text_bounded())
