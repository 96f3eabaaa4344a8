"""The evidence behind the answers as blocks of a page: the words of the text that decide, with heading and page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from masa_check.model.shape import places
from masa_check.model.statement import WithStatus
from masa_check.report.report import DocumentReport
from masa_check.reporters.check.quotation import in_words
from masa_check.reporters.data import Count
from masa_check.reporters.draw.page import Block, Heading, Words, how_many, say


class ReadingData(TypedDict):
    """How many statements were read by whom, and the hashes of the texts; that of the declaration is `sha256`."""

    statements: Count
    judged: Annotated[Count, Field(description='Statements that name who judged them, or who checked them')]
    checked: Annotated[Count, Field(description='Of those, how many a second office has checked')]
    texts: Annotated[dict[str, str], Field(description='The SHA-256 of each text that was read, by its short name')]


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
    read = reading(document)
    if not read or not (read['judged'] or read['texts']):
        return
    yield Heading('Who read the text, and what was read', level=2)
    if read['judged']:
        of = how_many(read['statements'], 'statement')
        yield say(f'A second reader has checked {read["checked"]} of {of}.', step=1)
    for name, digest in (*read['texts'].items(), ('declaration', document.sha256)):
        yield say(f'{name}: SHA-256 {digest}', step=1)
    yield say(f'rulebook: {document.finders[0].rulebook.hash}', step=1)


def reading(document: DocumentReport) -> ReadingData | None:
    """Who read the text and which, as plain data; None of what is no declaration, or cannot be read as one."""
    declaration = document.declaration
    if not (declaration and document.declared):
        return None
    statements = [located.thing for located in places(declaration.model, WithStatus)]
    return {
        'statements': len(statements),
        'judged': sum(bool(one.judged or one.checked) for one in statements),
        'checked': sum(one.second_reader for one in statements),
        'texts': {name: text.sha256 for name, text in declaration.model.texts.items() if text.sha256},
    }
