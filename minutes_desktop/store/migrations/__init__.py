"""The changes of the store's form, one after the other; run by Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def upgrade(connection: Connection, scripts: Path = Path(__file__).parent) -> None:
    """Bring the store of the connection to the newest form, in the connection's transaction.

    ``scripts`` is the folder that holds ``env.py`` and ``versions``.
    """
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
