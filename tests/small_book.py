"""A rulebook of a few duties, for tests that should not change with the rules that ship."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from masa_check.document.document import parse
from masa_check.errors import MasaError
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport, Report, check_document, unreadable
from masa_check.reporters.check.github import JobWriter
from masa_check.rulebook import rulebook
from masa_check.rulebook.rulebook import Rulebook

EDITIONS = rulebook.folder() / 'editions.yaml'
ON = '2025-06-01'

# One duty that is right in every way; the tests of refusals change one thing in it.
OURS = """\
theme: Ours
duties:
  - id: ours
    title: How it is paid for
    asked_of: arrangements
    asks:
      how: {what: how it is paid for, of: funding.how, is: stated}
    editions:
      wt2023: {ref: X-1, force: should, asked_to: say, confidence: C1}
    matters: Nothing is done without money
    remedy: Say who pays
    examples:
      - {given: {funding: {how: Four bodies pay into one budget}}, wt2023: met}
      - {given: {funding: not-stated}, wt2023: gap}
"""

PLACE = Path(__file__).parent / 'small'
SMALL = (PLACE / 'rules' / 'small.yaml').read_text('utf-8')

HEAD = 'kind: arrangements\nid: luton\nname: Luton\n'
MET = """\
joint_working: {identify: One front door for all}
funding: {how: Four bodies pay into one budget}
links: {coordination: The chairs meet each term}
business_management: {function: A unit of four supports it}
publication: {address: On the website of the council}
agencies: {list: [{name: Cafcass, why: It speaks for children in court}]}
"""
SILENT = """\
joint_working: not-stated
funding: not-stated
links: not-stated
business_management: not-stated
publication: not-stated
agencies: {list: [{name: Cafcass, why: not-stated}, {name: Northport College, why: not-stated}, {name: Cafcass}]}
"""


def folder(tmp_path: Path, **themes: str) -> Path:
    """A folder of rules beside the editions that ship, a file for each theme."""
    place = tmp_path / 'rules'
    place.mkdir(exist_ok=True)
    shutil.copy(EDITIONS, place)
    for name, text in themes.items():
        (place / f'{name}.yaml').write_text(text, 'utf-8')
    return place


def book(tmp_path: Path, **themes: str) -> Rulebook:
    """Those rules, loaded."""
    return rulebook.load([folder(tmp_path, **(themes or {'small': SMALL}))])


def held(text: str, rules: Rulebook, on: str = ON, edition: str = '', path: str = 'a.yaml') -> DocumentReport:
    """What comes of one document, as `check` would have it."""
    question = Question(rules, date.fromisoformat(on), edition)
    try:
        return check_document(parse(text.encode(), path), question)
    except MasaError as error:
        return unreadable(path, error)


def report(rules: Rulebook, *documents: DocumentReport, on: str = ON) -> Report:
    """Several documents as one run."""
    return Report(date.fromisoformat(on), rules, documents)


def of_job(run: Report) -> JobWriter:
    """What a job on GitHub is told of a run."""
    writer = JobWriter(Question(run.rulebook, run.on))
    for document in run.documents:
        writer.add(document)
    return writer
