"""The window and all that is on it; it knows the domain and the workspace."""
