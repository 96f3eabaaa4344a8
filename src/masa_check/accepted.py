"""What was accepted of what a run finds: waived for a time by an office, or known since the baseline."""

from __future__ import annotations

import os.path
import unicodedata
from collections.abc import Mapping
from datetime import date
from fnmatch import fnmatchcase
from types import MappingProxyType
from typing import Literal, NamedTuple

Key = tuple[str, str, str]  # duty, ask and object: what a finding is about
State = Literal['open', 'waived', 'known']


class Subject(NamedTuple):
    """The document that a finding is about: its stable id, and its path as it is shown."""

    id: str
    path: str


class Accepted(NamedTuple):
    """Why a finding does not fail a run: nobody can accept away a statute, only say by when it is put right."""

    state: State
    owner: str = ''
    until: date | None = None
    reason: str = ''
    path: str = ''
    line: int = 1

    @property
    def words(self) -> str:
        """What every report for people says of it."""
        if self.state == 'known':
            return 'known since the baseline'
        owner = self.owner if self.owner.lower().startswith('the ') else f'the {self.owner}'
        return f'known, being put right by {owner}, until {self.until}'


class Waiver(NamedTuple):
    """A finding that an office has undertaken to put right by a day."""

    duty: str
    document: str
    ask: str
    objects: tuple[str, ...]
    reason: str
    owner: str
    agreed_on: date
    expires: date
    line: int

    def covers(self, key: Key) -> bool:
        """Whether it is about a finding: of one ask or of any, of the things that it names or of the whole document."""
        duty, ask, about = key
        return duty == self.duty and self.ask in ('', ask) and about in (self.objects or ('',))


class Terms(NamedTuple):
    """What was accepted of one document."""

    waivers: tuple[Waiver, ...] = ()
    known: Mapping[Key, int] = MappingProxyType({})  # each with its line in the baseline
    waivers_path: str = ''
    baseline_path: str = ''

    def of(self, key: Key) -> Accepted | None:
        """The one place that decides whether a finding is accepted; a waiver speaks before the baseline."""
        for waiver in self.waivers:
            if waiver.covers(key):
                return Accepted('waived', waiver.owner, waiver.expires, waiver.reason, self.waivers_path, waiver.line)
        return Accepted('known', path=self.baseline_path, line=self.known[key]) if key in self.known else None


class Waivers(NamedTuple):
    """The waivers of one file that hold on the day of the run; documents are named as seen from its folder."""

    path: str = ''
    folder: str = ''
    holding: tuple[Waiver, ...] = ()

    def about(self, subject: Subject, here: str) -> tuple[Waiver, ...]:
        """The waivers that name a document."""
        return tuple(waiver for waiver in self.holding if names(waiver.document, self.folder, subject, here))


class Baseline(NamedTuple):
    """The findings that were known when the gate was adopted, by document: its id, and its path from the file."""

    path: str = ''
    folder: str = ''
    entries: Mapping[Subject, Mapping[Key, int]] = {}  # never written to; a proxy could not go to another process
    moved: frozenset[str] = frozenset()  # paths at which there is no file any more

    def about(self, subject: Subject, here: str) -> Mapping[Key, int]:
        """What is known of a document; one that was moved or renamed keeps what was known under its id."""
        place = whole(here, subject.path)
        ours = {one.path: entries for one, entries in self.entries.items() if one.id == subject.id}
        for path, entries in ours.items():
            if whole(self.folder, path) == place:
                return entries
        return next((entries for path, entries in ours.items() if path in self.moved), MappingProxyType({}))


class Acceptance(NamedTuple):
    """All that was accepted before a run, and the folder from which the paths of its documents are shown."""

    here: str = ''
    waivers: Waivers = Waivers()
    baseline: Baseline = Baseline()

    def about(self, subject: Subject) -> Terms:
        """What was accepted of one document."""
        return Terms(
            self.waivers.about(subject, self.here),
            self.baseline.about(subject, self.here),
            self.waivers.path,
            self.baseline.path,
        )


NOTHING = Acceptance()


def names(document: str, folder: str, subject: Subject, here: str) -> bool:
    """Whether an id, or a path or pattern as seen from a folder, names a document."""
    if document == subject.id:
        return True
    escaped = ''.join(f'[{letter}]' if letter in '*?[' else letter for letter in folder)
    return fnmatchcase(whole(here, subject.path), whole(escaped, document))


def whole(folder: str, path: str) -> str:
    """A path from a folder, in the one spelling in which paths are compared."""
    joined = os.path.normpath(os.path.join(folder, path)).replace('\\', '/')
    return unicodedata.normalize('NFC', joined)
