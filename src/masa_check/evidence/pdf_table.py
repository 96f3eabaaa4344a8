"""Finds the tables of a PDF that has no tags, and which lines make a row and a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from masa_check.evidence.pdf_letters import DrawnLine
from masa_check.evidence.pdf_line import PdfLine

Row = Sequence[PdfLine]  # the stretches that stand on one line of print
Cells = tuple[tuple[PdfLine, ...], ...]
FIGURE = re.compile(r'[<>~]?\s?£?\d[\d,.]*\s?[%kKmM]?')
SAME_PLACE = 2.5  # points between two places that count as one
CLOSE = 0.4  # of the size of type, between the lines of a cell
TIGHT = 1.36  # the same from the foot of a line to the foot of the next
PENDING = 4  # lines of a cell that stand by themselves before the next full row


def ruled(lines: Iterable[PdfLine], rules: Sequence[DrawnLine]) -> list[list[list[PdfLine]]]:
    """The rows of tables whose cells have lines drawn around them: the lines of print of each cell."""
    level, upright = [one for one in rules if one.is_level], [one for one in rules if not one.is_level]
    rows: dict[tuple[float, float], dict[float, list[PdfLine]]] = {}
    for line in lines if level and upright else ():
        box = _box(line, level, upright)
        if box:
            below, above, left = box
            rows.setdefault((below, above), {}).setdefault(left, []).append(line)
    return [[row[left] for left in sorted(row)] for row in rows.values() if len(row) > 1]


def _box(line: PdfLine, level: Sequence[DrawnLine], upright: Sequence[DrawnLine]) -> tuple[float, float, float] | None:
    """The drawn lines below, above and to the left of a line of print, where it has them on all four sides."""
    x, y = line.left + 1, (line.bottom + line.top) / 2
    near = [one.top for one in level if one.left - SAME_PLACE <= x <= one.right + SAME_PLACE]
    walls = [one.left for one in upright if one.bottom - SAME_PLACE <= y <= one.top + SAME_PLACE]
    below, above = max((one for one in near if one <= y), default=None), min((o for o in near if o > y), default=None)
    left, right = max((one for one in walls if one <= x), default=None), min((o for o in walls if o > x), default=None)
    if below is None or above is None or left is None or right is None:
        return None
    return round(below / SAME_PLACE), round(above / SAME_PLACE), round(left / SAME_PLACE)


def rows_of(lines: Sequence[PdfLine]) -> Iterator[list[PdfLine]]:
    """The stretches that stand on one line of print, from left to right."""
    row: list[PdfLine] = []
    for line in lines:
        if row and not (line.beside(row[-1]) and line.left >= row[-1].right - 1):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def merged(row: Row) -> PdfLine:
    """A line of print in one, where it is no row of a table."""
    if len(row) == 1:
        return row[0]
    text, top = ' '.join(one.text for one in row), max(one.top for one in row)
    return row[0]._replace(text=text, right=row[-1].right, bottom=min(one.bottom for one in row), top=top)


def end(rows: Sequence[Row], start: int) -> int:
    """Where the table ends that begins with a row; the row itself where none does: two full rows make a table."""
    if len(rows[start]) < 2:  # noqa: PLR2004 - a table has two columns
        return start
    columns = [line.left for line in rows[start]]
    at, sure, full = start + 1, start + 1, 1
    while at < len(rows) and at - sure <= PENDING:
        row = rows[at]
        if len(row) > 1 and any(_is_at(columns[1:], line.left) for line in row[1:]):
            columns.extend(line.left for line in row if not _is_at(columns, line.left))
            at, sure, full = at + 1, at + 1, full + 1
        elif len(row) == 1 and _fits(row[0], columns, rows[start:at]):
            near = rows[at - 1][0].bottom - row[0].top < row[0].size * CLOSE
            sure = at + 1 if near and sure == at else sure
            at += 1
        else:
            break
    return sure if full > 1 else start


def cells_of(rows: Sequence[Row]) -> Iterator[Cells]:
    """
    The rows of a table with the lines of each cell.

    Lines of one column that stand close are a cell, and cells beside each other a row. Where rows stand as close as
    lines do, a row begins with each line of print that ends in a figure.
    """
    columns = _columns(rows)
    lines = [line for row in rows for line in row]
    cells = [
        list(_cells([one for one in lines if _column(columns, one.left) == number])) for number in range(len(columns))
    ]
    for band in _bands(cell for column in cells for cell in column):
        row = tuple(tuple(_in_band(column, band)) for column in cells)
        within = [one for one in rows if set(one) <= {line for cell in row for line in cell}]
        if sum(len(one) > 1 and bool(FIGURE.fullmatch(one[-1].text)) for one in within) > 1:
            yield from _by_first_line(within, columns)
        else:
            yield row


def _is_at(columns: Iterable[float], left: float) -> bool:
    return any(abs(column - left) < SAME_PLACE for column in columns)


def _fits(line: PdfLine, columns: Sequence[float], rows: Iterable[Row]) -> bool:
    """Whether a single stretch may be a line of a cell: it begins where a column does, and ends before the next."""
    right = max(one.right for row in rows for one in row)
    beyond = min((column for column in columns if column > line.left + line.size), default=right + line.size)
    return _is_at(columns, line.left) and line.right <= beyond


def _columns(rows: Sequence[Row]) -> list[float]:
    """Where the columns of a table begin."""
    columns: list[float] = []
    for left in sorted(line.left for row in rows for line in row):
        if not columns or left - columns[-1] > SAME_PLACE * 4:
            columns.append(left)
    return columns


def _column(columns: Sequence[float], left: float) -> int:
    return max((number for number, column in enumerate(columns) if column <= left + SAME_PLACE), default=0)


def _cells(lines: Iterable[PdfLine]) -> Iterator[tuple[PdfLine, ...]]:
    """The lines of a column, by cell."""
    cell: list[PdfLine] = []
    for line in sorted(lines, key=lambda one: -one.top):
        if cell and cell[-1].bottom - line.bottom > line.size * TIGHT:
            yield tuple(cell)
            cell = []
        cell.append(line)
    if cell:
        yield tuple(cell)


def _bands(cells: Iterable[tuple[PdfLine, ...]]) -> list[tuple[float, float]]:
    """From where to where each row reaches: cells that overlap are of one row."""
    bands: list[tuple[float, float]] = []
    for top, bottom in sorted(((cell[0].top, cell[-1].bottom) for cell in cells), reverse=True):
        if bands and top > bands[-1][1]:
            bands[-1] = (bands[-1][0], min(bottom, bands[-1][1]))
        else:
            bands.append((top, bottom))
    return bands


def _in_band(column: Iterable[tuple[PdfLine, ...]], band: tuple[float, float]) -> Iterator[PdfLine]:
    top, bottom = band
    for cell in column:
        if bottom - 1 <= cell[-1].bottom and cell[0].top <= top + 1:
            yield from cell


def _by_first_line(rows: Sequence[Row], columns: Sequence[float]) -> Iterator[Cells]:
    cells: list[list[PdfLine]] = [[] for _ in columns]
    for row in rows:
        places = [_column(columns, line.left) for line in row]
        if len(row) > 1 or not cells[places[0]]:
            if any(cells):
                yield tuple(map(tuple, cells))
            cells = [[] for _ in columns]
        for place, line in zip(places, row, strict=True):
            cells[place].append(line)
    yield tuple(map(tuple, cells))
