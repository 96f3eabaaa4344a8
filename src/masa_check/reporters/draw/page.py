"""A page as blocks: headings, paragraphs, tables and excerpts, which each renderer draws."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Words(NamedTuple):
    """
    Words with a tone, such as a verdict, a force or a place, which each renderer marks in its own way.

    `changed` are the stretches that are other than in the words beside them, from one letter to before another. `below`
    are further lines of a cell of a table, which are drawn on paper: as HTML and in Word. As HTML alone, `link` is the
    id of another place to which they lead, and `id` is that of their own place.
    """

    text: str
    tone: str = ''
    changed: tuple[tuple[int, int], ...] = ()
    below: tuple[Words, ...] = ()
    link: str = ''
    id: str = ''

    @property
    def stretches(self) -> Iterator[tuple[str, bool]]:
        """The text in stretches, each with whether it is changed."""
        end = 0
        for start, stop in self.changed:
            yield self.text[end:start], False
            yield self.text[start:stop], True
            end = stop
        yield self.text[end:], False


class Heading(NamedTuple):
    """A heading; level 1 is a document, and `before` has its force or id. On paper, one may begin a new page."""

    text: str
    level: int = 1
    before: tuple[Words, ...] = ()
    new_page: bool = False


class Paragraph(NamedTuple):
    """A line of words with a depth of indentation."""

    words: tuple[Words, ...]
    step: int = 0


TALL = 2000  # letters of a cell as wide as the page: about twenty lines


class Table(NamedTuple):
    """
    Rows of cells below a header, each row named by one cell; numbers are aligned right, up to a last column of words.

    `plain` means that only screen readers need the header. With `marks` above 0, the cells from that column on are
    states that may be drawn as marks. Such a table can be sorted and filtered where a script runs. On paper, `widths`
    are the parts of the line that the columns take, and each row has `room` for so many lines to be filled in.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    numbers: bool = False
    caption: str = ''
    named_by: int = 0
    plain: bool = False
    marks: int = 0
    ends_in_words: bool = False
    widths: tuple[int, ...] = ()
    room: int = 0

    def is_tall(self, row: tuple[Words, ...]) -> bool:
        """
        Whether a row of a table for paper is so tall that a page may divide it, or half a page before it stays empty.

        It is measured by the letters of each cell, beside the width of its column.
        """
        widths = self.widths or (100,) * len(row)
        letters = (sum(len(one.text) for one in (cell, *cell.below)) for cell in row)
        return bool(self.widths) and any(TALL * width < 100 * some for some, width in zip(letters, widths, strict=True))

    def is_number(self, index: int) -> bool:
        """Whether a column holds numbers."""
        return self.numbers and 0 < index < len(self.head) - self.ends_in_words


class Excerpt(NamedTuple):
    """A line of a document, with the stretch that a finding is about."""

    line: int
    text: str
    column: int
    end_column: int
    step: int = 2


class Snippet(NamedTuple):
    """Lines of YAML to copy, with a depth of indentation."""

    lines: tuple[str, ...]
    step: int = 0


class Folded(NamedTuple):
    """Blocks without headings under a line that sums them up; as text they are left out unless the fold is open."""

    summary: tuple[Words, ...]
    blocks: tuple[Block, ...]
    is_open: bool = False
    step: int = 0


Block = Heading | Paragraph | Table | Excerpt | Snippet | Folded


class Page(NamedTuple):
    """The blocks in reading order, the foot, and a title."""

    blocks: tuple[Block, ...]
    foot: tuple[Block, ...] = ()
    title: str = ''

    @property
    def whole(self) -> tuple[Block, ...]:
        """All blocks, including the foot."""
        return self.blocks + self.foot


def how_many(number: int, noun: str, nouns: str = '') -> str:
    """A number with its noun: 1 document, 2 documents; 2 duties, where the plural is given."""
    return f'{number} {noun if number == 1 else nouns or f"{noun}s"}'


def say(*words: str | Words, step: int = 0) -> Paragraph:
    """A paragraph of plain and marked words."""
    return Paragraph(tuple(word if isinstance(word, Words) else Words(word) for word in words), step)


CAVEAT = say(Words('A declaration is only as true as its declarer, and this is not legal advice.', 'faint'))
