"""What the answers so far come to: the verdict on each duty, how many questions are answered, what is not finished."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from masa_check.declaration.declaration import Fault
from masa_check.desk.declared import needs_choice, sound
from masa_check.desk.state import DeskState
from masa_check.engine.answer import Answer as DutyAnswer
from masa_check.engine.answer import Result
from masa_check.engine.case import Case
from masa_check.questions.answer import FieldAnswer
from masa_check.questions.registry import FieldQuestion
from masa_check.report.question import Question
from masa_check.report.report import EditionReport, check_case
from masa_check.reporters.draw.verdicts import RESULTS
from masa_check.rulebook.duty import Path
from masa_check.values import Force


class AnswerCount(NamedTuple):
    """How many questions are answered, of how many."""

    answered: int
    of: int


class Assessment(NamedTuple):
    """The answers of duties in each edition that decides, and the faults of answers that are not finished."""

    editions: tuple[EditionReport, ...]
    faults: Mapping[Path, tuple[Fault, ...]]

    @property
    def edition(self) -> str:
        """The edition that decides, the first of two; '' for none."""
        return next((held.standing.edition.id for held in self.editions), '')

    @property
    def statutory(self) -> list[DutyAnswer]:
        """The duties of statute, of the first edition that decides."""
        return [one for held in self.editions[:1] for one in held.answers if one.force is Force.MUST]


def assess(state: DeskState, question: Question) -> Assessment:
    """What the answers come to; no file is read for it."""
    found = sound(state.kind, state.answers, holders=state.holders)
    return Assessment(check_case(Case.of(found.declaration), question).deciding, found.faults)


def answer_to(path: Path, state: DeskState) -> FieldAnswer:
    """The answer to a question, or the one that was given for the whole part that it belongs to."""
    own = state.answers.get(path, FieldAnswer())
    if not own.is_empty:
        return own
    groups = (state.answers.get(path[:end], FieldAnswer()) for end in range(1, len(path)))
    return next((one for one in groups if one.status), own)


def progress(asked: Sequence[FieldQuestion], state: DeskState, faults: Mapping[Path, tuple[Fault, ...]]) -> AnswerCount:
    """How many of some questions are answered; what is not finished is not."""
    done = (one for one in asked if one.path not in faults and is_finished(answer_to(one.path, state)))
    return AnswerCount(sum(1 for _ in done), len(asked))


def is_finished(answer: FieldAnswer) -> bool:
    """Whether an answer counts: it is there, somebody chose it, and no row of it is only proposed."""
    open_rows = any(row.proposed or row.is_empty for row in answer.rows)
    return not (answer.is_empty or answer.proposed or open_rows or needs_choice(answer))


def tally(asked: Sequence[FieldQuestion], state: DeskState, found: Assessment) -> str:
    """
    How far somebody is, and what the statutory duties come to.

    Example: "28 of 186 questions answered, 3 of the 8 that statute asks. Statutory duties: 1 met, 4 not declared."
    """
    every, statute = (progress(some, state, found.faults) for some in (asked, [one for one in asked if one.statutory]))
    results = [one.result for one in found.statutory]
    counted = ', '.join(f'{results.count(one)} {RESULTS[one]}' for one in Result if one in results)
    of_statute = f', {statute.answered} of the {statute.of} that statute asks' if statute.of else ''
    duties = f' Statutory duties: {counted}.' if counted else ''
    return f'{every.answered} of {every.of} questions answered{of_statute}.{duties}'
