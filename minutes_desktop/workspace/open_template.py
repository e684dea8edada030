"""The template being edited: the value now, its history, and a meeting printed by it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from minutes_desktop.domain.history import History
from minutes_desktop.domain.specimen import specimen
from minutes_desktop.domain.template_rules import faults

if TYPE_CHECKING:
    from minutes_desktop.domain.minutes import Minutes
    from minutes_desktop.domain.template import Template


class OpenTemplate(QObject):
    """One template open for editing, and the meeting by which its layout is looked at.

    Attributes: ``value``, the template now, which may be at fault; ``faults``, the sentences that
    say so, by the path of the setting; ``template``, the last value without fault; ``current``,
    the meeting that is printed by it: an invented one, or ``minutes``; ``is_stored``, whether a
    version of it is in the file.
    Signals: ``changed`` carries the value.
    """

    changed = Signal(object)

    def __init__(
        self,
        template: Template,
        minutes: Minutes | None = None,
        parent: QObject | None = None,
        *,
        stored: bool = True,
    ) -> None:
        """Open a template with nothing to undo; unless ``stored`` it is in no file yet."""
        super().__init__(parent)
        self.value = self.template = template
        self.faults = faults(template)
        self._minutes = minutes
        self.current = minutes or specimen(template)
        self._saved = template
        self.is_stored = stored
        self._history: History[Template] = History()

    @property
    def unsaved(self) -> bool:
        """Whether something was changed since the template was opened or saved."""
        return self.value != self._saved

    def next_version(self) -> Template:
        """The value as the version that is to be stored: the first, or the one after the last."""
        return replace(self.value, version=self.value.version + self.is_stored)

    def note_saved(self, template: Template) -> None:
        """Note the version that is in the file; what was typed since is unsaved."""
        self._saved, self.is_stored = template, True
        self._become(replace(self.value, version=template.version))

    def apply(self, label: str, edit: Callable[[Template], Template], run: str = "") -> None:
        """Do one act, named ``label`` in the undo menu; ``run`` joins a stretch of typing."""
        before, after = self.value, edit(self.value)
        if after != before:
            self._history.record(before, label, run)
            self._become(after)

    def undo(self) -> None:
        """Take back the last act."""
        self._become(self._history.undo(self.value))

    def redo(self) -> None:
        """Do again the act last taken back."""
        self._become(self._history.redo(self.value))

    def close_run(self) -> None:
        """End the stretch of typing: what follows is undone separately."""
        self._history.close_run()

    @property
    def undo_label(self) -> str | None:
        """The act that undo would take back."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str | None:
        """The act that redo would do again."""
        return self._history.redo_label

    def _become(self, value: Template) -> None:
        if value == self.value:
            return
        # An undo takes back settings, and no saving.
        self.value = replace(value, version=self._saved.version)
        self.faults = faults(self.value)
        if not self.faults and self.value != self.template:
            self.template = self.value
            self.current = self._minutes or specimen(self.value)
        self.changed.emit(self.value)
