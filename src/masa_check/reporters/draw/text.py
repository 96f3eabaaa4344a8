"""Renders a page as plain text, with colours on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from masa_check import inert
from masa_check.inert import COMMAND, printable
from masa_check.reporters.draw.columns import columns, even, padded, within
from masa_check.reporters.draw.page import Block, Excerpt, Folded, Heading, Page, Paragraph, Snippet, Table, Words

STEP = '  '
WIDEST = 160
STYLES = {
    'heading': 'bold',
    'place': 'cyan',
    'faint': 'dim',
    'must': 'bold red',
    'must-guidance': 'bold red',
    'should': 'yellow',
    'expected': 'yellow',
    'advice': 'blue',
    'shape': 'bold red',
    'met': 'green',
    'partly': 'yellow',
    'restated': 'red',
    'gap': 'red',
    'undeclared': 'magenta',
    'for-a-person': 'cyan',
    'not-applicable': 'dim',
    'lost-must': 'bold red',
    'lost-should': 'bold red',
    'lost': 'bold red',
    'no-longer-declared': 'magenta',
    'less-said': 'yellow',
    'removed': 'yellow',
    'overtaken': 'yellow',
    'added': 'green',
    'gained': 'green',
}

Line = tuple[Words, ...]
AHEAD = 40  # letters that are left standing before a stretch, where a line is cut at its start
CUT = '\N{HORIZONTAL ELLIPSIS} '


class VisibleLine(NamedTuple):
    """What is seen of a line: what stands before, what a finding is about, and what stands behind."""

    before: str
    marked: str
    after: str


def draw(page: Page, *, colour: bool = False) -> str:
    """The page as text; lines are never wrapped, so that a path stays clickable."""
    lines = [line for block in page.whole for line in _lines(block)]
    if not colour:
        return ''.join(inert.line(''.join(words.text for words in line).rstrip()) + '\n' for line in lines)
    return _coloured(lines)


def _coloured(lines: list[Line]) -> str:
    """The text with colour codes for a terminal."""
    from rich.color import ColorSystem  # noqa: PLC0415 - only a terminal pays for it
    from rich.style import Style  # noqa: PLC0415 - as above

    def paint(words: Words) -> str:
        style = STYLES.get(words.tone)
        return Style.parse(style).render(words.text, color_system=ColorSystem.STANDARD) if style else words.text

    return ''.join(inert.line(''.join(paint(words) for words in line).rstrip()) + '\n' for line in lines)


def _lines(block: Block) -> list[Line]:
    if isinstance(block, Heading):
        return _heading(block)
    if isinstance(block, Paragraph):
        return [(Words(STEP * block.step), *map(_plain, block.words))]
    if isinstance(block, Folded):
        return _folded(block)
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Snippet):
        return [(Words(f'{STEP * block.step}{printable(line)}'),) for line in block.lines]
    return _excerpt(block)


def _plain(words: Words) -> Words:
    """Words as text, with what changed in square brackets."""
    return Words(''.join(f'[{part}]' if changed else part for part, changed in _stretches(words)), words.tone)


def _stretches(words: Words) -> Iterator[tuple[str, bool]]:
    return ((printable(part), changed) for part, changed in words.stretches)


def _folded(folded: Folded) -> list[Line]:
    """The line that sums up the blocks, and the blocks where the fold is open."""
    line = (Words(STEP * folded.step), *map(_plain, folded.summary))
    if not folded.is_open:
        return [line]
    within = [inner for block in folded.blocks for inner in _lines(block)]
    return [line, *within] if folded.step else [(), line, *within]


def _heading(heading: Heading) -> list[Line]:
    if heading.before:
        return [
            (),
            (*(part for words in heading.before for part in (words, Words(STEP))), Words(printable(heading.text))),
        ]
    rule = ((Words('=' * columns(printable(heading.text)), 'heading'),),) if heading.level == 1 else ()
    return [(), (Words(printable(heading.text), 'heading'),), *rule]


def _table(table: Table) -> list[Line]:
    head = () if table.plain else (tuple(Words(name, 'faint') for name in table.head),)
    rows = [*head, *(tuple(map(_in_one_line, row)) for row in table.rows)]
    widths = [max((columns(even(printable(row[i].text))) for row in rows), default=0) for i in range(len(table.head))]
    caption = [(Words(printable(table.caption), 'heading'),)] if table.caption else []
    return [*caption, *(_row(row, widths, table) for row in rows)]


def _in_one_line(cell: Words) -> Words:
    """A cell with its further lines behind the first."""
    return Words('; '.join(words.text for words in (cell, *cell.below)), cell.tone) if cell.below else cell


def _row(row: tuple[Words, ...], widths: list[int], table: Table) -> Line:
    cells = [Words(STEP)]
    for index, (cell, width) in enumerate(zip(row, widths, strict=True)):
        text = even(printable(cell.text))
        cells.append(Words(padded(text, width, right=table.is_number(index)), cell.tone))
        cells.append(Words(STEP))
    return tuple(cells)


def _excerpt(excerpt: Excerpt) -> list[Line]:
    """The line of a finding, with a row of carets below the stretch."""
    number = f'{STEP * excerpt.step}{excerpt.line:>5} | '
    seen = shown(excerpt)
    margin = ' ' * (len(number) - 2) + '| '
    marks = ' ' * columns(seen.before) + '^' * max(1, columns(seen.marked))
    return [(Words(number, 'faint'), Words(''.join(seen))), (Words(margin, 'faint'), Words(marks, 'gap'))]


def shown(excerpt: Excerpt) -> VisibleLine:
    """What is seen of a line: its start, or from a little before the stretch where that would lie beyond the edge."""
    start = min(excerpt.column - 1, len(excerpt.text))
    end = max(start, excerpt.end_column - 1)
    parts = _parts(excerpt.text[: start + WIDEST], start, end)
    if start >= WIDEST or columns(parts.before) >= WIDEST:
        ahead = max(0, start - AHEAD)
        parts = _parts(excerpt.text[ahead : start + WIDEST], start - ahead, end - ahead)
        parts = parts._replace(before=CUT + parts.before)
    marked = within(parts.marked, WIDEST - columns(parts.before))
    room = WIDEST - columns(parts.before) - columns(marked)
    return VisibleLine(parts.before, marked, within(parts.after, room) if marked == parts.marked else '')


def _parts(text: str, start: int, end: int) -> VisibleLine:
    letters = [printable(letter) for letter in text.replace('\t', ' ')]
    for found in COMMAND.finditer(text):
        letters[found.end() - 1] += ' '
    return VisibleLine(*(even(''.join(part)) for part in (letters[:start], letters[start:end], letters[end:])))
