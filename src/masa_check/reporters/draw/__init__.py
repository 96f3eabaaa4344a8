"""Pages and tables, and what draws them as text, Markdown, HTML and CSV."""
