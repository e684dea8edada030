"""What the user is working on: the open minutes, their saving and their printing; QtCore only."""
