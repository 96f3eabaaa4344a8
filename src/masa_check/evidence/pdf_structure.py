"""Takes from PDFium what a PDF says of itself: the tags of a page, bookmarks, title and language."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from masa_check.evidence.limits import DEEPEST, OBJECTS, refuse_over

LONGEST = 4_000  # bytes of one text
MOST_BOOKMARKS = 5_000


class Element(NamedTuple):
    """A tagged element of a page: its kind, its words for those who cannot see it, and what it holds."""

    kind: str
    words: str
    children: tuple[Element | int, ...]  # elements, and the numbers by which letters are tagged


class Bookmark(NamedTuple):
    """An entry of the outline that a PDF viewer shows beside the pages."""

    title: str
    level: int
    page: int


def elements(raw: Any, page: Any) -> tuple[Element, ...]:
    """The tagged elements of an open page, in reading order."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return ()
    try:
        count = raw.FPDF_StructTree_CountChildren(tree)
        seen = [0]
        roots = (raw.FPDF_StructTree_GetChildAtIndex(tree, index) for index in range(max(count, 0)))
        return tuple(_element(raw, root, 0, seen) for root in roots if root)
    finally:
        raw.FPDF_StructTree_Close(tree)


def _element(raw: Any, element: Any, depth: int, seen: list[int]) -> Element:
    seen[0] += 1
    refuse_over(seen[0], OBJECTS, 'tagged elements on a page')
    kind = _text(raw.FPDF_StructElement_GetType, element)
    words = _text(raw.FPDF_StructElement_GetAltText, element)
    words = words or _text(raw.FPDF_StructElement_GetActualText, element)
    children = tuple(_children(raw, element, depth, seen)) if depth < DEEPEST else ()
    return Element(kind, words, children)


def _children(raw: Any, element: Any, depth: int, seen: list[int]) -> Iterator[Element | int]:
    for index in range(max(raw.FPDF_StructElement_CountChildren(element), 0)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield _element(raw, child, depth + 1, seen)
        else:
            tag = raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if tag >= 0:
                yield tag


def bookmarks(raw: Any, pdf: Any) -> Iterator[Bookmark]:
    """The outline of an open PDF, entry by entry."""
    open_entries = [(raw.FPDFBookmark_GetFirstChild(pdf, None), 1)]
    for _ in range(MOST_BOOKMARKS):
        while open_entries and not open_entries[-1][0]:
            open_entries.pop()
        if not open_entries:
            return
        entry, level = open_entries.pop()
        place = raw.FPDFBookmark_GetDest(pdf, entry)
        page = raw.FPDFDest_GetDestPageIndex(pdf, place) + 1 if place else 0
        yield Bookmark(_text(raw.FPDFBookmark_GetTitle, entry), level, page)
        open_entries.append((raw.FPDFBookmark_GetNextSibling(pdf, entry), level))
        if level < DEEPEST:
            open_entries.append((raw.FPDFBookmark_GetFirstChild(pdf, entry), level + 1))


def title(raw: Any, pdf: Any) -> str:
    """The title that the file gives to reading software."""
    return _text(lambda buffer, size: raw.FPDF_GetMetaText(pdf, b'Title', buffer, size)).strip()


def language(raw: Any, pdf: Any) -> str:
    """The language that the file says it is in."""
    name = (ctypes.c_ushort * 64)()
    size = raw.FPDFCatalog_GetLanguage(pdf, name, 128)
    return bytes(name)[: max(size - 2, 0)].decode('utf-16-le', 'replace').strip('\0').strip()


def label(raw: Any, pdf: Any, index: int) -> str:
    """The number of a page as a viewer shows it."""
    return _text(lambda buffer, size: raw.FPDF_GetPageLabel(pdf, index, buffer, size))


def _text(function: Callable[..., int], *subject: Any) -> str:
    """A text of PDFium's, which is asked first how long it is."""
    size = function(*subject, None, 0)
    if not 0 < size <= LONGEST:
        return ''
    buffer = ctypes.create_string_buffer(size)
    function(*subject, buffer, size)
    return buffer.raw[:size].decode('utf-16-le', 'replace').rstrip('\0')
