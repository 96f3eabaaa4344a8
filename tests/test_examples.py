"""The examples that ship: each report as it was, no duty unanswered, and the fictional ones complete."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from masa_check import rulebook
from masa_check.answer import Answer, Verdict
from masa_check.cli.printing import FORMATS
from masa_check.document import read
from masa_check.report import DocumentReport, Question, Report, check_document
from masa_check.values import Outcome
from scripts.generate import GOLDEN as RENDER
from scripts.generate import ON as GENERATED_ON

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / 'tests' / 'golden'
EXAMPLES = sorted(path.stem for path in (ROOT / 'examples').glob('*.yaml'))
STARTERS = ('starter', 'starter-report')
COMPLETE = {'complete': 'wt2023', 'complete-2019': 'wt2018'}
REAL = [name for name in EXAMPLES if name not in (*COMPLETE, *STARTERS)]
RULES = rulebook.load([rulebook.folder()])
SUFFIXES = {'text': 'txt', 'junit': 'xml', 'markdown': 'md'}  # of the formats whose files have another name

# What a real example leaves undeclared under the edition that decides, as (example, duty, ask), and why.
LEFT_OPEN: Mapping[tuple[str, str, str], str] = {}
# What a complete example has no need to answer, and why; everything else is met.
DOES_NOT_ARISE = {
    'complete': {
        'area-changes-shown': 'the area has not changed',
        'national-bodies-fit-list': 'the part of national bodies is told, so there is nothing to contradict',
    },
    'complete-2019': {
        'review-date-ahead': 'a later document has taken its place',
        'funding-year-current': 'a later document has taken its place',
    },
}
FOR_A_PERSON = {'funding-fair'}  # whether shares are fair, no program can weigh
# Asked of whatever offices are declared: of none, where none is.
ASKED_OF_NOTHING = {'offices-not-people'}


def held(name: str, on: date = GENERATED_ON) -> DocumentReport:
    return check_document(read(ROOT / 'examples' / f'{name}.yaml', f'examples/{name}.yaml'), Question(RULES, on))


def deciding(name: str, on: date = GENERATED_ON) -> Mapping[str, Answer]:
    """The answers under the edition that the document is held to."""
    (counting,) = [one for one in held(name, on).held if one.standing.counts]
    return {answer.duty: answer for answer in counting.answers}


@pytest.mark.parametrize('format', FORMATS)
@pytest.mark.parametrize('name', EXAMPLES)
def test_an_example_is_reported_as_it_was(name: str, format: str) -> None:
    suffix = SUFFIXES.get(format, format)
    report = Report(GENERATED_ON, RULES, (held(name),))

    assert RENDER[suffix](report).encode() == (GOLDEN / f'{name}.{suffix}').read_bytes()


def test_no_golden_report_is_of_an_example_that_is_gone() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {f'{name}.{suffix}' for name in EXAMPLES for suffix in RENDER}


@pytest.mark.parametrize('name', EXAMPLES)
def test_every_duty_that_stands_in_an_edition_is_answered(name: str) -> None:
    for one in held(name).held:
        edition = one.standing.edition.id

        due = [d for d in RULES.duties.values() if d.asked_of == held(name).kind]
        assert [answer.duty for answer in one.answers] == [d.id for d in due if edition in d.editions]
        assert {answer.duty for answer in one.answers if not answer.asks} <= ASKED_OF_NOTHING


def left_undeclared(name: str) -> set[tuple[str, str, str]]:
    asks = ((duty, ask) for duty, answer in deciding(name).items() for ask in answer.asks)
    return {(name, duty, ask.ask) for duty, ask in asks if ask.outcome is Outcome.UNDECLARED}


def test_real_examples_leave_nothing_undeclared_without_a_reason() -> None:
    assert set.union(*(left_undeclared(name) for name in REAL)) == LEFT_OPEN.keys()


@pytest.mark.parametrize('on', [date(2025, 3, 31), GENERATED_ON])
@pytest.mark.parametrize('name', COMPLETE)
def test_a_complete_example_meets_every_duty(name: str, on: date) -> None:
    verdicts = {duty: answer.verdict for duty, answer in deciding(name, on).items()}

    assert {one.standing.edition.id for one in held(name, on).held if one.standing.counts} == {COMPLETE[name]}
    assert {d for d, verdict in verdicts.items() if verdict is Verdict.NOT_APPLICABLE} == DOES_NOT_ARISE[name].keys()
    assert {duty for duty, verdict in verdicts.items() if verdict is Verdict.FOR_A_PERSON} == FOR_A_PERSON
    assert {
        duty: verdict
        for duty, verdict in verdicts.items()
        if verdict is not Verdict.MET and duty not in FOR_A_PERSON | DOES_NOT_ARISE[name].keys()
    } == {}


@pytest.mark.parametrize('on', [date(2025, 3, 31), GENERATED_ON])
@pytest.mark.parametrize('name', COMPLETE)
def test_a_complete_example_leaves_nothing_to_put_right(name: str, on: date) -> None:
    assert [finding for finding in held(name, on).findings if finding.counts] == []


@pytest.mark.parametrize('name', COMPLETE)
def test_a_complete_example_says_that_it_is_fictional(name: str) -> None:
    comments = (ROOT / 'examples' / f'{name}.yaml').read_text('utf-8').partition('\nkind:')[0]

    assert '# FICTIONAL:' in comments


@pytest.mark.parametrize('name', STARTERS)
def test_a_starter_declares_nothing_and_meets_nothing(name: str) -> None:
    verdicts = {duty: answer.verdict for duty, answer in deciding(name).items() if duty not in ASKED_OF_NOTHING}

    assert set(verdicts.values()) == {Verdict.UNDECLARED}
