"""Hold what taking minutes live needs: the words of a series, preferences, a count of saves."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def _words(name: str, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, primary_key=key, nullable=False)


def upgrade() -> None:
    """Add the order in which items were taken, and the new tables."""
    op.add_column("meeting", sa.Column("taken", sa.String, nullable=True))
    op.create_table(
        "phrase",
        _words("series", key=True),
        _words("kind", key=True),
        _words("short", key=True),
        _words("words"),
        sa.PrimaryKeyConstraint("series", "kind", "short", name="pk_phrase"),
    )
    op.create_table(
        "preference",
        _words("name", key=True),
        _words("value"),
        sa.PrimaryKeyConstraint("name", name="pk_preference"),
    )
    op.create_table(
        "tally",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("saves", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tally"),
    )
    op.execute(sa.text("INSERT INTO tally (id, saves) VALUES (1, 0)"))
