"""The answer to an ask and to a duty, and the verdict on a duty from the outcomes of its asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from masa_check.model.source import Source
from masa_check.model.status import Status
from masa_check.values import Force, KeyPath, Outcome, Reason, Verdict

UNKNOWN = frozenset({Outcome.UNDECLARED, Outcome.PERSON})
FAULTS = frozenset({Outcome.SHORT, Outcome.ABSENT, Outcome.WRONG, Outcome.UNDECLARED})
FAILED = frozenset({Outcome.ABSENT, Outcome.WRONG})
ALL_MET = frozenset({Outcome.MET})
DOES_NOT_ARISE = frozenset({Outcome.NOT_APPLICABLE})


def verdict(outcomes: Iterable[Outcome]) -> Verdict:
    """
    The verdict on a duty from the outcomes of its asks: a definite one only if no unknown outcome could change it.

    Outcomes that do not arise are left out. Examples: met and absent: partly met, whatever else is unknown. Absent and
    undeclared: undeclared, because the duty may yet be partly met. Met and for a person: for a person to judge. Absent
    and wrong: a gap. Nothing left: not applicable.
    """
    return _verdict(frozenset(outcomes))


@cache
def _verdict(outcomes: frozenset[Outcome]) -> Verdict:
    asked = outcomes - DOES_NOT_ARISE
    if not asked:
        return Verdict.NOT_APPLICABLE
    if asked == ALL_MET:
        return Verdict.MET
    known = asked - UNKNOWN
    if asked == known:
        return Verdict.GAP if known <= FAILED else Verdict.PARTLY
    if Outcome.SHORT in known or (Outcome.MET in known and known & FAILED):
        return Verdict.PARTLY
    if Outcome.UNDECLARED not in asked and known <= ALL_MET:
        return Verdict.FOR_A_PERSON
    return Verdict.UNDECLARED


def bounds(outcomes: Iterable[Outcome]) -> tuple[Verdict, Verdict]:
    """The best and the worst verdict that the unknown outcomes still allow."""
    asked = list(outcomes)
    best = verdict(Outcome.MET if outcome in UNKNOWN else outcome for outcome in asked)
    worst = verdict(Outcome.ABSENT if outcome in UNKNOWN else outcome for outcome in asked)
    return best, worst


class Place(NamedTuple):
    """A place in one of the documents of a case."""

    document: str
    at: KeyPath


class AskAnswer(NamedTuple):
    """The answer to one ask about one object."""

    ask: str
    ref: str
    force: Force
    confidence: str
    object: str
    outcome: Outcome
    message: str
    at: KeyPath
    document: str
    answered: str = ''  # the person's judgement, where no program can judge
    related: tuple[Place, ...] = ()
    subject: str = ''  # the ask and its object in words, which begin the message
    reason: Reason | None = None  # of an undeclared or an absent outcome
    quotes: tuple[Source, ...] | None = None  # the sources with a quotation; None where nothing could be quoted
    status: Status = Status.IN_PLACE  # of what decided the outcome
    description: str = ''  # what is wrong, without the subject
    needs: tuple[str, ...] = ()  # the path of what is not declared, where the message names it by its keys
    detail: str = ''  # what the check or the condition says of it
    evidence: str = ''  # what shows that it is met, where it stands at another place than the ask looks at


class Result(StrEnum):
    """A verdict as tables show it: a gap where the text has only the guidance's words is told apart from the others."""

    MET = Verdict.MET
    PARTLY = Verdict.PARTLY
    RESTATED = 'restated'
    GAP = Verdict.GAP
    UNDECLARED = Verdict.UNDECLARED
    FOR_A_PERSON = Verdict.FOR_A_PERSON
    NOT_APPLICABLE = Verdict.NOT_APPLICABLE

    @property
    def verdict(self) -> Verdict:
        return Verdict.GAP if self is Result.RESTATED else Verdict(self.value)


class Answer(NamedTuple):
    """The answer to one duty for one case under one edition."""

    duty: str
    title: str
    theme: str
    edition: str
    asks: tuple[AskAnswer, ...]
    verdict: Verdict

    @property
    def force(self) -> Force:
        """The strongest force among its asks."""
        return Force.highest([ask.force for ask in self.asks])

    @property
    def undeclared(self) -> int:
        """The number of asks that somebody has yet to declare."""
        return sum(is_undeclared(ask.outcome, ask.reason) for ask in self.asks)

    @property
    def restated(self) -> int:
        """The number of asks that the text answers only in the guidance's words."""
        return sum(ask.reason is Reason.RESTATED for ask in self.asks)

    @property
    def result(self) -> Result:
        """The verdict, with a gap that is nothing but the guidance's words told apart."""
        asked = sum(ask.outcome is not Outcome.NOT_APPLICABLE for ask in self.asks)
        if self.verdict is Verdict.GAP and self.restated == asked:
            return Result.RESTATED
        return Result(self.verdict.value)


def is_undeclared(outcome: Outcome, reason: Reason | None) -> bool:
    """Whether somebody has yet to declare it; not where the text itself leaves open whether it arises."""
    return outcome is Outcome.UNDECLARED and reason is not Reason.CONDITION_SILENT


def reached(asks: Sequence[AskAnswer]) -> Verdict:
    """
    The verdict on a duty from the answers to its asks.

    Where the text leaves open whether an ask arises, it may be none, or one that is missed. Example: all others are
    absent: a gap either way. All others are met: undeclared, because the duty may be met or partly met.
    """
    outcomes = [ask.outcome for ask in asks if ask.reason is not Reason.CONDITION_SILENT]
    best = verdict(outcomes)
    if len(outcomes) == len(asks):
        return best
    return best if best is verdict([*outcomes, Outcome.ABSENT]) else Verdict.UNDECLARED
