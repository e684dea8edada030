"""What each kind of block prints, and what is added so that no word of it is lost."""

from __future__ import annotations

from msgspec.structs import replace

from minutes_desktop.domain.actions import Action, Due, Owner, Status
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    Decision,
    Event,
    Note,
    PreviousActions,
    Quoted,
    Table,
    TableRow,
    Update,
)
from minutes_desktop.domain.layout import ACCESSIBLE, CLASSIC, Looks
from minutes_desktop.domain.minutes import Deferral, Item, Minutes
from minutes_desktop.domain.richtext import Paragraph, Run, plain, rich
from minutes_desktop.export.outline import outline_of
from minutes_desktop.export.parts import (
    FreeRow,
    FreeTable,
    Label,
    Passage,
    PastAction,
    PastActions,
    Piece,
)
from minutes_desktop.export.pieces import pieces_of
from tests.export.builders import TEMPLATE, in_layout, text


def pieces(block: Block, looks: Looks = CLASSIC) -> list[Piece]:
    """What a block prints."""
    return list(pieces_of(block, {}, looks))


def words(block: Block) -> str:
    """The words of a block that prints one passage."""
    (piece,) = pieces(block)
    assert isinstance(piece, Passage)
    return plain(piece.text)


def test_a_quoted_response_prints_under_its_label_and_names_its_source_where_the_look_does() -> (
    None
):
    block = Quoted(id="q", text=rich("We did it."), label="Response:", source="Paper 4")
    label, said = Label("q", "Response:"), Passage("q", "quoted", rich("We did it."))
    assert pieces(block) == [label, said]
    assert pieces(block, ACCESSIBLE) == [label, said, Passage("q", "source", rich("Paper 4"))]


def test_a_source_that_the_response_names_itself_is_not_printed_again() -> None:
    block = Quoted(text=rich("As paper 4 says, we did it."), source="Paper 4")
    assert len(pieces(block, ACCESSIBLE)) == 1


def test_a_decision_and_an_event_are_pieces_of_their_own_roles() -> None:
    decision = Decision(id="d", text=rich("Agreed."), label="Decision:", run_in=True)
    assert pieces(decision) == [Passage("d", "decision", rich("Agreed."), lead="Decision:")]
    event = Event(id="e", text=rich("Ann Bee left."))
    assert pieces(event) == [Passage("e", "event", rich("Ann Bee left."))]


def test_a_note_says_who_added_it_and_when() -> None:
    note = Note(text=rich("It was sent."), author="AO", added="3 June")
    assert words(note) == "It was sent. (AO, 3 June)"


def test_a_note_that_names_its_author_adds_only_the_day() -> None:
    note = Note(text=rich("It was sent by AO."), author="AO", added="3 June")
    assert words(note) == "It was sent by AO. (3 June)"


def test_due_phrases_that_the_text_does_not_say_follow_it_as_they_were_typed() -> None:
    dues = (Due("by 1 May"), Due(" after the audit"), Due(" at once"))
    action = Action(text=rich("CC to report at once."), dues=dues)
    assert words(Actions(entries=(action,))) == "CC to report at once. – by 1 May; after the audit"


def test_a_due_phrase_within_another_word_is_not_taken_for_said() -> None:
    action = Action(text=rich("To everyone's dismay."), dues=(Due("May"),))
    assert words(Actions(entries=(action,))) == "To everyone's dismay. – May"


def test_a_status_in_brackets_ends_the_text_and_one_without_stands_in_the_column() -> None:
    text_of = rich("DH to write.")
    in_text = Action(text=text_of, status=Status("discharged", "(Discharged)", "text"))
    assert words(Actions(entries=(in_text,))) == "DH to write. (Discharged)"
    beside = Action(
        text=text_of, owners=(Owner("DH"),), status=Status("standing", "Standing item", "column")
    )
    (piece,) = pieces(Actions(entries=(beside,)))
    assert isinstance(piece, Passage)
    assert piece.beside == ("DH", "Standing item")


def test_a_status_that_the_text_says_in_marks_of_its_own_is_not_said_again() -> None:
    runs = (Run("DH to write. ("), Run("Discharged", bold=True), Run(")."))
    action = Action(text=(Paragraph(runs),), status=Status("discharged", "(Discharged).", "text"))
    assert words(Actions(entries=(action,))) == "DH to write. (Discharged)."


def test_an_update_prints_its_status_where_the_status_says() -> None:
    update = Update(text=rich("It is done."), status=Status("discharged", "(Discharged)", "text"))
    assert words(update) == "It is done. (Discharged)"
    column = replace(update, status=Status("discharged", "Discharged", "column"))
    (piece,) = pieces(column)
    assert isinstance(piece, Passage)
    assert piece.beside == ("Discharged",)


def test_previous_actions_are_rows_of_reference_words_and_status() -> None:
    entries = (
        Action(
            id="a",
            reference="01.23/06",
            text=rich("NT to add links."),
            owners=(Owner("NT"),),
            owner_words="",
            status=Status("discharged", "Discharged", "column"),
        ),
        Action(),
    )
    block = PreviousActions(id="p", label="Actions", heads=("Ref", "", "Status"), entries=entries)
    passage = Passage("a", "previous", rich("NT to add links."), beside=("Discharged",))
    passage = replace(passage, heard=("Status: Discharged",))
    rows = (PastAction("a", "01.23/06", passage),)
    assert pieces(block) == [Label("p", "Actions"), PastActions("p", (), rows)]
    assert pieces(block, ACCESSIBLE)[1] == PastActions("p", ("Ref", "", "Status"), rows)


def test_a_table_has_as_many_cells_in_every_row_as_it_has_columns_and_no_blank_row() -> None:
    rows = (
        TableRow("r1", (rich("May"), rich("Vans"), rich("done"))),
        TableRow("r2", (rich(" "), ())),
        TableRow("r3", (rich("June"),)),
    )
    block = Table(id="t", label="Plan", heads=("When", "What"), shares=(1, 3), rows=rows)
    assert pieces(block) == [
        Label("t", "Plan"),
        FreeTable(
            "t",
            ("When", "What", ""),
            (1, 1, 1),
            (
                FreeRow("r1", (rich("May"), rich("Vans"), rich("done"))),
                FreeRow("r3", (rich("June"), (), ())),
            ),
        ),
    ]


def under(item: Item) -> list[tuple[str, str]]:
    """The roles and words of what an item prints."""
    (section,) = outline_of(Minutes(items=(item,)), TEMPLATE).sections
    passages = (piece for piece in section.pieces if isinstance(piece, Passage))
    return [(piece.role, plain(piece.text)) for piece in passages]


def test_presenter_paper_and_deferral_stand_under_the_heading_in_this_order() -> None:
    item = Item(
        heading="Vans",
        run_in=True,
        presenter="Update by CC",
        paper="Paper 4",
        deferred_from=Deferral("deferred from May"),
        deferred_to=Deferral("put off to July"),
        blocks=(text("Words."),),
    )
    assert under(item) == [
        ("presenter", "Update by CC"),
        ("paper", "Paper 4"),
        ("deferral", "deferred from May"),
        ("deferral", "put off to July"),
        ("text", "Words."),
    ]
    assert not outline_of(Minutes(items=(item,)), TEMPLATE).sections[0].run_in


def test_a_deferral_that_heading_or_text_says_is_not_said_again() -> None:
    item = Item(
        heading="VANS (Deferred from May)",
        deferred_from=Deferral("(deferred from May)"),
        deferred_to=Deferral("to July"),
        blocks=(text("This was put off to July."),),
    )
    assert under(item) == [("text", "This was put off to July.")]


def test_the_head_of_column_three_is_printed_once_over_it_and_not_in_a_row() -> None:
    items = (Item(heading="One", column="ACTION"), Item(heading="Two", column="ALL"))
    grid = replace(TEMPLATE.layout.items, heads=("Item", "Words", "Action"))
    for variant, heads, beside in (
        ("classic", (), ["ACTION", "ALL"]),
        ("accessible", ("Item", "Words", "Action"), ["", "ALL"]),
    ):
        outline = outline_of(Minutes(items=items), in_layout(items=grid, variant=variant))
        assert outline.heads == heads
        assert [section.beside for section in outline.sections] == beside
