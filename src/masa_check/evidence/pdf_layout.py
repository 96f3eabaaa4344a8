"""Makes paragraphs, list items and rows of tables of the lines of a PDF that has no tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from masa_check.evidence import pdf_table
from masa_check.evidence.pdf_letters import DrawnLine
from masa_check.evidence.pdf_line import PdfLine
from masa_check.evidence.printed import BlockKind

BULLET = re.compile(r'[•●○▪■□◦‣∙·\uf0b7\uf0a7\uf0d8➢➤❖✓✔–—-]\s|(?:\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})\)|[a-z]\.)\s')
CONTENTS = re.compile(r'\S.*?(?:[.…·_]\s?){3,}\s*\d{1,3}$|\S.*?\s{2,}\d{1,3}$')
NUMBERED = re.compile(r'\d{1,2}(?:\.\d{1,2}){0,4}\.?\s')
WIDEST = 2.2  # sizes of type from line to line
LOOSE = 1.35  # of the usual distance of lines: a wider one parts paragraphs
SHORT = 0.8  # of the width of the text: a line that ends before it may end its paragraph
ENDS = ('.', ':', ';', '?', '!')


class Chunk(NamedTuple):
    """Lines that belong together, before it is known which are headings."""

    kind: BlockKind
    lines: tuple[PdfLine, ...]
    cells: tuple[tuple[PdfLine, ...], ...] = ()  # of a row
    level: int = 0  # of a heading that the tags name

    @property
    def size(self) -> float:
        return max(self.lines, key=lambda line: len(line.text)).size

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def page(self) -> int:
        return self.lines[0].page


def chunks_of(lines: Sequence[PdfLine], rules: Sequence[DrawnLine] = ()) -> Iterator[Chunk]:
    """The paragraphs, items and rows of one page; what has lines drawn around its cells is a table."""
    rows = pdf_table.ruled(lines, rules)
    first = {min(map(lines.index, (line for cell in row for line in cell))): row for row in rows}
    within = {line for row in rows for cell in row for line in cell}
    text: list[PdfLine] = []
    for number, line in enumerate(lines):
        if number in first:
            yield from _unruled(text)
            text = []
            yield _row(first[number])
        if line not in within:
            text.append(line)
    yield from _unruled(text)


def _row(cells: Sequence[Sequence[PdfLine]]) -> Chunk:
    return Chunk(BlockKind.ROW, tuple(line for cell in cells for line in cell), tuple(map(tuple, cells)))


def _unruled(lines: Sequence[PdfLine]) -> Iterator[Chunk]:
    pitch = _pitch(lines)
    rows, at = list(pdf_table.rows_of(lines)), 0
    while at < len(rows):
        end = _table_end(rows, at)
        if end > at:
            for cells in pdf_table.cells_of(rows[at:end]):
                yield _row(cells)
            at = end
            continue
        contents, paragraph, at = _is_contents(rows[at]), [pdf_table.merged(rows[at])], at + 1
        while not contents and at < len(rows) and _table_end(rows, at) == at:
            line = pdf_table.merged(rows[at])
            if _is_contents(rows[at]) or not _goes_on(paragraph[-1], line, pitch, lines):
                break
            paragraph.append(line)
            at += 1
        yield Chunk(BlockKind.CONTENTS, tuple(paragraph)) if contents else _paragraph(paragraph)


def _table_end(rows: Sequence[Sequence[PdfLine]], at: int) -> int:
    return at if _is_label(rows[at]) else pdf_table.end(rows, at)


def _paragraph(lines: list[PdfLine]) -> Chunk:
    first = ' '.join(line.text for line in lines[:2])
    if len(lines) <= 3 and CONTENTS.fullmatch(' '.join(line.text for line in lines)):  # noqa: PLR2004 - a long heading
        return Chunk(BlockKind.CONTENTS, tuple(lines))
    return Chunk(BlockKind.ITEM if BULLET.match(first) else BlockKind.PARAGRAPH, tuple(lines))


def _pitch(lines: Sequence[PdfLine]) -> float:
    """The distance from line to line within a paragraph: a small one of those that there are, for lists are wider."""
    steps = sorted(one.bottom - two.bottom for one, two in pairwise(lines) if one.bottom > two.bottom)
    return min(steps[len(steps) // 4], lines[0].size * WIDEST) if steps else 0.0


def _is_label(row: Sequence[PdfLine]) -> bool:
    """Whether a row is a list item or a numbered heading whose sign stands apart, or a line of a contents list."""
    text = f'{row[0].text} '
    sign = bool(BULLET.fullmatch(text) or NUMBERED.fullmatch(text))
    return (len(row) == 2 and sign) or _is_contents(row)  # noqa: PLR2004 - two stretches


def _is_contents(row: Sequence[PdfLine]) -> bool:
    """Whether a row is a line of a contents list: words, dots or a gap, and a page."""
    return bool(CONTENTS.fullmatch(_spaced(row))) and len(row) <= 3  # noqa: PLR2004 - number, heading, page


def _spaced(row: Sequence[PdfLine]) -> str:
    return '  '.join(line.text for line in row)


def _goes_on(above: PdfLine, line: PdfLine, pitch: float, lines: Sequence[PdfLine]) -> bool:
    """Whether a line is of the same paragraph as the one above it."""
    step = above.bottom - line.bottom
    if abs(above.size - line.size) > 0.6 or above.bold is not line.bold or BULLET.match(line.text):  # noqa: PLR2004 - points
        return (
            abs(above.size - line.size) <= 0.6  # noqa: PLR2004 - points
            and above.bold is not line.bold
            and 0 < step <= pitch * LOOSE
            and not above.text.endswith(ENDS)
            and line.text[:1].islower()
        )
    if not 0 < step <= max(pitch, above.size * 1.15) * LOOSE:
        return False
    right = max((one.right for one in lines if abs(one.left - above.left) < above.size * 3), default=above.right)
    short = above.right < above.left + (right - above.left) * SHORT
    if CONTENTS.fullmatch(above.text) or (short and line.text[:1].isupper() and above.text.endswith(ENDS)):
        return False
    return not (NUMBERED.match(line.text) and short)
