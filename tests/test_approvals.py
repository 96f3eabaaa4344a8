"""A loss can be approved by name, for its very change and until a day; it is told, and fails no run."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import Git, Run, write

HEAD = 'kind: arrangements\nid: luton\nname: Luton\ndated: 2025-02\n'
SAID = HEAD + 'joint_working: {identify: One front door for all, respond: Joint teams act on it}\n'
LESS = HEAD + 'joint_working: {identify: not-stated, respond: Joint teams act on it}\n'
LEAST = HEAD + 'joint_working: {identify: {status: elsewhere, where: a website}, respond: Joint teams act on it}\n'
ON = ('--on', '2026-02-01')
Approve = Callable[..., str]


@pytest.fixture
def both(here: Path) -> tuple[str, str]:
    write(here / 'old.yaml', SAID)
    write(here / 'new.yaml', LESS)
    return 'old.yaml', 'new.yaml'


def the_loss(run: Run, *names: str) -> dict[str, Any]:
    made = json.loads(run('diff', *names, *ON, '-f', 'json').out)
    (lost,) = [ask for duty in made['duties'] for ask in duty['asks'] if ask['fails_as'] == 'lost-must']
    return dict(lost)


@pytest.fixture
def approve(run: Run, both: tuple[str, str], here: Path) -> Approve:
    """Writes a waivers file that approves the loss between both."""

    def with_(**other: str) -> str:
        lost = the_loss(run, *both)
        entry = {
            'document': 'luton', 'duty': 'needs-identified-and-met', 'ask': lost['ask'], 'change': lost['hash'],
            'reason': 'The leads agreed to it', 'owner': 'Independent Scrutineer', 'agreed_on': '2026-01-01',
            'expires': '2026-03-01',
        } | other  # fmt: skip
        entry = {key: value for key, value in entry.items() if value}
        write(here / 'waivers.yaml', json.dumps({'approvals': [entry]}))
        return 'waivers.yaml'

    return with_


@pytest.mark.slow
def test_an_approved_loss_is_told_and_fails_no_comparison(run: Run, both: tuple[str, str], approve: Approve) -> None:
    named = approve()
    ran = run('diff', *both, *ON, '--waivers', named)

    assert run('diff', *both, *ON).code == 1
    assert (ran.code, ran.err) == (0, '')
    assert 'Approved by the Independent Scrutineer, until 2026-03-01: The leads agreed to it' in ran.out
    assert '(no longer in the text; approved by the Independent Scrutineer, until 2026-03-01)' in ran.out
    assert 'What was lost: 1 point' in ran.out


@pytest.mark.slow
@pytest.mark.parametrize(
    'other',
    [
        {'change': '0' * 12},
        {'expires': '2026-01-15'},
        {'ask': 'respond'},
        {'object': 'Police'},
        {'document': 'bedford'},
    ],
    ids=['another change', 'its day has passed', 'another ask', 'another object', 'another document'],
)
def test_what_fits_nothing_approves_nothing_and_is_a_note(
    run: Run, both: tuple[str, str], approve: Approve, other: dict[str, str]
) -> None:
    ran = run('diff', *both, *ON, '--waivers', approve(**other))

    assert ran.code == 1
    assert 'waivers.yaml:1: this approval of a loss ' in ran.err


def test_after_the_merge_it_fits_nothing_and_fails_nothing(run: Run, both: tuple[str, str], approve: Approve) -> None:
    ran = run('diff', both[1], both[1], *ON, '--waivers', approve(), '--fail-on', 'gained')

    assert ran.code == 0
    assert 'this approval of a loss fits no change here; delete it once its change is merged' in ran.err


def test_another_loss_of_the_same_ask_is_not_approved(run: Run, both: tuple[str, str], approve: Approve) -> None:
    named = approve()
    write(Path(both[1]), LEAST)

    assert run('diff', *both, *ON, '--waivers', named).code == 1


@pytest.mark.slow
def test_a_fact_is_approved_by_its_path(run: Run, both: tuple[str, str], approve: Approve) -> None:
    (fact,) = json.loads(run('diff', *both, *ON, '-f', 'json').out)['facts']
    named = approve(duty='', ask='', fact='.'.join(fact['path']), change=fact['hash'])

    assert run('diff', *both, *ON, '--facts', '--fail-on', 'removed').code == 1
    assert run('diff', *both, *ON, '--facts', '--fail-on', 'removed', '--waivers', named).code == 0


@pytest.mark.slow
@pytest.mark.parametrize('other', [{'duty': 'no-such-duty'}, {'owner': 'a.b@example.org'}, {'expires': '2028-01-01'}])
def test_an_approval_that_could_never_hold_is_a_finding(
    run: Run, both: tuple[str, str], approve: Approve, other: dict[str, str]
) -> None:
    ran = run('check', both[1], *ON, '--waivers', approve(**other), '--fail-on', 'never')

    assert 'waivers.yaml:1:' in ran.out


@pytest.mark.slow
def test_in_a_check_since_a_revision_it_counts_as_in_a_comparison(
    run: Run, repository: Git, both: tuple[str, str], approve: Approve, here: Path
) -> None:
    named = approve()
    write(here / 'masa' / 'luton.yaml', SAID)
    repository('add', '.')
    repository('commit', '--quiet', '-m', 'Adopt')
    write(here / 'masa' / 'luton.yaml', LESS)
    since = ('check', 'masa', *ON, '--changed-since', 'HEAD')
    made = json.loads(run(*since, '--format', 'json').out)
    ran = run(*since, '--waivers', named)
    (lost,) = [one for one in made['findings'] if one['state'] == 'open' and one['force'] == 'must']

    assert lost['change'] == the_loss(run, *both)['hash']
    assert run(*since).code == 1
    assert (ran.code, ran.err) == (0, '')
    assert 'a loss approved by the Independent Scrutineer, until 2026-03-01' in ran.out
    write(here / 'masa' / 'luton.yaml', SAID + '# a remark\n')
    after = run(*since, '--waivers', named, '--fail-on', 'advice')
    assert (after.code, 'this approval of a loss fits no change here' in after.err) == (0, True)
    assert run('check', both[1], *ON, '--waivers', named).code == 1  # a waiver it is not
