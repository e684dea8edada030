"""What can go wrong while minutes are exported."""


class ExportError(Exception):
    """Printing or writing the file failed; ``str(error)`` is the sentence for the user."""
