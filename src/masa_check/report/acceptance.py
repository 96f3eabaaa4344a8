"""What was accepted of what a run finds: waived for a time by an office, or known since the baseline."""

import os.path
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fnmatch import fnmatchcase
from types import MappingProxyType
from typing import NamedTuple

from masa_check.document.document import Position
from masa_check.engine.answer import Answer, AskAnswer, verdict
from masa_check.values import Outcome

Key = tuple[str, str, str]  # duty, ask and object: what a finding is about


class AcceptanceState(StrEnum):
    """Whether a finding is open, or was accepted and how: only what is open can fail a run."""

    OPEN = 'open'
    WAIVED = 'waived'
    KNOWN = 'known'


class Subject(NamedTuple):
    """The document that a finding is about: its stable id, and its path as it is shown."""

    id: str
    path: str


class Accepted(NamedTuple):
    """Why a finding does not fail a run: nobody can accept away a statute, only say by when it is put right."""

    state: AcceptanceState
    owner: str = ''
    until: date | None = None
    reason: str = ''
    path: str = ''
    line: int = 1
    revision: str = ''

    @property
    def words(self) -> str:
        """What every report for people says of it."""
        if self.state is AcceptanceState.KNOWN:
            return f'so already at {self.revision}' if self.revision else 'known since the baseline'
        return f'known, being put right by {the(self.owner)}, until {self.until}'


class Waiver(NamedTuple):
    """A finding that an office has undertaken to put right by a day, and where that is written."""

    duty: str
    document: str
    place: Position
    reason: str
    owner: str
    expires: date
    ask: str = ''
    objects: tuple[str, ...] = ()


class Judgement(NamedTuple):
    """What an office has judged where no program can, and where that is written."""

    duty: str
    document: str
    place: Position
    met: bool
    office: str
    on: date
    evidence: str
    ask: str = ''
    objects: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Who judged, when, and where that can be read."""
        judged = 'met' if self.met else 'not met'
        return f'{judged}, as {the(self.office)} judged on {self.on} ({self.evidence})'

    def precedes(self, dated: date | None) -> bool:
        """Whether it was given before the first day that the date of a document can mean, and so of another text."""
        return dated is not None and self.on < dated


Target = Waiver | Judgement


def covers(target: Target, key: Key) -> bool:
    """Whether it is about a finding: of one ask or of any, of the things that it names or of the whole document."""
    duty, ask, about = key
    return duty == target.duty and target.ask in ('', ask) and about in (target.objects or ('',))


class Terms(NamedTuple):
    """What was accepted of one document, and what persons have judged of it."""

    waivers: tuple[Waiver, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    known: Mapping[Key, int] = MappingProxyType({})  # each with its line in the baseline
    waivers_path: str = ''
    baseline_path: str = ''
    lost: frozenset[Key] | None = None  # since a revision, where only that is to fail
    revision: str = ''

    def of(self, key: Key) -> Accepted | None:
        """
        The one place that decides whether a finding is accepted.

        A waiver speaks first. What was lost since a revision is open even if the baseline knows it of an earlier day.
        """
        for one in self.waivers:
            if covers(one, key):
                return Accepted(
                    AcceptanceState.WAIVED, one.owner, one.expires, one.reason, self.waivers_path, one.place.line
                )
        if self.lost is not None and key in self.lost:
            return None
        if key in self.known:
            return Accepted(AcceptanceState.KNOWN, path=self.baseline_path, line=self.known[key])
        return None if self.lost is None else Accepted(AcceptanceState.KNOWN, revision=self.revision)

    def settled(self, answer: Answer) -> Answer:
        """An answer, with what persons have judged in the place of what was left to them."""
        if all(ask.outcome is not Outcome.PERSON for ask in answer.asks):
            return answer
        asks = tuple(self._with_judgement(answer.duty, ask) for ask in answer.asks)
        return answer._replace(asks=asks, verdict=verdict(ask.outcome for ask in asks))

    def _with_judgement(self, duty: str, ask: AskAnswer) -> AskAnswer:
        """An ask as it was judged last; of one day, what is not met weighs more."""
        found = [one for one in self.judgements if covers(one, (duty, ask.ask, ask.object))]
        if not found or ask.outcome is not Outcome.PERSON:
            return ask
        last = max(found, key=lambda one: (one.on, not one.met))
        outcome = Outcome.MET if last.met else Outcome.ABSENT
        return ask._replace(outcome=outcome, message=f'{ask.subject}: {last.words}', answered=last.words)


class Waivers(NamedTuple):
    """What holds on the day of the run of a waivers file, in which documents are named as seen from its folder."""

    path: str = ''
    folder: str = ''
    waivers: tuple[Waiver, ...] = ()
    judgements: tuple[Judgement, ...] = ()


class Baseline(NamedTuple):
    """The findings that were known when the gate was adopted, by document: its id, and its path from the file."""

    path: str = ''
    folder: str = ''
    entries: Mapping[Subject, Mapping[Key, int]] = {}  # never written to; a proxy could not go to another process
    moved: frozenset[str] = frozenset()  # paths at which there is no file any more

    def about(self, subject: Subject, here: str) -> Mapping[Key, int]:
        """What is known of a document; one that was moved or renamed keeps what was known under its id."""
        place = self.place(subject, here)
        return self.entries[Subject(subject.id, place)] if place else MappingProxyType({})

    def place(self, subject: Subject, here: str) -> str:
        """The path under which a document is known, or '' where nothing is."""
        ours = [one.path for one in self.entries if one.id == subject.id]
        now = whole(here, subject.path) if ours else ''
        same = (path for path in ours if whole(self.folder, path) == now)
        return next(same, next((path for path in ours if path in self.moved), ''))


class Acceptance(NamedTuple):
    """All that was accepted before a run, and the folder from which the paths of its documents are shown."""

    here: str = ''
    waivers: Waivers = Waivers()
    baseline: Baseline = Baseline()

    def about(self, subject: Subject, dated: date | None = None) -> Terms:
        """What was accepted of one document, and what was judged of this text."""
        return Terms(
            tuple(one for one in self.waivers.waivers if self.names(one, subject)),
            tuple(one for one in self.waivers.judgements if self.names(one, subject) and not one.precedes(dated)),
            self.baseline.about(subject, self.here),
            self.waivers.path,
            self.baseline.path,
        )

    def names(self, target: Target, subject: Subject) -> bool:
        """Whether a waiver or an answer names a document."""
        return names(target.document, self.waivers.folder, subject, self.here)


NOTHING = Acceptance()


def the(office: str) -> str:
    """An office with its article."""
    return office if office.lower().startswith('the ') else f'the {office}'


def names(document: str, folder: str, subject: Subject, here: str) -> bool:
    """Whether an id, or a path or pattern as seen from a folder, names a document."""
    if document == subject.id:
        return True
    escaped = ''.join(f'[{letter}]' if letter in '*?[' else letter for letter in folder)
    return fnmatchcase(whole(here, subject.path), whole(escaped, document))


def whole(folder: str, path: str) -> str:
    """A path from a folder, in the one spelling in which paths are compared."""
    import unicodedata  # noqa: PLC0415 - only where something was accepted are paths compared

    joined = os.path.normpath(os.path.join(folder, path)).replace('\\', '/')
    return unicodedata.normalize('NFC', joined)
