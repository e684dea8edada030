"""Values of the domain as the plain values of an exchange file, and back, led by their types.

What is equal to a field's default is left out. Rich text has a short form, a string, wherever all
of its paragraphs are plain.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import difflib
import math
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeVar, cast, get_args

import msgspec
from msgspec import Struct
from msgspec import inspect as mi

from minutes_desktop.domain.actions import Due
from minutes_desktop.domain.attendance import Apology, Attendee, Moment
from minutes_desktop.domain.blocks import Block, Event, Origin
from minutes_desktop.domain.json_text import TWICE, JsonPath, path_words
from minutes_desktop.domain.minutes import ApprovalRow, Deferral, Item, Minutes
from minutes_desktop.domain.richtext import (
    DEEPEST_LEVEL,
    Paragraph,
    RichText,
    Run,
    normal,
    rich,
    storable,
)
from minutes_desktop.domain.template import Template

Value = TypeVar("Value", bound=Struct)
Plain = Any
"""What JSON can hold: text, number, truth, ``None``, list or dict by key."""

DEEPEST = 100
"""How deep lists and objects may be nested in each other."""
MOST = 2**31 - 1
"""The highest whole number, and the highest of all."""
WIDEST = 10_000
"""The highest number that need not be whole, such as a width."""
ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
DAY = r"\d{4}-\d{2}-\d{2}"
TIME = r"\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?"
DAYS = {(Due, "when"), (Origin, "meeting"), (Deferral, "meeting")}
"""The texts that hold a day (``YYYY-MM-DD``) or a month (``YYYY-MM``)."""
LINKS: dict[tuple[type[Struct], str], type[Struct]] = {
    (Event, "attendee"): Attendee,
    (Apology, "stand_in"): Attendee,
    (Moment, "item"): Item,
    (Minutes, "taken"): Item,
}
"""The texts that hold the id, or the ids, of other parts, and what those are."""
TAKEN = frozenset(Minutes.__struct_fields__)
"""What no id may be: the window knows the parts of the minutes by these names."""
_PARTS = {Attendee: "person in the attendance", Item: "item"}
_SCOPES: dict[type[Struct], JsonPath] = {Attendee: ("minutes", "attendance"), Item: ()}
_BLOCKS = frozenset(get_args(Block))


class Wrong(Exception):
    """What stands at ``path`` cannot be taken; ``reason`` says why, without a full stop."""

    def __init__(self, path: JsonPath, reason: str) -> None:
        super().__init__(reason)
        self.path = path
        self.reason = reason


@cache
def fields_of(kind: type[Struct]) -> dict[str, mi.Field]:
    """The fields of a struct by name, in order."""
    found = mi.type_info(kind)
    assert isinstance(found, mi.StructType)  # noqa: S101 - for the type checker
    return {field.name: field for field in found.fields}


def _tag(kind: type[Struct]) -> str | None:
    return cast("str | None", kind.__struct_config__.tag)


def _is_text(kind: mi.Type) -> bool:
    return (
        isinstance(kind, mi.VarTupleType)
        and isinstance(kind.item_type, mi.StructType)
        and kind.item_type.cls is Paragraph
    )


def is_day(words: str) -> bool:
    """Whether the words are a day or a month as the domain holds them, or empty."""
    if not words:
        return True
    if not re.fullmatch(rf"{DAY}|\d{{4}}-\d{{2}}", words):
        return False
    return _date(words if len(words) > len("YYYY-MM") else f"{words}-01") is not None


def _date(words: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(words) if re.fullmatch(DAY, words) else None
    except ValueError:
        return None


def _time(words: str) -> dt.time | None:
    try:
        return dt.time.fromisoformat(words) if re.fullmatch(TIME, words) else None
    except ValueError:
        return None


# ------------------------------------------------------------------ writing


def minutes_form(minutes: Minutes) -> dict[str, Plain]:
    """The minutes as a plain value.

    A link to a part that is gone, and a day that is none, mean nothing and are left out.
    """
    attendees = frozenset(one.id for one in minutes.attendance)
    return _Writer({Attendee: attendees, Item: frozenset(_item_ids(minutes.items))}).struct(minutes)


def template_form(template: Template) -> dict[str, Plain]:
    """The template as a plain value, without ids, since each meeting gets its own."""
    return _Writer({}).struct(template)


def _item_ids(items: tuple[Item, ...]) -> Iterable[str]:
    for item in items:
        yield item.id
        yield from _item_ids(item.items)


class _Writer:
    """Writes values; ``ids`` has those that links may lead to, or nothing for a template."""

    def __init__(self, ids: dict[type[Struct], frozenset[str]]) -> None:
        self._ids = ids

    def struct(self, value: Struct) -> dict[str, Plain]:
        kind = type(value)
        form: dict[str, Plain] = {}
        if tag := _tag(kind):
            form["type"] = tag
        for name, field in fields_of(kind).items():
            found = self._with_sound_links(kind, name, getattr(value, name))
            if not self._is_meant(kind, name, found):
                continue
            plain = self.value(field.type, found)
            if plain != _default_form(kind, name):
                form[name] = plain
        return form

    def _is_meant(self, kind: type[Struct], name: str, value: object) -> bool:
        if name == "id" and kind is ApprovalRow and not self._ids:
            return False
        if (kind, name) in DAYS:
            return is_day(cast("str", value))
        if (kind, name) in LINKS and isinstance(value, str):
            return value in self._there(kind, name)
        return True

    def _with_sound_links(self, kind: type[Struct], name: str, value: object) -> object:
        if (kind, name) in LINKS and isinstance(value, tuple):
            return tuple(one for one in value if one in self._there(kind, name))
        return value

    def _there(self, kind: type[Struct], name: str) -> frozenset[str]:
        return self._ids.get(LINKS[kind, name], frozenset())

    def value(self, kind: mi.Type, value: Any) -> Plain:  # noqa: ANN401 - of the type given
        """The plain value of what is of a type."""
        if _is_text(kind):
            return text_form(value)
        match kind:
            case mi.UnionType():
                return None if value is None else self.value(_chosen(kind, value), value)
            case mi.StructType():
                return self.struct(value)
            case mi.VarTupleType():
                return [self.value(kind.item_type, one) for one in value]
            case mi.TupleType():
                return [self.value(of, one) for of, one in zip(kind.item_types, value, strict=True)]
            case mi.DictType():
                named = sorted((storable(name), one) for name, one in value.items())
                return {name: self.value(kind.value_type, one) for name, one in named}
            case _:
                form = _FORMS.get(type(kind))
                return form(value) if form else value


def _time_form(time: dt.time) -> str:
    whole = not time.second and not time.microsecond
    return time.isoformat("minutes" if whole else "auto")


_FORMS: dict[type[mi.Type], Callable[[Any], Plain]] = {
    mi.StrType: storable,
    mi.FloatType: float,
    mi.DateType: dt.date.isoformat,
    mi.TimeType: _time_form,
    mi.BytesType: lambda value: base64.b64encode(value).decode(),
}


def _chosen(union: mi.UnionType, value: object) -> mi.Type:
    """The one type of a union that a value other than ``None`` is of."""
    for kind in union.types:
        if isinstance(kind, mi.StructType) and kind.cls is type(value):
            return kind
    return next(kind for kind in union.types if not isinstance(kind, mi.NoneType))


_ALWAYS = object()


@cache
def _default_form(kind: type[Struct], name: str) -> Plain:
    """The plain value of a field's default; ``_ALWAYS`` for a field that is always written."""
    field = fields_of(kind)[name]
    if field.default_factory in {dict, list}:
        return field.default_factory()
    if field.default is msgspec.NODEFAULT:
        return _ALWAYS
    return _Writer({}).value(field.type, field.default)


def text_form(text: RichText) -> Plain:
    """Rich text as a string if all of it is plain paragraphs, else as a list of paragraphs."""
    text = normal(text)
    words = "\n".join(paragraph.words for paragraph in text)
    if rich(words) == text:
        return storable(words)
    return [_paragraph_form(paragraph) for paragraph in text]


def _paragraph_form(paragraph: Paragraph) -> Plain:
    runs = [_run_form(run) for run in paragraph.runs]
    words = "" if not runs else runs[0] if len(runs) == 1 and isinstance(runs[0], str) else runs
    if not paragraph.marker and isinstance(words, str):
        return words
    form: dict[str, Plain] = {}
    if paragraph.marker:
        form["marker"] = storable(paragraph.marker)
    if paragraph.level:
        form["level"] = paragraph.level
    return form | {"text": words}


def _run_form(run: Run) -> Plain:
    form = _Writer({}).struct(run)
    return form if len(form) > 1 else form["text"]


# ------------------------------------------------------------------ reading


def read_minutes(form: Plain, path: JsonPath) -> Minutes:
    """The minutes a plain value holds; raises ``Wrong``."""
    reader = _Reader()
    minutes = reader.struct(Minutes, form, path)
    reader.check_links()
    return minutes


def read_template(form: Plain, path: JsonPath) -> Template:
    """The template a plain value holds; raises ``Wrong``."""
    return _Reader().struct(Template, form, path)


class _Reader:
    """Reads values, and remembers the ids met and the links that must lead to one of them."""

    def __init__(self) -> None:
        self._ids: dict[tuple[JsonPath, str], tuple[type[Struct], JsonPath]] = {}
        self._links: list[tuple[JsonPath, type[Struct], str]] = []

    def check_links(self) -> None:
        """Raise ``Wrong`` for the first link that leads nowhere."""
        for path, goal, words in self._links:
            found = self._ids.get((_SCOPES[goal], words))
            if found is None or found[0] is not goal:
                raise Wrong(path, f"there is no {_PARTS[goal]} with the id “{words}”")

    def struct(self, kind: type[Value], form: Plain, path: JsonPath) -> Value:
        fields = fields_of(kind)
        check_keys(form, [*["type"] * bool(_tag(kind)), *fields], path)
        read = {
            name: self._field(kind, name, form[name], (*path, name))
            for name in fields
            if name in form
        }
        for name, field in fields.items():
            if field.required and name not in read:
                raise Wrong(path, f"“{name}” is missing here")
        return kind(**read)

    def _field(self, kind: type[Struct], name: str, form: Plain, path: JsonPath) -> object:
        value = self._any(fields_of(kind)[name].type, form, path)
        if name == "id":
            self._note_id(kind, cast("str", value), path)
        elif (kind, name) in DAYS and not is_day(cast("str", value)):
            raise Wrong(path, f"“{value}” is neither a day (2031-05-14) nor a month (2031-05)")
        elif (kind, name) in LINKS and isinstance(value, tuple):
            goal = LINKS[kind, name]
            self._links += [((*path, at), goal, one) for at, one in enumerate(value)]
        elif (kind, name) in LINKS and value:
            self._links.append((path, LINKS[kind, name], cast("str", value)))
        return value

    def _note_id(self, kind: type[Struct], words: str, path: JsonPath) -> None:
        if kind is Template:
            if not words.strip():
                raise Wrong(path, "the id of a template may not be empty")
            return
        if not ID.fullmatch(words):
            raise Wrong(
                path,
                f"“{_short(words)}” cannot be an id: up to 64 letters from A to Z, digits, hyphens"
                " and underlines can",
            )
        if words in TAKEN:
            raise Wrong(path, f"“{words}” is the name of a part of the minutes and no id")
        # The rows of a list have their ids to themselves; items and blocks share theirs.
        scope = _SCOPES[Item] if kind is Item or kind in _BLOCKS else path[:-2]
        taken = self._ids.setdefault((scope, words), (kind, path))
        if taken[1] != path:
            raise Wrong(path, f"the id “{words}” is taken already, by {path_words(taken[1])}")

    def _any(self, kind: mi.Type, form: Plain, path: JsonPath) -> object:
        if len(path) > DEEPEST:
            raise Wrong(path, "lists and objects are nested too deeply")
        if _is_text(kind):
            return self._text(form, path)
        match kind:
            case mi.UnionType():
                return self._union(kind, form, path)
            case mi.StructType():
                return self.struct(kind.cls, form, path)
            case mi.VarTupleType():
                found = _list(form, path)
                return tuple(
                    self._any(kind.item_type, one, (*path, n)) for n, one in enumerate(found)
                )
            case mi.TupleType():
                return self._tuple(kind, form, path)
            case mi.DictType():
                check_keys(form, None, path)
                return {
                    _words(name, path): self._any(kind.value_type, one, (*path, name))
                    for name, one in form.items()
                }
            case mi.LiteralType():
                return _one_of(kind.values, form, path)
            case _:
                return _SIMPLE[type(kind)](form, path)

    def _union(self, kind: mi.UnionType, form: Plain, path: JsonPath) -> object:
        if form is None and kind.includes_none:
            return None
        kinds = [one for one in kind.types if not isinstance(one, mi.NoneType)]
        if len(kinds) == 1:
            return self._any(kinds[0], form, path)
        structs = {_tag(one.cls): one for one in kinds if isinstance(one, mi.StructType)}
        check_keys(form, None, path)
        if "type" not in form:
            raise Wrong(
                path, f"“type” is missing here; it is one of {', '.join(map(str, structs))}"
            )
        tag = _one_of(tuple(structs), form["type"], (*path, "type"))
        return self.struct(structs[cast("str", tag)].cls, form, path)

    def _tuple(self, kind: mi.TupleType, form: Plain, path: JsonPath) -> object:
        found = _list(form, path)
        if len(found) != len(kind.item_types):
            raise Wrong(path, f"{len(kind.item_types)} entries are needed here, not {len(found)}")
        pairs = zip(kind.item_types, found, strict=True)
        return tuple(self._any(of, one, (*path, n)) for n, (of, one) in enumerate(pairs))

    # Rich text

    def _text(self, form: Plain, path: JsonPath) -> RichText:
        if isinstance(form, str):
            return rich(_words(form, path))
        if not isinstance(form, list):
            raise _unfit(form, "a text, or a list of paragraphs,", path)
        return normal(tuple(self._paragraph(one, (*path, n)) for n, one in enumerate(form)))

    def _paragraph(self, form: Plain, path: JsonPath) -> Paragraph:
        if isinstance(form, str):
            return Paragraph((Run(_words(form, path)),))
        check_keys(form, ("marker", "level", "text"), path)
        marker = _words(form.get("marker", ""), (*path, "marker"))
        level = form.get("level", 0)
        if type(level) is not int or not 0 <= level <= DEEPEST_LEVEL:
            raise Wrong((*path, "level"), f"a level is a whole number from 0 to {DEEPEST_LEVEL}")
        if level and not marker:
            raise Wrong((*path, "level"), "only a paragraph with a “marker” has a level")
        return Paragraph(self._runs(form.get("text", ""), (*path, "text")), marker, level)

    def _runs(self, form: Plain, path: JsonPath) -> tuple[Run, ...]:
        if isinstance(form, str):
            return (Run(_words(form, path)),)
        if not isinstance(form, list):
            raise _unfit(form, "a text, or a list of its pieces,", path)
        return tuple(self._run(one, (*path, n)) for n, one in enumerate(form))

    def _run(self, form: Plain, path: JsonPath) -> Run:
        if isinstance(form, str):
            return Run(_words(form, path))
        return self.struct(Run, form, path)


def check_keys(form: Plain, known: Iterable[str] | None, path: JsonPath) -> None:
    """Raise ``Wrong`` unless the value is an object that has known keys alone, each once."""
    if not isinstance(form, dict):
        raise _unfit(form, "an object in braces", path)
    if TWICE in form:
        raise Wrong((*path, form[TWICE]), f"“{_short(form[TWICE])}” stands twice in one object")
    if known is None:
        return
    names = list(known)
    for name in form:
        if name not in names:
            meant = _meant(name, names) or f"known are {', '.join(names)}"
            raise Wrong((*path, name), f"“{_short(name)}” is not known here; {meant}")


def _one_of(known: tuple[Any, ...], form: Plain, path: JsonPath) -> object:
    if isinstance(form, str) and form in known:
        return form
    names = [name for name in known if name]
    meant = _meant(form, names) or f"it is one of {', '.join(map(str, names))}"
    raise Wrong(path, f"{_shown(form)} cannot stand here; {meant}")


def _meant(name: Plain, known: list[str]) -> str:
    near = difflib.get_close_matches(name[:80], known, 1) if isinstance(name, str) else []
    return f"did you mean “{near[0]}”?" if near else ""


def _words(form: Plain, path: JsonPath) -> str:
    if not isinstance(form, str):
        raise _unfit(form, "a text", path)
    if not form.isascii() and storable(form) != form:
        raise Wrong(path, "the text holds half of a character (a lone surrogate)")
    return form


def _list(form: Plain, path: JsonPath) -> list[Plain]:
    if not isinstance(form, list):
        raise _unfit(form, "a list", path)
    return form


def _truth(form: Plain, path: JsonPath) -> bool:
    if not isinstance(form, bool):
        raise _unfit(form, "true or false", path)
    return form


def _whole(form: Plain, path: JsonPath) -> int:
    if type(form) is not int or not 1 <= form <= MOST:
        raise _unfit(form, f"a whole number from 1 to {MOST}", path)
    return form


def _number(form: Plain, path: JsonPath) -> float:
    if type(form) not in {int, float} or not math.isfinite(form) or not 0 <= form <= WIDEST:
        raise _unfit(form, f"a number from 0 to {WIDEST}", path)
    return float(form)


def _read_date(form: Plain, path: JsonPath) -> dt.date:
    if (date := _date(_words(form, path))) is None:
        raise Wrong(path, f"{_shown(form)} is no date; write year, month and day as 2031-05-14")
    return date


def _read_time(form: Plain, path: JsonPath) -> dt.time:
    if (time := _time(_words(form, path))) is None:
        raise Wrong(path, f"{_shown(form)} is no time of day; write it as 09:30")
    return time


def _bytes(form: Plain, path: JsonPath) -> bytes:
    try:
        return base64.b64decode(_words(form, path), validate=True)
    except (binascii.Error, ValueError):
        raise Wrong(path, "a file must stand here as Base64, and this is none") from None


_SIMPLE: dict[type[mi.Type], Callable[[Plain, JsonPath], object]] = {
    mi.StrType: _words,
    mi.BoolType: _truth,
    mi.IntType: _whole,
    mi.FloatType: _number,
    mi.DateType: _read_date,
    mi.TimeType: _read_time,
    mi.BytesType: _bytes,
}


def _unfit(form: Plain, needed: str, path: JsonPath) -> Wrong:
    return Wrong(path, f"{needed} is needed here, not {_shown(form)}")


def _shown(form: Plain) -> str:
    match form:
        case None:
            return "null"
        case bool():
            return "true" if form else "false"
        case str():
            return f"“{_short(form)}”"
        case int() | float():
            return f"the number {_short(str(form))}"
        case list():
            return "a list"
        case _:
            return "an object"


def _short(words: str) -> str:
    words = storable(words)
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


_SHOWN = 40
