"""The evidence behind the answers as blocks of a page: the words of the text that decide, with heading and page."""

from __future__ import annotations

from collections.abc import Iterator

from masa_check.model.shape import places
from masa_check.model.statement import WithStatus
from masa_check.report.report import DocumentReport
from masa_check.reporters.check.quotation import in_words
from masa_check.reporters.draw.page import Block, Heading, Words, how_many, say


def quotations(document: DocumentReport) -> Iterator[Block]:
    """Each quotation once, under the first duty that it answers."""
    asks = [(answer, ask) for held in document.deciding for answer in held.answers for ask in answer.asks]
    by_place = {(ask.document, ask.at): (answer, ask) for answer, ask in reversed(asks) if ask.quotes}
    if by_place:
        yield Heading('What decides, in the words of the text', level=2)
    for answer, ask in reversed(by_place.values()):
        yield say(Words(answer.duty, 'heading'), f'  {ask.subject}', step=1)
        for line in in_words(ask.quotes or ()):
            yield say(line, step=2)


def readings(document: DocumentReport) -> Iterator[Block]:
    """How much a second reader has checked, with the hashes of what was read; nothing where no reader is named."""
    declaration = document.declaration
    if not (declaration and document.declared):
        return
    statements = [located.thing for located in places(declaration.model, WithStatus)]
    hashes = {name: text.sha256 for name, text in declaration.model.texts.items() if text.sha256}
    read = sum(bool(one.judged or one.checked) for one in statements)
    if not (read or hashes):
        return
    yield Heading('Who read the text, and what was read', level=2)
    if read:
        checked = sum(one.second_reader for one in statements)
        yield say(f'A second reader has checked {checked} of {how_many(len(statements), "statement")}.', step=1)
    for name, digest in (*hashes.items(), ('declaration', document.sha256)):
        yield say(f'{name}: SHA-256 {digest}', step=1)
    yield say(f'rulebook: {document.finders[0].rulebook.hash}', step=1)
