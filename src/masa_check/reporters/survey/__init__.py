"""A survey in every output format."""
