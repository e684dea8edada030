"""Every field of every value survives being a row."""

from collections.abc import Iterator

import msgspec
import pytest
from msgspec import Struct
from msgspec.structs import fields
from sqlalchemy import Engine

from minutes_desktop.domain.blocks import Block, block_kind
from minutes_desktop.store import meetings, reading
from minutes_desktop.store.database import path_of
from tests.factories import an_item, full_minutes, one_of_each_block, some_minutes


def _parts(value: object) -> Iterator[Struct]:
    """Every struct inside a value."""
    if isinstance(value, tuple):
        for one in value:
            yield from _parts(one)
    if isinstance(value, Struct):
        yield value
        for field in fields(value):
            yield from _parts(getattr(value, field.name))


def _default(field: msgspec.structs.FieldInfo) -> object:
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    return field.default


def test_the_full_meeting_sets_every_field_of_every_kind_of_part() -> None:
    """So that the test of saving it cannot forget a field added later."""
    unset: dict[type, set[str]] = {}
    for part in _parts(full_minutes()):
        names = {
            field.name for field in fields(part) if getattr(part, field.name) == _default(field)
        }
        unset[type(part)] = unset.get(type(part), names) & names
    assert {kind.__name__: names for kind, names in unset.items() if names} == {}


def test_every_kind_of_block_is_in_the_full_meeting() -> None:
    """A kind added later is missed here until it is added to the factory."""
    kinds = {type(block) for block in one_of_each_block()}
    assert kinds == set(Block.__args__)


def test_a_full_meeting_comes_back_as_it_was_saved(engine: Engine) -> None:
    """All fields of all parts, through the file."""
    minutes = full_minutes()
    meetings.save(engine, None, minutes)
    assert reading.load(path_of(engine), minutes.id) == minutes


@pytest.mark.parametrize("block", one_of_each_block(), ids=block_kind)
def test_each_kind_of_block_comes_back_as_it_was_saved(engine: Engine, block: Block) -> None:
    """One kind alone."""
    minutes = some_minutes(an_item("Only", block))
    meetings.save(engine, None, minutes)
    assert reading.load(path_of(engine), minutes.id).items[0].blocks == (block,)
