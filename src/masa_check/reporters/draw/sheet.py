"""Rows as CSV in which no cell can be run as a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from masa_check.inert import printable

# The start of a formula in a spreadsheet, after any white space and also in full-width characters.
FORMULA = re.compile(r'\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]')


def lines(rows: Iterable[Iterable[Any]]) -> str:
    """The rows as CSV text, with None as an empty cell."""
    text = io.StringIO()
    made = ([inert('' if cell is None else str(cell)) for cell in row] for row in rows)
    csv.writer(text, lineterminator='\n').writerows(made)
    return text.getvalue()


@lru_cache(maxsize=10_000)
def inert(cell: str) -> str:
    """A cell with an apostrophe in front where a spreadsheet would read a formula."""
    text = printable(cell)
    return f"'{text}" if FORMULA.match(text) else text
