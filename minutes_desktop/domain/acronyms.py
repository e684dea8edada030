"""Acronyms: which are known, what they stand for, and their first use in a meeting."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping

from msgspec import Struct

from minutes_desktop.domain.alike import Wanted
from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.fields import strings_in, written
from minutes_desktop.domain.finding import Hit, find_in, replace_hits
from minutes_desktop.domain.lexicon import Phrase
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.people import initials_of, names_of, posts_of
from minutes_desktop.domain.spelt_words import LONGEST_ACRONYM
from minutes_desktop.domain.template import Template
from minutes_desktop.domain.texts import every_text

_TOKEN = re.compile(r"(?<![\w'’&])[^\W\d_][\w&]*\w(?!\w)")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_SENTENCE_BEGINS = re.compile(r"(?:^|[.?!:][)”\"’]?\s+|\n)[(“\"‘]?$")
_MINE = frozenset({"ALL"})  # what stands for every owner
_BODY = re.compile(r"text|[^.]+\.(?:text|\d+)")  # fields of blocks, also of actions and tables


class Use(Struct, frozen=True):
    """One place where an acronym stands; ``explained`` if what it stands for is said just there."""

    hit: Hit
    explained: bool
    begins: bool = False
    """Whether a sentence begins with it."""


def meanings(phrases: Iterable[Phrase]) -> dict[str, str]:
    """What the acronyms of a list stand for."""
    return {one.short: one.words for one in phrases if one.kind == "acronym" and one.words}


def is_acronym(word: str) -> bool:
    """Whether a word looks like one: two to seven capitals, digits, an ``&`` and a plural s."""
    bare = word.removesuffix("s")
    letters = [char for char in bare if char.isalpha()]
    return (
        1 < len(letters) <= LONGEST_ACRONYM
        and all(char.isupper() for char in letters)
        and all(char.isalnum() or char == "&" for char in bare)
        and not _ROMAN.fullmatch(bare)
    )


def acronym_at(words: str, place: int) -> tuple[int, str]:
    """The acronym at a place, or that ends there, and its start in characters; empty for none."""
    for found in _TOKEN.finditer(words):
        if found.start() <= place <= found.end() and is_acronym(found[0]):
            return found.start(), found[0]
    return 0, ""


def unknown_in(words: str, known: Container[str]) -> Iterator[tuple[int, int]]:
    """Where acronyms stand in a paragraph that nobody has explained: start and length.

    Words in capitals among nothing but capitals are no acronyms.
    """
    if words == words.upper():
        return
    for found in _TOKEN.finditer(words):
        word = found[0]
        if not is_acronym(word) or word in known:
            continue
        if not (word.endswith("s") and word[:-1] in known):
            yield found.start(), len(word)


def known_in(minutes: Minutes, template: Template, phrases: Iterable[Phrase]) -> frozenset[str]:
    """What needs no explaining: the lists, those in the room, and the template's own words."""
    known = set(_MINE)
    for phrase in phrases:
        known |= {phrase.short, *_capitals(phrase.words)}
    for attendee in minutes.attendance:
        known |= _of_person(attendee)
    for apology in minutes.apologies:
        known |= _of_person(Attendee(name=apology.name, capacity=apology.capacity))
    known.update(_capitals(minutes.marking), _capitals(minutes.title))
    known.update(*(_capitals(words) for words in strings_in(template)))
    return frozenset(known)


def _of_person(attendee: Attendee) -> set[str]:
    said = (*names_of(attendee), *posts_of(attendee), initials_of(attendee), attendee.name.upper())
    return {word for words in said for word in _TOKEN.findall(words) if word.isupper()} | set(said)


def _capitals(words: str) -> set[str]:
    return {word for word in _TOKEN.findall(words) if is_acronym(word)}


def uses_of(minutes: Minutes, acronym: str, words: str) -> tuple[Use, ...]:
    """Where an acronym stands in what has been written, in order; not in the words of others."""
    found: list[Use] = []
    introduced = f"{words} (".casefold()
    wanted = Wanted(acronym, match_case=True, whole_words=True)
    for spot, text in every_text(minutes):
        all_words = written(text)
        if acronym in all_words and not spot.guarded and _BODY.fullmatch(spot.field):
            for hit in find_in(spot, text, wanted):
                before = all_words[: hit.start]
                explained = before.casefold().endswith(introduced)
                found.append(Use(hit, explained, begins_sentence(before)))
    return tuple(found)


def in_full(acronym: str, words: str, *, first: bool, begins: bool) -> str:
    """What is to stand for an acronym: with it in brackets at its first use."""
    said = words[:1].upper() + words[1:] if begins else words
    return f"{said} ({acronym})" if first else said


def begins_sentence(before: str) -> bool:
    """Whether a sentence begins behind these words."""
    return bool(_SENTENCE_BEGINS.search(before))


def expanded(minutes: Minutes, known: Mapping[str, str]) -> tuple[Minutes, int]:
    """The minutes with every known acronym in full at its first use, and how many that were.

    One that is explained there already stays; the words of others do not count.
    """
    count = 0
    for acronym, words in known.items():
        uses = uses_of(minutes, acronym, words)
        if uses and not uses[0].explained:
            said = in_full(acronym, words, first=True, begins=uses[0].begins)
            minutes = replace_hits(minutes, [uses[0].hit], said)
            count += 1
    return minutes, count
