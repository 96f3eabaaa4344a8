"""The rulebook as data: a row for each ask of each edition, as JSON or as a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from masa_check.reporters.check.json import dumped
from masa_check.reporters.draw import sheet
from masa_check.rulebook.duty import Duty
from masa_check.rulebook.rulebook import Rulebook

COLUMNS = (
    'duty', 'theme', 'title', 'asked_of', 'ask', 'what', 'edition', 'ref', 'force', 'asked_to', 'confidence', 'statute',
    'citation',
)  # fmt: skip


def as_csv(duties: Iterable[Duty]) -> str:
    """The asks as a table."""
    return sheet.lines((COLUMNS, *_rows(duties)))


def as_json(duties: Iterable[Duty], book: Rulebook) -> str:
    """The asks as data."""
    asks = [dict(zip(COLUMNS, row, strict=True)) for row in _rows(duties)]
    return dumped({'rulebook': book.hash, 'asks': asks})


def _rows(duties: Iterable[Duty]) -> Iterator[tuple[str, ...]]:
    for duty in duties:
        for edition, authorities in duty.editions.items():
            for name, a in authorities.items():
                cited = '; '.join(str(cite) for cite in a.cites)
                about = (duty.id, duty.theme, duty.title, duty.asked_of, name, duty.asks[name].what)
                yield (*about, edition, a.ref, a.force.value, a.asked_to.value, a.confidence, a.statute, cited)
