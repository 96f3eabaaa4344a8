"""A page of prose: headings, paragraphs, tables and places in a text, drawn by whatever draws pages."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """A run of words, and what they are: a verdict, a force, a place; each drawer has its own way to mark it."""

    text: str
    tone: str = ''


class Heading(NamedTuple):
    """A heading; level 1 is a document, and what is marked before it is a force or an id."""

    text: str
    level: int = 1
    before: tuple[Words, ...] = ()


class Paragraph(NamedTuple):
    """One line of words, set in by so many steps."""

    words: tuple[Words, ...]
    step: int = 0


class Table(NamedTuple):
    """Rows of cells under a head, each row named by one of them; numbers stand to the right.

    A head that only says what can be seen is plain to whoever looks, and needed by whoever listens. Where `marks` is
    not nought, the cells from that column on are states, for which a mark may stand, and the table may be sorted and
    sifted where its reader has the means.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    numbers: bool = False
    caption: str = ''
    named_by: int = 0
    plain: bool = False
    marks: int = 0


class Excerpt(NamedTuple):
    """A line of the text that was read, with the stretch that a finding is about."""

    line: int
    text: str
    column: int
    end_column: int
    step: int = 2


class Snippet(NamedTuple):
    """Lines of YAML to be copied as they stand, set in by so many steps."""

    lines: tuple[str, ...]
    step: int = 0


Block = Heading | Paragraph | Table | Excerpt | Snippet


class Page(NamedTuple):
    """Blocks, in the order in which they are read, what stands at the foot, and a name for all of it."""

    blocks: tuple[Block, ...]
    foot: tuple[Block, ...] = ()
    title: str = ''

    @property
    def whole(self) -> tuple[Block, ...]:
        """Everything in it, to the foot."""
        return self.blocks + self.foot


def how_many(number: int, noun: str) -> str:
    """How many there are of a thing: 1 document, 2 documents."""
    return f'{number} {noun}{"" if number == 1 else "s"}'


def say(*words: str | Words, step: int = 0) -> Paragraph:
    """A paragraph of plain and marked words."""
    return Paragraph(tuple(word if isinstance(word, Words) else Words(word) for word in words), step)


CAVEAT = say(Words('A declaration is only as true as its declarer, and this is not legal advice.', 'faint'))
