"""What changed between two documents: their facts, the duties that they meet, and what the guidance did meanwhile."""
