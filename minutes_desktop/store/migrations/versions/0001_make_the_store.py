"""Make the store: meetings with all they hold, templates, and places of the caret."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create every table."""
    op.create_table(
        "meeting",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("template", sa.String(), nullable=False),
        sa.Column("template_version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("start", sa.String(), nullable=True),
        sa.Column("finish", sa.String(), nullable=True),
        sa.Column("marking", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("words_saved_at", sa.String(), nullable=False),
        sa.Column("opened", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_meeting"),
    )
    op.create_index("ix_meeting_date_start", "meeting", ["date", "start"], unique=False)
    op.create_index("ix_meeting_opened", "meeting", ["opened"], unique=False)
    op.create_index("ix_meeting_series_date", "meeting", ["series", "date"], unique=False)
    op.create_table(
        "template",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", "version", name="pk_template"),
    )
    op.create_table(
        "apology",
        sa.Column("meeting_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("capacity", sa.String(), nullable=False),
        sa.Column("representative", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_apology_meeting", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "id", name="pk_apology"),
    )
    op.create_table(
        "attendee",
        sa.Column("meeting_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("capacity", sa.String(), nullable=False),
        sa.Column("group", sa.String(), nullable=False),
        sa.Column("initials", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_attendee_meeting", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "id", name="pk_attendee"),
    )
    op.create_table(
        "detail",
        sa.Column("meeting_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_detail_meeting", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "id", name="pk_detail"),
    )
    op.create_table(
        "item",
        sa.Column("meeting_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("parent_id", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("heading", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("number_place", sa.String(), nullable=False),
        sa.Column("run_in", sa.Boolean(), nullable=False),
        sa.Column("column", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id", "parent_id"],
            ["item.meeting_id", "item.id"],
            name="fk_item_item",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_item_meeting", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "id", name="pk_item"),
    )
    op.create_index(
        "ix_item_meeting_id_parent_id", "item", ["meeting_id", "parent_id"], unique=False
    )
    op.create_table(
        "place",
        sa.Column("meeting_id", sa.String(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("scroll", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_place_meeting", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", name="pk_place"),
    )
    op.create_table(
        "block",
        sa.Column("meeting_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("label", sa.String(), nullable=True),
        sa.Column("run_in", sa.Boolean(), nullable=True),
        sa.Column("nil", sa.String(), nullable=True),
        sa.Column("lead_in", sa.String(), nullable=True),
        sa.Column("origin_meeting", sa.String(), nullable=True),
        sa.Column("origin_item", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id", "item_id"],
            ["item.meeting_id", "item.id"],
            name="fk_block_item",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_block_meeting", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "id", name="pk_block"),
    )
    op.create_index("ix_block_meeting_id_item_id", "block", ["meeting_id", "item_id"], unique=False)
    op.create_table(
        "action",
        sa.Column("meeting_id", sa.String(), nullable=False),
        sa.Column("block_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("owners", sa.String(), nullable=False),
        sa.Column("owner_words", sa.String(), nullable=True),
        sa.Column("due_words", sa.String(), nullable=False),
        sa.Column("due_kind", sa.String(), nullable=False),
        sa.Column("due_when", sa.String(), nullable=False),
        sa.Column("status_kind", sa.String(), nullable=False),
        sa.Column("status_words", sa.String(), nullable=False),
        sa.Column("status_place", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id", "block_id"],
            ["block.meeting_id", "block.id"],
            name="fk_action_block",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("meeting_id", "block_id", "id", name="pk_action"),
    )
    op.create_table(
        "sitting",
        sa.Column("meeting_id", sa.String(), nullable=False),
        sa.Column("block_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("start", sa.String(), nullable=True),
        sa.Column("venue", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id", "block_id"],
            ["block.meeting_id", "block.id"],
            name="fk_sitting_block",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("meeting_id", "block_id", "id", name="pk_sitting"),
    )
