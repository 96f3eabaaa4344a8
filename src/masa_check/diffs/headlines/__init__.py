"""The first page of a comparison: the changes that matter most, each in one sentence."""
