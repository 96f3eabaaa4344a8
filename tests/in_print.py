"""Pages as they are printed: how wide they are, how large their letters, and what stands at their head."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

HEAD = 400  # letters


class PrintedPage(NamedTuple):
    """A page: its sheet by the foot of it, the points of most of its letters, and its first words."""

    sheet: str
    is_first: bool  # of its sheet
    width: float
    height: float
    letters: float
    heads: str


def printed(raw: bytes) -> Iterator[PrintedPage]:
    """The pages of a form as a PDF."""
    document = pypdfium2.PdfDocument(raw)
    before = ''
    for page in document:
        text = page.get_textpage()
        words = text.get_text_range()
        sheet = words.partition(' Page ')[0]  # the foot stands first in the file
        width, height = page.get_size()
        yield PrintedPage(sheet, sheet != before, width, height, _letters(text), words[:HEAD])
        before = sheet


def _letters(text: pypdfium2.PdfTextPage) -> float:
    """The points of most letters of a page, as they are printed."""
    sizes = Counter(round(_size(text, number), 1) for number in range(text.count_chars()))
    return sizes.most_common(1)[0][0]


def _size(text: pypdfium2.PdfTextPage, number: int) -> float:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, number, matrix)
    return float(pdfium.FPDFText_GetFontSize(text, number) * abs(matrix.d))
