"""Makes small published-looking documents for tests: one list of parts as PDF, Word file, web page or Markdown."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

A4 = (595, 842)
MARGIN = 72
WIDE = 0.6  # of the size: a letter of Courier
W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
HEADINGS = {'h1': 1, 'h2': 2, 'h3': 3}
SIZES = {'h1': 20.0, 'h2': 14.0, 'h3': 11.0}


class Part(NamedTuple):
    """A heading (h1 to h3), a paragraph (p), an item (li) or a row (row, its cells with tabs between)."""

    kind: str
    text: str

    @property
    def cells(self) -> list[str]:
        return self.text.split('\t')


class Piece(NamedTuple):
    """Some words where they are printed."""

    page: int
    x: float
    y: float
    size: float
    bold: bool
    text: str
    part: int
    cell: int


def parts(*written: tuple[str, str]) -> list[Part]:
    return [Part(kind, text) for kind, text in written]


class Setter:
    """Sets parts on pages, line by line."""

    def __init__(self, *, columns: int = 1, hyphens: bool = False, size: float = 10.0, head: str = '') -> None:
        self.columns, self.hyphens, self.size, self.head = columns, hyphens, size, head
        self.pieces: list[Piece] = []
        self.page, self.column, self.y = 0, 0, float(A4[1] - MARGIN - 20)

    @property
    def width(self) -> float:
        return (A4[0] - 2 * MARGIN - (self.columns - 1) * 30) / self.columns

    @property
    def left(self) -> float:
        return MARGIN + self.column * (self.width + 30)

    def set(self, parts: Iterable[Part]) -> list[Piece]:
        for number, part in enumerate(parts):
            if part.kind == 'page':
                self.column = self.columns
                self._room(0, fresh=True)
            elif part.kind == 'row':
                self._row(part, number)
            else:
                self._text(part, number)
        return self.pieces

    def _text(self, part: Part, number: int) -> None:
        size = SIZES.get(part.kind, self.size)
        bold = part.kind in HEADINGS
        self.y -= size * (1.0 if part.kind in HEADINGS else 0.7)
        text = f'• {part.text}' if part.kind == 'li' else part.text
        for line in wrapped(text, int(self.width / (size * WIDE)), hyphens=self.hyphens):
            self._room(size * 1.3)
            self.pieces.append(Piece(self.page, self.left, self.y, size, bold, line, number, 0))

    def _row(self, part: Part, number: int) -> None:
        wide = self.width / len(part.cells)
        cells = [list(wrapped(cell, int(wide / (self.size * WIDE)) - 4)) for cell in part.cells]
        height = max(map(len, cells))
        self._room(self.size * 1.3 * (height + 0.6))
        top = self.y + self.size * 1.3 * height
        for column, lines in enumerate(cells):
            for depth, line in enumerate(lines):
                x, y = self.left + column * wide, top - self.size * 1.3 * depth
                self.pieces.append(Piece(self.page, x, y, self.size, False, line, number, column))
        self.y -= self.size * 0.6

    def _room(self, height: float, *, fresh: bool = False) -> None:
        if fresh or self.y - height < MARGIN + 20:
            self.column += 1
            self.y = A4[1] - MARGIN - 20
        if self.column >= self.columns:
            self.page, self.column = self.page + 1, 0
        self.y -= height


def wrapped(text: str, most: int, *, hyphens: bool = False) -> Iterator[str]:
    line = ''
    for word in text.split():
        room = most - len(line) - 2
        if len(line) + len(word) + 1 > most and line:
            if hyphens and room >= 4 and len(word) >= room + 3 and word[: room + 2].isalpha():
                yield f'{line} {word[:room]}-'
                line = word[room:]
            else:
                yield line
                line = word
        else:
            line = f'{line} {word}'.strip()
    if line:
        yield line


def pdf(  # noqa: PLR0913 - what a file may have and lack is told by name
    parts: Sequence[Part],
    *,
    tagged: bool = False,
    columns: int = 1,
    hyphens: bool = False,
    head: str = '',
    numbered: int | None = None,
    bookmarks: bool = False,
    title: str = '',
    language: str = '',
    pictures: Iterable[int] = (),
    size: float = 10.0,
) -> bytes:
    """A PDF of the parts; `numbered` is the number printed on its first page, `pictures` the pages that hold one."""
    pieces = Setter(columns=columns, hyphens=hyphens, size=size).set(parts)
    pages = max([piece.page for piece in pieces], default=-1) + 1
    pages = max(pages, *(number for number in pictures), 1)
    objects: dict[int, bytes] = {}
    page_id = {page: 10 + 2 * page for page in range(pages)}
    tags: dict[int, list[tuple[int, int, int]]] = {}  # of each page: part, cell, number
    for page in range(pages):
        content = _content(page, [one for one in pieces if one.page == page], tags.setdefault(page, []), tagged=tagged)
        foot = f'{head} {page + numbered}' if numbered is not None else head
        if foot:
            mark = ('/Artifact BMC ', ' EMC') if tagged else ('', '')
            content += f'{mark[0]}BT /F1 9 Tf {MARGIN} 30 Td ({foot}) Tj ET{mark[1]}\n'
        if page + 1 in set(pictures):
            content += 'q 300 0 0 300 100 100 cm /I1 Do Q\n'
        stream = content.encode('cp1252', 'replace')
        objects[page_id[page] + 1] = b'<</Length %d>>stream\n%s\nendstream' % (len(stream), stream)
        objects[page_id[page]] = (
            f'<</Type/Page/Parent 2 0 R/MediaBox[0 0 {A4[0]} {A4[1]}]/Contents {page_id[page] + 1} 0 R'
            f'/StructParents {page}/Resources<</Font<</F1 3 0 R/F2 4 0 R>>/XObject<</I1 5 0 R>>>>>>'
        ).encode()
    catalog = f'<</Type/Catalog/Pages 2 0 R{f"/Lang({language})" if language else ""}'
    kids = ' '.join(f'{one} 0 R' for one in page_id.values())
    objects[2] = f'<</Type/Pages/Count {pages}/Kids[{kids}]>>'.encode()
    for number, font in ((3, 'Courier'), (4, 'Courier-Bold')):
        objects[number] = f'<</Type/Font/Subtype/Type1/BaseFont/{font}/Encoding/WinAnsiEncoding>>'.encode()
    image = b'<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>'
    objects[5] = image + b'stream\n\x80\nendstream'
    objects[6] = f'<</Title({title})>>'.encode('cp1252') if title else b'<<>>'
    if tagged:
        catalog += '/MarkInfo<</Marked true>>/StructTreeRoot 7 0 R'
        objects |= _structure(parts, tags, page_id)
    if bookmarks:
        catalog += '/Outlines 8 0 R'
        objects |= _outline(parts, pieces, page_id)
    objects[1] = f'{catalog}>>'.encode()
    return _file(objects)


def _content(page: int, pieces: Sequence[Piece], tags: list[tuple[int, int, int]], *, tagged: bool) -> str:
    lines, open_now = [], None
    for one in pieces:
        if tagged and open_now != (one.part, one.cell):
            if open_now:
                lines.append('EMC')
            open_now = (one.part, one.cell)
            tags.append((*open_now, len(tags)))
            lines.append(f'/P <</MCID {len(tags) - 1}>> BDC')
        text = one.text.replace('\\', r'\\').replace('(', r'\(').replace(')', r'\)')
        lines.append(f'BT /F{2 if one.bold else 1} {one.size} Tf {one.x:.1f} {one.y:.1f} Td ({text}) Tj ET')
    return '\n'.join(lines) + ('\nEMC\n' if open_now else '\n')


def _structure(
    parts: Sequence[Part], tags: dict[int, list[tuple[int, int, int]]], page_id: dict[int, int]
) -> dict[int, bytes]:
    """The tags of the parts: an element each, and of a row one for each cell."""
    objects, top, next_id = dict[int, bytes](), list[str](), 1000
    owners: dict[tuple[int, int], int] = {}  # of a page and a number: the element
    for number, part in enumerate(parts):
        element, next_id = next_id, next_id + 1
        children = []
        for cell in range(len(part.cells) if part.kind == 'row' else 1):
            marks = [(page, mark) for page, of in tags.items() for own, at, mark in of if (own, at) == (number, cell)]
            inner = [f'<</Type/MCR/Pg {page_id[page]} 0 R/MCID {mark}>>' for page, mark in marks]
            owner, parent = (next_id, element) if part.kind == 'row' else (element, 7)
            owners |= dict.fromkeys(marks, owner)
            if part.kind == 'row':
                next_id += 1
                where = page_id[marks[0][0]] if marks else page_id[0]
                objects[owner] = f'<</S/TD/P {parent} 0 R/Pg {where} 0 R/K[{" ".join(inner)}]>>'.encode()
                children.append(f'{owner} 0 R')
            else:
                children = inner
        sort = {'p': 'P', 'li': 'LI', 'row': 'TR'}.get(part.kind, part.kind.upper())
        objects[element] = f'<</S/{sort}/P 7 0 R/K[{" ".join(children)}]>>'.encode()
        top.append(f'{element} 0 R')
    numbers = ' '.join(
        f'{page} [{" ".join(f"{owners[page, mark]} 0 R" for _, _, mark in of)}]' for page, of in tags.items()
    )
    objects[7] = f'<</Type/StructTreeRoot/K[{" ".join(top)}]/ParentTree 9 0 R>>'.encode()
    objects[9] = f'<</Nums[{numbers}]>>'.encode()
    return objects


def _outline(parts: Sequence[Part], pieces: Sequence[Piece], page_id: dict[int, int]) -> dict[int, bytes]:
    heads = [number for number, part in enumerate(parts) if part.kind in HEADINGS]
    first = 5000
    objects = {8: f'<</Type/Outlines/First {first} 0 R/Last {first + len(heads) - 1} 0 R/Count {len(heads)}>>'.encode()}
    for at, number in enumerate(heads):
        page = next(one.page for one in pieces if one.part == number)
        following = f'/Next {first + at + 1} 0 R' if at + 1 < len(heads) else ''
        title = parts[number].text.replace('(', r'\(').replace(')', r'\)')
        entry = f'<</Title({title})/Parent 8 0 R/Dest[{page_id[page]} 0 R/Fit]{following}>>'
        objects[first + at] = entry.encode('cp1252', 'replace')
    return objects


def _file(objects: dict[int, bytes]) -> bytes:
    out, places = io.BytesIO(), {}
    out.write(b'%PDF-1.7\n')
    for number, body in sorted(objects.items()):
        places[number] = out.tell()
        out.write(b'%d 0 obj\n%s\nendobj\n' % (number, body))
    start = out.tell()
    out.write(b'xref\n0 1\n0000000000 65535 f \n')
    for number, place in places.items():
        out.write(b'%d 1\n%010d 00000 n \n' % (number, place))
    out.write(b'trailer<</Size %d/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF\n' % (max(objects) + 1, start))
    return out.getvalue()


def docx(parts: Sequence[Part], *, styles: bool = True) -> bytes:
    """A Word file of the parts; without styles, headings are bold and no more."""
    return word(''.join(_word_parts(parts, styles=styles)))


def _word_parts(parts: Sequence[Part], *, styles: bool) -> Iterator[str]:
    for number, part in enumerate(parts):
        text = html.escape(part.text)
        if part.kind == 'row':
            before = number and parts[number - 1].kind == 'row'
            after = number + 1 < len(parts) and parts[number + 1].kind == 'row'
            cells = ''.join(f'<w:tc><w:p><w:r><w:t>{html.escape(cell)}</w:t></w:r></w:p></w:tc>' for cell in part.cells)
            yield ('' if before else '<w:tbl>') + f'<w:tr>{cells}</w:tr>' + ('' if after else '</w:tbl>')
        elif part.kind in HEADINGS and styles:
            yield paragraph(text, f'<w:pStyle w:val="Heading{HEADINGS[part.kind]}"/>')
        elif part.kind in HEADINGS:
            yield f'<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>'
        elif part.kind == 'li':
            yield paragraph(text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        elif part.kind == 'p':
            yield paragraph(text)


def paragraph(text: str, settings: str = '') -> str:
    """A paragraph of a Word file."""
    return f'<w:p><w:pPr>{settings}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def word(body: str, **others: str) -> bytes:
    """A Word file with the body and the other parts (footnotes, ...) that are given as XML."""
    names = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="' + (
        'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    heads = ''.join(
        f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/></w:style>' for n in (1, 2, 3)
    )
    toc = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    files = {
        'word/document.xml': f'<w:document xmlns:w="{W}" {names}><w:body>{body}</w:body></w:document>',
        'word/styles.xml': f'<w:styles xmlns:w="{W}">{heads}{toc}</w:styles>',
        **{f'word/{name}.xml': f'<w:{name} xmlns:w="{W}">{inner}</w:{name}>' for name, inner in others.items()},
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, 'w', zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(zipfile.ZipInfo(name), text)
    return made.getvalue()


def web(parts: Sequence[Part], *, around: bool = True) -> bytes:
    """A web page of the parts, with a menu, a bar about cookies and a foot around them unless it is told otherwise."""
    body = []
    for number, part in enumerate(parts):
        text = html.escape(part.text)
        if part.kind == 'row':
            before = number and parts[number - 1].kind == 'row'
            after = number + 1 < len(parts) and parts[number + 1].kind == 'row'
            cells = ''.join(f'<td>{html.escape(cell)}' for cell in part.cells)
            body.append(('' if before else '<table>') + f'<tr>{cells}' + ('' if after else '</table>'))
        elif part.kind == 'li':
            body.append(f'<ul><li>{text}</ul>')
        elif part.kind != 'page':
            body.append(f'<{part.kind}>{text}</{part.kind}>')
    main = '\n'.join(body)
    menu = (
        '<nav><ul><li><a href="/">Home</a></ul></nav><div id="cookie-bar"><h2>Cookies</h2><p>We use cookies.</p></div>'
    )
    if around:
        main = f'{menu}<main>{main}</main><footer><p>Contact the council</p></footer>'
    return f'<!DOCTYPE html><html lang="en-GB"><title>Arrangements</title><body>{main}</body></html>'.encode()


def markdown(parts: Sequence[Part]) -> bytes:
    """A text in Markdown of the parts."""
    signs = {'h1': '# ', 'h2': '## ', 'h3': '### ', 'li': '- '}
    lines = []
    for number, part in enumerate(parts):
        if part.kind == 'row':
            lines.append(f'| {" | ".join(part.cells)} |')
            if number + 1 < len(parts) and parts[number + 1].kind == 'row':
                continue
        else:
            lines.append(signs.get(part.kind, '') + part.text)
        lines.append('')
    return '\n'.join(lines).encode()
