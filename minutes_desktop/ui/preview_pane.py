"""The preview: the pages as they print, drawn by the printing process after a pause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, SignalInstance
from PySide6.QtGui import (
    QHideEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from minutes_desktop.ui.look import GAP

if TYPE_CHECKING:
    from minutes_desktop.domain.minutes import Minutes
    from minutes_desktop.domain.template import Template
    from minutes_desktop.export.messages import Printed
    from minutes_desktop.workspace.exporting import PageImage, Printer

PAUSE_MS = 600  # after the last change before the pages are printed anew
_SETTLE_MS = 120  # after the last change of width before pages are drawn at the new one
_FAR = 4  # heights of the pane beyond which a drawn page is forgotten
_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)


class _PageView(QWidget):
    """One page on its way from blank paper to the drawn image."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.ticket = 0  # of the printing that the image comes from
        self.drawn_width = 0  # pixels of the image
        self._image = QPixmap()

    def show_image(self, image: PageImage, ratio: float) -> None:
        """Show a drawn page on a screen with so many pixels to a point of the desktop."""
        drawn = QImage(
            image.pixels, image.width, image.height, image.stride, QImage.Format.Format_RGB32
        )
        self._image = QPixmap.fromImage(drawn)  # copies the pixels
        self._image.setDevicePixelRatio(ratio)
        self.ticket, self.drawn_width = image.ticket, image.width
        self.update()

    def forget_image(self) -> None:
        """Be blank paper again, so that long minutes do not fill the memory."""
        self._image = QPixmap()
        self.ticket = self.drawn_width = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page, stretched while one of the right width is on its way."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self.rect(), self._image)
        painter.setPen(self.palette().mid().color())
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Printable(Protocol):
    """What the pane shows: minutes, the template they print by, and a signal of every change."""

    current: Minutes
    template: Template
    changed: SignalInstance


class PreviewPane(QWidget):
    """The real pages of the minutes being written, or of those a template is tried on.

    The pages shown stay until newer ones are drawn; only those in view are drawn at all. Arrow
    and page keys scroll, Ctrl++ and Ctrl+- change the size, Ctrl+0 fits the width again.
    """

    def __init__(self, printer: Printer, shown: Printable, parent: QWidget | None = None) -> None:
        """Show the minutes once the pane is visible."""
        super().__init__(parent)
        self._printer, self._open = printer, shown
        self._printed: Printed | None = None
        self._pages: list[_PageView] = []
        self._ticket = 0  # of the printing asked for last
        self._zoom = _ZOOMS.index(1.0)
        self._where = QLabel()
        self._where.setForegroundRole(self._where.palette().ColorRole.PlaceholderText)
        self._failure = QLabel()
        self._failure.setWordWrap(True)
        self._failure.setTextFormat(Qt.TextFormat.PlainText)
        self._failure.hide()
        self._area = QScrollArea()
        self._sheet = QWidget()
        self._lay_out()
        self._pause = self._timer(PAUSE_MS)
        self._pause.timeout.connect(self._print)
        self._settle = self._timer(_SETTLE_MS)
        self._settle.timeout.connect(self._draw_view)
        self._connect()

    @property
    def unshown(self) -> frozenset[str]:
        """The characters that paper cannot show, as far as the last printing tells."""
        return frozenset(self._printed.unshown if self._printed else "")

    # Asking

    def _timer(self, pause: int) -> QTimer:
        return QTimer(self, interval=pause, singleShot=True)

    def _connect(self) -> None:
        self._open.changed.connect(self._changed)
        self._printer.drawn.connect(self._show_printed)
        self._printer.page.connect(self._show_page)
        self._printer.failed.connect(self._show_failure)
        self._area.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._area.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of zooming before the page's commands that have the same.

        The frame tells whether the pages have the focus.
        """
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._show_focus()
        if isinstance(event, QKeyEvent) and (step := _zoom_step(event)) is not None:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.zoom(step)
                return True
        return super().eventFilter(watched, event)

    def _show_focus(self) -> None:
        role = QPalette.ColorRole.Highlight if self._area.hasFocus() else QPalette.ColorRole.Mid
        self._area.setForegroundRole(role)

    def _changed(self, _change: object) -> None:
        self._pause.start()

    def _print(self) -> None:
        if self.isVisible():
            self._ticket = self.ask(self._printer)

    def ask(self, printer: Printer) -> int:
        """Have the pages printed; the ticket that comes back with them."""
        return printer.show(self._open.current, self._open.template)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was written while the pane was hidden."""
        super().showEvent(event)
        self._pause.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for nothing while nobody looks."""
        super().hideEvent(event)
        self._pause.stop()

    # Showing

    def _show_printed(self, printed: Printed) -> None:
        if printed.ticket != self._ticket:
            return  # of another meeting, or older than what comes next
        self._failure.hide()
        self._printed = printed
        while len(self._pages) > len(printed.sizes):
            self._pages.pop().deleteLater()
        while len(self._pages) < len(printed.sizes):
            view = _PageView(self._sheet)
            view.show()
            self._pages.append(view)
        self._arrange()
        self._draw_view()

    def _show_page(self, image: PageImage) -> None:
        is_current = self._printed is not None and image.ticket == self._printed.ticket
        if is_current and image.number <= len(self._pages):
            self._pages[image.number - 1].show_image(image, self.devicePixelRatioF())

    def _show_failure(self, sentence: str) -> None:
        self._failure.setText(sentence)
        self._failure.show()

    def _draw_view(self) -> None:
        """Have the pages in view drawn that are not up to date, and forget those far away."""
        if self._printed is None or not self.isVisible():
            return
        width = round(self._page_width() * self.devicePixelRatioF())
        top, height = self._area.verticalScrollBar().value(), self._area.viewport().height()
        for number, view in enumerate(self._pages, 1):
            stale = view.ticket != self._printed.ticket or view.drawn_width != width
            distance = max(view.y() - top - height, top - view.geometry().bottom())
            if distance < 0 and stale:
                self._printer.page_image(number, width)
            elif distance > _FAR * height:
                view.forget_image()

    def zoom(self, step: int) -> None:
        """Show the pages a step larger (1) or smaller (-1); 0 fits them to the pane."""
        fitting = _ZOOMS.index(1.0)
        self._zoom = min(max(self._zoom + step, 0), len(_ZOOMS) - 1) if step else fitting
        self._arrange()
        self._settle.start()

    def _scrolled(self) -> None:
        self._say_where()
        self._draw_view()

    def _say_where(self) -> None:
        middle = self._area.verticalScrollBar().value() + self._area.viewport().height() // 2
        number = sum(1 for view in self._pages if view.y() <= middle)
        words = self.tr("Page {} of {}").format(max(number, 1), len(self._pages))
        self._where.setText(words if self._pages else "")

    # Geometry

    def _lay_out(self) -> None:
        self.setAccessibleName(self.tr("Preview of the printed pages"))
        self._area.setAccessibleName(self.tr("Printed pages"))
        self._area.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self._show_focus()
        self._area.setWidget(self._sheet)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self._area)
        self._area.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, 0)
        layout.addWidget(self._where)
        layout.addWidget(self._failure)
        layout.addWidget(self._area)

    def sizeHint(self) -> QSize:
        """Wide enough to read a page at arm's length."""
        return QSize(400, 600)

    def _page_width(self) -> int:
        bar = self._area.verticalScrollBar().sizeHint().width()
        return max(round((self._area.width() - bar - GAP - 2) * _ZOOMS[self._zoom]), 60)

    def _arrange(self) -> None:
        if self._printed is None:
            return
        bar = self._area.verticalScrollBar()
        before, share = self._sheet.height(), bar.value()
        width, top = self._page_width(), 0
        for view, (wide, high) in zip(self._pages, self._printed.sizes, strict=True):
            height = round(width * high / wide)
            view.setGeometry(QRect(0, top, width, height))
            top += height + GAP
        self._sheet.resize(width, top)
        if before and top != before and self._was_resized:
            bar.setValue(round(share * top / before))
        self._was_resized = False
        self._say_where()

    _was_resized = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width; they are drawn sharp once it stays."""
        super().resizeEvent(event)
        self._was_resized = True
        self._arrange()
        self._settle.start()


def _zoom_step(event: QKeyEvent) -> int | None:
    """What a key does to the size of the pages: larger, smaller, fitting, or nothing at all."""
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return None
    larger, smaller = (Qt.Key.Key_Plus, Qt.Key.Key_Equal), (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)
    if event.key() in larger:
        return 1
    if event.key() in smaller:
        return -1
    return 0 if event.key() == Qt.Key.Key_0 else None
