"""How much of each section of a board paper fits on two pages of paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import ceil
from typing import NamedTuple

from masa_check.reporters.draw.page import Block, Heading, Paragraph, Table, Words

PAGES = 1530  # points on two pages of A4; an estimate is about a tenth above what is drawn
HEADING, LINE, CELL, AFTER = 20, 12, 10, 5  # points: of a heading, of a line of text, of one in a table, below a table
LETTERS, IN_TABLE = 108, 118  # that stand in a line of text, and in a line of a table over all its columns
PADDING = 2  # letters that the edges of a cell take
ROOM = 14  # points of a line that is left to fill in


class Measure(NamedTuple):
    """How much a paper tells: the rows or sentences of sections, and the letters of a cell."""

    actions: int
    letters: int
    dates: int
    changes: int
    names: int


MEASURES = (
    Measure(12, 320, 6, 9, 8),
    Measure(10, 280, 6, 8, 6),
    Measure(9, 240, 5, 7, 4),
    Measure(8, 220, 5, 6, 4),
    Measure(7, 200, 5, 5, 4),
    Measure(6, 190, 4, 5, 4),
    Measure(5, 180, 4, 5, 4),
    Measure(5, 160, 4, 4, 4),
    Measure(4, 150, 3, 4, 4),
    Measure(4, 120, 3, 3, 3),
    Measure(3, 110, 2, 3, 3),
    Measure(3, 80, 2, 2, 2),
    Measure(2, 60, 2, 1, 1),
)


def fitted(sections: Callable[[Measure], Iterable[Block]]) -> tuple[Block, ...]:
    """The sections by the most generous measure that fits on two pages; else by the least."""
    made: tuple[Block, ...] = ()
    for measure in MEASURES:
        made = tuple(sections(measure))
        if sum(map(_height, made)) <= PAGES:
            break
    return made


def _height(block: Block) -> int:
    """About how many points of height a block takes."""
    if isinstance(block, Heading):
        return HEADING
    if isinstance(block, Paragraph):
        return LINE * _lines(sum(len(words.text) for words in block.words), LETTERS) + 2
    return _table(block) if isinstance(block, Table) else 0


def _table(table: Table) -> int:
    parts = table.widths or (100 // len(table.head),) * len(table.head)
    rows = (tuple(map(Words, table.head)), *table.rows)
    lines = (max(map(_cell, row, parts)) for row in rows)
    least = ROOM * table.room
    return sum(max(CELL * number + 2, least) for number in lines) + AFTER


def _cell(words: Words, part: int) -> int:
    """How many lines a cell takes, in a column of so many parts of a hundred."""
    letters = max(IN_TABLE * part // 100 - PADDING, 1)
    return sum(_lines(len(one.text), letters) for one in (words, *words.below))


def _lines(letters: int, in_a_line: int) -> int:
    return max(ceil(letters / in_a_line), 1)
