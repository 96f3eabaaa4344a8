"""Reports of a draft."""
