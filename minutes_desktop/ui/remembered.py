"""What the window remembers from one day to the next; losing it never matters."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

_GEOMETRY = "window/geometry"
_SPLITTER = "meeting/splitter"
_PREVIEW = "meeting/preview"
_APART = "meeting/preview_apart"
_EXPORTS = "export/folder"


def remembered_file() -> Path:
    """The file in the folder this platform keeps a user's settings in."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "minutes-desktop" / "window.ini"


class Remembered:
    """Sizes, places and the meeting on the screen, in a small file.

    A file that is missing, damaged or not writable is as good as an empty one.
    """

    def __init__(self, path: Path) -> None:
        """Remember in the file at ``path``."""
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def geometry(self) -> QByteArray:
        """The window's size and place, as Qt saves them; empty if not known."""
        return self._bytes(_GEOMETRY)

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._settings.setValue(_GEOMETRY, value)

    @property
    def splitter(self) -> QByteArray:
        """The widths of a meeting's panes, as Qt saves them; empty if not known."""
        return self._bytes(_SPLITTER)

    @splitter.setter
    def splitter(self, value: QByteArray) -> None:
        self._settings.setValue(_SPLITTER, value)

    @property
    def preview(self) -> bool:
        """Whether the preview is shown."""
        return str(self._settings.value(_PREVIEW, "yes")) != "no"

    @preview.setter
    def preview(self, shown: bool) -> None:
        self._settings.setValue(_PREVIEW, "yes" if shown else "no")

    @property
    def apart(self) -> QByteArray:
        """Size and place of the preview's own window, as Qt saves them; empty if it has none."""
        return self._bytes(_APART)

    @apart.setter
    def apart(self, value: QByteArray) -> None:
        self._settings.setValue(_APART, value)

    @property
    def export_folder(self) -> str:
        """The folder minutes were last exported to; empty if not known or gone."""
        folder = str(self._settings.value(_EXPORTS, ""))
        return folder if folder and Path(folder).is_dir() else ""

    @export_folder.setter
    def export_folder(self, folder: str) -> None:
        self._settings.setValue(_EXPORTS, folder)

    def on_screen(self, store: Path) -> str:
        """The id of the meeting of this store that was open when the program last stopped."""
        return str(self._settings.value(_on_screen(store), ""))

    def note_on_screen(self, store: Path, meeting_id: str) -> None:
        """Note, safely at once, which meeting of the store is open; empty if none is."""
        if meeting_id != self.on_screen(store):
            self._settings.setValue(_on_screen(store), meeting_id)
            self._settings.sync()

    def keep(self) -> None:
        """Write what is remembered to the file."""
        self._settings.sync()

    def _bytes(self, key: str) -> QByteArray:
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()


def _on_screen(store: Path) -> str:
    # Slashes would part the key into groups.
    return "on_screen/" + str(store.absolute()).replace("\\", "|").replace("/", "|")
