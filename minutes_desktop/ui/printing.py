"""Printing the minutes on paper: the pages that the PDF has, drawn one after another."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from minutes_desktop.domain.minutes import Minutes
    from minutes_desktop.domain.template import Template
    from minutes_desktop.export.messages import Printed
    from minutes_desktop.ui.messages import MessageBar
    from minutes_desktop.workspace.exporting import PageImage, Printer

_FINEST = 300  # dots an inch; finer pages look no better and take four times the memory
_MM_AN_INCH = 25.4
_PAGE_WIDTH = 210.0  # millimetres


class PrintDesk(QObject):
    """Has meetings printed on paper, and says in the window how that goes."""

    def __init__(
        self, window: QWidget, messages: MessageBar, printer: Callable[[], Printer]
    ) -> None:
        """Ask over the window; ``printer`` makes the one that draws the pages."""
        super().__init__(window)
        self._window, self._messages, self._printer = window, messages, printer
        self._printing: Printing | None = None
        self._said = ""

    def ask(self, minutes: Minutes, template: Template) -> None:
        """Ask for a printer, and print to it."""
        if self._printing is None:
            self._printing = printing = Printing(self._window, self._printer())
            printing.began.connect(self._say_begun)
            printing.ended.connect(self._say_ended)
            printing.failed.connect(self._messages.fail)
        self._printing.ask(minutes, template)

    def _say_begun(self, count: int) -> None:
        self._said = self.tr("Printing {} pages …").format(count)
        message = self._messages.say("info", self._said, stays=True)
        if self._printing is not None:
            message.offer(self.tr("Cancel"), self._printing.cancel)

    def _say_ended(self, count: int) -> None:
        self._messages.withdraw(self._said)
        if count:
            self._messages.note(self.tr("Printed {} pages.").format(count))


class Printing(QObject):
    """Asks for a printer and prints to it, a page at a time, while the minutes are written on.

    Signals: ``began`` carries how many pages come; ``ended`` how many were printed, none if it was
    given up; ``failed`` a sentence.
    """

    began = Signal(int)
    ended = Signal(int)
    failed = Signal(str)

    def __init__(self, window: QWidget, pages: Printer) -> None:
        """Ask over the window; ``pages`` draws for this alone."""
        super().__init__(window)
        self._window, self._pages = window, pages
        self._paper: QPrinter | None = None
        self._painter: QPainter | None = None
        self._wanted: list[int] = []
        self._count = self._ticket = 0
        pages.drawn.connect(self._begin)
        pages.page.connect(self._print_page)
        pages.failed.connect(self._fail)

    @property
    def busy(self) -> bool:
        """Whether a printing is under way."""
        return self._paper is not None

    def ask(self, minutes: Minutes, template: Template) -> None:
        """Ask which printer, how many copies and which pages."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - seldom needed

        paper = QPrinter(QPrinter.PrinterMode.HighResolution)
        paper.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        paper.setDocName(minutes.title or minutes.series)
        dialog = QPrintDialog(paper, self._window)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.accepted.connect(lambda: self.start(minutes, template, paper))
        dialog.finished.connect(dialog.deleteLater)
        # On some platforms this dialog has no ``open`` without a slot to call.
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def start(self, minutes: Minutes, template: Template, paper: QPrinter) -> None:
        """Print on this paper; what is being printed already is finished first."""
        if self.busy:
            self.failed.emit(
                self.tr("The last printing has not ended yet; wait for it, or cancel it first.")
            )
            return
        self._paper = paper
        self._ticket = self._pages.show(minutes, template)

    def cancel(self) -> None:
        """Give up what is not printed yet."""
        if self.busy:
            self._wanted = []
            self._end(0)

    # Inner

    def _begin(self, printed: Printed) -> None:
        if self._paper is None or printed.ticket != self._ticket:
            return
        count = len(printed.sizes)
        first = self._paper.fromPage() or 1
        last = self._paper.toPage() or count
        self._wanted = list(range(first, min(last, count) + 1))
        self._count = len(self._wanted)
        self._paper.setFullPage(True)
        self._painter = QPainter()
        if not self._wanted or not self._painter.begin(self._paper):
            self._fail(self.tr("The printer takes no pages; look whether it is on, and try again."))
            return
        self.began.emit(self._count)
        self._ask_for_page()

    def _ask_for_page(self) -> None:
        if self._paper is not None:
            dots = min(self._paper.resolution(), _FINEST)
            self._pages.page_image(self._wanted[0], round(_PAGE_WIDTH / _MM_AN_INCH * dots))

    def _print_page(self, image: PageImage) -> None:
        if self._paper is None or self._painter is None or image.number not in self._wanted[:1]:
            return
        form = QImage.Format.Format_RGB32
        drawn = QImage(image.pixels, image.width, image.height, image.stride, form)
        box = self._paper.paperRect(_unit()).toRect()
        self._painter.drawImage(QRect(0, 0, box.width(), box.height()), drawn)
        self._wanted.pop(0)
        if not self._wanted:
            self._end(self._count)
        elif self._paper.newPage():
            self._ask_for_page()
        else:
            self._fail(self.tr("The printer stopped taking pages; look at it, and print again."))

    def _fail(self, sentence: str) -> None:
        if self.busy:
            self._end(0)
            self.failed.emit(sentence)

    def _end(self, printed: int) -> None:
        painter, paper = self._painter, self._paper
        self._painter = self._paper = None
        if painter is not None and painter.isActive():
            if not printed and paper is not None:
                paper.abort()
            painter.end()
        self.ended.emit(printed)


def _unit() -> QPrinter.Unit:
    from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - seldom needed

    return QPrinter.Unit.DevicePixel
