"""Reads a document into the model of its kind, or gives its faults of shape."""
