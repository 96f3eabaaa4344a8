"""What falls due for each partnership, and what is overdue, by the calendar and by what the documents say."""
