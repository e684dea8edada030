"""The sqlite3 connection beneath one of SQLAlchemy's."""

from __future__ import annotations

import sqlite3
from typing import cast

from sqlalchemy import Connection


def driver_of(connection: Connection) -> sqlite3.Connection:
    """The sqlite3 connection itself.

    For what must not stand in a transaction of its own, and for quick questions within one.
    """
    return cast("sqlite3.Connection", connection.connection.dbapi_connection)
