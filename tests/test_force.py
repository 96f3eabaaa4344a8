"""`check`, `diff` and `explain` tell the force of an ask alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from masa_check.diffs.asks import AskChange
from masa_check.diffs.comparison import Comparison, compare
from masa_check.document.document import parse, read
from masa_check.engine.answer import FAULTS
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport, check_document
from masa_check.reporters.draw.page import Heading, Table
from masa_check.reporters.draw.verdicts import FORCES
from masa_check.reporters.rules import page as rules_page
from masa_check.rulebook import rulebook
from masa_check.values import Force

EXAMPLES = Path(__file__).parents[1] / 'examples'
BOOK = rulebook.load([rulebook.folder()])
QUESTION = Question(BOOK, date(2026, 3, 1))
HEAD = 'kind: %s\nid: exampleshire-and-northport\nname: Exampleshire\ndated: 2026-02\n'
SILENT = ' (silence is advice)'


def example(name: str) -> DocumentReport:
    return check_document(read(EXAMPLES / name, name), QUESTION)


def silent(kind: str) -> DocumentReport:
    """A text of which nothing is declared, so that every ask of its edition is open."""
    return check_document(parse((HEAD % kind).encode(), 'silent.yaml'), QUESTION)


@cache
def pairs() -> Mapping[str, tuple[Comparison, DocumentReport]]:
    both = {
        'two texts of one area': (example('luton-2019.yaml'), example('luton-2024.yaml')),
        'a text that falls silent': (example('complete.yaml'), silent('arrangements')),
        'a report that falls silent': (example('complete-report.yaml'), silent('yearly-report')),
        'another complete text': (example('complete-2019.yaml'), example('complete.yaml')),
    }
    return {name: (compare(old, new, QUESTION), new) for name, (old, new) in both.items()}


@cache
def explained(duty: str) -> Mapping[tuple[str, str], tuple[str, str]]:
    """The force of each ask as `explain` prints it, by edition and ask, with of whom it is asked."""
    rows: dict[tuple[str, str], tuple[str, str]] = {}
    titles = {edition.title: name for name, edition in BOOK.editions.items()}
    edition = ''
    for block in rules_page.page(BOOK.duties[duty], BOOK).blocks:
        if isinstance(block, Heading):
            edition = next((name for title, name in titles.items() if block.text.startswith(f'{title},')), '')
        elif isinstance(block, Table) and edition:
            rows |= {(edition, what.text): (force.text, of.text) for what, force, of, _ in block.rows}
    return rows


def open_now(comparison: Comparison) -> Iterator[AskChange]:
    """The asks that the newer text does not answer, by the later edition."""
    return (ask for ask in comparison.asks if ask.now and ask.now.outcome in FAULTS)


def about(thing: str) -> Iterator[str]:
    """An object, and its owners up to the document: where it is gone, `check` speaks of what should have it."""
    yield thing
    while thing:
        thing = thing.rpartition('/')[0]
        yield thing


@pytest.mark.parametrize('name', pairs())
def test_diff_and_check_tell_one_force_of_each_ask_that_is_open(name: str) -> None:
    comparison, new = pairs()[name]
    checked = {(one.duty, one.ask, one.object, one.edition): one.force for one in new.findings}
    wrong = []
    for ask in open_now(comparison):
        keys = [(ask.duty, ask.ask, thing, comparison.later.id) for thing in about(ask.object)]
        found = next((checked[key] for key in keys if key in checked), None)
        if found is not ask.force:
            wrong.append((ask.duty, ask.ask, ask.object, ask.force, found))

    assert wrong == []


@pytest.mark.parametrize('name', pairs())
def test_the_force_that_explain_prints_is_that_of_diff_but_for_a_silence_that_it_calls_advice(name: str) -> None:
    comparison, _ = pairs()[name]
    wrong = []
    for ask in open_now(comparison):
        what = BOOK.duties[ask.duty].asks[ask.ask].what
        force, of = explained(ask.duty)[comparison.later.id, what]
        if FORCES[ask.force] != force and not (ask.force is Force.ADVICE and of.endswith(SILENT)):
            wrong.append((ask.duty, ask.ask, ask.force, force, of))

    assert wrong == []


def test_both_a_force_as_it_is_and_one_lowered_by_silence_are_among_them() -> None:
    counts: Counter[bool] = Counter()
    for comparison, _ in pairs().values():
        for ask in open_now(comparison):
            force, _ = explained(ask.duty)[comparison.later.id, BOOK.duties[ask.duty].asks[ask.ask].what]
            counts[FORCES[ask.force] == force] += 1

    assert min(counts[True], counts[False]) > 50
