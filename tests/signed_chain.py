"""Three meetings of a series, each circulated, agreed and signed, one corrected and published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from sqlalchemy import Engine

from minutes_desktop.domain.actions import Action, Due, Owner
from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.blocks import (
    Actions,
    Context,
    Decision,
    Event,
    Findings,
    NextMeeting,
    PreviousActions,
    Question,
    Sitting,
    Table,
    TableRow,
    Update,
)
from minutes_desktop.domain.exchange import encode
from minutes_desktop.domain.minutes import Detail, Item, Minutes
from minutes_desktop.domain.record import Act, ActKind, Version, digest_of
from minutes_desktop.domain.richtext import rich
from minutes_desktop.domain.sign_off import Agreement, Signature, SignOff, State
from minutes_desktop.export.pdf.document import make_pdf
from minutes_desktop.store import builtin, kept, meetings
from minutes_desktop.store.database import path_of
from minutes_desktop.store.templates import add_templates
from minutes_desktop.store.versions import Kept, keep

Press = Callable[[Minutes], bytes]
START = dt.datetime(2031, 6, 2, 9, tzinfo=dt.UTC)


def plain_pages(minutes: Minutes) -> bytes:
    """Bytes that stand for pages where nobody looks at them."""
    return b"%PDF-1.7 " + encode(minutes, None)


def real_pages(minutes: Minutes) -> bytes:
    """The pages as the program prints them."""
    return make_pdf(minutes, builtin.builtin_templates()[0])


class Office:
    """Somebody who takes minutes through to their signing, in a store."""

    def __init__(self, engine: Engine, press: Press = plain_pages) -> None:
        self._engine, self._press = engine, press
        self.template = builtin.builtin_templates()[0]
        self.store: Path = path_of(engine)
        self._hours = 0

    def begin(self, minutes: Minutes) -> Minutes:
        """Save a draft."""
        template = self.template
        add_templates(self._engine, [template])
        named = replace(minutes, template=template.id, template_version=template.version)
        meetings.save(self._engine, None, named)
        return named

    def keep(self, before: Minutes, state: State, kind: ActKind, **fields: object) -> Minutes:
        """Keep a version, with whatever else changes by it."""
        after = replace(before, state=state, **fields)
        words, pages = encode(after, self.template), self._press(after)
        versions = kept.versions(self.store, after.id)
        version = Version(
            meeting_id=after.id,
            sequence=len(versions) + 1,
            number=after.version,
            state=state,
            made_at=self._now(),
            made_by="Ann Ode",
            reason="A slip of the pen" if kind == "amended" else "",
            program="1.0",
            fonts={"Sans.ttf": digest_of(b"Sans"), "Serif.ttf": digest_of(b"Serif")},
            content_digest=digest_of(words),
            pdf_digest=digest_of(pages),
            before=versions[-1].digest if versions else "",
            series_before=kept.series_before(self.store, after.series, after.date, after.id),
        )
        act = Act(0, self._now(), "Ann Ode", kind, after.id, reason=version.reason)
        keep(self._engine, before, after, Kept(version, words, pages), act)
        return after

    def say(self, before: Minutes, state: State, kind: ActKind, reason: str = "") -> Minutes:
        """Change the state only."""
        after = replace(before, state=state)
        sequence = len(kept.versions(self.store, after.id)) if state != "draft" else None
        act = Act(0, self._now(), "Bo Reed", kind, after.id, sequence=sequence, reason=reason)
        keep(self._engine, before, after, None, act)
        return after

    def sign(self, minutes: Minutes) -> Minutes:
        """Circulate, agree and sign."""
        draft = self.begin(minutes)
        sent = self.keep(draft, "circulated", "circulated")
        agreement = SignOff(Agreement(words="the next meeting", date=minutes.date))
        agreed = self.keep(sent, "agreed", "agreed", sign_off=agreement)
        signature = replace(agreement, signature=Signature("Ann Ode", "Chair", minutes.date))
        return self.keep(agreed, "signed", "signed", sign_off=signature)

    def _now(self) -> dt.datetime:
        self._hours += 1
        return START + dt.timedelta(hours=self._hours)


def a_meeting(month: int) -> Minutes:
    """The minutes of one month."""
    when = dt.date(2031, month, 4)
    action = Action(
        text=rich("Send the figures to the board."),
        owners=(Owner("ACO", "post"),),
        dues=(Due("by 3 July 2031", "date", "2031-07-03"),),
        reference=f"{month}.1",
    )
    return Minutes(
        id=f"meeting{month}",
        series="Board",
        title=f"Board meeting {month}",
        date=when,
        start=dt.time(10),
        details=(Detail(label="Venue:", value=rich("Room 2"), role="venue"),),
        attendance=(
            Attendee(name="Ann Ode", capacity="Chair"),
            Attendee(name="Bo Reed", capacity="Clerk", remote=True),
        ),
        apologies=(Apology(name="Cy Hall", capacity="Treasurer"),),
        items=(
            Item(heading="Minutes of the last meeting", blocks=(Decision(text=rich("Agreed.")),)),
            Item(
                heading="Confidence",
                items=(
                    Item(
                        heading="Complaints",
                        blocks=(
                            Context(text=rich("The figures rose.")),
                            Question(text=rich("Why did they rise?")),
                            Findings(text=rich("More were recorded."), label="Findings:"),
                            Update(text=rich("A plan was made.")),
                            Actions(label="Action:", entries=(action,)),
                        ),
                    ),
                    Item(
                        heading="Other",
                        blocks=(
                            Event(text=rich("Bo Reed left."), happening="departure"),
                            Table(
                                heads=("Month", "Count"),
                                rows=(
                                    TableRow(
                                        cells=(
                                            rich("May"),
                                            rich("7"),
                                        )
                                    ),
                                ),
                            ),
                            PreviousActions(entries=(replace(action, id=f"old{month}"),)),
                        ),
                    ),
                ),
            ),
            Item(
                heading="Next meeting",
                blocks=(NextMeeting(sittings=(Sitting(words="4 July 2031"),)),),
            ),
        ),
    )


def signed_chain(engine: Engine, press: Press = plain_pages) -> tuple[Minutes, ...]:
    """April, May and June: signed; April corrected and published, June taken back once before."""
    office = Office(engine, press)
    april = office.sign(a_meeting(4))
    corrected = replace(april, title="Board meeting of April")
    april = office.keep(april, "signed", "amended", title=corrected.title, version=2)
    april = office.say(april, "published", "published")
    may = office.sign(a_meeting(5))
    draft = office.begin(a_meeting(6))
    sent = office.keep(draft, "circulated", "circulated")
    draft = office.say(sent, "draft", "returned", "Comments came in")
    draft = replace(draft, version=2)
    meetings.save(engine, replace(draft, version=1), draft)
    sent = office.keep(draft, "circulated", "circulated")
    return april, may, sent
