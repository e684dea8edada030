"""The templates and the sample meeting that come with the program."""

from __future__ import annotations

import msgspec

from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.template import Template
from minutes_desktop.files import resource

SAMPLE = "samples/monthly-assurance.json"


def builtin_templates() -> tuple[Template, ...]:
    """Every template that comes with the program, by name."""
    files = sorted(resource("templates").glob("*.json"))
    found = [msgspec.json.decode(file.read_bytes(), type=Template) for file in files]
    return tuple(sorted(found, key=lambda template: template.name))


def sample_minutes() -> Minutes:
    """The finished minutes of an invented meeting."""
    return msgspec.json.decode(resource(SAMPLE).read_bytes(), type=Minutes)
