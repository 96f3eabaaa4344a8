"""The paths of unfinished files, so that a run that ends early can remove them."""

PATHS: set[str] = set()
