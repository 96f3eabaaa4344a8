"""Makes sections of the headings and blocks of text that a reader yields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from masa_check.evidence.printed import Block, BlockKind, Break, HeadingSign, PrintedSection

SPACES = re.compile(r'[^\S\t]+')
INVISIBLE = dict.fromkeys(map(ord, '\u00ad\u200b\u200c\u200d\u2060\ufeff\x02'), None)  # soft hyphens and their like


class Fragment(NamedTuple):
    """A heading (with a level) or a block of text (without), as a reader gives it."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    sign: HeadingSign = HeadingSign.NONE
    page: int = 0
    breaks: tuple[Break, ...] = ()


def tidy(text: str) -> str:
    """A text in one line, with single spaces and without what is not seen; a tab stays where it parts two cells."""
    return '\t'.join(' '.join(cell.split()) for cell in text.translate(INVISIBLE).split('\t'))


def row(cells: Iterable[str]) -> str:
    """The text of a row of a table; empty if all its cells are."""
    parts = [' '.join(cell.translate(INVISIBLE).split()) for cell in cells]
    return '\t'.join(parts) if any(parts) else ''


def assemble(fragments: Iterable[Fragment]) -> tuple[PrintedSection, ...]:
    """The sections, each with the offsets of its heading and blocks in the text of the document."""
    return tuple(_sections(_tidied(fragments)))


def _tidied(fragments: Iterable[Fragment]) -> Iterator[Fragment]:
    for one in fragments:
        text = one.text if one.breaks else row(one.text.split('\t')) if one.kind is BlockKind.ROW else tidy(one.text)
        text = text if one.kind is BlockKind.ROW else text.replace('\t', ' ').strip()
        if text.strip():
            yield one._replace(text=text)


def _sections(fragments: Iterable[Fragment]) -> Iterator[PrintedSection]:
    head, blocks, offset = PrintedSection('', 0, HeadingSign.NONE, 0, 0, ()), list[Block](), 0
    for one in fragments:
        if one.level:
            if blocks or head.level:
                yield head._replace(blocks=tuple(blocks))
            head, blocks = PrintedSection(one.text, one.level, one.sign, one.page, offset, ()), []
        else:
            blocks.append(Block(one.kind, one.text, one.page, offset, one.breaks))
        offset += len(one.text) + 1
    if blocks or head.level:
        first = blocks[0].page if blocks and not head.level else head.page
        yield head._replace(blocks=tuple(blocks), page=first)
