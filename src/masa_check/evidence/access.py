"""Our own advice on whether everybody can read a published PDF, such as those who have it read aloud."""

from __future__ import annotations

from collections.abc import Iterator

from masa_check.evidence.printed import HeadingSign, Notice, NoticeKind, PrintedDocument

LONG = 3  # pages of a document that needs headings
SAVE = 'save it from the word processor as a PDF with tags for accessibility'


def advice(document: PrintedDocument, *, tagged: bool) -> Iterator[Notice]:
    """
    What the accessibility regulations for public sector websites expect of a PDF and this one lacks, as our advice.

    See the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations, SI 2018/952.
    """
    if not tagged:
        yield Notice(NoticeKind.NOT_TAGGED, 'this PDF has no tags, so it is hard to listen to', SAVE)
    elif len(document.pages) >= LONG and not any(one.sign is HeadingSign.MARKED for one in document.sections):
        remedy = 'give headings a heading style in the word processor, and save it again'
        yield Notice(NoticeKind.NO_HEADINGS, 'this PDF has no headings that reading software can jump to', remedy)
    if not document.title:
        remedy = 'give it a title in the properties of the document'
        yield Notice(NoticeKind.NO_TITLE, 'this PDF has no title', remedy)
    if not document.language:
        remedy = 'set its language to English in the properties of the document'
        yield Notice(NoticeKind.NO_LANGUAGE, 'this PDF does not say what language it is in', remedy)
