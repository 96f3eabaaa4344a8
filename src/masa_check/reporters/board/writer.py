"""Takes the documents of a run for one board paper, and draws it as a Word file or as a page to print."""

from __future__ import annotations

from collections.abc import Iterator

from masa_check.declaration.kinds import ARRANGEMENTS, PAIR, YEARLY_REPORT
from masa_check.diffs.comparison import Comparison
from masa_check.errors import MasaError
from masa_check.report.question import Question
from masa_check.report.report import Count, DocumentReport
from masa_check.reporters.board.paper import paper
from masa_check.reporters.board.subject import PaperSubject
from masa_check.reporters.check.stream import NewTexts
from masa_check.reporters.draw import paper as printed
from masa_check.reporters.draw import word
from masa_check.reporters.draw.page import Page

KINDS = (ARRANGEMENTS, YEARLY_REPORT, PAIR)
ONE = 'name one document, or the arrangements and the yearly report on them'


class PaperWriter:
    """The paper of a run over one document, or over the arrangements and the yearly report of one partnership."""

    def __init__(self, question: Question, _: NewTexts = list[str]) -> None:
        self._question = question
        self._documents: list[DocumentReport] = []

    def add(self, document: DocumentReport) -> None:
        """Take the next document; what is wrong with waivers or acts is for whoever keeps them, and not for a board."""
        if document.declared or document.kind == PAIR:
            self._refuse_another(document)
            self._documents.append(document)

    def _refuse_another(self, document: DocumentReport) -> None:
        kinds = [one.kind for one in self._documents]
        unreadable = bool(kinds) and (document.broken or any(one.broken for one in self._documents))
        if document.kind in kinds or unreadable:
            message = f'a board paper is about one partnership, and {document.path} is one document too many'
            raise MasaError(message, remedy=ONE)

    @property
    def page(self) -> Page:
        """The paper on all of them."""
        if not self._documents:
            raise MasaError('there is no document to write a board paper on', remedy=ONE)
        return paper(PaperSubject(tuple(self._documents), self._question))


class WordWriter(PaperWriter):
    """The paper as a Word file."""

    def end(self, _: Count) -> Iterator[bytes]:
        """The whole file."""
        yield word.draw(self.page)


class PrintWriter(PaperWriter):
    """The paper as a page to print."""

    def end(self, _: Count) -> Iterator[str]:
        """The whole page."""
        yield printed.draw(self.page)


def compared(comparison: Comparison) -> Page:
    """The paper on the newer of two documents, with what changed since the older one."""
    return paper(PaperSubject((comparison.new.report,), Question(comparison.rulebook, comparison.on), comparison))
