"""The documents of a revision where documents are looked for, and which of those of today differ from them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from masa_check.cli.git_program import RefusalError, query
from masa_check.cli.git_tree import LINK, SUBMODULE, GitTree, LinkError, TreeEntry, spelled
from masa_check.document import files
from masa_check.document.folder import REPOSITORY, lies_in
from masa_check.document.pattern import Pattern
from masa_check.errors import MasaError

SHA1_DIGITS = 40


class Region(NamedTuple):
    """Where a pattern looks in a repository: its root there, or the names by which it comes to the top from above."""

    pattern: Pattern
    root: str = ''
    above: tuple[str, ...] = ()

    def names(self, path: str) -> list[str] | None:
        """The names by which a path of the repository is reached, or None if it is not."""
        if path == self.root:
            return []
        if not self.root:
            return [*self.above, *path.split('/')]
        return path[len(self.root) + 1 :].split('/') if path.startswith(f'{self.root}/') else None


class Scope(NamedTuple):
    """Where documents are looked for, by names alone; and what is none, as the waivers are, wherever it lies."""

    top: str
    regions: tuple[Region, ...]
    is_apart: Callable[[str], bool]

    def covers(self, path: str) -> bool:
        """Whether a path of the repository is looked at."""
        reached = ((one.pattern, names) for one in self.regions if (names := one.names(path)) is not None)
        is_wanted = any(pattern.covers(names) for pattern, names in reached)
        return is_wanted and not self.is_apart(os.path.join(self.top, path))

    def reaches(self, folder: str) -> bool:
        """Whether anything in a folder of the repository could be looked at."""
        return any(
            one.root.startswith(f'{folder}/')
            or ((names := one.names(folder)) is not None and one.pattern.reaches(names))
            for one in self.regions
        )


def scope(paths: Sequence[str], top: str, is_apart: Callable[[str], bool]) -> Scope:
    """Where the arguments of a run look for documents in a repository, whichever way they lead into it."""
    return Scope(top, tuple(_region(files.pattern_for(path), top) for path in paths), is_apart)


def _region(pattern: Pattern, top: str) -> Region:
    root = os.path.abspath(pattern.root)
    if not lies_in(root, top) and not lies_in(top, root):
        root = os.path.realpath(root)
    if lies_in(top, root):
        return Region(pattern, above=tuple(os.path.relpath(top, root).split(os.sep)) if root != top else ())
    return Region(pattern, spelled(os.path.relpath(root, top).replace(os.sep, '/')))


def documents(tree: GitTree, wanted: Scope) -> dict[str, str]:
    """The documents of a revision: the place of each in the tree, and the path by which it was found."""
    found = {path: path for path, entry in tree.entries.items() if entry.is_file and wanted.covers(path)}
    links = [path for path, entry in tree.entries.items() if entry.mode == LINK and wanted.reaches(path)]
    for link in links:
        for place, path in _behind(link, tree):
            if wanted.covers(path):
                found.setdefault(place, path)  # a document that is also there by itself goes by its own name
    return found


def _behind(link: str, tree: GitTree) -> Iterator[tuple[str, str]]:
    """The files that a link leads to, each with its place and its path by that link; none where it leads back."""
    try:
        target = tree.place(link)
    except LinkError:
        target = link  # it is known that there was something, and no more
    if tree.entries.get(target):
        yield target, link
    elif not f'{link}/'.startswith(f'{target}/' if target else ''):
        yield from ((path, link + path[len(target) :]) for path in tree.below(target) if tree.entries[path].is_file)


def submodules(tree: GitTree, wanted: Scope) -> list[str]:
    """The submodules in which there may have been documents that cannot be looked into."""
    return [path for path in tree.entries if tree.is_closed(path) and wanted.reaches(path)]


def current_place(path: Path, shown: str, tree: GitTree) -> str:
    """The place of a file of today in the repository, with every link followed; raises MasaError where it has none."""
    real = os.path.realpath(path)
    if not lies_in(real, tree.top):
        by_link = lies_in(os.path.abspath(path), tree.top)
        why = 'leads out of the repository by a link' if by_link else 'is not in the repository that you stand in'
        raise MasaError(f'this {why}', path=shown, remedy='go into the repository that it is in')
    return spelled(os.path.relpath(real, tree.top).replace(os.sep, '/'))


def former_place(path: Path, now: str, tree: GitTree, wanted: Scope) -> str:
    """
    The place that a file of today had at a revision, or '' if it is new to where documents are looked for.

    Its path counts, wherever links led then; and where that is new, the place to which it leads now.
    """
    named = spelled(os.path.relpath(os.path.abspath(path), tree.top).replace(os.sep, '/'))
    if not named.startswith('../') and (place := tree.file(named)):
        return place
    return now if wanted.covers(now) and tree.file(now) else ''


def refuse_other_repositories(places: Iterable[str], tree: GitTree, revision: str) -> None:
    """Refuse files in a nested repository: the revision says nothing of them."""
    folders = {one[:end] for one in places for end, letter in enumerate(one) if letter == '/'}
    for folder in sorted(folders):
        if not os.path.lexists(os.path.join(tree.top, folder, REPOSITORY)) or next(tree.below(folder), None):
            continue
        if tree.is_closed(folder):
            remedy = f'fetch it with `git submodule update --init {folder}`, or go into it'
            raise MasaError(f'this submodule does not hold what {revision} records of it', path=folder, remedy=remedy)
        if folder not in tree.entries and not _is_staged_submodule(tree.top, folder):
            message = f'this is a repository of its own, of which {revision} says nothing'
            raise MasaError(message, path=folder, remedy='go into it, and run this there')


def _is_staged_submodule(top: str, folder: str) -> bool:
    return query(top, 'ls-files', '--stage', '--', folder).startswith(SUBMODULE.encode())


def differs(file: Path, entry: TreeEntry) -> bool:
    """Whether a file is another than it was, by its bytes, or by those that git would keep; line ends do not count."""
    try:
        raw = files.contents(file, str(file)).replace(b'\r\n', b'\n')
    except MasaError:
        raw = None  # too large, or no file that may be read
    if raw is not None and entry.name in (_name(raw, entry.name), _name(raw.replace(b'\n', b'\r\n'), entry.name)):
        return False
    if not file.is_file():
        return True
    try:
        kept = query(entry.top, 'hash-object', f'--path={entry.path}', '--', os.path.realpath(file))
    except RefusalError:
        return True
    return kept.decode().strip() != entry.name


def _name(raw: bytes, like: str) -> str:
    """The name that git gives to bytes, of the same kind as another."""
    digest = hashlib.sha1 if len(like) == SHA1_DIGITS else hashlib.sha256
    return digest(b'blob %d\0' % len(raw) + raw, usedforsecurity=False).hexdigest()


class Whereabouts(NamedTuple):
    """Of places where there is a file no longer: those that a sparse checkout leaves out, and where others went."""

    left_out: frozenset[str]
    moved: Mapping[str, str]


def whereabouts(places: Sequence[str], tree: GitTree) -> Whereabouts:
    """What became of files that are not among what is looked at any more, as far as git's index knows."""
    left_out, moved = set(), {}
    for top in dict.fromkeys(tree.entries[one].top for one in places):
        index = list(_index(top))
        absent, now = {one.path for one in index if one.absent}, {one.name: one.path for one in index if not one.absent}
        for one in places:
            entry = tree.entries[one]
            outer = one[: len(one) - len(entry.path)]
            if entry.top == top and entry.path in absent and not os.path.lexists(os.path.join(tree.top, one)):
                left_out.add(one)
            elif entry.top == top and entry.name in now and outer + now[entry.name] not in tree.entries:
                moved[one] = outer + now[entry.name]
    return Whereabouts(frozenset(left_out), moved)


class _Indexed(NamedTuple):
    """A path of git's index: its bytes by name, and whether the working tree is meant to be without it."""

    path: str
    name: str
    absent: bool


def _index(top: str) -> Iterator[_Indexed]:
    for line in query(top, 'ls-files', '-t', '--stage', '-z').split(b'\0')[:-1]:
        about, _, path = line.partition(b'\t')
        tag, _, name, _ = about.decode().split()
        yield _Indexed(spelled(os.fsdecode(path)), name, tag == 'S')
