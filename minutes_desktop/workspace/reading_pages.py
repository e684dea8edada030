"""The words on the pages of PDFs, read in a process of its own: a broken one can bring it down."""

from __future__ import annotations

import subprocess

import msgspec

from minutes_desktop.export.messages import PagesRead, ReadPages, Reply, Unframed, framed
from minutes_desktop.workspace.exporting import worker_command

_PATIENCE = 120.0  # seconds


def pages_of(*pdfs: bytes) -> list[tuple[str, ...]]:
    """The words of each page, by PDF; none for one that cannot be read."""
    asked = b"".join(framed(ReadPages(pdf)) for pdf in pdfs)
    found: list[tuple[str, ...]] = []
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            worker_command(), input=asked, capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return [()] * len(pdfs)
    for words, _ in Unframed().feed(done.stdout):
        reply = msgspec.json.decode(words, type=Reply)
        found.append(reply.pages if isinstance(reply, PagesRead) else ())
    return found + [()] * (len(pdfs) - len(found))
