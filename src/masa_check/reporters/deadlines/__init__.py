"""Deadlines in every format."""
