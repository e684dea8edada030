"""The main window: menus, the message bar, one page at a time, and the status bar."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol, cast

from PySide6.QtCore import QMargins, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from minutes_desktop import __version__
from minutes_desktop.ui.file_drop import FileDrop
from minutes_desktop.ui.keymap import Keymap, give_keys
from minutes_desktop.ui.keys import KEYS, sequences
from minutes_desktop.ui.look import GAP
from minutes_desktop.ui.messages import MessageBar

PROGRAM = "Minutes Desktop"

_SIZE = QSize(1360, 860)  # pixels at 100 % scale, before the window has been sized by its user

_FRAME = QMargins(2, 24, 2, 8)  # what the desktop may put around it

MenuActions = dict[str, list["QAction | None"]]


class Page(Protocol):
    """What the window asks of the page it shows, besides being a widget."""

    def menu_actions(self) -> MenuActions:
        """The page's actions by the title of their menu; ``None`` is a line between them."""

    def panes(self) -> list[QWidget]:
        """The panes F6 goes through, in order; the first gets the focus."""


class MainWindow(QMainWindow):
    """A window that knows pages, but nothing of what is on them.

    Attribute: ``keymap``, the keys by which acts are done.
    Signals: ``new_meeting_asked``, ``home_asked``, ``series_asked``, ``search_asked``,
    ``templates_asked``, ``register_asked``, ``import_asked``, ``export_asked``; ``print_asked``;
    ``copy_asked``, for a copy of the meeting elsewhere; ``backup_asked``, for one of all meetings;
    ``backups_asked``; ``files_dropped`` carries the names of exchange files; ``key_sheet_asked``
    the ``KeySheet`` to be printed; ``keys_changed``, the user has given acts other keys;
    ``painted``, once, when the window stands on the screen;
    ``closing``, before the window closes: whoever answers may call ``stay`` to keep it open.
    """

    new_meeting_asked = Signal()
    home_asked = Signal()
    series_asked = Signal()
    search_asked = Signal()
    templates_asked = Signal()
    register_asked = Signal()
    import_asked = Signal()
    export_asked = Signal()
    print_asked = Signal()
    copy_asked = Signal()
    backup_asked = Signal()
    backups_asked = Signal()
    verify_asked = Signal()
    files_dropped = Signal(list)
    key_sheet_asked = Signal(object)
    keys_changed = Signal()
    painted = Signal()
    closing = Signal()

    def __init__(self) -> None:
        """Be a bare window, which is painted sooner than a furnished one."""
        super().__init__()
        self._is_painted = False
        self._staying = False
        self.keymap = Keymap()
        self.setWindowTitle(PROGRAM)
        self.resize(_SIZE.boundedTo(self.screen().availableSize().shrunkBy(_FRAME)))

    def furnish(self) -> None:
        """Put everything in that a page needs around it; done once, before the first page."""
        self.messages = MessageBar()
        self._stack = QStackedWidget()
        self._saved = QLabel()
        self._state = QLabel()
        self._page_menus: list[QMenu] = []
        self._focus: dict[QWidget, QWidget] = {}
        self._told: dict[QWidget | None, dict[str, str]] = {}  # subject and state of each
        self._make_actions()
        self._make_menus()
        self._make_status_bar()
        self._lay_out()
        self.drop = FileDrop(self)
        self.drop.dropped.connect(self.files_dropped)
        # The focus is shown from the start, not only once Tab has been pressed.
        self.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        self.messages.left.connect(self.focus_page)

    # Pages

    def show_page(self, page: QWidget) -> None:
        """Show a page in place of the one before, with its menus, the focus where it was last."""
        if (before := self.page()) and (focus := _focus_in(before)):
            self._focus[before] = focus
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._give_keys_to(page)  # before it is shown, so that it names no other keys
        self._stack.setCurrentWidget(page)
        self._show_told()
        self._show_menus_of(cast("Page", page))
        last = self._focus.get(page)
        goal = last if last and last.isVisibleTo(page) else self._panes()[0]
        goal.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop_page(self, page: QWidget) -> None:
        """Let go of a page that will not be shown again."""
        self._focus.pop(page, None)
        self._told.pop(page, None)
        self._stack.removeWidget(page)
        page.deleteLater()

    def page(self) -> QWidget | None:
        """The page on the screen."""
        return self._stack.currentWidget()

    def pages(self) -> list[QWidget]:
        """The pages shown so far and not dropped."""
        widgets = (self._stack.widget(place) for place in range(self._stack.count()))
        return [widget for widget in widgets if widget is not None]

    def focus_page(self) -> None:
        """Put the focus back on the page, where it was last."""
        if page := self.page():
            (_focus_in(page) or self._panes()[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    # Keys

    def set_keymap(self, keymap: Keymap) -> None:
        """Have every act done by these keys, on every page."""
        if keymap != self.keymap:
            self.keymap = keymap
            give_keys(keymap, self.actions())
            for page in self.pages():
                self._give_keys_to(page)
            self.keys_changed.emit()

    def _give_keys_to(self, page: QWidget) -> None:
        menus = cast("Page", page).menu_actions().values()
        give_keys(self.keymap, [*page.actions(), *(one for menu in menus for one in menu if one)])

    def set_subject(self, subject: str, of: QWidget | None = None) -> None:
        """Name in the title what a page, or that on the screen, is about; empty for nothing."""
        self._tell("subject", subject, of)

    def come_forward(self) -> None:
        """Stand before all other windows, with the keyboard."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    # The status bar

    def show_saved(self, words: str) -> None:
        """Say on the left when the last word was saved."""
        self._tell("saved", words)

    def show_state(self, words: str, of: QWidget | None = None) -> None:
        """Say on the right how what a page, or that on the screen, shows stands."""
        self._tell("state", words, of)

    def _tell(self, name: str, words: str, of: QWidget | None = None) -> None:
        page = of or self.page()
        if page is None or self._stack.indexOf(page) >= 0:
            self._told.setdefault(page, {})[name] = words
            self._show_told()

    def _show_told(self) -> None:
        """Show what was told of the page on the screen, as long as it is there."""
        told = self._told.get(self.page(), {})
        subject = told.get("subject", "")
        self.setWindowTitle(f"{subject} – {PROGRAM}" if subject else PROGRAM)
        self._saved.setText(told.get("saved", ""))
        self._state.setText(told.get("state", ""))

    # Closing

    def stay(self) -> None:
        """Keep the window open; called from ``closing``."""
        self._staying = True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close unless somebody asked to stay."""
        self._staying = False
        self.closing.emit()
        event.setAccepted(not self._staying)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell that the window is there, once what it shows is painted too."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    # Building

    def _make_actions(self) -> None:
        act = self._action
        self.new_meeting = act("new_meeting", self.tr("New meeting"), self.new_meeting_asked.emit)
        self.home = act("meetings", self.tr("Meetings"), self.home_asked.emit)
        self.series = act("series", self.tr("Series"), self.series_asked.emit)
        self.search = act("search", self.tr("Search all meetings…"), self.search_asked.emit)
        self.templates = act("templates", self.tr("Templates"), self.templates_asked.emit)
        self.register = act("register", self.tr("Actions"), self.register_asked.emit)
        self.import_files = act("import", self.tr("Import…"), self.import_asked.emit)
        self.export = act("export", self.tr("Export…"), self.export_asked.emit)
        self.print_out = act("print", self.tr("Print…"), self.print_asked.emit)
        words = self.tr("Save a copy elsewhere…")
        self.save_copy = act("save_copy", words, self.copy_asked.emit)
        for action in (self.export, self.print_out, self.save_copy):
            action.setEnabled(False)
        self.back_up = act("back_up", self.tr("Back up…"), self.backup_asked.emit)
        self.backups = act("backups", self.tr("Backups…"), self.backups_asked.emit)
        self.verify = act("verify", self.tr("Verify…"), self.verify_asked.emit)
        self._close = act("close_window", self.tr("Close window"), self.close)
        self._next_pane = act("next_pane", self.tr("Next pane"), partial(self._go_to_pane, 1))
        self._last_pane = act(
            "previous_pane", self.tr("Previous pane"), partial(self._go_to_pane, -1)
        )
        self._keys = act("shortcuts", self.tr("Keyboard shortcuts"), self._show_shortcuts)
        self._about = act("about", self.tr("About {}").format(PROGRAM), self._show_about)

    def _action(self, name: str, words: str, act: Callable[[], object]) -> QAction:
        action = QAction(words, self)
        action.setObjectName(name)
        action.setShortcuts(sequences(KEYS[name]))
        action.triggered.connect(lambda _checked=False: act())
        self.addAction(action)
        return action

    def _make_menus(self) -> None:
        bar = self.menuBar()
        meeting = bar.addMenu(self.tr("&Meeting"))
        meeting.addActions([self.new_meeting, self.home, self.search, self.series])
        meeting.addActions([self.templates, self.register])
        meeting.addSeparator()
        meeting.addActions([self.import_files, self.export, self.print_out, self.save_copy])
        meeting.addSeparator()
        meeting.addActions([self.back_up, self.backups, self.verify])
        meeting.addSeparator()
        meeting.addAction(self._close)
        self._view = bar.addMenu(self.tr("&View"))
        self._view.addActions([self._next_pane, self._last_pane])
        self._help = bar.addMenu(self.tr("&Help"))
        self._help.addActions([self._keys, self._about])

    def _make_tools(self) -> QWidget:
        """The row of buttons; a QToolBar would take longer to make than all else in the window."""
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(GAP, GAP, GAP, GAP)
        row.addWidget(_tool(self.home))
        row.addWidget(_tool(self.new_meeting))
        row.addStretch()
        row.addWidget(_tool(self.export))
        return tools

    def _make_status_bar(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        for label in (self._saved, self._state):
            label.setContentsMargins(GAP, GAP // 2, GAP, GAP // 2)
            label.setTextFormat(Qt.TextFormat.PlainText)
            # Empty labels are as high as full ones, so that the page stays where it is.
            label.setMinimumHeight(label.fontMetrics().height() + GAP)
        bar.addWidget(self._saved, 1)
        bar.addPermanentWidget(self._state)

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_tools())
        column.addWidget(self.messages)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(middle)
        # At once and not with the next event, which may bring the focus to what is not shown yet.
        middle.show()

    # Menus and panes

    def _show_menus_of(self, page: Page) -> None:
        for menu in self._page_menus:
            self.menuBar().removeAction(menu.menuAction())
            menu.deleteLater()
        self._page_menus.clear()
        self._view.clear()
        for title, actions in page.menu_actions().items():
            if title == self.tr("View"):
                _fill(self._view, [*actions, None])
            else:
                self._page_menus.append(self._page_menu(title, actions))
        self._view.addActions([self._next_pane, self._last_pane])

    def _page_menu(self, title: str, actions: list[QAction | None]) -> QMenu:
        menu = QMenu(_with_access_key(title, self.menuBar().actions()), self)
        _fill(menu, actions)
        self.menuBar().insertMenu(self._view.menuAction(), menu)
        return menu

    def _panes(self) -> list[QWidget]:
        page = self.page()
        return cast("Page", page).panes() if page else []

    def _go_to_pane(self, step: int) -> None:
        panes = [pane for pane in self._panes() if pane.isVisible()]
        if self.messages.messages:
            panes.append(self.messages)
        if not panes:
            return
        focus = QApplication.focusWidget()
        here = next((i for i, pane in enumerate(panes) if _holds(pane, focus)), None)
        goal = panes[0 if here is None else (here + step) % len(panes)]
        goal.window().activateWindow()  # a pane may stand in a window of its own
        (_last_focus(goal) or goal).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Help

    def _show_shortcuts(self) -> None:
        from minutes_desktop.ui.shortcuts_page import ShortcutsPage  # noqa: PLC0415 - as below

        before = self.page()
        if before is None or isinstance(before, ShortcutsPage):
            return
        page = ShortcutsPage(self.keymap, _menu_letters(self.menuBar().actions()))
        page.changed.connect(self.set_keymap)
        page.sheet_asked.connect(self.key_sheet_asked)

        def go_back() -> None:
            self.show_page(before)
            self.drop_page(page)

        page.left.connect(go_back)
        self.show_page(page)

    def _show_about(self) -> None:
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - after the first paint

        words = self.tr(
            "{} {}\n\nTakes, prints and keeps the minutes of meetings on this computer."
        )
        box = QMessageBox(self)
        box.setWindowTitle(self._about.text())
        box.setText(words.format(PROGRAM, __version__))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


def _tool(action: QAction) -> QToolButton:
    """A button for the mouse; by keys the action is done from its menu, or by its own."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button


def _fill(menu: QMenu, actions: list[QAction | None]) -> None:
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)


def _with_access_key(title: str, others: list[QAction]) -> str:
    """The title with a letter marked for Alt that no other menu has taken."""
    if "&" in title:
        return title
    taken = {other.text().lower().partition("&")[2][:1] for other in others}
    for place, letter in enumerate(title):
        if letter.isalpha() and letter.lower() not in taken:
            return f"{title[:place]}&{title[place:]}"
    return title


def _menu_letters(menus: list[QAction]) -> dict[str, str]:
    """The titles of menus by the letter that opens them with Alt."""
    titles = [menu.text() for menu in menus if isinstance(menu.menu(), QMenu)]
    return {
        title.partition("&")[2][:1].casefold(): title.replace("&", "")
        for title in titles
        if "&" in title
    }


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (pane is widget or pane.isAncestorOf(widget))


def _focus_in(pane: QWidget) -> QWidget | None:
    # The stubs promise a widget; Qt gives none where nothing had the focus yet.
    return cast("QWidget | None", pane.focusWidget())


def _last_focus(pane: QWidget) -> QWidget | None:
    """What had the focus last in a pane, or the first in it that can have it."""
    last = _focus_in(pane)
    if last is not None or pane.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return last
    inside = pane.findChildren(QWidget)
    return next((one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
