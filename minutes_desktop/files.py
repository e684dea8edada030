"""Where the files that come with the program are; no Qt."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
# A wheel and a frozen build carry the resources inside the package; a checkout has them beside it.
_SHELVES = (_PACKAGE / "resources", _PACKAGE.parent / "resources")


def resource(name: str) -> Path:
    """The file that came with the program under this name, such as ``icons/app.svg``.

    Raises ``FileNotFoundError`` if the program came without it.
    """
    for shelf in _SHELVES:
        if (shelf / name).exists():
            return shelf / name
    raise FileNotFoundError(
        f"The file {name} is missing from this installation of Minutes Desktop; install it again."
    )
