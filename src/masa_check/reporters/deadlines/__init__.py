"""Deadlines in every output format."""
