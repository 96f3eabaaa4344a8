"""Whatever git's variables and somebody's settings are, it is asked the same and answers the same; or says why not."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Git, Run, write

from masa_check.cli import git, git_program
from masa_check.cli.git import At
from masa_check.errors import MasaError

FIRST = 'kind: arrangements\nid: a\nname: A\nstage: draft\n'
SECOND = FIRST.replace('draft', 'approved')
FORGED = """\
tree {tree}
parent {parent}
author A <a@example.org> 1700000000 +0000
committer A <a@example.org> 1700000000 +0000
gpgsig -----BEGIN PGP SIGNATURE-----
 
 iQEzBAABCAAdFiEE
 -----END PGP SIGNATURE-----

Sign it
"""
POSIX = pytest.mark.skipif(os.name == 'nt', reason='a program of one line is a shell script here')
LOCAL = subprocess.run(['git', 'rev-parse', '--local-env-vars'], capture_output=True, text=True, check=True).stdout
OTHERS = (
    'GIT_EXTERNAL_DIFF',
    'GIT_PAGER',
    'GIT_NAMESPACE',
    'GIT_GLOB_PATHSPECS',
    'GIT_ICASE_PATHSPECS',
    'GIT_DIFF_OPTS',
    'GIT_DEFAULT_HASH',
    'GIT_ATTR_SOURCE',
    'GIT_REDIRECT_STDOUT',
    'GIT_TRACE',
    'GIT_TRACE2',
    'LANGUAGE',
    'LC_ALL',
)
SETTINGS = (
    ('alias.log', '!false'),
    ('color.diff', 'always'),
    ('color.ui', 'always'),
    ('core.abbrev', '4'),
    ('core.attributesFile', 'attributes'),
    ('core.autocrlf', 'true'),
    ('core.eol', 'crlf'),
    ('core.fsmonitor', './fails'),
    ('core.ignoreCase', 'true'),
    ('core.pager', './fails'),
    ('core.precomposeUnicode', 'true'),
    ('core.quotePath', 'true'),
    ('core.untrackedCache', 'true'),
    ('diff.external', './fails'),
    ('diff.ignoreSubmodules', 'all'),
    ('diff.mnemonicPrefix', 'true'),
    ('diff.noprefix', 'true'),
    ('diff.orderFile', 'no-such-file'),
    ('diff.relative', 'true'),
    ('diff.renameLimit', '1'),
    ('diff.renames', 'copies'),
    ('diff.renames', 'false'),
    ('diff.submodule', 'log'),
    ('feature.manyFiles', 'true'),
    ('format.pretty', 'fuller'),
    ('i18n.logOutputEncoding', 'utf-16'),
    ('log.abbrevCommit', 'true'),
    ('log.date', 'relative'),
    ('log.decorate', 'full'),
    ('log.diffMerges', 'separate'),
    ('log.follow', 'false'),
    ('log.mailmap', 'true'),
    ('log.showRoot', 'false'),
    ('log.showSignature', 'true'),
    ('notes.displayRef', '*'),
    ('pager.log', 'true'),
    ('status.showUntrackedFiles', 'no'),
    ('submodule.recurse', 'true'),
)


@pytest.fixture
def renamed(repository: Git, here: Path) -> Git:
    """A repository in which a file was changed, signed for, renamed, and renamed again without a commit."""
    write(here / 'masa' / 'alt – "Ä".yaml', FIRST)
    write(here / 'attributes', '* eol=crlf\n')
    write(here / 'fails', '#!/bin/sh\nexit 1\n').chmod(0o755)
    repository('add', '.')
    repository('commit', '--quiet', '-m', 'Write')
    write(here / 'masa' / 'alt – "Ä".yaml', SECOND)
    repository('add', '.')
    forged = FORGED.format(tree=repository('write-tree'), parent=repository('rev-parse', 'HEAD'))
    write(here / '.git' / 'forged', forged)
    signed = repository('hash-object', '-t', 'commit', '-w', '.git/forged')
    repository('reset', '--quiet', '--soft', signed)
    repository('mv', 'masa/alt – "Ä".yaml', 'masa/b.yaml')
    repository('commit', '--quiet', '-m', 'Rename')
    repository('mv', 'masa/b.yaml', 'masa/c.yaml')
    write(here / 'masa' / 'fresh.yaml', FIRST)
    return repository


def answers() -> tuple[list[git.Revision], list[bytes], At, object, object, object, object]:
    """What git is asked, all at once."""
    path, tree = Path('masa/c.yaml'), git.tree('HEAD')
    found = git.revisions(path)
    return (
        found,
        [git.contents(one.at, git.root()) for one in found],
        git.named_at(path, 'HEAD~1'),
        tree,
        tree.entries['masa/b.yaml'].contents(''),
        git.commit('HEAD'),
        git.root(),
    )


def test_the_answers_are_those_that_they_should_be(renamed: Git) -> None:
    found, bytes_then, named, *_ = answers()

    assert [one.path for one in found] == ['masa/alt – "Ä".yaml', 'masa/alt – "Ä".yaml', 'masa/b.yaml']
    assert bytes_then == [FIRST.encode(), SECOND.encode(), SECOND.encode()]
    assert named == At('HEAD~1', 'masa/alt – "Ä".yaml')


@pytest.mark.slow
@pytest.mark.parametrize('name', [*LOCAL.split(), *OTHERS])
def test_no_variable_of_git_changes_an_answer(renamed: Git, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    plain = answers()
    for value in ('/no/such/place', '1', ''):
        monkeypatch.setenv(name, value)

        assert answers() == plain, value


@pytest.mark.slow
@pytest.mark.parametrize(('key', 'value'), SETTINGS, ids=lambda one: one)
def test_no_setting_changes_an_answer(renamed: Git, key: str, value: str) -> None:
    plain = answers()
    renamed('config', key, value)

    assert answers() == plain


def test_a_hook_of_a_linked_worktree_has_the_answers_of_its_own_folder(
    renamed: Git, here: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    linked = tmp_path_factory.mktemp('linked') / 'side'
    renamed('worktree', 'add', '--quiet', str(linked), '-b', 'side')
    monkeypatch.chdir(linked)
    plain = git.root(Path('masa')), git.revisions(Path('masa/b.yaml'))
    for name, value in (('GIT_DIR', '.git/worktrees/side'), ('GIT_INDEX_FILE', '.git/worktrees/side/index')):
        monkeypatch.setenv(name, str(here / value))
    monkeypatch.setenv('GIT_PREFIX', 'masa/')

    assert (git.root(Path('masa')), git.revisions(Path('masa/b.yaml'))) == plain
    assert plain[0] == linked.resolve()
    assert git.tree('HEAD').top == str(linked.resolve())


@pytest.mark.slow
@pytest.mark.parametrize('stage', ['all', 'path'])
def test_a_real_hook_in_a_linked_worktree_checks_what_is_being_committed(
    renamed: Git, run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    renamed('worktree', 'add', '--quiet', str(here / 'side'), '-b', 'side')
    monkeypatch.chdir(here / 'side')
    seen = here / 'seen'
    hook = write(here / '.git' / 'hooks' / 'pre-commit', f'#!/bin/sh\nexport -p | grep GIT_ > "{seen}"\nexit 1\n')
    hook.chmod(0o755)
    write(Path('masa/b.yaml'), SECOND + '# a remark\n')
    with pytest.raises(subprocess.CalledProcessError):
        renamed('commit', '-m', 'x', *(['--all'] if stage == 'all' else ['masa/b.yaml']))
    for line in seen.read_text('utf-8').splitlines():
        name, _, value = line.removeprefix('export ').partition('=')
        monkeypatch.setenv(name, value.strip('\'"'))

    assert os.environ['GIT_INDEX_FILE']
    assert run('check', 'masa', '--changed-since', 'HEAD', '--fail-on', 'advice').code == 0
    assert run('history', 'masa/b.yaml').code == 0


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(MasaError) as error:
        act()
    return str(error.value)


def pose(folder: Path, lines: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand a program in git's place."""
    write(folder / 'git', f'#!/bin/sh\n{lines}\n').chmod(0o755)
    monkeypatch.setenv('PATH', f'{folder}{os.pathsep}{os.environ["PATH"]}')


@pytest.fixture
def real() -> str:
    """The way to git."""
    found = next(path for folder in os.get_exec_path() if (path := Path(folder, 'git')).is_file())
    return str(found)


@POSIX
@pytest.mark.parametrize(
    ('lines', 'message', 'remedy'),
    [
        ("echo 'unknown option: --literal-pathspecs' >&2; exit 129", 'git is too old', 'install git 2.25 or later'),
        ("echo 'usage: git [--version] [--help]' >&2; exit 129", 'git is too old', 'install git 2.25 or later'),
        ('kill -9 $$', 'ended by signal 9', 'try again'),
        ("echo 'hint: do this'>&2; echo 'fatal: bad object' >&2; exit 128", 'not answer (bad object)', 'try again'),
        ('exit 5', 'it gave no reason', 'try again'),
        ("echo half; echo 'error: could not read 1234' >&2", 'not answer (could not read 1234)', 'try again'),
    ],
    ids=['older', 'oldest', 'killed', 'with advice', 'silent', 'in half'],
)
def test_a_git_that_gives_no_answer_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: str, message: str, remedy: str
) -> None:
    pose(tmp_path, lines, monkeypatch)
    said = refused(git.root)

    assert message in said
    assert remedy in said


@POSIX
def test_a_git_that_never_answers_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pose(tmp_path, 'exec sleep 60', monkeypatch)
    monkeypatch.setattr(git_program, 'SECONDS', 0.1)

    assert 'see what `git rev-parse` waits for' in refused(git.root)


@POSIX
def test_a_git_that_would_read_what_is_typed_reads_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pose(tmp_path, 'cat; echo "$PWD"', monkeypatch)

    assert git.root() == Path.cwd()


@POSIX
def test_a_program_called_git_in_the_folder_where_one_stands_is_not_run(
    repository: Git, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here / 'git', '#!/bin/sh\necho stolen\n').chmod(0o755)
    monkeypatch.setenv('PATH', os.pathsep.join(('', '.', os.environ['PATH'])))

    assert git.root() == here.resolve()


@POSIX
def test_a_git_that_cannot_be_run_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / 'git').write_bytes(b'\x7fELF no program')
    (tmp_path / 'git').chmod(0o755)
    monkeypatch.setenv('PATH', str(tmp_path))

    assert 'git cannot be run' in refused(git.root)


@POSIX
def test_a_repository_of_another_user_is_refused_with_what_to_do(
    repository: Git, here: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory, real: str
) -> None:
    pose(tmp_path_factory.mktemp('bin'), f'GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec {real} "$@"', monkeypatch)

    said = refused(git.root)
    assert 'belongs to another user' in said
    assert said.endswith(f'`git config --global --add safe.directory {here.resolve()}`')


@POSIX
def test_a_repository_that_the_environment_trusts_is_read(
    repository: Git, here: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory, real: str
) -> None:
    pose(tmp_path_factory.mktemp('bin'), f'GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec {real} "$@"', monkeypatch)
    for name, value in (('COUNT', '2'), ('KEY_0', 'log.showRoot'), ('KEY_1', 'safe.directory'), ('VALUE_1', '*')):
        monkeypatch.setenv(f'GIT_CONFIG_{name}', value)

    assert git.root() == here.resolve()


@pytest.mark.parametrize('count', ['', 'many', '-1', '99999999999', '\u00b2'])
def test_a_count_of_settings_that_is_none_is_passed_over(
    repository: Git, here: Path, monkeypatch: pytest.MonkeyPatch, count: str
) -> None:
    monkeypatch.setenv('GIT_CONFIG_COUNT', count)

    assert git.root() == here.resolve()


@pytest.mark.slow
def test_what_was_committed_is_read_and_not_what_replaces_it_here(renamed: Git, run: Run) -> None:
    plain = answers()
    renamed('replace', 'HEAD', 'HEAD~2')
    write(Path('.git/info/grafts'), renamed('rev-parse', 'HEAD') + '\n')
    ran = run('history', 'masa/c.yaml')

    assert answers() == plain
    assert (ran.code, ran.err) == (
        0,
        'masa-check: revisions are read as they were committed, and not as `git replace` has them here\n',
    )


def test_a_bare_repository_has_files_at_its_revisions(
    renamed: Git, tmp_path_factory: pytest.TempPathFactory, run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = tmp_path_factory.mktemp('bare') / 'masa.git'
    renamed('clone', '--quiet', '--bare', str(here), str(bare))
    monkeypatch.chdir(bare)

    assert git.contents(At('main', 'masa/b.yaml')) == SECOND.encode()
    assert git.contents(At('main', './masa/b.yaml')) == SECOND.encode()
    assert 'this is a bare repository' in refused(git.root)
    assert run('diff', 'main~2:masa/alt – "Ä".yaml', 'main:masa/b.yaml', '--fail-on', 'never').code == 0


def test_what_is_being_pushed_is_found_while_it_is_received(
    renamed: Git, tmp_path_factory: pytest.TempPathFactory, here: Path
) -> None:
    bare = tmp_path_factory.mktemp('bare') / 'masa.git'
    renamed('init', '--quiet', '--bare', str(bare))
    renamed('push', '--quiet', str(bare), 'HEAD~1:refs/heads/main')
    script = write(tmp_path_factory.mktemp('hook') / 'seen.py', SEEN)
    hook = f'#!/bin/sh\nread old new ref\nexec {sys.executable} {script} "$old" "$new" > seen\n'
    write(bare / 'hooks' / 'pre-receive', hook).chmod(0o755)
    renamed('push', '--quiet', str(bare), 'HEAD:refs/heads/main')

    assert (bare / 'seen').read_text('utf-8').split() == ['True']


SEEN = """\
import sys
from masa_check.cli.git import At, contents

old, new = sys.argv[1:]
print(contents(At(old, 'masa/alt – "Ä".yaml')) == contents(At(new, 'masa/b.yaml')))
"""
