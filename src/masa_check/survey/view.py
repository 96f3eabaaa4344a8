"""A survey with the options of its report: the one value behind text, JSON, tables and pages."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from masa_check.survey.comparison import SurveyComparison
from masa_check.survey.matrix import By, Row, Survey


class SurveyView(NamedTuple):
    """A survey, the dimensions of its rows, and the comparison with an earlier survey if there is one."""

    survey: Survey
    by: tuple[By, ...] = (By.DUTY,)
    sample: bool = False  # the documents are a random sample, so intervals are valid
    ranked: bool = False  # a league table was asked for
    comparison: SurveyComparison | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows; in order of share, the largest first, only in a league table."""
        rows = self.survey.rows(*self.by)
        return tuple(sorted(rows, key=_rank)) if self.ranked else rows

    @property
    def tables(self) -> list[tuple[str, str, list[Row]]]:
        """The rows by kind of document and edition."""
        grouped = groupby(self.rows, key=lambda row: (row.group.kind, row.group.edition))
        return [(kind, edition, list(rows)) for (kind, edition), rows in grouped]

    @property
    def tells_shares(self) -> bool:
        """Whether rows show a share: rows by area do so only in a league table."""
        return self.ranked or By.DUTY in self.by or By.AREA not in self.by


def _rank(row: Row) -> tuple[str, str, float, tuple[str, ...]]:
    stated = row.share.stated
    return row.group.kind, row.group.edition, 1.0 if stated is None else -float(stated), row.group.names
