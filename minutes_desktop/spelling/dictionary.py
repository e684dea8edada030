"""The dictionary: the bundled word list of British English, and our own list beside it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from hunspell import Hunspell

from minutes_desktop.files import resource

LANGUAGE = "en_GB"
_POSSESSIVE = "'s"


class Dictionary:
    """Knows the words of the language. Making one takes a tenth of a second."""

    def __init__(self) -> None:
        """Load the lists; raises ``OSError`` if they are not there."""
        folder = resource(f"spelling/{LANGUAGE}.dic").parent
        self._words = Hunspell(LANGUAGE, hunspell_data_dir=str(folder))
        for word in more_words(resource("spelling/more-words.txt")):
            self._words.add(word)

    def is_right(self, word: str) -> bool:
        """Whether a word is spelt rightly, be it as the list has it without accents."""
        if self._words.spell(word):
            return True
        bare = word.removesuffix(_POSSESSIVE)
        plain = without_accents(bare)
        return any(self._words.spell(other) for other in {bare, plain} - {word})

    def meant(self, word: str) -> tuple[str, ...]:
        """What may have been meant, the likeliest first; takes up to half a second."""
        return tuple(self._words.suggest(word))


def more_words(file: Path) -> list[str]:
    """The words of a list with one word a line; lines that begin with ``#`` are remarks."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def without_accents(word: str) -> str:
    """``cafe`` for ``café``: the list has such words without their accents."""
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
