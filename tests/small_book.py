"""A rulebook of a few duties, for tests that should not change with the rules that ship."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from masa_check.document.document import parse
from masa_check.errors import MasaError
from masa_check.report.report import DocumentReport, Question, Report, check_document, unreadable
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

SMALL = """\
theme: Small
duties:
  - id: needs-met
    title: How needs are met
    asked_of: arrangements
    asks: {how: {what: how needs are met, of: joint_working.identify, is: stated}}
    editions:
      wt2018: {ref: X18-1, force: must, asked_to: say, confidence: C1, statute: Children Act 2004 s16E(2)}
      wt2023: {ref: X23-1, force: must, asked_to: say, confidence: C1, cite: {para: 103, page: 39}}
    matters: m
    remedy: Say how needs are met
  - id: paid-for
    title: How it is paid for
    asked_of: arrangements
    asks: {how: {what: how it is paid for, of: funding.how, is: stated}}
    editions:
      wt2018: {ref: X18-2, force: must-guidance, asked_to: say, confidence: C1}
      wt2023: {ref: X23-2, force: should, asked_to: say, confidence: C1}
    matters: m
    remedy: Say who pays
  - id: linked
    title: How boards are linked
    asked_of: arrangements
    asks: {how: {what: how boards are linked, of: links.coordination, is: stated}}
    editions:
      wt2018: {ref: X18-3, force: must, asked_to: say, confidence: C1}
    matters: m
    remedy: Say how they are linked
  - id: supported
    title: What supports the partnership
    asked_of: arrangements
    asks: {what: {what: what supports it, of: business_management.function, is: stated}}
    editions:
      wt2023: {ref: X23-4, force: must, asked_to: say, confidence: C1}
      wt2026: {ref: X26-4, force: must, asked_to: say, confidence: C1}
    matters: m
    remedy: Say what supports it
  - id: published
    title: Where it is published
    asked_of: arrangements
    asks: {where: {what: where it is published, of: publication.address, is: stated, due: on-publication}}
    editions:
      wt2018: {ref: X18-5, force: expected, asked_to: say, confidence: C1}
      wt2023: {ref: X23-5, force: expected, asked_to: say, confidence: C1}
    matters: m
    remedy: Publish it
  - id: agencies-chosen
    title: Why these agencies
    asked_of: arrangements
    asks: {why: {what: why it was chosen, each: agencies.list, of: why, is: stated}}
    editions:
      wt2018: {ref: X18-6, force: advice, confidence: M}
      wt2023: {ref: X23-6, force: advice, confidence: M}
    matters: m
    remedy: Give the reason
"""

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
