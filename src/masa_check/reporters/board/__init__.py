"""The board paper: what lead safeguarding partners are asked to decide about a document, and what it rests on."""
