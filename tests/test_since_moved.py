"""What is moved, linked, ignored or kept in another repository is seen by a run since a revision for what it is."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from running import Git, Ran, Run, write
from small_book import HEAD, ON

pytestmark = pytest.mark.slow

DATED = f'{HEAD}dated: 2025-02\n'
STATUTE = 'needs-identified-and-met'
IDENTIFY = 'joint_working: {identify: One front door for all children}\n'
START = DATED + IDENTIFY + 'chair: not-stated\n'
WITHOUT = DATED + 'chair: not-stated\n'
LINKS = pytest.mark.skipif(os.name == 'nt', reason='links need leave on Windows')


@pytest.fixture
def git(repository: Git, here: Path) -> Git:
    """A repository whose main branch holds two declarations where documents are checked, and one elsewhere."""
    write(here / 'masa' / 'luton.yaml', START)
    write(here / 'masa' / 'bedford.yaml', START.replace('id: luton', 'id: bedford'))
    write(here / 'archive' / 'old.yaml', WITHOUT.replace('id: luton', 'id: old'))
    save(repository)
    return repository


def save(git: Git) -> None:
    git('add', '--all')
    git('commit', '--quiet', '-m', 'Save')


@pytest.fixture
def since(run: Run, git: Git) -> Run:
    """A run since the main branch over the folder of the documents, or over what else is named."""

    def check(*paths: str) -> Ran:
        return run('check', *(paths or ('masa',)), '--on', ON, '--changed-since', 'main', '--format', 'concise')

    return check


def documents(run: Run, *paths: str) -> list[str]:
    """What was looked at, of what differs."""
    ran = run('check', *(paths or ('masa',)), '--on', ON, '--changed-since', 'main', '--format', 'json')
    return [one['path'] for one in json.loads(ran.out)['documents']]


UNCHANGED = Ran(0, '', 'masa-check: no document differs from main\n')

# Moves


@pytest.mark.parametrize('staged', [True, False])
def test_a_file_that_comes_in_from_where_nothing_is_checked_is_new(
    since: Run, git: Git, here: Path, staged: bool
) -> None:
    if staged:
        git('mv', 'archive/old.yaml', 'masa/old.yaml')
    else:
        (here / 'archive' / 'old.yaml').rename(here / 'masa' / 'old.yaml')
    ran = since()

    assert ran.code == 1
    assert f'masa/old.yaml:1:1: MUST {STATUTE} ' in ran.out
    assert since('masa', 'archive').code == 0
    assert since('**/*.yaml').code == 0


@pytest.mark.parametrize('to', ['archive/luton.yaml', 'masa/.luton.yaml', 'masa/luton.yaml.bak', 'masa/.a/luton.yaml'])
@pytest.mark.parametrize('committed', [True, False])
def test_a_file_that_goes_to_where_nothing_is_checked_is_lost(
    since: Run, git: Git, here: Path, to: str, committed: bool
) -> None:
    (here / to).parent.mkdir(exist_ok=True)
    git('mv', 'masa/luton.yaml', to)
    if committed:
        git('checkout', '--quiet', '-b', 'work')
        save(git)
    ran = since()

    assert ran.code == 1
    assert ran.out.startswith('masa/luton.yaml:1:1: SHAPE deleted ')
    assert f'masa/luton.yaml was there at main and has been moved to {to}, which is not checked\n' in ran.err


def test_a_file_that_is_moved_among_what_is_checked_has_lost_nothing_but_what_it_has_lost(
    since: Run, git: Git, here: Path
) -> None:
    write(here / 'masa' / 'north' / 'plan.yaml', START + '# much\n# has\n# been\n# added\n# and\n# moved\n' * 9)
    (here / 'masa' / 'luton.yaml').unlink()
    assert since() == Ran(0, '', '')
    write(here / 'masa' / 'north' / 'plan.yaml', WITHOUT)

    assert since().out.startswith(f'masa/north/plan.yaml:1:1: MUST {STATUTE} ')


def test_two_files_that_change_places_are_each_the_one_that_it_was(since: Run, git: Git, here: Path) -> None:
    second = START.replace('2025-02', '2024-02')
    write(here / 'masa' / 'second.yaml', second.replace(IDENTIFY, ''))
    save(git)
    for name in ('luton', 'second'):
        (here / 'masa' / f'{name}.yaml').unlink()
    write(here / 'masa' / 'a.yaml', START.replace(IDENTIFY, ''))
    write(here / 'masa' / 'b.yaml', second.replace(IDENTIFY, ''))
    ran = since()

    assert ran.code == 1
    assert [line.split(':')[0] for line in ran.out.splitlines()] == ['masa/a.yaml']


def test_arrangements_are_lost_though_the_report_of_the_same_id_is_left(since: Run, git: Git, here: Path) -> None:
    write(here / 'masa' / 'report.yaml', 'kind: yearly-report\nid: luton\nname: Luton\ndated: 2025-05\n')
    save(git)
    (here / 'masa' / 'luton.yaml').unlink()

    assert since().out.startswith('masa/luton.yaml:1:1: SHAPE deleted ')


def test_the_waivers_and_rules_of_ones_own_are_no_documents_that_are_lost(run: Run, git: Git, here: Path) -> None:
    write(here / 'masa' / 'waivers.yaml', 'waivers: []\n')
    save(git)
    write(here / 'waivers.yaml', 'waivers: []\n')
    (here / 'masa' / 'waivers.yaml').unlink()
    ran = run('check', 'masa', '--changed-since', 'main', '--on', ON, '--waivers', 'waivers.yaml')

    assert (ran.code, ran.err) == (
        0,
        'masa-check: masa/waivers.yaml was there at main and has been deleted\n'
        'masa-check: no document differs from main\n',
    )


def test_only_what_a_pattern_would_find_is_lost(since: Run, git: Git, here: Path) -> None:
    write(here / 'masa' / 'north' / 'deep.yaml', START.replace('id: luton', 'id: deep'))
    save(git)
    (here / 'masa' / 'north' / 'deep.yaml').unlink()

    assert since('masa/*.yaml') == UNCHANGED
    assert since('masa/b*.yaml', 'masa/**/l*.yaml') == UNCHANGED
    for paths in ('masa/**/*.yaml', 'masa/*/*.yaml', 'm*/**', './masa', '.'):
        assert since(paths).out.startswith('masa/north/deep.yaml:1:1: SHAPE deleted '), paths


# What git does not look at, or looks at otherwise


@pytest.mark.parametrize('flag', ['--assume-unchanged', '--skip-worktree', '--intent-to-add'])
def test_a_change_is_seen_whatever_git_has_been_told_of_the_file(since: Run, git: Git, here: Path, flag: str) -> None:
    if flag == '--intent-to-add':
        git('rm', '--quiet', '--cached', 'masa/luton.yaml')
        git('add', flag, 'masa/luton.yaml')
    else:
        git('update-index', flag, 'masa/luton.yaml')
    assert since() == UNCHANGED
    write(here / 'masa' / 'luton.yaml', WITHOUT)

    assert since().out.startswith(f'masa/luton.yaml:1:1: MUST {STATUTE} ')


def test_a_file_that_git_ignores_counts_where_it_is_named(since: Run, git: Git, here: Path) -> None:
    write(here / '.gitignore', 'draft.yaml\n')
    write(here / 'masa' / 'draft.yaml', WITHOUT.replace('id: luton', 'id: draft'))

    assert since() == UNCHANGED
    assert f'masa/draft.yaml:1:1: MUST {STATUTE} ' in since('masa/draft.yaml').out


def test_a_file_that_git_is_made_to_ignore_is_lost(since: Run, git: Git, here: Path) -> None:
    git('rm', '--quiet', '--cached', 'masa/luton.yaml')
    assert since() == UNCHANGED
    write(here / '.gitignore', 'luton.yaml\n')
    ran = since()

    assert ran.out.startswith('masa/luton.yaml:1:1: SHAPE deleted ')
    assert 'masa/luton.yaml was there at main and is passed over now: git ignores it' in ran.err


def test_a_file_that_was_added_and_is_not_there_is_not_checked(since: Run, git: Git, here: Path) -> None:
    write(here / 'masa' / 'gone.yaml', WITHOUT)
    git('add', '.')
    (here / 'masa' / 'gone.yaml').unlink()

    assert since() == UNCHANGED


def test_a_sparse_checkout_says_what_it_leaves_out_and_loses_nothing(since: Run, git: Git, here: Path) -> None:
    write(here / 'masa' / 'south' / 'a.yaml', START.replace('id: luton', 'id: south'))
    save(git)
    git('sparse-checkout', 'set', '--no-cone', '/masa/*.yaml')
    ran = since()

    assert not (here / 'masa' / 'south').exists()
    assert (ran.code, ran.out) == (0, '')
    assert 'masa/south/a.yaml is left out of this sparse checkout, and is not checked\n' in ran.err


@pytest.mark.parametrize(
    ('attributes', 'settings'),
    [
        ('', {'core.autocrlf': 'true'}),
        ('', {'core.autocrlf': 'input'}),
        ('* text eol=crlf', {}),
        ('* text=auto', {'core.eol': 'crlf'}),
        ('* -text', {'core.autocrlf': 'true'}),
        ('* working-tree-encoding=UTF-16', {}),
        ('* filter=turned', {'filter.turned.clean': 'tr a-z n-za-m', 'filter.turned.smudge': 'tr a-z n-za-m'}),
    ],
    ids=str,
)
def test_a_file_differs_by_what_git_keeps_of_it(
    since: Run, git: Git, here: Path, attributes: str, settings: dict[str, str]
) -> None:
    write(here / '.gitattributes', attributes + '\n')
    for key, value in settings.items():
        git('config', key, value)
    git('add', '--all', '--renormalize')
    git('commit', '--quiet', '--allow-empty', '-m', 'Keep otherwise')
    (here / 'masa' / 'luton.yaml').unlink()
    git('checkout', '--', 'masa/luton.yaml')
    assert since() == UNCHANGED
    if 'encoding' not in attributes:
        (here / 'masa' / 'luton.yaml').write_bytes(START.replace('\n', '\r\n').encode())
        assert since().out == ''
        write(here / 'masa' / 'luton.yaml', WITHOUT)
        assert since().out.startswith(f'masa/luton.yaml:1:1: MUST {STATUTE} ')
        assert since().out.count('\n') == 1


def test_line_ends_that_were_committed_are_no_difference(since: Run, git: Git, here: Path) -> None:
    (here / 'masa' / 'luton.yaml').write_bytes(START.replace('\n', '\r\n').encode())
    save(git)
    write(here / 'masa' / 'luton.yaml', START)

    assert since() == UNCHANGED


def test_a_file_that_is_too_large_then_and_now_has_not_changed(since: Run, run: Run, git: Git, here: Path) -> None:
    write(here / 'masa' / 'large.yaml', '#' * 1_500_000)
    save(git)
    assert since() == UNCHANGED
    write(here / 'masa' / 'large.yaml', START)

    assert documents(run, 'masa/large.yaml') == ['masa/large.yaml']


# Links


@LINKS
def test_a_link_beside_its_file_is_that_file(since: Run, run: Run, git: Git, here: Path) -> None:
    (here / 'masa' / 'current.yaml').symlink_to('luton.yaml')
    save(git)
    write(here / 'masa' / 'luton.yaml', START + '# a remark\n')

    assert since() == Ran(0, '', '')
    assert documents(run) == ['masa/luton.yaml']
    assert since('masa/current.yaml') == Ran(0, '', '')
    (here / 'masa' / 'current.yaml').unlink()
    assert since().code == 0


@LINKS
def test_a_link_that_is_deleted_has_lost_what_it_led_to(since: Run, git: Git, here: Path) -> None:
    write(here / 'archive' / 'plan.yaml', START.replace('id: luton', 'id: plan'))
    (here / 'masa' / 'plan.yaml').symlink_to('../archive/plan.yaml')
    (here / 'masa' / 'etc.yaml').symlink_to('/no/such/file.yaml')
    save(git)
    (here / 'masa' / 'plan.yaml').unlink()
    (here / 'masa' / 'etc.yaml').unlink()
    ran = since()

    assert ran.code == 1
    assert [line.split(':')[0] for line in ran.out.splitlines()] == ['masa/plan.yaml']
    assert 'masa/etc.yaml led out of the repository at main, so we cannot know what it said\n' in ran.err


@LINKS
def test_a_link_that_leads_elsewhere_now_is_held_to_what_it_led_to(since: Run, git: Git, here: Path) -> None:
    write(here / 'texts' / '2024.yaml', START)
    write(here / 'texts' / '2025.yaml', WITHOUT.replace('2025-02', '2025-03'))
    (here / 'now.yaml').symlink_to('texts/2024.yaml')
    save(git)
    assert since('now.yaml') == UNCHANGED
    (here / 'now.yaml').unlink()
    (here / 'now.yaml').symlink_to('texts/2025.yaml')

    assert since('now.yaml').out.startswith(f'now.yaml:1:1: MUST {STATUTE} ')


@LINKS
def test_a_new_link_to_where_nothing_is_checked_brings_in_a_new_document(since: Run, git: Git, here: Path) -> None:
    (here / 'masa' / 'old.yaml').symlink_to('../archive/old.yaml')
    assert f'masa/old.yaml:1:1: MUST {STATUTE} ' in since().out
    assert since('masa', 'archive').code == 0
    (here / 'masa' / 'old.yaml').unlink()
    (here / 'masa' / 'more').symlink_to('../archive')

    assert f'masa/more/old.yaml:1:1: MUST {STATUTE} ' in since().out


@LINKS
def test_a_link_to_a_folder_that_is_deleted_has_lost_what_was_behind_it(since: Run, git: Git, here: Path) -> None:
    write(here / 'archive' / 'plan.yaml', START.replace('id: luton', 'id: plan'))
    (here / 'masa' / 'more').symlink_to('../archive')
    (here / 'masa' / 'back').symlink_to('..')
    save(git)
    assert since() == UNCHANGED
    (here / 'masa' / 'more').unlink()

    assert [line.split(':')[0] for line in since().out.splitlines()] == ['masa/more/plan.yaml']


@LINKS
def test_a_file_in_the_place_of_a_link_is_held_to_what_the_link_led_to(since: Run, git: Git, here: Path) -> None:
    write(here / 'archive' / 'plan.yaml', START.replace('id: luton', 'id: plan'))
    (here / 'masa' / 'plan.yaml').symlink_to('../archive/plan.yaml')
    save(git)
    (here / 'masa' / 'plan.yaml').unlink()
    write(here / 'masa' / 'plan.yaml', WITHOUT.replace('id: luton', 'id: plan'))

    assert since().out.startswith(f'masa/plan.yaml:1:1: MUST {STATUTE} ')
    assert since().out.count('\n') == 1


@LINKS
def test_a_link_out_of_the_repository_is_refused_and_not_taken_for_unchanged(
    since: Run, git: Git, here: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = write(tmp_path_factory.mktemp('elsewhere') / 'a.yaml', START)
    (here / 'masa' / 'plan.yaml').symlink_to(elsewhere)
    save(git)
    ran = since()

    assert (ran.code, ran.out) == (2, '')
    assert ran.err.startswith('masa-check: masa/plan.yaml: this leads out of the repository by a link; ')
    (here / 'masa' / 'plan.yaml').unlink()
    write(here / 'masa' / 'plan.yaml', START.replace('id: luton', 'id: plan'))
    assert 'masa/plan.yaml led out of the repository at main; it is checked as new' in since().err


@LINKS
def test_a_run_from_a_linked_folder_sees_what_a_run_from_the_folder_sees(
    since: Run, git: Git, here: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    way = tmp_path_factory.mktemp('way') / 'linked'
    way.symlink_to(here)
    write(here / 'masa' / 'luton.yaml', WITHOUT)
    (here / 'masa' / 'bedford.yaml').unlink()
    there = since()
    monkeypatch.chdir(way)
    monkeypatch.setenv('PWD', str(way))

    assert since() == there
    by_link = since(str(way / 'masa'))
    assert by_link.code == 1
    assert by_link.out.count(STATUTE) == 1
    assert by_link.out.count('SHAPE deleted') == 1


# Repositories within the repository


@pytest.fixture
def submodule(git: Git, here: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Git:
    other = tmp_path_factory.mktemp('other')
    with monkeypatch.context() as there:
        there.chdir(other)
        git('init', '--quiet', '--initial-branch=main')
        write(other / 'a.yaml', START.replace('id: luton', 'id: a'))
        save(git)
    git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', str(other), 'masa/sub')
    return git


def test_a_document_in_a_submodule_is_held_to_the_commit_that_was_recorded(
    since: Run, submodule: Git, here: Path
) -> None:
    save(submodule)
    assert since() == UNCHANGED
    write(here / 'masa' / 'sub' / 'a.yaml', WITHOUT.replace('id: luton', 'id: a'))
    assert since().out.startswith(f'masa/sub/a.yaml:1:1: MUST {STATUTE} ')
    assert since().out.count('\n') == 1
    submodule('-C', 'masa/sub', 'commit', '--quiet', '--all', '-m', 'Lose it')
    assert since().out.count('\n') == 1
    write(here / 'masa' / 'sub' / 'a.yaml', 'broken')
    assert since().code == 1
    (here / 'masa' / 'sub' / 'a.yaml').unlink()

    assert since().out.startswith('masa/sub/a.yaml:1:1: SHAPE deleted ')


def test_a_submodule_that_has_come_since_brings_in_new_documents(since: Run, submodule: Git, here: Path) -> None:
    write(here / 'masa' / 'sub' / 'a.yaml', WITHOUT.replace('id: luton', 'id: a'))

    assert f'masa/sub/a.yaml:1:1: MUST {STATUTE} ' in since().out


def test_a_submodule_that_is_not_laid_out_is_told(since: Run, submodule: Git, here: Path) -> None:
    save(submodule)
    submodule('submodule', '--quiet', 'deinit', '--force', 'masa/sub')
    ran = since()

    assert ran.code == 0
    assert 'masa/sub is a submodule, so we cannot know what it said at main\n' in ran.err


def test_a_submodule_that_lacks_what_was_recorded_is_refused(since: Run, submodule: Git, here: Path) -> None:
    submodule('update-index', '--cacheinfo', f'160000,{"1" * 40},masa/sub')
    submodule('commit', '--quiet', '-m', 'Record what nobody has')
    ran = since()

    assert (ran.code, ran.out) == (2, '')
    assert ran.err.startswith('masa-check: masa/sub: this submodule does not hold what main records of it; ')


def test_a_repository_of_its_own_within_the_repository_is_refused(since: Run, git: Git, here: Path) -> None:
    write(here / 'masa' / 'own' / 'a.yaml', 'broken')
    git('init', '--quiet', 'masa/own')
    ran = since()

    assert (ran.code, ran.out) == (2, '')
    assert ran.err.startswith('masa-check: masa/own: this is a repository of its own, of which main says nothing; ')


# What git cannot give


def test_what_cannot_be_fetched_ends_the_run_and_is_not_taken_for_new(
    run: Run, git: Git, here: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    write(here / 'masa' / 'luton.yaml', START + '# a remark\n')
    save(git)
    place = tmp_path_factory.mktemp('clone') / 'clone'
    git('config', 'uploadpack.allowFilter', 'true')
    git('clone', '--quiet', '--filter=blob:none', here.as_uri(), str(place))
    monkeypatch.chdir(place)
    git('remote', 'set-url', 'origin', (here / 'gone').as_uri())
    ran = run('check', 'masa', '--on', ON, '--changed-since', 'HEAD~1')

    assert (ran.code, ran.out) == (2, '')
    assert ran.err.startswith('masa-check: git would not answer (')
    assert run('check', 'masa/bedford.yaml', '--on', ON, '--changed-since', 'HEAD~1').code == 0


def test_a_shallow_clone_without_the_revision_is_told(
    run: Run, git: Git, here: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    git('mv', 'masa/luton.yaml', 'masa/new.yaml')
    save(git)
    place = tmp_path_factory.mktemp('clone') / 'clone'
    git('clone', '--quiet', '--depth', '1', here.as_uri(), str(place))
    monkeypatch.chdir(place)
    ran = run('check', 'masa', '--on', ON, '--changed-since', 'HEAD~1')
    git('fetch', '--quiet', '--depth', '2')

    assert (ran.code, ran.out) == (2, '')
    assert 'git fetch --unshallow' in ran.err
    assert run('check', 'masa', '--on', ON, '--changed-since', 'HEAD~1', '--fail-on', 'advice').code == 0


ODD = ['-v', 'a b', "it's", 'ÄÖ é', '[a]', 'HEAD']
ODDER = ['a\nb', 'a\tb', '\x01a', 'a\\b', 'a*', ':(top)a', 'a"b', os.fsdecode(b'caf\xe9')]


@pytest.mark.parametrize('name', ODD if sys.platform in ('win32', 'darwin') else [*ODD, *ODDER], ids=ascii)
def test_names_may_have_any_letters(since: Run, git: Git, here: Path, name: str) -> None:
    git('mv', 'masa/luton.yaml', f'masa/{name}.yaml')
    assert since() == Ran(0, '', '')
    git('commit', '--quiet', '-m', 'Rename')
    assert since() == UNCHANGED
    write(here / 'masa' / f'{name}.yaml', WITHOUT)
    assert since().out.count('MUST') == 1
    (here / 'masa' / f'{name}.yaml').unlink()

    assert since().out.count('SHAPE deleted') == 1
