"""The deadlines of each partnership, from the law, the guidance and its own documents, and their state on a day."""
