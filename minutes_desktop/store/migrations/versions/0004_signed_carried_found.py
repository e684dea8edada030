"""Hold versions that never change, the journal, the series, the register and what is searched."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_CONTENT = ("detail", "attendee", "apology", "item", "block", "action", "sitting")
_OWN = (
    *("id", "series", "template", "template_version", "title", "date", "start", "finish"),
    *("marking", "state", "version", "first_number", "approval", "taken", "sign_off"),
)


def _words(name: str, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, primary_key=key, nullable=False)


def _maybe(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=True)


def _number(name: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, primary_key=key, nullable=False)


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)


def upgrade() -> None:
    """Add the columns and tables, and what keeps a version, and what is sealed, as it is."""
    op.add_column("meeting", _maybe("sign_off"))
    op.add_column("meeting", sa.Column("sealed", sa.Integer, nullable=False, server_default="0"))
    _make_versions()
    _make_journal()
    op.create_table(
        "series",
        _words("id", key=True),
        _words("name"),
        _words("body"),
        sa.PrimaryKeyConstraint("id", name="pk_series"),
    )
    _make_register()
    _make_passages()
    _keep_what_is_sealed()


def _make_versions() -> None:
    op.create_table(
        "version",
        _words("meeting_id", key=True),
        _number("sequence", key=True),
        _number("number"),
        *map(_words, ("state", "made_at", "made_by", "reason", "program", "fonts")),
        _bytes("content"),
        _bytes("pdf"),
        *map(_words, ("content_digest", "pdf_digest", "before", "series_before", "digest")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_version_meeting", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "sequence", name="pk_version"),
    )
    op.create_index("ix_version_pdf_digest", "version", ["pdf_digest"])
    op.create_index("ix_version_digest", "version", ["digest"])
    _only_insert(
        "version", "A version of minutes that is kept never changes, and was left as it is."
    )


def _make_journal() -> None:
    op.create_table(
        "act",
        _number("number", key=True),
        *map(_words, ("at", "by", "kind", "meeting_id", "action_id")),
        sa.Column("sequence", sa.Integer, nullable=True),
        *map(_words, ("reason", "details", "before", "digest")),
        sa.PrimaryKeyConstraint("number", name="pk_act"),
    )
    op.create_index("ix_act_meeting_id_number", "act", ["meeting_id", "number"])
    op.create_index("ix_act_action_id_number", "act", ["action_id", "number"])
    _only_insert("act", "What stands in the journal stays there, and was left as it is.")


def _make_register() -> None:
    op.create_table(
        "register",
        _words("action_id", key=True),
        *map(_words, ("series", "meeting_id", "raised", "reference", "words", "owners")),
        *map(_words, ("status", "status_words", "due", "due_words", "latest_id", "latest")),
        _words("found"),
        _number("postponed"),
        sa.Column("open", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("action_id", name="pk_register"),
    )
    op.create_index("ix_register_open_due_raised", "register", ["open", "due", "raised"])
    op.create_index(
        "ix_register_series_open_due_raised", "register", ["series", "open", "due", "raised"]
    )
    op.create_index(
        "ix_register_due_raised_found_open",
        "register",
        ["due", "raised", "found", "open"],
        sqlite_where=sa.text("open = 1"),
    )
    op.create_index("ix_register_raised", "register", ["raised"])
    op.create_index("ix_register_status_due_raised", "register", ["status", "due", "raised"])
    op.create_index("ix_register_due_raised", "register", ["due", "raised"])
    op.create_table(
        "register_owner",
        _words("owner", key=True),
        _words("action_id", key=True),
        sa.Column("open", sa.Boolean, nullable=False),
        *map(_words, ("due", "raised")),
        sa.ForeignKeyConstraint(
            ["action_id"],
            ["register.action_id"],
            name="fk_register_owner_register",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("owner", "action_id", name="pk_register_owner"),
    )
    op.create_index("ix_register_owner_action_id", "register_owner", ["action_id"])
    op.create_index(
        "ix_register_owner_owner_open_due_raised",
        "register_owner",
        ["owner", "open", "due", "raised"],
    )
    op.create_table(
        "register_awaited",
        _words("series", key=True),
        _words("since", key=True),
        _words("action_id", key=True),
        sa.ForeignKeyConstraint(
            ["action_id"],
            ["register.action_id"],
            name="fk_register_awaited_register",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("series", "since", "action_id", name="pk_register_awaited"),
    )
    op.create_index("ix_register_awaited_action_id", "register_awaited", ["action_id"])
    op.create_index("ix_action_id", "action", ["id"])


def _make_passages() -> None:
    op.create_table(
        "passage",
        _number("id", key=True),
        *map(_words, ("meeting_id", "part", "field", "item_id", "kind", "words")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_passage_meeting", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_passage"),
    )
    op.create_index("ix_passage_meeting_id_part", "passage", ["meeting_id", "part"])
    # The index over the words is made where SQLite has full-text indexes: see store/word_index.py.


def _only_insert(table: str, sentence: str) -> None:
    for act in ("UPDATE", "DELETE"):
        _refuse(f"{table}_no_{act.lower()}", f"BEFORE {act} ON {table}", "1", sentence)


def _keep_what_is_sealed() -> None:
    sentence = (
        "These minutes are kept as they were circulated, agreed or signed, so nothing in them was"
        " changed. Take them back to draft, or amend them."
    )
    for table in _CONTENT:
        for act, row in (("INSERT", "new"), ("UPDATE", "old"), ("DELETE", "old")):
            of_meeting = f"(SELECT sealed FROM meeting WHERE id = {row}.meeting_id)"  # noqa: S608 - our own names
            name = f"{table}_sealed_{act.lower()}"
            _refuse(name, f"BEFORE {act} ON {table}", f"{of_meeting} > 0", sentence)
    differs = " OR ".join(f"new.{name} IS NOT old.{name}" for name in _OWN)
    _refuse(
        "meeting_sealed_update",
        "BEFORE UPDATE ON meeting",
        f"old.sealed > 0 AND new.sealed > 0 AND ({differs})",
        sentence,
    )
    held = (
        "(SELECT kind FROM act WHERE meeting_id = old.id AND kind IN ('held', 'released')"
        " ORDER BY number DESC LIMIT 1)"
    )
    versions = "EXISTS (SELECT 1 FROM version WHERE meeting_id = old.id)"
    _refuse(
        "meeting_held_delete",
        "BEFORE DELETE ON meeting",
        f"old.sealed > 0 OR {held} = 'held' OR {versions}",
        "These minutes are a record that is kept, and were not deleted. Withdraw them instead.",
    )


def _refuse(name: str, when: str, condition: str, sentence: str) -> None:
    op.execute(
        sa.text(
            f"CREATE TRIGGER {name} {when} WHEN {_plain(condition)}"
            f" BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
        )
    )


def _plain(words: str) -> str:
    """SQL in which SQLAlchemy looks for no parameters."""
    return words.replace(":", r"\:")
