"""What changed between two declarations, fact by fact, each thing known by its identity and never by its place."""
