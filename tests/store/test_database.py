"""A store is made whole, brought up to date whole, and never made over something else."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine

from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.store import database, identity, meetings, migrations, reading
from minutes_desktop.store.backups import list_backups
from minutes_desktop.store.database import close_store, open_store, raise_count
from minutes_desktop.store.errors import StoreError, StoreOutdated
from minutes_desktop.store.tables import SEARCHED, metadata
from tests.factories import full_minutes, some_minutes

NEXT = identity.SCHEMA + 1
DATA = Path(__file__).parents[1] / "data"


def _columns(path: Path, table: str) -> set[str]:
    with closing(sqlite3.connect(path)) as connection, connection:
        return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}


# ------------------------------------------------------------------ making


def test_opening_a_store_makes_it_with_its_folder(tmp_path: Path) -> None:
    """The first start on a new computer; spaces and letters of any script are allowed."""
    path = tmp_path / "Müller & Søn %20 #1?" / "más" / "minutes.sqlite"
    minutes = full_minutes()
    engine = open_store(path)
    meetings.save(engine, None, minutes)
    close_store(engine)
    assert list(path.parent.iterdir()) == [path]
    assert reading.load(path, minutes.id) == minutes


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Whether a table is one of those the program describes, and not of the full-text index."""
    return kind != "table" or not str(name).startswith(SEARCHED)


def test_the_migrations_make_exactly_the_tables(engine: Engine) -> None:
    """What Alembic runs and what the program writes to are the same."""
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_server_default": True, "include_name": _is_ours}
        )
        assert compare_metadata(context, metadata) == []


def test_the_store_survives_a_power_cut_by_its_settings(engine: Engine) -> None:
    """A log ahead of the file, flushed at each commit; foreign keys hold."""
    with engine.connect() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "application_id")
        }
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "application_id": identity.APPLICATION_ID,
    }


def test_a_making_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a file by the store's name nor a draft of it."""
    scripts = _with_migration(
        tmp_path, "op.create_table('half', sa.Column('x', sa.String))\n    raise RuntimeError"
    )
    monkeypatch.setattr(migrations, "SCRIPTS", scripts)
    folder = tmp_path / "data"
    with pytest.raises(RuntimeError):
        open_store(folder / "minutes.sqlite")
    assert list(folder.iterdir()) == []


def test_closing_brings_everything_into_the_one_file(engine: Engine, store: Path) -> None:
    """So that a copy of the closed file misses nothing."""
    minutes = full_minutes()
    meetings.save(engine, None, minutes)
    close_store(engine)
    copy = store.with_name("copy.sqlite")
    shutil.copyfile(store, copy)
    assert reading.load(copy, minutes.id) == minutes


# ------------------------------------------------------------------ refusing


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE recipes (name)")


def _newer(path: Path) -> None:
    close_store(open_store(path))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"PRAGMA user_version = {NEXT}")


def _cut_short(path: Path) -> None:
    close_store(open_store(path))
    os.truncate(path, 5000)


def _scrambled(path: Path) -> None:
    close_store(open_store(path))
    path.write_bytes(path.read_bytes()[:100] + b"\xff" * 8000)


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (lambda path: path.write_bytes(b""), "is empty"),
    "text": (lambda path: path.write_text("Dear minutes, " * 99), "is not a store of minutes"),
    "foreign": (_foreign, "belongs to another program"),
    "newer": (_newer, "newer version"),
    "cut short": (_cut_short, "is damaged"),
    "scrambled": (_scrambled, "is damaged"),
    "folder": (Path.mkdir, "is not a file"),
    "log alone": (
        lambda path: identity.write_ahead_log(path).write_bytes(b"old"),
        "without the store",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_that_cannot_be_used_is_refused_and_left_as_it_is(tmp_path: Path, kind: str) -> None:
    """Each with its own sentence, at both doors."""
    make, words = REFUSED[kind]
    path = tmp_path / "minutes.sqlite"
    make(path)
    before = _contents(path)
    for door in (reading.check, open_store):
        with pytest.raises(StoreError, match=words) as refused:
            door(path)
        assert str(path) in str(refused.value)
    assert _contents(path) == before


def _contents(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    """Nothing can be made below it."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="not a folder"):
        open_store(tmp_path / "file" / "minutes.sqlite")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own")
@pytest.mark.parametrize("target", ["drive/minutes.sqlite", "not yet.sqlite", "link.sqlite"])
def test_a_link_that_leads_nowhere_is_left_as_it_is(tmp_path: Path, target: str) -> None:
    """The meetings are on a drive that is not connected; a new store would take their place."""
    link = tmp_path / "link.sqlite"
    link.symlink_to(target)
    for door in (reading.check, reading.list_meetings, open_store):
        with pytest.raises(StoreError, match=r"link\.sqlite"):
            door(link)
    assert list(tmp_path.iterdir()) == [link]
    assert str(link.readlink()) == target


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other limits for names")
@pytest.mark.parametrize("name", ["n" * 300, "n" * 252, "/".join(["folder"] * 700)])
def test_a_name_that_is_too_long_is_refused(tmp_path: Path, name: str) -> None:
    """Or too long for the files that SQLite keeps beside the store."""
    for door in (reading.check, open_store):
        with pytest.raises(StoreError, match="too long"):
            door(tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_long_name_is_no_hindrance(tmp_path: Path) -> None:
    """As long as SQLite's own files beside it can have theirs."""
    store = tmp_path / ("n" * 240)
    close_store(open_store(store))
    assert reading.list_meetings(store) == ()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_folder_that_may_not_be_opened_is_a_sentence(tmp_path: Path) -> None:
    """Whether the store is in there cannot even be known."""
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o600)
    for door in (reading.check, reading.list_meetings, open_store):
        with pytest.raises(StoreError, match="cannot be reached"):
            door(folder / "minutes.sqlite")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_folder_that_may_not_be_written_is_refused(tmp_path: Path) -> None:
    """With the folder's name."""
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    with pytest.raises(StoreError, match="may not be written"):
        open_store(folder / "minutes.sqlite")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_store_in_a_folder_that_may_only_be_read_can_be_read(tmp_path: Path) -> None:
    """From a backup disk, say; writing to it is refused with a sentence."""
    folder = tmp_path / "closed"
    minutes = full_minutes()
    engine = open_store(folder / "minutes.sqlite")
    meetings.save(engine, None, minutes)
    close_store(engine)
    (folder / "minutes.sqlite").chmod(0o400)
    folder.chmod(0o500)
    assert reading.load(folder / "minutes.sqlite", minutes.id) == minutes
    with pytest.raises(StoreError, match="may only be read"):
        open_store(folder / "minutes.sqlite")


def test_a_store_moved_away_while_open_is_not_written_to(engine: Engine, store: Path) -> None:
    """SQLite would write on into the moved file; after it is put back saving goes on."""
    minutes = full_minutes()
    store.rename(store.with_name("moved"))
    with pytest.raises(StoreError, match="no longer there"):
        meetings.save(engine, None, minutes)
    store.write_bytes(b"another")
    with pytest.raises(StoreError, match="Another file was put in the place"):
        meetings.save(engine, None, minutes)
    store.with_name("moved").replace(store)
    meetings.save(engine, None, minutes)
    assert reading.load(store, minutes.id) == minutes


def test_a_full_disk_is_a_sentence_and_loses_nothing(engine: Engine, store: Path) -> None:
    """The file may not grow; then it may again."""
    minutes = full_minutes()
    meetings.save(engine, None, minutes)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
    with pytest.raises(StoreError, match="disk is full"):
        meetings.save(engine, None, some_minutes(title="word " * 20_000))
    assert reading.load(store, minutes.id) == minutes
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    meetings.save(engine, None, full_minutes())


def test_a_store_another_program_writes_to_is_a_sentence(
    engine: Engine, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading goes on meanwhile."""
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")
        connection.exec_driver_sql("BEGIN")
    with closing(sqlite3.connect(store, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="Another program"):
            meetings.save(engine, None, full_minutes())
        assert reading.list_meetings(store) == ()
    meetings.save(engine, None, full_minutes())


# ------------------------------------------------------------------ bringing up to date


def _with_migration(folder: Path, act: str) -> Path:
    """The migrations with one more, that does the act."""
    scripts = folder / "migrations"
    shutil.copytree(migrations.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "9999_test.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        f"revision = '9999'\ndown_revision = '000{identity.SCHEMA}'\n"
        f"def upgrade():\n    {act}\n"
    )
    return scripts


@pytest.fixture
def old_store(tmp_path: Path) -> Path:
    """A closed store with a meeting, of the form before the next."""
    path = tmp_path / "minutes.sqlite"
    engine = open_store(path)
    meetings.save(engine, None, full_minutes())
    close_store(engine)
    return path


def _next_version(monkeypatch: pytest.MonkeyPatch, scripts: Path) -> None:
    monkeypatch.setattr(migrations, "SCRIPTS", scripts)
    monkeypatch.setattr(database, "SCHEMA", NEXT)
    monkeypatch.setattr(reading, "SCHEMA", NEXT)


def test_an_older_store_is_copied_and_then_brought_up_to_date(
    old_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy is one of the backups, with all it held."""
    line = reading.list_meetings(old_store)
    act = "op.add_column('meeting', sa.Column('quorum', sa.String))"
    _next_version(monkeypatch, _with_migration(tmp_path, act))
    with pytest.raises(StoreOutdated):
        reading.list_meetings(old_store)
    close_store(open_store(old_store))
    assert "quorum" in _columns(old_store, "meeting")
    assert reading.list_meetings(old_store) == line
    (backup,) = list_backups(old_store)
    monkeypatch.undo()
    assert backup.reason == "before upgrade"
    assert reading.list_meetings(backup.path) == line


def test_a_rebuilt_table_does_not_take_the_rows_below_with_it(
    old_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite deletes by cascade when a table is dropped, unless told not to."""
    (line,) = reading.list_meetings(old_store)
    minutes = reading.load(old_store, line.id)
    act = (
        "with op.batch_alter_table('meeting', recreate='always') as table:"
        " table.alter_column('marking', nullable=True)"
    )
    _next_version(monkeypatch, _with_migration(tmp_path, act))
    close_store(open_store(old_store))
    assert reading.load(old_store, line.id) == minutes


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    old_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it did before failing is undone, tables made included."""
    (line,) = reading.list_meetings(old_store)
    act = (
        "op.create_table('half', sa.Column('x', sa.String))\n"
        "    op.drop_table('sitting')\n"
        "    raise RuntimeError"
    )
    _next_version(monkeypatch, _with_migration(tmp_path, act))
    with pytest.raises(RuntimeError):
        open_store(old_store)
    monkeypatch.undo()
    assert _columns(old_store, "half") == set()
    assert reading.load(old_store, line.id).title == line.title


def test_a_store_of_the_newest_form_is_opened_without_alembic(old_store: Path) -> None:
    """It is only imported when an upgrade is due."""
    code = (
        "import sys; from pathlib import Path;"
        "from minutes_desktop.store.database import open_store;"
        "open_store(Path(sys.argv[1])).dispose(); sys.exit('alembic' in sys.modules)"
    )
    assert _python(code, old_store) == 0


def _python(code: str, path: Path) -> int:
    return subprocess.run([sys.executable, "-c", code, str(path)], check=False).returncode


@pytest.mark.parametrize("old", sorted(DATA.glob("store-*.sqlite")), ids=lambda path: path.stem)
def test_every_store_ever_released_opens_with_all_it_held(old: Path, tmp_path: Path) -> None:
    """A store of each form is kept, with the minutes it holds beside it."""
    path = tmp_path / "minutes.sqlite"
    shutil.copyfile(old, path)
    held = msgspec.json.decode(old.with_suffix(".json").read_bytes(), type=Minutes)
    close_store(open_store(path))
    assert reading.load(path, held.id) == held


def test_a_store_of_the_present_form_is_among_those_kept() -> None:
    """Whoever adds a migration adds a store of the form it leaves behind."""
    assert (DATA / f"store-{identity.SCHEMA}.sqlite").exists()


def test_stores_made_at_the_same_time_are_each_whole(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.sqlite" for number in range(6)]
    with ThreadPoolExecutor(len(paths)) as threads:
        engines = list(threads.map(open_store, paths))
    for engine in engines:
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"include_name": _is_ours})
            assert compare_metadata(context, metadata) == []
        close_store(engine)


def test_the_count_of_saves_can_be_made_to_go_on_above_another(engine: Engine, store: Path) -> None:
    """For a store that takes the place of one with more saves; it never goes back."""
    meetings.save(engine, None, full_minutes())
    for above, counted in ((500, 501), (7, 501)):
        raise_count(engine, above)
        assert reading.saves(store) == counted
