"""A typist: turns minutes that are to be written into the keys that write them.

The keys start from minutes just begun by a template, with the caret in the title, and rely only
on what the screen promises: Enter goes on, Ctrl+PgDown goes to the next item, Ctrl+1 … start a
kind of block. They are a plain list, so that a test and a real X server can play the same ones.

The typist looks at the screen: what stands there already, because it is automatic, follows from
what was typed before or was read from the words, is not typed again. Each key is counted under
what it is for (``purposes``).
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections import Counter

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain.action_meaning import origin_day, read_status, understood_actions
from minutes_desktop.domain.actions import Action, Status
from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BroughtForward,
    Context,
    Decision,
    Event,
    Findings,
    Labelled,
    NextMeeting,
    Note,
    PreviousActions,
    Question,
    Quoted,
    Table,
    Text,
    Titled,
    Update,
    block_kind,
)
from minutes_desktop.domain.edits import put_block, put_item
from minutes_desktop.domain.entries import put_lead_in
from minutes_desktop.domain.following import following_block, following_item, following_nil
from minutes_desktop.domain.minutes import Approval, ApprovalRow, Detail, Item, Minutes, walk
from minutes_desktop.domain.numbering import item_numbers, question_labels
from minutes_desktop.domain.people import initials_written
from minutes_desktop.domain.presence import moment_words
from minutes_desktop.domain.richtext import BULLET, Paragraph, RichText, Run, plain
from minutes_desktop.domain.template import Template, blank_approval
from minutes_desktop.ui.richtext.lists import marker_typed, next_marker

_KIND_KEYS = {
    "question": "Ctrl+1",
    "findings": "Ctrl+2",
    "actions": "Ctrl+3",
    "update": "Ctrl+4",
    "decision": "Ctrl+5",
    "context": "Ctrl+6",
    "note": "Ctrl+7",
    "text": "Ctrl+8",
    "event": "Ctrl+9",
    "quoted": "Ctrl+Shift+Q",
    "previous_actions": "Ctrl+Shift+P",
    "table": "Ctrl+Shift+T",
    "brought_forward": "Ctrl+Shift+B",
    "next_meeting": "Ctrl+Shift+N",
}
_STATUS_ORDER = ("open", "completed", "discharged", "standing", "carried_forward", "withdrawn")


class Press(Struct, frozen=True):
    """One key with its modifiers, as in a menu: ``Ctrl+Shift+B``."""

    keys: str


class Words(Struct, frozen=True):
    """Characters typed one after the other."""

    text: str


Stroke = Press | Words


class Typist:
    """Collects the strokes that turn ``start`` into ``target``."""

    def __init__(self, start: Minutes, target: Minutes, template: Template) -> None:
        """The strokes are made at once, into ``strokes``."""
        self._template = template
        self.strokes: list[Stroke] = []
        self.purposes: Counter[str] = Counter()
        self._for = "the head"
        self._in_table = self._in_action = False
        self._to_next = 0
        self._target = target = least_typed(target, template)
        if target.marking != start.marking:
            self._press("Up")
            self._field(start.marking, target.marking)
            self._press("Return")
        self._title(start.title.split("\n"), target.title.split("\n"))
        self._details(start.details, target.details)
        self._for = "attendance"
        self._attendance(start.attendance, target.attendance)
        self._press("Return")
        self._apologies(target.apologies)
        self._depth = -1
        self._items(start.items, target.items, 0)
        self._for = "the end"
        self._approval(start.approval, target.approval)
        self._for = "attendance"
        self._moments(target)

    # Strokes

    def _press(self, *keys: str) -> None:
        self.strokes.extend(Press(key) for key in keys)
        self.purposes[self._for] += len(keys)

    def _type(self, words: str) -> None:
        if words:
            self.strokes.append(Words(words))
            self.purposes[self._for] += len(words)

    def _field(self, shown: str, wanted: str, *, selected: bool = False) -> None:
        """Write a field that has the caret, and has its words ``selected`` or not."""
        if shown == wanted:
            return
        if shown and not selected:
            self._press("Ctrl+A")
        if wanted:
            self._type(wanted)
        else:
            self._press("Delete")

    # Forms

    def _details(self, shown: tuple[Detail, ...], wanted: tuple[Detail, ...]) -> None:
        for index, detail in enumerate(wanted):
            old = shown[index] if index < len(shown) else Detail()
            self._field(old.label, detail.label)
            self._press("Return")
            if detail.value != old.value:
                self._press(*["Ctrl+A"] * bool(old.value))
                if detail.value:
                    self._rich(detail.value)
                else:
                    self._press("Delete")
            if detail.same_line != old.same_line:
                self._press("Ctrl+Shift+L")
            self._press("Return")
        for _ in shown[len(wanted) :]:
            self._press("Ctrl+Shift+Backspace")
        self._press("Return")

    def _title(self, shown: list[str], wanted: list[str]) -> None:
        for index, line in enumerate(wanted):
            if index < len(shown):
                self._field(shown[index], line)
            else:
                self._press("End", "Shift+Return")
                self._type(line)
            if index + 1 < min(len(shown), len(wanted)):
                self._press("Return")
        for _ in shown[len(wanted) :]:
            self._press("Return", "Ctrl+A", "Delete", "Backspace")
        self._press("Return")

    def _attendance(self, shown: tuple[Attendee, ...], wanted: tuple[Attendee, ...]) -> None:
        groups = [old.group for old in shown]
        for index, person in enumerate(wanted):
            if index < len(shown):
                old = shown[index]
            else:
                above = wanted[index - 1].group if index else self._template.labels.attendance
                old, groups = Attendee(), [*groups, above]
            if person.number != old.number and "number" in self._in_line():
                self._press("Shift+Tab")
                self._field(old.number or "", _unless_automatic(person.number))
                self._press("Tab")
            self._field(old.name, person.name)
            if person.group != groups[index]:
                self._group(groups, index, person.group)
            self._press("Return")
            self._field(old.capacity, person.capacity)
            self._beside_and_under(person, old)
        for _ in shown[len(wanted) :]:
            self._press("Ctrl+Shift+Backspace")

    def _group(self, groups: list[str], index: int, wanted: str) -> None:
        old = groups[index]
        self._press("Ctrl+L", "Ctrl+A")
        self._type(wanted)
        self._press("Return")
        while index < len(groups) and groups[index] == old:
            groups[index] = wanted
            index += 1

    def _in_line(self) -> set[str]:
        return {column.field for column in self._template.layout.attendance.columns}

    def _beside_and_under(self, person: Attendee, old: Attendee) -> None:
        """Write what stands beside the capacity and under it; then go to the next person."""
        person = _by_itself(person)
        if "initials" in self._in_line() and person.initials != old.initials:
            self._press("Tab")
            self._field(old.initials, person.initials)
        elif "initials" in self._in_line() and person.remote != old.remote:
            self._press("Tab")
        if "remote" in self._in_line() and person.remote != old.remote:
            self._press("Tab", "Space")
        under = {name: _under(person)[name] for name in self._under_fields(person)}
        if any(under[name] != _under(old)[name] for name in under):
            self._press("Ctrl+.", "Return", "Return")
            self._walk_under(person, old, list(under))
        else:
            self._press("Return")

    def _under_fields(self, person: Attendee) -> list[str]:
        fields = ["part_words", "initials", "remote", "remote_words"]
        return [name for name in fields if name not in self._in_line()]

    def _walk_under(self, person: Attendee, old: Attendee, names: list[str]) -> None:
        for name in names:
            was, now = _under(old)[name], _under(person)[name]
            if name == "remote" and was != now:
                self._press("Space")
            elif name != "remote":
                self._field(str(was), str(now))
            self._press("Return")

    def _moments(self, target: Minutes) -> None:
        """Go back to the people once the items have their numbers, and say who came and went."""
        if not any(person.arrived or person.left for person in target.attendance):
            return
        numbers = item_numbers(target, self._template)
        self._press(*["Ctrl+PgUp"] * (1 + sum(1 for _ in walk(target.items))))
        self._press(*["Return"] * (len(target.title.split("\n")) + 2 * len(target.details) + 1))
        for person in target.attendance:
            if person.arrived or person.left:
                self._press("Ctrl+.")
                self._type(moment_words(person.arrived, numbers))
                self._press("Return")
                self._type(moment_words(person.left, numbers))
                self._press(*["Return"] * (1 + len(self._under_fields(person))))
            else:
                self._press("Return", "Return")

    def _apologies(self, wanted: tuple[Apology, ...]) -> None:
        for apology in wanted:
            self._type(apology.name)
            self._press("Return")
            self._type(apology.capacity)
            self._press("Return")
            self._type(apology.representative)
            self._press("Return")

    def _approval(self, shown: Approval, wanted: Approval) -> None:
        if _approval_words(shown) == _approval_words(wanted):
            return
        self._press("Ctrl+Shift+A")
        if not wanted:
            self._press("Ctrl+Shift+Backspace")
            return
        shown = shown or blank_approval(self._template)
        self._field(shown.heading, wanted.heading)
        self._press("Return")
        for index, row in enumerate(wanted.rows):
            old = shown.rows[index] if index < len(shown.rows) else ApprovalRow()
            self._field(old.label, row.label)
            self._press("Return")
            self._field(old.value, row.value)
            self._press("Return")
        for _ in shown.rows[len(wanted.rows) :]:
            self._press("Ctrl+Shift+Backspace")

    # Items

    def _items(self, shown: tuple[Item, ...], wanted: tuple[Item, ...], depth: int) -> None:
        above: Item | None = None
        for old, new in _aligned(shown, wanted):
            self._for = "items"
            if new is None:
                self._press("Ctrl+PgDown", "Ctrl+Shift+Backspace")
                continue
            if old is not None:
                self._press("Ctrl+PgDown")
                fresh = old
            else:
                self._new_item(depth)
                fresh = following_item(above, nested=depth > 0)
            self._depth = depth
            self._heading(fresh, new)
            self._blocks(old or Item(), new)
            self._items((old or Item()).items, new.items, depth + 1)
            above = new

    def _new_item(self, depth: int) -> None:
        if depth == self._depth + 1:
            self._press("Ctrl+Shift+Return")
            return
        self._press("Ctrl+Return")
        self._press(*["Alt+Shift+Left"] * (self._depth - depth))

    def _heading(self, old: Item, new: Item) -> None:
        self._for = "items"
        other = old.heading != new.heading
        numbered = new.number != old.number and not old.number
        in_front = _in_front(new.number) if numbered and (other or not old.heading) else ""
        self._press(*["Ctrl+A"] * (other and bool(old.heading)))
        self._type(in_front)
        if other:
            self._for = "words"
            self._type(new.heading)
            self._for = "items"
            self._press(*["Delete"] * (not new.heading))
        if new.number != old.number and not in_front:
            self._press("Shift+Tab")
            self._field(old.number or "", "-" if new.number == "" else new.number or "")
            self._press("Tab")
        if new.column != old.column:
            self._press("Tab")
            self._field(old.column, new.column, selected=True)
            self._press("Shift+Tab")
        if new.run_in != old.run_in:
            self._press("Ctrl+Shift+L")
        level = self._template.numbering[min(self._depth, len(self._template.numbering) - 1)]
        if (new.number_place or level.place) != (old.number_place or level.place):
            self._press("Ctrl+Shift+H")
        self._pair("Ctrl+Shift+S", (old.presenter, old.paper), (new.presenter, new.paper))
        self._pair(
            "Ctrl+Shift+D",
            (old.deferred_from.words, old.deferred_to.words),
            (new.deferred_from.words, new.deferred_to.words),
        )

    def _pair(self, keys: str, shown: tuple[str, str], wanted: tuple[str, str]) -> None:
        """Write two fields under a heading; the caret is then in the second."""
        if shown != wanted:
            self._press(keys)
            self._field(shown[0], wanted[0])
            self._press("Return")
            self._field(shown[1], wanted[1])

    # Blocks

    def _blocks(self, old: Item, new: Item) -> None:
        given = _given(old.blocks, new.blocks)
        for index, block in enumerate(new.blocks):
            self._for = "kinds of block"
            if index < given:
                self._press("Return", *["Return"] * (index > 0))  # an empty line leads on
            elif isinstance(block, Actions) and block.nil is not None:
                self._press("Ctrl+0")
            elif index and self._goes_on_alike(new.blocks[index - 1], block):
                self._press("Alt+Return")
            else:
                if index and (_needs_empty_line(new.blocks[index - 1]) or self._in_action):
                    self._press("Return")
                self._press(_KIND_KEYS[block_kind(block)])
            self._in_action = False
            self._block(block, new, index)

    @staticmethod
    def _goes_on_alike(before: Block, block: Block) -> bool:
        """Whether the block is another of the kind of which the caret is at the end."""
        return isinstance(before, Question) and isinstance(block, Question)

    def _block(self, block: Block, item: Item, index: int) -> None:
        kind = block_kind(block)
        shown = following_block(kind, self._target, item.id, index, self._template)
        self._label_of(block, shown, item, index)
        self._for = "words"
        match block:
            case PreviousActions():
                self._previous_actions(block, getattr(shown, "heads", ()))
            case Table():
                self._table(block)
            case Quoted() | Note():
                self._rich(block.text)
                was = shown.source if isinstance(shown, Quoted) else ""
                feet = (block.source,) if isinstance(block, Quoted) else _added(block)
                self._feet((was, ""), feet)
            case Actions():
                self._actions(block)
            case BroughtForward():
                self._brought_forward(block, getattr(shown, "lead_in", ""))
            case NextMeeting():
                self._sittings(block)
            case _:
                self._rich(block.text)

    def _label_of(self, block: Block, shown: Block, item: Item, index: int) -> None:
        """Write the label over the one shown, before any words."""
        self._for = "labels"
        if isinstance(block, Question):
            was = shown.label if isinstance(shown, Question) else None
            if block.label is None and was:
                self._label(was, "")
            elif block.label not in {None, was} and not self._type_label(block):
                self._label(was or "", block.label or "-")
        elif isinstance(block, Actions) and block.nil is not None:
            shown = following_nil(self._target, item.id, index, self._template)
            self._label(shown.label, block.label)
        elif isinstance(block, Titled):
            self._label(getattr(shown, "label", ""), block.label)
        if isinstance(block, Labelled) and block.run_in != getattr(shown, "run_in", False):
            self._press("Ctrl+Shift+L")

    def _type_label(self, question: Question) -> bool:
        """Type the label in front of the words, if it looks like one."""
        label = question.label or ""
        if marker_typed(label) in ("", BULLET):
            return False
        self._type(f"{label} ")
        return True

    def _label(self, shown: str, wanted: str) -> None:
        if shown != wanted:
            self._press("Ctrl+L")
            self._field(shown, wanted, selected=True)
            self._press("Return")

    def _actions(self, block: Actions) -> None:
        if block.nil is not None:
            if plain(block.nil) != self._template.labels.nil:
                self._press("Ctrl+A")
                self._rich(block.nil)
            return
        self._in_table = True
        for index, entry in enumerate(block.entries):
            last = index + 1 == len(block.entries)
            self._entry(entry, self._target.date, in_text=True, last=last)

    def _entry(
        self, entry: Action, near: dt.date | None, *, in_text: bool = False, last: bool = True
    ) -> None:
        """Write an action; the caret is in its owner field, or ``in_text``, and then stays in it.

        Unless it is the ``last``, the caret goes on to the text of the next one.
        """
        read = self._read_from(entry, near)
        begins = entry.owner_printed if _begins_with_owners(entry) else ""
        self._for = "owners and due dates"
        if not begins and not _same_owners(read, entry):
            self._press(*["Shift+Tab"] * in_text)
            self._type(owner_field(entry))
            self._press("Tab")
        elif not in_text:
            self._press("Tab")
        if begins:
            self._type(f"@{begins} ")
        self._for = "words"
        text = _without_start(entry.text, f"{begins} ") if begins else entry.text
        self._rich(text)
        self._for = "owners and due dates"
        if not _same_dues(read, entry) or read_status(entry.text) != entry.status:
            to_next = self._due_and_status(read, entry)
            self._press(*["Tab"] * ((to_next + 1) * (not last)))
        elif not last:
            self._press("Alt+Return")
        else:
            self._in_action = self._in_table
        self._for = "words"

    def _read_from(self, entry: Action, near: dt.date | None) -> Action:
        """The action as the program reads it from its text alone."""
        bare = Action(id=entry.id, text=entry.text)
        (read,) = understood_actions((bare,), (), self._target.attendance, (near, near))
        return read

    def _due_and_status(self, read: Action, entry: Action) -> int:
        """Go on from the text of an action and write what it does not say itself.

        The count of Tabs from where the caret is then to the next action.
        """
        shown, wanted = read_status(entry.text), entry.status
        left = ["due", "status", *["said"] * (wanted != Status())]
        self._press("Ctrl+Tab")  # Tab alone would nest an entry of a list
        if not _same_dues(read, entry):
            self._add_to(read.due_words, entry.due_words)
        if shown != wanted:
            self._press("Tab")
            left.remove("due")
        if shown.kind != wanted.kind:
            self._press(*["Home"] * (shown.kind != "open"))
            self._press(*["Down"] * _STATUS_ORDER.index(wanted.kind))
        if shown.words != wanted.words:
            self._press("Tab")
            left.remove("status")
            self._field(shown.words, wanted.words)
        return len(left)

    def _add_to(self, shown: str, wanted: str) -> None:
        """Write a field in which Tab has selected what was read, before it or in its place."""
        if shown and wanted.endswith(shown):
            self._press("Ctrl+Home")  # Home alone stays in the last of several lines
            self._type(wanted.removesuffix(shown))
        else:
            self._type(wanted)

    def _previous_actions(self, block: PreviousActions, heads: tuple[str, ...]) -> None:
        if block.heads != heads:
            self._press("Shift+Tab", "Shift+Tab", "Shift+Tab")
            blank = ("",) * 3
            for shown, wanted in zip((*heads, *blank)[:3], (*block.heads, *blank)[:3], strict=True):
                self._field(shown, wanted, selected=True)
                self._press("Tab")
        for index, entry in enumerate(block.entries):
            if index:
                self._press(*["Tab"] * self._to_next)
            self._type(entry.reference)
            self._press("Tab")
            self._full_entry(entry, None)

    def _full_entry(self, entry: Action, near: dt.date | None) -> None:
        """Write an action field by field; the caret is then in the last one shown."""
        read = self._read_from(entry, near)
        self._for = "owners and due dates"
        if not _same_owners(read, entry):
            self._type(owner_field(entry))
        self._press("Tab")
        self._for = "words"
        self._rich(entry.text)
        self._for = "owners and due dates"
        self._to_next = self._due_and_status(read, entry)
        self._for = "words"

    def _table(self, block: Table) -> None:
        self._press(*["Tab"] * (block.width > 1), *["Alt+Ins"] * (block.width - 2))
        self._press(*["Alt+Del"] * (block.width == 1))
        self._press(*["Shift+Tab"] * (block.width - 1))
        for column in range(block.width):
            self._type(block.heads[column] if block.heads else "")
            steps = block.shares[column] - _FIRST_SHARE if block.shares else 0
            self._press(*["Alt++"] * steps, *["Alt+-"] * -steps)
            self._press("Tab")
        for index, row in enumerate(block.rows):
            for column, cell in enumerate(row.cells):
                if index or column:
                    self._press("Ctrl+Tab")
                self._rich(cell)

    def _feet(self, shown: tuple[str, ...], words: tuple[str, ...]) -> None:
        """Write the short fields under a text, as far as they say something else than is shown."""
        self._for = "sources and notes"
        last = max((n + 1 for n, one in enumerate(words) if one != shown[n]), default=0)
        for place, said in enumerate(words[:last]):
            self._press("Return" if place else "Right")
            self._field(shown[place], said)

    def _sittings(self, block: NextMeeting) -> None:
        for index, sitting in enumerate(block.sittings):
            self._press(*["Return"] * (index > 0))
            for place, line in enumerate(sitting.words.split("\n")):
                self._press(*["Shift+Return"] * (place > 0))
                self._type(line)
            if sitting.cancelled != ("cancelled" in sitting.words.lower()):
                self._press("Tab", "Space")

    def _brought_forward(self, block: BroughtForward, lead_in: str) -> None:
        self._field(lead_in, block.lead_in)
        self._press("Tab")
        self._type(block.origin.item)
        self._press("Tab")
        origin = put_lead_in(BroughtForward(), block.lead_in)
        self._in_table = False
        self._entry(block.original, origin_day(origin))

    # Rich text

    def _rich(self, text: RichText) -> None:
        before: Paragraph | None = None
        for index, paragraph in enumerate(text):
            if index:
                self._press("Return")
            self._marker(text[:index], before, paragraph)
            for run in paragraph.runs:
                self._run(run)
            before = paragraph

    def _marker(self, above: RichText, before: Paragraph | None, paragraph: Paragraph) -> None:
        offered, level = "", 0
        if before is not None and before.marker:
            entries = tuple(entry.marker for entry in above if entry.level == before.level)
            offered, level = next_marker(before.marker, entries[:-1]), before.level
        if paragraph.marker and offered:
            step = "Tab" if paragraph.level > level else "Shift+Tab"
            self._press(*[step] * abs(paragraph.level - level))
            if paragraph.marker != offered and paragraph.level == level:
                self._press("Backspace")
                self._type(f"{paragraph.marker} ")
        elif paragraph.marker:
            self._type("- " if paragraph.marker == BULLET else f"{paragraph.marker} ")
            self._press(*["Tab"] * paragraph.level)
        elif offered:
            self._press(*["Return"] * (level + 1))

    def _run(self, run: Run) -> None:
        marks = [
            key
            for key, on in (
                ("Ctrl+B", run.bold),
                ("Ctrl+I", run.italic),
                ("Ctrl+U", run.underline),
                ("Ctrl++", run.rise == "super"),
                ("Ctrl+=", run.rise == "sub"),
            )
            if on
        ]
        self._press(*marks)
        for index, line in enumerate(run.text.split("\n")):
            if index:
                self._press("Shift+Return")
            self._type(line)
        self._press(*marks)


_WORDED = (Text, Context, Question, Findings, Update, Decision, Event)
_FIRST_SHARE = 4  # of each column when one is made wider or narrower for the first time


def _given(shown: tuple[Block, ...], wanted: tuple[Block, ...]) -> int:
    """How many blocks stand there already, to be gone through with Enter."""
    given = 0
    for old, new in zip(shown, wanted, strict=False):
        passed = given == 0 or isinstance(wanted[given - 1], _WORDED)
        if type(old) is not type(new) or not passed or getattr(new, "nil", None) is not None:
            break
        given += 1
    return given


def _needs_empty_line(before: Block) -> bool:
    """Whether a kind key pressed in this block would turn its last line, not start a block."""
    return isinstance(before, _WORDED)


def _same_owners(read: Action, wanted: Action) -> bool:
    """Whether the program reads the owners as they are wanted, and prints them so."""
    names = [owner.name for owner in read.owners], [owner.name for owner in wanted.owners]
    return names[0] == names[1] and read.owner_printed == wanted.owner_printed


def _same_dues(read: Action, wanted: Action) -> bool:
    return sorted(due.words for due in read.dues) == sorted(due.words for due in wanted.dues)


def _begins_with_owners(entry: Action) -> bool:
    """Whether the text begins with the owners that column three prints, and could name with @."""
    printed = entry.owner_printed
    named = "/".join(owner.name for owner in entry.owners)
    begins = entry.text[0].words.startswith(f"{printed} ") if entry.text else False
    return bool(printed) and named == printed and begins and not entry.text[0].marker


def _without_start(text: RichText, start: str) -> RichText:
    """The text without its first characters, which are in its first run."""
    first = text[0].runs[0]
    rest = (replace(first, text=first.text.removeprefix(start)), *text[0].runs[1:])
    return (replace(text[0], runs=rest), *text[1:])


def _in_front(number: str | None) -> str:
    """What is typed in front of a heading for its number; empty where that is no such sign."""
    if number == "":
        return "- "
    return f"{number} " if number and marker_typed(number) == number != BULLET else ""


def least_typed(minutes: Minutes, template: Template) -> Minutes:
    """The same minutes in print with every number and label left automatic that can be."""
    for item, _ in walk(minutes.items):
        for easier in (
            replace(item, number=None),
            replace(item, number_place=""),
        ):
            now = next(one for one, _ in walk(minutes.items) if one.id == item.id)
            put = replace(
                now,
                number=None if easier.number is None else now.number,
                number_place=easier.number_place and now.number_place,
            )
            tried = put_item(minutes, put)
            if item_numbers(tried, template) == item_numbers(minutes, template):
                minutes = tried
    for item, _ in walk(minutes.items):
        for block in item.blocks:
            if isinstance(block, Question):
                tried = put_block(minutes, replace(block, label=None))
                if question_labels(tried, template) == question_labels(minutes, template):
                    minutes = tried
    return minutes


def _added(note: Note) -> tuple[str, ...]:
    return note.author, note.added


def owner_field(entry: Action) -> str:
    """What is typed into the owner field for these owners and printed words."""
    named = "/".join(owner.name for owner in entry.owners)
    if entry.owner_words is None:
        return named
    return entry.owner_words or (f"({named})" if named else "")


def _unless_automatic(words: str | None) -> str:
    """What is typed for words that are automatic if ``None`` and none if empty."""
    return "-" if words == "" else words or ""


def _by_itself(person: Attendee) -> Attendee:
    """The person without initials that the program knows from the brackets behind the name."""
    known = initials_written(replace(person, initials="")) == person.initials
    return replace(person, initials="") if known else person


def _under(person: Attendee) -> dict[str, str | bool]:
    """What is typed under the row of a person, by field."""
    return {
        "part_words": _unless_automatic(person.part_words),
        "initials": person.initials,
        "remote": person.remote,
        "remote_words": person.remote_words,
    }


def _approval_words(approval: Approval) -> tuple[str, ...]:
    rows = (words for row in approval.rows for words in (row.label, row.value))
    return (approval.heading, *rows)


def _aligned(
    shown: tuple[Item, ...], wanted: tuple[Item, ...]
) -> list[tuple[Item | None, Item | None]]:
    """Items that stand already, each with the item it becomes; new ones and ones to remove."""
    pairs: list[tuple[Item | None, Item | None]] = []
    matcher = difflib.SequenceMatcher(
        None, [item.heading for item in shown], [item.heading for item in wanted], autojunk=False
    )
    for _, a0, a1, b0, b1 in matcher.get_opcodes():
        old, new = shown[a0:a1], wanted[b0:b1]
        both = min(len(old), len(new))
        pairs += zip(old[:both], new[:both], strict=True)
        pairs += [(None, item) for item in new[both:]]
        pairs += [(item, None) for item in old[both:]]
    return pairs
