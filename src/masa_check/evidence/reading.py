"""Reads a published document of any kind, known by its bytes and then by its name."""

from __future__ import annotations

import re

from masa_check.evidence.limits import UnreadableError, refuse_large
from masa_check.evidence.printed import BlockKind, NoticeKind, PrintedDocument

ZIP = b'PK\x03\x04'
PDF = b'%PDF-'
OLD_WORD = b'\xd0\xcf\x11\xe0'
NEAR_TOP = 1024  # bytes within which a PDF says that it is one
WEB = re.compile(rb'<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]', re.IGNORECASE)
WEB_NAMES = ('.html', '.htm', '.xhtml', '.mht', '.mhtml')
MARKDOWN_NAMES = ('.md', '.markdown')
KINDS = 'name a PDF, a Word file (.docx), a saved web page or a text'


def is_pdf(raw: bytes) -> bool:
    """Whether some bytes are a PDF, which is read in a process of its own."""
    return PDF in raw[:NEAR_TOP]


def read(raw: bytes, name: str = '') -> PrintedDocument:
    """The document in some bytes; raises UnreadableError, which says why there is none."""
    refuse_large(len(raw))
    document = _read(raw, name.lower())
    if not any(block.text for block in document.blocks if block.kind is not BlockKind.CONTENTS):
        if any(one.kind is NoticeKind.NO_WORDS for one in document.notices):
            first = next(one.page for one in document.notices if one.kind is NoticeKind.NO_WORDS)
            message = f'this document holds pictures of pages and no text, from page {first} on'
            remedy = 'ask for the file that was printed, or have the text recognised (OCR) and save it again'
            raise UnreadableError(message, remedy=remedy)
        raise UnreadableError('this document holds no text', remedy=KINDS)
    return document


def _read(raw: bytes, name: str) -> PrintedDocument:
    # Each reader is imported only for its own kind: a text needs no reader of Word files.
    if is_pdf(raw):
        from masa_check.evidence import pdf  # noqa: PLC0415 - as above

        return pdf.read(raw)
    if raw.startswith((ZIP, OLD_WORD)):
        from masa_check.evidence import docx  # noqa: PLC0415 - as above

        return docx.read(raw)
    if name.endswith(WEB_NAMES) or WEB.search(raw[:NEAR_TOP]):
        from masa_check.evidence import web  # noqa: PLC0415 - as above

        return web.read(raw)
    from masa_check.evidence import plain  # noqa: PLC0415 - as above

    return plain.read(raw, markdown=name.endswith(MARKDOWN_NAMES))
