"""What a git repository is asked: a file at a revision, the revisions of a file, and what it was called at one."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from masa_check.cli import git_tree
from masa_check.cli.git_objects import Objects
from masa_check.cli.git_program import NoRepositoryError, RefusalError, confirms, query
from masa_check.cli.git_tree import LINK, SUBMODULE, GitTree, LinkError, TreeEntry
from masa_check.errors import MasaError

REPORT_IT = 'report this, with the version that `git --version` prints'
FETCH = 'check its spelling with `git log`; a shallow clone needs `git fetch --unshallow` first'
HEAD = re.compile(rb'\x01([0-9a-f]{40,}) (\d{4,}-\d\d-\d\d) (.*)', re.DOTALL)
FROM_ANOTHER = re.compile(rb'[RC]\d+')
CHANGED = ('--follow', '-c', '--no-ext-diff', '--no-textconv', '--diff-filter=ACMRT', '--name-status', '-z')


class At(NamedTuple):
    """A file as it was at a revision: `REV:PATH`, the path counted from the top of the repository."""

    revision: str
    path: str

    @property
    def shown(self) -> str:
        return f'{self.revision}:{self.path}'


class Revision(NamedTuple):
    """One commit that changed a file, what the file was called then, and the first line of its message."""

    commit: str
    day: str
    path: str
    subject: str = ''

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
    return Path(os.fsdecode(query(inside, 'rev-parse', '--show-toplevel')).removesuffix('\n'))


def commit(revision: str, inside: Path = Path()) -> str:
    """The full name of the commit that a revision names; raises MasaError where there is none."""
    query(inside, 'rev-parse', '--git-dir')  # what is wrong with the repository is no fault of the revision
    if revision and not revision.startswith('-'):
        with suppress(RefusalError):
            return query(inside, 'rev-parse', '--verify', '--quiet', f'{revision}^{{commit}}').decode().strip()
    raise MasaError(f'there is no revision "{revision}" in this repository', remedy=FETCH)


def tree(revision: str, inside: Path = Path()) -> GitTree:
    """All that the repository held at a revision."""
    return git_tree.tree(os.path.realpath(root(inside)), commit(revision, inside))


def contents(at: At, inside: Path = Path()) -> bytes:
    """
    The bytes of a file at a revision, with no more of them read than a declaration may have; links are followed.

    The path is counted from the top of the repository or, where it begins with `./` or `../`, from the folder that
    one stands in. Raises MasaError: no repository, no such revision, no such file then, or no file but a folder.
    """
    named, top = commit(at.revision, inside), _top(inside)
    with Objects() as objects:
        return _contents(at, named, _from_top(at.path, inside, top), top, objects)


def committed(one: Revision, top: str, objects: Objects) -> bytes:
    """The bytes of a file as a commit left it; raises MasaError as `contents` does."""
    return _contents(one.at, one.commit, one.path, top, objects)


def _contents(at: At, named: str, path: str, top: str, objects: Objects) -> bytes:
    entry = git_tree.entry_at(top, named, path, objects) if path else None
    if entry is None or entry.mode in (LINK, SUBMODULE):
        entry = _by_links(at, named, path, top)
    if not entry.is_file:
        raise _not_a_file(at)
    return entry.contents(at.shown, objects)


def named_at(path: Path, revision: str) -> At:
    """A file of today as it was at a revision, under the name that it had then: a rename is followed."""
    top, today = place(path)
    return At(revision, _name_then(top, today, commit(revision, Path(top))))


def revisions(path: Path) -> list[Revision]:
    """The commits that changed a file, the oldest first, under each of the names that it has had."""
    top, today = place(path)
    found = list(_log(top, _renamed(top).get(today, today)))
    if not found:
        raise MasaError('no revision holds this file', path=path.as_posix(), remedy='commit it first')
    return found[::-1]


def limits(path: Path, found: list[Revision]) -> Iterator[str]:
    """Why what came before these revisions of a file may be missing from them."""
    top, _ = place(path)
    cut = _shallow(top)
    for one in found:
        if one.commit in cut:
            yield (
                f'this is a shallow clone, and what came before {one.commit[:12]} is not in it; '
                'fetch it with `git fetch --unshallow`'
            )
    if query(top, 'for-each-ref', '--count=1', 'refs/replace/'):
        yield 'revisions are read as they were committed, and not as `git replace` has them here'


def place(path: Path) -> tuple[str, str]:
    """The repository that a file of today is kept in, wherever links lead to it, and its path as git counts it."""
    real = Path(os.path.realpath(path))
    top = os.path.realpath(root(real.parent))
    return top, real.relative_to(top).as_posix()


def _top(inside: Path) -> str:
    """The folder from which git counts paths: of a bare repository, that of the repository itself."""
    try:
        return os.path.realpath(root(inside))
    except NoRepositoryError:
        return os.fsdecode(query(inside, 'rev-parse', '--absolute-git-dir')).removesuffix('\n')


def _from_top(path: str, inside: Path, top: str) -> str:
    """A path as git counts it, or '' for the top."""
    if path.startswith(('./', '../')) or os.path.isabs(path):
        whole = os.path.join(os.path.realpath(inside), path)
        path = os.path.relpath(whole, top).replace(os.sep, '/')
    path = posixpath.normpath(path)
    if path.split('/')[0] == '..':
        raise MasaError('this lies outside the repository', path=path, remedy='name a file within it')
    return '' if path == '.' else path


def _by_links(at: At, named: str, path: str, top: str) -> TreeEntry:
    """What a path leads to by links, or in a submodule; raises MasaError where it leads nowhere."""
    whole = git_tree.tree(top, named)
    try:
        target = whole.place(path)
    except LinkError as error:
        raise MasaError(error.message, path=at.shown, remedy='name the file that it leads to') from None
    if target in whole.entries and whole.entries[target].mode != SUBMODULE:
        return whole.entries[target]
    if next(whole.below(target), None):
        raise _not_a_file(at)
    outer = whole.submodule_of(target)
    if outer:
        remedy = f'go into {outer}, and name the file from there'
        raise MasaError(f'{outer} is a submodule, which does not hold that revision', path=at.shown, remedy=remedy)
    raise _missing(at, named, path, top)


def _not_a_file(at: At) -> MasaError:
    return MasaError('this is a folder, not a file', path=at.shown, remedy='name a YAML file')


def _missing(at: At, named: str, path: str, top: str) -> MasaError:
    before = _name_then(top, path, named)
    if before != path:
        remedy = f'write {at.revision}:{before}'
        return MasaError(f'this file was called {before} at {at.revision}', path=at.shown, remedy=remedy)
    remedy = 'check the path, which is counted from the top of the repository, or begin it with ./'
    if _shallow(top):
        remedy += '; if it had another name then, `git fetch --unshallow` brings that to light'
    return MasaError(f'there is no such file at {at.revision}', path=at.shown, remedy=remedy)


def _name_then(top: str, path: str, named: str) -> str:
    """What a file of today was called at a commit: the name that the last change before the commit left it with."""
    since: frozenset[str] | None = None
    for revision in _log(top, _renamed(top).get(path, path)):
        if since is None:  # asked for only now, when it is sure that there is a HEAD
            since = frozenset(query(top, 'rev-list', f'{named}..HEAD').decode().split())
        if revision.commit not in since:
            return revision.path
    return path


def _renamed(top: str) -> dict[str, str]:
    """What files were called at the last commit, where they have been renamed since and that was added."""
    return _renames(top, 'diff-index', '--cached', 'HEAD') if _committed(top) else {}


def _renames(top: str, *between: str) -> dict[str, str]:
    """The files that were renamed between two states, each with the name that it had."""
    told = ('--find-renames', '--diff-filter=R', '--name-status', '-z')
    words = [os.fsdecode(word) for word in query(top, *between, *told, '--').split(b'\0')]
    return {after: before for _, before, after in zip(words[::3], words[1::3], words[2::3], strict=False)}


def _committed(top: str) -> bool:
    """Whether there is any commit yet."""
    return confirms(top, 'rev-parse', '--verify', '--quiet', 'HEAD')


def _log(top: str, path: str, start: str = 'HEAD') -> Iterator[Revision]:
    """
    The commits that changed a file, the newest first, renames followed; of merges those unlike all their sides.

    Git prints the name and day of each, what became of the file (`M`, `R100`; of a merge a letter for each side), and
    the name of the file: of a rename, both names. Behind a merge that is like one of its sides stands nothing. Git
    follows copies too, and takes what is like another file for one:
    there a file begins, unless the same commit has renamed it.
    """
    if not _committed(top):
        return
    raw = query(top, 'log', *CHANGED, '--date=short', '--format=%x01%H %cd %s', start, '--', path)
    words, head = iter(raw.split(b'\0')), None
    for word in filter(bytes.strip, words):
        if commit_line := HEAD.fullmatch(word):
            head = commit_line
            continue
        if not head:
            raise MasaError('we cannot read what git says of the history of this file', path=path, remedy=REPORT_IT)
        status = word.strip()
        names = [os.fsdecode(next(words)) for _ in range(2 if FROM_ANOTHER.fullmatch(status) else 1)]
        subject = head[3].decode('utf-8', 'replace').strip()
        revision = Revision(head[1].decode(), head[2].decode(), names[-1], subject)
        yield revision
        if status.startswith(b'C'):
            before = _renames(top, 'diff-tree', '-r', '--no-commit-id', revision.commit).get(names[-1])
            yield from _log(top, before, f'{revision.commit}^') if before else ()
            return


def _shallow(top: str) -> frozenset[str]:
    """The commits before which a shallow clone holds nothing."""
    named = os.fsdecode(query(top, 'rev-parse', '--git-path', 'shallow')).removesuffix('\n')
    file = Path(top, named)
    return frozenset(file.read_text('ascii').split() if file.is_file() else ())
