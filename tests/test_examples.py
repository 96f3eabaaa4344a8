"""The examples that ship: each report as it was, no duty unanswered, and the fictional ones complete."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from masa_check.cli.printing import FORMATS
from masa_check.document.document import read
from masa_check.engine.answer import Answer
from masa_check.report.report import DocumentReport, Question, Report, check_document
from masa_check.rulebook import rulebook
from masa_check.values import Outcome, Verdict
from scripts.generate import GOLDEN as RENDER
from scripts.generate import ON as GENERATED_ON

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / 'tests' / 'golden'
EXAMPLES = sorted(path.stem for path in (ROOT / 'examples').glob('*.yaml'))
STARTERS = ('starter', 'starter-report')
COMPLETE = {
    'complete': 'wt2023',
    'complete-2019': 'wt2018',
    'complete-report': 'wt2023',
    'complete-report-2020': 'wt2018',
}
BUSY = 'busy-report'  # what a partnership with little time might write
REAL = [name for name in EXAMPLES if name not in (*COMPLETE, *STARTERS, BUSY)]
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
    'complete-report': {},
    'complete-report-2020': {
        'report-money-adds-up': 'it prints no figures',
        'report-names-offices': 'it names nobody',
    },
}
# Whether shares are fair, no program can weigh.
FOR_A_PERSON = {'complete': {'funding-fair'}, 'complete-2019': {'funding-fair'}}
# By when each is out, and before the time that it plans for is over.
DAYS = [
    (name, on)
    for name in COMPLETE
    for on in (date(2025, 3, 31), GENERATED_ON)
    if name != 'complete-report' or on == GENERATED_ON
]
# Asked of whatever offices are declared: of none, where none is.
ASKED_OF_NOTHING = {'offices-not-people', 'report-names-offices'}


def held(name: str, on: date = GENERATED_ON) -> DocumentReport:
    return check_document(read(ROOT / 'examples' / f'{name}.yaml', f'examples/{name}.yaml'), Question(RULES, on))


def deciding(name: str, on: date = GENERATED_ON) -> Mapping[str, Answer]:
    """The answers under the edition that the document is held to."""
    (counting,) = [one for one in held(name, on).editions if one.standing.counts]
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
    for one in held(name).editions:
        edition = one.standing.edition.id

        due = [d for d in RULES.duties.values() if d.asked_of == held(name).kind]
        assert [answer.duty for answer in one.answers] == [d.id for d in due if edition in d.editions]
        assert {answer.duty for answer in one.answers if not answer.asks} <= ASKED_OF_NOTHING


def left_undeclared(name: str) -> set[tuple[str, str, str]]:
    asks = ((duty, ask) for duty, answer in deciding(name).items() for ask in answer.asks)
    return {(name, duty, ask.ask) for duty, ask in asks if ask.outcome is Outcome.UNDECLARED}


def test_real_examples_leave_nothing_undeclared_without_a_reason() -> None:
    assert set.union(*(left_undeclared(name) for name in REAL)) == LEFT_OPEN.keys()


@pytest.mark.parametrize(('name', 'on'), DAYS)
def test_a_complete_example_meets_every_duty(name: str, on: date) -> None:
    verdicts = {duty: answer.verdict for duty, answer in deciding(name, on).items()}
    for_a_person = FOR_A_PERSON.get(name, set())

    assert {one.standing.edition.id for one in held(name, on).editions if one.standing.counts} == {COMPLETE[name]}
    assert {d for d, verdict in verdicts.items() if verdict is Verdict.NOT_APPLICABLE} == DOES_NOT_ARISE[name].keys()
    assert {duty for duty, verdict in verdicts.items() if verdict is Verdict.FOR_A_PERSON} == for_a_person
    assert {
        duty: verdict
        for duty, verdict in verdicts.items()
        if verdict is not Verdict.MET and duty not in for_a_person | DOES_NOT_ARISE[name].keys()
    } == {}


@pytest.mark.parametrize(('name', 'on'), DAYS)
def test_a_complete_example_leaves_nothing_to_put_right(name: str, on: date) -> None:
    assert [finding for finding in held(name, on).findings if finding.counts] == []


@pytest.mark.parametrize('name', [*COMPLETE, BUSY])
def test_an_example_that_is_fictional_says_so(name: str) -> None:
    comments = (ROOT / 'examples' / f'{name}.yaml').read_text('utf-8').partition('\nkind:')[0]

    assert '# FICTIONAL:' in comments


@pytest.mark.parametrize('name', STARTERS)
def test_a_starter_declares_nothing_and_meets_nothing(name: str) -> None:
    verdicts = {duty: answer.verdict for duty, answer in deciding(name).items() if duty not in ASKED_OF_NOTHING}

    assert set(verdicts.values()) == {Verdict.UNDECLARED}


def test_the_report_of_a_busy_partnership_tells_of_activity_and_little_impact_and_is_late() -> None:
    found = deciding(BUSY)
    outcomes = {
        (duty, ask.ask, ask.outcome) for duty, answer in found.items() for ask in answer.asks if answer.duty in LATE
    }

    assert found['report-tells-what-was-done'].verdict is Verdict.MET
    assert found['report-tells-how-effective'].verdict is Verdict.GAP
    assert found['report-shows-impact'].verdict is Verdict.PARTLY
    assert ('report-within-twelve-months', 'since-the-last', Outcome.WRONG) in outcomes
    assert ('report-out-in-september', 'out', Outcome.WRONG) in outcomes
    assert not [one for answer in found.values() for one in answer.asks if one.outcome is Outcome.UNDECLARED]


LATE = {'report-within-twelve-months', 'report-out-in-september'}
