"""JUnit's XML is what Jenkins' schema has it, and has a case for every duty, whatever came of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase
from lxml import etree
from shipped import data_of, every_example, report_of
from small_book import SILENT, book, held, report
from test_reporters import several
from test_sarif import DATED, waived

from masa_check.reporters.check import junit
from masa_check.reporters.check.fingerprint import Root
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force

HERE = Path(__file__).parent


@cache
def schema() -> etree.XMLSchema:
    """The schema of the xUnit plug-in for Jenkins."""
    return etree.XMLSchema(etree.parse(HERE / 'outside' / 'junit-10.xsd'))


def taken(made: str) -> dict[str, list[TestCase]]:
    """The cases of each suite, by the name of its file."""
    schema().assertValid(etree.fromstring(made.encode()))
    suites = list(JUnitXml.fromstring(made.encode()))
    for suite in suites:
        cases = list(suite)
        came = [type(case.result[0]) for case in cases if case.result]
        assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (
            len(cases), came.count(Failure), came.count(Error), came.count(Skipped),
        )  # fmt: skip
        assert len({(case.classname, case.name) for case in cases}) == len(cases)
        assert all(len(case.result) <= 1 for case in cases)
    return {str(suite._elem.get('file')): list(suite) for suite in suites}


def came(cases: list[TestCase]) -> dict[str, str]:
    """What came of each duty."""
    return {case.name.split()[0]: type(case.result[0]).__name__ if case.result else 'passed' for case in cases}


@pytest.fixture
def rules(tmp_path: Path) -> Rulebook:
    return book(tmp_path)


@every_example
def test_the_report_of_each_example_is_taken_and_has_a_case_for_each_duty(name: str) -> None:
    made = data_of(name)
    answers = {
        answer['duty']: answer['verdict']
        for edition in made['documents'][0]['editions']
        if edition['counts']
        for answer in edition['answers']
    }
    ((file, cases),) = taken(junit.render(report_of(name), fail_on=Force.ADVICE)).items()
    told = {'met': 'passed', 'not-applicable': 'Skipped', 'for-a-person': 'Skipped'}

    assert file == made['documents'][0]['path']
    assert came(cases) == {duty: told.get(verdict, 'Failure') for duty, verdict in answers.items()}


def test_documents_of_every_sort_are_taken(rules: Rulebook) -> None:
    suites = taken(junit.render(several(rules), fail_on=Force.ADVICE))

    assert came(suites['met.yaml']) == dict.fromkeys(
        ('needs-met', 'paid-for', 'supported', 'published', 'agencies-chosen'), 'passed'
    )
    assert came(suites['broken.yaml']) == came(suites['shape.yaml']) == {'document-shape': 'Error'}
    assert came(suites['draft.yaml'])['published'] == 'Skipped'
    assert came(suites['between.yaml'])['linked'] == 'Skipped'
    assert len(suites) == len(several(rules).documents)


def test_a_case_that_fails_says_how_strongly_it_is_asked_where_and_what_to_do(rules: Rulebook) -> None:
    (cases,) = taken(junit.render(report(rules, held(DATED + SILENT, rules)), Root('/r', '/r/docs'))).values()
    case = next(case for case in cases if case.name.startswith('needs-met '))
    (failure,) = case.result

    assert (failure.type, failure.message) == ('must', 'how needs are met: not in the text')
    assert failure.text.startswith('a.yaml:5:1: how needs are met')
    assert failure.text.endswith('To do: Say how needs are met')
    assert (case.classname, case._elem.get('file'), case._elem.get('line')) == ('docs.a.yaml', 'docs/a.yaml', '5')


def test_a_duty_of_several_objects_is_one_case_that_tells_of_each(rules: Rulebook) -> None:
    (cases,) = taken(junit.render(report(rules, held(DATED + SILENT, rules)), fail_on=Force.ADVICE)).values()
    (failure,) = next(case for case in cases if case.name.startswith('agencies-chosen ')).result

    assert len(failure.text.splitlines()) == 3
    assert 'Northport College' in failure.text


@pytest.mark.parametrize(
    ('fail_on', 'failing'),
    [
        (Force.ADVICE, {'needs-met', 'supported', 'paid-for', 'published', 'agencies-chosen'}),
        (Force.SHOULD, {'needs-met', 'supported', 'paid-for'}),
        (Force.MUST, {'needs-met', 'supported'}),
        (None, set()),
    ],
)
def test_only_what_fails_the_run_is_a_failure_and_the_rest_is_skipped_and_says_what_is_wrong(
    rules: Rulebook, fail_on: Force | None, failing: set[str]
) -> None:
    made = report(rules, held(DATED + SILENT, rules))
    (cases,) = taken(junit.render(made, fail_on=fail_on)).values()
    skipped = [case.result[0] for case in cases if isinstance(case.result[0], Skipped)]

    assert {duty for duty, what in came(cases).items() if what == 'Failure'} == failing
    assert len(skipped) == 5 - len(failing)
    assert bool(failing) == made.total.fails(fail_on)
    for one in skipped:
        assert f'which does not fail at --fail-on {fail_on or "never"}: ' in one.message
        assert one.text.startswith('a.yaml:')
        assert 'To do: ' in one.text


@pytest.mark.parametrize(('fail_on', 'what'), [(Force.MUST, 'Error'), (None, 'Skipped')])
def test_a_file_that_cannot_be_read_is_an_error_unless_nothing_is_to_fail(
    rules: Rulebook, fail_on: Force | None, what: str
) -> None:
    (cases,) = taken(junit.render(report(rules, held('kind: [', rules)), fail_on=fail_on)).values()

    assert came(cases) == {'document-shape': what}


def test_what_is_accepted_is_skipped_and_says_until_when(rules: Rulebook) -> None:
    (cases,) = taken(junit.render(waived(rules))).values()
    (skipped,) = next(case for case in cases if case.name.startswith('needs-met ')).result

    assert isinstance(skipped, Skipped)
    assert skipped.message.endswith('until 2025-09-01, The board meets in July')
