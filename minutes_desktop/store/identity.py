"""How a store file is told from any other file, and an old store from a new one."""

from pathlib import Path

APPLICATION_ID = 0x4D696E75
"""The mark in the file's header: the letters ``Minu``."""

SCHEMA = 3
"""The number of the newest migration, kept in the file as ``user_version``."""


def write_ahead_log(path: Path) -> Path:
    """The file beside the store in which SQLite keeps what is not yet in the store itself."""
    return path.with_name(f"{path.name}-wal")
