"""A repository is asked for files as they were, and every way in which it cannot answer is told plainly."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Git

from masa_check.cli import git
from masa_check.cli.git import At
from masa_check.document.files import LARGEST
from masa_check.errors import MasaError

FIRST = 'kind: arrangements\nid: a\nname: A\nstage: draft\n'
SECOND = FIRST.replace('draft', 'approved')
THIRD = FIRST.replace('draft', 'published')


@pytest.fixture
def run(repository: Git) -> Git:
    return repository


def commit(run: Git, path: str, text: str) -> str:
    """A commit of a file, and the name of the commit."""
    place = Path(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(text.encode())
    run('add', '--', path)
    run('commit', '--quiet', '-m', f'Write {path}')
    return run('rev-parse', 'HEAD')


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(MasaError) as error:
        act()
    return str(error.value)


@pytest.mark.parametrize(
    ('argument', 'at'),
    [
        ('main:masa/luton.yaml', At('main', 'masa/luton.yaml')),
        ('HEAD~2:luton.yaml', At('HEAD~2', 'luton.yaml')),
        ('v1.0:./luton.yaml', At('v1.0', './luton.yaml')),
        ('main:masa\\luton.yaml', At('main', 'masa/luton.yaml')),
        ('luton.yaml', None),
        ('C:\\masa\\luton.yaml', None),
        ('C:/masa/luton.yaml', None),
    ],
)
def test_a_revision_and_a_path_are_told_from_a_file(argument: str, at: At | None) -> None:
    assert git.spelled(argument) == at


@pytest.mark.parametrize('argument', [':luton.yaml', 'main:'])
def test_half_a_name_is_refused(argument: str) -> None:
    assert 'write it as main:masa/luton.yaml' in refused(lambda: git.spelled(argument))


@pytest.mark.skipif(os.name == 'nt', reason='Windows allows no colon in the name of a file')
def test_a_file_with_a_colon_in_its_name_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path('main:a.yaml').write_text('', 'utf-8')

    assert git.spelled('main:a.yaml') is None


def test_a_file_is_read_as_it_was(run: Git) -> None:
    first = commit(run, 'masa/a.yaml', FIRST)
    commit(run, 'masa/a.yaml', SECOND)
    Path('masa/a.yaml').write_text(THIRD, 'utf-8')

    assert git.contents(At(first, 'masa/a.yaml')) == FIRST.encode()
    assert git.contents(At('HEAD', 'masa/a.yaml')) == SECOND.encode()
    assert git.contents(At('HEAD~1', './masa/a.yaml')) == FIRST.encode()


def test_a_path_is_counted_from_the_top_or_with_a_dot_from_here(run: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(run, 'a.yaml', FIRST)
    commit(run, 'masa/a.yaml', SECOND)
    monkeypatch.chdir('masa')

    assert git.contents(At('HEAD', 'a.yaml')) == FIRST.encode()
    assert git.contents(At('HEAD', './a.yaml')) == SECOND.encode()
    assert git.contents(At('HEAD', '../a.yaml')) == FIRST.encode()


def test_a_folder_with_any_name_is_a_repository(run: Git) -> None:
    commit(run, 'Ländliche [Orte]/a b*.yaml', FIRST)
    commit(run, 'Ländliche [Orte]/a bc.yaml', SECOND)

    assert git.contents(At('HEAD', 'Ländliche [Orte]/a b*.yaml')) == FIRST.encode()
    assert len(git.revisions(Path('Ländliche [Orte]/a b*.yaml'))) == 1


def test_what_is_not_a_repository_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv('GIT_CEILING_DIRECTORIES', str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)

    assert 'this is not in a git repository' in refused(lambda: git.contents(At('main', 'a.yaml')))


def test_a_machine_without_git_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv('PATH', str(tmp_path))

    assert 'git is not installed' in refused(git.root)


@pytest.mark.parametrize('revision', ['v9', 'HEAD~5', '', '--output=stolen', '-h', 'HEAD:a.yaml'])
def test_a_revision_that_does_not_exist_is_told(run: Git, revision: str) -> None:
    commit(run, 'a.yaml', FIRST)

    assert f'there is no revision "{revision}"' in refused(lambda: git.contents(At(revision, 'a.yaml')))
    assert not Path('stolen').exists()


def test_a_file_that_was_not_there_then_is_told(run: Git) -> None:
    commit(run, 'a.yaml', FIRST)

    assert refused(lambda: git.contents(At('HEAD', 'b.yaml'))).startswith('HEAD:b.yaml: there is no such file at HEAD')


def test_a_file_that_has_been_renamed_since_is_told_by_its_name_then(run: Git) -> None:
    commit(run, 'old name.yaml', FIRST)
    run('mv', 'old name.yaml', 'new.yaml')
    commit(run, 'new.yaml', FIRST)

    said = refused(lambda: git.contents(At('HEAD~1', 'new.yaml')))
    assert 'was called old name.yaml at HEAD~1' in said
    assert said.endswith('write HEAD~1:old name.yaml')


def test_a_renamed_file_is_followed_where_only_the_revision_is_named(run: Git) -> None:
    commit(run, 'old.yaml', FIRST)
    run('mv', 'old.yaml', 'new.yaml')

    assert git.named_at(Path('new.yaml'), 'HEAD') == At('HEAD', 'old.yaml')
    assert git.contents(git.named_at(Path('new.yaml'), 'HEAD')) == FIRST.encode()


def test_a_folder_a_link_and_a_huge_file_are_refused(run: Git) -> None:
    commit(run, 'masa/a.yaml', FIRST)
    commit(run, 'masa/huge.yaml', 'x' * (LARGEST + 1))

    assert 'this is a folder' in refused(lambda: git.contents(At('HEAD', 'masa')))
    assert 'larger than 1 MB' in refused(lambda: git.contents(At('HEAD', 'masa/huge.yaml')))


@pytest.mark.skipif(os.name == 'nt', reason='links need leave on Windows')
def test_a_link_is_refused(run: Git) -> None:
    commit(run, 'a.yaml', FIRST)
    Path('link.yaml').symlink_to('a.yaml')
    run('add', 'link.yaml')
    run('commit', '--quiet', '-m', 'Link')

    assert 'this is a link' in refused(lambda: git.contents(At('HEAD', 'link.yaml')))


def test_a_path_outside_the_repository_is_refused(run: Git) -> None:
    commit(run, 'a.yaml', FIRST)

    assert 'outside the repository' in refused(lambda: git.contents(At('HEAD', '../a.yaml')))


def test_the_revisions_of_a_file_run_from_the_oldest_through_its_names(run: Git) -> None:
    first = commit(run, 'old.yaml', FIRST)
    commit(run, 'other.yaml', FIRST)
    second = commit(run, 'old.yaml', SECOND)
    run('mv', 'old.yaml', 'masa.yaml')
    run('commit', '--quiet', '-m', 'Rename')

    found = git.revisions(Path('masa.yaml'))
    assert [revision.commit for revision in found[:2]] == [first, second]
    assert [revision.path for revision in found] == ['old.yaml', 'old.yaml', 'masa.yaml']
    assert [git.contents(revision.at) for revision in found] == [text.encode() for text in (FIRST, SECOND, SECOND)]


def test_a_file_that_no_revision_holds_has_none(run: Git) -> None:
    commit(run, 'a.yaml', FIRST)
    Path('b.yaml').write_text(FIRST, 'utf-8')

    assert 'no revision holds this file' in refused(lambda: git.revisions(Path('b.yaml')))


def test_files_changed_since_a_revision_are_those_that_differ_or_are_new(run: Git) -> None:
    first = commit(run, 'same.yaml', FIRST)
    commit(run, 'masa/added.yaml', FIRST)
    Path('masa/fresh.yaml').write_text(FIRST, 'utf-8')
    Path('same.yaml').write_text(SECOND, 'utf-8')
    Path('.gitignore').write_text('ignored.yaml\n', 'utf-8')
    Path('ignored.yaml').write_text(FIRST, 'utf-8')

    found = {path.relative_to(git.root()).as_posix() for path in git.changed_since(first)}
    assert found == {'.gitignore', 'masa/added.yaml', 'masa/fresh.yaml', 'same.yaml'}


def test_a_file_that_is_gone_has_not_changed(run: Git) -> None:
    commit(run, 'gone.yaml', FIRST)
    first = commit(run, 'a.yaml', FIRST)
    Path('gone.yaml').unlink()

    assert git.changed_since(first) == []
