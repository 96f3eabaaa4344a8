"""Marks in a copy of a published PDF where what was declared stands; each page says it is not for publication."""

from __future__ import annotations

import ctypes
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from masa_check.evidence.canonical import canonical
from masa_check.evidence.pdf_letters import Letter, page_of

STAMP = 'Checked against a declaration - not for publication'
COLOUR = (255, 221, 87, 90)  # of the marks: red, green, blue, and how much of each is seen
FROM_EDGE, STAMP_SIZE = 12, 8


class Mark(NamedTuple):
    """Some words on a page, and what the note on them says."""

    page: int
    words: str
    note: str


def packed(marks: Iterable[Mark]) -> bytes:
    """The marks as JSON."""
    return json.dumps(list(marks)).encode()


def marked(raw: bytes, marks: bytes) -> bytes:
    """A copy of a PDF with the marks; what cannot be found on its page again is left unmarked."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - an extra that only who reads a PDF pays for
    import pypdfium2.raw as library  # noqa: PLC0415 - as above

    by_page: dict[int, list[Mark]] = defaultdict(list)
    for page, words, note in json.loads(marks):
        by_page[page].append(Mark(page, words, note))
    pdf = pdfium.PdfDocument(raw)
    try:
        for number in range(len(pdf)):
            _mark_page(library, pdf, number, by_page)
        copy = io.BytesIO()
        pdf.save(copy)
        return copy.getvalue()
    finally:
        pdf.close()


def _mark_page(library: Any, pdf: Any, number: int, marks: Mapping[int, Sequence[Mark]]) -> None:
    page = pdf[number]
    try:
        found = page_of(library, page, number + 1)
        for mark in marks.get(number + 1, ()):
            for lines in _lines(found.letters, mark.words):
                _add(library, page, lines, mark.note)
        _stamp(library, pdf, page, found.height)
    finally:
        page.close()


def _lines(letters: Sequence[Letter], words: str) -> Iterator[list[Letter]]:
    """The letters of the words where they first stand on a page, line by line."""
    drawn = [one for one in letters if one.drawn and one.char.isalnum()]
    text, owners = '', list[Letter]()
    for one in drawn:
        plain = ''.join(sign for sign in canonical(one.char).text if sign.isalnum())
        text += plain
        owners += [one] * len(plain)
    needle = ''.join(sign for sign in canonical(words).text if sign.isalnum())
    at = text.find(needle) if needle else -1
    line: list[Letter] = []
    for one in owners[at : at + len(needle)] if at >= 0 else ():
        if line and (one.left < line[-1].left or one.bottom > line[-1].top or one.top < line[-1].bottom):
            yield line
            line = []
        line.append(one)
    if line:
        yield line


def _add(library: Any, page: Any, line: Sequence[Letter], note: str) -> None:
    left, right = min(one.left for one in line), max(one.right for one in line)
    bottom, top = min(one.bottom for one in line), max(one.top for one in line)
    annotation = library.FPDFPage_CreateAnnot(page, library.FPDF_ANNOT_HIGHLIGHT)
    corners = library.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
    library.FPDFAnnot_AppendAttachmentPoints(annotation, corners)
    library.FPDFAnnot_SetRect(annotation, library.FS_RECTF(left, top, right, bottom))
    library.FPDFAnnot_SetColor(annotation, library.FPDFANNOT_COLORTYPE_Color, *COLOUR)
    library.FPDFAnnot_SetStringValue(annotation, b'Contents', _wide(note))
    library.FPDFPage_CloseAnnot(annotation)


def _stamp(library: Any, pdf: Any, page: Any, height: float) -> None:
    text = library.FPDFPageObj_NewTextObj(pdf, b'Helvetica-Bold', STAMP_SIZE)
    library.FPDFText_SetText(text, _wide(STAMP))
    library.FPDFPageObj_SetFillColor(text, 176, 0, 32, 255)
    library.FPDFPageObj_Transform(text, 1, 0, 0, 1, FROM_EDGE, height - FROM_EDGE - STAMP_SIZE)
    library.FPDFPage_InsertObject(page, text)
    library.FPDFPage_GenerateContent(page)


def _wide(text: str) -> Any:
    """A text as PDFium takes it."""
    raw = text.encode('utf-16-le') + b'\0\0'
    return ctypes.cast(ctypes.create_string_buffer(raw, len(raw)), ctypes.POINTER(ctypes.c_ushort))
