"""The page of the register of actions."""
