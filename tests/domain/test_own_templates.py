"""The office's own templates, and which of them are offered."""

from __future__ import annotations

from msgspec.structs import replace

from minutes_desktop.domain.own_templates import copy_of, newest, own_form
from minutes_desktop.domain.template import Template

BUILTIN = Template(id="plain", name="Plain", series="Board", version=2)
OTHER = Template(id="other", name="another", series="Panel")


def test_the_own_form_of_a_builtin_stands_in_its_place() -> None:
    own = own_form(BUILTIN)
    assert own.id != BUILTIN.id
    assert (own.replaces, own.version, own.name) == ("plain", 1, "Plain")
    assert newest([BUILTIN, OTHER, own]) == (OTHER, own)


def test_a_copy_stands_beside_what_it_was_made_of() -> None:
    own = own_form(BUILTIN)
    copy = copy_of(own, "Copy")
    assert (copy.replaces, copy.version, copy.series) == ("", 1, "Board")
    assert len({copy.id, own.id, BUILTIN.id}) == 3
    assert newest([BUILTIN, copy]) == (copy, BUILTIN)


def test_only_the_newest_version_is_offered() -> None:
    own = own_form(BUILTIN)
    later = replace(own, version=2, name="Later")
    assert newest([later, BUILTIN, own]) == (later,)
