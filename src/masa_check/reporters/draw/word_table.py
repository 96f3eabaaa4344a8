"""Tables as the XML of a Word document: a head that each page repeats, and rows that no page divides but tall ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import quoteattr

from masa_check.inert import printable
from masa_check.reporters.draw.page import Table, Words
from masa_check.reporters.draw.word_text import paragraph

LINE = 9866  # what stands between the margins, in twentieths of a point
LETTER = 105  # the width of a letter of a table, on the average
PADDING = 160  # both sides of a cell
MOST = 60  # letters of a cell beyond which it gains no further width
ROW = 260  # the height of a line that is left to fill in


def table(block: Table, name: str) -> Iterator[str]:
    """A table with its caption above it; the name describes it to whoever cannot see it."""
    if block.caption:
        yield paragraph([Words(block.caption)], 'Caption')
    columns = widths(block)
    described = quoteattr(printable(block.caption or name))
    yield (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Report"/>'
        f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" '
        f'w:noVBand="1"/><w:tblCaption w:val={described}/></w:tblPr><w:tblGrid>'
    )
    yield from (f'<w:gridCol w:w="{width}"/>' for width in columns)
    yield '</w:tblGrid>'
    yield _row(block, [Words(name) for name in block.head], columns, is_head=True)
    last = len(block.rows) - 1
    yield from (_row(block, row, columns, stays=at == last - 1) for at, row in enumerate(block.rows))
    yield '</w:tbl>'
    yield paragraph([], 'After')


def widths(block: Table) -> list[int]:
    """
    The width of each column: as the table has it, else by how much stands in it, with room for its longest word.

    A table of numbers is no wider than it has to be; any other fills the line.
    """
    columns = [[name, *(_longest(row[at]) for row in block.rows)] for at, name in enumerate(block.head)]
    least = [max(len(word) for text in column for word in (text.split() or [''])) for column in columns]
    wanted = [min(max(map(len, column)), max(MOST, one)) for column, one in zip(columns, least, strict=True)]
    shares = [LETTER * letters + PADDING for letters in (block.widths or wanted)]
    if block.numbers and sum(shares) <= LINE:
        return shares
    if block.widths or sum(shares) <= LINE:
        return [LINE * share // sum(shares) for share in shares]
    floor = [LETTER * letters + PADDING for letters in least]
    spare, asked = LINE - sum(floor), sum(shares) - sum(floor)
    if spare <= 0:
        return [LINE * one // sum(floor) for one in floor]
    return [one + spare * (share - one) // asked for one, share in zip(floor, shares, strict=True)]


def _longest(words: Words) -> str:
    """The longest of the lines of a cell."""
    return max((words.text, *(one.text for one in words.below)), key=len)


def _row(
    block: Table, cells: Sequence[Words], columns: Sequence[int], *, is_head: bool = False, stays: bool = False
) -> str:
    """A row; one that stays goes to the next page with the row below it, so that the last is not alone there."""
    height = f'<w:trHeight w:val="{ROW * block.room}" w:hRule="atLeast"/>' if block.room and not is_head else ''
    is_whole = is_head or not block.is_tall(tuple(cells))
    whole = '<w:cantSplit/>' if is_whole else ''
    inner = f'{whole}{height}{"<w:tblHeader/>" if is_head else ""}'
    properties = f'<w:trPr>{inner}</w:trPr>' if inner else ''
    kept = '<w:keepNext/>' if is_head or (stays and is_whole) else ''
    looks = (kept + ('<w:jc w:val="right"/>' if block.is_number(index) else '') for index in range(len(cells)))
    return f'<w:tr>{properties}{"".join(map(_cell, cells, columns, looks))}</w:tr>'


def _cell(words: Words, width: int, look: str) -> str:
    lines = ''.join(paragraph([line], 'Cell', look) for line in (words._replace(below=()), *words.below))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{lines}</w:tc>'
