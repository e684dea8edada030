"""The lists of a series as they are written: what an entry must keep to, and lists as text."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from minutes_desktop.domain.acronyms import is_acronym
from minutes_desktop.domain.autotext import ENDS, LONGEST
from minutes_desktop.domain.lexicon import Phrase, PhraseKind
from minutes_desktop.domain.spelt_words import LONGEST_ACRONYM

_LONGEST_WORDS = 1000
_MOST_LINES = 5000
_OFTEN_WORDS = (
    "a about act add after all also am an and any are as ask at be been but by can come day did do"
    " done end few for from get go got had has have he her here him his how i if in into is it its"
    " last law let like made make may me met more most must my need new next no nor not now of off"
    " on one only or other our out over own per put said saw say see set she so some such take than"
    " that the their them then there they this time to too two under up us use was way we well were"
    " what when who why will with work would year yes you your"
)
_OFTEN = frozenset(_OFTEN_WORDS.split())


class ReadList(Struct, frozen=True):
    """What was read from a list: the entries, and a sentence for each line that is none."""

    phrases: tuple[Phrase, ...] = ()
    faults: tuple[str, ...] = ()


def fault(phrase: Phrase) -> str:
    """The sentence that says why an entry cannot stand in the list; empty if it can."""
    short, words = phrase.short, phrase.words
    if not short:
        return "There is nothing to look for: type the short form first."
    if any(char.isspace() for char in short) and phrase.kind != "word":
        return f"“{short}” has a space in it; a space ends an abbreviation, so leave it out."
    if len(short) > LONGEST:
        return f"“{short[:20]}…” is longer than {LONGEST} letters, too long for a short form."
    if phrase.kind == "word":
        return ""
    if phrase.kind == "autotext" and short[-1] in ENDS:
        return f"“{short}” ends with “{short[-1]}”, which ends an abbreviation; leave it out."
    if phrase.kind == "acronym" and not is_acronym(short):
        return (
            f"“{short}” is no acronym: use 2 to {LONGEST_ACRONYM} capitals; digits and & may"
            " stand among them."
        )
    if not words:
        return f"What “{short}” stands for is missing."
    if len(words) > _LONGEST_WORDS:
        return f"What “{short}” stands for is longer than {_LONGEST_WORDS:,} letters."
    return "" if words != short else f"“{short}” would stand for itself."


def warning(phrase: Phrase, others: Iterable[Phrase]) -> str:
    """What is to be thought of about an entry that can stand in the list; empty if nothing."""
    short = phrase.short
    if phrase.kind == "autotext" and short.casefold() in _OFTEN:
        return f"“{short}” is a common word: it will become “{phrase.words}” wherever you type it."
    same = next(
        (one for one in others if _is_other(one, phrase) and one.short == short),
        None,
    )
    if same is None:
        return ""
    where = "for every series" if not same.series else f"for “{same.series}”"
    return f"“{short}” stands in the list {where}, too, for “{same.words}”."


def _is_other(one: Phrase, phrase: Phrase) -> bool:
    clashes = not one.series or not phrase.series
    return one.kind == phrase.kind and one.series != phrase.series and clashes


def cleaned(kind: PhraseKind, short: str, words: str, series: str) -> Phrase:
    """An entry from what was typed, without the spaces around it and breaks in it."""
    words = "" if kind == "word" else " ".join(words.split())
    return Phrase(kind, " ".join(short.split()), words, series)


def read_list(text: str, kind: PhraseKind, series: str) -> ReadList:
    """The entries of a list of two columns with a tab between them, or of one column of words.

    Lines with nothing in them are passed over; of several entries for one the last one holds.
    """
    found: dict[str, Phrase] = {}
    faults: list[str] = []
    lines = text.splitlines()
    for number, line in enumerate(lines[:_MOST_LINES], 1):
        short, _, words = line.partition("\t")
        if not line.strip():
            continue
        phrase = cleaned(kind, _unquoted(short), _unquoted(words.partition("\t")[0]), series)
        if wrong := fault(phrase):
            faults.append(f"Line {number}: {wrong}")
        else:
            found[phrase.short] = phrase
    if len(lines) > _MOST_LINES:
        faults.append(f"Only the first {_MOST_LINES:,} lines were read.")
    return ReadList(tuple(found.values()), tuple(faults))


def list_text(phrases: Iterable[Phrase]) -> str:
    """The entries as a list that a spreadsheet takes, and that can be read again."""
    return "".join(
        f"{phrase.short}\t{phrase.words}\n" if phrase.words else f"{phrase.short}\n"
        for phrase in phrases
    )


def _unquoted(cell: str) -> str:
    """A cell without the quotes that a spreadsheet may put around it."""
    cell = cell.strip()
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"')
    return cell
