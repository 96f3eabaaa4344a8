"""Draws a page as Markdown."""

from __future__ import annotations

import re

from masa_check.reporters.page import Block, Excerpt, Heading, Page, Paragraph, Table, Words
from masa_check.reporters.text import printable

MARKS = re.compile(r'([\\`*_{}\[\]<>|])')


def draw(page: Page) -> str:
    """The page as Markdown, with nothing in it that the words of a document could turn into markup."""
    return '\n\n'.join(filter(None, (_block(block) for block in page.blocks))) + '\n'


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f'{"#" * block.level} {_plain(block.text)}'
    if isinstance(block, Paragraph):
        return ''.join(_words(words) for words in block.words).strip()
    if isinstance(block, Table):
        return _table(block)
    return _excerpt(block)


def _plain(text: str) -> str:
    return MARKS.sub(r'\\\1', printable(text))


def _words(words: Words) -> str:
    text = _plain(words.text)
    return f'**{text}**' if words.tone == 'heading' and text.strip() else text


def _table(table: Table) -> str:
    head = '| ' + ' | '.join(_plain(name) for name in table.head) + ' |'
    rule = '|' + '|'.join(' --: ' if table.numbers and index else ' --- ' for index in range(len(table.head))) + '|'
    rows = ('| ' + ' | '.join(_words(cell) for cell in row) + ' |' for row in table.rows)
    return '\n'.join((head, rule, *rows))


def _excerpt(excerpt: Excerpt) -> str:
    return f'    {excerpt.line} | {printable(excerpt.text)}'
