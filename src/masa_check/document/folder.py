"""Walks folders: each real one once, a link to one as if it were one, and never back to where it came from."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Container, Iterator
from typing import NamedTuple, TypeAlias

from masa_check.document.pattern import Pattern, State
from masa_check.errors import MasaError

ASK_OWNER = 'ask its owner for permission to read it'
REPOSITORY = '.git'  # where it stands begins a repository, with ignore rules of its own

# The real paths below a real folder that are passed over.
Ignored: TypeAlias = Callable[[str], Container[str]]


class PatternMatch(NamedTuple):
    """A file that counts, or a file or folder that would if it were not ignored: its path, and its real place."""

    path: str
    place: str
    is_link: bool = False
    ignored: bool = False


class _Folder(NamedTuple):
    """A folder to look into: its path, its real place, how far the pattern has come, and what is passed over in it."""

    path: str
    place: str
    state: State
    ignored: Container[str] | None = None  # None where it has to be asked for: at the root, and behind a link


def nothing_ignored(folder: str) -> Container[str]:
    """What is passed over where there is nothing to ask."""
    return ()


def matches(pattern: Pattern, ignored: Ignored = nothing_ignored) -> Iterator[PatternMatch]:
    """
    The files that a pattern asks for: those of a folder, then of the folders in it, and last of those behind links.

    So what is in a folder that is reached in two ways goes by the real one.
    """
    waiting = [_Folder(pattern.root, os.path.realpath(pattern.root), pattern.start)]
    links: deque[_Folder] = deque()
    walked: set[tuple[str, State]] = set()
    while waiting or links:
        folder = waiting.pop() if waiting else links.popleft()
        if (folder.place, folder.state) in walked:
            continue
        walked.add((folder.place, folder.state))
        entries = _entries(folder.path)
        if folder.ignored is None or any(entry.name == REPOSITORY for entry in entries):
            folder = folder._replace(ignored=ignored(folder.place))
        below: list[_Folder] = []
        for one in _inside(folder, entries, pattern):
            if isinstance(one, PatternMatch):
                yield one
            else:
                (links if one.ignored is None else below).append(one)
        waiting += reversed(below)


def shown(path: str) -> str:
    """A path for people: with forward slashes, and in letters that can be printed though a name be no UTF-8."""
    return os.fsencode(path.replace(os.sep, '/')).decode(errors='replace')


def unreadable(folder: str) -> MasaError:
    """The refusal of a folder that may not be read."""
    return MasaError('this folder may not be read', path=shown(folder), remedy=ASK_OWNER)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What is in a folder, by name; where there is none, or none any more, nothing."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except PermissionError:
        raise unreadable(folder) from None
    except OSError as error:
        remedy = 'check that it opens in another program'
        raise MasaError(f'this folder cannot be read ({error.strerror})', path=shown(folder), remedy=remedy) from None


def _inside(folder: _Folder, entries: list[os.DirEntry[str]], pattern: Pattern) -> Iterator[PatternMatch | _Folder]:
    """The files of a folder that count, and the folders in which some may; no link back to where it lies."""
    for entry in entries:
        state = pattern.after(folder.state, entry.name)
        if not state:
            continue
        is_folder, is_link = _is_folder(entry), _is_link(entry)
        if not is_folder and not pattern.takes(folder.state, entry.name):
            continue
        path, place = _path(folder, entry), os.path.join(folder.place, entry.name)
        ignored = folder.ignored is not None and place in folder.ignored
        place = os.path.realpath(place) if is_link else place
        if ignored or not is_folder:
            yield PatternMatch(path, place, is_link, ignored)
        elif not is_link:
            yield _Folder(path, place, state, folder.ignored)
        elif not lies_in(folder.place, place):
            yield _Folder(path, place, state)


def lies_in(place: str, folder: str) -> bool:
    """Whether a place is a folder or lies in it, by name alone."""
    return os.path.join(place, '').startswith(os.path.join(folder, ''))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except PermissionError:
        raise MasaError('this link leads to where you may not look', path=shown(entry.path), remedy=ASK_OWNER) from None
    except OSError:  # a link that leads round in a circle
        return False


def _is_link(entry: os.DirEntry[str]) -> bool:
    """Whether it leads elsewhere: a symbolic link or, on Windows from Python 3.12 on, a junction."""
    return entry.is_symlink() or bool(getattr(entry, 'is_junction', bool)())


def _path(folder: _Folder, entry: os.DirEntry[str]) -> str:
    return entry.name if folder.path == '.' else os.path.join(folder.path, entry.name)
