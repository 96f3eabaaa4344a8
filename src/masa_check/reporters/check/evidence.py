"""The evidence behind the answers: the words of the text that decide, with heading and page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from masa_check.engine.answer import AskAnswer
from masa_check.model.statement import Source
from masa_check.report.report import DocumentReport
from masa_check.reporters.draw.page import Block, Heading, Words, say


class QuoteData(TypedDict):
    """Words of the text, with the place where they stand."""

    quote: str
    section: str | None
    page: int | None
    text: Annotated[str | None, Field(description='Which of the texts that were read')]


def as_data(ask: AskAnswer) -> list[QuoteData]:
    """The quotations of an ask as plain data."""
    return [
        {'quote': one.quote or '', 'section': one.section, 'page': one.page, 'text': one.text}
        for one in ask.quotes or ()
    ]


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


def in_words(sources: Iterable[Source]) -> Iterator[str]:
    """Each quotation in quotation marks, with its heading and page."""
    for source in sources:
        place = ', '.join(filter(None, (source.section, f'page {source.page}' if source.page else '')))
        yield f'\N{LEFT DOUBLE QUOTATION MARK}{source.quote}\N{RIGHT DOUBLE QUOTATION MARK}' + (
            f' ({place})' if place else ''
        )


def in_one_line(asks: Iterable[AskAnswer]) -> str:
    """The quotations of several asks, each once, for one cell of a table."""
    return '; '.join(dict.fromkeys(line for ask in asks for line in in_words(ask.quotes or ())))
