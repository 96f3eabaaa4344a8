"""The reports that are kept beside the tests, so that a change shows in review what it alters in them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import takewhile
from pathlib import Path

from masa_check.cli import printing
from masa_check.cli.formats import Look
from masa_check.cli.output import Outlet, Target
from masa_check.declaration.kinds import ARRANGEMENTS, YEARLY_REPORT
from masa_check.diffs.comparison import compare
from masa_check.document.document import parse, read
from masa_check.questions import wording
from masa_check.questions.registry import questions
from masa_check.questions.starter import starter
from masa_check.report.question import Question
from masa_check.report.report import Report, check_document, report_on
from masa_check.reporters.board import paper as board
from masa_check.reporters.board.subject import PaperSubject
from masa_check.reporters.board.writer import compared
from masa_check.reporters.check import concise, csv, github, gitlab, html, json, junit, sarif
from masa_check.reporters.check import markdown as comment
from masa_check.reporters.check.outcome import FAIL_ON
from masa_check.reporters.diff import csv as changes_csv
from masa_check.reporters.diff import json as changes_json
from masa_check.reporters.diff import page as changes_page
from masa_check.reporters.draw import markdown, text
from masa_check.reporters.draw.page import Block, Heading, Page
from masa_check.rulebook import rulebook
from masa_check.rulebook.rulebook import Rulebook

ROOT = Path(__file__).parents[1]
ON = date(2026, 11, 23)  # the day by which the examples are judged
STARTERS = {ARRANGEMENTS: 'starter', YEARLY_REPORT: 'starter-report'}


def printed(report: Report, verbosity: int = 0, *, colour: bool = False) -> str:
    """The text of a whole run as `check` prints it."""
    file = io.BytesIO()
    look = Look(verbosity, colour, fail_on=FAIL_ON)
    printing.send(report.documents, [Outlet(Target('text'), file)], Question(report.rulebook, report.on), look)
    return file.getvalue().decode()


def _body(report: Report) -> str:
    """What a browser shows of a run: its page without style."""
    return html.render(report).partition('<body>\n')[2].removesuffix('\n\n</body>\n</html>\n')


FORMATS: Mapping[str, Callable[[Report], str]] = {
    'txt': printed,
    'concise': concise.render,
    'json': json.render,
    'sarif': sarif.render,
    'github': github.render,
    'gitlab': gitlab.render,
    'xml': junit.render,
    'md': comment.render,
    'csv': csv.render,
    'html': _body,
}

# The hash of rules that nobody has: with the real one, a comment in rules/ would alter every report that is kept.
FIXED_HASH = '0' * 16
# Which formats of which example are kept beside its text. What two real texts lack is kept in few formats, so that
# a remedy alters few files; the small run is kept in all, and does not change with the rules that ship.
FURTHER: Mapping[str, tuple[str, ...]] = {
    'luton-2024': ('concise', 'html'),
    'busy-report': ('json', 'sarif', 'github', 'gitlab', 'xml', 'md', 'csv'),
}
SMALL = ROOT / 'tests' / 'small'  # a few duties, and a document of every sort to hold to them


def files(book: Rulebook) -> Iterator[tuple[str, str]]:
    """Every report that is kept, with its text."""
    book = book._replace(hash=FIXED_HASH)
    for file in sorted((ROOT / 'examples').glob('*.yaml')):
        report = of_example(file.stem, book)
        for suffix in ('txt', *FURTHER.get(file.stem, ())):
            yield f'tests/golden/{file.stem}.{suffix}', FORMATS[suffix](report)
    small = small_run()
    for suffix, render in FORMATS.items():
        yield f'tests/golden/small.{suffix}', render(small)
    yield from _compared(book)
    yield 'tests/golden/paper.md', _paper(of_example('complete', book))


def _paper(report: Report) -> str:
    """The board paper of a run, as Markdown: what it says, and not how it looks."""
    return markdown.draw(board.paper(PaperSubject(report.documents, Question(report.rulebook, report.on))))


def of_example(stem: str, book: Rulebook) -> Report:
    """The report of one example; a starter is made anew, since the one on disk may be stale."""
    name = f'examples/{stem}.yaml'
    own = {stem: kind for kind, stem in STARTERS.items()}.get(stem)
    document = parse(starter_of(own, book).encode(), name) if own else read(ROOT / name, name)
    return Report(ON, book, (check_document(document, Question(book, ON)),))


def starter_of(kind: str, book: Rulebook) -> str:
    """The starter of a kind, with the questions that ship."""
    return starter(kind, questions(book, wording.load([rulebook.folder()]), kind))


def small_run() -> Report:
    """The report of a run over every sort of document, most of which no example is: held to a few duties of its own."""
    whole = rulebook.load([rulebook.folder(), SMALL / 'rules'])
    duties = {duty.id: duty for duty in whole.duties.values() if duty.theme == 'Small'}
    book = whole._replace(duties=duties, hash=FIXED_HASH)
    question = Question(book, date(2026, 6, 1))
    files = sorted((SMALL / 'documents').glob('*.yaml'))
    documents = (report_on(partial(read, file, file.name), file.name, question) for file in files)
    return Report(question.on, book, tuple(documents))


def _compared(book: Rulebook) -> Iterator[tuple[str, str]]:
    """What changed between the two real documents of one area, in each format."""
    question = Question(book, ON)
    names = [f'examples/luton-{year}.yaml' for year in (2019, 2024)]
    old, new = (check_document(read(ROOT / name, name), question) for name in names)
    found = compare(old, new, question)
    page = changes_page.page(found)
    yield 'tests/compared/luton.txt', text.draw(page)
    yield 'tests/compared/luton.md', markdown.draw(page)
    yield 'tests/compared/luton.json', changes_json.render(found)
    yield 'tests/compared/luton.csv', changes_csv.render(found)
    yield 'tests/compared/paper.md', _paper_of_changes(question)


def _paper_of_changes(question: Question) -> str:
    """The sections of the board paper on two made-up documents of one area, as Markdown."""
    older, newer = (of_example(stem, question.rulebook).documents[0] for stem in ('complete-2019', 'complete'))
    page = compared(compare(older, newer, question))
    return markdown.draw(page._replace(blocks=_before_annexes(page)))


def _before_annexes(page: Page) -> tuple[Block, ...]:
    """The sections of a board paper, whose annexes are those of the newer document."""
    return tuple(takewhile(lambda one: not (isinstance(one, Heading) and one.new_page), page.blocks))
