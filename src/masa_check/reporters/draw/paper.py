"""Draws a page as HTML to be printed: A4, numbered pages, repeating heads of tables, and room to write."""

from __future__ import annotations

from masa_check.reporters.draw import html
from masa_check.reporters.draw.outline import titled
from masa_check.reporters.draw.page import Page, Table


def draw(page: Page) -> str:
    """The page as HTML whose styles are those of paper, with the width of each column that a table names."""
    parts = sorted({part for block in page.whole if isinstance(block, Table) for part in block.widths})
    style = html.shipped('paper.css') + ''.join(f'\n.part-{part} {{ width: {part}%; }}' for part in parts)
    lines = [f'{html.body(page)}\n']
    return ''.join(html.framed(titled(page)[0], lines, marks=html.has_marks(page.whole), more=f'\n{style}'))
