"""A repository is asked for files as they were, and every way in which it cannot answer is told plainly."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Git

from masa_check.cli import git
from masa_check.cli.git import At
from masa_check.document.files import LARGEST
from masa_check.errors import MasaError

pytestmark = pytest.mark.slow

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


def test_a_file_that_is_like_another_is_not_taken_for_it(run: Git) -> None:
    before = commit(run, 'luton.yaml', FIRST + MORE)
    copied = commit(run, 'bedford.yaml', SECOND + MORE)
    changed = commit(run, 'bedford.yaml', THIRD + MORE)

    assert [(one.commit, one.path) for one in git.revisions(Path('bedford.yaml'))] == [
        (copied, 'bedford.yaml'),
        (changed, 'bedford.yaml'),
    ]
    assert 'there is no such file' in refused(lambda: git.contents(git.named_at(Path('bedford.yaml'), before)))


def test_a_renamed_file_is_followed_though_another_is_more_like_it(run: Git) -> None:
    first = commit(run, 'old.yaml', FIRST + MORE)
    commit(run, 'other.yaml', SECOND + MORE + MORE)
    run('mv', 'old.yaml', 'new.yaml')
    renamed = commit(run, 'new.yaml', SECOND + MORE + MORE)

    found = git.revisions(Path('new.yaml'))
    assert [(one.commit, one.path) for one in found] == [(first, 'old.yaml'), (renamed, 'new.yaml')]


MORE = ''.join(f'# remark {number}\n' for number in range(20))


def test_a_merge_that_is_like_none_of_its_sides_is_a_revision(run: Git) -> None:
    commit(run, 'a.yaml', FIRST)
    run('checkout', '--quiet', '-b', 'side')
    commit(run, 'a.yaml', SECOND)
    run('checkout', '--quiet', 'main')
    commit(run, 'a.yaml', THIRD)
    with pytest.raises(subprocess.CalledProcessError):
        run('merge', 'side')
    merged = commit(run, 'a.yaml', FIRST.replace('draft', 'superseded'))

    assert git.revisions(Path('a.yaml'))[-1].commit == merged
    assert len(git.revisions(Path('a.yaml'))) == 4


def test_a_merge_that_is_like_one_of_its_sides_is_none(run: Git) -> None:
    first = commit(run, 'old.yaml', FIRST)
    for name, text in (('one', SECOND), ('two', THIRD)):
        run('checkout', '--quiet', '-b', name)
        commit(run, 'old.yaml', text)
        run('checkout', '--quiet', 'main')
        commit(run, f'{name}.txt', name)
        run('merge', '--quiet', '--no-ff', '-m', f'merge {name}', name)
    run('mv', 'old.yaml', 'new.yaml')
    run('commit', '--quiet', '-m', 'rename')
    found = git.revisions(Path('new.yaml'))

    assert [git.contents(one.at) for one in found] == [text.encode() for text in (FIRST, SECOND, THIRD, THIRD)]
    assert [one.path for one in found] == ['old.yaml'] * 3 + ['new.yaml']
    assert git.named_at(Path('new.yaml'), first) == At(first, 'old.yaml')
    assert git.named_at(Path('new.yaml'), 'HEAD~1') == At('HEAD~1', 'old.yaml')


def test_a_detached_head_and_a_branch_without_a_commit_are_places_to_stand(run: Git) -> None:
    first = commit(run, 'a.yaml', FIRST)
    commit(run, 'a.yaml', SECOND)
    run('checkout', '--quiet', '--detach', first)

    assert [one.commit for one in git.revisions(Path('a.yaml'))] == [first]
    run('checkout', '--quiet', '--orphan', 'fresh')
    assert git.named_at(Path('a.yaml'), 'main') == At('main', 'a.yaml')
    assert 'no revision holds this file' in refused(lambda: git.revisions(Path('a.yaml')))
    assert 'there is no revision "HEAD"' in refused(lambda: git.tree('HEAD'))


ODD = ['-v.yaml', ':(top)a.yaml', 'a b.yaml', "it's.yaml", 'a"b.yaml', 'ÄÖ é.yaml', 'a*.yaml', '[a].yaml', 'HEAD.yaml']
ODDER = [
    'a\nb.yaml',
    'a\tb.yaml',
    '\x01a.yaml',
    'a\\b.yaml',
    'a\x1b[1m.yaml',
    os.fsdecode(b'caf\xe9.yaml'),
    ' .yaml',
    'M',
]


@pytest.mark.parametrize('name', ODD if sys.platform in ('win32', 'darwin') else [*ODD, *ODDER], ids=repr)
def test_a_name_may_have_any_letters(run: Git, name: str) -> None:
    commit(run, f'masa/{name}', FIRST)
    Path('masa', name).rename(Path('masa', f'{name}.2'))
    run('add', '--all')
    run('commit', '--quiet', '-m', 'Rename')
    Path('masa', f'{name}.2').write_text(SECOND, 'utf-8')

    found = git.revisions(Path('masa', f'{name}.2'))
    assert [one.path for one in found] == [f'masa/{name}', f'masa/{name}.2']
    assert [git.contents(one.at, git.root()) for one in found] == [FIRST.encode()] * 2
    assert git.named_at(Path('masa', f'{name}.2'), 'HEAD~1').path == f'masa/{name}'
    assert set(git.tree('HEAD').entries) == {f'masa/{name}.2'}


def test_a_name_that_changes_only_in_its_capitals_is_followed(run: Git) -> None:
    first = commit(run, 'luton.yaml', FIRST)
    run('mv', 'luton.yaml', 'Luton.yaml')

    assert git.named_at(Path('Luton.yaml'), 'main') == At('main', 'luton.yaml')
    assert [one.commit for one in git.revisions(Path('Luton.yaml'))] == [first]


def test_the_bytes_are_those_that_were_committed_whatever_the_attributes(run: Git) -> None:
    Path('.gitattributes').write_text(
        'a.yaml text eol=crlf ident export-ignore -diff working-tree-encoding=UTF-16\n', 'utf-8'
    )
    run('config', 'core.autocrlf', 'true')
    written = FIRST.encode() + b'# $Id$\n'
    Path('plain').write_bytes(written)
    blob = run('hash-object', '-w', '--no-filters', 'plain')
    run('update-index', '--add', '--cacheinfo', f'100644,{blob},a.yaml')
    run('commit', '--quiet', '-m', 'Write')

    assert git.contents(At('HEAD', 'a.yaml')) == written


TURNED = 'tr a-z n-za-m'


def test_what_a_filter_keeps_otherwise_is_read_as_it_is_checked_out(run: Git) -> None:
    Path('.gitattributes').write_text('*.yaml filter=turned\n', 'utf-8')
    run('config', 'filter.turned.clean', TURNED)
    run('config', 'filter.turned.smudge', TURNED)
    commit(run, 'a.yaml', FIRST)

    assert run('cat-file', 'blob', 'HEAD:a.yaml').startswith('xvaq: neenatrzragf')
    assert git.contents(At('HEAD', 'a.yaml')) == FIRST.encode()
    run('config', 'filter.turned.smudge', 'exit 3;')
    assert 'git would not answer (external filter' in refused(lambda: git.contents(At('HEAD', 'a.yaml')))


LINKS = pytest.mark.skipif(os.name == 'nt', reason='links need leave on Windows')


def link(path: str, target: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).symlink_to(target)


@LINKS
def test_a_link_gives_what_it_led_to(run: Git) -> None:
    commit(run, 'masa/2019/a.yaml', FIRST)
    link('masa/current', '2019')
    link('now.yaml', './masa/../masa/current/a.yaml')
    run('add', '.')
    run('commit', '--quiet', '-m', 'Link')
    Path('masa/current').unlink()

    for path in ('now.yaml', 'masa/current/a.yaml', 'masa/2019/a.yaml'):
        assert git.contents(At('HEAD', path)) == FIRST.encode()
    assert 'this is a folder' in refused(lambda: git.contents(At('HEAD', 'masa/current')))
    assert 'there is no such file at HEAD' in refused(lambda: git.contents(At('HEAD', 'masa/current/b.yaml')))


@LINKS
@pytest.mark.parametrize('target', ['link.yaml', '../a.yaml', '/etc/hostname', 'masa/../../a.yaml'])
def test_a_link_out_of_the_repository_or_in_a_circle_is_refused(run: Git, target: str) -> None:
    link('link.yaml', target)
    run('add', '.')
    run('commit', '--quiet', '-m', 'Link')

    assert refused(lambda: git.contents(At('HEAD', 'link.yaml'))).startswith('HEAD:link.yaml: this link leads')


@LINKS
def test_the_revisions_of_a_link_are_those_of_the_file_that_it_leads_to(run: Git, tmp_path: Path) -> None:
    first = commit(run, 'masa/a.yaml', FIRST)
    link('current.yaml', 'masa/a.yaml')
    commit(run, 'current.yaml.md', FIRST)
    run('add', '.')
    run('commit', '--quiet', '-m', 'Link')
    second = commit(run, 'masa/a.yaml', SECOND)

    assert [one.commit for one in git.revisions(Path('current.yaml'))] == [first, second]
    assert git.named_at(Path('current.yaml'), first).path == 'masa/a.yaml'


@pytest.fixture
def submodule(run: Git, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A repository with another in it, of which it records the commit."""
    other = tmp_path_factory.mktemp('other')
    with monkeypatch.context() as there:
        there.chdir(other)
        run('init', '--quiet', '--initial-branch=main')
        commit(run, 'a.yaml', FIRST)
    run('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', str(other), 'masa')
    run('commit', '--quiet', '-m', 'Add')
    return run


def test_a_file_in_a_submodule_is_read_at_the_commit_that_was_recorded(submodule: Git) -> None:
    Path('masa/a.yaml').write_text(SECOND, 'utf-8')
    submodule('-C', 'masa', 'commit', '--quiet', '--all', '-m', 'Approve')

    assert git.contents(At('HEAD', 'masa/a.yaml')) == FIRST.encode()
    assert git.contents(At('HEAD', './a.yaml'), Path('masa')) == SECOND.encode()
    assert len(git.revisions(Path('masa/a.yaml'))) == 2


def test_a_submodule_that_is_not_there_or_lacks_the_commit_is_told(submodule: Git) -> None:
    submodule('-C', 'masa', 'fetch', '--quiet')
    submodule('update-index', '--cacheinfo', f'160000,{"1" * 40},masa')
    submodule('commit', '--quiet', '-m', 'Record what nobody has')

    assert 'masa is a submodule, which does not hold' in refused(lambda: git.contents(At('HEAD', 'masa/a.yaml')))
    submodule('submodule', '--quiet', 'deinit', '--force', 'masa')
    assert 'masa is a submodule, which does not hold' in refused(lambda: git.contents(At('HEAD~1', 'masa/a.yaml')))
    assert 'masa is a submodule, which does not hold' in refused(lambda: git.contents(At('HEAD~1', 'masa')))


@pytest.fixture
def cloned(run: Git, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Clones the repository, with some options, and stands in the clone."""

    def clone(*options: str) -> Path:
        place = tmp_path_factory.mktemp('clone')
        run('config', 'uploadpack.allowFilter', 'true')
        run('clone', '--quiet', *options, Path.cwd().as_uri(), str(place))
        monkeypatch.chdir(place)
        return place

    return clone


def test_a_shallow_clone_says_from_where_on_it_cannot_tell(run: Git, cloned: Callable[..., Path]) -> None:
    commit(run, 'old.yaml', FIRST)
    run('mv', 'old.yaml', 'a.yaml')
    run('commit', '--quiet', '-m', 'Rename')
    second = commit(run, 'a.yaml', SECOND)
    commit(run, 'b.yaml', FIRST)
    cloned('--depth', '2')

    found = git.revisions(Path('a.yaml'))
    assert [one.commit for one in found] == [second]
    assert list(git.limits(Path('a.yaml'), found)) == [
        f'this is a shallow clone, and what came before {second[:12]} is not in it; fetch it with '
        '`git fetch --unshallow`'
    ]
    assert list(git.limits(Path('b.yaml'), git.revisions(Path('b.yaml')))) == []
    assert '`git fetch --unshallow` brings that to light' in refused(lambda: git.contents(At('HEAD', 'old.yaml')))


def test_a_whole_clone_says_nothing_of_limits(run: Git) -> None:
    commit(run, 'a.yaml', FIRST)

    assert list(git.limits(Path('a.yaml'), git.revisions(Path('a.yaml')))) == []


@pytest.mark.parametrize('left_out', ['blob:none', 'tree:0'])
def test_a_clone_without_contents_fetches_them_or_says_that_it_cannot(
    run: Git, cloned: Callable[..., Path], left_out: str
) -> None:
    commit(run, 'a.yaml', FIRST)
    commit(run, 'a.yaml', SECOND)
    origin, place = Path.cwd(), cloned(f'--filter={left_out}')

    assert git.contents(At('HEAD~1', 'a.yaml')) == FIRST.encode()
    run('-C', str(place), 'remote', 'set-url', 'origin', (origin / 'gone').as_uri())
    run('-C', str(place), 'config', 'remote.origin.promisor', 'true')
    again = place / 'again'
    run('clone', '--quiet', f'--filter={left_out}', origin.as_uri(), str(again))
    run('-C', str(again), 'remote', 'set-url', 'origin', (origin / 'gone').as_uri())
    assert 'git would not answer' in refused(lambda: git.contents(At('HEAD~1', 'a.yaml'), again))


def test_a_repository_whose_names_are_longer_is_read_too(
    run: Git, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp('long'))
    run('init', '--quiet', '--object-format=sha256', '--initial-branch=main')
    first = commit(run, 'a.yaml', FIRST)

    assert len(first) == 64
    assert [one.commit for one in git.revisions(Path('a.yaml'))] == [first]
    assert git.contents(At('HEAD', 'a.yaml')) == FIRST.encode()
