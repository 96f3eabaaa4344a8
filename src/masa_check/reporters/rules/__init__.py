"""The rulebook as a page and as data."""
