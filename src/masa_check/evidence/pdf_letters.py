"""Takes from PDFium what stands on a page of a PDF: its letters with place, size, weight and tag, and its pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

from masa_check.evidence.limits import CHARACTERS, OBJECTS, refuse_over

BOLD_WEIGHT = 600
BOLD_NAMES = ('bold', 'black', 'heavy')
FILLED_AND_DRAWN = 2  # the way of drawing letters by which some programs make bold ones
NO_TAG = -1
DEEPEST_FORM = 8
SHORTEST_RULE, THICKEST_RULE = 8, 2.5  # points, of a line between cells
LARGEST_CELL = 0.5  # of the area of a page; what is larger is a background
DOT = 7  # points: no sign of a list item is larger
LEAST_PICTURE = 0.08  # of the area of a page; smaller ones are logos and lines
HYPHEN = '\x02'  # as PDFium marks one at the end of a line


class Style(NamedTuple):
    """How a letter is printed; `tag` is the number by which the tags of the file know it, `artifact` what they omit."""

    size: float = 0.0
    bold: bool = False
    tag: int = NO_TAG
    artifact: bool = False


GENERATED = Style()


class Letter(NamedTuple):
    """A character, where it stands on its page (from the bottom left), and how it is printed."""

    char: str
    left: float = 0.0
    bottom: float = 0.0
    right: float = 0.0
    top: float = 0.0
    style: Style = GENERATED

    @property
    def generated(self) -> bool:
        """Whether PDFium added it: a space or the end of a line that the file shows only by the place of its words."""
        return self.style is GENERATED

    @property
    def drawn(self) -> bool:
        """Whether it can be seen."""
        return self.style is not GENERATED and not self.char.isspace()


class DrawnLine(NamedTuple):
    """A drawn line, level or upright."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def is_level(self) -> bool:
        return self.right - self.left >= self.top - self.bottom


class PdfPage(NamedTuple):
    """What stands on one page."""

    number: int
    width: float
    height: float
    letters: tuple[Letter, ...]
    pictures: tuple[int, ...] = ()  # the tag of each large picture
    dots: tuple[tuple[float, float], ...] = ()  # where something as small as the sign of a list item is drawn
    rules: tuple[DrawnLine, ...] = ()


def page_of(raw: Any, page: Any, number: int) -> PdfPage:
    """The letters and large pictures of an open page."""
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        letters = tuple(_letters(raw, text))
    finally:
        text.close()
    drawings = list(_drawings(raw, page))
    large = tuple(one.tag for one in drawings if one.picture and one.area >= width * height * LEAST_PICTURE)
    dots = tuple((one.left, one.middle) for one in drawings if one.is_dot)
    rules = tuple(rule for one in drawings if one.area <= width * height * LARGEST_CELL for rule in one.rules)
    return PdfPage(number, width, height, letters, large, dots, rules)


def _letters(raw: Any, text: Any) -> Iterator[Letter]:
    count = raw.FPDFText_CountChars(text)
    refuse_over(count, CHARACTERS, 'characters on a page')
    styles: dict[int | None, Style] = {None: GENERATED}
    fonts: dict[int | None, bool] = {}
    box = raw.FS_RECTF()  # as high as the type, whatever the letter: so all letters of a line stand at one height
    pointer = ctypes.byref(box)
    for index in range(count):
        thing = raw.FPDFText_GetTextObject(text, index)
        key = ctypes.cast(thing, ctypes.c_void_p).value
        if key not in styles:
            styles[key] = _style(raw, thing, fonts)
        code = raw.FPDFText_GetUnicode(text, index)
        char = chr(code) if 0 < code < 0x110000 else ' '  # noqa: PLR2004 - the end of Unicode
        if key is None:
            yield Letter(char)
        else:
            raw.FPDFText_GetLooseCharBox(text, index, pointer)
            yield Letter(char, box.left, box.bottom, box.right, box.top, styles[key])


def _style(raw: Any, thing: Any, fonts: dict[int | None, bool]) -> Style:
    size, matrix = ctypes.c_float(), raw.FS_MATRIX()
    raw.FPDFTextObj_GetFontSize(thing, size)
    scale = 1.0
    if raw.FPDFPageObj_GetMatrix(thing, matrix):
        scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
    font = raw.FPDFTextObj_GetFont(thing)
    key = ctypes.cast(font, ctypes.c_void_p).value
    if key not in fonts:
        fonts[key] = _is_bold(raw, font)
    bold = fonts[key] or raw.FPDFTextObj_GetTextRenderMode(thing) == FILLED_AND_DRAWN
    tag = raw.FPDFPageObj_GetMarkedContentID(thing)
    artifact = tag == NO_TAG and 'Artifact' in _marks(raw, thing)
    return Style(round(abs(size.value * scale), 1) or 1.0, bold, tag, artifact)


def _is_bold(raw: Any, font: Any) -> bool:
    name = ctypes.create_string_buffer(256)
    raw.FPDFFont_GetBaseFontName(font, name, 256)
    called = name.value.decode('utf-8', 'replace').lower()
    return any(part in called for part in BOLD_NAMES) or raw.FPDFFont_GetWeight(font) >= BOLD_WEIGHT


def _marks(raw: Any, thing: Any) -> Iterator[str]:
    """The names of the stretches of content that a thing stands in."""
    for index in range(min(raw.FPDFPageObj_CountMarks(thing), 20)):
        name, length = (ctypes.c_ushort * 64)(), ctypes.c_ulong()
        if raw.FPDFPageObjMark_GetName(raw.FPDFPageObj_GetMark(thing, index), name, 128, length):
            yield bytes(name)[: max(length.value - 2, 0)].decode('utf-16-le', 'replace')


class DrawnObject(NamedTuple):
    """A picture or a drawn line, and where it is."""

    picture: bool
    left: float
    bottom: float
    right: float
    top: float
    tag: int = NO_TAG

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.top - self.bottom)

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2

    @property
    def is_dot(self) -> bool:
        wide, high = self.right - self.left, self.top - self.bottom
        return not self.picture and max(wide, high) <= DOT and abs(wide - high) <= 1 and min(wide, high) >= 1

    @property
    def rules(self) -> Iterator[DrawnLine]:
        """The line that it is, or the sides of the box."""
        wide, high = self.right - self.left, self.top - self.bottom
        if self.picture or max(wide, high) < SHORTEST_RULE:
            return
        if min(wide, high) <= THICKEST_RULE:
            yield DrawnLine(self.left, self.bottom, self.right, self.top)
        elif min(wide, high) >= SHORTEST_RULE:
            for x in (self.left, self.right):
                yield DrawnLine(x, self.bottom, x, self.top)
            for y in (self.bottom, self.top):
                yield DrawnLine(self.left, y, self.right, y)


def _drawings(raw: Any, page: Any) -> Iterator[DrawnObject]:
    count = raw.FPDFPage_CountObjects(page)
    refuse_over(count, OBJECTS, 'drawn objects on a page')
    for index in range(count):
        yield from _within(raw, raw.FPDFPage_GetObject(page, index), 0)


def _within(raw: Any, thing: Any, depth: int) -> Iterator[DrawnObject]:
    """The pictures and lines in a drawn object, which may hold others; what is marked as decoration is none."""
    sort = raw.FPDFPageObj_GetType(thing)
    if sort == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
        for index in range(raw.FPDFFormObj_CountObjects(thing)):
            yield from _within(raw, raw.FPDFFormObj_GetObject(thing, index), depth + 1)
    elif sort in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH):
        picture = sort == raw.FPDF_PAGEOBJ_IMAGE
        if not (picture and 'Artifact' in _marks(raw, thing)):
            sides = [ctypes.c_float() for _ in range(4)]
            raw.FPDFPageObj_GetBounds(thing, *sides)
            left, bottom, right, top = (side.value for side in sides)
            yield DrawnObject(picture, left, bottom, right, top, raw.FPDFPageObj_GetMarkedContentID(thing))
