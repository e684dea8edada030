"""Read-only models for the lists and trees of the window."""
