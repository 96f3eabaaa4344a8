"""Reads a published PDF: by its tags where it has them, and by how it looks where it has none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from masa_check.evidence import access, pdf_layout, pdf_margin, pdf_structure, pdf_tags
from masa_check.evidence.assembly import assemble
from masa_check.evidence.limits import CHARACTERS, PAGES, UnreadableError, refuse_over
from masa_check.evidence.pdf_heading import fragments_of
from masa_check.evidence.pdf_layout import BULLET, ENDS, Chunk
from masa_check.evidence.pdf_letters import HYPHEN, PdfPage, page_of
from masa_check.evidence.pdf_line import PdfLine, lines_of
from masa_check.evidence.pdf_structure import Bookmark
from masa_check.evidence.pdf_tags import TaggedPage
from masa_check.evidence.printed import BlockKind, Notice, NoticeKind, PrintedDocument, PrintedPage
from masa_check.evidence.vocabulary import Vocabulary

INSTALL = "pip install 'masa-check[documents]'"
ENOUGH = 0.5  # of the letters: so many must be tagged for the tags to be believed
LEAST = 20  # letters of a page that is not a picture of one
RUNNING = (BlockKind.PARAGRAPH, BlockKind.ITEM)
BEGINS_NO_HEADING = frozenset('(abcdefghijklmnopqrstuvwxyz&')
ROOM = 6  # sizes of type: so much a full line may leave, as the next word did not fit
SMALL = 0.92  # of the size of the text: notes at the foot of a page
PASSWORD, FORBIDDEN = 4, 5  # as PDFium numbers what stops it


class PdfContents(NamedTuple):
    """What PDFium gives of a file, as plain values."""

    pages: tuple[TaggedPage, ...]
    labels: tuple[str, ...]
    bookmarks: tuple[Bookmark, ...]
    title: str
    language: str
    tagged: bool


def read(raw: bytes) -> PrintedDocument:
    """The document in the bytes of a PDF; raises UnreadableError."""
    contents = _contents(raw)
    pages = [one.page for one in contents.pages]
    lines = lines_of(pages)
    pairs = list(zip(pages, lines, strict=True))
    running = pdf_margin.running(pairs)
    vocabulary = Vocabulary('\n'.join(line.text for line in one) for one in lines)
    by_tags = _by_tags(contents)
    together = zip(contents.pages, lines, strict=True)
    chunks = _joined([_page_chunks(page, one, running, by_tags) for page, one in together])
    sections = assemble(fragments_of(chunks, contents.bookmarks, vocabulary))
    numbers = pdf_margin.printed_numbers(pairs)
    printed = (numbers.get(page.number, label) for page, label in zip(pages, contents.labels, strict=True))
    document = PrintedDocument(
        'pdf',
        sections,
        tuple(PrintedPage(page.number, text) for page, text in zip(pages, printed, strict=True)),
        tuple(_notices(contents.pages)),
        contents.title,
        contents.language,
    )
    return document._replace(notices=(*document.notices, *access.advice(document, tagged=contents.tagged)))


def _contents(raw: bytes) -> PdfContents:
    try:
        import pypdfium2 as pdfium  # noqa: PLC0415 - an extra that only who reads a PDF pays for
        import pypdfium2.raw as library  # noqa: PLC0415 - as above
    except ImportError:
        raise UnreadableError('to read a PDF, masa-check needs pypdfium2', remedy=f'run `{INSTALL}`') from None
    try:
        pdf = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        raise _refusal(getattr(error, 'err_code', 0)) from None
    try:
        refuse_over(len(pdf), PAGES, 'pages')
        pages = tuple(_tagged_pages(pdfium, library, pdf))
        return PdfContents(
            pages,
            tuple(pdf_structure.label(library, pdf, number) for number in range(len(pages))),
            tuple(pdf_structure.bookmarks(library, pdf)),
            pdf_structure.title(library, pdf),
            pdf_structure.language(library, pdf),
            bool(library.FPDFCatalog_IsTagged(pdf)),
        )
    finally:
        pdf.close()


def _tagged_pages(pdfium: Any, library: Any, pdf: Any) -> Iterator[TaggedPage]:
    letters = 0
    for number in range(len(pdf)):
        try:
            page = pdf[number]
        except pdfium.PdfiumError:
            remedy = 'open it in another program and save it again'
            raise UnreadableError(f'page {number + 1} of this PDF is broken', remedy=remedy) from None
        try:
            found = page_of(library, page, number + 1)
            letters += len(found.letters)
            refuse_over(letters, CHARACTERS, 'characters')
            yield pdf_tags.tagged(found, pdf_structure.elements(library, page))
        finally:
            page.close()


def _refusal(code: int) -> UnreadableError:
    if code in (PASSWORD, FORBIDDEN):
        return UnreadableError('this PDF is locked with a password', remedy='save a copy without the password')
    return UnreadableError('this PDF is broken', remedy='open it in another program and save it again')


def _by_tags(contents: PdfContents) -> bool:
    """Whether enough of the document is tagged to go by the tags."""
    counts = [page.letters for page in contents.pages]
    return sum(one for one, _ in counts) >= ENOUGH * max(sum(two for _, two in counts), 1)


def _page_chunks(page: TaggedPage, lines: Sequence[PdfLine], running: frozenset[str], tagged: bool) -> list[Chunk]:
    if not (tagged and page.covered):
        text = [one for one in lines if not pdf_margin.is_running(one, page.page, running)]
        return _notes(list(pdf_layout.chunks_of(text, page.page.rules)))
    (rest,) = lines_of([page.page._replace(letters=page.uncovered)])
    rest = [one for one in rest if not pdf_margin.is_running(one, page.page, running)]
    return [*pdf_tags.chunks_of(page), *pdf_layout.chunks_of(rest)]


def _notes(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks of a page, with what is printed small at its foot known as notes."""
    sizes = [line.size for chunk in chunks for line in chunk.lines for _ in line.text]
    usual = sorted(sizes)[len(sizes) // 2] if sizes else 0.0
    for number in range(len(chunks) - 1, 0, -1):
        if chunks[number].size >= usual * SMALL or chunks[number].kind is BlockKind.ROW:
            break
        chunks[number] = chunks[number]._replace(kind=BlockKind.NOTE)
    return chunks


def _joined(pages: Iterable[list[Chunk]]) -> list[Chunk]:
    """The chunks of all pages; a paragraph that goes on in the next column or on the next page is one."""
    chunks: list[Chunk] = []
    for chunk in (chunk for page in pages for chunk in page):
        last = next((n for n in range(len(chunks) - 1, -1, -1) if chunks[n].kind is not BlockKind.NOTE), -1)
        if last >= 0 and _goes_on(chunks[last], chunk):
            chunks[last] = chunks[last]._replace(lines=(*chunks[last].lines, *chunk.lines))
        else:
            chunks.append(chunk)
    return chunks


def _goes_on(chunk: Chunk, after: Chunk) -> bool:
    """
    Whether a chunk at the end of a column goes on with the first of the next.

    It does within a word or in small letters, and where its last line is full and ends no sentence.
    """
    if chunk.level and chunk.level == after.level:
        return chunk.lines[-1].page != after.page and after.lines[0].text[:1] in BEGINS_NO_HEADING
    if chunk.level or after.level or chunk.kind not in RUNNING or after.kind not in (chunk.kind, BlockKind.PARAGRAPH):
        return False
    last, first = chunk.lines[-1], after.lines[0]
    if not last.alike(first) or (last.page == first.page and last.bottom > first.bottom) or BULLET.match(first.text):
        return False
    if last.text.endswith(HYPHEN):
        return True
    if last.text.endswith(ENDS):
        return False
    full = len(chunk.lines) > 1 and last.right >= max(line.right for line in chunk.lines[:-1]) - last.size * ROOM
    return first.text[:1].islower() or (full and len(after.lines) > 1)


def _notices(pages: Iterable[TaggedPage]) -> Iterator[Notice]:
    scanned = 'type out what it says, or publish the document with its text'
    for one in pages:
        page: PdfPage = one.page
        letters = sum(not letter.char.isspace() for letter in page.letters)
        if letters < LEAST and page.pictures:
            yield Notice(NoticeKind.NO_WORDS, 'this page is a picture and holds no text', scanned, page.number)
        elif pdf_tags.pictures_without_words(one):
            message = 'this page holds a picture without words, and what it shows cannot be checked'
            yield Notice(NoticeKind.PICTURE, message, 'read the picture yourself', page.number)
