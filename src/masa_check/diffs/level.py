"""How much of an ask a document answers, as an order of levels, and the step from one answer to another."""

from __future__ import annotations

from enum import StrEnum

from masa_check.engine.answer import FAULTS, AskAnswer
from masa_check.model.status import Status
from masa_check.values import Ladder, Outcome


class Level(Ladder):
    """The levels of an answer, the best first; what does not arise, or waits for a person, has no level."""

    MET = 'met'
    IN_PART = 'in-part'
    PLANNED_OR_ELSEWHERE = 'planned-or-elsewhere'
    RESTATED = 'restated'
    SILENT_OR_WRONG = 'silent-or-wrong'
    UNDECLARED = 'undeclared'


OF_OUTCOME = {
    Outcome.MET: Level.MET,
    Outcome.SHORT: Level.IN_PART,
    Outcome.ABSENT: Level.SILENT_OR_WRONG,
    Outcome.WRONG: Level.SILENT_OR_WRONG,
    Outcome.UNDECLARED: Level.UNDECLARED,
}
# A status says more than the outcome that follows from it.
OF_STATUS = {
    (Outcome.SHORT, Status.PLANNED): Level.PLANNED_OR_ELSEWHERE,
    (Outcome.SHORT, Status.ELSEWHERE): Level.PLANNED_OR_ELSEWHERE,
    (Outcome.ABSENT, Status.RESTATED): Level.RESTATED,
}
# An ask with one of these does not arise because the text says too little, and not because it has a reason.
FELL_SILENT = {
    Status.IN_PART: Level.IN_PART,
    Status.PLANNED: Level.PLANNED_OR_ELSEWHERE,
    Status.ELSEWHERE: Level.PLANNED_OR_ELSEWHERE,
    Status.RESTATED: Level.RESTATED,
    Status.NOT_STATED: Level.SILENT_OR_WRONG,
    Status.EMPTY: Level.SILENT_OR_WRONG,
    Status.UNDECLARED: Level.UNDECLARED,
}


class Became(StrEnum):
    """
    What became of an ask, judged by the later of the two editions, under which both documents are evaluated.

    `new-fault` is a fault on what did not arise before, such as an agency that is new. `overtaken` and `eased` are
    changes under the documents' own editions alone: the later edition finds no change, so the guidance moved and the
    text did not. `differs` stands for any change between documents of two areas.
    """

    LOST = 'lost'
    NO_LONGER_DECLARED = 'no-longer-declared'
    NEW_FAULT = 'new-fault'
    OVERTAKEN = 'overtaken'
    DIFFERS = 'differs'
    GAINED = 'gained'
    EASED = 'eased'
    STILL_MISSING = 'still-missing'
    FOR_A_PERSON = 'for-a-person'
    KEPT = 'kept'
    IN_ONE = 'arises-in-one'
    DOES_NOT_ARISE = 'does-not-arise'
    NOT_ASKED = 'not-asked'

    @property
    def fails(self) -> bool:
        """Whether it weighs as a loss: a step down, or a fault on what was not there before."""
        return self in LOSSES


LOSSES = frozenset({Became.LOST, Became.NO_LONGER_DECLARED, Became.NEW_FAULT})
CHANGES = frozenset({*LOSSES, Became.OVERTAKEN, Became.GAINED, Became.EASED})


def level(answer: AskAnswer | None) -> Level | None:
    """The level of an answer; None where the ask does not arise, or waits for a person."""
    return OF_STATUS.get((answer.outcome, answer.status), OF_OUTCOME.get(answer.outcome)) if answer else None


def step(was: AskAnswer | None, now: AskAnswer | None) -> Became:
    """
    What became of an ask from one answer to another, both under one edition.

    A lower level is lost, or no longer declared; a higher one is gained, but for a text that is only now declared to be
    silent. Examples: met, then planned: lost. Only pointed to, then silent: lost. Undeclared, then silent: still
    missing. Absent for an agency that is new: a new fault.
    """
    old, new = level(was), level(now)
    if old is None or new is None:
        return _without_level(was, now)
    if old is new:
        return Became.KEPT if new is Level.MET else Became.STILL_MISSING
    if new.rank > old.rank:
        return Became.NO_LONGER_DECLARED if new is Level.UNDECLARED else Became.LOST
    return Became.STILL_MISSING if new is Level.SILENT_OR_WRONG else Became.GAINED


def _without_level(was: AskAnswer | None, now: AskAnswer | None) -> Became:
    """What became of an ask that does not arise in one of the documents, or waits for a person there."""
    old, new = (answer.outcome if answer else Outcome.NOT_APPLICABLE for answer in (was, now))
    if Outcome.NOT_APPLICABLE not in (old, new):
        return _for_a_person(new)
    if old is new:
        return Became.DOES_NOT_ARISE
    if new is Outcome.NOT_APPLICABLE:
        if now and _fell_silent(was, now):
            return Became.NO_LONGER_DECLARED if now.status is Status.UNDECLARED else Became.LOST
        return Became.IN_ONE
    if new in FAULTS:
        return Became.NEW_FAULT
    return Became.GAINED if new is Outcome.MET and _fell_silent(now, was) else Became.IN_ONE


def _for_a_person(new: Outcome) -> Became:
    """What a person was to judge, and is at fault now, is lost: it is not known to have been at fault before."""
    if new is Outcome.UNDECLARED:
        return Became.NO_LONGER_DECLARED
    return Became.LOST if new in FAULTS else Became.FOR_A_PERSON


def _fell_silent(more: AskAnswer | None, less: AskAnswer | None) -> bool:
    """Whether the one answer says something, and the other does not arise since the text says less of its subject."""
    silent = FELL_SILENT.get(less.status) if less else None
    said = level(more) or (Level.MET if more else None)  # a person may yet find it met
    return silent is not None and said is not None and said.rank < silent.rank
