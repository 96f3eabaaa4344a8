"""A page of prose: headings, paragraphs, tables and places in a text, drawn by whatever draws pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words, and what they are: a verdict, a force, a place; each drawer has its own way to mark it."""

    text: str
    tone: str = ''


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a document."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of words, set in by so many steps."""

    words: tuple[Words, ...]
    step: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a head; numbers stand to the right."""

    head: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of the text that was read, with the stretch that a finding is about."""

    line: int
    text: str
    column: int
    end_column: int
    step: int = 2


Block = Heading | Paragraph | Table | Excerpt


@dataclass(frozen=True, slots=True)
class Page:
    """Blocks, in the order in which they are read."""

    blocks: tuple[Block, ...]


def say(*words: str | Words, step: int = 0) -> Paragraph:
    """A paragraph of plain and marked words."""
    return Paragraph(tuple(word if isinstance(word, Words) else Words(word) for word in words), step)
