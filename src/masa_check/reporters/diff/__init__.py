"""What changed between two documents, and through the history of one, in every format."""
