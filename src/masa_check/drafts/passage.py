"""Cuts a published document into passages: a few sentences under one heading, as a person reads them at a glance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import groupby
from typing import Any, Final

from masa_check.evidence.printed import Block, BlockKind, PrintedDocument, PrintedSection
from masa_check.model.sentence import is_placeholder
from masa_check.questions.cue import simplified

ENOUGH = 45  # words: a passage with so many takes no further block
NEAREST = 2  # headings that are read with a passage
MOST = 130  # words that a passage grows to by taking one more block


class TextPassage:
    """Some blocks that stand together under a heading."""

    def __init__(
        self, document: PrintedDocument, above: tuple[str, ...], blocks: tuple[Block, ...], text_name: str = ''
    ) -> None:
        self.printed_page: Final = document.printed_page
        self.text_name: Final = text_name  # under `texts`, where there are several
        self.headings: Final = above  # the nearest last
        self.blocks: Final = blocks
        self.page: Final = document.printed_page(blocks[0].page)

    def source(self, page: int) -> Mapping[str, Any]:
        """Its heading and a page of the file, as a declaration has them; {} where it has neither."""
        source: dict[str, Any] = {'section': self.section} if not is_placeholder(self.section) else {}
        printed = self.printed_page(page)
        if printed.isascii() and printed.isdigit() and int(printed):
            source['page'] = int(printed)
        return {**source, 'text': self.text_name} if self.text_name and source else source

    @property
    def section(self) -> str:
        """The heading under which it stands; '' before the first."""
        return self.headings[-1] if self.headings else ''

    @cached_property
    def text(self) -> str:
        """Its words, with a space between blocks and cells."""
        return ' '.join(' '.join(block.text.split()) for block in self.blocks)

    @cached_property
    def simplified(self) -> str:
        """Its words and those of the nearest headings, as cues are looked for."""
        return simplified(' '.join((*self.headings[-NEAREST:], self.text)))


def passages(document: PrintedDocument, text_name: str = '') -> list[TextPassage]:
    """Every passage in its order."""
    return list(_passages(document, text_name))


def _passages(document: PrintedDocument, text_name: str) -> Iterator[TextPassage]:
    above: list[PrintedSection] = []
    for section in document.sections:
        above = [one for one in above if one.level < section.level]
        if section.level:
            above.append(section)
        headings = tuple(one.heading for one in above[1:] or above)  # the first is the title, which is over all
        for is_readable, run in groupby(section.blocks, key=_is_readable):
            if is_readable:
                yield from (TextPassage(document, headings, blocks, text_name) for blocks in _together(run))


def _is_readable(block: Block) -> bool:
    return block.kind is not BlockKind.CONTENTS and bool(block.text.strip())


def _together(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    """Blocks as they are read together: a short one, or a list, with those that come after it."""
    taken: list[Block] = []
    count = 0
    for block in blocks:
        words = len(block.text.split())
        if taken and (count + words > MOST or (count >= ENOUGH and block.kind is not BlockKind.ITEM)):
            yield tuple(taken)
            taken, count = [], 0
        taken.append(block)
        count += words
    if taken:
        yield tuple(taken)
