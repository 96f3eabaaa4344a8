"""What comes of an ask, and the verdict that the asks of a duty add up to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from masa_check.values import Force, KeyPath, Outcome, Reason, Verdict

UNKNOWN = frozenset({Outcome.UNDECLARED, Outcome.PERSON})
FAULTS = frozenset({Outcome.SHORT, Outcome.ABSENT, Outcome.WRONG, Outcome.UNDECLARED})
FAILED = frozenset({Outcome.ABSENT, Outcome.WRONG})
ALL_MET = frozenset({Outcome.MET})
DOES_NOT_ARISE = frozenset({Outcome.NOT_APPLICABLE})


def verdict(outcomes: Iterable[Outcome]) -> Verdict:
    """The verdict on a duty: given only if nothing still unknown could change it."""
    asked = set(outcomes) - DOES_NOT_ARISE
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
    """The best and the worst verdict that what is still unknown could yet give."""
    asked = list(outcomes)
    best = verdict(Outcome.MET if outcome in UNKNOWN else outcome for outcome in asked)
    worst = verdict(Outcome.ABSENT if outcome in UNKNOWN else outcome for outcome in asked)
    return best, worst


class Place(NamedTuple):
    """A place in one of the documents of a case."""

    document: str
    at: KeyPath


class AskAnswer(NamedTuple):
    """What came of one ask put to one object."""

    ask: str
    ref: str
    force: Force
    confidence: str
    object: str
    outcome: Outcome
    message: str
    at: KeyPath
    document: str
    answered: str = ''  # who judged, where only a person can
    related: tuple[Place, ...] = ()
    subject: str = ''  # what was asked of which thing, in words, with which the message begins
    reason: Reason | None = None  # of what is undeclared


class Answer(NamedTuple):
    """What came of one duty put to one case under one edition."""

    duty: str
    title: str
    theme: str
    edition: str
    force: Force
    asks: tuple[AskAnswer, ...]
    verdict: Verdict

    @property
    def undeclared(self) -> int:
        """How many asks nobody has declared an answer to."""
        return sum(ask.outcome is Outcome.UNDECLARED for ask in self.asks)
