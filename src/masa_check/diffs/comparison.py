"""Two documents side by side as one value: the facts that changed, what became of each duty, and their counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from masa_check.diffs.asks import (
    AskChange,
    ask_changes,
    both_by_later,
    later_edition,
    model,
    of_two_areas,
    own_reports,
)
from masa_check.diffs.facts.change import FactChange, FactKind, FactState, Sort
from masa_check.diffs.facts.matching import Renamed, renamed
from masa_check.diffs.facts.payments import Payment, contributions
from masa_check.diffs.facts.visitor import changes
from masa_check.diffs.level import Became
from masa_check.diffs.persons import persons_apart
from masa_check.diffs.sentence import sentence
from masa_check.diffs.side import Side, pair_of
from masa_check.diffs.theme import themes
from masa_check.engine.answer import Answer
from masa_check.errors import MasaError
from masa_check.report.approval import Approval, change_hash
from masa_check.report.edition_report import EditionReport
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport
from masa_check.rulebook import crosswalk
from masa_check.rulebook.edition import Edition
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Verdict

MONEY = 'Funding'  # the theme with the table of contributions
LOSSES_OF_A_DUTY = (Became.DIFFERS, Became.LOST, Became.NO_LONGER_DECLARED, Became.NEW_FAULT)


class Fact(NamedTuple):
    """A fact that changed: the theme of the duties that ask about it, the change, and its sentence."""

    theme: str
    change: FactChange
    sentence: str

    @property
    def path(self) -> str:
        """The path by identity, as a page with all places prints it."""
        return '.'.join(self.change.spot.path)

    @property
    def hash(self) -> str:
        """The hash of this very change, by which it can be approved; the names of persons have no part in it."""
        states = (self.change.before, self.change.after)
        is_person = self.change.kind is FactKind.PERSON
        then, now = ((one.status, *(() if is_person else (one.words, one.summary))) for one in states)
        return change_hash(self.change.spot.path, then, now)


class Weight(NamedTuple):
    """The sort that `--fail-on` compares, and the sort by which a change is told."""

    gravity: Sort
    sort: Sort


class DutyChange(NamedTuple):
    """One duty: its answers under each document's own edition, and both under the later edition."""

    id: str
    title: str
    theme: str
    guidance: crosswalk.GuidanceChange
    before: Answer | None
    after: Answer | None
    was: Answer | None
    now: Answer | None
    asks: tuple[AskChange, ...]

    @property
    def became(self) -> Became:
        """What became of the duty, by the verdicts under the later edition, and by its asks where those changed."""
        if not self.was and not self.now:
            return Became.NOT_ASKED
        old, new = (answer.verdict if answer else Verdict.NOT_APPLICABLE for answer in (self.was, self.now))
        if Verdict.NOT_APPLICABLE in (old, new):
            return Became.DOES_NOT_ARISE if old is new else Became.IN_ONE
        met = old is Verdict.MET, new is Verdict.MET
        if met[0] == met[1]:
            return self._moved(Became.KEPT if met[0] else Became.STILL_MISSING)
        if Verdict.FOR_A_PERSON in (old, new):
            return Became.FOR_A_PERSON
        if met[1]:
            return self._of_asks(Became.DIFFERS, Became.GAINED)
        return self._of_asks(*LOSSES_OF_A_DUTY, Became.LOST)

    def _moved(self, became: Became) -> Became:
        """
        The result once the documents' own editions are considered: a change under these alone came from the guidance.
        """
        if self.before and self.after:
            met = self.before.verdict is Verdict.MET, self.after.verdict is Verdict.MET
            if met == (True, False):
                return self._of_asks(*LOSSES_OF_A_DUTY, Became.OVERTAKEN)
            if met == (False, True):
                return self._of_asks(Became.DIFFERS, Became.GAINED, Became.EASED)
        return became

    def _of_asks(self, *graver: Became) -> Became:
        """The first of these results that some ask has; the last of them where no ask has any."""
        return next((one for one in graver if any(ask.became is one for ask in self.asks)), graver[-1])


@dataclass(frozen=True)
class Comparison:
    """The changes from one document to another, judged on a day."""

    old: Side
    new: Side
    later: Edition
    on: date
    rulebook: Rulebook
    facts: tuple[Fact, ...]
    duties: tuple[DutyChange, ...]
    money: tuple[Payment, ...]
    bodies: Renamed
    with_facts: bool = True
    with_duties: bool = True
    theme: str = ''

    @property
    def pair(self) -> tuple[Side, Side]:
        """The older and the newer document."""
        return self.old, self.new

    @property
    def of_two_areas(self) -> bool:
        """Whether the documents are of two partnerships, so that nothing is lost or gained between them."""
        return of_two_areas(self.old.report, self.new.report)

    @property
    def asks(self) -> Iterator[AskChange]:
        """The change of each ask, duty by duty."""
        return (ask for duty in self.duties for ask in duty.asks)

    @cached_property
    def facts_by_sort(self) -> Mapping[Sort, int]:
        """The number of facts that changed, by sort, the gravest first."""
        return in_order(fact.change.sort for fact in self.facts)

    @cached_property
    def asks_by_sort(self) -> Mapping[Sort, int]:
        """The number of asks that were lost or gained, by sort, the gravest first."""
        return in_order(ask.sort for ask in self.asks if ask.sort)

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes with at least one change, in the order of the rulebook."""
        changed = {fact.theme for fact in self.facts} | {duty.theme for duty in self.duties}
        known = self.rulebook.themes
        return tuple(sorted(changed, key=lambda theme: (known.index(theme) if theme in known else -1, theme)))

    def failing(self, threshold: Sort | None) -> Mapping[Weight, int]:
        """How many changes weigh as the sort given and as each graver one, gravest first; none for None."""
        sorts = [fact.change.sort for fact in self.facts if not self.approval(fact)]
        facts = (Weight(sort, sort) for sort in sorts)
        open_ = (ask for ask in self.asks if ask.gravity and not self.approval(ask))
        asks = (Weight(ask.gravity, ask.sort) for ask in open_ if ask.gravity and ask.sort)
        weights = Counter(weight for weight in (*facts, *asks) if weight.gravity.reaches(threshold))
        return dict(sorted(weights.items(), key=lambda item: (item[0].gravity.rank, item[0].sort.rank)))

    @property
    def changes(self) -> Iterator[Fact | AskChange]:
        """Each changed fact, and each ask that was lost, gained or differs."""
        yield from self.facts
        yield from (ask for ask in self.asks if ask.sort)

    @property
    def approvals(self) -> tuple[Approval, ...]:
        """The approvals that name the newer document."""
        return self.new.report.finders[0].terms.approvals if self.new.report.finders else ()

    def approval(self, change: Fact | AskChange) -> Approval | None:
        """The approval of a change, which fails no run then."""
        if isinstance(change, Fact):
            return next((one for one in self.approvals if one.covers_fact(change.hash, change.path)), None)
        named = change.duty, change.ask, change.object
        of_object = (one for one in self.approvals if one.object == change.object)
        return next((one for one in of_object if one.covers_ask(change.hash, *named)), None)

    def only(self, *, facts: bool = True, duties: bool = True, theme: str = '') -> Comparison:
        """The comparison reduced to its facts, its duties or one theme."""
        return replace(
            self,
            facts=tuple(fact for fact in self.facts if facts and theme in ('', fact.theme)),
            duties=tuple(duty for duty in self.duties if duties and theme in ('', duty.theme)),
            money=self.money if facts and theme in ('', MONEY) else (),
            with_facts=facts,
            with_duties=duties,
            theme=theme,
        )


def in_order(sorts: Iterable[Sort]) -> Mapping[Sort, int]:
    """How many there are of each sort, the gravest first."""
    counts = Counter(sorts)
    return {sort: counts[sort] for sort in Sort if counts[sort]}


def compare(old: DocumentReport, new: DocumentReport, question: Question, *, with_names: bool = False) -> Comparison:
    """
    Compare two documents; names of persons are left out unless they are asked for.

    Raises MasaError where one of the two cannot be read, or they are of different kinds.
    """
    _refuse(old, new)
    old, new = persons_apart(old), persons_apart(new)
    later = later_edition(old, new)
    both = pair_of(old, new)
    theme = themes(question.rulebook, model(new))
    bodies = renamed(model(old), model(new))
    found = fact_changes(old, new, question.rulebook, bodies)
    told = (change if with_names else _nameless(change) for change in found)
    facts = tuple(Fact(theme(change.spot), change, sentence(change, both)) for change in told)
    duties = tuple(_duties(both, question.rulebook, bodies))
    money = contributions(model(old), model(new), bodies)
    return Comparison(*both, later, question.on, question.rulebook, facts, duties, money, bodies)


def fact_changes(old: DocumentReport, new: DocumentReport, rulebook: Rulebook, bodies: Renamed) -> Iterator[FactChange]:
    """Every fact that changed between two documents; between two areas it was not lost or gained."""
    found = changes(model(old), model(new), rulebook.dates, bodies)
    return map(FactChange.between_areas, found) if of_two_areas(old, new) else found


def _refuse(old: DocumentReport, new: DocumentReport) -> None:
    """Raise MasaError where a document cannot be read or the two are of different kinds."""
    for report in (old, new):
        if report.broken:
            first = report.faults[0]
            raise MasaError(first.message, path=first.path, line=first.line, column=first.column, remedy=first.remedy)
    if old.kind != new.kind:
        kinds = f'{old.path} is of kind {old.kind}, and {new.path} of kind {new.kind}'
        raise MasaError(f'two kinds of document cannot be compared: {kinds}', remedy='name two of one kind')


def _nameless(change: FactChange) -> FactChange:
    """The change without names of persons: it shows that an office has a new holder, and not who that is."""
    if change.kind is not FactKind.PERSON:
        return change._replace(inner=tuple(map(_nameless, change.inner)))
    return change._replace(before=FactState(change.before.status), after=FactState(change.after.status))


def _duties(both: tuple[Side, Side], rulebook: Rulebook, bodies: Renamed) -> Iterator[DutyChange]:
    old, new = (side.report for side in both)
    before, after = _answers(own_reports(old)), _answers(own_reports(new))
    by_later = both_by_later(old, new)
    was, now = map(_answers, by_later)
    for id, asks in groupby(ask_changes(old, new, rulebook, bodies, by_later), key=lambda ask: ask.duty):
        duty = rulebook.duties[id]
        guidance = crosswalk.duty_change(duty, both[0].edition.id, both[1].edition.id)
        yield DutyChange(
            id,
            duty.title,
            duty.theme,
            guidance or crosswalk.GuidanceChange.SAME,
            before=before.get(id),
            after=after.get(id),
            was=was.get(id),
            now=now.get(id),
            asks=tuple(asks),
        )


def _answers(reports: Iterable[EditionReport]) -> Mapping[str, Answer]:
    """The answer to each duty; that of the latest edition where several decide."""
    return {answer.duty: answer for report in reports for answer in report.answers}
