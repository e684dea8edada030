"""What the elements and styles of HTML say about the words in them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from minutes_desktop.domain.richtext import Rise, Run

Attributes = Mapping[str, str]

HEADINGS = frozenset(f"h{depth}" for depth in range(1, 7))
_BOLD = HEADINGS | {"b", "strong", "th"}
_ITALIC = frozenset({"i", "em", "cite", "var", "dfn"})
_RISES: dict[str, Rise] = {"sup": "super", "sub": "sub", "super": "super", "baseline": ""}
_UNSEEN = frozenset(
    {"title", "style", "script", "xml", "template", "svg", "object", "iframe", "select", "del"}
)
_WEIGHTS = {"bold": True, "bolder": True, "normal": False, "lighter": False}
_SEMI_BOLD = 600
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings")


class Look(NamedTuple):
    """The marks of words and what else is to be known about them.

    ``hidden`` words are not shown, or deleted; ``kept`` is white space that stands as written;
    ``linked`` words are underlined for no other reason; ``symbols`` are set in a font of pictures;
    ``label`` says that the words are the bullet or number of a list entry, as Word writes it.
    """

    bold: bool = False
    italic: bool = False
    underline: bool = False
    rise: Rise = ""
    hidden: bool = False
    kept: bool = False
    linked: bool = False
    symbols: bool = False
    label: bool = False

    def run(self, words: str) -> Run:
        """Words that look so."""
        return Run(words, self.bold, self.italic, self.underline and not self.linked, self.rise)


@lru_cache(maxsize=512)
def declared(style: str) -> dict[str, str]:
    """The properties of a style attribute, in lower case."""
    pairs = (part.partition(":") for part in style.lower().split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def looked(look: Look, tag: str, attributes: Attributes) -> Look:
    """The look of words inside an element, from that around it."""
    if tag in _BOLD:
        look = look._replace(bold=True)
    elif tag in _ITALIC:
        look = look._replace(italic=True)
    elif tag == "u":
        look = look._replace(underline=True)
    elif tag in {"sup", "sub"}:
        look = look._replace(rise=_RISES[tag])
    elif tag == "pre":
        look = look._replace(kept=True)
    elif tag == "a" and "href" in attributes:
        look = look._replace(linked=True)
    elif tag in _UNSEEN:
        look = look._replace(hidden=True)
    if "hidden" in attributes:
        look = look._replace(hidden=True)
    style = attributes.get("style")
    return _styled(look, declared(style)) if style else look


def _styled(look: Look, style: Mapping[str, str]) -> Look:
    changes: dict[str, object] = {}
    if weight := style.get("font-weight", ""):
        heavy = int(weight) >= _SEMI_BOLD if weight.isdecimal() else _WEIGHTS.get(weight)
        changes |= {} if heavy is None else {"bold": heavy}
    if slant := style.get("font-style", ""):
        changes["italic"] = slant.startswith(("italic", "oblique"))
    if "underline" in style.get("text-decoration", "") + style.get("text-decoration-line", ""):
        changes["underline"] = True
    if (rise := style.get("vertical-align", "")) in _RISES:
        changes["rise"] = _RISES[rise]
    if white := style.get("white-space", ""):
        changes["kept"] = white.startswith(("pre", "break"))
    if font := style.get("font-family", "") or style.get("font", ""):
        changes["symbols"] = any(name in font for name in _SYMBOL_FONTS)
    if style.get("mso-list") == "ignore":
        changes["label"] = True
    if _is_hidden(style):
        changes["hidden"] = True
    return look._replace(**changes) if changes else look  # type: ignore[arg-type]


def _is_hidden(style: Mapping[str, str]) -> bool:
    """Whether the words are not of the text: unseen ones, and Word's list of comments."""
    return (
        style.get("display") == "none"
        or style.get("mso-hide") == "all"
        or style.get("mso-element", "").startswith("comment")
    )
