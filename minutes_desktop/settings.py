"""Where the program keeps what belongs to its user."""

from pathlib import Path

from platformdirs import user_data_path

_PROGRAM = "minutes-desktop"


def default_store() -> Path:
    """The database of all minutes, in the folder this platform keeps a user's data in."""
    return user_data_path(_PROGRAM, appauthor=False) / "minutes.sqlite"
