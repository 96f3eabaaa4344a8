"""What the answers so far come to: the verdict on each duty, how many questions are answered, what is not finished."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from masa_check.declaration.declaration import Fault
from masa_check.desk.declared import needs_choice, sound
from masa_check.desk.state import DeskState
from masa_check.engine.answer import Answer as DutyAnswer
from masa_check.engine.answer import AskAnswer, Result, is_undeclared
from masa_check.engine.case import Case
from masa_check.model.identity import IDENTITY
from masa_check.questions.answer import FieldAnswer
from masa_check.questions.registry import FieldQuestion
from masa_check.report.edition_report import EditionReport
from masa_check.report.question import Question
from masa_check.report.report import check_case
from masa_check.reporters.draw.verdicts import RESULTS
from masa_check.rulebook.duty import Path
from masa_check.values import Force, KeyPath, Outcome


class AnswerCount(NamedTuple):
    """How many questions are answered, of how many."""

    answered: int
    of: int


class AskOfDuty(NamedTuple):
    """The answer to one ask, and the answer to its duty."""

    duty: DutyAnswer
    ask: AskAnswer


class Assessment(NamedTuple):
    """The answers of duties in each edition that decides, and the faults of answers that are not finished."""

    editions: tuple[EditionReport, ...]
    faults: Mapping[Path, tuple[Fault, ...]]

    @property
    def edition(self) -> str:
        """The edition that decides, the first of two; '' for none."""
        return next((held.standing.edition.id for held in self.editions), '')

    @property
    def answers(self) -> tuple[DutyAnswer, ...]:
        """The answer to each duty, of the first edition that decides."""
        return self.editions[0].answers if self.editions else ()

    @property
    def statutory(self) -> list[DutyAnswer]:
        """The duties of statute, of the first edition that decides."""
        return [one for one in self.answers if one.force is Force.MUST]

    def lacking(self, path: Path) -> Iterator[AskOfDuty]:
        """What is still to be said in the answer to a question, although it has one."""
        for duty in self.answers:
            for ask in duty.asks:
                if is_undeclared(ask.outcome, ask.reason) and keys_of(ask.at)[: len(path)] == path:
                    yield AskOfDuty(duty, ask)

    def needing(self, path: Path) -> list[DutyAnswer]:
        """The duties on which nobody can judge until a question is answered that they do not ask themselves."""
        return [one for one in self.answers if any(ask.needs == path for ask in one.asks)]

    def shown_elsewhere(self, path: Path) -> Iterator[AskOfDuty]:
        """What a question asks and the answer to another one shows."""
        for held in self.editions[:1]:
            for duty in held.answers:
                asks = held.question.rulebook.duties[duty.duty].asks
                for ask in duty.asks:
                    asked = asks[ask.ask]
                    is_other = keys_of(ask.at)[: len(path)] != path
                    if ask.outcome is Outcome.MET and not asked.each and asked.of == path and is_other:
                        yield AskOfDuty(duty, ask)


def keys_of(at: KeyPath) -> Path:
    """A path in a declaration without the numbers of rows."""
    return tuple(step for step in at if isinstance(step, str))


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
    """How many of some questions are answered, without those on what the document is called; what is not finished
    is not."""
    counted = [one for one in asked if one.name not in IDENTITY]
    done = (one for one in counted if one.path not in faults and is_finished(answer_to(one.path, state)))
    return AnswerCount(sum(1 for _ in done), len(counted))


def is_finished(answer: FieldAnswer) -> bool:
    """Whether an answer counts: it is there, somebody chose it, and no row of it is only proposed."""
    open_rows = any(row.proposed or row.is_empty for row in answer.rows)
    return not (answer.is_empty or answer.proposed or open_rows or needs_choice(answer))


def tally(asked: Sequence[FieldQuestion], state: DeskState, found: Assessment) -> str:
    """
    How far somebody is, and what the statutory duties come to; an answer in which statute still lacks something is
    none of those that statute asks.

    Example: "28 of 186 questions answered, 3 of the 8 that statute asks. Statutory duties: 1 met, 4 not declared."
    """
    every, statute = progress(asked, state, found.faults), _of_statute(asked, state, found)
    results = [one.result for one in found.statutory]
    counted = ', '.join(f'{results.count(one)} {RESULTS[one]}' for one in Result if one in results)
    of_statute = f', {statute.answered} of the {statute.of} that statute asks' if statute.of else ''
    duties = f' Statutory duties: {counted}.' if counted else ''
    return f'{every.answered} of {every.of} questions answered{of_statute}.{duties}'


def _of_statute(asked: Sequence[FieldQuestion], state: DeskState, found: Assessment) -> AnswerCount:
    """How many of the questions of statute are answered with all that statute asks."""
    statutory = [one for one in asked if one.statutory]
    whole = [one for one in statutory if not any(of.ask.force is Force.MUST for of in found.lacking(one.path))]
    return AnswerCount(progress(whole, state, found.faults).answered, progress(statutory, state, found.faults).of)
