"""How a store file is told from any other file, and an old store from a new one."""

from pathlib import Path

APPLICATION_ID = 0x4D696E75
"""The mark in the file's header: the letters ``Minu``."""

SCHEMA = 4
"""The number of the newest migration, kept in the file as ``user_version``."""


def write_ahead_log(path: Path) -> Path:
    """The file beside the store in which SQLite keeps what is not yet in the store itself."""
    return path.with_name(f"{path.name}-wal")


def rollback_journal(path: Path) -> Path:
    """The file beside the store in which SQLite keeps the old pages, where it keeps no log."""
    return path.with_name(f"{path.name}-journal")


def files_beside(path: Path) -> tuple[Path, ...]:
    """All that SQLite may keep beside the store; it belongs to this very file and to no other."""
    return write_ahead_log(path), path.with_name(f"{path.name}-shm"), rollback_journal(path)
