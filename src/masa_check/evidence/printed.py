"""A published document as it was read: sections with heading and page, and in them paragraphs, items and rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple


class BlockKind(StrEnum):
    """The kind of one block of text."""

    PARAGRAPH = 'paragraph'
    ITEM = 'item'  # of a list
    ROW = 'row'  # of a table
    NOTE = 'note'  # at the foot of a page, or at the end
    CONTENTS = 'contents'  # a line of the contents list, which is not the section that it names


class HeadingSign(StrEnum):
    """By what a heading was known, the surest first."""

    MARKED = 'marked'  # as a heading, by whoever made the file: a tag, a style, a number sign
    BOOKMARK = 'bookmark'
    CONTENTS = 'contents'  # it stands in the contents list
    LOOK = 'look'  # it is short, and bold, large or alone on its line
    NONE = 'none'  # what stands before the first heading


class Break(NamedTuple):
    """The point at which a block goes on on another page: the offset within the block, and the page."""

    offset: int
    page: int


class Block(NamedTuple):
    """A paragraph, an item or a row, in one line; the cells of a row have a tab between them in its text."""

    kind: BlockKind
    text: str
    page: int = 0  # counted from 1 through the file; 0 in a format without pages
    offset: int = 0  # within the text of the document
    breaks: tuple[Break, ...] = ()

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of a row; of any other block its text."""
        return tuple(self.text.split('\t')) if self.kind is BlockKind.ROW else (self.text,)

    def page_at(self, offset: int) -> int:
        """The page of a character of the block, by its offset within the block."""
        return next((one.page for one in reversed(self.breaks) if one.offset <= offset), self.page)


class PrintedSection(NamedTuple):
    """A heading and the blocks up to the next heading; `level` counts from 1, and is 0 before the first heading."""

    heading: str
    level: int
    sign: HeadingSign
    page: int
    offset: int
    blocks: tuple[Block, ...]


class PrintedPage(NamedTuple):
    """A page of a PDF: its place in the file, counted from 1, and the number printed on it ('' if none is known)."""

    number: int
    printed: str = ''


class NoticeKind(StrEnum):
    """What is told of a document beside its words."""

    NO_WORDS = 'no-words'  # a scanned page
    PICTURE = 'picture'  # without words for those who cannot see it
    LEFT_OUT = 'left-out'  # something that was not read
    NOT_TAGGED = 'not-tagged'
    NO_TITLE = 'no-title'
    NO_LANGUAGE = 'no-language'
    NO_HEADINGS = 'no-headings'


ACCESS = frozenset({NoticeKind.NOT_TAGGED, NoticeKind.NO_TITLE, NoticeKind.NO_LANGUAGE, NoticeKind.NO_HEADINGS})


class Notice(NamedTuple):
    """Something told of a document, with the page (0: of the whole), and what to do."""

    kind: NoticeKind
    message: str
    remedy: str
    page: int = 0


class PrintedDocument(NamedTuple):
    """A published document, read."""

    format: str  # pdf, docx, html, markdown or text
    sections: tuple[PrintedSection, ...]
    pages: tuple[PrintedPage, ...] = ()
    notices: tuple[Notice, ...] = ()
    title: str = ''  # as the file gives it to reading software
    language: str = ''

    @property
    def blocks(self) -> Iterator[Block]:
        """Every block in its order."""
        return (block for section in self.sections for block in section.blocks)

    @property
    def text(self) -> str:
        """All words, a heading or block a line: what offsets count in."""
        return '\n'.join(_lines(self.sections))

    @property
    def access(self) -> tuple[Notice, ...]:
        """Our own advice on whether everybody can read the file."""
        return tuple(one for one in self.notices if one.kind in ACCESS)

    def printed_page(self, number: int) -> str:
        """The number printed on a page, or its place in the file where none is known."""
        return (self.pages[number - 1].printed if 0 < number <= len(self.pages) else '') or str(number or '')


def _lines(sections: Iterable[PrintedSection]) -> Iterator[str]:
    for section in sections:
        if section.sign is not HeadingSign.NONE:
            yield section.heading
        yield from (block.text for block in section.blocks)
