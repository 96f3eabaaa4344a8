"""Draws a page as plain text, or with colours where the reader has them."""

from __future__ import annotations

import re

from masa_check.reporters.draw.page import Block, Excerpt, Heading, Page, Paragraph, Snippet, Table, Words

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

COMMAND = re.compile(r'(:(?=:)|##(?=\[))')  # as GitHub's runner of jobs knows one, at the start of a line or within
Line = tuple[Words, ...]


def draw(page: Page, *, colour: bool = False) -> str:
    """The page as text, each line whole: nothing is wrapped, so that a path can be clicked on."""
    lines = [line for block in page.whole for line in _lines(block)]
    if not colour:
        return ''.join(''.join(words.text for words in line).rstrip() + '\n' for line in lines)
    return _coloured(lines)


def _coloured(lines: list[Line]) -> str:
    """The same characters with the codes of a terminal around them."""
    from rich.color import ColorSystem  # noqa: PLC0415 - only a terminal pays for it
    from rich.style import Style  # noqa: PLC0415 - as above

    def paint(words: Words) -> str:
        style = STYLES.get(words.tone)
        return Style.parse(style).render(words.text, color_system=ColorSystem.STANDARD) if style else words.text

    return ''.join(''.join(paint(words) for words in line).rstrip() + '\n' for line in lines)


def printable(text: str) -> str:
    """Text without what could move a cursor, end a line, turn the direction of reading, or command a runner of jobs."""
    if '::' in text or '##[' in text:
        text = COMMAND.sub(r'\1 ', text)
    if text.isprintable():
        return text
    return ''.join(letter if letter.isprintable() or letter == '\t' else '\N{REPLACEMENT CHARACTER}' for letter in text)


def _lines(block: Block) -> list[Line]:
    if isinstance(block, Heading):
        return _heading(block)
    if isinstance(block, Paragraph):
        return [(Words(STEP * block.step), *(Words(printable(w.text), w.tone) for w in block.words))]
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Snippet):
        return [(Words(f'{STEP * block.step}{printable(line)}'),) for line in block.lines]
    return _excerpt(block)


def _heading(heading: Heading) -> list[Line]:
    if heading.before:
        return [
            (),
            (*(part for words in heading.before for part in (words, Words(STEP))), Words(printable(heading.text))),
        ]
    rule = ((Words('=' * len(heading.text), 'heading'),),) if heading.level == 1 else ()
    return [(), (Words(printable(heading.text), 'heading'),), *rule]


def _table(table: Table) -> list[Line]:
    head = () if table.plain else (tuple(Words(name, 'faint') for name in table.head),)
    rows = [*head, *table.rows]
    widths = [max((len(row[i].text) for row in rows), default=0) for i in range(len(table.head))]
    caption = [(Words(printable(table.caption), 'heading'),)] if table.caption else []
    return [*caption, *(_row(row, widths, numbers=table.numbers) for row in rows)]


def _row(row: tuple[Words, ...], widths: list[int], *, numbers: bool) -> Line:
    cells = [Words(STEP)]
    for index, (cell, width) in enumerate(zip(row, widths, strict=True)):
        text = printable(cell.text)
        cells.append(Words(text.rjust(width) if numbers and index else text.ljust(width), cell.tone))
        cells.append(Words(STEP))
    return tuple(cells)


def _excerpt(excerpt: Excerpt) -> list[Line]:
    """The line that was read, and beneath it the stretch that the finding is about."""
    number = f'{STEP * excerpt.step}{excerpt.line:>5} | '
    shown = printable(excerpt.text.replace('\t', ' '))[:WIDEST]
    start = min(excerpt.column - 1, len(shown))
    length = max(1, min(excerpt.end_column - 1, len(shown)) - start)
    margin = ' ' * (len(number) - 2) + '| '
    return [(Words(number, 'faint'), Words(shown)), (Words(margin, 'faint'), Words(' ' * start + '^' * length, 'gap'))]
