"""A comparison, and the history of a document, in every output format."""
