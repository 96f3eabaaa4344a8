"""Makes headings, paragraphs, items and rows of what the tags of a PDF say of its letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from masa_check.evidence.pdf_layout import Chunk
from masa_check.evidence.pdf_letters import HYPHEN, NO_TAG, Letter, PdfPage
from masa_check.evidence.pdf_line import PdfLine, line_of
from masa_check.evidence.pdf_structure import Element
from masa_check.evidence.printed import BlockKind

LEVELS = {'Title': 1, 'H': 2, **{f'H{level}': level for level in range(1, 10)}}
KINDS = {
    **dict.fromkeys(('P', 'BlockQuote', 'Caption', 'Figure', 'Formula', 'Code', 'Table', 'TR'), BlockKind.PARAGRAPH),
    **dict.fromkeys(LEVELS, BlockKind.PARAGRAPH),
    'LI': BlockKind.ITEM,
    **dict.fromkeys(('Note', 'FENote'), BlockKind.NOTE),
    'TOCI': BlockKind.CONTENTS,
}
CELLS = ('TH', 'TD')
OMITTED = 'Artifact'
WITHIN_ITEM = frozenset({'P', 'BlockQuote', 'Caption'})  # paragraphs of an item are of the item


class TaggedPage(NamedTuple):
    """A page with its tags; `covered` are the numbers of those that tell of letters."""

    page: PdfPage
    elements: tuple[Element, ...]
    covered: frozenset[int]

    @property
    def letters(self) -> tuple[int, int]:
        """How many letters tags tell of, and how many there are."""
        drawn = [one.style.tag for one in self.page.letters if one.drawn and not one.style.artifact]
        return sum(tag in self.covered for tag in drawn), len(drawn)

    @property
    def uncovered(self) -> tuple[Letter, ...]:
        """The letters that no tag tells of, and that are not marked as decoration."""
        kept, last = list[Letter](), False
        for one in self.page.letters:
            if not one.generated:
                last = one.style.tag not in self.covered and not one.style.artifact
            if last:
                kept.append(one)
        return tuple(kept)


def tagged(page: PdfPage, elements: tuple[Element, ...]) -> TaggedPage:
    """A page with its tags."""
    return TaggedPage(page, elements, frozenset(tag for element in elements for tag in _tags(element)))


def chunks_of(page: TaggedPage) -> Iterator[Chunk]:
    """What the tags of a page say, in their order."""
    letters = _by_tag(page.page.letters)
    for element in page.elements:
        yield from _chunks(element, letters, page.page.number)


def pictures_without_words(page: TaggedPage) -> int:
    """How many large pictures have neither words of their own nor any in the figure that they stand in."""
    worded = {
        tag for element in page.elements for figure in _figures(element) for tag in _tags(figure) if _has_words(figure)
    }
    letters = _by_tag(page.page.letters)
    worded |= {
        tag
        for element in page.elements
        for figure in _figures(element)
        if any(letters.get(tag) for tag in _tags(figure))
        for tag in _tags(figure)
    }
    return sum(tag not in worded for tag in page.page.pictures)


def _has_words(element: Element) -> bool:
    return bool(element.words.strip()) or any(isinstance(one, Element) and _has_words(one) for one in element.children)


def _figures(element: Element) -> Iterator[Element]:
    if element.kind == 'Figure':
        yield element
    for child in element.children:
        if isinstance(child, Element):
            yield from _figures(child)


def _tags(element: Element) -> Iterator[int]:
    if element.kind != OMITTED:
        for child in element.children:
            if isinstance(child, Element):
                yield from _tags(child)
            else:
                yield child


def _by_tag(letters: Iterable[Letter]) -> Mapping[int, list[Letter]]:
    """Letters by their tag; a space that PDFium added goes with the letter before it."""
    known: dict[int, list[Letter]] = defaultdict(list)
    tag = NO_TAG
    for one in letters:
        tag = tag if one.generated else one.style.tag
        if tag != NO_TAG:
            known[tag].append(one)
    return known


def _chunks(element: Element, letters: Mapping[int, list[Letter]], page: int) -> Iterator[Chunk]:
    if element.kind == 'TR':
        cells = tuple(_lines(tuple(_tags(cell)), letters, page) for cell in _cells(element))
        lines = tuple(line for cell in cells for line in cell)
        if lines:
            yield Chunk(BlockKind.ROW, lines, cells)
        return
    kind, level = KINDS.get(element.kind, BlockKind.PARAGRAPH), LEVELS.get(element.kind, 0)
    run: list[int] = []
    for part in (*_parts(element, element.kind), None):
        if isinstance(part, int):
            run.append(part)
            continue
        lines = _lines(run, letters, page)
        if lines:
            yield Chunk(kind, lines, level=level)
        run = []
        if part is not None:
            yield from _chunks(part, letters, page)


def _cells(row: Element) -> Iterator[Element]:
    for child in row.children:
        if isinstance(child, Element):
            if child.kind in CELLS:
                yield child
            else:
                yield from _cells(child)


def _parts(element: Element, within: str) -> Iterator[int | Element]:
    """The tags of an element's own letters, and the blocks within it, each in its place."""
    for child in element.children:
        if isinstance(child, int):
            yield child
        elif child.kind == OMITTED:
            continue
        elif child.kind in KINDS and not (within in ('LI', 'TOCI') and child.kind in WITHIN_ITEM):
            yield child
        else:
            yield from _parts(child, within)


def _lines(tags: Sequence[int], letters: Mapping[int, list[Letter]], page: int) -> tuple[PdfLine, ...]:
    """The lines of some stretches of letters, which go on in one line unless PDFium ends it."""
    lines: list[list[Letter]] = [[]]
    for tag in tags:
        for one in letters.get(tag, ()):
            if one.char in '\r\n':
                lines.append([])
            else:
                lines[-1].append(one)
            if one.char == HYPHEN:
                lines.append([])
    return tuple(line for part in lines if (line := line_of(part, page)))
