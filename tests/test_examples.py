"""The examples that ship: each report as it was, no duty unanswered, and the fictional ones complete."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from lxml import etree
from shipped import EXAMPLES, RULES, data_of, every_example, rendered

from masa_check.cli.printing import REPORTS
from masa_check.document.document import read
from masa_check.engine.answer import Answer
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport, check_document
from masa_check.rulebook.duty import Duty
from masa_check.values import Outcome, Reason, Verdict
from scripts import generate, golden

ROOT = Path(__file__).parents[1]
GOLDEN = sorted(
    path.relative_to(ROOT).as_posix() for name in ('golden', 'compared') for path in (ROOT / 'tests' / name).iterdir()
)
DIGESTS = """
from hashlib import sha256
from shipped import EXAMPLES, rendered
from scripts.golden import FORMATS
for name in EXAMPLES:
    for suffix in FORMATS:
        print(name, suffix, sha256(rendered(name, suffix).encode()).hexdigest())
"""
REPORT_SCHEMA = jsonschema.Draft7Validator(json.loads((ROOT / 'schemas' / 'report.schema.json').read_text('utf-8')))
STARTERS = ('starter', 'starter-report')
COMPLETE = {
    'complete': 'wt2023',
    'complete-2019': 'wt2018',
    'complete-report': 'wt2023',
    'complete-report-2020': 'wt2018',
}
BUSY = 'busy-report'  # what a partnership with little time might write
REAL = [name for name in EXAMPLES if name not in (*COMPLETE, *STARTERS, BUSY)]
# The duties of which a real text leaves open whether they arise, under the edition that decides.
OF_CUSTODY = frozenset({'custody-and-homes-included', 'report-promises-restraint-review'})
LEFT_OPEN: Mapping[str, frozenset[str]] = {
    'central-bedfordshire-2019': OF_CUSTODY,
    'north-lincolnshire-2024': OF_CUSTODY,
}
# What a picture may answer that the copy of a real text has lost: neither in place nor missing, and so not declared.
IN_PICTURES: Mapping[str, frozenset[str]] = {
    'luton-2019': frozenset({'commissioning', 'process'}),
    'luton-2024': frozenset({'commissioning', 'process'}),
}
# What a complete example has no need to answer, and why; everything else is met.
DOES_NOT_ARISE = {
    'complete': {
        'area-changes-shown': 'the area has not changed',
        'area-codes-right': 'its councils are fictional and no list has them',
        'national-bodies-fit-list': 'the part of national bodies is told, so there is nothing to contradict',
    },
    'complete-2019': {
        'area-codes-right': 'its councils are fictional and no list has them',
        'costs-add-up': 'it prints no table of costs',
        'review-date-ahead': 'a later document has taken its place',
        'funding-year-current': 'a later document has taken its place',
    },
    'complete-report': {},
    'complete-report-2020': {
        'report-money-adds-up': 'it prints no figures',
        'report-names-offices': 'it names nobody',
    },
}
# Whether shares are fair, and what a report as a whole is about, no program can weigh.
FOR_A_PERSON = {
    'complete': {'funding-fair'},
    'complete-2019': {'funding-fair'},
    'complete-report': {'report-keeps-to-its-focus'},
}
# By when each is out, and before the time that it plans for is over.
DAYS = [
    (name, on)
    for name in COMPLETE
    for on in (date(2025, 3, 31), golden.ON)
    if name != 'complete-report' or on == golden.ON
]
# Asked of whatever offices are declared: of none, where none is.
ASKED_OF_NOTHING = {'offices-not-people', 'report-names-offices'}


def held(name: str, on: date = golden.ON) -> DocumentReport:
    return check_document(read(ROOT / 'examples' / f'{name}.yaml', f'examples/{name}.yaml'), Question(RULES, on))


def deciding(name: str, on: date = golden.ON) -> Mapping[str, Answer]:
    """The answers under the edition that the document is held to."""
    (counting,) = [one for one in held(name, on).editions if one.standing.counts]
    return {answer.duty: answer for answer in counting.answers}


@cache
def made() -> Mapping[str, str]:
    """Every report that is to be kept, as it is made now."""
    return dict(golden.files(RULES))


@pytest.mark.parametrize('name', GOLDEN)
def test_a_report_that_is_kept_is_as_it_was(name: str) -> None:
    assert made().get(name, '').encode() == (ROOT / name).read_bytes()


def test_every_report_is_kept_that_is_made_and_no_other() -> None:
    assert made().keys() == set(GOLDEN)


def test_each_example_is_kept_as_text_and_each_format_of_an_example_and_of_every_sort_of_document() -> None:
    kept = {(file.stem, file.suffix[1:]) for file in map(Path, GOLDEN)}
    of_examples = {suffix for name, suffix in kept if name in EXAMPLES}

    assert len(golden.FORMATS) == len(REPORTS)
    assert kept >= {(name, 'txt') for name in EXAMPLES} | {('small', suffix) for suffix in golden.FORMATS}
    assert of_examples == golden.FORMATS.keys()


def test_what_is_kept_can_be_looked_through_in_a_review() -> None:
    assert len(GOLDEN) <= 40
    assert sum((ROOT / name).stat().st_size for name in GOLDEN) <= 2_000_000


@pytest.mark.slow
@pytest.mark.parametrize('id', ['whistleblowing-open', 'report-shows-impact'])
def test_a_change_of_one_remedy_or_title_alters_few_generated_files(id: str) -> None:
    duty, before = RULES.duties[id], dict(generate.files(RULES))
    remedy, title = f'{duty.remedy} at all times', f'{duty.title} at all times'

    assert 2 <= len(_altered(before, duty._replace(remedy=remedy))) <= 8
    assert 2 <= len(_altered(before, duty._replace(title=title))) <= 45


def _altered(before: Mapping[str, str], duty: Duty) -> list[str]:
    """The generated files that are others if one duty is."""
    book = RULES._replace(duties={**RULES.duties, duty.id: duty}, hash='f' * 16)
    return [name for name, text in generate.files(book) if before[name] != text]


def test_no_report_that_is_kept_tells_which_rules_made_it() -> None:
    assert [name for name, text in made().items() if RULES.hash in text] == []


@pytest.mark.slow
def test_every_example_has_the_same_bytes_in_every_format_whatever_the_order_of_sets() -> None:
    one, other = (_digests(seed) for seed in ('1', '4'))

    assert one == other
    assert len(one.splitlines()) == len(EXAMPLES) * len(golden.FORMATS)


def _digests(seed: str) -> str:
    """A digest of each example in each format, from a process that orders its sets by a seed."""
    command = [sys.executable, '-c', DIGESTS]
    around = {**os.environ, 'PYTHONHASHSEED': seed, 'PYTHONPATH': str(ROOT)}
    return subprocess.run(command, cwd=ROOT / 'tests', env=around, capture_output=True, text=True, check=True).stdout


@pytest.mark.slow
@every_example
def test_the_data_of_each_example_is_what_their_schema_describes(name: str) -> None:
    REPORT_SCHEMA.validate(data_of(name))


@every_example
def test_each_example_has_a_concise_line_for_each_finding_that_counts(name: str) -> None:
    counted = [finding for finding in data_of(name)['findings'] if finding['counts']]

    assert [line.partition(': ')[0] for line in rendered(name, 'concise').splitlines()] == [
        f'{finding["path"]}:{finding["line"]}:{finding["column"]}' for finding in counted
    ]


@every_example
def test_the_page_of_each_example_is_well_formed_and_names_each_duty_that_was_put(name: str) -> None:
    page = etree.fromstring(f'<body>{rendered(name, "html")}</body>')
    words = ' '.join(map(str, page.itertext()))
    (document,) = data_of(name)['documents']

    assert [
        answer['duty']
        for edition in document['editions']
        if edition['counts']
        for answer in edition['answers']
        if answer['duty'] not in words
    ] == []


@every_example
def test_every_duty_that_stands_in_an_edition_is_answered(name: str) -> None:
    report = held(name)
    for one in report.editions:
        edition = one.standing.edition.id

        due = [d for d in RULES.duties.values() if d.asked_of == report.kind]
        assert [answer.duty for answer in one.answers] == [d.id for d in due if edition in d.editions]
        assert {answer.duty for answer in one.answers if not answer.asks} <= ASKED_OF_NOTHING


@pytest.mark.parametrize('name', REAL)
def test_a_real_example_leaves_nothing_undeclared_but_what_text_and_copy_leave_open(name: str) -> None:
    asks = [(duty, ask) for duty, answer in deciding(name).items() for ask in answer.asks]
    undeclared = [(duty, ask) for duty, ask in asks if ask.outcome is Outcome.UNDECLARED]
    missing = {ask.ask for _, ask in undeclared if ask.reason is Reason.KEY_MISSING}
    left_open = {duty for duty, ask in undeclared if ask.reason is not Reason.KEY_MISSING}

    assert {ask.reason for _, ask in undeclared} <= {Reason.CONDITION_SILENT, Reason.KEY_MISSING}
    assert left_open == LEFT_OPEN.get(name, frozenset())
    assert missing == IN_PICTURES.get(name, frozenset())


@pytest.mark.parametrize('name', IN_PICTURES)
def test_a_comment_names_each_key_that_a_lost_picture_may_answer(name: str) -> None:
    lines = (ROOT / 'examples' / f'{name}.yaml').read_text('utf-8').splitlines()
    (comment,) = [line for line in lines if line.startswith('  # commissioning')]

    assert set(comment.partition(':')[0].strip(' #').split(', ')) == IN_PICTURES[name]


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

    assert found['report-tells-what-was-done'].verdict is Verdict.FOR_A_PERSON  # it says nothing of agencies apart
    assert found['report-tells-how-effective'].verdict is Verdict.GAP
    assert found['report-shows-impact'].verdict is Verdict.PARTLY
    assert ('report-within-twelve-months', 'since-the-last', Outcome.PERSON) in outcomes
    assert ('report-out-in-september', 'out', Outcome.WRONG) in outcomes
    assert not [one for answer in found.values() for one in answer.asks if one.outcome is Outcome.UNDECLARED]


LATE = {'report-within-twelve-months', 'report-out-in-september'}
