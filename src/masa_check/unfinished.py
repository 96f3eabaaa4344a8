"""The files in the making, so that whoever ends a run early can take them away."""

PATHS: set[str] = set()
