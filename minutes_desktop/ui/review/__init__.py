"""Minutes that are kept, looked at: read-only, version by version, compared and verified."""
