"""What a git repository is asked: a file at a revision, the revisions of a file, and which files differ from one."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, NoReturn

from masa_check.document.files import LARGEST, too_large
from masa_check.errors import MasaError

# Nothing of the user's own settings may change what is printed, ask for a password, or run another program.
QUIET = ('--no-pager', '--literal-pathspecs', '-c', 'core.quotepath=off', '-c', 'core.fsmonitor=false')
SURROUNDINGS = {'LC_ALL': 'C', 'GIT_TERMINAL_PROMPT': '0', 'GIT_OPTIONAL_LOCKS': '0'}
FILE_MODES = ('100644', '100755', '100664')
FETCH = 'check its spelling with `git log`; a shallow clone needs `git fetch --unshallow` first'


class At(NamedTuple):
    """A file as it was at a revision: `REV:PATH`, the path counted from the top of the repository."""

    revision: str
    path: str

    @property
    def shown(self) -> str:
        return f'{self.revision}:{self.path}'


class Revision(NamedTuple):
    """One commit that changed a file, and what the file was called then."""

    commit: str
    day: str
    path: str

    @property
    def at(self) -> At:
        """The file as it was then."""
        return At(self.commit[:12], self.path)


def spelled(argument: str) -> At | None:
    """What `REV:PATH` names, or None where the argument names a file: one that is there, or a drive of Windows."""
    revision, colon, path = argument.partition(':')
    if not colon or os.path.lexists(argument) or (len(revision) == 1 and path[:1] in ('\\', '/')):
        return None
    if not revision or not path:
        raise MasaError(f'"{argument}" is not REV:PATH', remedy='write it as main:masa/luton.yaml')
    return At(revision, path.replace('\\', '/'))


def root(inside: Path = Path()) -> Path:
    """The top folder of the repository that a folder lies in; raises MasaError where it lies in none."""
    return Path(os.fsdecode(_git(inside, 'rev-parse', '--show-toplevel')).rstrip('\n'))


def commit(revision: str, inside: Path = Path()) -> str:
    """The full name of the commit that a revision names; raises MasaError where there is none."""
    top = root(inside)
    if revision and not revision.startswith('-'):
        done = _run(top, 'rev-parse', '--verify', '--quiet', '--end-of-options', f'{revision}^{{commit}}')
        if not done.returncode:
            return done.stdout.decode().strip()
    raise MasaError(f'there is no revision "{revision}" in this repository', remedy=FETCH)


def contents(at: At, inside: Path = Path()) -> bytes:
    """
    The bytes of a file at a revision, with no more of them read than a declaration may have.

    The path is counted from the top of the repository or, where it begins with `./` or `../`, from the folder that
    one stands in. Raises MasaError: no repository, no such revision, no such file then, or no file but a folder.
    """
    top = root(inside)
    named, path = commit(at.revision, inside), _from_top(at.path, inside, top)
    listed = _git(top, 'ls-tree', '-z', '-l', named, '--', path).rstrip(b'\0')
    if not listed:
        _refuse_missing(at, named, path, top)
    about = listed.partition(b'\t')[0].decode().split()  # mode, type, name of the blob, size
    if about[0] not in FILE_MODES:
        what = 'a folder' if about[1] == 'tree' else 'a link'
        raise MasaError(f'this is {what}, not a file', path=at.shown, remedy='name a YAML file')
    if int(about[3]) > LARGEST:
        raise too_large(at.shown)
    return _git(top, 'cat-file', 'blob', about[2])


def named_at(path: Path, revision: str) -> At:
    """A file of today as it was at a revision, under the name that it had then: a rename is followed."""
    top = root(path.parent)
    return At(revision, _name_then(top, _here(path, top), commit(revision, top)))


def revisions(path: Path) -> list[Revision]:
    """The commits that changed a file, the oldest first, under each of the names that it has had."""
    top = root(path.parent)
    today = _here(path, top)
    found = _log(top, _renamed(top, 'HEAD').get(today, today)) if _committed(top) else []
    if not found:
        raise MasaError('no revision holds this file', path=path.as_posix(), remedy='commit it first')
    return found[::-1]


def changed_since(revision: str, inside: Path = Path()) -> list[Path]:
    """The files of the working tree that differ from a revision or are new since, those not yet added as well."""
    top = root(inside)
    named = commit(revision, inside)
    differ = _git(top, 'diff', '--no-ext-diff', '--name-only', '--diff-filter=d', '-z', named, '--')
    fresh = _git(top, 'ls-files', '--others', '--exclude-standard', '-z')
    return [top / name for name in sorted({os.fsdecode(name) for name in (differ + fresh).split(b'\0') if name})]


def deleted_since(revision: str, inside: Path = Path()) -> list[Path]:
    """The files that a revision had and the working tree has under no name."""
    top = root(inside)
    named = commit(revision, inside)
    gone = _git(top, 'diff', '--no-ext-diff', '--find-renames', '--name-only', '--diff-filter=D', '-z', named, '--')
    return [top / os.fsdecode(name) for name in gone.split(b'\0') if name]


def _committed(top: Path) -> bool:
    """Whether there is any commit yet."""
    return not _run(top, 'rev-parse', '--verify', '--quiet', 'HEAD').returncode


def _log(top: Path, path: str) -> list[Revision]:
    """The commits that changed a file, the newest first, each rename followed."""
    told = ('log', '--follow', '--no-ext-diff', '--diff-filter=AMR', '--name-status', '-z', '--format=%x01%H %cs')
    return list(_logged(_git(top, *told, '--', path)))


def _logged(raw: bytes) -> Iterator[Revision]:
    """Each commit's name and day, then what became of the file and its names, the last of which it went by."""
    for entry in raw.split(b'\x01')[1:]:
        head, *names = entry.strip(b'\0\n').split(b'\0')
        name, day = head.decode().split()
        yield Revision(name, day, os.fsdecode(names[-1]))


def _name_then(top: Path, path: str, named: str) -> str:
    """What a file of today was called at a commit: the name that the last change before the commit left it with."""
    for revision in _log(top, _renamed(top, 'HEAD').get(path, path)):
        if not _run(top, 'merge-base', '--is-ancestor', revision.commit, named).returncode:
            return revision.path
    return path


def _renamed(top: Path, named: str) -> dict[str, str]:
    """What files of the working tree were called at a commit, where they have been renamed since."""
    told = ('diff', '--no-ext-diff', '--find-renames', '--diff-filter=R', '--name-status', '-z', named, '--')
    words = [os.fsdecode(word) for word in _git(top, *told).split(b'\0')]
    return {after: before for _, before, after in zip(words[::3], words[1::3], words[2::3], strict=False)}


def _refuse_missing(at: At, named: str, path: str, top: Path) -> NoReturn:
    before = _name_then(top, path, named)
    if before != path:
        remedy = f'write {at.revision}:{before}'
        raise MasaError(f'this file was called {before} at {at.revision}', path=at.shown, remedy=remedy)
    remedy = 'check the path, which is counted from the top of the repository, or begin it with ./'
    raise MasaError(f'there is no such file at {at.revision}', path=at.shown, remedy=remedy)


def _here(path: Path, top: Path) -> str:
    """A file of today as git counts its path, though it is named without a folder."""
    return _from_top(f'./{path.name}', path.parent, top)


def _from_top(path: str, inside: Path, top: Path) -> str:
    """A path as git counts it. Folders are told apart by where they lead, the file's own name is left as it is."""
    if inside == Path() and not path.startswith(('./', '../')):
        return os.path.normpath(path).replace(os.sep, '/')
    whole = Path(os.path.realpath(inside / Path(path).parent)) / Path(path).name
    try:
        return whole.relative_to(os.path.realpath(top)).as_posix()
    except ValueError:
        raise MasaError('this lies outside the repository', path=path, remedy='name a file within it') from None


def _git(inside: Path, *arguments: str) -> bytes:
    """What git prints; raises MasaError where it refuses."""
    done = _run(inside, *arguments)
    if done.returncode:
        raise _refusal(inside, done.stderr.decode(errors='replace').strip())
    return done.stdout


def _refusal(inside: Path, said: str) -> MasaError:
    if 'not a git repository' in said:
        remedy = 'run this on files that are in one, or without a revision'
        return MasaError('this is not in a git repository', path=inside.as_posix(), remedy=remedy)
    why = said.splitlines()[0].removeprefix('fatal: ') if said else 'it gave no reason'
    return MasaError(f'git would not answer ({why})', remedy='see to that, and try again')


def _run(inside: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = ['git', *QUIET, '-C', os.fspath(inside), *arguments]
    try:
        return subprocess.run(
            command, capture_output=True, check=False, stdin=subprocess.DEVNULL, env={**os.environ, **SURROUNDINGS}
        )
    except FileNotFoundError:
        raise MasaError('git is not installed', remedy='install git, or run this without a revision') from None
