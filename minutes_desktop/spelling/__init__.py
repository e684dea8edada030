"""Spelling: a process of its own that knows the words of the language."""
