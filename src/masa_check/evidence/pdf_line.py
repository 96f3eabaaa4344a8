"""Makes lines of the letters of a page, parted where a wide gap stands between two cells or columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from masa_check.evidence.pdf_letters import HYPHEN, DrawnLine, Letter, PdfPage

WIDE = 1.6  # in sizes of type: a gap between cells
VERY_WIDE = 5.0  # the same, where the file has a space in the gap
CROSSED_USUAL = 0.2  # the same, of the gap that most pages have
CROSSED = 0.4  # of the lines: more lie across no gap between columns
SAME_SIZE = 0.6  # points between two sizes of type that count as one
SMALLER = 0.9  # than its line: so are the raised figures that point to footnotes
RAISED = 0.1  # of the size of the line, above its foot
COLUMN_LINES = 8  # so many lines on either side make two columns
GOING_ON = 0.25  # of the lines: so many at least begin with a small letter in running text
FULL = 0.55  # of the width of a column: what most lines of running text fill
MIDDLE = (0.3, 0.7)  # of the width of the page: where the gap between two columns is looked for
BEFORE = 3.0  # in sizes of type: the sign of a list item stands no further from its words
ON_ONE_LINE = 0.5  # of the height of a line


class PdfLine(NamedTuple):
    """A stretch of letters on one line without a wide gap."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool
    page: int

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def alike(self, other: PdfLine) -> bool:
        """Whether two lines are set in one size and weight."""
        return abs(self.size - other.size) <= SAME_SIZE and self.bold is other.bold

    def beside(self, other: PdfLine) -> bool:
        """Whether two stretches stand on one line of print."""
        overlap = min(self.top, other.top) - max(self.bottom, other.bottom)
        return overlap >= ON_ONE_LINE * min(self.height, other.height)


def lines_of(pages: Sequence[PdfPage]) -> list[list[PdfLine]]:
    """The lines of each page in reading order, the left column before the right one."""
    lines = [_lines(page) for page in pages]
    gutters = [_gutter(one, page.width) for one, page in zip(lines, pages, strict=True)]
    known = sorted(filter(None, gutters))
    usual = known[len(known) // 2] if len(known) * 3 > len(pages) else 0.0
    # The usual one first: beside a table, another gap may look like the gutter of a page.
    chosen = [usual if _keeps_to(one, usual) else gutter for one, gutter in zip(lines, gutters, strict=True)]
    return [
        list(_by_column(one, gutter) if gutter else _by_row(one)) for one, gutter in zip(lines, chosen, strict=True)
    ]


def _lines(page: PdfPage) -> list[PdfLine]:
    lines = [line for letters in _stretches(page.letters, _walls(page)) if (line := line_of(letters, page.number))]
    return [line._replace(text=f'• {line.text}') if _has_dot(line, page.dots) else line for line in lines]


def _has_dot(line: PdfLine, dots: Iterable[tuple[float, float]]) -> bool:
    """Whether the sign of a list item is drawn before a line."""
    return any(
        line.size * 0.3 < line.left - left < line.size * BEFORE and line.bottom < middle < line.top
        for left, middle in dots
    )


def main_style(letters: Iterable[Letter]) -> tuple[float, bool]:
    """The size and weight of most of some letters."""
    count = Counter((one.style.size, one.style.bold) for one in letters if one.drawn)
    return max(count, key=lambda style: (count[style], style)) if count else (0.0, False)


def without_marks(letters: Sequence[Letter]) -> list[Letter]:
    """The letters without the small raised figures that point to footnotes."""
    size, _ = main_style(letters)
    feet = sorted(one.bottom for one in letters if one.style.size == size and not one.char.isspace())
    foot = feet[len(feet) // 2] if feet else 0.0
    return [one for one in letters if not _is_mark(one, size, foot)]


def _is_mark(one: Letter, size: float, foot: float) -> bool:
    return one.char.isdigit() and 0 < one.style.size < size * SMALLER and one.bottom > foot + size * RAISED


def line_of(letters: Sequence[Letter], page: int) -> PdfLine | None:
    """The line that some letters make, if they can be seen."""
    drawn = [one for one in letters if one.drawn]
    if not drawn:
        return None
    size, bold = main_style(drawn)
    text = ''.join(one.char for one in without_marks(letters)).strip(' \r\n\t')
    left, right = min(one.left for one in drawn), max(one.right for one in drawn)
    bottom, top = min(one.bottom for one in drawn), max(one.top for one in drawn)
    return PdfLine(text, left, right, bottom, max(top, bottom + size * 0.5), size, bold, page) if text else None


def _walls(page: PdfPage) -> list[DrawnLine]:
    return [rule for rule in page.rules if not rule.is_level]


def _stretches(letters: Iterable[Letter], walls: Sequence[DrawnLine]) -> Iterator[list[Letter]]:
    stretch: list[Letter] = []
    last: Letter | None = None  # that was drawn
    spaced = False  # whether the file has a space since then: in justified text that may be as wide as a gap
    for one in letters:
        if one.char in '\r\n' or (
            one.drawn and last and (_apart(last, one, VERY_WIDE if spaced else WIDE) or _parted(last, one, walls))
        ):
            yield stretch
            stretch, last = [], None
        if one.char not in '\r\n':
            stretch.append(one)
        spaced = not one.drawn and (spaced or not one.generated)
        last = one if one.drawn else last
        if one.char == HYPHEN:  # the line ends here, though PDFium goes on
            yield stretch
            stretch, last = [], None
    yield stretch


def _apart(last: Letter, one: Letter, wide: float) -> bool:
    """Whether a letter stands a wide gap to the right of the one before, or on another line."""
    size = max(last.style.size, one.style.size)
    return one.left - last.right > wide * size or one.left < last.left - WIDE * size


def _parted(last: Letter, one: Letter, walls: Iterable[DrawnLine]) -> bool:
    """Whether a drawn line stands between two letters."""
    middle = (one.bottom + one.top) / 2
    return any(last.right - 1 <= wall.left <= one.left + 1 and wall.bottom <= middle <= wall.top for wall in walls)


def _keeps_to(lines: Sequence[PdfLine], gutter: float) -> bool:
    """Whether a page may be set in the columns that most others have: little of it crosses the gap."""
    return gutter > 0 and sum(line.left < gutter < line.right for line in lines) <= len(lines) * CROSSED_USUAL


def _gutter(lines: Sequence[PdfLine], width: float) -> float:
    """
    The middle of the gap between two columns of running text, or 0.

    Lines of a table part in the middle too, but few fill what they have, or go on in the middle of a sentence.
    """
    steps = [width * (MIDDLE[0] + (MIDDLE[1] - MIDDLE[0]) * step / 40) for step in range(41)]
    crossed = {at: sum(line.left < at < line.right for line in lines) for at in steps}
    for at in sorted(steps, key=lambda at: (crossed[at], abs(at - width / 2))):
        left, right = [one for one in lines if one.right <= at], [one for one in lines if one.left >= at]
        if crossed[at] > len(lines) * CROSSED:
            return 0
        if min(len(left), len(right)) >= COLUMN_LINES and _is_running(left) and _is_running(right):
            return at
    return 0


def _is_running(lines: Sequence[PdfLine]) -> bool:
    widest = max(line.right - line.left for line in lines)
    full = sum(line.right - line.left >= FULL * widest for line in lines)
    going_on = sum(line.text[:1].islower() for line in lines)
    return full >= len(lines) * FULL and going_on >= len(lines) * GOING_ON


def _by_column(lines: Sequence[PdfLine], gutter: float) -> Iterator[PdfLine]:
    """Lines in reading order: what crosses the gap parts the page into bands, and in each the left column is first."""
    band: list[PdfLine] = []
    for line in sorted(lines, key=lambda one: (-one.top, one.left)):
        if line.left < gutter < line.right:
            yield from _band(band, gutter)
            yield line
            band = []
        else:
            band.append(line)
    yield from _band(band, gutter)


def _band(band: Sequence[PdfLine], gutter: float) -> Iterator[PdfLine]:
    for side in ([one for one in band if one.right <= gutter], [one for one in band if one.right > gutter]):
        yield from _by_row(side)


def _by_row(lines: Iterable[PdfLine]) -> Iterator[PdfLine]:
    """From the top down, and what stands on one line from left to right."""
    row: list[PdfLine] = []
    for line in sorted(lines, key=lambda one: -one.top):
        if row and not line.beside(row[0]):
            yield from sorted(row, key=lambda one: one.left)
            row = []
        row.append(line)
    yield from sorted(row, key=lambda one: one.left)
