"""The list of every act with its keys, by menu, narrowed by what is looked for."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from minutes_desktop.domain.key_sheet import KeyLine, KeySection, KeySheet
from minutes_desktop.ui.act_words import ACT_MENUS, FIXED_KEYS
from minutes_desktop.ui.keymap import Keymap
from minutes_desktop.ui.look import GAP, SPACE

_ACT = Qt.ItemDataRole.UserRole


class KeyList(QTreeWidget):
    """Acts and their keys under the titles of the menus; last what no act does and nobody changes.

    An act whose keys were changed is shown in bold type, and says so in words.
    """

    def __init__(self, keymap: Keymap, parent: QWidget | None = None) -> None:
        """List every act."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Acts and their keys"))
        self.setColumnCount(3)
        self.setHeaderLabels([self.tr("What is done"), self.tr("Keys"), self.tr("Changed")])
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self._acts: dict[str, QTreeWidgetItem] = {}
        for menu in ACT_MENUS:
            section = self._section(menu.heading)
            for act, words in menu.acts.items():
                self._acts[act] = self._line(section, words, "", act)
        section = self._section(self.tr("While writing"))
        for keys, words in FIXED_KEYS:
            self._line(section, words, keys, "")
        self.show_keymap(keymap)
        self.expandAll()
        for column in range(2):
            self.resizeColumnToContents(column)
            self.setColumnWidth(column, self.columnWidth(column) + 4 * SPACE)
        self._go_to_first()

    def show_keymap(self, keymap: Keymap) -> None:
        """Show the keys as they are now."""
        for act, line in self._acts.items():
            changed = keymap.is_changed(act)
            line.setText(1, keymap.all_words(act) or self.tr("none"))
            line.setText(2, self.tr("changed") if changed else "")
            font = QFont(self.font())
            font.setBold(changed)
            line.setFont(1, font)

    def sheet(self, title: str, note: str) -> KeySheet:
        """Everything listed, to be printed, writing first; acts without keys are left out."""
        sections = []
        for section in self._sections():
            lines = tuple(
                KeyLine(line.text(0), line.text(1), changed=bool(line.text(2)))
                for line in _children(section)
                if line.text(1) != self.tr("none")
            )
            if lines:
                sections.append(KeySection(section.text(0), lines))
        return KeySheet(title, (sections[-1], *sections[:-1]), note)

    def act(self) -> str:
        """The act chosen; empty where the line chosen is none, or is not shown."""
        line = self.currentItem()
        return str(line.data(0, _ACT) or "") if line and not line.isHidden() else ""

    def has_choice(self) -> bool:
        """Whether any line is chosen that is shown."""
        line = self.currentItem()
        return line is not None and not line.isHidden()

    def narrow(self, typed: str) -> int:
        """Show only what has all the words typed, in its own words, its keys or its menu."""
        wanted = typed.casefold().split()
        count, before = 0, self.currentItem()
        for section in self._sections():
            shown = 0
            for line in _children(section):
                said = f"{line.text(0)} {line.text(1)} {line.text(2)} {section.text(0)}".casefold()
                line.setHidden(not all(word in said for word in wanted))
                shown += not line.isHidden()
            section.setHidden(not shown)
            count += shown
        if before is not None and not before.isHidden():
            self.scrollToItem(before)
        else:
            self._go_to_first()
        return count

    def _go_to_first(self) -> None:
        lines = (line for section in self._sections() for line in _children(section))
        first = next((line for line in lines if not line.isHidden()), None)
        if first is not None:
            self.setCurrentItem(first)
            self.scrollToTop()

    def said(self) -> str:
        """The line chosen, in words."""
        line = self.currentItem()
        return ", ".join(filter(None, (line.text(n) for n in range(3)))) if line else ""

    # Inner

    def _sections(self) -> list[QTreeWidgetItem]:
        return _children(self.invisibleRootItem())

    def _section(self, title: str) -> QTreeWidgetItem:
        section = QTreeWidgetItem([title])
        font = QFont(self.font())
        font.setBold(True)
        section.setFont(0, font)
        section.setFlags(Qt.ItemFlag.ItemIsEnabled)
        section.setSizeHint(0, QSize(0, self.fontMetrics().height() + GAP))
        self.addTopLevelItem(section)
        section.setFirstColumnSpanned(True)
        return section

    def _line(self, section: QTreeWidgetItem, words: str, keys: str, act: str) -> QTreeWidgetItem:
        line = QTreeWidgetItem(section, [words, keys])
        line.setData(0, _ACT, act)
        return line


def _children(parent: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    lines = (parent.child(place) for place in range(parent.childCount()))
    return [line for line in lines if line is not None]
