"""The comparison of two surveys: the share that states each duty then and now, with gains and losses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from masa_check.survey.entry import Columns, SurveyEntry, columns
from masa_check.survey.matrix import KINDS, Survey
from masa_check.survey.share import Proportion
from masa_check.values import PartialDate, Verdict

KNOWN = frozenset({Verdict.MET, Verdict.PARTLY, Verdict.GAP})
# Under two editions only what both find counts, so the milder verdict does.
KINDER = tuple(Verdict)


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
        verdicts = [(then.kind, _verdicts(then, known), _verdicts(now, known)) for then, now in self.pairs]
        return tuple(
            change
            for kind in KINDS
            for duty in self.now.rulebook.duties
            if (change := _change(kind, duty, [(t.get(duty), n.get(duty)) for k, t, n in verdicts if k == kind]))
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


def _verdicts(entry: SurveyEntry, known: Columns) -> Mapping[str, Verdict]:
    """The verdict on each duty; of two editions the milder, because only what both find counts."""
    verdicts: dict[str, Verdict] = {}
    for _, duty, verdict in entry.verdicts(known):
        verdicts[duty.id] = min(verdicts.get(duty.id, verdict), verdict, key=KINDER.index)
    return verdicts


def _change(kind: str, duty: str, verdicts: list[tuple[Verdict | None, Verdict | None]]) -> ShareChange | None:
    """The change of one duty; None where neither survey asked it."""
    if not any(then or now for then, now in verdicts):
        return None
    both = [(then, now) for then, now in verdicts if then in KNOWN and now in KNOWN]
    return ShareChange(
        kind,
        duty,
        Proportion.of(then for then, _ in verdicts if then),
        Proportion.of(now for _, now in verdicts if now),
        gained=sum(now is Verdict.MET and then is not Verdict.MET for then, now in both),
        lost=sum(then is Verdict.MET and now is not Verdict.MET for then, now in both),
    )
