"""What the published document does not bear out can be waived by an office for a time, in the file of waivers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import testshire
from running import Run
from test_sarif import taken

from scripts import typeset

WAIVERS = """
values:
  - document: testshire
    value: Cafcass
    path: agencies.list.1.name
    reason: The page is corrected with the next edition
    owner: Business Manager
    agreed_on: 2026-04-01
    expires: 2026-12-31
"""
ON = ('--on', '2026-05-01')
YAML = 'testshire.yaml'
VERIFY = ('verify', YAML, '--document', 'testshire.pdf', '--waivers', 'waivers.yaml')

pytestmark = pytest.mark.slow  # each starts a process that reads the document


@pytest.fixture
def differing(here: Path) -> Path:
    """A declaration of two things that its document does not say, of which one is waived."""
    raw = typeset.pdf(testshire.changed(('Cafcass', 'Barnardo’s')), tagged=True)
    testshire.write(here, raw)
    (here / 'waivers.yaml').write_text(WAIVERS, 'utf-8')
    return here


@pytest.mark.usefixtures('differing')
def test_a_waived_value_is_told_with_its_office_and_fails_no_run(run: Run) -> None:
    ran = run(*VERIFY, *ON)

    assert (ran.code, ran.err) == (0, '')
    assert 'Known, and being put right' in ran.out
    assert 'known, being put right by the Business Manager, until 2026-12-31; The page is corrected' in ran.out
    assert '1 of these is known and being put right' in ran.out
    assert 'To look at' not in ran.out


@pytest.mark.usefixtures('differing')
def test_an_audit_reads_as_if_nothing_had_been_waived(run: Run) -> None:
    assert run(*VERIFY, *ON, '--no-waivers').code == 1


@pytest.mark.parametrize(
    ('right', 'wrong', 'why'),
    [
        ('value: Cafcass', 'value: CAFCASS', 'nothing differs that this waives'),
        ('agencies.list.1.name', 'agencies.list.1.kind', 'nothing differs that this waives'),
        ('2026-12-31', '2026-04-30', 'this ended on 2026-04-30'),
        ('2026-12-31', '2028-12-31', 'more than a year'),
        ('Business Manager', 'Jane Roe', 'a person is named'),
    ],
)
def test_a_waiver_that_does_not_hold_lets_the_run_fail_and_says_why(
    run: Run, differing: Path, right: str, wrong: str, why: str
) -> None:
    (differing / 'waivers.yaml').write_text(WAIVERS.replace(right, wrong), 'utf-8')
    ran = run(*VERIFY, *ON)

    assert ran.code == 1
    assert 'not found  agency: "Cafcass" is not in the document' in ran.out
    assert ran.err.startswith('masa-check: waivers.yaml:3: ')
    assert why in ran.err


@pytest.mark.parametrize(('path', 'code'), [('    path: agencies.list.0.name\n', 0), ('', 0), ('    path: name\n', 1)])
def test_the_number_of_an_item_does_not_count_and_the_path_may_be_left_out(
    run: Run, differing: Path, path: str, code: int
) -> None:
    (differing / 'waivers.yaml').write_text(WAIVERS.replace('    path: agencies.list.1.name\n', path), 'utf-8')

    assert run(*VERIFY, *ON).code == code


def test_a_waiver_of_another_document_is_passed_over_without_a_word(run: Run, differing: Path) -> None:
    (differing / 'waivers.yaml').write_text(WAIVERS.replace('document: testshire', 'document: elsewhere'), 'utf-8')
    ran = run(*VERIFY, *ON)

    assert (ran.code, ran.err) == (1, '')


def test_what_has_been_put_right_is_told(run: Run, differing: Path) -> None:
    testshire.write(differing, testshire.PDF)
    ran = run(*VERIFY, *ON)

    assert ran.code == 0
    assert ran.err.startswith('masa-check: waivers.yaml:3: Cafcass: nothing differs that this waives; delete it')


def test_a_waived_heading_is_waived_with_all_that_rests_on_it(run: Run, differing: Path) -> None:
    testshire.write(differing, testshire.PDF)
    yaml = (differing / YAML).read_text('utf-8').replace('Relevant Agencies', 'Relevant Organisations')
    (differing / YAML).write_text(yaml, 'utf-8')
    heading = WAIVERS.replace('value: Cafcass', 'value: Relevant Organisations').replace(
        '    path: agencies.list.1.name\n', ''
    )
    (differing / 'waivers.yaml').write_text(heading, 'utf-8')

    assert run(*VERIFY[:-2], *ON).code == 1
    assert run(*VERIFY, *ON).code == 0


@pytest.mark.usefixtures('differing')
def test_each_format_tells_it_and_only_reports_for_people_name_it_again(run: Run) -> None:
    data = json.loads(run(*VERIFY, *ON, '--format', 'json').out)
    (agency,) = (one for one in data['values'] if one['value'] == 'Cafcass' and one['what'] == 'agency')

    assert agency['waived'] == 'known, being put right by the Business Manager, until 2026-12-31'
    assert agency['outcome'] == 'not-found'
    assert run(*VERIFY, *ON, '--format', 'concise').out == ''
    assert json.loads(run(*VERIFY, *ON, '--format', 'gitlab').out) == []


def test_the_settings_name_the_waivers_and_check_takes_the_file_as_well(run: Run, differing: Path) -> None:
    (differing / 'masa-check.toml').write_text('waivers = "waivers.yaml"\n', 'utf-8')

    assert run(*VERIFY[:-2], *ON).code == 0
    assert 'waivers.yaml' not in run('check', YAML, *ON).out


@pytest.mark.usefixtures('differing')
def test_sarif_holds_what_is_open_as_oasis_and_github_take_it(run: Run) -> None:
    audit, waived = (taken(run(*VERIFY, *ON, '--format', 'sarif', *more).out) for more in (('--no-waivers',), ()))
    (result,) = audit['results']

    assert result['ruleId'] == 'verify-agency'
    assert result['message']['text'].startswith('"Cafcass" is not in the document; ')
    assert result['locations'][0]['physicalLocation']['region']['startLine'] == 27
    assert waived['results'] == []
