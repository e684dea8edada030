"""The command line, as a process of its own."""

from __future__ import annotations

import datetime as dt
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from minutes_desktop.domain.exchange import decode, encode
from minutes_desktop.store import builtin, kept, meetings
from minutes_desktop.store.database import close_store, open_store
from minutes_desktop.workspace.lock import locked
from tests.factories import some_minutes
from tests.flipping import drop_triggers
from tests.signed_chain import signed_chain

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


def test_export_writes_an_exchange_file_too(store: Path, tmp_path: Path) -> None:
    """By the ending, and the same bytes each time."""
    sample = builtin.sample_minutes()
    for name in ("a.json", "b.JSON"):
        done = _run("--store", store, "export", sample.id, "--to", tmp_path / name)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.JSON").read_bytes()
    minutes, template = decode((tmp_path / "a.json").read_bytes())
    assert (minutes, template) == (sample, builtin.builtin_templates()[0])


def test_export_says_what_is_still_marked(tmp_path: Path) -> None:
    """It is written all the same."""
    store, file, out = tmp_path / "s.sqlite", tmp_path / "in.json", tmp_path / "out.json"
    sample = replace(builtin.sample_minutes(), id="m", title="Board ??", marking="Who??")
    file.write_bytes(encode(sample, None))
    _run("--store", store, "import", file)
    done = _run("--store", store, "export", "m", "--to", out)
    assert (done.returncode, done.stdout, out.exists()) == (0, "", True)
    assert done.stderr == "2 places are still marked ?? to come back to.\n"


def test_meetings_exported_are_imported_into_another_store(store: Path, tmp_path: Path) -> None:
    """Their ids are printed in the order of the files; what goes out again is the same."""
    files = [tmp_path / f"{name}.json" for name in ("small-1", "small-0")]
    for file in files:
        _run("--store", store, "export", file.stem, "--to", file)
    other = tmp_path / "other" / "minutes.sqlite"
    for _ in range(2):
        done = _run("--store", other, "import", *files)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.splitlines() == ["small-1", "small-0"]
    again = tmp_path / "again.json"
    _run("--store", other, "export", "small-1", "--to", again)
    assert again.read_bytes() == files[0].read_bytes()


def test_one_wrong_file_keeps_all_others_out(store: Path, tmp_path: Path) -> None:
    """The place is told, and the store is as it was."""
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_bytes(encode(replace(builtin.sample_minutes(), id="fresh"), None))
    bad.write_text('{"format": "minutes-desktop/1",\n "minutes": {"titel": "x"}}')
    before = _run("--store", store, "list").stdout
    said = _one_sentence(_run("--store", store, "import", good, bad))
    assert f"{bad} cannot be imported. Line 2, minutes.titel: " in said
    assert "did you mean “title”?" in said
    assert _run("--store", store, "list").stdout == before


def test_a_meeting_that_is_there_and_differs_is_a_sentence(store: Path, tmp_path: Path) -> None:
    """It is kept as it is."""
    file = tmp_path / "x.json"
    file.write_bytes(encode(replace(builtin.sample_minutes(), title="Changed"), None))
    before = _run("--store", store, "list").stdout
    assert "last changed on" in _one_sentence(_run("--store", store, "import", file))
    assert _run("--store", store, "list").stdout == before


def test_nothing_is_imported_beside_the_window(store: Path, tmp_path: Path) -> None:
    """The window has the store; it can import too."""
    file = tmp_path / "x.json"
    file.write_bytes(encode(replace(builtin.sample_minutes(), id="fresh"), None))
    with locked(store):
        said = _one_sentence(_run("--store", store, "import", file))
    assert "open in another window" in said
    assert "fresh" not in _run("--store", store, "list").stdout


def test_a_backup_is_made_beside_the_window_and_restored_without_it(
    store: Path, tmp_path: Path
) -> None:
    """What was there meanwhile is kept, and its name is told."""
    backup = tmp_path / "backup.sqlite"
    before = _run("--store", store, "list").stdout
    with locked(store):
        engine = open_store(store)
        meetings.save(engine, None, some_minutes(title="in the window"))
        for _ in range(2):  # the second takes the place of the first
            done = _run("--store", store, "backup", "--to", backup)
            assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert "open in another window" in _one_sentence(_run("--store", store, "restore", backup))
        meetings.save(engine, None, some_minutes(title="too much"))
        close_store(engine)
    done = _run("--store", store, "restore", backup)
    assert (done.returncode, done.stderr) == (0, "")
    (kept,) = done.stdout.splitlines()
    listed = _run("--store", store, "list").stdout
    assert len(listed.splitlines()) == len(before.splitlines()) + 1
    assert "in the window" in listed
    assert "too much" in _run("--store", kept, "list").stdout


def test_a_backup_does_not_overwrite_what_is_no_older_store(store: Path, tmp_path: Path) -> None:
    """A letter, or a store with more in it; each is left as it is."""
    letter, newer = tmp_path / "letter.odt", tmp_path / "newer.sqlite"
    letter.write_text("Dear all")
    _run("--store", store, "backup", "--to", newer)
    empty = tmp_path / "new" / "minutes.sqlite"
    close_store(open_store(empty))
    for target, words in ((letter, "not a sound store"), (newer, "newer minutes")):
        before = target.read_bytes()
        assert words in _one_sentence(_run("--store", empty, "backup", "--to", target))
        assert target.read_bytes() == before


def test_what_is_left_of_a_damaged_store_is_saved_and_told(store: Path) -> None:
    """One sentence, and the name under which the damaged file is kept."""
    wreck = bytes(4096) + store.read_bytes()[4096:]
    store.write_bytes(wreck)
    assert "is damaged" in _one_sentence(_run("--store", store, "list"))
    done = _run("--store", store, "restore", "--salvage", store)
    assert (done.returncode, done.stderr) == (0, "")
    said, kept = done.stdout.splitlines()
    assert said.startswith("4 meetings with ")
    assert Path(kept).read_bytes() == wreck
    assert len(_run("--store", store, "list").stdout.splitlines()) == 4


@pytest.mark.parametrize(
    "words, said",
    [
        (("--store", "nowhere.sqlite", "backup", "--to", "x"), "There is no file nowhere.sqlite"),
        (("backup", "--to", "x"), "nothing to back up"),
        (("restore", "nowhere.sqlite"), "There is no file nowhere.sqlite"),
        (("restore", __file__), "is no sound store of minutes"),
    ],
)
def test_a_backup_or_restoring_that_cannot_be_is_a_sentence(
    words: tuple[str, ...], said: str
) -> None:
    """And nothing is made."""
    assert said in _one_sentence(_run(*words))
    assert not Path("x").exists()
    assert _run("list").stdout == ""


@pytest.mark.parametrize(
    "words",
    [
        ["export", "x"],
        ["export", "--to", "x.pdf"],
        ["export", "x", "--to", "x.doc"],
        ["export", "x", "--to", "pdf"],
        ["export", "x", "--to", "x.odt"],
        ["import"],
        ["backup"],
        ["backup", "x.sqlite"],
        ["restore"],
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


def test_a_wrong_file_is_refused_without_waiting_for_the_writing_side(tmp_path: Path) -> None:
    """Nor for Qt."""
    forbidden = {"PySide6", "sqlalchemy", "alembic", "reportlab"}
    words = ["--store", str(tmp_path / "x.sqlite"), "import", str(tmp_path / "none.json")]
    code = (
        "import sys; from minutes_desktop.__main__ import main;"
        f"sys.argv[1:] = {words!r}; status = main();"
        f"sys.exit(', '.join({forbidden!r} & set(sys.modules)) or status)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "is not there" in done.stderr
    assert not (tmp_path / "x.sqlite").exists()


@pytest.mark.parametrize("command", ["list", "export", "export json"])
def test_a_command_imports_neither_qt_nor_the_writing_side(
    store: Path, tmp_path: Path, command: str
) -> None:
    """Nor ReportLab, to list."""
    words = ["--store", str(store), "list"]
    forbidden = {"PySide6", "sqlalchemy", "alembic", "pypdfium2", "reportlab"}
    if command.startswith("export"):
        target = str(tmp_path / ("x.json" if command.endswith("json") else "x.pdf"))
        words = ["--store", str(store), "export", builtin.sample_minutes().id, "--to", target]
        forbidden -= {"reportlab"} if target.endswith("pdf") else set()
    code = (
        "import sys; from minutes_desktop.__main__ import main;"
        f"sys.argv[1:] = {words!r}; status = main();"
        f"sys.exit(status or ', '.join({forbidden!r} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_verify_says_unchanged_or_what_was_changed(tmp_path: Path) -> None:
    store = tmp_path / "minutes.sqlite"
    engine = open_store(store)
    signed_chain(engine)
    close_store(engine)
    done = _run("--store", store, "verify", "Board 2031-05-04")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("“Board meeting 5” of 4 May 2031 is unchanged: 3 kept versions")
    file = tmp_path / "a.json"
    file.write_bytes(kept.content(store, "meeting5", 3).replace(b"rose", b"fell"))
    done = _run("--store", store, "verify", file)
    first, second = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (1, "")
    assert "is not as it was kept: 1 finding" in first
    assert "Item 2a “Complaints”, Context: it has “fell.” where “rose.” was kept" in second
    with closing(sqlite3.connect(store)) as other:
        drop_triggers(other)
        other.execute("UPDATE meeting SET state = 'sihned' WHERE id = 'meeting5'")
        other.commit()
    done = _run("--store", store, "verify", "meeting5")
    assert done.returncode == 1
    assert "by the journal it is “signed” (meeting.state)" in done.stderr


def test_verify_says_in_a_sentence_what_cannot_be_verified(store: Path, tmp_path: Path) -> None:
    assert "no version is kept" in _one_sentence(_run("--store", store, "verify", "small-0"))
    assert "There is no meeting" in _one_sentence(_run("--store", store, "verify", "nowhere"))
    assert "is not there" in _one_sentence(_run("--store", store, "verify", tmp_path / "x.pdf"))
    data = bytearray(store.read_bytes())
    data[4096:] = b"\x55" * (len(data) - 4096)
    store.write_bytes(data)
    assert "damaged" in _one_sentence(_run("--store", store, "verify", "small-0"))


def test_export_gives_the_very_bytes_of_a_kept_version(tmp_path: Path) -> None:
    path = tmp_path / "minutes.sqlite"
    engine = open_store(path)
    key = signed_chain(engine)[0].id
    close_store(engine)
    newest = {one.number: one.sequence for one in kept.versions(path, key)}
    assert len(newest) > 1
    number, sequence = max(newest.items())
    for ending, read in ((".pdf", kept.pdf), (".json", kept.content)):
        file = tmp_path / f"out{ending}"
        done = _run("--store", path, "export", key, "--to", file, "--version", str(number))
        assert (done.returncode, done.stderr) == (0, "")
        assert file.read_bytes() == read(path, key, sequence)
    wrong = _run("--store", path, "export", key, "--to", tmp_path / "x.pdf", "--version", "9")
    assert "Those kept have the numbers: 1, 2." in _one_sentence(wrong)
    wrong = _run("--store", path, "export", key, "--to", tmp_path / "x.docx", "--version", "1")
    assert "are kept, not .docx" in _one_sentence(wrong)
    assert not list(tmp_path.glob("x.*"))
