"""The sections of the editor, from the name of a template to its approval block."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from minutes_desktop.domain.blocks import EventKind
from minutes_desktop.domain.file_names import FILE_NAME
from minutes_desktop.domain.layout import PeopleColumn, PeopleGrid
from minutes_desktop.domain.minutes import ApprovalRow
from minutes_desktop.domain.room import EVENT_WORDS
from minutes_desktop.domain.speakers import SPEAKER
from minutes_desktop.domain.standing import StandingRow
from minutes_desktop.domain.template import NumberLevel, RosterEntry, TemplateDetail
from minutes_desktop.ui.labels import STATES
from minutes_desktop.ui.templates.looks_section import looks_section, style_columns
from minutes_desktop.ui.templates.settings import (
    Fixed,
    Presence,
    Rows,
    Section,
    Setting,
    Special,
)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Sections", words)


def sections() -> tuple[Section, ...]:
    """All sections in the order of the list."""
    return (
        _general(),
        _page(),
        _details(),
        _attendance(),
        _apologies(),
        _items(),
        _numbers(),
        _standing(),
        _labels(),
        _room(),
        looks_section("classic", _tr("Looks: classic")),
        looks_section("accessible", _tr("Looks: accessible")),
        _header(),
        _logo(),
        _approval(),
    )


def _general() -> Section:
    title_note = _tr(
        "{series}, {weekday}, {d}, {month}, {yyyy} and {time} stand for those of the meeting;"
        " a second line is printed as the subtitle."
    )
    file_note = _tr(
        "{date}, {yyyy}, {series}, {title}, {state}, {n} for the version, and {copy} for which copy"
        " it is; what a meeting does not have is left out."
    )
    variants = (("classic", _tr("Classic")), ("accessible", _tr("Accessible: plain for everybody")))
    return Section(
        _tr("General"),
        (
            Setting("name", _tr("Name of the template")),
            Setting("series", _tr("Series of meetings")),
            Setting("title", _tr("Title"), "lines", note=title_note),
            Setting("layout.variant", _tr("Variant"), "choice", choices=variants),
            Setting("file_name", _tr("Names of exported files"), hint=FILE_NAME, note=file_note),
        ),
    )


def _page() -> Section:
    fonts = (
        ("Liberation Sans", _tr("Liberation Sans: plain letters")),
        ("Liberation Serif", _tr("Liberation Serif: letters with feet")),
    )
    parts = (
        ("title", _tr("Title")),
        ("details", _tr("Details")),
        ("attendance", _tr("Attendance and apologies")),
        ("items", _tr("Items")),
        ("approval", _tr("Approval")),
    )
    part = Setting("", _tr("Part"), "choice", choices=parts)
    names = [value for value, _ in parts]
    return Section(
        _tr("Page"),
        (
            Setting("layout.font", _tr("Letters"), "choice", choices=fonts),
            _number("layout.size", _tr("Size of the letters"), _tr("points")),
            _number("layout.leading", _tr("From line to line"), _tr("points")),
            _number("layout.margins.top", _tr("Margin at the top")),
            _number("layout.margins.right", _tr("Margin on the right")),
            _number("layout.margins.bottom", _tr("Margin at the bottom")),
            _number("layout.margins.left", _tr("Margin on the left")),
            Fixed(
                _tr("Headings of the page"),
                (
                    (_tr("Title"), "layout.title"),
                    (_tr("Subtitle"), "layout.subtitle"),
                    (_tr("Over attendance, items and approval"), "layout.section"),
                ),
                style_columns(),
                note=_tr("Size 0 is the size of the letters of the body."),
            ),
            Rows(
                "layout.parts",
                _tr("Parts of the page, from the top"),
                _tr("Part"),
                (part,),
                lambda there: next((name for name in names if name not in there), names[0]),
            ),
        ),
    )


def _details() -> Section:
    roles = (
        ("", _tr("no meaning")),
        ("date", _tr("the date")),
        ("time", _tr("the time")),
        ("chair", _tr("the chair")),
        ("minutes", _tr("the minute taker")),
        ("venue", _tr("the venue")),
    )
    return Section(
        _tr("Details"),
        (
            Rows(
                "details",
                _tr("Details every meeting begins with"),
                _tr("Detail"),
                (
                    Setting("label", _tr("Label")),
                    Setting("value", _tr("Value"), letters=18),
                    Setting("role", _tr("It is"), "choice", choices=roles),
                    Setting("same_line", _tr("Beside the one above"), "tick"),
                ),
                lambda _: TemplateDetail(""),
                note=_tr("A value may hold {weekday}, {d}, {month}, {yyyy}, {time} and {series}."),
            ),
            _number(
                "layout.details.label_width",
                _tr("Width of the labels"),
                note=_tr("0 prints each value right behind its label."),
            ),
            Setting(
                "layout.details.ruled",
                _tr("Drawn as a table with lines"),
                "tick",
                note=_tr("Where the labels have a width."),
            ),
        ),
    )


_PEOPLE = PeopleGrid((PeopleColumn("name", 85.0, "Name"), PeopleColumn("capacity", 85.0)))


def _people(path: str, needs: str = "") -> tuple[Rows, *tuple[Setting, ...]]:
    fields = (
        ("group", _tr("the label of the group")),
        ("number", _tr("the number")),
        ("name", _tr("the name")),
        ("initials", _tr("the initials")),
        ("capacity", _tr("the capacity")),
        ("remote", _tr("the mark of who joins remotely")),
        ("representative", _tr("the representative")),
    )
    names = [value for value, _ in fields]

    def blank(there: tuple[object, ...]) -> PeopleColumn:
        used = {column.field for column in there if isinstance(column, PeopleColumn)}
        free = next((name for name in names if name not in used), names[0])
        return PeopleColumn(free, 20.0)  # type: ignore[arg-type]

    columns = (
        Setting("field", _tr("Shows"), "choice", choices=fields),
        Setting("head", _tr("Head"), letters=10),
        _number("width", _tr("Width")),
        Setting("centred", _tr("Centred"), "tick"),
    )
    return (
        Rows(f"{path}.columns", _tr("Columns"), _tr("Column"), columns, blank, needs=needs),
        Setting(f"{path}.heading", _tr("Heading above"), needs=needs),
        Setting(f"{path}.ruled", _tr("With lines"), "tick", needs=needs),
        Setting(f"{path}.shaded", _tr("Heads on grey"), "tick", needs=needs),
    )


def _attendance() -> Section:
    fields = _tr("{time} and {item} stand for when that was.")
    return Section(
        _tr("Attendance"),
        (
            *_people("layout.attendance"),
            Setting("labels.attendance", _tr("Label of those present")),
            Setting("labels.remote", _tr("Mark of who joins remotely")),
            Setting("labels.arrived", _tr("Who came later"), note=fields),
            Setting("labels.left", _tr("Who left earlier"), note=fields),
            Rows(
                "roster",
                _tr("Who is expected at the first meeting"),
                _tr("Person"),
                (
                    Setting("capacity", _tr("Capacity"), letters=20),
                    Setting("name", _tr("Name"), letters=14),
                ),
                lambda _: RosterEntry(""),
            ),
        ),
    )


def _apologies() -> Section:
    path = "layout.apologies"
    return Section(
        _tr("Apologies"),
        (
            Setting("labels.apologies", _tr("Label of apologies")),
            Presence(path, _tr("Apologies have a table of their own"), _PEOPLE),
            *_people(path, path),
        ),
    )


def _items() -> Section:
    head_places = (
        ("item", _tr("the third in the first item, as its words")),
        ("row", _tr("in a row of their own")),
        ("pages", _tr("in a row on every page")),
    )
    return Section(
        _tr("Items"),
        (
            Setting("layout.items.heading", _tr("Heading above")),
            Setting("layout.items.heads.0", _tr("Head of the numbers")),
            Setting("layout.items.heads.1", _tr("Head of the words")),
            Setting("layout.items.heads.2", _tr("Head of the third column")),
            Setting(
                "layout.classic.head_place",
                _tr("Heads stand, if classic"),
                "choice",
                choices=head_places,
            ),
            Setting(
                "layout.accessible.head_place",
                _tr("Heads stand, if accessible"),
                "choice",
                choices=head_places,
            ),
            _number("layout.items.number", _tr("Width of the numbers")),
            _number("layout.items.number_widest", _tr("At most, for long numbers")),
            _number("layout.items.third", _tr("Width of the third column")),
            _number("layout.items.reference", _tr("References of previous actions")),
            Setting("layout.items.ruled", _tr("With lines"), "tick"),
            Setting("layout.items.shaded", _tr("Heads on grey"), "tick"),
        ),
    )


def _numbers() -> Section:
    places = (("column", _tr("in the column")), ("body", _tr("before the heading")))
    scopes = (
        ("parent", _tr("under each item above")),
        ("document", _tr("never in a meeting")),
        ("series", _tr("never in a series")),
    )
    question_scopes = (
        ("group", _tr("in each group of questions")),
        ("item", _tr("in each item")),
        ("section", _tr("in each item numbered in the column")),
        ("document", _tr("never")),
    )
    return Section(
        _tr("Numbers"),
        (
            Special("schemes"),
            Rows(
                "numbering",
                _tr("Depths of items"),
                _tr("Depth"),
                (
                    Setting("pattern", _tr("Pattern"), letters=12),
                    Setting("place", _tr("Stands"), "choice", choices=places),
                    Setting("scope", _tr("Begins again"), "choice", choices=scopes),
                ),
                lambda _: NumberLevel("{n}"),
                note=_tr(
                    "{n} counts 1, 2; {nn} 01, 02; {a} a, b; {A} A, B; {i} i, ii; {I} I, II."
                    " {parent} is the number above, {date}, {yyyy} and {yy} those of the meeting."
                    " An empty pattern leaves a depth without numbers."
                ),
            ),
            Setting("questions.pattern", _tr("Labels of questions")),
            Setting("questions.scope", _tr("They begin again"), "choice", choices=question_scopes),
            Setting("questions.alone", _tr("A single question is labelled too"), "tick"),
        ),
    )


def _standing() -> Section:
    return Section(
        _tr("Standing items"),
        (
            Rows(
                "standing",
                _tr("Items every meeting begins with"),
                _tr("Item"),
                (
                    Setting("item.heading", _tr("Heading"), letters=30),
                    Setting(
                        "item.number",
                        _tr("Number"),
                        "own number",
                        hint=_tr("automatic"),
                        letters=12,
                    ),
                    Setting("item.column", _tr("Third column"), letters=8),
                    Setting("item.blocks", _tr("Begins with"), "kinds", letters=12),
                    Setting("item.run_in", _tr("On one line"), "tick"),
                ),
                lambda _: StandingRow(),
                note=_tr(
                    "Begins with: kinds of block with commas between, such as Question, Findings,"
                    " Actions. A number may be typed; none leaves the item without."
                ),
                tree=True,
            ),
        ),
    )


def _labels() -> Section:
    words = (
        ("findings", _tr("Findings")),
        ("update", _tr("Update")),
        ("quoted", _tr("Quoted response")),
        ("actions", _tr("Actions")),
        ("nil", _tr("That there were no actions")),
        ("previous_actions", _tr("Previous actions")),
        ("brought_forward", _tr("Brought forward")),
        ("decision", _tr("Decision")),
        ("note", _tr("Note")),
    )
    return Section(
        _tr("Labels"),
        (
            *(Setting(f"labels.{name}", said) for name, said in words),
            Rows(
                "labels.previous_heads",
                _tr("Heads over previous actions"),
                _tr("Head"),
                (Setting("", _tr("Words")),),
                lambda _: "",
            ),
        ),
    )


def _room() -> Section:
    who = _tr(
        "{name}, {capacity}, {time} and {item} may stand in it; type none to have nothing written."
    )
    when = _tr("{time} and {item} may stand in it.")
    or_none = _tr("{time} and {item} may stand in it; type none to have nothing written.")
    words: tuple[tuple[EventKind, str, str], ...] = (
        ("arrival", _tr("When somebody arrives"), who),
        ("departure", _tr("When somebody leaves"), who),
        ("start", _tr("When the meeting starts"), or_none),
        ("adjournment", _tr("When it adjourns"), when),
        ("resumption", _tr("When it resumes"), when),
        ("close", _tr("When it closes"), or_none),
    )
    events = tuple(
        Setting(
            f"labels.events.{kind}",
            said,
            "own words",
            hint=getattr(EVENT_WORDS, kind) or _tr("none"),
            note=fields,
        )
        for kind, said, fields in words
    )
    return Section(
        _tr("In the room"),
        (
            *events,
            Setting(
                "labels.speaker",
                _tr("Who is speaking"),
                hint=SPEAKER,
                note=_tr("{initials}, {post} and {name} may stand in it."),
            ),
            Setting(
                "labels.taken",
                _tr("Under an item taken out of order"),
                hint=_tr("none"),
                note=_tr("{nth} is its place in the order taken, such as 5th."),
            ),
        ),
    )


def _header() -> Section:
    fields = _tr("{series}, {date}, {title} and {state} stand for those of the minutes.")
    words = _tr(
        "{n} is the version, {date} the day, {meeting} the meeting; words in [ ] are left out where"
        " their field is empty."
    )
    names: dict[str, str] = {
        **{str(state): name for state, name in STATES.items()},
        "agreed_amended": _tr("Agreed with amendments"),
        "amended": _tr("Amended after signing"),
        "copy": _tr("Copy of a signed version"),
    }
    states = tuple(
        Setting(f"labels.state.{state}", name, note=words * (state == "draft"))
        for state, name in names.items()
    )
    return Section(
        _tr("Header and footer"),
        (
            Setting("layout.header", _tr("Header, from page 2"), note=fields),
            Setting("layout.footer", _tr("Footer"), note=fields),
            Setting("labels.page", _tr("Number of the page"), note=_tr("{x} of {y} pages.")),
            Setting("marking", _tr("Protective marking")),
            *states,
        ),
    )


def _logo() -> Section:
    return Section(
        _tr("Picture"),
        (
            Special("logo"),
            Setting("layout.logo.alt", _tr("What it shows, in words")),
            _number("layout.logo.width", _tr("At most this wide")),
            _number("layout.logo.height", _tr("At most this high")),
        ),
    )


def _approval() -> Section:
    roles = (
        ("", _tr("no meaning")),
        ("signature", _tr("the signature")),
        ("name", _tr("the name")),
        ("office", _tr("the office")),
        ("date", _tr("the date")),
    )
    return Section(
        _tr("Approval"),
        (
            Setting("approval.heading", _tr("Heading above")),
            Rows(
                "approval.rows",
                _tr("Rows of the block in which the record is signed"),
                _tr("Row"),
                (
                    Setting("label", _tr("Label")),
                    Setting("value", _tr("Value"), letters=14),
                    Setting("role", _tr("It is"), "choice", choices=roles),
                ),
                lambda _: ApprovalRow(),
                note=_tr("Without heading and rows no block is printed."),
            ),
            _number("layout.approval.label_width", _tr("Width of the labels")),
            _number("layout.approval.signature_height", _tr("Height of the signature")),
            _number("layout.approval.row_height", _tr("Height of the other rows")),
        ),
    )


def _number(path: str, words: str, unit: str = "mm", note: str = "") -> Setting:
    return Setting(path, words, "number", unit=unit, note=note)
