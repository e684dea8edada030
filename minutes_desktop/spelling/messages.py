"""What the program and the spelling process say to each other, one line each."""

from __future__ import annotations

from msgspec import Struct

NO_LIBRARY = (
    "Spelling cannot be checked: this installation came without the part that checks it."
    " Everything else works; install Minutes Desktop again to have it."
)
"""The sentence for the user where the library is not there."""


class Check(Struct, frozen=True, tag="check"):
    """Asks whether words are spelt rightly."""

    words: tuple[str, ...]


class Suggest(Struct, frozen=True, tag="suggest"):
    """Asks what somebody may have meant by a word."""

    word: str


class Checked(Struct, frozen=True, tag="checked"):
    """The words asked about that are right, and those that are wrong."""

    right: tuple[str, ...]
    wrong: tuple[str, ...]


class Suggested(Struct, frozen=True, tag="suggested"):
    """What may have been meant by a word, the likeliest first."""

    word: str
    meant: tuple[str, ...]


class Missing(Struct, frozen=True, tag="missing"):
    """Spelling cannot be checked, and will not be: a sentence that says why."""

    sentence: str


Request = Check | Suggest
Reply = Checked | Suggested | Missing
