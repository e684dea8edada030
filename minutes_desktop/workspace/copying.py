"""The minutes, or one item of them, put into words as other programs take them in."""

from __future__ import annotations

from msgspec import Struct

from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.richtext import RichText
from minutes_desktop.domain.template import Template
from minutes_desktop.domain.tree import find_item
from minutes_desktop.export.flow import Flow, as_text, as_words, flow_of, flow_of_section
from minutes_desktop.export.html import html_of
from minutes_desktop.export.outline import outline_of, section_of


class Copied(Struct, frozen=True):
    """What is to be pasted: for word processors, for anything at all, and for this program."""

    html: str
    words: str
    text: RichText


def copied_item(minutes: Minutes, template: Template, item_id: str) -> Copied | None:
    """An item with all it holds, as it is printed; ``None`` if it is gone."""
    item = find_item(minutes.items, item_id)
    if item is None:
        return None
    section = section_of(minutes, template, item)
    looks, heads = template.layout.looks, template.layout.items.heads
    return _copied(flow_of_section(section, looks, heads), item.heading)


def copied_minutes(minutes: Minutes, template: Template) -> Copied:
    """Everything the minutes print."""
    outline = outline_of(minutes, template)
    return _copied(flow_of(outline, template.layout), minutes.title)


def _copied(flow: Flow, title: str) -> Copied:
    return Copied(html_of(flow, title), as_words(flow), as_text(flow))
