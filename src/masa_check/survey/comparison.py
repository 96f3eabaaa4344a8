"""Two surveys of the same areas, then and now: what share stated each duty, and who came to or ceased to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from masa_check.survey.entry import Columns, Entry, columns
from masa_check.survey.matrix import KINDS, Survey
from masa_check.survey.share import Share
from masa_check.values import PartialDate, Verdict

KNOWN = frozenset({Verdict.MET, Verdict.PARTLY, Verdict.GAP})
# Of a document under two editions counts what both find, so the kinder of two verdicts stands.
KINDER = tuple(Verdict)


class Change(NamedTuple):
    """One duty, then and now, over the areas that have a document of the kind in both."""

    kind: str
    duty: str
    then: Share
    now: Share
    gained: int  # areas that state it now and were known not to
    lost: int  # areas that stated it and are known not to now

    @property
    def difference(self) -> Fraction | None:
        """The share now less the share then; None where either is not known."""
        if self.then.stated is None or self.now.stated is None:
            return None
        return self.now.stated - self.then.stated


class Comparison(NamedTuple):
    """Two surveys and the documents that could be paired by kind and the stable id of their area."""

    then: Survey
    now: Survey
    pairs: tuple[tuple[Entry, Entry], ...]
    only_then: tuple[Entry, ...]
    only_now: tuple[Entry, ...]
    older: tuple[Entry, ...]  # passed over, as a later document of the same area and kind stands beside them

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every duty that was put then or now, in the order of the rulebook."""
        known = columns(self.now.rulebook)
        verdicts = [(then.kind, _verdicts(then, known), _verdicts(now, known)) for then, now in self.pairs]
        return tuple(
            change
            for kind in KINDS
            for duty in self.now.rulebook.duties
            if (change := _change(kind, duty, [(t.get(duty), n.get(duty)) for k, t, n in verdicts if k == kind]))
        )


def compare(then: Survey, now: Survey) -> Comparison:
    """Pair the documents of two surveys; where an area has several of a kind, the last by date speaks for it."""
    before, after = _latest(then.held), _latest(now.held)
    kept = {*before.values(), *after.values()}
    return Comparison(
        then,
        now,
        pairs=tuple((before[key], after[key]) for key in sorted(before.keys() & after.keys())),
        only_then=tuple(before[key] for key in sorted(before.keys() - after.keys())),
        only_now=tuple(after[key] for key in sorted(after.keys() - before.keys())),
        older=tuple(entry for entry in (*then.held, *now.held) if entry not in kept),
    )


def _latest(entries: Iterable[Entry]) -> Mapping[tuple[str, str], Entry]:
    found: dict[tuple[str, str], Entry] = {}
    for entry in sorted(entries, key=_age):
        found[entry.area, entry.kind] = entry
    return found


def _age(entry: Entry) -> tuple[str, str]:
    """By the last day that the date can mean; without a date, before all others; by path where dates agree."""
    return (PartialDate.parse(entry.dated).last.isoformat() if entry.dated else '', entry.path)


def _verdicts(entry: Entry, known: Columns) -> Mapping[str, Verdict]:
    found: dict[str, Verdict] = {}
    for _, duty, verdict in entry.verdicts(known):
        found[duty.id] = min(found.get(duty.id, verdict), verdict, key=KINDER.index)
    return found


def _change(kind: str, duty: str, verdicts: list[tuple[Verdict | None, Verdict | None]]) -> Change | None:
    """What became of one duty; None where nobody was asked it."""
    if not any(then or now for then, now in verdicts):
        return None
    both = [(then, now) for then, now in verdicts if then in KNOWN and now in KNOWN]
    return Change(
        kind,
        duty,
        Share.of(then for then, _ in verdicts if then),
        Share.of(now for _, now in verdicts if now),
        gained=sum(now is Verdict.MET and then is not Verdict.MET for then, now in both),
        lost=sum(then is Verdict.MET and now is not Verdict.MET for then, now in both),
    )
