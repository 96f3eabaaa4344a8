"""Evaluates the duties of an edition for a case, with an outcome for each ask."""
