"""Phrases that evade, by what they are, as one table."""
