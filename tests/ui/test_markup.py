"""HTML of other programs, read with its words, marks and lists."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_desktop.domain.richtext import BULLET, Paragraph, RichText, Run, normal, plain
from minutes_desktop.ui.richtext.copy import html
from minutes_desktop.ui.richtext.markup import read_html
from tests import clippings
from tests.factories import texts


def line(*runs: Run | str, marker: str = "", level: int = 0) -> Paragraph:
    """A paragraph of runs, of which unmarked ones are given as words."""
    marked = tuple(run if isinstance(run, Run) else Run(run) for run in runs)
    return Paragraph(marked, marker, level)


def test_word_gives_its_words_marks_and_lists() -> None:
    assert read_html(clippings.WORD) == (
        line(Run("Answer of the force", bold=True)),
        line(
            "The ",
            Run("new form", bold=True),
            " has been in use since 1",
            Run("st", rise="super"),
            " March. It takes ",
            Run("four minutes", italic=True),
            " less;\u00a0 ",
            Run("nobody", underline=True),
            " misses the old one.",
        ),
        line(),
        line("Calls are answered sooner.", marker=BULLET),
        line("By ", Run("day", bold=True), marker=BULLET, level=1),
        line("In Hill Street", marker=BULLET, level=2),
        line("Waits are shorter.", marker="3."),
        line("Sum\t12"),
    )


def test_a_row_of_short_cells_is_a_line_and_long_cells_are_paragraphs() -> None:
    assert read_html(clippings.WORD_TABLE) == (
        line(Run("Month", bold=True), "\t", Run("Calls", bold=True)),
        line("March"),
        line("April"),
        line("Two kinds:"),
        line("by day", marker=BULLET),
        line("by night", marker=BULLET),
        line("After the table."),
    )


def test_outlook_gives_empty_paragraphs_and_line_breaks_as_they_are() -> None:
    assert read_html(clippings.OUTLOOK) == (
        line("Dear clerk,"),
        line(),
        line("The figures are at example.org/f.\nThey are for May."),
        line(),
        line("Regards"),
        line(Run("From:", bold=True), " Clerk\n", Run("Sent:", bold=True), " 4 May 2031 09:12"),
    )


def test_libreoffice_gives_nested_lists_and_their_labels() -> None:
    assert read_html(clippings.LIBREOFFICE) == (
        line(
            "The ",
            Run("new form", bold=True),
            " has been in use since 1",
            Run("st", rise="super"),
            " March.",
        ),
        line(),
        line("Calls", marker=BULLET),
        line("By day", marker=BULLET, level=1),
        line("Waits", marker=BULLET),
        line("Third", marker="c."),
        line("Fourth", marker="d."),
        line("kept   as\nit is"),
    )


def test_a_web_page_gives_what_is_shown_of_it() -> None:
    assert read_html(clippings.BROWSER) == (
        line(Run("News", bold=True)),
        line("Read the report & ", Run("answer", bold=True, italic=True), "."),
        line("first", marker="i."),
        line("fourth", marker="iv."),
        line("unmarked"),
        line("a\n\nb"),
    )


def test_documents_of_the_web_give_levels_and_marks_by_style() -> None:
    assert read_html(clippings.GOOGLE_DOCS) == (
        line("On the 1", Run("st", bold=True, rise="super")),
        line("outer", marker=BULLET),
        line(Run("inner", underline=True), marker=BULLET, level=1),
    )
    assert read_html(clippings.WORD_ONLINE) == (
        line("one\u00a0", marker=BULLET),
        line("two", marker=BULLET, level=1),
    )


@pytest.mark.parametrize(
    "source, text",
    [
        ("words alone", [line("words alone")]),
        ("  a \n b\t", [line("a b")]),
        ("a<b> </b>b <i> c</i>", [line("a", Run(" ", bold=True), "b ", Run("c", italic=True))]),
        ("<p>a<p>b</div></b></p>c", [line("a"), line("b"), line("c")]),
        ("<div>a<div><br></div>b</div>", [line("a"), line(), line("b")]),
        ("<p></p><p>&nbsp;</p>a<br><p><br></p>", [line("a")]),
        ("<li>a<li>b", [line("a", marker=BULLET), line("b", marker=BULLET)]),
        ("<ul><li><p>a</p><p>b</p></ul>c", [line("a\nb", marker=BULLET), line("c")]),
        ("<ol type=I start=9><li>a<li>b</ol>", [line("a", marker="IX."), line("b", marker="X.")]),
        ("<table><tr><td>a<td>b<tr><td>c</table>", [line("a\tb"), line("c")]),
        ("<table><tr><td>a", [line("a")]),
        ("<table><tr><td><table><tr><td>a<td>b</table><td></table>d", [line("a\tb"), line("d")]),
        ("<td>a</td><td>b</td>", [line("a"), line("b")]),
        ("&lt;b&gt;&amp;amp; &#x6b;&hellip;", [line("<b>&amp; k…")]),
        ("<![CDATA[a]]>b<![endif]>c<![x>d", [line("bcd")]),
        ("a<!-- b -->c", [line("ac")]),
        ("<p style='mso-list:l0 level9 lfo1'>a", [line("a")]),
        ("x<!--StartFragment-->a<!--EndFragment-->y", [line("a")]),
        ("<pre>a  b\r\nc</pre>", [line("a  b\nc")]),
        ("half \ud83d of a pair", [line("half \ufffd of a pair")]),
        ("<img src=a.png alt=b>", []),
        ("", []),
    ],
)
def test_html_of_any_making_is_read(source: str, text: list[Paragraph]) -> None:
    assert read_html(source) == tuple(text)


@given(texts.filter(lambda text: all(paragraph.marker in ("", BULLET) for paragraph in text)))
@settings(deadline=None)
def test_every_letter_that_was_copied_comes_back(text: RichText) -> None:
    before = [char for char in plain(text) if char.isalnum()]
    after = plain(read_html(html(normal(text))))
    assert [char for char in after if char.isalnum()] == before


@given(st.text(st.sampled_from("<>/!-[]&;='\"abpultdro \n"), max_size=60))
@settings(deadline=None)
def test_no_html_is_refused(source: str) -> None:
    assert isinstance(read_html(source), tuple)
