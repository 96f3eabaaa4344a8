"""Reads a published Word file: all that is printed of it, with insertions in and deletions out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from masa_check.evidence.assembly import Fragment, assemble
from masa_check.evidence.docx_numbering import Numbering
from masa_check.evidence.docx_package import MAIN, Package
from masa_check.evidence.docx_style import ParagraphStyle, Styles, TypeLook
from masa_check.evidence.heading import contents_keys, key, may_be_heading
from masa_check.evidence.limits import UnreadableError
from masa_check.evidence.printed import BlockKind, HeadingSign, Notice, NoticeKind, PrintedDocument
from masa_check.evidence.xml_tree import Node

BODY = ('w:p', 'w:tbl')
LEFT_OUT = frozenset({'w:del', 'w:moveFrom', 'w:instrText', 'w:delText', 'w:rPr', 'w:pPr', 'mc:Fallback', 'w:tblPr'})
SIGNS = {'w:tab': ' ', 'w:br': ' ', 'w:cr': ' ', 'w:noBreakHyphen': '-', 'w:softHyphen': ''}
NOTES = {'w:footnoteReference': 'word/footnotes.xml', 'w:endnoteReference': 'word/endnotes.xml'}
NUMBER = re.compile(r'(?:\d{1,2}(?:\.\d{1,2})*\.?|[A-Z]\.|appendix \w+[:.]?)\s+\S', re.IGNORECASE)
LARGER = 1.1  # than the text: the size of a heading
OF_NUMBER, OF_LOOK = 2, 3  # the level of a heading that nothing but its number or look tells of


class Printed(NamedTuple):
    """A paragraph, before it is known whether its look makes it a heading."""

    text: str
    kind: BlockKind
    style: ParagraphStyle
    look: TypeLook
    in_table: bool = False
    number: str = ''  # that Word prints before the text

    @property
    def as_heading(self) -> str:
        """The text as a heading is printed: with its number."""
        return f'{self.number} {self.text}' if self.number else self.text


class WordReader:
    """One Word file, as it is read."""

    def __init__(self, package: Package) -> None:
        self._package: Final = package
        self._styles: Final = Styles(package)
        self._numbering: Final = Numbering(package)
        self._related: Final = package.related(MAIN)
        self._notes: Final = {name: self._notes_of(part) for name, part in NOTES.items()}
        self.pictures = 0  # that have no words

    def blocks(self, parent: Node, *, in_table: bool = False) -> Iterator[Printed]:
        """What the paragraphs and tables in an element print, in their order."""
        for node in _children(parent):
            if node.name == 'w:p':
                yield from self._paragraph(node, in_table=in_table)
            elif node.name == 'w:tbl':
                yield from self._table(node)
            elif node.name not in LEFT_OUT:
                yield from self.blocks(node, in_table=in_table)

    def _paragraph(self, node: Node, *, in_table: bool) -> Iterator[Printed]:
        style = self._styles.of(node)
        runs = [(text, look) for text, look in self._runs(node, style) if text]
        text, number = ''.join(text for text, _ in runs), self._number(node, style)
        kind = BlockKind.CONTENTS if style.contents else BlockKind.ITEM if style.numbered else BlockKind.PARAGRAPH
        if text.strip():
            yield Printed(text, kind, style, _look([run for run in runs if run[0].strip()]), in_table, number)
        for box in _within(node, 'w:txbxContent'):
            yield from self.blocks(box, in_table=in_table)
        yield from self._diagrams(node)
        for reference in _within(node, *NOTES):
            note = self._notes[reference.name].get(reference.get('w:id'))
            if note is not None:
                words = ' '.join(one.text for one in self.blocks(note))
                yield Printed(words, BlockKind.NOTE, ParagraphStyle(), TypeLook(), in_table)
        self.pictures += sum(_is_picture_without_words(one) for one in _within(node, 'wp:inline', 'wp:anchor'))

    def _number(self, node: Node, style: ParagraphStyle) -> str:
        """The number that Word counts and prints before a paragraph; none where a tracked change has taken it out."""
        removed = node.first('w:pPr', 'w:rPr', 'w:del')
        return self._numbering.next(style.list_id, style.list_depth) if style.numbered and not removed else ''

    def _runs(self, node: Node, style: ParagraphStyle) -> Iterator[tuple[str, TypeLook]]:
        """The texts of a paragraph, with the look of each; not those of boxes that hang on it."""
        for one in _children(node):
            if one.name == 'w:r':
                look = self._styles.run(one, style)
                if not look.hidden:
                    yield ''.join(_words(one)), look
            elif one.name not in LEFT_OUT and one.name not in BODY:
                yield from self._runs(one, style)

    def _table(self, table: Node) -> Iterator[Printed]:
        """The rows of a table; a table with a single column is a frame around text."""
        rows = [[list(self.blocks(cell, in_table=True)) for cell in _cells(row)] for row in _rows(table)]
        framed = all(len(row) == 1 for row in rows)
        for row in rows:
            if framed:
                yield from (one._replace(in_table=False) for cell in row for one in cell)
            elif any(row):
                cells = (' '.join(one.text.replace('\t', ' ') for one in cell) for cell in row)
                yield Printed('\t'.join(cells), BlockKind.ROW, ParagraphStyle(), TypeLook(), in_table=True)

    def _diagrams(self, node: Node) -> Iterator[Printed]:
        """The words of the drawn diagrams (SmartArt) that hang on a paragraph."""
        for one in _within(node, 'dgm:relIds'):
            tree = self._package.tree(self._related.get(one.get('r:dm'), ''))
            for text in tree.all('dgm:t') if tree else ():
                words = ''.join(part.text for part in text.all('a:t'))
                yield Printed(words, BlockKind.PARAGRAPH, ParagraphStyle(), TypeLook(), in_table=True)

    def _notes_of(self, part: str) -> Mapping[str, Node]:
        tree = self._package.tree(part)
        return {one.get('w:id'): one for one in tree.children} if tree else {}


def read(raw: bytes) -> PrintedDocument:
    """The document in the bytes of a Word file; raises UnreadableError."""
    package = Package(raw)
    tree = package.tree(MAIN)
    body = tree.first('w:body') if tree else None
    if body is None:
        raise UnreadableError(
            'this is no Word document', remedy='name a Word file (.docx), a PDF, a web page or a text'
        )
    reader = WordReader(package)
    printed = list(reader.blocks(body))
    core = package.tree('docProps/core.xml')
    title = core.first('dc:title') if core else None
    message = 'this document holds pictures without words, and what they show cannot be checked'
    notices = (Notice(NoticeKind.PICTURE, message, 'look at the pictures yourself'),) if reader.pictures else ()
    return PrintedDocument('docx', assemble(_fragments(printed)), (), notices, title.text.strip() if title else '')


def _fragments(printed: Iterable[Printed]) -> Iterator[Fragment]:
    """Headings by style, then the contents list, then numbering, then look; and blocks."""
    blocks = list(printed)
    listed = contents_keys(one.text for one in blocks if one.kind is BlockKind.CONTENTS)
    body = _body(blocks)
    for one in blocks:
        level, sign = _heading(one, listed, body)
        yield Fragment(one.as_heading if level else one.text, BlockKind.PARAGRAPH if level else one.kind, level, sign)


def _heading(one: Printed, listed: frozenset[str], body: TypeLook) -> tuple[int, HeadingSign]:
    text = ' '.join(one.text.split())
    if one.kind in (BlockKind.ROW, BlockKind.NOTE, BlockKind.CONTENTS) or one.in_table:
        return 0, HeadingSign.NONE
    if one.style.level:
        return one.style.level, HeadingSign.MARKED
    if {key(text), key(one.as_heading)} & listed:
        return OF_NUMBER, HeadingSign.CONTENTS
    stands_out = (one.look.bold and not body.bold) or one.look.size >= body.size * LARGER
    if stands_out and may_be_heading(text):
        return OF_NUMBER if one.style.numbered or NUMBER.match(text) else OF_LOOK, HeadingSign.LOOK
    return 0, HeadingSign.NONE


def _body(blocks: Iterable[Printed]) -> TypeLook:
    """How most of the text is printed."""
    count: Counter[TypeLook] = Counter()
    for one in blocks:
        if one.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and not one.style.level:
            count[one.look] += len(one.text)
    return max(count, key=lambda look: (count[look], look)) if count else TypeLook()


def _look(runs: list[tuple[str, TypeLook]]) -> TypeLook:
    """The look of a paragraph: bold if all of it is, and as large as its smallest part."""
    looks = [look for _, look in runs]
    return TypeLook(all(one.bold for one in looks), min(one.size for one in looks)) if looks else TypeLook()


def _children(node: Node) -> Iterator[Node]:
    """What an element holds; of two ways to draw a thing, that for newer programs."""
    for one in node.children:
        if one.name == 'mc:AlternateContent':
            yield from (one.first('mc:Choice') or one.first('mc:Fallback') or one).children
        elif one.name not in LEFT_OUT:
            yield one


def _words(run: Node) -> Iterator[str]:
    for one in run.children:
        if one.name == 'w:t':
            yield one.text
        elif one.name == 'w:sym':
            yield '•'
        elif one.name in SIGNS:
            yield SIGNS[one.name]


def _within(node: Node, *names: str) -> Iterator[Node]:
    """Elements of a paragraph by their names, but not those of text boxes that hang on it."""
    for one in _children(node):
        if one.name in names:
            yield one
        elif one.name != 'w:txbxContent':
            yield from _within(one, *names)


def _is_picture_without_words(drawing: Node) -> bool:
    described = drawing.first('wp:docPr')
    return any(drawing.all('pic:pic')) and not (described and described.get('descr').strip())


def _rows(table: Node) -> Iterator[Node]:
    for one in _children(table):
        if one.name == 'w:tr':
            if one.first('w:trPr', 'w:del') is None:  # a row that a tracked change has taken out
                yield one
        elif one.name not in BODY:
            yield from _rows(one)


def _cells(row: Node) -> Iterator[Node]:
    for one in _children(row):
        if one.name == 'w:tc':
            yield one
        elif one.name not in BODY:
            yield from _cells(one)
