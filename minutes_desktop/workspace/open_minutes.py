"""The minutes being written: the current value, its history, and the one signal of change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from minutes_desktop.domain import edits
from minutes_desktop.domain.changes import Change, compare
from minutes_desktop.domain.history import History
from minutes_desktop.domain.sign_off import SEALED

if TYPE_CHECKING:
    from minutes_desktop.domain.edits import Edit
    from minutes_desktop.domain.minutes import Minutes
    from minutes_desktop.domain.place import Place
    from minutes_desktop.domain.template import Template


class OpenMinutes(QObject):
    """One meeting open for writing.

    Attributes: ``current``, the value now; ``template``, how it prints, which follows what
    ``current`` names; ``place``, where the caret stood when it was last saved.
    Signals: ``changed`` carries the ``Change`` from the value before to the value now.
    """

    changed = Signal(object)

    def __init__(
        self, minutes: Minutes, template: Template, place: Place, parent: QObject | None = None
    ) -> None:
        """Open the minutes as they are, with nothing to undo."""
        super().__init__(parent)
        self.current = minutes
        self.template = template
        self._templates = {_named(minutes): template}
        self.place = place
        self._history: History[Minutes] = History()

    @property
    def is_sealed(self) -> bool:
        """Whether nothing of the minutes can be written."""
        return self.current.state in SEALED

    def apply(self, label: str, edit: Edit, run: str = "") -> None:
        """Do one act, named ``label`` in the undo menu; ``run`` joins a stretch of typing."""
        before, after = self.current, edit(self.current)
        if after == before:
            return
        self._history.record(before, label, run)
        self._become(after)

    def use_template(self, label: str, template: Template) -> None:
        """Print by another template, or by another version of it; undone like any other act."""
        self._templates[template.id, template.version] = template
        self.apply(label, lambda minutes: edits.use_template(minutes, template))

    def undo(self) -> Change:
        """Take back the last act; what that has changed."""
        return self._become(self._history.undo(self.current))

    def redo(self) -> Change:
        """Do again the act last taken back; what that has changed."""
        return self._become(self._history.redo(self.current))

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

    def _become(self, value: Minutes) -> Change:
        change = compare(self.current, value)
        self.current = value
        self.template = self._templates.get(_named(value), self.template)
        if change:
            self.changed.emit(change)
        return change


def _named(minutes: Minutes) -> tuple[str, int]:
    return minutes.template, minutes.template_version
