"""The JSON Schema of the exchange file, made from the types of the domain.

The file in ``resources/schema`` is written by ``python -m minutes_desktop.domain.exchange_schema``.
"""

from __future__ import annotations

import sys
from typing import Any

import msgspec
from msgspec import Struct
from msgspec import inspect as mi

from minutes_desktop.domain.exchange import FORMAT, VERSION
from minutes_desktop.domain.exchange_form import DAY, DAYS, ID, MOST, TIME, WIDEST, fields_of
from minutes_desktop.domain.json_text import written
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.richtext import DEEPEST_LEVEL, Paragraph
from minutes_desktop.domain.template import Template

Schema = dict[str, Any]

SCHEMA_FILE = f"schema/minutes-{VERSION}.schema.json"
"""Its name among the files that come with the program."""


def schema() -> Schema:
    """The schema, in the dialect of 2020-12."""
    _, found = msgspec.json.schema_components([Minutes, Template], ref_template="#/$defs/{name}")
    parts = {name: _part(part) for name, part in found.items()}
    for kind in structs_of(Minutes) | structs_of(Template):
        _narrow(kind, parts[kind.__name__]["properties"])
    del parts["Paragraph"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT}:exchange:{VERSION}",
        "title": f"Exchange file of Minutes Desktop, version {VERSION}",
        "type": "object",
        "properties": {
            "format": {"const": f"{FORMAT}/{VERSION}"},
            "minutes": {"$ref": "#/$defs/Minutes"},
            "template": {"anyOf": [{"$ref": "#/$defs/Template"}, {"type": "null"}]},
        },
        "required": ["format", "minutes"],
        "additionalProperties": False,
        "$defs": dict(sorted((parts | _rich_text()).items())),
    }


def _part(part: Schema) -> Schema:
    """One struct as msgspec describes it, closed against keys it does not know."""
    properties = {name: _plain(of) for name, of in part["properties"].items()}
    closed = {"type": "object", "properties": properties, "additionalProperties": False}
    return closed | ({"required": part["required"]} if part["required"] else {})


def _plain(of: Schema) -> Schema:
    """A description without defaults, and with rich text in both of its forms."""
    if of.get("items") == {"$ref": "#/$defs/Paragraph"}:
        return {"$ref": "#/$defs/RichText"}
    found = {name: part for name, part in of.items() if name not in {"default", "discriminator"}}
    for name in ("items", "additionalProperties"):
        if isinstance(found.get(name), dict):
            found[name] = _plain(found[name])
    for name in ("anyOf", "prefixItems"):
        if name in found:
            found[name] = [_plain(one) for one in found[name]]
    if found.get("type") == "integer":
        found |= {"minimum": 1, "maximum": MOST}
    if found.get("type") == "number":
        found |= {"minimum": 0, "maximum": WIDEST}
    return found


def _narrow(kind: type[Struct], properties: Schema) -> None:
    """Say of the fields of a struct what their types alone do not."""
    for name, field in fields_of(kind).items():
        if name == "id":
            properties[name] = {"type": "string", "minLength": 1}
            if kind is not Template:
                properties[name] = {"type": "string", "pattern": f"^{ID.pattern}$"}
        elif (kind, name) in DAYS:
            properties[name] = {"type": "string", "pattern": rf"^({DAY}|\d{{4}}-\d{{2}}|)$"}
        elif _holds(field.type, mi.TimeType):
            properties[name] = _maybe({"type": "string", "pattern": f"^{TIME}$"})
        elif _holds(field.type, mi.DateType):
            properties[name] = _maybe({"type": "string", "format": "date", "pattern": f"^{DAY}$"})


def _holds(kind: mi.Type, wanted: type[mi.Type]) -> bool:
    return isinstance(kind, mi.UnionType) and any(isinstance(one, wanted) for one in kind.types)


def _maybe(of: Schema) -> Schema:
    return {"anyOf": [of, {"type": "null"}]}


def structs_of(kind: type[Struct]) -> set[type[Struct]]:
    """The struct and every other that it can hold, at any depth."""
    found: set[type[Struct]] = set()

    def add(one: mi.Type) -> None:
        match one:
            case mi.StructType() if one.cls not in found:
                found.add(one.cls)
                for field in fields_of(one.cls).values():
                    add(field.type)
            case mi.UnionType():
                for part in one.types:
                    add(part)
            case mi.VarTupleType():
                add(one.item_type)
            case mi.TupleType():
                for part in one.item_types:
                    add(part)
            case mi.DictType():
                add(one.value_type)
            case _:
                pass

    add(mi.type_info(kind))
    return found - {Paragraph}


def _rich_text() -> Schema:
    """Rich text: a string, one paragraph a line; or paragraphs, each a string or marked."""
    text = {"type": "string"}
    return {
        "RichText": {
            "anyOf": [text, {"type": "array", "items": {"$ref": "#/$defs/Paragraph"}}],
        },
        "Paragraph": {
            "anyOf": [
                text,
                {
                    "type": "object",
                    "properties": {
                        "marker": text,
                        "level": {"type": "integer", "minimum": 0, "maximum": DEEPEST_LEVEL},
                        "text": {
                            "anyOf": [
                                text,
                                {
                                    "type": "array",
                                    "items": {"anyOf": [text, {"$ref": "#/$defs/Run"}]},
                                },
                            ]
                        },
                    },
                    "additionalProperties": False,
                },
            ],
        },
    }


if __name__ == "__main__":
    sys.stdout.buffer.write(written(schema()))
