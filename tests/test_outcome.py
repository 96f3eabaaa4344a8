"""A run says last whether it fails, by what, and at which `--fail-on`; where its report cannot, standard error does."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Run, write
from small_book import HEAD, ON

from masa_check.report.report import Count
from masa_check.reporters.check.outcome import outcome
from masa_check.values import Force

FOUND = Count(findings={None: 1, Force.MUST: 4, Force.SHOULD: 2, Force.ADVICE: 9})
ON_DAY = ('--on', ON)
KNOWN = ('--baseline', 'masa-baseline.json')
WAIVED = 'waivers:\n' + ''.join(
    f'  - {{duty: {duty}, document: luton, reason: It is being built, owner: Head of Service, '
    'agreed_on: 2025-05-01, expires: 2025-07-31}\n'
    for duty in (
        'needs-identified-and-met',
        'reviews-commissioned-and-published',
        'independent-scrutiny-in-place',
        'arrangements-published',
    )
)


@pytest.fixture
def luton(here: Path) -> Path:
    return write(here / 'luton.yaml', f'{HEAD}dated: 2025-02\njoint_working: not-stated\n')


@pytest.mark.parametrize(
    ('count', 'fail_on', 'said'),
    [
        (
            FOUND,
            Force.MUST,
            'This run fails: 5 findings are at or above --fail-on must: 1 about the file itself, 4 must (statute).',
        ),
        (
            FOUND,
            Force.SHOULD,
            'This run fails: 7 findings are at or above --fail-on should: '
            '1 about the file itself, 4 must (statute), 2 should.',
        ),
        (
            Count(findings={Force.MUST: 1}),
            Force.MUST,
            'This run fails: 1 finding is at or above --fail-on must: 1 must (statute).',
        ),
        (
            Count(findings={Force.SHOULD: 2}),
            Force.MUST,
            'This run does not fail: no finding is at or above --fail-on must.',
        ),
        (Count(), Force.ADVICE, 'This run does not fail: no finding is at or above --fail-on advice.'),
        (FOUND, None, 'This run does not fail: with --fail-on never, no finding fails it.'),
    ],
)
def test_the_last_line_says_whether_and_why_a_run_fails(count: Count, fail_on: Force | None, said: str) -> None:
    assert outcome(count, fail_on) == said
    assert count.fails(fail_on) == said.startswith('This run fails')


@pytest.mark.slow
@pytest.mark.parametrize('fail_on', [*Force, 'never'])
def test_a_report_for_people_says_how_the_run_ends_as_the_exit_code_does(run: Run, luton: Path, fail_on: str) -> None:
    for format in ('text', 'markdown', 'html'):
        ran = run('check', 'luton.yaml', *ON_DAY, '--fail-on', fail_on, '--format', format)
        assert ran.out.count('This run fails: ') == ran.code
        assert ran.out.count('This run does not fail: ') == 1 - ran.code
        assert f'--fail-on {fail_on}' in ran.out.replace('\\', '')
        assert ran.err == ''
    quiet = run('check', 'luton.yaml', *ON_DAY, '--fail-on', fail_on, '-q').out
    assert quiet.splitlines()[-1].startswith('This run ')


@pytest.mark.slow
@pytest.mark.parametrize('format', ['concise', 'json', 'sarif', 'github', 'gitlab', 'junit', 'csv'])
def test_a_format_for_programs_stays_as_it_is_and_standard_error_says_why_the_run_fails(
    run: Run, luton: Path, format: str
) -> None:
    failed = run('check', 'luton.yaml', *ON_DAY, '--format', format)
    never = run('check', 'luton.yaml', *ON_DAY, '--format', format, '--fail-on', 'never')

    assert (failed.code, never.code, never.err) == (1, 0, '')
    assert failed.err.startswith('masa-check: This run fails: ')
    assert failed.err.count('\n') == 1
    assert 'This run' not in failed.out


@pytest.mark.slow
def test_statute_in_the_baseline_is_named_when_it_is_written_and_at_every_run(run: Run, luton: Path) -> None:
    made = run('baseline', 'create', 'luton.yaml', *ON_DAY).err.splitlines()
    number = sum(line.startswith('  luton.yaml: ') for line in made)

    assert number > 3
    assert '  luton.yaml: needs-identified-and-met, identify' in made
    assert f'masa-check: it has {number} findings of statute, with nobody named to put them right:' in made
    assert made[-1].startswith('masa-check: write a waiver for each: it names the office')
    assert run('baseline', 'update', 'luton.yaml', *ON_DAY).err.splitlines()[1:] == made[1:]

    concise = run('check', 'luton.yaml', *ON_DAY, *KNOWN, '--format', 'concise')
    said = f'masa-check: {number} findings of statute in the baseline, with nobody named to put them right.\n'
    assert (concise.code, concise.out, concise.err) == (0, '', said)
    assert f' known before, {number} of them must (statute). ' in run('check', 'luton.yaml', *ON_DAY, *KNOWN).out


def test_a_baseline_into_which_no_statute_is_taken_says_nothing_of_it(run: Run, luton: Path) -> None:
    write(luton.parent / 'waivers.yaml', WAIVED)
    made = run('baseline', 'create', 'luton.yaml', *ON_DAY, '--waivers', 'waivers.yaml')

    assert made.code == 0
    assert 'statute' not in made.err
