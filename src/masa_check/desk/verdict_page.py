"""The verdicts as a page of the desk: each leads to the questions that it rests on, and says what to do there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from masa_check.declaration.kinds import ARRANGEMENTS
from masa_check.desk.assessment import keys_of
from masa_check.desk.place import QuestionIndex, duty_id, joined
from masa_check.engine.answer import Answer, AskAnswer
from masa_check.questions.fields import looked_at
from masa_check.report.finding import Finding
from masa_check.report.notice import Remark, remarks
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport, Report
from masa_check.reporters.check import frame
from masa_check.reporters.check.page import document_page
from masa_check.reporters.check.pointing import Pointing
from masa_check.reporters.draw.page import Block, Page, Table, Words, say
from masa_check.values import KeyPath, Outcome, Reason

KINDS = {ARRANGEMENTS: 'Arrangements'}
REPORT = 'Yearly report'
TO_CONFIRM = 'Look at what is only proposed there: accept it, mend it, or strike it out'
TO_DO = {
    Reason.KEY_MISSING: 'Look in the document, and answer the question',
    Reason.CONDITION_UNKNOWN: 'Answer this question first: it decides whether the duty applies',
    Reason.CONDITION_SILENT: 'The document leaves open whether this duty applies. Find out, and answer the question so',
    Reason.NOTHING_TO_COMPARE: 'Answer this question too: the two are compared',
}
TO_COMPLETE = 'Complete the answer: it does not say enough to judge by'
HEAD = ('verdict', 'what is asked', 'where you answer it')


def findings_page(report: Report, by: Pointing) -> Page:
    """The findings on one document, with the counts; what fails a run is for others."""
    above = frame.opening(report.notice).blocks
    counted = frame.closing(report.total, report.on, report.rulebook.hash).blocks[:-1]
    return Page((*above, *document_page(report.documents[0], by=by).blocks, *counted))


class QuestionPointing(Pointing):
    """By question and row, each with a way there, but on a page that is taken away."""

    has_ids = False

    def __init__(self, index: QuestionIndex, question: Question, *, is_taken: bool = False) -> None:
        self._index: Final = index
        self._question: Final = question
        self._is_taken: Final = is_taken

    def about(self, document: DocumentReport) -> Iterator[Block]:
        """What was read, by its kind and its date."""
        dated = f', dated {document.dated}' if document.dated else ''
        yield say(f'{KINDS.get(document.kind, REPORT)}{dated}')

    def notice(self, document: DocumentReport) -> Iterator[Block]:
        """What a reader is told before the verdicts, each beside the question that it is about."""
        if document.declaration is None:
            return
        for one in remarks(document.declaration, self._question, applies=bool(document.deciding)):
            yield say(f'{one.on_a_page}. ', *self._ways(one))

    def place(self, finding: Finding) -> tuple[Words, ...]:
        """The questions, with the row, in which an answer is lacking or at fault."""
        return self._listed(self._index.links(finding.needs or self._whole(finding.duty, finding.ask, finding.at)))

    def place_of(self, document: DocumentReport, answer: Answer, ask: AskAnswer) -> tuple[Words, ...]:
        return self._listed(self._index.links(self._whole(answer.duty, ask.ask, ask.at)))

    def message(self, finding: Finding) -> str:
        """What is wrong, with questions by their words."""
        asked = self._index.at(finding.needs) if finding.needs else ()
        if not asked:
            return finding.message
        what = f'"{asked[0].question}"'
        lacks = f'{what} is not answered yet' if finding.outcome is Outcome.UNDECLARED else f'no answer to {what}'
        return f'{finding.subject}: {lacks}'

    def remedy(self, finding: Finding) -> str:
        """What to do on the page of the question; of what the document lacks, what to write in it."""
        if finding.outcome is not Outcome.UNDECLARED:
            return finding.remedy
        return TO_CONFIRM if finding.is_proposed else TO_DO.get(finding.reason or Reason.UNCLEAR, TO_COMPLETE)

    def excerpt(self, document: DocumentReport, finding: Finding) -> Iterator[Block]:
        """Nothing: a line of the file is for whoever keeps that."""
        yield from ()

    def verdicts(self, table: Table, answers: Iterable[Answer]) -> Table:
        """The table with the questions that each verdict rests on, and a place for each to be led to."""
        rows = tuple(
            (row[0], row[2]._replace(id='' if self._is_taken else duty_id(answer.duty)), self._questions(answer))
            for row, answer in zip(table.rows, answers, strict=True)
        )
        return table._replace(head=HEAD, rows=rows)

    def _questions(self, answer: Answer) -> Words:
        """The questions of a duty, one below the other."""
        paths: Iterable[KeyPath] = (ask.needs or self._whole(answer.duty, ask.ask, ask.at) for ask in answer.asks)
        links = {one.name: self._index.link(one) for path in paths for one in self._index.at(path)}
        first, *others = [*map(self._way, links.values()), Words('')][: max(len(links), 1)]
        return first._replace(below=tuple(others))

    def _whole(self, duty: str, ask: str, at: KeyPath) -> KeyPath:
        """The path to which an ask leads, where a whole part on the way to it is not declared, or has one answer."""
        asked = self._question.rulebook.duties[duty].asks[ask]
        keys = keys_of(at)
        whole = (path for path in looked_at(asked) if keys and keys == path[: len(keys)])
        return (*at, *next(whole, keys)[len(keys) :])

    def _ways(self, remark: Remark) -> tuple[Words, ...]:
        return self._listed(tuple(link for at in remark.at for link in self._index.links(at)))

    def _listed(self, links: Iterable[Words]) -> tuple[Words, ...]:
        return joined(map(self._way, links))

    def _way(self, link: Words) -> Words:
        return link._replace(link='') if self._is_taken else link
