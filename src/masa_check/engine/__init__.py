"""Puts the duties of an edition to a case, and gives an outcome for each ask."""
