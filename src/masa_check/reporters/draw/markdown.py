"""Draws a page as Markdown, whole or as much of it as there is room for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from masa_check.reporters.draw.page import Excerpt, Heading, Page, Paragraph, Snippet, Table, Words
from masa_check.reporters.draw.text import printable

MARKS = re.compile(r'([\\`*_{}\[\]<>|~$&])')
START = re.compile(r'^(\d*)([#+=.)-])')  # of a heading, a list or a rule, where a line is not set in
CALLED = re.compile(r'(?<!\w)([@#])(?=\w)')  # what would call a person or point to a ticket where it is shown
NOTE = 200  # characters that are kept for saying what was left out


class Piece(NamedTuple):
    """What stands or falls together: a paragraph, the head of a table, a row."""

    text: str
    row: bool = False


def draw(page: Page) -> str:
    """The page as Markdown, with nothing in it that the words of a document could turn into markup."""
    return _joined(_pieces(page))


def draw_within(page: Page, room: int, size: Callable[[str], int] = len) -> str:
    """As much of the page as there is room for, cut where a row or a paragraph ends, and how many rows are missing."""
    pieces = list(_pieces(page))
    if sum(size(piece.text) for piece in pieces) <= room:
        return _joined(pieces)
    kept, left = 0, room - NOTE
    while left >= 0:
        left -= size(pieces[kept].text)
        kept += left >= 0
    missing = sum(piece.row for piece in pieces[kept:])
    return f'{_joined(pieces[:kept])}\n**There was no room for {missing} more rows; the full report has them.**\n'


def plain(text: str) -> str:
    """Words of a document as words and nothing else."""
    escaped = MARKS.sub(r'\\\1', printable(text))
    return CALLED.sub(r'\1 ', escaped)


def _joined(pieces: Iterable[Piece]) -> str:
    return ''.join(piece.text for piece in pieces).rstrip('\n') + '\n'


def _pieces(page: Page) -> Iterator[Piece]:
    for block in page.whole:
        if isinstance(block, Table):
            yield from _table(block)
        elif made := _block(block):
            yield Piece(f'{made}\n\n')


def _block(block: Heading | Paragraph | Excerpt | Snippet) -> str:
    if isinstance(block, Heading):
        return f'{"#" * block.level} {"".join(f"{_words(words)} " for words in block.before)}{plain(block.text)}'
    if isinstance(block, Paragraph):
        made = ''.join(_words(words) for words in block.words).strip()
        return made if block.step else START.sub(r'\1\\\2', made)
    if isinstance(block, Snippet):
        return '\n'.join(('```yaml', *map(printable, block.lines), '```'))
    return f'    {block.line} | {printable(block.text)}'


def _words(words: Words) -> str:
    text = plain(words.text)
    if words.tone != 'heading' or not text.strip():
        return text
    return text.replace(text.strip(), f'**{text.strip()}**')


def _table(table: Table) -> Iterator[Piece]:
    if table.caption:
        yield Piece(f'**{plain(table.caption)}**\n\n')
    head = '| ' + ' | '.join(plain(name) for name in table.head) + ' |'
    rule = '|' + '|'.join(' --: ' if table.numbers and index else ' --- ' for index in range(len(table.head))) + '|'
    yield Piece(f'{head}\n{rule}\n')
    for row in table.rows:
        yield Piece('| ' + ' | '.join(_words(cell) for cell in row) + ' |\n', row=True)
    yield Piece('\n')
