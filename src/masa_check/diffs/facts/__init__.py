"""The changes between two declarations, fact by fact; items are matched by identity and never by position."""
