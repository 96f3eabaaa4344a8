"""One of two documents that are compared: which it is, of when, and how it is spoken of."""

from __future__ import annotations

from typing import Any, NamedTuple

from masa_check.diffs.asks import model, own_edition
from masa_check.report.report import DocumentReport
from masa_check.rulebook.edition import Edition
from masa_check.values import KeyPath


class Side(NamedTuple):
    """A document as one side of a comparison; `when` is how a sentence speaks of it, `period` of its money."""

    report: DocumentReport
    edition: Edition
    when: str
    period: str

    def line(self, at: KeyPath) -> int:
        """The line on which something stands, or the nearest thing written around it."""
        return self.report.editions[0].case.main.document.position(at).line


def pair_of(old: DocumentReport, new: DocumentReport) -> tuple[Side, Side]:
    """The two sides; the older is spoken of by its year, where that tells it from the other."""
    years = [report.dated[:4] for report in (old, new)]
    apart = all(years) and years[0] != years[1]
    return (
        Side(old, own_edition(old), f'in {years[0]}' if apart else 'before', _period(old)),
        Side(new, own_edition(new), f'in {years[1]}' if apart else 'now', _period(new)),
    )


def _period(report: DocumentReport) -> str:
    """The period of the figures as the text gives it, or that it gives none."""
    declared: Any = model(report)
    period = getattr(getattr(declared, 'funding', None), 'period', None) or getattr(declared, 'period', None)
    if period and period.words:
        return str(period.words)
    return 'no period given'
