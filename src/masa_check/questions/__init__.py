"""The questions that a document is asked, and a file to fill in."""
