"""Text into plain data, with the place of every key and value."""
