"""One of the two documents of a comparison, and the words with which sentences refer to it."""

from __future__ import annotations

from typing import Any, NamedTuple

from masa_check.diffs.asks import model, own_edition
from masa_check.report.report import DocumentReport
from masa_check.rulebook.edition import Edition
from masa_check.values import KeyPath


class Side(NamedTuple):
    """One document of a comparison; `when` is its time in a sentence, `period` the months of its figures."""

    report: DocumentReport
    edition: Edition
    when: str
    period: str

    def line(self, at: KeyPath) -> int:
        """The line of a key path, or of the nearest written place around it."""
        return self.report.editions[0].case.main.document.position(at).line


def pair_of(old: DocumentReport, new: DocumentReport) -> tuple[Side, Side]:
    """Both sides; each is named by its year, or as "before" and "now" where the years are equal or unknown."""
    years = [report.dated[:4] for report in (old, new)]
    apart = all(years) and years[0] != years[1]
    return (
        Side(old, own_edition(old), f'in {years[0]}' if apart else 'before', _period(old)),
        Side(new, own_edition(new), f'in {years[1]}' if apart else 'now', _period(new)),
    )


def _period(report: DocumentReport) -> str:
    """The period of the figures in the document's words, or "no period given"."""
    declared: Any = model(report)
    period = getattr(getattr(declared, 'funding', None), 'period', None) or getattr(declared, 'period', None)
    if period and period.words:
        return str(period.words)
    return 'no period given'
