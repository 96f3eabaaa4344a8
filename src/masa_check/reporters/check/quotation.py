"""The words of the text that decide an answer, as plain data and in one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from masa_check.engine.answer import AskAnswer
from masa_check.model.source import Source

if TYPE_CHECKING:
    from masa_check.reporters.check.data import QuoteData


def as_data(ask: AskAnswer) -> list[QuoteData]:
    """The quotations of an ask as plain data."""
    return [
        {'quote': one.quote or '', 'section': one.section, 'page': one.page, 'text': one.text}
        for one in ask.quotes or ()
    ]


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
