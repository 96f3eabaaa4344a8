"""Draws a page as a Word document, with the standard library alone: the same page gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from masa_check.inert import printable
from masa_check.reporters.draw.outline import Section, sections, titled
from masa_check.reporters.draw.page import Block, Excerpt, Folded, Heading, Page, Paragraph, Snippet, Table, Words
from masa_check.reporters.draw.text import shown
from masa_check.reporters.draw.word_package import packed
from masa_check.reporters.draw.word_table import table
from masa_check.reporters.draw.word_text import paragraph

DEEPEST = 3  # of headings, below the title
NEW_PAGE, KEPT = '<w:pageBreakBefore/>', '<w:keepNext/>'


def draw(page: Page) -> bytes:
    """The page as a file that Word opens."""
    title, blocks = titled(page)
    body = [paragraph([Words(title)], 'Title'), *_drawn(sections(blocks), title), *_foot(page.foot)]
    return packed(printable(title), ''.join(body))


def _foot(blocks: tuple[Block, ...]) -> Iterator[str]:
    """What stands below everything, in small letters."""
    for block in blocks:
        if isinstance(block, Paragraph) and any(words.text.strip() for words in block.words):
            yield paragraph(block.words, 'Foot')


def _drawn(parts: Iterator[Section], name: str) -> Iterator[str]:
    """The XML of sections; the last heading gives a table its name."""
    every = list(parts)
    for part, introduces in zip(every, _introducing(every), strict=True):
        name = part.block.text if isinstance(part.block, Heading) else name
        yield from _block(part, name, KEPT if introduces else '')


def _introducing(parts: Sequence[Section]) -> list[bool]:
    """
    Which paragraphs stand right above a table, a snippet or a list, and go to the next page with it.

    Example: of a heading, two paragraphs and a table, the two paragraphs; a heading stays with what follows anyway.
    """
    introducing: list[bool] = []
    below = False
    for part in reversed(parts):
        is_plain = isinstance(part.block, Paragraph) and not part.depth
        introducing.append(is_plain and below)
        below = isinstance(part.block, Table | Snippet) or bool(part.depth) or (is_plain and below)
    return introducing[::-1]


def _block(part: Section, name: str, look: str) -> Iterator[str]:
    block = part.block
    if isinstance(block, Heading):
        yield _heading(block)
    elif isinstance(block, Paragraph):
        yield paragraph(_stripped(block.words), f'ListBullet{min(part.depth, DEEPEST)}' if part.depth else '', look)
    elif isinstance(block, Table):
        yield from table(block, name)
    elif isinstance(block, Folded):
        yield paragraph(_stripped(block.summary), 'Summary')
        yield from _drawn(sections(block.blocks), ''.join(words.text for words in block.summary))
    elif isinstance(block, Snippet):
        *lines, last = block.lines or ('',)
        yield from (paragraph([Words(line)], 'Code', KEPT) for line in lines)
        yield paragraph([Words(last)], 'Code')
    else:
        yield _excerpt(block)


def _heading(heading: Heading) -> str:
    words = (*(words._replace(text=f'{words.text}  ') for words in heading.before), Words(heading.text))
    level = min(max(heading.level - 1, 1), DEEPEST)
    return paragraph(words, f'Heading{level}', NEW_PAGE if heading.new_page else '')


def _stripped(words: tuple[Words, ...]) -> tuple[Words, ...]:
    """Words without the spaces by which lines of a terminal are set in."""
    first, *rest = words
    return first._replace(text=first.text.lstrip()) if not first.changed else first, *rest


def _excerpt(excerpt: Excerpt) -> str:
    before, marked, after = shown(excerpt)
    words = (Words(f'{excerpt.line} {before}'), Words(marked, changed=((0, len(marked)),)), Words(after))
    return paragraph(words, 'Code')
