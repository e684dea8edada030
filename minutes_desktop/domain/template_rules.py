"""What a template must keep to before it can be printed by: each fault as a sentence in its place.

Widths are in millimetres on A4, sizes of letters in points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from minutes_desktop.domain.file_names import ENDINGS, FILE_FIELDS, FORBIDDEN, LONGEST
from minutes_desktop.domain.layout import Layout, Looks, PeopleGrid, TextStyle
from minutes_desktop.domain.template import Template

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
LEAST_SIZE, MOST_SIZE = 10.0, 36.0
LEAST_MARGIN = 5.0
LEAST_TEXT = 60.0  # width and height that the margins must leave
LEAST_BODY = 40.0  # width of the column in which the words of an item stand
LEAST_COLUMN = 5.0
MOST_LOGO_BYTES = 1_000_000

TITLE_FIELDS = ("series", "weekday", "d", "month", "yyyy", "time")
PAGE_FIELDS = ("series", "date", "title", "state")
STATE_FIELDS = ("n", "date", "meeting")
COUNTS = ("n", "nn", "a", "A", "i", "I")
DOOR_FIELDS = ("name", "capacity", "time", "item")
CLOCK_FIELDS = ("time", "item")
EVENT_FIELDS = {
    "arrival": DOOR_FIELDS,
    "departure": DOOR_FIELDS,
    "start": CLOCK_FIELDS,
    "adjournment": CLOCK_FIELDS,
    "resumption": CLOCK_FIELDS,
    "close": CLOCK_FIELDS,
}
SPEAKER_FIELDS = ("initials", "post", "name")
NUMBER_FIELDS = ("parent", "date", "yyyy", "yy", *COUNTS)

Fault = tuple[str, str]


def faults(template: Template) -> dict[str, str]:
    """The sentences that say what is wrong, by the path of the setting; empty if nothing is."""
    found: dict[str, str] = {}
    layout = template.layout
    for path, sentence in (
        *_general(template),
        *_numbers(template),
        *_file_name(template.file_name),
        *_words(template),
        *_page(layout),
        *_people("layout.attendance", layout.attendance, layout),
        *(_people("layout.apologies", layout.apologies, layout) if layout.apologies else ()),
        *_items(layout),
        *_label_widths(layout),
        *_logo(layout),
        *_looks("layout.classic", layout.classic),
        *_looks("layout.accessible", layout.accessible),
    ):
        found.setdefault(path, sentence)
    return found


def _general(template: Template) -> Iterator[Fault]:
    if not template.name.strip():
        yield "name", "Give the template a name."
    if not template.series.strip():
        yield "series", "Name the series whose meetings print by this template."
    yield from _unknown("title", template.title, TITLE_FIELDS)
    for at, detail in enumerate(template.details):
        yield from _unknown(f"details.{at}.value", detail.value, TITLE_FIELDS)


def _numbers(template: Template) -> Iterator[Fault]:
    for at, level in enumerate(template.numbering):
        yield from _pattern(f"numbering.{at}.pattern", level.pattern, NUMBER_FIELDS)
    yield from _pattern("questions.pattern", template.questions.pattern, COUNTS)


def _pattern(path: str, pattern: str, known: tuple[str, ...]) -> Iterator[Fault]:
    """The faults of a pattern of numbers; an empty one numbers nothing and has none."""
    if not pattern:
        return
    yield from _unknown(path, pattern, known)
    counts = [name for name in _fields_in(pattern) if name in COUNTS]
    if not counts:
        yield path, f"The pattern needs a count: {_named(COUNTS)}."
    elif len(counts) > 1:
        yield path, "The pattern may hold one count only."


def _file_name(pattern: str) -> Iterator[Fault]:
    """The faults of a pattern of names; an empty one stands for that of the program."""
    if not pattern:
        return
    path = "file_name"
    yield from _unknown(path, pattern, FILE_FIELDS)
    bare = re.sub(r"\{[^{}]*\}", "", pattern)
    for sign in bare:
        if sign in FORBIDDEN:
            yield path, f"A name cannot hold {sign} on every computer; write a hyphen."
        elif sign in "{}":
            yield path, f"A {sign} stands alone; a field has one at each end, such as {{date}}."
    ending = next((one for one in ENDINGS if pattern.lower().rstrip().endswith(one)), "")
    if ending:
        yield path, f"Leave out {ending}: the kind of file adds its ending."
    elif pattern.strip()[:1] == "." or pattern.strip()[-1:] == ".":
        yield path, "A name cannot begin or end with a full stop."
    if not {"date", "title"} & set(_fields_in(pattern)):
        yield path, "All meetings would have the same name; put {date} into it."
    if len(bare.encode()) > LONGEST // 2:
        yield path, f"This is too long for the name of a file; {LONGEST // 2} letters are the most."


def _words(template: Template) -> Iterator[Fault]:
    labels, layout = template.labels, template.layout
    for words in ("arrived", "left"):
        yield from _unknown(f"labels.{words}", getattr(labels, words), ("time", "item"))
    for event, fields in EVENT_FIELDS.items():
        yield from _unknown(f"labels.events.{event}", getattr(labels.events, event) or "", fields)
    for event in ("adjournment", "resumption"):
        if getattr(labels.events, event) == "":
            yield (
                f"labels.events.{event}",
                "The meeting clock knows this from what is written; give it some words.",
            )
    yield from _unknown("labels.speaker", labels.speaker, SPEAKER_FIELDS)
    yield from _unknown("labels.taken", labels.taken, ("nth",))
    yield from _unknown("labels.page", labels.page, ("x", "y"))
    for state, words in labels.state.items():
        yield from _unknown(f"labels.state.{state}", words, STATE_FIELDS)
    yield from _unknown("layout.header", layout.header, PAGE_FIELDS)
    yield from _unknown("layout.footer", layout.footer, PAGE_FIELDS)


def _unknown(path: str, words: str, known: tuple[str, ...]) -> Iterator[Fault]:
    for name in _fields_in(words):
        if name not in known:
            yield path, f"{{{name}}} is no field here. There are {_named(known)}."


def _fields_in(words: str) -> list[str]:
    return re.findall(r"\{([^{}]*)\}", words)


def _named(fields: Iterable[str]) -> str:
    *first, last = (f"{{{name}}}" for name in fields)
    return f"{', '.join(first)} and {last}" if first else last


def _page(layout: Layout) -> Iterator[Fault]:
    margins = layout.margins
    for side in ("top", "right", "bottom", "left"):
        if getattr(margins, side) < LEAST_MARGIN:
            yield f"layout.margins.{side}", f"A margin is at least {LEAST_MARGIN:g} mm wide."
    if PAGE_WIDTH - margins.left - margins.right < LEAST_TEXT:
        yield "layout.margins.right", "The margins leave too little of the page for words."
    if PAGE_HEIGHT - margins.top - margins.bottom < LEAST_TEXT:
        yield "layout.margins.bottom", "The margins leave too little of the page for words."
    if not LEAST_SIZE <= layout.size <= MOST_SIZE:
        yield "layout.size", f"Letters are {LEAST_SIZE:g} to {MOST_SIZE:g} points high."
    elif not layout.size <= layout.leading <= 3 * layout.size:
        yield "layout.leading", "Lines are as far apart as the letters are high, or up to thrice."
    for style in ("title", "subtitle", "section"):
        yield from _size(f"layout.{style}", getattr(layout, style))
    if "items" not in layout.parts:
        yield "layout.parts", "The items cannot be left out."
    elif len(set(layout.parts)) < len(layout.parts):
        yield "layout.parts", "A part can stand in one place only."


def _size(path: str, style: TextStyle) -> Iterator[Fault]:
    if style.size and not LEAST_SIZE <= style.size <= MOST_SIZE:
        yield (
            f"{path}.size",
            f"Letters are {LEAST_SIZE:g} to {MOST_SIZE:g} points high; 0 is the size of the body.",
        )


def _people(path: str, grid: PeopleGrid, layout: Layout) -> Iterator[Fault]:
    if not grid.columns:
        yield f"{path}.columns", "A grid of people needs a column."
    fields = [column.field for column in grid.columns]
    for at, column in enumerate(grid.columns):
        if column.width < LEAST_COLUMN:
            yield f"{path}.columns.{at}.width", f"A column is at least {LEAST_COLUMN:g} mm wide."
        if column.field in fields[:at]:
            yield f"{path}.columns.{at}.field", "Two columns would print the same."
    yield from _too_wide(f"{path}.columns", sum(column.width for column in grid.columns), layout)


def _too_wide(path: str, width: float, layout: Layout) -> Iterator[Fault]:
    room = _text_width(layout)
    if width > room:
        yield (
            path,
            f"The columns are {width:g} mm wide together; the page has room for {room:g} mm.",
        )


def _text_width(layout: Layout) -> float:
    return PAGE_WIDTH - layout.margins.left - layout.margins.right


def _items(layout: Layout) -> Iterator[Fault]:
    items, room = layout.items, _text_width(layout)
    for column in ("number", "third"):
        if getattr(items, column) < LEAST_COLUMN:
            yield f"layout.items.{column}", f"A column is at least {LEAST_COLUMN:g} mm wide."
    if items.number_widest < items.number:
        yield "layout.items.number_widest", "This is narrower than the column itself."
    body = room - items.third - max(items.number, items.number_widest)
    if body < LEAST_BODY:
        which = "number" if room - items.third - items.number < LEAST_BODY else "number_widest"
        yield (
            f"layout.items.{which}",
            f"This leaves {body:g} mm of {room:g} mm for the words; they need {LEAST_BODY:g} mm.",
        )
    elif not LEAST_COLUMN <= items.reference <= body - LEAST_BODY / 2:
        yield "layout.items.reference", "References leave too little room for the actions."


def _label_widths(layout: Layout) -> Iterator[Fault]:
    room = _text_width(layout)
    for path, width, least in (
        ("layout.details.label_width", layout.details.label_width, 0.0),
        ("layout.approval.label_width", layout.approval.label_width, LEAST_COLUMN),
    ):
        if not least <= width <= room - LEAST_BODY:
            yield path, f"Labels have {least:g} to {room - LEAST_BODY:g} mm on this page."
    for name in ("signature_height", "row_height"):
        if not LEAST_COLUMN <= getattr(layout.approval, name) <= LEAST_TEXT:
            yield (
                f"layout.approval.{name}",
                f"A row is {LEAST_COLUMN:g} to {LEAST_TEXT:g} mm high.",
            )


def _logo(layout: Layout) -> Iterator[Fault]:
    logo, room = layout.logo, _text_width(layout)
    if logo.image and not logo.alt.strip():
        yield "layout.logo.alt", "Say in a few words what the picture shows, for those who listen."
    if not LEAST_COLUMN <= logo.width <= room - LEAST_BODY:
        yield "layout.logo.width", f"The box is {LEAST_COLUMN:g} to {room - LEAST_BODY:g} mm wide."
    if not LEAST_COLUMN <= logo.height <= LEAST_TEXT:
        yield "layout.logo.height", f"The box is {LEAST_COLUMN:g} to {LEAST_TEXT:g} mm high."


def _looks(path: str, looks: Looks) -> Iterator[Fault]:
    if not looks.headings:
        yield f"{path}.headings", "Headings need a style for at least one depth."
    for at, style in enumerate(looks.headings):
        yield from _size(f"{path}.headings.{at}", style)
    yield from _size(f"{path}.topic", looks.topic)
    yield from _size(f"{path}.label", looks.label)
    for role, block in looks.blocks.items():
        if not 0 <= block.indent <= LEAST_BODY / 2:
            yield f"{path}.blocks.{role}.indent", f"Words are set in by 0 to {LEAST_BODY / 2:g} mm."
