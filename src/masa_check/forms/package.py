"""Reads a workbook with openpyxl, once its parts are known to be of a size and shape that can be read."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils import get_column_letter

from masa_check.evidence.docx_package import EXCEL, Package, other_sort
from masa_check.evidence.file_sort import sort_of_parts
from masa_check.evidence.limits import UnreadableError, refuse_over
from masa_check.forms.opening import OpenedRow, OpenedSheet
from masa_check.forms.problem import CellFault
from masa_check.forms.slot import clean
from masa_check.forms.table import COLUMNS_MOST, HEAD_OF_ID, ID, MARKER, STATE

MAIN = 'xl/workbook.xml'
XML = ('.xml', '.rels')
SEARCHED = 60  # rows and columns in which the hidden row of keys is looked for
ROWS = 20_000
DECIMALS = re.compile(r'0\.(0+)')
TYPED = 'type what should stand there as plain text'
FORMULA, ERROR = 'f', 'e'  # kinds of cell, as openpyxl has them


def opened_as_json(raw: bytes, _: bytes = b'') -> bytes:
    """The sheets of a workbook as JSON, for a process of its own; raises UnreadableError."""
    return json.dumps(sheets(raw), ensure_ascii=False).encode('utf-8', 'surrogatepass')


def sheets(raw: bytes) -> list[OpenedSheet]:
    """Every sheet of a workbook; raises UnreadableError."""
    _refuse_unfit(raw)
    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), keep_links=False)
    except (BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError):
        raise UnreadableError('this Excel file is broken', remedy=EXCEL.mend) from None
    return [_sheet(one) for one in book.worksheets]


def _refuse_unfit(raw: bytes) -> None:
    """Raise UnreadableError for what is no workbook, unpacks to too much, or has XML that no spreadsheet writes."""
    package = Package(raw, EXCEL)
    if MAIN not in package.names:
        raise other_sort(sort_of_parts(package.names), EXCEL)
    try:
        for name in package.names:
            if name.endswith(XML):
                package.tree(name)
    except UnreadableError as refused:
        raise UnreadableError(refused.message, remedy=EXCEL.mend) from None


def _sheet(sheet: Any) -> OpenedSheet:
    refuse_over(sheet.max_row, ROWS, 'rows in a sheet')
    marker = _marker(sheet)
    if marker is None:
        rows = [
            _row(cells, {})
            for cells in sheet.iter_rows(max_row=min(sheet.max_row, SEARCHED), max_col=min(sheet.max_column, SEARCHED))
        ]
        return OpenedSheet(sheet.title, '', {}, tuple(one for one in rows if one.beside)[:1])
    keys = {cell.column: str(cell.value) for cell in sheet[marker.row] if cell.value and cell.column != marker.column}
    keys[marker.column] = ID
    letters = {key: get_column_letter(number) for number, key in keys.items()}
    rows = [
        _row(cells, keys)
        for cells in sheet.iter_rows(min_row=marker.row + 1, max_col=min(sheet.max_column, COLUMNS_MOST))
    ]
    heads = next((number for number, one in enumerate(rows) if one.cells.get(ID) == HEAD_OF_ID), -1)
    faults = _merged(sheet, keys)
    below = [one._replace(faults=(*one.faults, *faults.get(one.number, ()))) for one in rows[heads + 1 :]]
    filled = tuple(one for one in below if one.cells or one.beside or one.faults)
    return OpenedSheet(sheet.title, str(marker.value).removeprefix(MARKER), letters, filled)


def _marker(sheet: Any) -> Any:
    """The cell by which a sheet of the form is known, wherever it has been moved to; None where there is none."""
    for cells in sheet.iter_rows(max_row=min(sheet.max_row, SEARCHED), max_col=min(sheet.max_column, SEARCHED)):
        for cell in cells:
            if isinstance(cell.value, str) and cell.value.startswith(MARKER):
                return cell
    return None


def _row(cells: Sequence[Any], keys: Mapping[int, str]) -> OpenedRow:
    own: dict[str, str] = {}
    beside: dict[str, str] = {}
    faults: list[CellFault] = []
    for cell in cells:
        if cell.value is None:
            continue
        key = keys.get(cell.column)
        text, fault = as_text(cell.value, cell.data_type, cell.number_format)
        if fault and key and key != STATE:
            faults.append(CellFault(key, *fault))
        elif not fault and text:
            (own if key else beside)[key or cell.coordinate] = text
    return OpenedRow(cells[0].row if cells else 0, own, beside, tuple(faults))


def as_text(value: Any, kind: str, format: str) -> tuple[str, tuple[str, str] | None]:
    """
    What stands in a cell as text, or what is wrong with it.

    Example: a date is 2024-07-31, or 2024-07 where its format shows no day; 0.09 shown as a share is 9%.
    """
    if kind == FORMULA:
        return '', ('a formula stands here, which is not worked out', TYPED)
    if kind == ERROR:
        return '', (f'this cell says {value}', TYPED)
    if isinstance(value, bool):
        return ('Yes' if value else 'No'), None
    if isinstance(value, datetime | date):
        return _date(value, format.lower()), None
    if isinstance(value, int | float):
        return _number(value, format), None
    return (clean(value), None) if isinstance(value, str) else ('', ('this cell holds no text', TYPED))


def _date(value: date, format: str) -> str:
    return f'{value:%Y-%m-%d}' if 'd' in format else f'{value:%Y-%m}'


def _number(value: float, format: str) -> str:
    """A number as it is shown, unless that would round it."""
    if format.endswith('%'):
        return f'{_number(round(value * 100, 6), "")}%'
    decimals = DECIMALS.search(format)
    shown = f'{value:.{len(decimals[1]) if decimals else 0}f}'
    if float(shown) == value:
        return shown
    return repr(value)


def _merged(sheet: Any, keys: Mapping[int, str]) -> Mapping[int, Sequence[CellFault]]:
    """What is wrong with each row in which cells of several rows or columns have become one."""
    faults: dict[int, list[CellFault]] = {}
    for row, fault in _each_merged(sheet, keys):
        faults.setdefault(row, []).append(fault)
    return faults


def _each_merged(sheet: Any, keys: Mapping[int, str]) -> Iterator[tuple[int, CellFault]]:
    for one in sheet.merged_cells.ranges:
        key = next((keys[number] for number in range(one.min_col, one.max_col + 1) if number in keys), '')
        if key:
            message = f'the cells {one.coord} are merged into one, so that we cannot tell which of them it answers'
            fault = CellFault(key, message, 'undo the merging, and fill in each cell')
            yield from ((row, fault) for row in range(one.min_row, min(one.max_row, ROWS) + 1))
