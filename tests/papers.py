"""Board papers on every example, for tests of what holds of any of them, as Word sets them and as a browser does."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from pypdf import PdfReader
from shipped import EXAMPLES, ROOT, RULES

from masa_check.diffs.comparison import compare
from masa_check.document.document import parse, read
from masa_check.report.pairing import together
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport, check_document
from masa_check.reporters.board.paper import paper
from masa_check.reporters.board.subject import PaperSubject
from masa_check.reporters.board.writer import compared
from masa_check.reporters.draw.page import Page
from scripts.golden import ON

QUESTION = Question(RULES, ON)
PAIR = ('complete', 'complete-report')
DIFFS = (('luton-2019', 'luton-2024'), ('complete-2019', 'complete'), ('complete-report-2020', 'complete-report'))
SILENT = ('scrutiny', 'joint_working', 'reviews', 'funding', 'voice', 'chair')
SHIRES = ('Eastshire', 'Westshire', 'Northshire', 'Southshire', 'Midshire', 'the Isle')
# More partners than any area has, with long names, and nothing in place.
CROWDED = """
kind: arrangements
id: joint
name: The Joint Safeguarding Children Partnership of Eastshire, Westshire, Northshire, Southshire and the Isle
stage: published
dated: 2024-06
follows: wt2023
partners:
  - {kind: icb, name: NHS Everywhere Integrated Care Board, lead: Chief Executive}
  - {kind: police, name: Everywhere Police, lead: Chief Constable}
"""
CROWDED += ''.join(
    f'  - {{kind: local-authority, name: The County Council of {shire} with a Long Name, lead: Chief Executive, '
    f'delegates: [Executive Director of Services for Children and Families]}}\n'
    for shire in SHIRES
)
CROWDED += ''.join(f'{key}: not-stated\n' for key in SILENT)


def report(name: str) -> DocumentReport:
    """The report on an example."""
    return check_document(read(ROOT / f'examples/{name}.yaml', f'examples/{name}.yaml'), QUESTION)


@cache
def paper_on(*names: str) -> Page:
    """The paper on an example, or on arrangements and their report."""
    reads = [(partial(read, ROOT / f'examples/{name}.yaml', f'examples/{name}.yaml'), name) for name in names]
    return paper(PaperSubject(tuple(together(reads, QUESTION)), QUESTION))


@cache
def paper_on_both(old: str, new: str) -> Page:
    """The paper on what changed between two examples."""
    return compared(compare(report(old), report(new), QUESTION))


def paper_of(yaml: str) -> Page:
    """The paper on a declaration."""
    return paper(PaperSubject((check_document(parse(yaml.encode(), 'masa/joint.yaml'), QUESTION),), QUESTION))


def papers() -> dict[str, Page]:
    """The paper on each example, on a pair, on each comparison, and on a crowded area."""
    of_one = {name: paper_on(name) for name in EXAMPLES}
    of_two = {f'diff-{number}': paper_on_both(*pair) for number, pair in enumerate(DIFFS)}
    return of_one | of_two | {'pair': paper_on(*PAIR), 'crowded': paper_of(CROWDED)}


def annexes_begin_on(pdf: Path) -> int:
    """The page of a printed paper on which its annexes begin."""
    words = [page.extract_text() for page in PdfReader(pdf).pages[:4]]
    return next(number for number, text in enumerate(words, start=1) if 'Annex A. Every duty' in text)
