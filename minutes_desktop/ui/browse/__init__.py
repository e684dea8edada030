"""Choosing among meetings, and beginning one."""
