"""What a declaration can say, as typed and frozen values; nothing here knows what the law asks."""
