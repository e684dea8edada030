"""The spelling process: checks words and finds what was meant, so that no key waits for it.

It reads requests on its standard input, one a line, answers each with one line on its standard
output, and ends when its input is closed.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO, assert_never

import msgspec

from minutes_desktop.spelling.messages import (
    NO_LIBRARY,
    Check,
    Checked,
    Missing,
    Reply,
    Request,
    Suggest,
    Suggested,
)

if TYPE_CHECKING:
    from minutes_desktop.spelling.dictionary import Dictionary


def run() -> None:
    """Serve requests until the standard input is closed."""
    # What a library prints must not come between the replies, so their way out is a copy.
    with open(os.dup(1), "wb") as output, open(0, "rb", closefd=False) as source:  # noqa: PTH123
        os.dup2(2, 1)
        serve(source, output)


def serve(source: BinaryIO, output: BinaryIO) -> None:
    """Answer every line of ``source`` with one to ``output``; with one alone if nothing can be."""
    try:
        from minutes_desktop.spelling.dictionary import Dictionary  # noqa: PLC0415 - may be missing

        dictionary = Dictionary()
    except Exception as error:  # noqa: BLE001 - a library of another build may fail in any way
        _say(output, Missing(_why(error)))
        return
    for line in source:
        _say(output, _answer(dictionary, msgspec.json.decode(line, type=Request)))


def _why(error: Exception) -> str:
    if isinstance(error, ImportError):
        return NO_LIBRARY
    return (
        f"Spelling cannot be checked, since its word list cannot be read ({error})."
        " Everything else works; install Minutes Desktop again to have it."
    )


def _answer(dictionary: Dictionary, request: Request) -> Reply:
    match request:
        case Check():
            right = {word for word in request.words if dictionary.is_right(word)}
            wrong = tuple(word for word in request.words if word not in right)
            return Checked(tuple(word for word in request.words if word in right), wrong)
        case Suggest():
            return Suggested(request.word, dictionary.meant(request.word))
        case _:
            assert_never(request)


def _say(output: BinaryIO, reply: Reply) -> None:
    output.write(msgspec.json.encode(reply) + b"\n")
    output.flush()
