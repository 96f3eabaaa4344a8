"""A filled form, opened: the texts of its cells by the key of their column, sheet by sheet, as plain values."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from masa_check.forms.problem import CellFault

Texts = Mapping[str, str]


class OpenedRow(NamedTuple):
    """A row of a sheet: its texts by column, texts in columns that are not of the form, and what is wrong in it."""

    number: int
    cells: Texts
    beside: Texts
    faults: tuple[CellFault, ...]


class OpenedSheet(NamedTuple):
    """A sheet, by the name that it has now; without an id it is none of the form's own."""

    name: str
    id: str
    letters: Mapping[str, str]  # of each column by its key
    rows: tuple[OpenedRow, ...]


def unpacked(raw: bytes) -> tuple[OpenedSheet, ...]:
    """The sheets that were made into JSON."""
    return tuple(_sheet(*one) for one in json.loads(raw.decode('utf-8', 'surrogatepass')))


def _sheet(name: str, id: str, letters: Texts, rows: list[Any]) -> OpenedSheet:
    return OpenedSheet(name, id, letters, tuple(_rows(rows)))


def _rows(rows: list[Any]) -> Iterator[OpenedRow]:
    for number, cells, beside, faults in rows:
        yield OpenedRow(number, cells, beside, tuple(CellFault(*one) for one in faults))
