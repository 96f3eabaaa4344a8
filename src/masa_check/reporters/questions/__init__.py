"""The list of questions as text, and as data for other programs."""
