"""The verdicts on one document over its revisions, and the asks that each revision lost and gained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from masa_check.diffs.asks import ask_changes, model, own_edition, own_reports
from masa_check.diffs.comparison import fact_changes, in_order
from masa_check.diffs.facts.change import Sort
from masa_check.diffs.facts.matching import renamed
from masa_check.engine.answer import Result
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force, Verdict


class Moment(NamedTuple):
    """A document at one revision: the revision, its day, the file's path then, the report, and why it was changed."""

    revision: str
    day: str
    path: str
    report: DocumentReport
    subject: str = ''


class Step(NamedTuple):
    """
    One revision: its verdicts under its own edition, and the changes since the last readable revision.

    `since` names that revision, or is empty where there was none of this kind of document. `forces` are those of the
    asks that were lost or are no longer declared, and of new faults.
    """

    moment: Moment
    edition: str
    verdicts: Mapping[Verdict, int]
    asks: Mapping[Sort, int]
    facts: Mapping[Sort, int]
    fault: str = ''
    restated: int = 0  # of the duties with the verdict gap, those with only the guidance's words
    since: str = ''
    forces: Mapping[Force, int] = MappingProxyType({})

    @property
    def lost(self) -> int:
        """The number of asks that were lost, of any force."""
        return sum(self.asks.get(sort, 0) for sort in (Sort.LOST_MUST, Sort.LOST_SHOULD, Sort.LESS_SAID))


class History(NamedTuple):
    """The revisions of one document, judged on a day."""

    on: date
    rulebook: Rulebook
    steps: tuple[Step, ...]


def history(moments: Iterable[Moment], question: Question) -> Iterator[Step]:
    """
    A step for each moment, the oldest first; an unreadable moment gives a step with a fault.

    The step after an unreadable moment is compared with the last readable one. Nothing is worked out anew of a moment
    that declares the same as that one, where for example a comment is another.
    """
    last: Step | None = None
    for moment in moments:
        report = moment.report
        if report.broken:
            yield Step(moment, '', {}, {}, {}, report.faults[0].message)
        elif last and _declares_the_same(last.moment.report, report):
            yield last._replace(moment=moment, asks={}, facts={}, since=last.moment.revision, forces={})
            last = last._replace(moment=moment._replace(report=last.moment.report))
        else:
            step = _step(moment)
            is_one_kind = last and last.moment.report.kind == report.kind
            yield _since(last.moment, step, question) if last and is_one_kind else step
            last = step


def _declares_the_same(old: DocumentReport, new: DocumentReport) -> bool:
    """Whether two readable documents declare the same, and are asked the same, so that one has the other's answers."""
    # By the model too, since to Python 1 is true; by the data too, since a model also has what is not written.
    before, after = ((one.document and one.document.data, model(one), one.editions[0].question) for one in (old, new))
    return before == after


def _step(moment: Moment) -> Step:
    """The verdicts on a readable moment under its own edition."""
    answers = own_reports(moment.report)[-1].answers
    verdicts = Counter(answer.verdict for answer in answers)
    restated = sum(answer.result is Result.RESTATED for answer in answers)
    counts = {one: verdicts[one] for one in Verdict}
    return Step(moment, own_edition(moment.report).short, counts, {}, {}, restated=restated)


def _since(last: Moment, step: Step, question: Question) -> Step:
    """The step with what changed since a moment."""
    old, new = last.report, step.moment.report
    bodies = renamed(model(old), model(new))
    facts = fact_changes(old, new, question.rulebook, bodies)
    asks = list(ask_changes(old, new, question.rulebook, bodies))
    forces = Counter(ask.force for ask in asks if ask.became.fails)
    return step._replace(
        asks=in_order(ask.sort for ask in asks if ask.sort),
        facts=in_order(fact.sort for fact in facts),
        since=last.revision,
        forces={force: forces[force] for force in Force if forces[force]},
    )
