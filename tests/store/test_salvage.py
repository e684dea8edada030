"""Whatever is left of a damaged store is saved, and what is not is told."""

# ruff: noqa: S311 - chance for damage, not for secrets

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from minutes_desktop.domain.blocks import Text
from minutes_desktop.domain.lexicon import Phrase
from minutes_desktop.domain.minutes import Item, Minutes, walk_blocks
from minutes_desktop.domain.place import Place
from minutes_desktop.domain.richtext import plain, rich
from minutes_desktop.store import builtin, identity, meetings, phrases, reading, templates
from minutes_desktop.store.copying import check_whole
from minutes_desktop.store.database import close_store, open_store
from minutes_desktop.store.errors import StoreError
from minutes_desktop.store.mending import RECOVERED
from minutes_desktop.store.salvage import Salvaged, salvage
from tests.factories import full_minutes

DATA = Path(__file__).parents[1] / "data"
PAGE = 4096
TEMPLATE = builtin.builtin_templates()[0]


def _meeting(number: int) -> Minutes:
    """A meeting of 20 blocks, one of which runs over several pages."""
    blocks = [
        Text(id=f"b{number}-{at}", text=rich(f"Words {at} of meeting {number}. " * 9))
        for at in range(20)
    ]
    blocks[10] = replace(blocks[10], text=rich(f"A long response to meeting {number}. " * 400))
    items = tuple(
        Item(id=f"i{number}-{at}", heading=f"Item {at}", blocks=tuple(blocks[at * 5 : at * 5 + 5]))
        for at in range(4)
    )
    return Minutes(
        id=f"m{number}",
        series="Board",
        date=dt.date(2031, 5, number + 1),
        title=f"Meeting {number}",
        template=TEMPLATE.id,
        template_version=TEMPLATE.version,
        items=items,
    )


MEETINGS = tuple(_meeting(number) for number in range(6))
FULL = replace(full_minutes(), template=TEMPLATE.id, template_version=TEMPLATE.version)
OWN = replace(TEMPLATE, id="office", version=3)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store with seven meetings, an office's template and words of a series."""
    path = tmp_path_factory.mktemp("sound") / "minutes.sqlite"
    engine = open_store(path)
    templates.add_version(engine, OWN)
    phrases.put_phrases(engine, [Phrase("autotext", "hta", "holding to account")])
    for minutes in (*MEETINGS, FULL):
        meetings.save(engine, None, minutes, Place(part=minutes.id, position=7))
    meetings.note_opened(engine, "m3")
    close_store(engine)
    return path


@pytest.fixture
def store(sound: Path, tmp_path: Path) -> Path:
    """A copy of it to be damaged."""
    return Path(shutil.copyfile(sound, tmp_path / "minutes.sqlite"))


def _held(path: Path) -> dict[str, Minutes]:
    """All meetings of a store, every one of which can be opened."""
    check_whole(path, thoroughly=True)
    lines = reading.list_meetings(path)
    held = {line.id: reading.load(path, line.id) for line in lines}
    for minutes in held.values():
        builtin.template_of(path, minutes)
    return held


def _words(minutes: Minutes) -> str:
    return "\n".join(
        plain(block.text) for block in walk_blocks(minutes.items) if type(block) is Text
    )


def test_of_a_store_with_nothing_wrong_everything_is_saved(store: Path) -> None:
    done = salvage(store, store)
    assert (done.meetings, done.incomplete, done.unsure) == (7, (), False)
    assert done.sentence.endswith("could be read. Nothing was lost.")
    assert _held(store) == {one.id: one for one in (*MEETINGS, FULL)}
    assert reading.place_of(store, "m2") == Place(part="m2", position=7)
    assert reading.last_opened(store) == "m3"
    assert OWN in reading.templates(store)
    assert reading.phrases(store) == (Phrase("autotext", "hta", "holding to account"),)


@pytest.mark.parametrize("old", sorted(DATA.glob("store-*.sqlite")), ids=lambda path: path.stem)
@pytest.mark.parametrize("header", ["sound", "zeroed"])
def test_a_store_of_an_earlier_form_is_read_in_that_form(
    old: Path, tmp_path: Path, header: str
) -> None:
    """Even if its header no longer says which that is."""
    held = msgspec.json.decode(old.with_suffix(".json").read_bytes(), type=Minutes)
    store = Path(shutil.copyfile(old, tmp_path / "minutes.sqlite"))
    if header == "zeroed":
        _write(store, 0, bytes(100))
    salvage(store, store)
    (minutes,) = _held(store).values()
    ours = replace(minutes, template=held.template, template_version=held.template_version)
    assert ours == held


def _write(path: Path, at: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


def _leaf_of(store: Path, words: str) -> int:
    """The page that holds these words."""
    return store.read_bytes().index(words.encode()) // PAGE


def test_a_page_of_zeros_costs_what_stood_on_it_and_that_is_told(store: Path) -> None:
    page = _leaf_of(store, '"text":"Words 15 of meeting 2')
    _write(store, page * PAGE, bytes(PAGE))
    wreck = store.read_bytes()
    done = salvage(store, store)
    held = _held(store)
    assert done.meetings == 7
    assert "“Meeting 2”" in done.sentence
    whole = {one.id for one in (*MEETINGS, FULL) if held[one.id] == one}
    told = {one.id for one in (*MEETINGS, FULL) if one.title not in done.incomplete}
    assert whole == told
    assert len(whole) >= 5
    assert "Words 5 of meeting 2" in _words(held["m2"])
    assert done.restored.kept is not None
    assert done.restored.kept.read_bytes() == wreck


def test_a_header_of_garbage_costs_nothing_but_the_certainty(store: Path) -> None:
    """The page after the header holds only the list of tables."""
    _write(store, 0, b"\xff" * 100)
    done = salvage(store, store)
    assert done.meetings == 7
    assert _held(store) == {one.id: one for one in (*MEETINGS, FULL)}


def test_a_first_page_that_is_lost_altogether_costs_no_words(store: Path) -> None:
    """The rows are known by their look."""
    _write(store, 0, bytes(PAGE))
    done = salvage(store, store)
    held = _held(store)
    assert done.meetings == 7
    for minutes in MEETINGS:
        assert _words(held[minutes.id]) == _words(minutes)


def test_a_lost_page_that_leads_to_others_costs_none_of_those(store: Path) -> None:
    """All pages of the blocks are without the one above them."""
    data = store.read_bytes()
    inner = [at for at in range(1, len(data) // PAGE) if data[at * PAGE] == 0x05]
    assert inner
    for page in inner:
        _write(store, page * PAGE, bytes(PAGE))
    salvage(store, store)
    held = _held(store)
    for minutes in MEETINGS:
        assert set(_words(minutes).split("\n")) == set(_words(held[minutes.id]).split("\n"))


@pytest.mark.parametrize("share", [0.9, 0.5, 0.2])
def test_what_is_left_of_a_file_cut_short_is_saved(store: Path, share: float) -> None:
    os.truncate(store, int(store.stat().st_size * share))
    done = salvage(store, store)
    assert done.meetings >= 1
    assert len(_held(store)) == done.meetings
    assert done.incomplete or done.unsure


def test_a_meeting_whose_own_row_is_lost_is_kept_under_another_title(store: Path) -> None:
    _write(store, _leaf_of(store, "Meeting 4") * PAGE, bytes(PAGE))
    done = salvage(store, store)
    held = _held(store)
    assert held["m4"].title == f"{RECOVERED}: Board"
    assert held["m4"].date == MEETINGS[4].date
    assert held["m4"].items == MEETINGS[4].items
    assert held["m4"].title in done.incomplete


def test_meetings_of_which_nothing_is_left_are_counted(tmp_path: Path) -> None:
    """Their keys are in an index that survived."""
    store = tmp_path / "minutes.sqlite"
    engine = open_store(store)
    meetings.save(engine, None, _meeting(1))
    for number in range(60):
        meetings.save(engine, None, Minutes(title=f"Empty {number} " + "padding " * 40))
    close_store(engine)
    page = _leaf_of(store, "Empty 30 padding")
    _write(store, page * PAGE, bytes(PAGE))
    done = salvage(store, store)
    assert 5 < done.gone < 15
    assert done.meetings == 61 - done.gone
    assert f"Of {done.gone} meetings nothing is left." in done.sentence
    assert not done.unsure


def test_blocks_whose_item_is_lost_stand_at_the_end_of_their_meeting(store: Path) -> None:
    row = store.read_bytes().index(b"m1i1-2\x02Item 2")  # its ids, position and heading
    _write(store, row // PAGE * PAGE, bytes(PAGE))
    done = salvage(store, store)
    last = _held(store)["m1"].items[-1]
    assert last.heading == RECOVERED
    assert set(MEETINGS[1].items[2].blocks) <= set(last.blocks)
    assert "Meeting 1" in done.incomplete


def test_words_that_can_no_longer_be_read_as_a_block_are_kept_as_text(store: Path) -> None:
    """One letter of its form is wrong."""
    data = store.read_bytes()
    at = data.index(b'[{"runs":[{"text":"Words 3 of meeting 5')
    _write(store, at, b"{")
    done = salvage(store, store)
    held = _held(store)["m5"]
    assert held.items[-1].heading == RECOVERED
    assert "Words 3 of meeting 5" in _words(held)
    assert done.incomplete == ("Meeting 5",)


# ------------------------------------------------------------------ the log


@pytest.fixture
def crashed(store: Path, tmp_path: Path) -> Path:
    """A store after a crash: the last meeting stands in its log only."""
    engine = open_store(store)
    for number in (7, 8):
        meetings.save(engine, None, _meeting(number))
    copy = tmp_path / "crashed.sqlite"
    for file in (store, identity.write_ahead_log(store)):
        shutil.copyfile(file, file.with_name(file.name.replace("minutes", "crashed")))
    close_store(engine)
    return copy


def test_what_stands_in_the_log_is_saved(crashed: Path) -> None:
    done = salvage(crashed, crashed)
    assert (done.meetings, done.incomplete, done.unsure) == (9, (), False)
    assert _held(crashed)["m8"] == _meeting(8)


def test_a_log_with_a_scratched_page_gives_the_rest(crashed: Path) -> None:
    """SQLite itself would stop there."""
    log = identity.write_ahead_log(crashed)
    _write(log, 32 + 24 + 100, b"\xff" * 50)
    salvage(crashed, crashed)
    assert _words(_held(crashed)["m8"])


def test_a_log_of_garbage_costs_what_stood_in_it(crashed: Path) -> None:
    identity.write_ahead_log(crashed).write_bytes(b"\xff" * 50_000)
    done = salvage(crashed, crashed)
    assert done.meetings == 7
    assert done.restored.kept is not None


# ------------------------------------------------------------------ nothing to be had


NOTHING: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "zeros": lambda path: path.write_bytes(bytes(PAGE * 9)),
    "a letter": lambda path: path.write_text("Dear all, " * 2000),
    "noise": lambda path: path.write_bytes(random.Random(7).randbytes(PAGE * 9)),
    "gone": Path.unlink,
    "a folder": lambda path: path.rename(path.with_name("letter")).with_name(path.name).mkdir(),
}


@pytest.mark.parametrize("kind", NOTHING)
def test_a_file_without_minutes_is_a_sentence_and_changes_nothing(
    sound: Path, store: Path, tmp_path: Path, kind: str
) -> None:
    wreck = Path(shutil.copyfile(sound, tmp_path / "wreck.sqlite"))
    NOTHING[kind](wreck)
    before = store.read_bytes()
    with pytest.raises(StoreError, match=r"wreck\.sqlite"):
        salvage(store, wreck)
    assert store.read_bytes() == before
    assert not list(tmp_path.glob(".minutes-*"))


def test_a_store_from_a_newer_program_is_left_to_that(store: Path) -> None:
    _write(store, 60, (identity.SCHEMA + 1).to_bytes(4, "big"))
    before = store.read_bytes()
    with pytest.raises(StoreError, match="newer version"):
        salvage(store, store)
    assert store.read_bytes() == before


# ------------------------------------------------------------------ any damage at all


def _try(store: Path) -> Salvaged | None:
    """Salvage it, or get a sentence."""
    try:
        return salvage(store, store)
    except StoreError:
        return None


@given(seed=st.integers(0, 2**32), flips=st.sampled_from([1, 5, 40, 400]))
@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_bytes_may_be_wrong(sound: Path, tmp_path: Path, seed: int, flips: int) -> None:
    """What is saved can be opened, and a sentence is the worst that happens."""
    chance = random.Random(seed)
    store = Path(shutil.copyfile(sound, tmp_path / "minutes.sqlite"))
    data = bytearray(store.read_bytes())
    for _ in range(flips):
        data[chance.randrange(len(data))] = chance.randrange(256)
    store.write_bytes(bytes(data))
    done = _try(store)
    if done is not None:
        assert len(_held(store)) == done.meetings >= 5


@given(seed=st.integers(0, 2**32), pages=st.sampled_from([1, 3, 20]))
@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_pages_may_be_lost(sound: Path, tmp_path: Path, seed: int, pages: int) -> None:
    """Those meetings that are said to be whole are whole."""
    chance = random.Random(seed)
    store = Path(shutil.copyfile(sound, tmp_path / "minutes.sqlite"))
    count = store.stat().st_size // PAGE
    for _ in range(pages):
        _write(store, chance.randrange(count) * PAGE, chance.choice([bytes(PAGE), b"\xff" * PAGE]))
    done = _try(store)
    if done is not None:
        held = _held(store)
        left = [one for one in (*MEETINGS, FULL) if one.id in held]
        told = [one for one in left if held[one.id].title not in done.incomplete]
        if not done.unsure:
            assert [held[one.id] for one in told] == told
            assert len(left) + done.gone == len(MEETINGS) + 1
