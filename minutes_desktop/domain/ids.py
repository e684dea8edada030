"""Identifiers, made in the domain so that a value exists before any row does."""

import os


def new_id() -> str:
    """A fresh identifier of 16 hexadecimal digits."""
    return os.urandom(8).hex()
