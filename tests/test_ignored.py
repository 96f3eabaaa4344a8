"""What git ignores and does not track is passed over in folders, and told; what is named counts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from running import Git, Run, write

from masa_check.cli.paths import search

TEXT = 'kind: arrangements\nid: a\nname: A\n'
POSIX = pytest.mark.skipif(os.name == 'nt', reason='links are other ones on Windows')


@pytest.fixture
def ignoring(repository: Git, here: Path) -> Git:
    """A repository with files that it ignores, of which it keeps one all the same."""
    for name in (
        'a',
        'draft',
        'kept',
        'build/b',
        'build/in/c',
        'north/draft',
        'all/x',
        'all/y',
        'part/x',
        'part/draft',
    ):
        write(here / 'masa' / f'{name}.yaml', TEXT)
    write(here / '.gitignore', 'build/\ndraft.yaml\nkept.yaml\nmasa/all/*\n')
    repository('add', '.gitignore', 'masa/a.yaml')
    repository('add', '--force', 'masa/kept.yaml', 'masa/build/in/c.yaml')
    return repository


def found(*paths: str) -> list[str]:
    return [one.shown.removeprefix('masa/') for one in search(list(paths)).files]


LEFT = ['a.yaml', 'kept.yaml', 'build/in/c.yaml', 'part/x.yaml']
IGNORED = ['all', 'build/b.yaml', 'draft.yaml', 'north', 'part/draft.yaml']


@pytest.mark.usefixtures('ignoring')
@pytest.mark.parametrize('way', ['masa', 'masa/', './masa', '.', 'masa/**', 'masa/**/*.yaml', '**/*.y*ml', 'm*'])
def test_what_is_ignored_and_not_tracked_is_passed_over_in_folders_and_patterns(way: str) -> None:
    assert found(way) == LEFT
    if way == 'masa':
        assert sorted(name.removeprefix('masa/') for name in search([way]).ignored) == IGNORED


@pytest.mark.usefixtures('ignoring')
def test_from_a_folder_within_and_from_outside_it_is_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory, here: Path
) -> None:
    monkeypatch.chdir('masa')
    assert found('.') == LEFT
    monkeypatch.chdir(tmp_path_factory.mktemp('outside'))

    assert [one.path.relative_to(here / 'masa').as_posix() for one in search([str(here)]).files] == LEFT


@pytest.mark.usefixtures('ignoring')
@pytest.mark.parametrize(
    ('paths', 'names'),
    [
        (['masa/draft.yaml'], ['draft.yaml']),
        (['masa/build'], ['build/b.yaml', 'build/in/c.yaml']),
        (['masa/build/*.yaml'], ['build/b.yaml']),
        (['masa/build/in'], ['build/in/c.yaml']),
        (['masa/all'], []),
        (['masa/all/x.yaml'], ['all/x.yaml']),
        (['masa', 'masa/draft.yaml'], [*LEFT, 'draft.yaml']),
        (['masa/draft.yaml', 'masa'], ['draft.yaml', *LEFT]),
    ],
)
def test_what_is_named_counts_though_it_is_ignored(paths: list[str], names: list[str]) -> None:
    assert found(*paths) == names
    assert 'masa/draft.yaml' not in search(paths).ignored or 'draft.yaml' not in names


@pytest.mark.slow
@pytest.mark.usefixtures('ignoring')
def test_it_is_told_to_who_wants_to_know_and_where_nothing_is_left(run: Run) -> None:
    word = 'masa-check: masa/part/draft.yaml: passed over, because git ignores it; name it '

    assert word not in run('check', 'masa', '--fail-on', 'never').err
    assert word in run('check', 'masa', '--fail-on', 'never', '-v').err
    for command in ('check', 'deadlines', 'survey', ('baseline', 'create')):
        ran = run(*([command] if isinstance(command, str) else command), 'masa/part/d*.yaml')
        assert (ran.code, ran.err.startswith(word)) == (3, True), command


@pytest.mark.slow
@pytest.mark.usefixtures('ignoring')
def test_every_command_that_looks_into_folders_passes_it_over(run: Run, here: Path) -> None:
    assert run('check', 'masa', '--format', 'json', '--fail-on', 'never').out.count('"sha256"') == len(LEFT)
    assert run('baseline', 'create', 'masa').code == 0
    assert 'draft' not in (here / 'masa-baseline.json').read_text('utf-8')
    assert 'draft' not in run('survey', 'masa', '--format', 'json').out


def test_the_ignored_files_of_a_repository_within_are_its_own(ignoring: Git, here: Path) -> None:
    for name in ('one.yaml', 'two.yaml', 'draft.yaml', 'in/three.yaml'):
        write(here / 'masa' / 'own' / name, TEXT)
    ignoring('init', '--quiet', 'masa/own')
    write(here / 'masa' / 'own' / '.gitignore', 'two.yaml\nin\n')

    assert [name for name in found('masa') if name.startswith('own/')] == ['own/draft.yaml', 'own/one.yaml']
    write(here / '.gitignore', 'own/\n')
    assert [name for name in found('masa') if name.startswith('own/')] == []


@POSIX
def test_links_are_passed_over_if_they_are_ignored_and_what_is_behind_them_if_that_is(
    ignoring: Git, here: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp('elsewhere')
    write(elsewhere / 'draft.yaml', TEXT)
    write(here / 'texts' / 'draft.yaml', TEXT)
    write(here / 'texts' / 'x.yaml', TEXT)
    (here / 'masa' / 'texts').symlink_to('../texts')
    (here / 'masa' / 'elsewhere').symlink_to(elsewhere)
    (here / 'masa' / 'no').symlink_to('../texts')
    write(here / '.git' / 'info' / 'exclude', 'masa/no\n')

    assert found('masa')[-2:] == ['elsewhere/draft.yaml', 'texts/x.yaml']


def test_a_repository_that_ignores_everything_does_so(repository: Git, here: Path) -> None:
    write(here / '.gitignore', '*\n')
    write(here / 'masa' / 'a.yaml', TEXT)

    assert found('.') == []
    assert found('masa') == ['a.yaml']


@pytest.mark.skipif(os.name == 'nt', reason='Windows allows no such names')
def test_names_of_any_letters_are_ignored(repository: Git, here: Path) -> None:
    for name in ('a\nb', ' x', ':(top)', 'Ä', 'a*', '\x01', os.fsdecode(b'\xe9') if os.name == 'posix' else 'y'):
        write(here / 'masa' / name / 'draft.yaml', TEXT)
        write(here / 'masa' / name / f'{name}.yaml', TEXT)
    write(here / '.gitignore', 'draft.yaml\n*x.yaml\n')

    assert [name for name in found('masa') if 'draft' in name or 'x' in name] == []
    assert len(found('masa')) == 6
    for name in (' x', 'a\nb', ':(top)'):
        assert found(f'masa/{name}') == ([] if 'x' in name else [f'{name}/{name}.yaml'])


def test_outside_a_repository_and_for_a_file_git_is_not_asked(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    write(here / 'masa' / 'a.yaml', TEXT)
    monkeypatch.setenv('PATH', str(tmp_path_factory.mktemp('empty')))
    outside = run('check', 'masa', '--fail-on', 'never')
    (here / '.git').mkdir()
    a_file = run('check', 'masa/a.yaml', '--fail-on', 'never')

    assert (outside.code, outside.err) == (a_file.code, a_file.err) == (0, '')


@pytest.mark.slow
def test_without_git_folders_are_walked_and_it_is_told_that_nothing_is_passed_over(
    ignoring: Git, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv('PATH', str(tmp_path_factory.mktemp('empty')))
    ran = run('check', 'masa', 'masa/part', '--format', 'json', '--fail-on', 'never')

    assert ran.out.count('"sha256"') == 10
    assert ran.err.startswith(
        'masa-check: git did not answer, so files that it ignores are checked too: git is not installed'
    )
    assert ran.err.count('\n') == 1


def test_a_repository_that_git_cannot_read_is_walked_and_told(repository: Git, run: Run, here: Path) -> None:
    write(here / 'masa' / 'a.yaml', TEXT)
    write(here / '.git' / 'HEAD', 'no such thing\n')
    ran = run('check', 'masa', '--fail-on', 'never')

    assert ran.code == 0
    assert ran.err.startswith('masa-check: git did not answer, so files that it ignores are checked too: ')
