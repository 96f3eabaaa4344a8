"""What a desk knows: the rules, the questions, and the words by which a published document is read."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from masa_check.declaration.kinds import KINDS
from masa_check.drafts import known as known_of_drafts
from masa_check.drafts.making import Known
from masa_check.questions import wording
from masa_check.questions.registry import FieldQuestion, groups, questions
from masa_check.questions.wording import Wordings
from masa_check.report.question import Question
from masa_check.rulebook import rulebook


class DeskKnowledge:
    """The rules that ship, on a day; what only a published document needs is read when one is opened."""

    def __init__(self, question: Question) -> None:
        self.question: Final = question

    @cached_property
    def asked(self) -> dict[str, tuple[FieldQuestion, ...]]:
        """Every question about each kind of document."""
        return {kind: questions(self.question.rulebook, self._worded, kind) for kind in KINDS}

    def of_form(self, kind: str, edition: str) -> tuple[tuple[FieldQuestion, ...], tuple[FieldQuestion, ...]]:
        """The questions of a form by an edition, and those about whole parts."""
        book = self.question.rulebook
        return questions(book, self._worded, kind, edition), groups(book, self._worded, kind, edition)

    @cached_property
    def of_drafts(self) -> Known:
        """By what a published document is read."""
        return known_of_drafts.load([rulebook.folder()], self._worded)

    @cached_property
    def _worded(self) -> Wordings:
        return wording.load([rulebook.folder()])
