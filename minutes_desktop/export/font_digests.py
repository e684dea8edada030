"""Which font files a layout prints by, each known by the digest of its bytes."""

from __future__ import annotations

from functools import cache

from minutes_desktop.domain.layout import Layout
from minutes_desktop.domain.record import digest_of
from minutes_desktop.files import resource

_FALLBACK = "DejaVuSans"


def font_digests(layout: Layout) -> dict[str, str]:
    """The digest of each font file that pages of the layout may be set in, by its name."""
    families = (layout.font.replace(" ", ""), _FALLBACK)
    files = (file for one in families for file in sorted(_files(one)))
    return {name: _digest(name) for name in files}


def _files(family: str) -> list[str]:
    folder = resource("fonts")
    return [one.name for one in folder.glob(f"{family}*.ttf")]


@cache
def _digest(name: str) -> str:
    return digest_of(resource(f"fonts/{name}").read_bytes())
