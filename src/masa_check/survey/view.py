"""A survey with what was asked to be told of it: the one value that text, data, tables and pages are views of."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from masa_check.survey.comparison import SurveyComparison
from masa_check.survey.matrix import By, Row, Survey


class SurveyView(NamedTuple):
    """A survey, by what its answers are added up, and the comparison with an earlier one if there is one."""

    survey: Survey
    by: tuple[By, ...] = (By.DUTY,)
    sample: bool = False  # the documents are a random sample, so that an interval means something
    ranked: bool = False  # a league table was asked for
    comparison: SurveyComparison | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """What the answers add up to; by share, the largest first, only where a league table was asked for."""
        rows = self.survey.rows(*self.by)
        return tuple(sorted(rows, key=_rank)) if self.ranked else rows

    @property
    def tables(self) -> list[tuple[str, str, list[Row]]]:
        """The rows by kind of document and edition, which are never mixed."""
        grouped = groupby(self.rows, key=lambda row: (row.group.kind, row.group.edition))
        return [(kind, edition, list(rows)) for (kind, edition), rows in grouped]

    @property
    def tells_shares(self) -> bool:
        """Whether rows carry a share: those that would set one area beside another do only if ranked."""
        return self.ranked or By.DUTY in self.by or By.AREA not in self.by


def _rank(row: Row) -> tuple[str, str, float, tuple[str, ...]]:
    stated = row.share.stated
    return row.group.kind, row.group.edition, 1.0 if stated is None else -float(stated), row.group.names
