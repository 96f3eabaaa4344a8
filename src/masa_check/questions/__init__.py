"""What is asked of a document, and the file to fill in."""
