"""Rows as lines of CSV, in which a spreadsheet finds words and numbers and nothing to reckon with."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from masa_check.inert import printable

# What a spreadsheet would take for the start of a formula, whatever white space stands before it; full width counts.
FORMULA = re.compile(r'\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]')


def lines(rows: Iterable[Iterable[Any]]) -> str:
    """The rows as text, None as an empty cell."""
    text = io.StringIO()
    made = ([inert('' if cell is None else str(cell)) for cell in row] for row in rows)
    csv.writer(text, lineterminator='\n').writerows(made)
    return text.getvalue()


@lru_cache(maxsize=10_000)
def inert(cell: str) -> str:
    """A cell that an apostrophe, where it is needed, keeps a spreadsheet from reckoning with."""
    text = printable(cell)
    return f"'{text}" if FORMULA.match(text) else text
