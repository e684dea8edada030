"""Names are corrected everywhere and acronyms given in full, by key and in one step each."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QMenu

from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.blocks import Quoted, Text
from minutes_desktop.domain.lexicon import Phrase
from minutes_desktop.domain.richtext import plain, rich
from minutes_desktop.store.reading import preferences
from minutes_desktop.ui.chooser import Chooser
from minutes_desktop.ui.richtext.marks import Mark
from tests.ui.test_autotext import Desk, desk

__all__ = ["desk"]


def choices(desk: Desk) -> list[str]:
    """What the open list offers."""
    shown = next(one for one in desk.page.window().findChildren(Chooser) if one.isVisible())
    items = (shown.list.topLevelItem(row) for row in range(shown.list.topLevelItemCount()))
    return [item.text(0) for item in items if item is not None]


def question(desk: Desk) -> str:
    """What the open list asks."""
    shown = next(one for one in desk.page.window().findChildren(Chooser) if one.isVisible())
    return shown.field.accessibleName()


def said(desk: Desk) -> list[str]:
    """Collects the sentences for the user from now on."""
    sentences: list[str] = []
    desk.page.words_menu.told.connect(sentences.append)
    return sentences


def words(desk: Desk) -> list[str]:
    """What the blocks of the item say."""
    blocks = desk.page.open_minutes.current.items[0].blocks
    return [plain(getattr(block, "text", ())) for block in blocks]


def test_a_name_is_corrected_everywhere_in_one_step_and_typing_goes_on(desk: Desk) -> None:
    room = (Attendee(name="Jon Smith", capacity="Chief"), Attendee(name="Ann Smyth"))
    desk.page.open_minutes.apply("Fill", lambda m: replace(m, attendance=room))
    desk.hold(Text(text=rich("As Smyth’s plan")), Text(text=rich("SMYTH and Smyth-Jones")))
    sentences = said(desk)
    desk.keys(*["Right"] * 5, "Ctrl+R")
    assert question(desk) == "Right form of “Smyth”, in 3 places"
    assert choices(desk)[0] == "Smith"
    desk.keys("Return")
    assert words(desk) == ["As Smith’s plan", "SMITH and Smyth-Jones"]
    assert desk.page.open_minutes.current.attendance[1].name == "Ann Smith"
    assert sentences == ["“Smyth” is now “Smith” in 3 places."]
    desk.type("x")
    assert words(desk)[0] == "As Smithx’s plan"
    desk.keys("Ctrl+Z", "Ctrl+Z")
    assert words(desk) == ["As Smyth’s plan", "SMYTH and Smyth-Jones"]
    assert desk.page.open_minutes.current.attendance == room


def test_words_of_others_are_asked_about_before(desk: Desk) -> None:
    for keys, quoted in ((("Return",), "Smyth wrote"), (("Down", "Return"), "Smithee wrote")):
        desk.hold(Text(text=rich("Smyth said")), Quoted(text=rich("Smyth wrote")))
        sentences = said(desk)
        desk.keys("Ctrl+R")
        desk.type("Smithee")
        desk.keys("Return")
        assert question(desk) == "“Smyth” also stands in the words of others"
        assert choices(desk) == [
            "Leave quoted words as they are",
            "Correct it there, too: in one quoted text",
        ]
        desk.keys(*keys)
        assert words(desk) == ["Smithee said", quoted]
        assert len(sentences) == 1


def test_a_selection_is_corrected_and_escape_changes_nothing(desk: Desk) -> None:
    desk.hold(Text(text=rich("Jon Smyth and Ann Smyth")))
    desk.keys(*["Shift+Right"] * 9, "Ctrl+R")
    assert question(desk) == "Right form of “Jon Smyth”, in one place"
    desk.type("Jon Smit")
    desk.keys("Escape")
    assert desk.words == "Jon Smyth and Ann Smyth"
    desk.keys("Ctrl+R")
    desk.type("Jon Smith")
    desk.keys("Return")
    assert desk.words == "Jon Smith and Ann Smyth"


def test_an_acronym_is_given_in_full_first_with_itself_and_then_without(desk: Desk) -> None:
    desk.library.choices.put_phrases([Phrase("acronym", "MOU", "memorandum of understanding")])
    desk.type("MOU")
    desk.keys("Ctrl+Shift+E")
    desk.type(" and the MOU")
    desk.keys("Ctrl+Shift+E")
    desk.type(".")
    assert desk.words == "Memorandum of understanding (MOU) and the memorandum of understanding."
    desk.keys("Ctrl+Z", "Ctrl+Z")
    assert desk.words == "Memorandum of understanding (MOU) and the MOU"
    sentences = said(desk)
    desk.keys(*["Left"] * 14, "Ctrl+Shift+E")
    assert sentences == ["“MOU” is explained here already."]


def test_an_unknown_acronym_is_marked_until_its_meaning_is_typed(desk: Desk) -> None:
    marking = desk.page.sheet.marking
    desk.page.words_menu.acronyms.begin()
    kinds = [mark.kind for mark in marking.of("The PEEL and ASB reports")]
    assert kinds.count("unknown_acronym") == 2
    desk.type("The PEEL")
    desk.keys("Ctrl+Shift+E")
    assert question(desk) == "What “PEEL” stands for"
    desk.type("police efficiency")
    desk.keys("Return")
    assert desk.words == "The police efficiency (PEEL)"
    desk.type(" and ASB")
    desk.keys("Ctrl+Shift+E", "Return")
    assert desk.words == "The police efficiency (PEEL) and ASB"
    kinds = [mark.kind for mark in marking.of("The PEEL and ASB reports")]
    assert "unknown_acronym" not in kinds
    series = desk.page.open_minutes.current.series
    assert {
        Phrase("acronym", "PEEL", "police efficiency", series),
        Phrase("word", "ASB", "", series),
    } <= {*desk.library.choices.all_phrases()}
    desk.page.words_menu.acronyms.want_marks(False)
    assert not [m for m in marking.of("The XYZ reports") if m.kind == "unknown_acronym"]


def test_whether_acronyms_are_marked_is_written_only_when_it_is_chosen(desk: Desk) -> None:
    def kept() -> str | None:
        assert desk.library.writer.do(lambda _: None).wait(10)  # behind all written before
        return preferences(desk.library.path).get("acronym_marks")

    desk.page.words_menu.acronyms.begin()
    assert kept() is None
    desk.page.words_menu.acronyms.want_marks(False)
    assert kept() == "off"


def test_the_menu_at_a_marked_acronym_asks_the_same(desk: Desk) -> None:
    desk.type("The PEEL reports")
    editor, menu = desk.page.sheet.current_editor(), QMenu()
    assert editor is not None
    desk.page.sheet.marking.fill_menu(menu, editor, Mark(4, 4, "unknown_acronym"))
    menu.actions()[0].trigger()
    assert question(desk) == "What “PEEL” stands for"
    desk.keys("Escape")
    assert desk.words == "The PEEL reports"


def test_all_acronyms_are_given_in_full_at_once_and_taken_back_at_once(desk: Desk) -> None:
    desk.library.choices.put_phrases(
        [Phrase("acronym", "MOU", "memorandum"), Phrase("acronym", "ASB", "behaviour")]
    )
    desk.hold(Quoted(text=rich("MOU")), Text(text=rich("the MOU and MOU")), Text(text=rich("ASB")))
    sentences = said(desk)
    desk.page.words_menu.acronyms.expand_all()
    assert words(desk) == ["MOU", "the memorandum (MOU) and MOU", "Behaviour (ASB)"]
    assert sentences == ["2 acronyms are now written in full at the first use."]
    desk.keys("Ctrl+Z")
    assert words(desk) == ["MOU", "the MOU and MOU", "ASB"]


def test_where_there_is_nothing_to_act_on_a_sentence_says_so(desk: Desk) -> None:
    sentences = said(desk)
    desk.keys("Ctrl+R", "Ctrl+Shift+E")
    desk.page.words_menu.acronyms.expand_all()
    assert [sentence.split()[0] for sentence in sentences] == ["Put", "Put", "No"]
    assert QApplication.focusWidget() is desk.page.sheet.current_editor()
