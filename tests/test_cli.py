"""The command line, as a process of its own."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from minutes_desktop.store import builtin, meetings
from minutes_desktop.store.database import close_store, open_store
from minutes_desktop.workspace.lock import locked
from tests.factories import some_minutes

PROGRAM = [sys.executable, "-m", "minutes_desktop"]
MAY = dt.date(2031, 5, 14)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A closed store with the sample and three small meetings."""
    path = tmp_path / "store" / "minutes.sqlite"
    template = builtin.builtin_templates()[0]
    engine = open_store(path)
    meetings.save(engine, None, builtin.sample_minutes())
    for count, date in enumerate((MAY, MAY, None)):
        small = some_minutes(series=f"Board {count // 2}", date=date, title=f"A\tsmall\n{count}")
        meetings.save(engine, None, replace(small, id=f"small-{count}", template=template.id))
    close_store(engine)
    return path


def _run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *map(str, words)], capture_output=True, text=True, check=False, encoding="utf-8"
    )


def _one_sentence(done: subprocess.CompletedProcess[str]) -> str:
    """What a failing run says: one line, and no traceback."""
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("minutes-desktop: ")
    assert done.stderr.count("\n") == 1
    return done.stderr


def test_list_prints_a_line_a_meeting_newest_first(store: Path) -> None:
    """Tabs and line ends inside a title do not break the line."""
    done = _run("--store", store, "list")
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (0, "")
    assert [line[:4] for line in lines[:1]] == [["small-2", "", "Board 1", "draft"]]
    assert sorted(line[0] for line in lines[1:3]) == ["small-0", "small-1"]
    assert lines[0][4] == "A small 2"
    assert lines[3][1] == builtin.sample_minutes().date.isoformat()  # type: ignore[union-attr]
    assert {len(line) for line in lines} == {5}


def test_the_store_may_be_named_after_the_command_too(store: Path) -> None:
    """As people type it."""
    assert _run("list", "--store", store).stdout == _run("--store", store, "list").stdout


def test_list_without_a_store_of_its_own_is_empty() -> None:
    """On a new computer; nothing is made."""
    done = _run("list")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("by", ["id", "name"])
def test_export_writes_the_meeting_named_by_id_or_by_series_and_date(
    store: Path, tmp_path: Path, by: str
) -> None:
    """A PDF, and nothing beside it."""
    sample = builtin.sample_minutes()
    folder = tmp_path / "out"
    folder.mkdir()
    name = sample.id if by == "id" else f"{sample.series} {sample.date}"
    done = _run("--store", store, "export", name, "--to", folder / "minutes.PDF")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [file.name for file in folder.iterdir()] == ["minutes.PDF"]
    assert (folder / "minutes.PDF").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    "words",
    [
        ["export", "x"],
        ["export", "--to", "x.pdf"],
        ["export", "x", "--to", "x.doc"],
        ["export", "x", "--to", "pdf"],
        ["fly"],
        ["--fly"],
        ["list", "more"],
    ],
    ids=" ".join,
)
def test_wrong_usage_says_how_it_is_used(store: Path, words: list[str]) -> None:
    """Status 2, and nothing is done."""
    done = _run("--store", store, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert "usage: minutes-desktop" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_and_version_are_told() -> None:
    """Status 0, on standard output."""
    assert "export" in _run("--help").stdout
    assert _run("--version").stdout.startswith("Minutes Desktop ")


@pytest.mark.parametrize(
    "name, words",
    [("Nothing 2031-05-14", "no meeting"), ("Board 0 2031-05-14", "small-0")],
)
def test_a_meeting_that_cannot_be_told_is_a_sentence(
    store: Path, tmp_path: Path, name: str, words: str
) -> None:
    """None by the name, or two; the ids of the two are given."""
    target = tmp_path / "x.pdf"
    said = _one_sentence(_run("--store", store, "export", name, "--to", target))
    assert words in said
    assert not target.exists()


def test_a_target_that_cannot_be_written_is_a_sentence(store: Path, tmp_path: Path) -> None:
    """With nothing half-written."""
    target = tmp_path / "nowhere" / "x.pdf"
    sample = builtin.sample_minutes().id
    assert str(target.parent) in _one_sentence(
        _run("--store", store, "export", sample, "--to", target)
    )
    assert not target.parent.exists()


def _damage(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100] + b"\xff" * 9000)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _forget(path: Path) -> None:
    path.write_text("shopping list " * 99)


@pytest.mark.parametrize(
    "harm, words",
    [
        (_damage, "damaged"),
        (_empty, "is empty"),
        (_forget, "not a store"),
        (Path.unlink, "no file"),
    ],
)
@pytest.mark.parametrize("command", [["list"], ["export", "x", "--to", "x.pdf"]], ids=" ".join)
def test_a_store_that_cannot_be_used_is_a_sentence(
    store: Path, harm: object, words: str, command: list[str]
) -> None:
    """Damaged, empty, of another kind, or not there."""
    harm(store)  # type: ignore[operator]
    said = _one_sentence(_run("--store", store, *command))
    assert words in said
    assert str(store) in said


def test_a_store_of_a_newer_version_is_a_sentence(store: Path) -> None:
    """Nothing is guessed."""
    engine = open_store(store)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 999")
        connection.commit()
    close_store(engine)
    assert "newer version" in _one_sentence(_run("--store", store, "list"))


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix closes the output")
@pytest.mark.parametrize("output", [">&-", "| true", "> /dev/full"])
def test_an_output_that_takes_nothing_is_no_traceback(store: Path, output: str) -> None:
    """Closed, closed too early, or full."""
    if output.endswith("full") and not Path("/dev/full").exists():
        pytest.skip("this system has no full device")
    line = f'"{sys.executable}" -m minutes_desktop --store "{store}" list {output}'
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    if output != "| true":
        assert done.returncode == 1
        assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["list", "export"])
def test_a_command_works_beside_the_window(store: Path, tmp_path: Path, command: str) -> None:
    """It only reads, so it asks for no lock."""
    target = ("--to", tmp_path / "x.pdf")
    words = (builtin.sample_minutes().id, *target) if command == "export" else ()
    with locked(store):
        assert _run("--store", store, command, *words).returncode == 0


@pytest.mark.parametrize("command", ["list", "export"])
def test_a_command_imports_neither_qt_nor_the_writing_side(
    store: Path, tmp_path: Path, command: str
) -> None:
    """Nor ReportLab, to list."""
    words = ["--store", str(store), "list"]
    forbidden = {"PySide6", "sqlalchemy", "alembic", "pypdfium2", "reportlab"}
    if command == "export":
        target = str(tmp_path / "x.pdf")
        words = ["--store", str(store), "export", builtin.sample_minutes().id, "--to", target]
        forbidden -= {"reportlab"}
    code = (
        "import sys; from minutes_desktop.__main__ import main;"
        f"sys.argv[1:] = {words!r}; status = main();"
        f"sys.exit(status or ', '.join({forbidden!r} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
