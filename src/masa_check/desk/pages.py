"""The pages of the desk but those of questions: start, announcement, verdict, last year, what to take away."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from masa_check.declaration.kinds import ARRANGEMENTS, YEARLY_REPORT
from masa_check.desk.control import Button, Choice, DeskBlock, PageEvent, Upload
from masa_check.desk.place import QuestionIndex
from masa_check.desk.state import AWAY, BESIDE, DOCUMENT, REPORT, THEMES, DeskState, OpenedFile
from masa_check.desk.verdict_page import findings_page
from masa_check.diffs.comparison import compare
from masa_check.document.document import Document, parse
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
    old, new = (check_document(one, question) for one in (parse(last.text.encode(), last.name), document))
    broken = next((one for one in (old, new) if one.broken), None)
    if broken or old.kind != new.kind:
        words = f'{broken.path} cannot be read as a declaration' if broken else 'The two are of different kinds'
        return DeskPage(title, (say(Words(f'{words}.', 'heading')), choose))
    made = diff_page.page(compare(old, new, question))
    heading, blocks = titled(made)
    return DeskPage(heading, (*blocks, *made.foot, choose))


def away(state: DeskState, unfinished: Collection[Path], index: QuestionIndex) -> DeskPage:
    """What can be taken away."""
    return DeskPage('Take away', tuple(_away(state, unfinished, index)))


def _away(state: DeskState, unfinished: Collection[Path], index: QuestionIndex) -> Iterator[DeskBlock]:
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
    yield say('A Word file for the lead partners: what was read, what to decide, each duty, what to do. It leaves room '
              'for owners, dates and the decision of each partner.')  # fmt: skip
    yield Button('take-paper', 'Take the board paper', PageEvent('take', {'what': 'paper'}))
    yield Heading('The Excel form', level=2)
    yield say('A workbook with every question and your answers so far, for colleagues who answer their part. Open it '
              'here again when it comes back.')  # fmt: skip
    yield Button('take-form', 'Take the Excel form', PageEvent('take', {'what': 'form'}))


def bar(state: DeskState) -> tuple[tuple[str, str, PageEvent], ...]:
    """The pages that can be gone to."""
    items = [('start', 'Start')]
    if state.kind:
        items += [(DOCUMENT, 'Document'), (THEMES, 'Questions'), (REPORT, 'Verdict'), (BESIDE, 'Last year')]
        items += [(AWAY, 'Take away')]
    return tuple((f'bar-{to}', words, PageEvent('go', {'to': to})) for to, words in items)
