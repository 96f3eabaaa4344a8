"""All that a repository held at a revision, with its links and its submodules, and the bytes of any of it."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import nullcontext, suppress
from functools import cache
from typing import NamedTuple

from masa_check.cli.git_objects import Objects
from masa_check.cli.git_program import RefusalError, query
from masa_check.document.folder import REPOSITORY
from masa_check.errors import MasaError

FILE_MODES = ('100644', '100755', '100664')
LINK = '120000'
SUBMODULE = '160000'
ON_A_MAC = sys.platform == 'darwin'
MOST_LINKS = 40  # one after the other, as the system itself has it


class TreeEntry(NamedTuple):
    """One path at a revision: the repository that it is in, its path there, what it is, and the name of its bytes."""

    top: str
    path: str
    mode: str
    name: str

    @property
    def is_file(self) -> bool:
        return self.mode in FILE_MODES

    def contents(self, shown: str, objects: Objects | None = None) -> bytes:
        """Its bytes; raises MasaError where they are more than a declaration may have."""
        with nullcontext(objects) if objects else Objects() as found:
            return found.contents(self.top, self.name, self.path, shown)


class LinkError(MasaError):
    """A link that leads out of the repository, or round in a circle."""


class GitTree(NamedTuple):
    """The paths of a repository at a revision, and of the submodules that could be looked into."""

    top: str
    entries: Mapping[str, TreeEntry]
    submodules: frozenset[str]

    def place(self, path: str) -> str:
        """Where a path leads, with every link in it followed; raises LinkError."""
        to_go, gone, links = path.split('/')[::-1], list[str](), 0
        while to_go:
            name = to_go.pop()
            if name == '..' and not gone:
                raise LinkError('this link leads out of the repository', path=path)
            if name == '..':
                gone.pop()
            elif name not in ('', '.'):
                gone.append(name)
            entry = self.entries.get('/'.join(gone))
            if entry and entry.mode == LINK:
                target, links = _target(entry.top, entry.name), links + 1
                if links > MOST_LINKS:
                    raise LinkError('this link leads round in a circle', path=path)
                if target.startswith('/'):
                    raise LinkError('this link leads out of the repository', path=path)
                gone.pop()
                to_go += target.split('/')[::-1]
        return '/'.join(gone)

    def file(self, path: str) -> str:
        """The place of the file that a path leads to, or '' if it leads to none; raises LinkError."""
        place = self.place(path)
        entry = self.entries.get(place)
        return place if entry and entry.is_file else ''

    def below(self, folder: str) -> Iterator[str]:
        """The paths of what is in a folder and the folders in it."""
        return (path for path in self.entries if path.startswith(f'{folder}/' if folder else ''))

    def submodule_of(self, path: str) -> str:
        """The submodule that a path lies in and that could not be looked into, or ''."""
        outer = (path[: found.start()] for found in re.finditer('/|$', path))
        return next(filter(self.is_closed, outer), '')

    def is_closed(self, path: str) -> bool:
        """Whether a path is a submodule that could not be looked into."""
        entry = self.entries.get(path)
        return entry is not None and entry.mode == SUBMODULE and path not in self.submodules


@cache
def _target(top: str, name: str) -> str:
    """Where a link leads, by the name that git gives to its bytes."""
    return spelled(os.fsdecode(query(top, 'cat-file', 'blob', name)))


def tree(top: str, commit: str) -> GitTree:
    """All that a repository held at a commit."""
    entries = {entry.path: entry for entry in _entries(top, commit)}
    submodules: set[str] = set()
    for path, entry in list(entries.items()):
        if entry.mode == SUBMODULE and os.path.lexists(os.path.join(top, path, REPOSITORY)):
            with suppress(RefusalError):  # it does not have that commit
                inner = tree(os.path.join(top, path), entry.name)
                entries |= {f'{path}/{name}': one for name, one in inner.entries.items()}
                submodules |= {path, *(f'{path}/{name}' for name in inner.submodules)}
    return GitTree(top, entries, frozenset(submodules))


def entry_at(top: str, commit: str, path: str, objects: Objects) -> TreeEntry | None:
    """One path at a commit, asked for alone."""
    found = objects.entry(top, commit, path)
    return TreeEntry(top, path, *found) if found else None


def spelled(path: str) -> str:
    """A path in the one spelling of letters with accents: on a Mac, git and the disk may differ in it."""
    return unicodedata.normalize('NFC', path) if ON_A_MAC else path


def _entries(top: str, commit: str) -> Iterator[TreeEntry]:
    for line in query(top, 'ls-tree', '-r', '-z', '--full-tree', commit).split(b'\0')[:-1]:
        about, _, path = line.partition(b'\t')
        mode, _, name = about.decode().split()
        yield TreeEntry(top, spelled(os.fsdecode(path)), mode, name)
