"""The office's own templates: made of others, and saved version after version."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from minutes_desktop.domain.ids import new_id
from minutes_desktop.domain.template import Template


def own_form(builtin: Template) -> Template:
    """The office's own form of a template that came with the program, to be listed in its place."""
    return replace(builtin, id=new_id(), version=1, replaces=builtin.id)


def copy_of(template: Template, name: str) -> Template:
    """A template of its own that begins as another one is."""
    return replace(template, id=new_id(), version=1, replaces="", name=name)


def newest(templates: Iterable[Template]) -> tuple[Template, ...]:
    """The newest version of each, by name, without those that an own one replaces."""
    by_id: dict[str, Template] = {}
    for template in templates:
        known = by_id.get(template.id)
        if known is None or known.version < template.version:
            by_id[template.id] = template
    replaced = {template.replaces for template in by_id.values()}
    kept = (template for template in by_id.values() if template.id not in replaced)
    return tuple(sorted(kept, key=lambda template: (template.name.casefold(), template.id)))
