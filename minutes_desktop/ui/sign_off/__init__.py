"""The page on which minutes are signed off."""
