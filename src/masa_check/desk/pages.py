"""The pages of the desk but those of questions: start, announcement, verdict, last year, what to take away."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from masa_check.declaration.kinds import ARRANGEMENTS, YEARLY_REPORT
from masa_check.desk.beside import comparison
from masa_check.desk.control import Button, Choice, DeskBlock, PageEvent, Upload
from masa_check.desk.place import QuestionIndex
from masa_check.desk.state import AWAY, BESIDE, DOCUMENT, REPORT, THEMES, DeskState, OpenedFile
from masa_check.desk.verdict_page import findings_page
from masa_check.document.document import Document
from masa_check.errors import MasaError
from masa_check.report.question import Question
from masa_check.report.report import Report, check_document
from masa_check.reporters.check.pointing import Pointing
from masa_check.reporters.diff import page as diff_page
from masa_check.reporters.draw.outline import titled
from masa_check.reporters.draw.page import Heading, Words, how_many, say
from masa_check.rulebook.duty import Path

DOCUMENTS = '.pdf,.docx,.html,.htm,.mht,.txt,.md'
DECLARATIONS, FORM = '.yaml,.yml', '.xlsx'
NAMES = {ARRANGEMENTS: 'arrangements', YEARLY_REPORT: 'a yearly report'}
OVER = 'Begin anew? What you have answered so far is forgotten, unless you have taken it away.'


class DeskPage(NamedTuple):
    """A title, and blocks in the order in which they are read."""

    title: str
    blocks: tuple[DeskBlock, ...]


def start(state: DeskState) -> DeskPage:
    """Open a document, or begin with nothing."""
    return DeskPage('Check safeguarding arrangements', tuple(_start(state)))


def _start(state: DeskState) -> Iterator[DeskBlock]:
    yield say(
        'Answer questions about a published document. You see which duties of law and guidance it meets, what is '
        'missing, and where to look. You can stop at any time: your answers are kept in this browser.'
    )
    if state.kind:
        yield Button('continue', 'Go on with your answers', PageEvent('go', {'to': THEMES}))
    ask = {'ask': OVER} if state.answers else {}
    yield Heading('Open a document', level=2)
    hint = (
        'Word (.docx), PDF, a saved web page or text; a declaration (.yaml); or a filled Excel form. You can also drop '
        'it on this page.'
    )
    act = PageEvent('open', {'as': 'this', **ask})
    yield Upload(
        'open', 'The published document, a declaration or a form', act, f'{DOCUMENTS},{DECLARATIONS},{FORM}', hint
    )
    yield Heading('Begin with nothing', level=2)
    yield say('Have the document beside you, on paper or in another window.')
    for kind, words in NAMES.items():
        yield Button(f'begin-{kind}', f'Begin: {words}', PageEvent('begin', {'kind': kind, **ask}), 'plain')
    yield say(
        Words('A yearly report may speak of cases in which a child can be recognised.', 'heading'),
        ' Open one only on a computer that is yours alone.',
    )


def announced(name: str) -> DeskPage:
    """Before a yearly report is read."""
    return DeskPage('This is a yearly report', (
        say(Words(name, 'place')),
        say('A yearly report may speak of cases in which a child can be recognised. If you go on, this browser keeps '
            'passages of it until you press "Forget everything on this computer".'),
        say('Go on only if this computer is yours alone, or if you forget everything before you leave it.'),
        Button('announced-yes', 'Go on and read it', PageEvent('read')),
        Button('announced-no', 'Do not read it', PageEvent('decline'), 'plain'),
    ))  # fmt: skip


def report(document: Document, question: Question, by: Pointing) -> DeskPage:
    """The page of findings, with the questions to which each belongs."""
    found = check_document(document, question)
    title, blocks = titled(findings_page(Report(question.on, question.rulebook, (found,)), by))
    return DeskPage(title, tuple(blocks))


def last_year(document: Document, last: OpenedFile, question: Question) -> DeskPage:
    """What changed since last year's declaration."""
    title = 'What changed since last year'
    choose = Upload('open-last', "Last year's declaration", PageEvent('open', {'as': 'last'}), DECLARATIONS)
    if not last.text:
        return DeskPage(title, (say('Open the declaration of the document that came before this one.'), choose))
    try:
        made = diff_page.page(comparison(document, last, question))
    except MasaError as error:
        return DeskPage(title, (say(Words(f'{error.message}.', 'heading')), choose))
    heading, blocks = titled(made)
    return DeskPage(heading, (*blocks, *made.foot, *_papers_on_both(), choose))


def _papers_on_both() -> Iterator[DeskBlock]:
    yield Heading('The board paper on what changed', level=2)
    yield say('For the lead partners: the board paper on this document, and in it what changed since last year.')
    yield Button('take-compared', 'Take it as a Word file', PageEvent('take', {'what': 'compared'}))
    yield Button(
        'take-compared-page', 'Take it as a page to print', PageEvent('take', {'what': 'compared-page'}), 'plain'
    )


def away(state: DeskState, unfinished: Collection[Path], index: QuestionIndex, *, has_pdf: bool) -> DeskPage:
    """What can be taken away."""
    return DeskPage('Take away', tuple(_away(state, unfinished, index, has_pdf=has_pdf)))


def _away(
    state: DeskState, unfinished: Collection[Path], index: QuestionIndex, *, has_pdf: bool
) -> Iterator[DeskBlock]:
    if unfinished:
        stays = 'It is left out of the files below, and stays here:'
        stay = 'They are left out of the files below, and stay here:'
        number = how_many(len(unfinished), 'answer')
        yield say(Words(f'{number} not finished.', 'heading'), f' {stays if len(unfinished) == 1 else stay}')
        yield from (say(link, step=1) for path in unfinished for link in index.links(path))
    yield Choice(
        'holders', 'Names of people', (('yes', 'Include the names of people who hold an office'),),
        ('yes',) if state.holders else (), PageEvent('holders'), several=True,
    )  # fmt: skip
    yield Heading('The declaration', level=2)
    yield say('A text file (YAML) with all your answers. Open it here again at any time, or give it to whoever keeps '
              'the declarations. masa-check on any computer gives it the same verdicts.')  # fmt: skip
    yield Button('take-declaration', 'Take the declaration', PageEvent('take', {'what': 'declaration'}))
    yield Heading('The page of findings', level=2)
    yield say('One web page with every verdict, what is missing and what to do. It opens in any browser, and prints.')
    yield Button('take-findings', 'Take the page of findings', PageEvent('take', {'what': 'findings'}))
    yield Heading('The board paper', level=2)
    yield say('For the lead partners: what was read, what to decide, each duty, what to do. It leaves room for owners, '
              'dates and the decision of each partner.')  # fmt: skip
    yield Button('take-paper', 'Take it as a Word file', PageEvent('take', {'what': 'paper'}))
    yield Button('take-paper-page', 'Take it as a page to print', PageEvent('take', {'what': 'paper-page'}), 'plain')
    if state.last.text:
        yield say('The board paper on what changed since last year is under "Last year".')
    yield Heading('The Excel form', level=2)
    yield say('A workbook with every question and your answers so far, for colleagues who answer their part. Open it '
              'here again when it comes back.')  # fmt: skip
    yield Button('take-form', 'Take the Excel form', PageEvent('take', {'what': 'form'}))
    if state.pdf:
        yield Heading('The PDF with its evidence marked', level=2)
        yield say('A copy of the document in which the words that your answers rest on are marked. Each mark names its '
                  'answer, and each page says that the copy is not for publication.')  # fmt: skip
        yield _marked(state, has_pdf=has_pdf)


def _marked(state: DeskState, *, has_pdf: bool) -> DeskBlock:
    """The way to the marked PDF; the file is not kept, so after a new start it is opened once more."""
    if has_pdf:
        return Button('take-marked', 'Take the marked PDF', PageEvent('take', {'what': 'marked'}))
    hint = f'This browser does not keep the file. Open {state.read} again, and you get the copy at once.'
    return Upload('open-marked', 'The PDF, once more', PageEvent('mark'), '.pdf', hint)


def bar(state: DeskState) -> tuple[tuple[str, str, PageEvent], ...]:
    """The pages that can be gone to."""
    items = [('start', 'Start')]
    if state.kind:
        items += [(DOCUMENT, 'Document'), (THEMES, 'Questions'), (REPORT, 'Verdict'), (BESIDE, 'Last year')]
        items += [(AWAY, 'Take away')]
    return tuple((f'bar-{to}', words, PageEvent('go', {'to': to})) for to, words in items)
