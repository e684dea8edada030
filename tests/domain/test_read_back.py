"""What is read back to the chair of one item."""

from __future__ import annotations

from minutes_desktop.domain.actions import Action, Due, Owner
from minutes_desktop.domain.blocks import Actions, Decision, Text
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.read_back import ReadBack, Said, read_back
from minutes_desktop.domain.richtext import rich
from minutes_desktop.domain.template import NumberLevel, Template

TEMPLATE = Template("board", "Board", "Board", numbering=(NumberLevel("{n}"),))


def test_decisions_and_actions_are_read_in_printed_order_with_whom_and_by_when() -> None:
    action = Action(
        text=rich("Write to the Home Office."),
        owners=(Owner("CC", "post"), Owner("AB", "person")),
        dues=(Due("by 11 August", "event"),),
        reference="A7",
    )
    said_already = Action(text=rich("Report by June 2031."), dues=(Due("by June 2031"),))
    item = Item(
        "i",
        "Custody",
        blocks=(
            Text(text=rich("Numbers rose.")),
            Decision(text=rich("The plan was agreed.")),
            Actions(entries=(action, said_already, Action())),
        ),
    )
    assert read_back(Minutes(items=(Item("x"), item)), TEMPLATE, "i") == ReadBack(
        "2",
        "Custody",
        (
            Said("decision", "The plan was agreed."),
            Said("action", "Write to the Home Office.", "A7", "CC/AB", "by 11 August", dated=True),
            Said("action", "Report by June 2031.", dated=True),
        ),
    )


def test_a_nil_return_is_read_as_it_is_recorded() -> None:
    item = Item("i", blocks=(Actions(nil=rich("There were no actions arising.")),))
    said = read_back(Minutes(items=(item,)), TEMPLATE, "i").said
    assert said == (Said("nil", "There were no actions arising."),)


def test_of_an_item_without_actions_nothing_is_read() -> None:
    item = Item("i", "Welcome", blocks=(Text(text=rich("All were welcomed.")), Actions()))
    assert read_back(Minutes(items=(item,)), TEMPLATE, "i") == ReadBack("1", "Welcome")
    assert read_back(Minutes(), TEMPLATE, "i") == ReadBack()


def test_what_the_items_under_it_hold_is_read_with_an_item() -> None:
    """A chair asks for the whole of an item; a nil return there is told only where it is all."""
    action = Actions(entries=(Action(text=rich("Count the vans.")),))
    nil = Actions(nil=rich("There were no actions."))
    both = Item(id="i", items=(Item(blocks=(nil,)), Item(blocks=(action,))))
    found = read_back(Minutes(items=(both,)), TEMPLATE, "i")
    assert [said.words for said in found.said] == ["Count the vans."]
    none = Item(id="i", items=(Item(blocks=(nil,)), Item(blocks=(nil,))))
    found = read_back(Minutes(items=(none,)), TEMPLATE, "i")
    assert [said.words for said in found.said] == ["There were no actions."]
