"""A file is written whole or not at all, and whatever fails is a sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from minutes_desktop.domain.blocks import Text
from minutes_desktop.domain.exchange import encode
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.richtext import BULLET, Paragraph, Run
from minutes_desktop.export.errors import ExportError
from minutes_desktop.export.writing import KINDS, export, write
from tests.export.builders import TEMPLATE, one_item, text


def sentence(path: Path) -> str:
    """Why the file cannot be written."""
    with pytest.raises(ExportError) as failed:
        write(b"new", path)
    return str(failed.value)


def test_minutes_are_written_as_a_pdf(tmp_path: Path) -> None:
    export(one_item(text("Words.")), TEMPLATE, tmp_path / "minutes.pdf")
    assert (tmp_path / "minutes.pdf").read_bytes().startswith(b"%PDF")


def test_minutes_are_written_as_an_exchange_file(tmp_path: Path) -> None:
    minutes = one_item(text("Words."))
    export(minutes, TEMPLATE, tmp_path / "minutes.json")
    assert (tmp_path / "minutes.json").read_bytes() == encode(minutes, TEMPLATE)
    assert [file.name for file in tmp_path.iterdir()] == ["minutes.json"]


def test_minutes_are_written_as_text_and_for_word(tmp_path: Path) -> None:
    minutes = one_item(text("Words."))
    for ending in (".txt", ".docx"):
        export(minutes, TEMPLATE, tmp_path / f"minutes{ending}")
    assert (tmp_path / "minutes.txt").read_text(encoding="utf-8").endswith("1  Item\nWords.\n")
    assert (tmp_path / "minutes.docx").read_bytes().startswith(b"PK")


def test_minutes_that_no_file_can_hold_leave_the_older_one(tmp_path: Path) -> None:
    item = Item()
    for _ in range(99):
        item = Item(items=(item,))
    (tmp_path / "minutes.json").write_bytes(b"old")
    with pytest.raises(ExportError, match="nested too deeply"):
        export(Minutes(items=(item,)), TEMPLATE, tmp_path / "minutes.json")
    assert (tmp_path / "minutes.json").read_bytes() == b"old"


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(b"old")
    write(b"new", path)
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "minutes.pdf"
    assert sentence(path) == (
        f"The folder {path.parent} does not exist; choose another folder to export the minutes to."
    )


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    assert sentence(tmp_path) == (
        f"{tmp_path} is a folder; choose the name of a file in it to export the minutes to."
    )


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"")
    assert sentence(path / "minutes.pdf") == (
        f"{path} is not a folder; choose another place to export the minutes to."
    )


def test_a_name_too_long_for_the_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    assert "is too long; export the minutes under a shorter one." in sentence(
        tmp_path / ("n" * 300 + ".pdf")
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written_in_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert sentence(tmp_path / "minutes.pdf").startswith("Nothing may be written in")
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.skipif(os.name == "nt", reason="there is no named pipe in a folder")
def test_a_device_or_pipe_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert sentence(path) == f"{path} is no file; choose another place to export the minutes to."
    assert path.is_fifo()


@pytest.mark.skipif(os.name == "nt", reason="the room for a file cannot be limited")
@pytest.mark.parametrize("ending", KINDS)
def test_a_disk_without_room_is_told_and_the_older_file_stays(tmp_path: Path, ending: str) -> None:
    import resource  # noqa: PLC0415 - not on Windows

    path = tmp_path / f"minutes{ending}"
    path.write_bytes(b"old")
    room = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, room[1]))
    try:
        with pytest.raises(ExportError, match="There is no room left to write"):
            export(one_item(text("Words.")), TEMPLATE, path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, room)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("ending", KINDS)
def test_a_file_that_may_not_be_replaced_stays_though_it_came_while_the_new_was_made(
    tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"minutes{ending}"
    late = tmp_path / f"late{ending}"
    path.write_bytes(b"old")

    def come(*_: int) -> None:
        late.write_bytes(b"old")

    with pytest.raises(ExportError, match="by now; export the minutes under"):
        export(one_item(text("Words.")), TEMPLATE, path, replace=False)
    if ending in {".pdf", ".docx"}:  # of which somebody is told while they are made
        with pytest.raises(ExportError, match="by now; export the minutes under"):
            export(one_item(text("Words.")), TEMPLATE, late, replace=False, watch=come)
        assert late.read_bytes() == b"old"
    assert path.read_bytes() == b"old"
    assert {one.name for one in tmp_path.iterdir()} <= {path.name, late.name}


@pytest.mark.parametrize("ending", [".pdf", ".docx"])
def test_a_folder_that_goes_while_the_file_is_made_is_told(tmp_path: Path, ending: str) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()

    def go(*_: int) -> None:
        if folder.exists():
            folder.rmdir()

    with pytest.raises(ExportError, match="stick does not exist; choose another"):
        export(one_item(text("Words.")), TEMPLATE, folder / f"minutes{ending}", watch=go)


@pytest.mark.skipif(os.name != "nt", reason="elsewhere an open file can be replaced")
@pytest.mark.parametrize("ending", KINDS)
def test_a_file_that_another_program_shows_is_told_and_stays(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"minutes{ending}"
    path.write_bytes(b"old")
    with path.open("rb"), pytest.raises(ExportError, match="close it in the program that shows it"):
        export(one_item(text("Words.")), TEMPLATE, path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be replaced there")
def test_whoever_reads_the_older_file_goes_on_reading_it_whole(tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_bytes(b"old")
    with path.open("rb") as reader:
        export(one_item(text("Words.")), TEMPLATE, path)
        assert reader.read() == b"old"
    assert b"Words." in path.read_bytes()


def test_text_shows_which_list_stands_within_another(tmp_path: Path) -> None:
    entries = tuple(
        Paragraph((Run(words),), BULLET, level)
        for words, level in (("Vans:", 0), ("two new", 1), ("one sold", 1), ("Boats.", 0))
    )
    export(one_item(Text(text=entries)), TEMPLATE, tmp_path / "minutes.txt")
    words = (tmp_path / "minutes.txt").read_text(encoding="utf-8")
    assert words.endswith("1  Item\n• Vans:\n  • two new\n  • one sold\n• Boats.\n")
