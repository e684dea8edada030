"""The structure of a tagged PDF: a tree of elements in reading order, filled while pages are drawn.

The tree is built before anything is drawn, so that neither the end of a page nor the order of
drawing can change what a listener hears (ISO 32000-1, 14.7).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from minutes_desktop.export.characters import cleaned
from minutes_desktop.export.pdf.leaf import Leaf

DEEPEST_HEADING = 6


class Content(NamedTuple):
    """A marked stretch of a page, counted from 1, by its number there."""

    page: int
    number: int


class Element:
    """One element: its tag, and its kids in order, elements and marked stretches of pages.

    ``attributes`` are written as they stand; ``heard`` is said in place of the content, ``alt``
    describes a picture, ``title`` names the element. A ``lasting`` one stays without content, as
    the empty cell of a table must. ``number`` is that of its object in the file.
    """

    __slots__ = (
        "alt",
        "attributes",
        "heard",
        "kids",
        "lasting",
        "number",
        "parent",
        "tag",
        "title",
    )

    def __init__(
        self,
        tag: str,
        *,
        title: str = "",
        attributes: str = "",
        heard: str = "",
        alt: str = "",
        lasting: bool = False,
    ) -> None:
        """An element without kids and parent."""
        self.tag, self.attributes, self.lasting = tag, attributes, lasting
        self.title = cleaned(title) if title else ""
        self.heard = cleaned(heard) if heard else ""
        self.alt = cleaned(alt) if alt else ""
        self.parent: Element | None = None
        self.number = 0
        self.kids: list[Element | Content] | tuple[()] = ()

    def add(self, kid: Element) -> Element:
        """Put an element behind the last kid, and return it."""
        kid.parent = self
        self.put(kid)
        return kid

    def put(self, kid: Element | Content, *, first: bool = False) -> None:
        """Put an element or marked content behind the last kid, or before the ``first``."""
        if not self.kids:
            self.kids = [kid]
        elif first:
            self.kids.insert(0, kid)
        else:
            self.kids.append(kid)

    def walk(self) -> Iterator[Element]:
        """This element and all under it, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [kid for kid in reversed(element.kids) if type(kid) is Element]


def head_cell(scope: str) -> Element:
    """A cell that heads its ``Row`` or ``Column``."""
    return Element("TH", attributes=f"/O/Table/Scope/{scope}", lasting=True)


def data_cell() -> Element:
    """A cell that heads nothing."""
    return Element("TD", lasting=True)


class Structure:
    """A tree and, for each part of the outline that prints, the element that owns its words."""

    def __init__(self) -> None:
        """An empty document."""
        self.root = Element("Document")
        self._owners: dict[int, Element] = {}

    def own(self, leaf: Leaf, element: Element) -> Element:
        """Let an element own the words of a leaf, and return it."""
        self._owners[_key(leaf)] = element
        return element

    def owner(self, leaf: Leaf) -> Element:
        """The element that owns the words of a leaf; ``KeyError`` if nothing does."""
        return self._owners[_key(leaf)]

    def prune(self) -> None:
        """Take out what has remained without content; after this nothing is owned any more."""
        self._owners.clear()
        _prune(self.root)


_FIELDS: dict[str, int] = {}


def _key(leaf: Leaf) -> int:
    """A number for a leaf, which there are as many of as parts of the minutes.

    By identity, since two parts of the outline may say the same; a tuple takes thrice the memory.
    """
    part, field, paragraph, column = leaf
    which = _FIELDS.setdefault(field, len(_FIELDS))
    return ((id(part) << 5 | which) << 24 | paragraph) << 16 | column


def _prune(element: Element) -> bool:
    """Prune an element; whether it stays."""
    staying = [kid for kid in element.kids if isinstance(kid, Content) or _prune(kid)]
    if len(staying) != len(element.kids):
        element.kids = staying
    return bool(staying) or element.lasting
