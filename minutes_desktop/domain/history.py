"""One history of values for everything a person does to the minutes."""

from __future__ import annotations

from typing import Generic, TypeVar

from msgspec import Struct

Value = TypeVar("Value")
MOST_STEPS = 20_000


class Step(Struct, Generic[Value], frozen=True):
    """What can be gone back to: the value before, and the name of what was done to it."""

    value: Value
    label: str


class History(Generic[Value]):
    """The values before and after the current one.

    Edits of one run (a stretch of typing in one block) make one step; ``close_run`` ends it.
    """

    def __init__(self) -> None:
        self._undo: list[Step[Value]] = []
        self._redo: list[Step[Value]] = []
        self._run = ""

    def record(self, before: Value, label: str, run: str = "") -> None:
        """Note that the act ``label`` changed ``before``; ``run`` names a stretch of typing."""
        if not run or run != self._run:
            self._undo.append(Step(before, label))
            del self._undo[:-MOST_STEPS]
        self._run = run
        self._redo.clear()

    def close_run(self) -> None:
        """The next edit makes a step of its own."""
        self._run = ""

    @property
    def undo_label(self) -> str | None:
        """The act that undo would take back, or ``None``."""
        return self._undo[-1].label if self._undo else None

    @property
    def redo_label(self) -> str | None:
        """The act that redo would do again, or ``None``."""
        return self._redo[-1].label if self._redo else None

    def undo(self, current: Value) -> Value:
        """The value before the last step, or ``current`` if none is left; redo brings it back."""
        return self._step(self._undo, self._redo, current)

    def redo(self, current: Value) -> Value:
        """The value after the step last undone; ``current`` itself if none was."""
        return self._step(self._redo, self._undo, current)

    def _step(self, source: list[Step[Value]], target: list[Step[Value]], current: Value) -> Value:
        self.close_run()
        if not source:
            return current
        step = source.pop()
        target.append(Step(current, step.label))
        return step.value
