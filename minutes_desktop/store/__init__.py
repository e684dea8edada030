"""The store: every meeting in one SQLite file; read by sqlite3, written by SQLAlchemy Core."""
