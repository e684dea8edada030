"""What can go wrong while minutes are printed."""


class ExportError(Exception):
    """Printing or writing the PDF failed; ``str(error)`` is the sentence for the user."""
