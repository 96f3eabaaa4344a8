"""A document in the model of its kind, or the faults of shape that stand in the way."""
