"""Minutes Desktop: take, issue and keep the minutes of accountability meetings on one laptop."""

__version__ = "0.1.0"
