"""The outline of a page: its title, and its blocks under headings and in lists, for what draws more than lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from masa_check.reporters.draw.page import Block, Folded, Heading, Page, Paragraph


class Section(NamedTuple):
    """A block, the id of its heading, and its depth in a list."""

    block: Block
    under: str
    depth: int = 0


def titled(page: Page) -> tuple[str, list[Block]]:
    """The title and the blocks below it; where there are several top headings, every heading goes down a level."""
    tops = [block for block in page.blocks if isinstance(block, Heading) and block.level == 1]
    if len(tops) > 1:
        return page.title, list(lowered(page.blocks))
    return tops[0].text if tops else page.title, [block for block in page.blocks if block not in tops]


def lowered(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with every heading a level down."""
    return (block._replace(level=block.level + 1) if isinstance(block, Heading) else block for block in blocks)


def sections(blocks: Iterable[Block], before: int = 0) -> Iterator[Section]:
    """The visible blocks as sections, of which so many with a heading come before."""
    under, taken, number = '', 0, before
    for block in blocks:
        if isinstance(block, Heading):
            number += 1
            under, taken = f'part-{number}', 1 if block.before else 0
            yield Section(block, under)
        elif isinstance(block, Folded):
            yield Section(block, under, block.step)
        elif not isinstance(block, Paragraph):
            yield Section(block, under)
        elif any(words.text.strip() for words in block.words):
            in_list = block.words[0].tone != 'remedy'  # a list of one otherwise
            yield Section(block, under, max(block.step - taken, 0) if in_list else 0)
