"""The verdicts on one document over its revisions, and what each revision lost and gained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from masa_check.diffs.asks import own_edition
from masa_check.diffs.comparison import compare
from masa_check.diffs.facts.change import Sort
from masa_check.report.report import DocumentReport, Question
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Verdict


class Moment(NamedTuple):
    """A document as it was: the revision, its day, the name that the file had, and its report."""

    revision: str
    day: str
    path: str
    report: DocumentReport


class Step(NamedTuple):
    """One revision: its verdicts under its own edition, and what changed since the last one that could be read."""

    moment: Moment
    edition: str
    verdicts: Mapping[Verdict, int]
    asks: Mapping[Sort, int]
    facts: Mapping[Sort, int]
    fault: str = ''

    @property
    def lost(self) -> int:
        """How many asks were lost, of whatever force."""
        return sum(self.asks.get(sort, 0) for sort in (Sort.LOST_MUST, Sort.LOST_SHOULD, Sort.LESS_SAID))


class History(NamedTuple):
    """The revisions of one document as they are judged on a day; the one value that every format is a view of."""

    on: date
    rulebook: Rulebook
    steps: tuple[Step, ...]


def history(moments: Iterable[Moment], question: Question) -> Iterator[Step]:
    """A step for each moment, from the oldest; one that cannot be read is told, and passed over by the next."""
    last: DocumentReport | None = None
    for moment in moments:
        report = moment.report
        if report.broken:
            yield Step(moment, '', {}, {}, {}, report.faults[0].message)
            continue
        found = compare(last, report, question) if last is not None and last.kind == report.kind else None
        changes = (found.asks_by_sort, found.facts_by_sort) if found else ({}, {})
        verdicts = Counter(answer.verdict for answer in report.deciding[-1].answers)
        yield Step(moment, own_edition(report).short, {one: verdicts[one] for one in Verdict}, *changes)
        last = report
