"""What an argument asks for by names alone: one file, all below a folder, or whatever a pattern matches."""

from __future__ import annotations

import os.path
from collections.abc import Iterable, Sequence
from fnmatch import fnmatch
from typing import NamedTuple

ENDINGS = ('.yaml', '.yml')
SIGNS = '*?['
ANY_FOLDERS = '**'

State = frozenset[int]  # how many steps of a pattern the names so far may have taken; each way of reading it is one


class Pattern(NamedTuple):
    """
    The folder at which to begin, and the steps from there; where all are taken, everything below counts.

    `masa/**/*.yaml` begins at `masa` with the steps `**` and `*.yaml`. Of the names `north` and `a.yaml`, the first
    leaves both readings open, that `**` goes on and that it is over; the second takes the last step.
    """

    root: str
    steps: tuple[str, ...] = ()

    @property
    def start(self) -> State:
        """What is open before the first name."""
        return self._closure([0])

    def after(self, state: State, folder: str) -> State:
        """What is open below a folder; nothing where no file in it can count."""
        steps = [number + (self.steps[number] != ANY_FOLDERS) for number in self._taken(state, folder)]
        if len(self.steps) in state and not is_hidden(folder):
            steps.append(len(self.steps))
        return self._closure(steps)

    def takes(self, state: State, file: str) -> bool:
        """Whether a file counts: one that the pattern names by its ending, or else a YAML file that is not hidden."""
        last = len(self.steps) - 1
        if last in self._taken(state, file) and ('.' in self.steps[last] or is_yaml(file)):
            return True
        return len(self.steps) in state and is_yaml(file) and not is_hidden(file)

    def covers(self, names: Sequence[str]) -> bool:
        """Whether a file counts, by the names of the folders from the root and its own; the root counts itself."""
        return not names or self.takes(self._through(names[:-1]), names[-1])

    def reaches(self, names: Iterable[str]) -> bool:
        """Whether a file may count in a folder, by the names of the folders from the root and its own."""
        return bool(self._through(names))

    def _through(self, folders: Iterable[str]) -> State:
        state = self.start
        for folder in folders:
            state = self.after(state, folder)
        return state

    def _taken(self, state: State, name: str) -> list[int]:
        """The steps that a name takes, each by its number."""
        return [number for number in state if number < len(self.steps) and _matches(self.steps[number], name)]

    def _closure(self, steps: Iterable[int]) -> State:
        """The steps, and those behind each `**`, which stands for no folder too."""
        reached = set(steps)
        for number, step in enumerate(self.steps):
            if step == ANY_FOLDERS and number in reached:
                reached.add(number + 1)
        return frozenset(reached)


def is_pattern(path: str) -> bool:
    """Whether a path has a sign that stands for any letters; in `//?/C:/masa` of Windows it stands for itself."""
    return any(sign in os.path.splitdrive(path)[1] for sign in SIGNS)


def pattern_of(path: str) -> Pattern:
    """A pattern and its parts; the root ends before the first part that has a sign."""
    drive, rest = os.path.splitdrive(path)
    parts = [part for part in rest.split('/') if part not in ('', '.')]
    if rest.endswith('/'):
        parts.append(ANY_FOLDERS)  # only folders, and all below them
    fixed = next(number for number, part in enumerate(parts) if is_pattern(part))
    root = drive + ('/' if rest.startswith('/') else '') + '/'.join(parts[:fixed])
    return Pattern(root or '.', tuple(parts[fixed:]))


def is_yaml(name: str) -> bool:
    """Whether a name has an ending of YAML."""
    return name.lower().endswith(ENDINGS)


def is_hidden(name: str) -> bool:
    """Whether a name is that of a file or folder which belongs to other tools."""
    return name.startswith('.')


def _matches(step: str, name: str) -> bool:
    if is_hidden(name) and not step.startswith('.'):
        return False
    return step == ANY_FOLDERS or fnmatch(name, step)
