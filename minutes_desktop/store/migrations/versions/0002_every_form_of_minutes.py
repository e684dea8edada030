"""Hold every form of minutes: more kinds of block, several due phrases, approval, attendance."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

# All of them may be NULL, which stands for the field's own default, so that no row is rewritten.
_NEW: dict[str, dict[str, type[sa.Integer] | type[sa.String] | type[sa.Boolean]]] = {
    "meeting": {"first_number": sa.Integer, "approval": sa.String},
    "detail": {"same_line": sa.Boolean},
    "attendee": {
        "number": sa.String,
        "remote": sa.Boolean,
        "remote_words": sa.String,
        "arrived": sa.String,
        "left": sa.String,
        "part_words": sa.String,
    },
    "apology": {"stand_in": sa.String},
    "item": dict.fromkeys(("presenter", "paper", "deferred_from", "deferred_to"), sa.String),
    "block": dict.fromkeys(
        (
            *("status", "source", "happening", "time", "attendee", "author", "added", "date"),
            *("heads", "shares", "rows"),
        ),
        sa.String,
    ),
    "action": {"dues": sa.String},
}


def upgrade() -> None:
    """Add the columns, and bring what stands in the old ones into the new form."""
    for table, columns in _NEW.items():
        for name, kind in columns.items():
            op.add_column(table, sa.Column(name, kind, nullable=True))
    _bring_dues_together()
    _let_details_be_rich()
    # Every stored template came with the program, which stores them anew when it opens the store.
    op.execute(sa.text("DELETE FROM template"))


def _bring_dues_together() -> None:
    connection = op.get_bind()
    found = connection.execute(
        sa.text("SELECT rowid, due_words, due_kind, due_when FROM action WHERE due_words <> ''")
    )
    filled = [
        {"at": at, "dues": json.dumps([{"words": words, "kind": kind, "when": when}])}
        for at, words, kind, when in found
    ]
    if filled:
        connection.execute(sa.text("UPDATE action SET dues = :dues WHERE rowid = :at"), filled)
    for column in ("due_words", "due_kind", "due_when"):
        op.execute(sa.text(f"ALTER TABLE action DROP COLUMN {column}"))


def _let_details_be_rich() -> None:
    connection = op.get_bind()
    found = connection.execute(sa.text("SELECT rowid, value FROM detail"))
    written = [
        {"at": at, "value": json.dumps([{"runs": [{"text": words}]}] if words else [])}
        for at, words in found
    ]
    if written:
        connection.execute(sa.text("UPDATE detail SET value = :value WHERE rowid = :at"), written)
