"""A survey in every format."""
