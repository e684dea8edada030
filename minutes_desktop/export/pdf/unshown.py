"""Which characters of the minutes the font of a layout has no shape for."""

from __future__ import annotations

from minutes_desktop.domain.fields import strings_in
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.template import Template
from minutes_desktop.export.characters import cleaned
from minutes_desktop.export.pdf.fonts import face
from minutes_desktop.export.pdf.styles import face_name


def unshown(minutes: Minutes, template: Template) -> str:
    """The characters that something stands for on paper, each once and in order; "" for none."""
    regular = face(face_name(template.layout.font, bold=False, italic=False))
    chars = {char for words in strings_in(minutes) if not words.isascii() for char in words}
    return "".join(
        char
        for char in sorted(chars)
        if not char.isascii() and (said := cleaned(char)) and regular.shown(said) != said
    )
