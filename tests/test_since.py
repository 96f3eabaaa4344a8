"""A run since a revision looks at what differs from it, and fails by what was met there and is met no longer."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from running import Git, Run, write
from small_book import HEAD, MET, ON, SILENT, book, held

from masa_check.diffs.losses import losses, since
from masa_check.document.document import Position, parse
from masa_check.report.acceptance import Acceptance, Baseline, Subject, Waiver, Waivers
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport, check_document
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force

DATED = f'{HEAD}dated: 2025-02\n'
NEEDS = ('needs-met', 'how', '')
WITHOUT_NEEDS = DATED + MET.replace('{identify: One front door for all}', 'not-stated')


@pytest.fixture
def rules(tmp_path: Path) -> Rulebook:
    return book(tmp_path)


def opened(old: str, new: str, rules: Rulebook) -> list[str]:
    """The duties of what is open in a document, seen since another state of it."""
    before, after = held(old, rules), held(new, rules)
    return [finding.duty for finding in since(before, after, rules, 'main').open]


def lost(old: str, new: str, rules: Rulebook) -> set[tuple[str, str, str]]:
    """The duty, ask and object of each loss."""
    changes = losses(held(old, rules), held(new, rules), rules)
    return {(change.duty, change.ask, change.object) for change in changes}


def test_what_was_met_and_is_missing_now_is_lost(rules: Rulebook) -> None:
    assert lost(DATED + MET, WITHOUT_NEEDS, rules) == {NEEDS}


def test_what_is_declared_no_longer_is_lost(rules: Rulebook) -> None:
    undeclared = DATED + MET.replace('joint_working: {identify: One front door for all}\n', '')

    assert lost(DATED + MET, undeclared, rules) == {NEEDS}


def test_only_what_was_lost_is_open(rules: Rulebook) -> None:
    silent_but = DATED + SILENT.replace(
        'joint_working: not-stated', 'joint_working: {identify: One front door for all}'
    )

    assert opened(silent_but, DATED + SILENT, rules) == ['needs-met']
    assert opened(DATED + SILENT, DATED + SILENT, rules) == []
    assert opened(DATED + SILENT, DATED + MET, rules) == []


def test_what_was_so_already_is_told_as_such_and_counted_apart(rules: Rulebook) -> None:
    seen = since(held(DATED + SILENT, rules), held(DATED + SILENT, rules), rules, 'main')

    assert seen.open == ()
    assert {finding.accepted.words for finding in seen.accepted if finding.accepted} == {'so already at main'}
    assert len(seen.accepted) == len(held(DATED + SILENT, rules).counted)


def test_the_reason_of_one_agency_that_goes_is_lost_and_an_agency_that_goes_is_not(rules: Rulebook) -> None:
    list_of = 'agencies: {list: [%s]}\n'
    one = '{name: Cafcass, why: It speaks for children}'
    other = '{name: Northport College, why: %s}'
    base = DATED + MET.partition('agencies')[0]
    both = base + list_of % f'{one}, {other % "It teaches many"}'

    assert lost(both, base + list_of % f'{one}, {other % "not-stated"}', rules) == {
        ('agencies-chosen', 'why', 'Northport College')
    }
    assert lost(both, base + list_of % one, rules) == set()


def test_a_list_that_falls_silent_is_lost_at_the_place_of_its_finding(rules: Rulebook) -> None:
    assert opened(DATED + MET, DATED + MET.partition('agencies')[0] + 'agencies: not-stated\n', rules) == [
        'agencies-chosen'
    ]


@pytest.mark.parametrize(
    'old',
    [HEAD + 'fundng: x\n', (DATED + MET).replace('id: luton', 'id: bedford')],
    ids=['it could not be read', 'it was another document'],
)
def test_a_document_that_is_new_is_checked_as_any_other(rules: Rulebook, old: str) -> None:
    everything = [finding.duty for finding in held(DATED + SILENT, rules).open]

    assert opened(old, DATED + SILENT, rules) == everything
    assert [finding.duty for finding in since(None, held(DATED + SILENT, rules), rules, 'main').open] == everything


def test_a_document_that_can_be_read_no_longer_fails(rules: Rulebook) -> None:
    assert since(held(DATED + MET, rules), held(HEAD + 'fundng: x\n', rules), rules, 'main').open


def test_a_waiver_covers_a_loss_and_the_baseline_does_not(rules: Rulebook) -> None:
    entries = {Subject('luton', 'a.yaml'): {NEEDS: 4}}
    known = Acceptance('/x', baseline=Baseline('masa-baseline.json', '/x', entries))
    waived = Acceptance('/x', Waivers('waivers.yaml', '/x', (WAIVER,)))
    old = held(DATED + MET, rules)

    assert [finding.duty for finding in since(old, _held(rules, known), rules, 'main').open] == ['needs-met']
    assert since(old, _held(rules, waived), rules, 'main').open == ()


WAIVER = Waiver(
    duty='needs-met', document='luton', place=Position(2, 5, 9), reason='It is being built', owner='Head of Service',
    expires=date(2026, 1, 1),
)  # fmt: skip


def _held(rules: Rulebook, acceptance: Acceptance) -> DocumentReport:
    on = date.fromisoformat(ON)
    return check_document(parse(WITHOUT_NEEDS.encode(), 'a.yaml'), Question(rules, on, '', None, acceptance))


# On the command line, in a real repository

ON_DAY = ('--on', ON)
STATUTE = 'needs-identified-and-met'
IDENTIFY = 'joint_working: {identify: One front door for all children}\n'
START = DATED + IDENTIFY + 'chair: not-stated\n'


@pytest.fixture
def git(repository: Git, here: Path) -> Git:
    """A repository whose main branch holds two declarations."""
    write(here / 'masa' / 'luton.yaml', START)
    write(here / 'masa' / 'bedford.yaml', START.replace('id: luton', 'id: bedford'))
    repository('add', '.')
    repository('commit', '--quiet', '-m', 'Adopt')
    return repository


def checked(run: Run, *arguments: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(run('check', 'masa', *ON_DAY, *arguments, '--format', 'json').out)
    return made


def test_nothing_that_differs_is_nothing_to_fail_by(run: Run, git: Git) -> None:
    ran = run('check', 'masa', *ON_DAY, '--changed-since', 'main', '--format', 'gitlab')

    assert (ran.code, json.loads(ran.out)) == (0, [])
    assert ran.err == 'masa-check: no document differs from main\n'


@pytest.mark.slow
def test_only_what_differs_is_checked_and_moving_text_about_fails_nothing(run: Run, git: Git, here: Path) -> None:
    write(here / 'masa' / 'luton.yaml', DATED + 'chair: not-stated\n\n# moved\n' + IDENTIFY)

    assert run('check', 'masa', *ON_DAY).code == 1
    assert run('check', 'masa', *ON_DAY, '--changed-since', 'main', '--fail-on', 'advice').code == 0
    assert [one['path'] for one in checked(run, '--changed-since', 'main')['documents']] == ['masa/luton.yaml']


@pytest.mark.slow
def test_a_must_that_is_lost_fails_at_its_line_whether_committed_or_not(run: Run, git: Git, here: Path) -> None:
    git('checkout', '--quiet', '-b', 'work')
    write(here / 'masa' / 'luton.yaml', START.replace(IDENTIFY, 'joint_working: {identify: not-stated}\n'))
    in_the_tree = run('check', 'masa', *ON_DAY, '--changed-since', 'main', '--format', 'concise')
    git('commit', '--quiet', '--all', '-m', 'Lose it')
    committed = run('check', 'masa', *ON_DAY, '--changed-since', 'main', '--format', 'concise')

    assert in_the_tree == committed
    assert committed.code == 1
    assert committed.out.startswith(f'masa/luton.yaml:5:17: MUST {STATUTE} ')
    assert committed.out.count('\n') == 1


def test_a_rename_is_followed(run: Run, git: Git, here: Path) -> None:
    git('mv', 'masa/luton.yaml', 'masa/Luton plan.yaml')
    moved = run('check', 'masa', *ON_DAY, '--changed-since', 'main', '--fail-on', 'advice')
    write(here / 'masa' / 'Luton plan.yaml', START.replace(IDENTIFY, ''))
    lost = run('check', 'masa', *ON_DAY, '--changed-since', 'main', '--format', 'concise')

    assert (moved.code, moved.err) == (0, '')
    assert lost.code == 1
    assert STATUTE in lost.out


def test_a_new_document_is_checked_as_any_other(run: Run, git: Git, here: Path) -> None:
    write(here / 'masa' / 'new.yaml', START.replace('id: luton', 'id: new'))
    made = checked(run, '--changed-since', 'main')

    assert [one['path'] for one in made['documents']] == ['masa/new.yaml']
    assert made['summary']['findings'][Force.MUST] > 0
    assert made['summary']['known'] == 0


def test_a_document_that_is_deleted_is_told(run: Run, git: Git, here: Path) -> None:
    (here / 'masa' / 'luton.yaml').unlink()
    ran = run('check', 'masa', *ON_DAY, '--changed-since', 'main')

    assert ran.code == 1
    assert 'masa-check: masa/luton.yaml was there at main and has been deleted\n' in ran.err
    assert 'deleted since main, when it answered' in ran.out


def test_a_document_that_is_deleted_is_not_lost_while_another_of_its_id_is_left(run: Run, git: Git, here: Path) -> None:
    (here / 'masa' / 'luton.yaml').unlink()
    write(here / 'masa' / 'newer.yaml', START.replace('dated: 2025-02', 'dated: 2025-03') + 'audits: not-stated\n')
    ran = run('check', 'masa', *ON_DAY, '--changed-since', 'main')

    assert 'masa/luton.yaml was there at main and has been deleted' in ran.err
    assert ran.code in (0, 1)
    assert 'deleted since main' not in ran.out


@pytest.mark.slow
def test_from_a_folder_within_the_same_is_found(
    run: Run, git: Git, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here / 'masa' / 'luton.yaml', START.replace(IDENTIFY, ''))
    monkeypatch.chdir(here / 'masa')
    ran = run('check', '.', *ON_DAY, '--changed-since', 'HEAD', '--format', 'concise')

    assert ran.out.startswith('luton.yaml:1:1: MUST ')


@pytest.mark.slow
@pytest.mark.parametrize('path', ['.', 'luton.yaml', './luton.yaml', '../masa/luton.yaml'])
def test_from_the_folder_of_the_file_a_comment_is_no_loss(
    run: Run, git: Git, here: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    write(here / 'masa' / 'luton.yaml', START + '# a comment\n')
    monkeypatch.chdir(here / 'masa')

    assert run('check', path, *ON_DAY, '--changed-since', 'HEAD', '--fail-on', 'advice').code == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    'arguments',
    [('masa', '--changed-since', 'nowhere'), ('masa', '--changed-since', ''), ('-', '--changed-since', 'main')],
)
def test_what_git_cannot_answer_exits_with_2(run: Run, git: Git, arguments: tuple[str, ...]) -> None:
    ran = run('check', *arguments)

    assert (ran.code, ran.out) == (2, '')
    assert ran.err.count('\n') == 1


def test_a_document_of_another_repository_is_not_taken_for_one_that_has_not_changed(
    run: Run, git: Git, here: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = write(tmp_path_factory.mktemp('elsewhere') / 'a.yaml', START)
    ran = run('check', str(elsewhere), *ON_DAY, '--changed-since', 'main')

    assert (ran.code, ran.out) == (2, '')
    assert 'not in the repository that you stand in' in ran.err


def test_outside_a_repository_there_is_nothing_to_compare_with(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv('GIT_CEILING_DIRECTORIES', str(here.parent))
    write(here / 'a.yaml', START)

    assert run('check', 'a.yaml', '--changed-since', 'main').code == 2


REPORT = """\
kind: yearly-report
id: luton
name: Luton
dated: 2025-05
period: {starts: 2024-04-01, ends: 2025-03-31}
activity: {done: Eight audits were held and a new front door was opened}
"""
PROMISED = 'yearly_report: {contents: [activity]}\n'
PAIRED = 'report-covers-what-was-promised'


def pairs(made: dict[str, Any]) -> list[str]:
    return [one['path'] for one in made['documents'] if one['kind'] == 'pair']


@pytest.fixture
def paired(git: Git, here: Path) -> Git:
    """Arrangements that promise what the report beside them tells."""
    write(here / 'masa' / 'luton.yaml', START.replace('2025-02', '2024-02') + PROMISED)
    write(here / 'masa' / 'report.yaml', REPORT)
    git('add', '.')
    git('commit', '--quiet', '-m', 'Report')
    return git


@pytest.mark.slow
def test_a_pair_is_looked_at_where_either_of_its_documents_differs(run: Run, paired: Git, here: Path) -> None:
    first = checked(run, '--changed-since', 'main', '--fail-on', 'advice')
    write(here / 'masa' / 'luton.yaml', START.replace('2025-02', '2024-02') + '# a remark\n' + PROMISED)
    second = checked(run, '--changed-since', 'main')

    assert first['documents'] == []
    assert [one['path'] for one in second['documents']] == ['masa/luton.yaml', 'masa/report.yaml']
    assert pairs(second) == ['masa/report.yaml']
    assert run('check', 'masa', '--on', '2026-01-01', '--changed-since', 'main', '--fail-on', 'advice').code == 0


def test_what_a_pair_has_lost_is_open_and_nothing_else_of_it(run: Run, paired: Git, here: Path) -> None:
    done = '{done: Eight audits were held and a new front door was opened}'
    write(here / 'masa' / 'report.yaml', REPORT.replace(done, 'not-stated'))
    made = checked(run, '--changed-since', 'main')
    lost = [one for one in made['findings'] if one['counts'] and one['state'] == 'open']

    assert PAIRED in {one['duty'] for one in lost}
    assert {one['ask'] for one in lost if one['duty'] == PAIRED} == {'activity'}
