"""The comparison of two surveys: the share that states each duty then and now, with gains and losses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from masa_check.engine.answer import Result
from masa_check.survey.entry import Columns, SurveyEntry, columns
from masa_check.survey.matrix import KINDS, Survey
from masa_check.survey.share import Proportion
from masa_check.values import PartialDate

KNOWN = frozenset({Result.MET, Result.PARTLY, Result.GAP, Result.RESTATED})
# Under two editions only what both find counts, so the milder result does.
KINDER = tuple(Result)


class ShareChange(NamedTuple):
    """The shares of one duty then and now, over the areas with a document of the kind in both surveys."""

    kind: str
    duty: str
    then: Proportion
    now: Proportion
    gained: int  # areas that state it now and were known not to
    lost: int  # areas that stated it and are known not to now

    @property
    def difference(self) -> Fraction | None:
        """The share now minus the share then; None where either is unknown."""
        if self.then.stated is None or self.now.stated is None:
            return None
        return self.now.stated - self.then.stated


class SurveyComparison(NamedTuple):
    """Two surveys, with their documents in pairs by kind and area."""

    then: Survey
    now: Survey
    pairs: tuple[tuple[SurveyEntry, SurveyEntry], ...]
    only_then: tuple[SurveyEntry, ...]
    only_now: tuple[SurveyEntry, ...]
    older: tuple[SurveyEntry, ...]  # not compared: a later document of the area and kind is in the survey

    @property
    def changes(self) -> tuple[ShareChange, ...]:
        """The change of each duty that either survey asked, in the order of the rulebook."""
        known = columns(self.now.rulebook)
        results = [(then.kind, _results(then, known), _results(now, known)) for then, now in self.pairs]
        return tuple(
            change
            for kind in KINDS
            for duty in self.now.rulebook.duties
            if (change := _change(kind, duty, [(t.get(duty), n.get(duty)) for k, t, n in results if k == kind]))
        )


def compare(then: Survey, now: Survey) -> SurveyComparison:
    """
    The comparison of two surveys; of several documents of an area and kind, the latest by date is compared.

    Example: Luton has arrangements of 2019 in the earlier survey, and of 2023 and 2024 in the later one. The pair is
    2019 and 2024; the text of 2023 is in `older`.
    """
    before, after = _latest(then.answering), _latest(now.answering)
    compared = {*before.values(), *after.values()}
    return SurveyComparison(
        then,
        now,
        pairs=tuple((before[key], after[key]) for key in sorted(before.keys() & after.keys())),
        only_then=tuple(before[key] for key in sorted(before.keys() - after.keys())),
        only_now=tuple(after[key] for key in sorted(after.keys() - before.keys())),
        older=tuple(entry for entry in (*then.answering, *now.answering) if entry not in compared),
    )


def _latest(entries: Iterable[SurveyEntry]) -> Mapping[tuple[str, str], SurveyEntry]:
    latest: dict[tuple[str, str], SurveyEntry] = {}
    for entry in sorted(entries, key=_age):
        latest[entry.area, entry.kind] = entry
    return latest


def _age(entry: SurveyEntry) -> tuple[str, str]:
    """The sort key of an entry: the last day of its date, undated ones first, then its path."""
    return (PartialDate.parse(entry.dated).last.isoformat() if entry.dated else '', entry.path)


def _results(entry: SurveyEntry, known: Columns) -> Mapping[str, Result]:
    """The result of each duty; of two editions the milder, because only what both find counts."""
    results: dict[str, Result] = {}
    for _, duty, result in entry.results(known):
        results[duty.id] = min(results.get(duty.id, result), result, key=KINDER.index)
    return results


def _change(kind: str, duty: str, results: list[tuple[Result | None, Result | None]]) -> ShareChange | None:
    """The change of one duty; None where neither survey asked it."""
    if not any(then or now for then, now in results):
        return None
    both = [(then, now) for then, now in results if then in KNOWN and now in KNOWN]
    return ShareChange(
        kind,
        duty,
        Proportion.of(then for then, _ in results if then),
        Proportion.of(now for _, now in results if now),
        gained=sum(now is Result.MET and then is not Result.MET for then, now in both),
        lost=sum(then is Result.MET and now is not Result.MET for then, now in both),
    )
