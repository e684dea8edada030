"""The changes of the store's form, one after the other; run by Alembic."""

import threading
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

SCRIPTS = Path(__file__).parent
"""The folder that holds ``env.py`` and ``versions``."""


# Alembic's migrations speak to one connection for the whole process, whatever thread they are in.
_ONE_AT_A_TIME = threading.Lock()


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the store of the connection to the form of a revision, in its own transaction."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    with _ONE_AT_A_TIME:
        command.upgrade(config, revision)
