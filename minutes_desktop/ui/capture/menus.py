"""The menus of the page on which minutes are taken: which act stands where, in which words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from minutes_desktop.ui.capture.commands import Menus, insert_menu, make_action
from minutes_desktop.ui.capture.forms.item_heading import DEFERRED, PRESENTED
from minutes_desktop.ui.capture.forms.table_form import TableForm

if TYPE_CHECKING:
    from minutes_desktop.ui.capture.acts import Acts
    from minutes_desktop.ui.capture.page import CapturePage

Entries = list["QAction | None"]


class CaptureMenus(QObject):
    """The page's menus; what has a room of its own on the page brings its actions along.

    Attributes: ``by_title``, the actions by the menu they belong to; ``None`` is a line between.
    """

    def __init__(self, page: CapturePage, acts: Acts) -> None:
        """Make the actions of the page."""
        super().__init__(page)
        self._page, self._acts = page, acts
        self._act = partial(make_action, page)
        self._undo = self._act("undo", self.tr("Undo"), acts.undo)
        self._redo = self._act("redo", self.tr("Redo"), acts.redo)
        self._history_shown: tuple[str | None, str | None] = (None, None)
        self.by_title: Menus = {
            self.tr("Edit"): self._edit_menu(),
            self.tr("Insert"): self._insert_menu(),
            self.tr("Item"): self._item_menu(),
            self.tr("Room"): page.room.actions,
            self.tr("Table"): self._table_menu(),
            self.tr("Words"): [
                *page.spelling.actions,
                *page.checking.actions,
                None,
                *page.words_menu.actions,
            ],
            self.tr("Template"): page.template_menu.actions,
            self.tr("Record"): [
                self._act("sign_off", self.tr("Sign off…"), page.sign_off_asked.emit),
                self._act("versions", self.tr("Versions and journal"), page.versions_asked.emit),
                self._act("compare", self.tr("Compare versions…"), page.compare_asked.emit),
            ],
            self.tr("View"): [*page.preview_place.actions, *page.reading_back.actions],
        }

    def show_history(self, undo: str | None, redo: str | None) -> None:
        """Name in the menu what undo would take back and redo do again."""
        if (undo, redo) != self._history_shown:
            self._history_shown = (undo, redo)
            self._undo.setText(self.tr("Undo {}").format(undo) if undo else self.tr("Undo"))
            self._redo.setText(self.tr("Redo {}").format(redo) if redo else self.tr("Redo"))

    def _edit_menu(self) -> Entries:
        act, acts = self._act, self._acts
        return [
            self._undo,
            self._redo,
            None,
            act("bold", self.tr("Bold"), partial(acts.mark, "bold")),
            act("italic", self.tr("Italic"), partial(acts.mark, "italic")),
            act("underline", self.tr("Underline"), partial(acts.mark, "underline")),
            act("superscript", self.tr("Superscript"), partial(acts.mark, "super")),
            act("subscript", self.tr("Subscript"), partial(acts.mark, "sub")),
            None,
            *self._page.copying.actions,
            None,
            *self._page.finding.actions,
            *self._page.coming_back.actions,
            None,
            act("repair", self.tr("Repair pasted text"), self._page.repairing.repair),
        ]

    def _insert_menu(self) -> Entries:
        act, acts = self._act, self._acts
        return [
            *insert_menu(self._page, acts.start, acts.nil_return),
            act("approval", self.tr("Approval block"), acts.add_approval),
            act("more_about_person", self.tr("More about this person"), acts.more_about_person),
        ]

    def _item_menu(self) -> Entries:
        act, acts = self._act, self._acts
        under = acts.ask_under_heading
        return [
            act("new_item", self.tr("New item"), acts.add_item),
            act("new_child", self.tr("New item under this"), acts.add_child),
            None,
            *self._page.jumping.actions,
            act("next_item", self.tr("Next item"), partial(acts.go, 1)),
            act("previous_item", self.tr("Previous item"), partial(acts.go, -1)),
            None,
            act("move_up", self.tr("Move up"), partial(acts.move, -1)),
            act("move_down", self.tr("Move down"), partial(acts.move, 1)),
            act("nest", self.tr("Put under the item before"), acts.nest),
            act("unnest", self.tr("Take out from under"), acts.unnest),
            None,
            act("split_block", self.tr("Split at the caret"), self._page.seams.split),
            act("label", self.tr("Printed label"), acts.edit_label),
            act("run_in", self.tr("On one line with what follows"), acts.toggle_run_in),
            act("number_place", self.tr("Number before the heading"), acts.toggle_number_place),
            act("presenter", self.tr("Presenter and paper"), partial(under, PRESENTED)),
            act("deferral", self.tr("Deferral"), partial(under, DEFERRED)),
            None,
            *self._page.action_at_caret.actions,
            None,
            *self._page.carrying.actions,
            None,
            act("remove", self.tr("Remove"), acts.remove),
        ]

    def _table_menu(self) -> Entries:
        act, on_table = self._act, self._acts.on_table
        return [
            act("new_column", self.tr("New column"), on_table(TableForm.add_column)),
            act("remove_column", self.tr("Remove column"), on_table(TableForm.remove_column)),
            None,
            act("column_left", self.tr("Move column left"), on_table(TableForm.move_left)),
            act("column_right", self.tr("Move column right"), on_table(TableForm.move_right)),
            None,
            act("wider", self.tr("Wider"), on_table(TableForm.widen)),
            act("narrower", self.tr("Narrower"), on_table(TableForm.narrow)),
        ]
