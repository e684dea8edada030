"""What is printed, as headings, texts and tables for other programs, and as plain words."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_desktop.domain.actions import Action, Due, Owner
from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.blocks import (
    Actions,
    Findings,
    PreviousActions,
    Question,
    Table,
    TableRow,
    Text,
)
from minutes_desktop.domain.layout import Layout, PeopleColumn, PeopleGrid
from minutes_desktop.domain.minutes import Approval, ApprovalRow, Detail, Item, Minutes
from minutes_desktop.domain.richtext import BULLET, Paragraph, RichText, Run, normal, rich
from minutes_desktop.domain.template import NumberLevel, Template
from minutes_desktop.export.flow import Flow, Prose, as_text, as_words, flow_of, flow_of_section
from minutes_desktop.export.html import html_of
from minutes_desktop.export.outline import outline_of, section_of
from minutes_desktop.ui.richtext.markup import read_html
from tests.factories import full_minutes

TEMPLATE = Template(
    "t", "T", "T", numbering=(NumberLevel("{n}"), NumberLevel("{parent}{a}", scope="parent"))
)
CRIME = Item(
    heading="Crime & disorder",
    column="ACTION",
    blocks=(
        Text(text=(Paragraph((Run("Thefts rose on the 1"), Run("st", rise="super"))),)),
        Question(text=rich("Why?")),
        Question(text=rich("Who?")),
        Findings(
            label="Findings:",
            text=(
                Paragraph((Run("Three in "), Run("five", bold=True)), BULLET),
                Paragraph((Run("by one group"),), BULLET, 1),
                Paragraph((Run("The first"),), "(i)"),
            ),
        ),
        Actions(
            label="Actions arising:",
            entries=(
                Action(
                    text=rich("CC to report <soon>"),
                    owners=(Owner("CC"),),
                    dues=(Due("by 3 June 2031"),),
                ),
                Action(text=rich("All to read it"), owners=(Owner("ALL"),), owner_words=""),
            ),
        ),
    ),
    items=(Item(heading="Vans", run_in=True, blocks=(Text(text=rich("None.")),)),),
)


def flow_of_item(item: Item, template: Template = TEMPLATE) -> Flow:
    """The flow of one item of minutes."""
    minutes = Minutes(items=(Item(heading="Welcome"), item))
    section = section_of(minutes, template, item)
    return flow_of_section(section, template.layout.looks, template.layout.items.heads)


def body(flow: Flow) -> str:
    """The HTML of a flow, without what is around it and how its tables are ruled."""
    page = html_of(flow, "T").partition("<body>")[2].removesuffix("</body></html>")
    for kind in ("td", "th"):
        page = page.replace(
            f'<{kind} style="border:1px solid #808080;padding:2pt 5pt;'
            'vertical-align:top;text-align:left">',
            f"<{kind}>",
        )
    return page.replace('<table style="border-collapse:collapse">', "<table>")


def test_an_item_is_a_heading_with_real_lists_and_a_table_of_its_actions() -> None:
    assert body(flow_of_item(CRIME)) == (
        "<h2>2  Crime &amp; disorder</h2>\n"
        "<p>Thefts rose on the 1<sup>st</sup></p>\n"
        '<ol type="a"><li><i>Why?</i></li></ol>\n'
        '<ol type="a" start="2"><li><i>Who?</i></li></ol>\n'
        "<p><b>Findings:</b></p>\n"
        "<ul><li>Three in <b>five</b><ul><li>by one group</li></ul></li></ul>"
        '<p style="margin:0 0 0 18pt;text-indent:-18pt">(i)'
        '<span style="mso-tab-count:1">&emsp;</span>The first</p>\n'
        "<p><b>Actions arising:</b></p>\n"
        "<table><tr><th></th><th>ACTION</th></tr>"
        "<tr><td>CC to report &lt;soon&gt; – by 3 June 2031</td><td>CC</td></tr></table>\n"
        "<p>All to read it</p>\n"
        "<p><b>2a  Vans</b> None.</p>\n"
    )


def test_plain_words_read_as_the_item_does() -> None:
    assert as_words(flow_of_item(CRIME)).split("\n") == [
        "2  Crime & disorder",
        "Thefts rose on the 1st",
        "a. Why?",
        "b. Who?",
        "Findings:",
        "• Three in five",
        "• by one group",
        "(i) The first",
        "Actions arising:",
        "CC to report <soon> – by 3 June 2031\tCC",
        "All to read it",
        "2a  Vans None.",
    ]


def test_third_column_words_that_head_nothing_stand_behind_the_heading() -> None:
    item = Item(heading="Accounts", column="NOTED", blocks=(Text(text=rich("Seen.")),))
    assert as_words(flow_of_item(item)) == "2  Accounts\u2003NOTED\nSeen."


def test_an_item_without_a_heading_begins_with_its_first_words() -> None:
    item = Item(blocks=(Findings(label="Arising:", text=rich("Done.")),))
    assert body(flow_of_item(item)) == "<p><b>2  Arising:</b></p>\n<p>Done.</p>\n"


def test_a_table_keeps_its_columns() -> None:
    rows = (TableRow(cells=(rich("June"), rich("One\nTwo"))), TableRow(cells=(rich("July"), ())))
    item = Item(heading="Plan", blocks=(Table(heads=("Month", "Subject"), rows=rows),))
    assert body(flow_of_item(item)) == (
        "<h2>2  Plan</h2>\n"
        "<table><tr><th>Month</th><th>Subject</th></tr>"
        '<tr><td>June</td><td><p style="margin:0">One</p><p style="margin:0">Two</p></td></tr>'
        "<tr><td>July</td><td></td></tr></table>\n"
    )


def test_everything_around_the_items_comes_along() -> None:
    layout = Layout(
        attendance=PeopleGrid((PeopleColumn("name", 60), PeopleColumn("capacity", 60, "Post"))),
        apologies=PeopleGrid((PeopleColumn("name", 60),), heading="Apologies"),
    )
    minutes = Minutes(
        title="Board\nMay 2031",
        marking="OFFICIAL",
        date=dt.date(2031, 5, 14),
        details=(
            Detail(label="Date:", value=rich("14 May")),
            Detail(label="Time:", value=rich("10 am"), same_line=True),
        ),
        attendance=(Attendee(name="Ann Ode", capacity="Clerk", group="Present"),),
        apologies=(Apology(name="Bo Reed"),),
        items=(Item(heading="Welcome"),),
        approval=Approval("Agreed", (ApprovalRow(label="Signed:"),)),
    )
    template = Template("t", "T", "T", layout=layout)
    flow = flow_of(outline_of(minutes, template), layout)
    assert as_words(flow).split("\n") == [
        "OFFICIAL",
        "DRAFT v1 – subject to approval",
        "",
        "Board",
        "",
        "May 2031",
        "Date: 14 May      Time: 10 am",
        "Present",
        "Ann Ode\tClerk",
        "",
        "Apologies",
        "Bo Reed",
        "",
        "Welcome",
        "",
        "Agreed",
        "Signed:",
        "OFFICIAL",
    ]


def test_the_parts_come_in_the_order_of_the_page() -> None:
    layout = Layout(parts=("items", "title"))
    minutes = Minutes(title="Board", items=(Item(heading="Welcome"),))
    flow = flow_of(outline_of(minutes, Template("t", "T", "T", layout=layout)), layout)
    assert as_words(flow).split("\n")[1:] == ["", "Welcome", "", "Board"]


def test_previous_actions_are_a_table_too() -> None:
    entries = (Action(reference="A7", text=rich("Report"), owners=(Owner("CC"),)),)
    item = Item(heading="Matters", blocks=(PreviousActions(entries=entries),))
    assert as_words(flow_of_item(item)) == "2  Matters\nA7\tReport\tCC"


def test_our_own_html_is_read_back_with_words_lists_and_marks() -> None:
    flow = flow_of_item(CRIME)
    back = read_html(html_of(flow, "T"))
    wanted = as_text(flow)
    lines = [(one.words.replace("  ", " "), one.marker, one.level) for one in wanted]
    lines[7] = ("(i)\tThe first", "", 0)  # a label that no list of HTML has is read as words
    found = [(one.words, one.marker, one.level) for one in back if one.words != "\tACTION"]
    assert found == lines
    assert Run("five", bold=True) in back[5].runs
    assert Run("st", rise="super") in back[1].runs
    assert Run("Why?", italic=True) in back[2].runs


letters = st.text("ab<&é’👮", min_size=1, max_size=4)
runs = st.builds(
    Run,
    text=letters,
    bold=st.booleans(),
    italic=st.booleans(),
    underline=st.booleans(),
    rise=st.sampled_from(["", "super", "sub"]),
)
markers = st.just("") | st.just(BULLET) | st.sampled_from("abzAZ").map("{}.".format)
markers |= st.integers(1, 30).map("{}.".format)
entries = st.builds(
    Paragraph,
    runs=st.lists(runs, min_size=1, max_size=3).map(tuple),
    marker=markers,
    level=st.integers(0, 2),
)


@given(st.lists(entries, min_size=1, max_size=5).map(lambda found: normal(tuple(found))))
@settings(max_examples=50, deadline=None)
def test_lists_and_marks_of_any_kind_are_read_back_from_our_html(text: RichText) -> None:
    assert read_html(html_of([Prose(text)], "T")) == text


def test_nothing_typed_becomes_markup_or_is_lost() -> None:
    flow = flow_of_item(Item(heading='<b>&amp;"', blocks=(Text(text=rich("a\x07b <i>c</i>")),)))
    assert body(flow) == "<h2>2  &lt;b&gt;&amp;amp;&quot;</h2>\n<p>ab &lt;i&gt;c&lt;/i&gt;</p>\n"


def test_every_word_of_the_printed_minutes_is_in_the_copy() -> None:
    minutes, template = full_minutes(), Template("t", "T", "T")
    outline = outline_of(minutes, template)
    words = as_words(flow_of(outline, template.layout))
    for said in ("OFFICIAL", "Board, May 2031", "Ann Ode", "Bo Reed", "Parent", "Child", "Paper 4"):
        assert said in words
    page = html_of(flow_of(outline, template.layout), minutes.title)
    read = read_words(page)
    assert [word for word in words.split() if word not in read] == []


def read_words(page: str) -> set[str]:
    """The words of a page of HTML, with the markers of its lists."""
    text = read_html(page)
    return {word for one in text for word in f"{one.marker} {one.words}".split()} | {"(ii)"}
