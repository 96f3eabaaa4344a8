"""Says what a file is that is not what its name makes one expect, by its first bytes or by the parts in it."""

from __future__ import annotations

from collections.abc import Collection

SIGNS: tuple[tuple[bytes, str], ...] = (
    (b'%pdf-', 'a PDF'),
    (b'\x89png', 'a picture'),
    (b'\xff\xd8\xff', 'a picture'),
    (b'gif8', 'a picture'),
    (b'{\\rtf', 'a document in rich text (.rtf)'),
    (b'<!doctype html', 'a web page'),
    (b'<html', 'a web page'),
)
PARTS = {
    'word/document.xml': 'a Word document',
    'xl/workbook.xml': 'an Excel workbook',
    'ppt/presentation.xml': 'a PowerPoint presentation',
    'content.xml': 'an OpenDocument file',
}
LOOKED_AT = 1_000  # bytes
ZIP = b'PK'


def sort_of(raw: bytes) -> str:
    """What a file is, by how it begins."""
    begins = raw[:LOOKED_AT].removeprefix(b'\xef\xbb\xbf').lstrip().lower()
    if not begins:
        return 'an empty file'
    named = next((words for sign, words in SIGNS if begins.startswith(sign)), '')
    return named or ('a text' if _is_text(raw[:LOOKED_AT]) else 'a file of another program')


def sort_of_parts(names: Collection[str]) -> str:
    """What a zip is, by the parts in it."""
    return next((words for part, words in PARTS.items() if part in names), 'an archive (.zip)')


def _is_text(raw: bytes) -> bool:
    """Whether bytes are letters; one that is cut at the end does not count."""
    return b'\0' not in raw and '\ufffd' not in raw.decode('utf-8', 'replace')[:-1]
