"""What a published document says, read from its bytes, and how far it bears a declaration out."""
