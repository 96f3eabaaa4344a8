"""Puts texts into the cells of a sheet, and sets how it prints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from masa_check.errors import MasaError
from masa_check.forms import style

MOST = 32_000  # letters that a cell of Excel takes
SIGNS = ('=', '+', '-', '@')  # by which a spreadsheet takes a text for something to be worked out
A4 = 9
LINE = 15.0  # points from one line of text to the next
HIGHEST = 400.0  # points: no row of Excel is higher than 409
LETTERS = 1.15  # of running text that stand in one unit of a column's width


def write_text(sheet: Worksheet, row: int, column: int, text: str, *, boxed: bool = False) -> Any:
    """Put a text into a cell, which stays a text whatever it begins with; an empty one stays empty."""
    if len(text) > MOST:
        message = f'the text "{text[:40]}..." is longer than a cell of Excel can hold'
        raise MasaError(message, remedy=f'cut it to {MOST:,} letters')
    cell = sheet.cell(row, column)
    if text:
        cell.value, cell.data_type = text, 's'
        cell.quotePrefix = text.startswith(SIGNS)
    cell.number_format, cell.font, cell.alignment = style.AS_TEXT, style.TEXT, style.TOP
    if boxed:
        cell.border = style.BOX
    return cell


def set_page(sheet: Worksheet, heads: int = 0) -> None:
    """Print on A4 across, as wide as the paper, with the row of heads on every page."""
    setup, margins = sheet.page_setup, sheet.page_margins
    setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight = 'landscape', A4, 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins.left = margins.right = 0.4
    margins.top, margins.bottom = 0.4, 0.6
    margins.footer = 0.3
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = '&A', 'Page &P of &N'
    sheet.sheet_view.showGridLines = False
    if heads:
        sheet.print_title_rows = f'{heads}:{heads}'


def height(cells: Iterable[tuple[str, int]]) -> float:
    """
    How high a row must be for its texts, each with the width of its column, to be read whole.

    Example: a text of 60 letters in a column that is 30 wide takes two lines.
    """
    lines = max((sum(_lines(line, width) for line in text.split('\n')) for text, width in cells if text), default=1)
    return min(LINE * lines + 4, HIGHEST)


def _lines(text: str, width: int) -> int:
    """The lines that a text without ends of lines takes, as words are not cut."""
    count, left = 1, width * LETTERS
    for word in text.split(' '):
        if len(word) > left and left < width * LETTERS:
            count, left = count + 1, width * LETTERS
        count += int(len(word) // (width * LETTERS))
        left -= len(word) + 1
    return count
