"""What is taken away: the declaration, the page of findings, the board papers, the Excel form, the marked PDF."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from typing import NamedTuple

from masa_check.desk import form
from masa_check.desk.beside import comparison
from masa_check.desk.declared import UNNAMED, sound, usable, without_holders
from masa_check.desk.evidence_found import Evidence
from masa_check.desk.known import DeskKnowledge
from masa_check.desk.marking import marked_copy
from masa_check.desk.place import QuestionIndex
from masa_check.desk.state import DeskState
from masa_check.desk.verdict_page import QuestionPointing, findings_page
from masa_check.diffs.comparison import Comparison
from masa_check.document.document import Document, parse
from masa_check.evidence.verification import PublishedText
from masa_check.questions.answer import EMPTY, FieldAnswer
from masa_check.questions.reading import answers_of
from masa_check.questions.writing import changed, declaration
from masa_check.report.report import Report, check_document
from masa_check.reporters.board import writer
from masa_check.reporters.draw import html, paper, word
from masa_check.reporters.draw.page import Page
from masa_check.rulebook.duty import Path

WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
HTML, PDF = 'text/html', 'application/pdf'
SUFFIX = '.yaml'


class TakenFile(NamedTuple):
    """A file to take away."""

    name: str
    type: str
    raw: bytes
    note: str = ''  # what to say of it


class Taking(NamedTuple):
    """What can be taken away of a state."""

    state: DeskState
    known: DeskKnowledge
    evidence: Evidence = Evidence()
    edition: str = ''

    @property
    def name(self) -> str:
        """The name of the declaration as a file."""
        named = self.state.answers.get(('id',), EMPTY).value
        return f'{named or UNNAMED["id"]}{SUFFIX}'

    @property
    def text(self) -> bytes:
        """The declaration of all answers that are finished; of a file that was opened only those lines change."""
        state = self.state
        faults = sound(state.kind, state.answers, holders=state.holders).faults
        if state.opened.text:
            raw = state.opened.text.encode()
            return changed(raw, self._changes(raw, faults), self.name)
        ready = usable(state.kind, state.answers, holders=state.holders)
        answers: dict[Path, FieldAnswer] = {(key,): FieldAnswer(value=value) for key, value in UNNAMED.items()}
        answers |= {path: one for path, one in ready.items() if path not in faults}
        return declaration(answers, state.kind, self.known.asked[state.kind]).encode()

    @property
    def document(self) -> Document:
        """The declaration, read as whoever is given the file reads it."""
        return parse(self.text, self.name)

    @property
    def comparison(self) -> Comparison:
        """What changed since last year's declaration."""
        return comparison(self.document, self.state.last, self.known.question)

    @property
    def report(self) -> Report:
        """The report on the declaration."""
        question = self.known.question
        return Report(question.on, question.rulebook, (check_document(self.document, question),))

    @property
    def stem(self) -> str:
        """What the name of every file begins with."""
        return self.name.removesuffix(SUFFIX)

    @property
    def questions(self) -> QuestionIndex:
        """The questions, with the answers so far."""
        return QuestionIndex(self.known.asked[self.state.kind], self.state.answers)

    def marked(self, text: PublishedText, pdf: bytes) -> TakenFile:
        """The copy of a PDF with its evidence marked."""
        made = marked_copy(self.state, text, pdf, self.known.question.rulebook.bodies, self.questions)
        return TakenFile(f'{self.stem}-marked.pdf', PDF, made.raw, made.note)

    def file(self, what: str) -> TakenFile:
        """A file to take away."""
        return FILES[what](self)

    def _changes(self, raw: bytes, unfinished: Container[Path]) -> Mapping[Path, FieldAnswer]:
        """
        The answers that are other than in the file that was opened; names of people are only taken out.

        What is unfinished stays as the file has it, but for such names.
        """
        before = answers_of(parse(raw, self.name).data, self.state.kind)
        some = {path: one for path, one in self.state.answers.items() if path not in unfinished}
        typed = {path: one for path, one in some.items() if one != before.get(path, EMPTY)}
        ready = usable(self.state.kind, typed, holders=self.state.holders)
        made = {path: ready.get(path, EMPTY) for path in typed}
        if not self.state.holders:
            named = {path: without_holders(one) for path, one in before.items() if path not in typed}
            made |= {path: one for path, one in named.items() if one != before[path]}
        return made


def _declaration(taking: Taking) -> TakenFile:
    return TakenFile(taking.name, 'application/yaml', taking.text)


def _findings(taking: Taking) -> TakenFile:
    made = findings_page(taking.report, QuestionPointing(taking.questions, taking.known.question, is_taken=True))
    return TakenFile(f'{taking.stem}-findings.html', HTML, html.draw(made).encode())


def _paper(taking: Taking) -> TakenFile:
    return _as_word(_page(taking), f'{taking.stem}-board-paper')


def _paper_page(taking: Taking) -> TakenFile:
    return _to_print(_page(taking), f'{taking.stem}-board-paper')


def _page(taking: Taking) -> Page:
    made = writer.PaperWriter(taking.known.question)
    made.add(taking.report.documents[0])
    return made.page


def _compared(taking: Taking) -> TakenFile:
    return _as_word(writer.compared(taking.comparison), f'{taking.stem}-changes-board-paper')


def _compared_page(taking: Taking) -> TakenFile:
    return _to_print(writer.compared(taking.comparison), f'{taking.stem}-changes-board-paper')


def _as_word(page: Page, name: str) -> TakenFile:
    return TakenFile(f'{name}.docx', WORD, word.draw(page))


def _to_print(page: Page, name: str) -> TakenFile:
    return TakenFile(f'{name}.html', HTML, paper.draw(page).encode())


def _form(taking: Taking) -> TakenFile:
    made = form.workbook_of(taking.state, taking.evidence, taking.edition, taking.known)
    return TakenFile(f'{taking.stem}{form.SUFFIX}', EXCEL, made)


FILES: Mapping[str, Callable[[Taking], TakenFile]] = {
    'declaration': _declaration,
    'findings': _findings,
    'paper': _paper,
    'paper-page': _paper_page,
    'compared': _compared,
    'compared-page': _compared_page,
    'form': _form,
}
