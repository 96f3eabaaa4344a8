"""Marks in a copy of a published PDF where what was declared stands; each page says it is not for publication."""

from __future__ import annotations

import ctypes
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from masa_check.evidence.canonical import canonical
from masa_check.evidence.claim import ClaimKind
from masa_check.evidence.pdf_letters import Letter, page_of
from masa_check.evidence.verification import ClaimOutcome, ClaimResult

STAMP = 'Checked against a declaration - not for publication'
COLOUR = (255, 221, 87, 90)  # of the marks: red, green, blue, and how much of each is seen
ELSEWHERE = ' (not where the source says)'
FROM_EDGE, STAMP_SIZE = 12, 8


class Mark(NamedTuple):
    """A stretch of a block that stands on a page, and what the note on it says."""

    page: int
    block: str
    start: int
    end: int
    note: str


def marks_of(results: Iterable[ClaimResult], text: str) -> list[Mark]:
    """A mark for each stretch of a text in which something was found, with what it bears out."""
    notes: dict[tuple[int, str, int, int], list[str]] = defaultdict(list)
    for one in results:
        if one.match and one.text == text and one.claim.kind is not ClaimKind.TOGETHER:
            note = one.spoken_key + (ELSEWHERE if one.outcome is ClaimOutcome.ELSEWHERE else '')
            notes[one.match.page, one.match.unit.block.text, one.match.start, one.match.end].append(note)
    return [Mark(*place, ', '.join(keys)) for place, keys in notes.items()]


def packed(marks: Iterable[Mark]) -> bytes:
    """The marks as JSON."""
    return json.dumps(list(marks)).encode()


def marked(raw: bytes, marks: bytes) -> bytes:
    """A copy of a PDF with the marks; what cannot be found on its page again is left unmarked."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - an extra that only who reads a PDF pays for
    import pypdfium2.raw as library  # noqa: PLC0415 - as above

    by_page: dict[int, list[Mark]] = defaultdict(list)
    for one in json.loads(marks):
        by_page[one[0]].append(Mark(*one))
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
            for lines in _lines(found.letters, mark):
                _add(library, page, lines, mark.note)
        _stamp(library, pdf, page, found.height)
    finally:
        page.close()


def _lines(letters: Sequence[Letter], mark: Mark) -> Iterator[list[Letter]]:
    """
    The letters of a mark on its page, line by line.

    The words stand in their block; where the block is not in one piece on the page, the first of such words are taken.
    """
    text, owners = '', list[Letter]()
    for one in letters:
        plain = _plain(one.char) if one.drawn else ''
        text += plain
        owners += [one] * len(plain)
    needle = _plain(mark.block[mark.start : mark.end])
    block = text.find(_plain(mark.block))
    at = block + len(_plain(mark.block[: mark.start])) if block >= 0 else text.find(needle)
    line: list[Letter] = []
    for one in owners[at : at + len(needle)] if needle and at >= 0 else ():
        if line and (one.left < line[-1].left or one.bottom > line[-1].top or one.top < line[-1].bottom):
            yield line
            line = []
        line.append(one)
    if line:
        yield line


def _plain(text: str) -> str:
    return ''.join(sign for sign in canonical(text).text if sign.isalnum())


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
