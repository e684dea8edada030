"""Journeys: whole stories through the window, by keyboard alone."""
