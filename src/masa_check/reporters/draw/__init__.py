"""Pages and tables, with renderers for text, Markdown, HTML and CSV."""
