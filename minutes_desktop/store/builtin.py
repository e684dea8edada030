"""The templates, the series and the sample meeting that come with the program."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.series import Series
from minutes_desktop.domain.template import Template
from minutes_desktop.files import resource
from minutes_desktop.store import reading

SAMPLE = "samples/monthly-assurance.json"


def builtin_templates() -> tuple[Template, ...]:
    """Every template that comes with the program, by name."""
    files = sorted(resource("templates").glob("*.json"))
    found = [msgspec.json.decode(file.read_bytes(), type=Template) for file in files]
    return tuple(sorted(found, key=lambda template: template.name))


@cache
def builtin_series() -> tuple[Series, ...]:
    """Every series that comes with the program, by name; nothing is known of who held its posts."""
    files = sorted(resource("series").glob("*.json"))
    found = [msgspec.json.decode(file.read_bytes(), type=Series) for file in files]
    return tuple(sorted(found, key=lambda series: series.name))


def template_of(path: Path, minutes: Minutes) -> Template:
    """The template by which minutes of the store at ``path`` print.

    Raises ``StoreError`` if neither the program nor the store has it.
    """
    named = minutes.template, minutes.template_version
    for template in builtin_templates():
        if (template.id, template.version) == named:
            return template
    return reading.template(path, *named)


def sample_minutes() -> Minutes:
    """The finished minutes of an invented meeting."""
    return msgspec.json.decode(resource(SAMPLE).read_bytes(), type=Minutes)
