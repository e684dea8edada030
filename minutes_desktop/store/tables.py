"""The tables of the store.

Names and columns follow the values of ``domain``. Rich text, and other values without a table of
their own, are JSON; dates, times and moments are ISO 8601 text, moments in UTC. ``position``
orders rows under one parent. A meeting's template is named, not required: a meeting can be saved
whatever became of its template.

``version`` and ``act`` are only ever added to, and what belongs to a meeting that is ``sealed`` is
refused every change: the database's own triggers see to both. ``register`` and ``passage`` are
derived from what stands elsewhere, so as to be found quickly, and can be made anew from it.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _words(name: str) -> Column[str]:
    return Column(name, String, nullable=False)


def _maybe(name: str) -> Column[str]:
    return Column(name, String)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


def _key(name: str) -> Column[str]:
    return Column(name, String, primary_key=True)


def _of_meeting() -> Column[str]:
    return Column("meeting_id", ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True)


def _under(table: str, column: str) -> ForeignKeyConstraint:
    """A part of a meeting that goes when the part it stands under goes."""
    return ForeignKeyConstraint(
        ["meeting_id", column], [f"{table}.meeting_id", f"{table}.id"], ondelete="CASCADE"
    )


template = Table(
    "template",
    metadata,
    _key("id"),
    Column("version", Integer, primary_key=True, autoincrement=False),
    _words("body"),
)

meeting = Table(
    "meeting",
    metadata,
    _key("id"),
    _words("series"),
    _words("template"),
    _number("template_version"),
    _words("title"),
    _maybe("date"),
    _maybe("start"),
    _maybe("finish"),
    _words("marking"),
    _words("state"),
    _number("version"),
    _words("words_saved_at"),
    # The higher, the later it was last opened; a count, since clocks are put back.
    Column("opened", Integer, nullable=False, server_default=text("0")),
    Column("first_number", Integer),
    _maybe("approval"),
    _maybe("taken"),
    _maybe("sign_off"),
    # The version at which it is kept as it is, by its sequence; 0 while it may be written.
    Column("sealed", Integer, nullable=False, server_default=text("0")),
    Index(None, "date", "start"),
    Index(None, "series", "date"),
    Index(None, "opened"),
)

place = Table(
    "place",
    metadata,
    _of_meeting(),
    _words("part"),
    _words("field"),
    _number("position"),
    _number("scroll"),
)

detail = Table(
    "detail",
    metadata,
    _of_meeting(),
    _key("id"),
    _number("position"),
    _words("label"),
    _words("value"),
    _words("role"),
    Column("same_line", Boolean),
)

attendee = Table(
    "attendee",
    metadata,
    _of_meeting(),
    _key("id"),
    _number("position"),
    _words("name"),
    _words("capacity"),
    _words("group"),
    _words("initials"),
    _maybe("number"),
    Column("remote", Boolean),
    _maybe("remote_words"),
    _maybe("arrived"),
    _maybe("left"),
    _maybe("part_words"),
)

apology = Table(
    "apology",
    metadata,
    _of_meeting(),
    _key("id"),
    _number("position"),
    _words("name"),
    _words("capacity"),
    _words("representative"),
    _maybe("stand_in"),
)

item = Table(
    "item",
    metadata,
    _of_meeting(),
    _key("id"),
    _maybe("parent_id"),
    _number("position"),
    _words("heading"),
    _maybe("number"),
    _words("number_place"),
    _flag("run_in"),
    _words("column"),
    _maybe("presenter"),
    _maybe("paper"),
    _maybe("deferred_from"),
    _maybe("deferred_to"),
    _under("item", "parent_id"),
    Index(None, "meeting_id", "parent_id"),
)

block = Table(
    "block",
    metadata,
    _of_meeting(),
    _key("id"),
    _words("item_id"),
    _number("position"),
    _words("kind"),
    _maybe("text"),
    _maybe("label"),
    Column("run_in", Boolean),
    _maybe("nil"),
    _maybe("lead_in"),
    _maybe("origin_meeting"),
    _maybe("origin_item"),
    _maybe("status"),
    _maybe("source"),
    _maybe("happening"),
    _maybe("time"),
    _maybe("attendee"),
    _maybe("author"),
    _maybe("added"),
    _maybe("date"),
    _maybe("heads"),
    _maybe("shares"),
    _maybe("rows"),
    _under("item", "item_id"),
    Index(None, "meeting_id", "item_id"),
)

action = Table(
    "action",
    metadata,
    _key("meeting_id"),
    _key("block_id"),
    _key("id"),
    _number("position"),
    _words("text"),
    _words("owners"),
    _maybe("owner_words"),
    _words("status_kind"),
    _words("status_words"),
    _words("status_place"),
    _words("reference"),
    _maybe("dues"),
    _under("block", "block_id"),
    Index(None, "id"),
)

sitting = Table(
    "sitting",
    metadata,
    _key("meeting_id"),
    _key("block_id"),
    _key("id"),
    _number("position"),
    _words("words"),
    _maybe("date"),
    _maybe("start"),
    _words("venue"),
    _words("type"),
    _flag("cancelled"),
    _under("block", "block_id"),
)

phrase = Table(
    "phrase",
    metadata,
    _key("series"),
    _key("kind"),
    _key("short"),
    _words("words"),
)

preference = Table("preference", metadata, _key("name"), _words("value"))

# One row: how many times words were saved. Copies are told apart by it, since clocks are put back.
tally = Table(
    "tally",
    metadata,
    Column("id", Integer, primary_key=True),
    _number("saves"),
)

version = Table(
    "version",
    metadata,
    Column("meeting_id", ForeignKey("meeting.id", ondelete="RESTRICT"), primary_key=True),
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    _number("number"),
    *map(_words, ("state", "made_at", "made_by", "reason", "program", "fonts")),
    Column("content", LargeBinary, nullable=False),
    Column("pdf", LargeBinary, nullable=False),
    *map(_words, ("content_digest", "pdf_digest", "before", "series_before", "digest")),
    Index(None, "pdf_digest"),
    Index(None, "digest"),
)

# What somebody did, and when; a meeting or an action that it was not about is an empty text.
act = Table(
    "act",
    metadata,
    Column("number", Integer, primary_key=True),
    *map(_words, ("at", "by", "kind", "meeting_id", "action_id")),
    Column("sequence", Integer),
    *map(_words, ("reason", "details", "before", "digest")),
    Index(None, "meeting_id", "number"),
    Index(None, "action_id", "number"),
)

series = Table("series", metadata, _key("id"), _words("name"), _words("body"))

# One row an action, with how it stands by the last meeting or act that speaks of it.
register = Table(
    "register",
    metadata,
    _key("action_id"),
    *map(_words, ("series", "meeting_id", "raised", "reference", "words", "owners")),
    *map(_words, ("status", "status_words", "due", "due_words", "latest_id", "latest")),
    # All by which it is found, in small letters; open ones are found in the index alone.
    _words("found"),
    _number("postponed"),
    _flag("open"),
    Index(None, "open", "due", "raised"),
    Index(None, "series", "open", "due", "raised"),
    Index(None, "due", "raised", "found", "open", sqlite_where=text("open = 1")),
    Index(None, "raised"),
    Index(None, "status", "due", "raised"),
    Index(None, "due", "raised"),
)

register_owner = Table(
    "register_owner",
    metadata,
    _key("owner"),
    Column("action_id", ForeignKey("register.action_id", ondelete="CASCADE"), primary_key=True),
    # As in the register, so that the first of an owner's many actions are found without the rest.
    _flag("open"),
    *map(_words, ("due", "raised")),
    Index(None, "action_id"),
    Index(None, "owner", "open", "due", "raised"),
)

# The actions due at the first meeting of a series after a day, which may not have been held yet.
register_awaited = Table(
    "register_awaited",
    metadata,
    _key("series"),
    _key("since"),
    Column("action_id", ForeignKey("register.action_id", ondelete="CASCADE"), primary_key=True),
    Index(None, "action_id"),
)

# Every text of every meeting; the higher the id, the later the meeting.
passage = Table(
    "passage",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("meeting_id", ForeignKey("meeting.id", ondelete="CASCADE"), nullable=False),
    *map(_words, ("part", "field", "item_id", "kind", "words")),
    Index(None, "meeting_id", "part"),
)

DERIVED = ("register", "register_owner", "register_awaited", "passage")
"""The tables made of what stands in the others."""
SEARCHED = "passage_words"
"""The full-text index over the words of the passages, which SQLite keeps in tables of its own."""
