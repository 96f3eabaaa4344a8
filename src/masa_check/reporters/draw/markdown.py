"""Renders a page as Markdown, whole or cut to a size."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import NamedTuple

from masa_check.inert import printable
from masa_check.reporters.draw.page import Block, Excerpt, Folded, Heading, Page, Paragraph, Snippet, Table, Words

MARKS = re.compile(r'([\\`*_{}\[\]<>|~$&])')
# Of a heading, a list, a rule, or an order such as GitLab's "/close".
START = re.compile(r'^(\d*)([#+=.)/-])')
# What would become a link, call a person or leave a trace elsewhere once it is shown, however it was escaped: bare
# addresses and those of e-mail, names, tickets (#12, owner/name#12, GH-26, !12, &12) and commits. What somebody will
# copy is left whole where it does no harm: e-mail of government, which remedies name, amounts (a word of digits alone
# is seldom a commit), and the hash of our own rulebook.
MAIL_OF_GOVERNMENT = r'(?<=\w@)(?:[\w-]+\.)*gov\.uk(?![\w-]|\.\w)'
ACTS = re.compile(rf'(?i::(?=//)|\bwww(?=\.)|@(?=\w)(?!{MAIL_OF_GOVERNMENT})|#(?=\w)|[!&](?=\d)|\bG[HL]-(?=\d))')
COMMIT = re.compile(r'(?<!version )\b(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{7,64}\b')
TICKS = re.compile(r'`+')
SHORT = re.compile(r'.{6}(?=.)')
APART = '&ZeroWidthSpace;'  # nothing to see, and enough for whatever looks for such words
NOTE = 200  # characters reserved for the note on missing rows


class Piece(NamedTuple):
    """A part of the page that is never cut: a paragraph, the head of a table, or a row."""

    text: str
    row: bool = False


class PagePart:
    """
    Some pieces of a page of which there may be too many for its room.

    What cannot have a place in the room whatever comes before it is not kept, only counted: a part takes no more
    memory than the room.
    """

    def __init__(self, room: int, measure: Callable[[str], int] = len) -> None:
        self._room, self._measure = room, measure
        self._size = 0
        self._pieces: list[Piece] = []
        self._rows = 0  # that are not kept

    def add(self, pieces: Iterable[Piece]) -> None:
        """Add some more pieces."""
        for piece in pieces:
            if self._size <= self._room:
                self._pieces.append(piece)
            else:
                self._rows += piece.row
            self._size += self._measure(piece.text)

    @staticmethod
    def joined(parts: Iterable[PagePart], room: int) -> str:
        """The parts cut to a room, no larger than theirs, at the end of a row or paragraph, with what is missing."""
        every = list(parts)
        pieces = [piece for part in every for piece in part._pieces]
        if sum(part._size for part in every) <= room:
            return _joined(pieces)
        count, left = 0, room - NOTE
        while left >= 0:
            left -= every[0]._measure(pieces[count].text)
            count += left >= 0
        missing = sum(piece.row for piece in pieces[count:]) + sum(part._rows for part in every)
        note = f'**There was no room for {missing} more rows; the full report has them.**'
        return f'{_joined(pieces[:count])}\n{note}\n'


def draw(page: Page) -> str:
    """The page as Markdown, with the words of documents escaped."""
    return _joined(pieces(page.whole))


def plain(text: str) -> str:
    """Words of a document, escaped so that they cannot become markup."""
    return _apart(MARKS.sub(r'\\\1', printable(text)))


def _apart(text: str) -> str:
    """A text in which nothing becomes a link or calls a person."""
    parted = ACTS.sub(rf'\g<0>{APART}', text)
    return COMMIT.sub(lambda found: SHORT.sub(rf'\g<0>{APART}', found[0]), parted)


def _joined(pieces: Iterable[Piece]) -> str:
    return ''.join(piece.text for piece in pieces).rstrip('\n') + '\n'


def pieces(blocks: Iterable[Block]) -> Iterator[Piece]:
    """The blocks in pieces."""
    for block in blocks:
        if isinstance(block, Table):
            yield from _table(block)
        elif isinstance(block, Folded):
            yield Piece(f'<details{" open" if block.is_open else ""}>\n<summary>{_summary(block)}</summary>\n\n')
            yield from pieces(block.blocks)
            yield Piece('</details>\n\n')
        elif made := _block(block):
            yield Piece(f'{made}\n\n')


def drawn_row(row: Iterable[Words]) -> Piece:
    """A row of a table."""
    return Piece('| ' + ' | '.join('; '.join(map(_words, (cell, *cell.below))) for cell in row) + ' |\n', row=True)


def _summary(folded: Folded) -> str:
    """The line of a fold, which is HTML: escapes of Markdown do not count within it."""
    text = ''.join(escape(printable(words.text), quote=False) for words in folded.summary).strip()
    return _apart(text)


def _block(block: Heading | Paragraph | Excerpt | Snippet) -> str:
    if isinstance(block, Heading):
        return f'{"#" * block.level} {"".join(f"{_words(words)} " for words in block.before)}{plain(block.text)}'
    if isinstance(block, Paragraph):
        made = ''.join(_words(words) for words in block.words).strip()
        return START.sub(r'\1\\\2', made)
    if isinstance(block, Snippet):
        longest = max((len(ticks) for line in block.lines for ticks in TICKS.findall(line)), default=0)
        fence = '`' * max(3, longest + 1)
        return '\n'.join((f'{fence}yaml', *map(printable, block.lines), fence))
    return f'    {block.line} | {printable(block.text)}'


def _words(words: Words) -> str:
    text = ''.join(_stretch(part, changed=changed) for part, changed in words.stretches)
    if words.tone != 'heading' or not text.strip():
        return text
    return text.replace(text.strip(), f'**{text.strip()}**')


def _stretch(text: str, *, changed: bool) -> str:
    escaped = plain(text)
    return escaped.replace(escaped.strip(), f'**{escaped.strip()}**') if changed and escaped.strip() else escaped


def _table(table: Table) -> Iterator[Piece]:
    if table.caption:
        yield Piece(f'**{plain(table.caption)}**\n\n')
    head = '| ' + ' | '.join(plain(name) for name in table.head) + ' |'
    rule = '|' + '|'.join(' --: ' if table.is_number(index) else ' --- ' for index in range(len(table.head))) + '|'
    yield Piece(f'{head}\n{rule}\n')
    for row in table.rows:
        yield drawn_row(row)
    yield Piece('\n')
