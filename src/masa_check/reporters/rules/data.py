"""The rulebook as JSON or CSV: a row for each ask in each edition."""

from __future__ import annotations

from collections.abc import Iterator

from typing_extensions import TypedDict

from masa_check.reporters.data import dumped
from masa_check.reporters.draw import sheet
from masa_check.rulebook.duty import AskedTo, Authority, Duty
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force


class AskRow(TypedDict):
    """One ask in one edition; its keys are the columns of the table as well."""

    duty: str
    theme: str
    title: str
    asked_of: str
    ask: str
    what: str
    edition: str
    ref: str
    force: Force
    asked_to: AskedTo
    confidence: str
    statute: str
    citation: str


class RulesData(TypedDict):
    """Every ask of a rulebook."""

    rulebook: str
    asks: list[AskRow]


def as_csv(book: Rulebook) -> str:
    """The asks as CSV, with a header."""
    return sheet.lines((list(AskRow.__annotations__), *(row.values() for row in _rows(book))))


def as_json(book: Rulebook) -> str:
    """The asks as JSON."""
    data: RulesData = {'rulebook': book.hash, 'asks': list(_rows(book))}
    return dumped(data)


def _rows(book: Rulebook) -> Iterator[AskRow]:
    for duty in book.duties.values():
        for edition, authorities in duty.editions.items():
            for name, authority in authorities.items():
                yield _row(duty, edition, name, authority)


def _row(duty: Duty, edition: str, ask: str, authority: Authority) -> AskRow:
    return {
        'duty': duty.id,
        'theme': duty.theme,
        'title': duty.title,
        'asked_of': duty.asked_of,
        'ask': ask,
        'what': duty.asks[ask].what,
        'edition': edition,
        'ref': authority.ref,
        'force': authority.force,
        'asked_to': authority.asked_to,
        'confidence': authority.confidence,
        'statute': authority.statute,
        'citation': authority.place,
    }
