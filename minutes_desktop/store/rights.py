"""What the system lets this user do with the store's file."""

from __future__ import annotations

import os
from pathlib import Path


def may_be_written(path: Path) -> bool:
    """Whether the file may be written, and its folder, in which SQLite needs room, too."""
    real = Path(os.path.realpath(path))
    return os.access(real, os.W_OK) and os.access(real.parent, os.W_OK | os.X_OK)
