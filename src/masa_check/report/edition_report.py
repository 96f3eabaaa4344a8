"""The answers to the duties of one edition, and what two editions of a transition find alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

from masa_check.engine import evaluation
from masa_check.engine.answer import FAULTS, Answer, AskAnswer
from masa_check.engine.case import Case
from masa_check.report.acceptance import Key, Terms
from masa_check.report.finding import is_fault, key_of
from masa_check.report.question import Question, check_context
from masa_check.rulebook.edition import EditionStatus, Standing


class EditionReport:
    """One document under one edition; its duties are evaluated when the answers are first read."""

    def __init__(self, standing: Standing, case: Case, question: Question, terms: Terms) -> None:
        self.standing: Final = standing
        self.case: Final = case
        self.question: Final = question
        self.terms: Final = terms

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """The answer to every duty of the edition, with persons' judgements in place."""
        context = check_context(self.standing, self.case.main, self.question)
        planned = self.question.plan(context.edition, self.case.asked_of)
        answers = evaluation.answer_plan(planned, self.case, context)
        return tuple(map(self.terms.settled, answers)) if self.terms.judgements else answers

    @property
    def faults(self) -> Iterator[tuple[Answer, AskAnswer]]:
        """Each ask's answer at fault, with the duty's answer that it belongs to."""
        if self.question.require_quotes:
            return ((answer, ask) for answer in self.answers for ask in answer.asks if is_fault(ask, quoted=True))
        return ((answer, ask) for answer in self.answers for ask in answer.asks if ask.outcome in FAULTS)


def faults_in_common(edition_reports: tuple[EditionReport, ...]) -> Mapping[Key, str] | None:
    """
    The faults that both editions of a transition find, each with the edition under which it counts, else None.

    Each counts once, under the edition that asks it less strongly. Example: a gap is a must under WT2018 and a should
    under WT2023: it counts as a should under WT2023.
    """
    undecided = [
        one for one in edition_reports if one.standing.status is EditionStatus.TRANSITION and one.standing.counts
    ]
    if not undecided:
        return None
    faults = [_ranks(one) for one in undecided]
    both = set.intersection(*(set(found) for found in faults))
    names = [one.standing.edition.id for one in undecided]
    return {key: max(zip((found[key] for found in faults), names, strict=True))[1] for key in both}


def _ranks(edition_report: EditionReport) -> Mapping[Key, int]:
    """The rank of force of each fault under an edition."""
    return {key_of(answer, ask): ask.force.rank for answer, ask in edition_report.faults}
