"""The exchange file: one meeting whole, with the template by which it prints, as canonical JSON.

The form is described in ``docs/exchange-format.md``.
"""

from __future__ import annotations

import re
from typing import NoReturn

from msgspec.structs import replace

from minutes_desktop.domain.exchange_form import (
    DEEPEST,
    Plain,
    Wrong,
    check_keys,
    minutes_form,
    read_minutes,
    read_template,
    template_form,
)
from minutes_desktop.domain.json_text import (
    JsonFault,
    JsonPath,
    line_and_column,
    line_of,
    parse,
    path_words,
    written,
)
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.template import Template
from minutes_desktop.domain.template_rules import faults

FORMAT = "minutes-desktop"
VERSION = 1
LARGEST = 16 * 1024 * 1024
"""How many bytes a file may have: many times what the longest meeting needs."""


class ExchangeError(Exception):
    """The file cannot be made or taken; ``str(error)`` is the sentence, with the place in it."""


def encode(minutes: Minutes, template: Template | None) -> bytes:
    """The exchange file of minutes and the template they print by: the same bytes for the same.

    Raises ``ExchangeError`` for items nested deeper than any file may be.
    """
    form: dict[str, Plain] = {"format": f"{FORMAT}/{VERSION}"}
    if template is not None:
        minutes = replace(minutes, template=template.id, template_version=template.version)
    try:
        form["minutes"] = minutes_form(minutes)
        if template is not None:
            form["template"] = template_form(template)
        too_deep = _depth(form) > DEEPEST
    except RecursionError:
        too_deep = True
    if too_deep:
        raise ExchangeError(
            "The items are nested too deeply for a file; take some out from under their parents."
        )
    return written(form)


def encode_template(template: Template) -> bytes:
    """The template as it stands in a file: the same bytes for templates that print the same."""
    return written(template_form(template))


def decode(data: bytes) -> tuple[Minutes, Template | None]:
    """The minutes of an exchange file, and the template if it holds one.

    Ids left out are made. Raises ``ExchangeError`` with the place and the reason; whatever is
    wrong, nothing is guessed.
    """
    text = _text(data)
    try:
        return _read(parse(text))
    except JsonFault as fault:
        line, column = line_and_column(text, fault.offset)
        raise ExchangeError(f"Line {line}, column {column}: {fault.reason}.") from fault
    except Wrong as wrong:
        raise ExchangeError(_sentence(text, wrong)) from wrong
    except RecursionError as error:
        raise ExchangeError("Lists and objects are nested too deeply in the file.") from error


def _text(data: bytes) -> str:
    if len(data) > LARGEST:
        raise ExchangeError(
            f"The file is larger than {LARGEST // 1024**2} MB, which no meeting needs."
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ExchangeError(
            f"Line {line}: the file is not written in UTF-8; save it as UTF-8 text."
        ) from error
    if not text.strip():
        raise ExchangeError("The file is empty.")
    return text


def _sentence(text: str, wrong: Wrong) -> str:
    place = path_words(wrong.path)
    line = f"Line {line_of(text, wrong.path)}"
    end = "" if wrong.reason.endswith("?") else "."
    return f"{line}, {place}: {wrong.reason}{end}" if place else f"{line}: {wrong.reason}{end}"


def _read(form: Plain) -> tuple[Minutes, Template | None]:
    _check_format(form)
    check_keys(form, ("format", "minutes", "template"), ())
    if "minutes" not in form:
        raise Wrong((), "“minutes” is missing here")
    template = None
    if form.get("template") is not None:
        template = read_template(form["template"], ("template",))
        _check_rules(template)
    minutes = read_minutes(form["minutes"], ("minutes",))
    if template is not None:
        minutes = _named(minutes, form["minutes"], template)
    return minutes, template


def _check_format(form: Plain) -> None:
    named = form.get("format") if isinstance(form, dict) else None
    if not isinstance(named, str):
        raise ExchangeError(
            "The file is no exchange file of Minutes Desktop: it does not say"
            f" “format”: “{FORMAT}/{VERSION}” at its beginning."
        )
    found = re.fullmatch(rf"{FORMAT}/(\d{{1,9}})", named)
    if found and int(found[1]) > VERSION:
        raise ExchangeError(
            f"The file was written by a newer version of Minutes Desktop (its form is {found[1]},"
            f" this program knows {VERSION}). Install the newer version to import it."
        )
    if not found or int(found[1]) != VERSION:
        raise Wrong(("format",), f"“{named[:40]}” is another format than {FORMAT}/{VERSION}")


def _check_rules(template: Template) -> None:
    """Refuse a template by which nothing could be printed."""
    for setting, sentence in faults(template).items():
        steps = (int(step) if step.isdecimal() else step for step in setting.split("."))
        raise Wrong(("template", *steps), sentence.removesuffix("."))


def _named(minutes: Minutes, form: Plain, template: Template) -> Minutes:
    """The minutes with the name of the template in the file, which they may leave out."""
    for field, own in (("template", template.id), ("template_version", template.version)):
        if field in form and form[field] != own:
            _refuse_template(field, form[field], own)
    return replace(minutes, template=template.id, template_version=template.version)


def _refuse_template(field: str, named: object, own: object) -> NoReturn:
    place: JsonPath = ("minutes", field)
    raise Wrong(place, f"“{named}” is not that of the template in this file, which is “{own}”")


def _depth(form: Plain) -> int:
    if isinstance(form, dict):
        return 1 + max(map(_depth, form.values()), default=0)
    if isinstance(form, list):
        return 1 + max(map(_depth, form), default=0)
    return 0
