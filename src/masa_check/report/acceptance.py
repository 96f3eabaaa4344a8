"""The findings that were accepted before a run: waived for a time by an office, or known since the baseline."""

import os.path
import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fnmatch import fnmatchcase
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from masa_check.document.document import Position
from masa_check.engine.answer import Answer, AskAnswer, reached
from masa_check.report.approval import Approval
from masa_check.report.record import Act, Acts, being_put_right, the
from masa_check.report.value_waiver import ValueWaiver
from masa_check.values import KeyPath, Outcome

Key = tuple[str, str, str]  # the duty, ask and object of a finding


class AcceptanceState(StrEnum):
    """Whether a finding is open, waived or known; only an open one can fail a run."""

    OPEN = 'open'
    WAIVED = 'waived'
    KNOWN = 'known'


class Subject(NamedTuple):
    """The document that a finding is about: its stable id, and its path as it is shown."""

    id: str
    path: str


class Accepted(NamedTuple):
    """
    The reason why a finding does not fail a run; a duty of statute stays a duty, with a day by which it is put right.
    """

    state: AcceptanceState
    owner: str = ''
    until: date | None = None
    reason: str = ''
    path: str = ''
    line: int = 1
    revision: str = ''
    approved: bool = False  # a loss to which an office agreed

    @property
    def words(self) -> str:
        """The note on the acceptance in every report for people."""
        if self.state is AcceptanceState.KNOWN:
            return f'so already at {self.revision}' if self.revision else 'known since the baseline'
        if self.approved:
            return f'a loss approved by {the(self.owner)}, until {self.until}'
        return being_put_right(self.owner, self.until)


class Waiver(NamedTuple):
    """A finding that an office has undertaken to put right by a day, and its place in the waivers file."""

    duty: str
    document: str
    place: Position
    reason: str
    owner: str
    expires: date
    ask: str = ''
    objects: tuple[str, ...] = ()


class Judgement(NamedTuple):
    """An office's judgement on an ask that no program can judge, and its place in the waivers file."""

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
        """The judgement, the office, the day, and where the evidence is."""
        judgement = 'met' if self.met else 'not met'
        return f'{judgement}, as {the(self.office)} judged on {self.on} ({self.evidence})'

    def precedes(self, dated: date | None) -> bool:
        """
        Whether the judgement is older than the first possible date of a document, so that it was about another text.
        """
        return dated is not None and self.on < dated


Target = Waiver | Judgement
Named = Target | Act  # what names a document


def covers(target: Target, key: Key) -> bool:
    """
    Whether a waiver or a judgement covers a finding: its duty, its ask if one is named, and its object if any is named.
    """
    duty, ask, about = key
    return duty == target.duty and target.ask in ('', ask) and about in (target.objects or ('',))


class Terms(NamedTuple):
    """The acceptances and judgements for one document."""

    waivers: tuple[Waiver, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    known: Mapping[Key, int] = MappingProxyType({})  # with the line of each in the baseline
    waivers_path: str = ''
    baseline_path: str = ''
    lost: Mapping[Key, str] | None = None  # the losses since a revision, with their hashes, where only these fail
    revision: str = ''
    acts: tuple[Act, ...] = ()
    approvals: tuple[Approval, ...] = ()

    def of(self, key: Key) -> Accepted | None:
        """
        The acceptance of a finding, or None where it is open: the only place that decides this.

        A waiver comes first. A loss since a revision stays open even if the baseline knows the finding from an earlier
        day.
        """
        for waiver in self.waivers:
            if covers(waiver, key):
                return Accepted(
                    AcceptanceState.WAIVED,
                    waiver.owner,
                    waiver.expires,
                    waiver.reason,
                    self.waivers_path,
                    waiver.place.line,
                )
        if self.lost is not None and key in self.lost:
            return self._approved(key, self.lost[key])
        if key in self.known:
            return Accepted(AcceptanceState.KNOWN, path=self.baseline_path, line=self.known[key])
        return None if self.lost is None else Accepted(AcceptanceState.KNOWN, revision=self.revision)

    def _approved(self, key: Key, change: str) -> Accepted | None:
        """The approval of a loss since a revision, or None where nobody approved it."""
        one = next((one for one in self.approvals if one.covers_ask(change, *key)), None)
        if one is None:
            return None
        state, line = AcceptanceState.WAIVED, one.place.line
        return Accepted(state, one.owner, one.expires, one.reason, self.waivers_path, line, approved=True)

    def settled(self, answer: Answer) -> Answer:
        """The answer with persons' judgements in place of the outcome "for a person"."""
        if all(ask.outcome is not Outcome.PERSON for ask in answer.asks):
            return answer
        asks = tuple(self._with_judgement(answer.duty, ask) for ask in answer.asks)
        return answer._replace(asks=asks, verdict=reached(asks))

    def _with_judgement(self, duty: str, ask: AskAnswer) -> AskAnswer:
        """The ask's answer with its latest judgement; of several on one day, "not met" wins."""
        judgements = [one for one in self.judgements if covers(one, (duty, ask.ask, ask.object))]
        if not judgements or ask.outcome is not Outcome.PERSON:
            return ask
        last = max(judgements, key=lambda one: (one.on, not one.met))
        outcome = Outcome.MET if last.met else Outcome.ABSENT
        return ask._replace(
            outcome=outcome, message=f'{ask.subject}: {last.words}', description=last.words, answered=last.words
        )


class Waivers(NamedTuple):
    """The part of a waivers file that is valid on the day of the run; it names documents by path from its folder."""

    path: str = ''
    folder: str = ''
    waivers: tuple[Waiver, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    approvals: tuple[Approval, ...] = ()
    values: tuple[ValueWaiver, ...] = ()


class Baseline(NamedTuple):
    """The known findings by document: its id, and its path from the baseline's folder."""

    path: str = ''
    folder: str = ''
    entries: Mapping[
        Subject, Mapping[Key, int]
    ] = {}  # never changed; a read-only proxy could not be pickled for another process
    moved: frozenset[str] = frozenset()  # paths whose file is gone

    def about(self, subject: Subject, here: str) -> Mapping[Key, int]:
        """The known findings of a document; a document that was moved or renamed keeps those under its id."""
        place = self.place(subject, here)
        return self.entries[Subject(subject.id, place)] if place else MappingProxyType({})

    def place(self, subject: Subject, here: str) -> str:
        """The path under which the baseline knows a document, or ''."""
        ours = [one.path for one in self.entries if one.id == subject.id]
        now = _real(here, subject.path) if ours else ''
        same = (path for path in ours if _real(self.folder, path) == now)
        return next(same, next((path for path in ours if path in self.moved), ''))


class Acceptance(NamedTuple):
    """Everything that was accepted before a run, and the folder from which document paths are shown."""

    here: str = ''
    waivers: Waivers = Waivers()
    baseline: Baseline = Baseline()
    record: Acts = Acts()

    def about(self, subject: Subject, dated: date | None = None) -> Terms:
        """The acceptances for one document, and the judgements that are about this text of it."""
        return Terms(
            tuple(one for one in self.waivers.waivers if self.names(one, subject)),
            tuple(one for one in self.waivers.judgements if self.names(one, subject) and not one.precedes(dated)),
            self.baseline.about(subject, self.here),
            self.waivers.path,
            self.baseline.path,
            acts=tuple(one for one in self.record.acts if self.names(one, subject)),
            approvals=tuple(one for one in self.waivers.approvals if self.names(one, subject)),
        )

    def of_value(self, subject: Subject, path: KeyPath, value: str) -> ValueWaiver | None:
        """The waiver of a value that the published text of a document does not bear out."""
        return next((one for one in self.waivers.values if one.covers(path, value) and self.names(one, subject)), None)

    def names(self, target: Named | Approval | ValueWaiver, subject: Subject) -> bool:
        """Whether a waiver, a judgement, an approval or an act names a document."""
        folder = self.record.folder if isinstance(target, Act) else self.waivers.folder
        return names(target.document, folder, subject, self.here)


NOTHING = Acceptance()


def names(document: str, folder: str, subject: Subject, here: str) -> bool:
    """Whether an id, a path or a pattern, as seen from a folder, names a document."""
    if document == subject.id:
        return True
    if fnmatchcase(_whole(here, subject.path), _whole(_escaped(folder), document)):
        return True
    sign = re.search(r'[*?[]|$', document)
    fixed = document[: sign.start() if sign else None].rpartition('/')[0]
    behind = document[len(fixed) :].lstrip('/')
    return fnmatchcase(_real(here, subject.path), f'{_escaped(_real(folder, fixed))}/{behind}')


def _escaped(folder: str) -> str:
    """A folder in which no sign stands for any letters."""
    return ''.join(f'[{letter}]' if letter in '*?[' else letter for letter in folder)


def _whole(folder: str, path: str) -> str:
    """A path from a folder, in the one spelling in which paths are compared."""
    import unicodedata  # noqa: PLC0415 - only where something was accepted are paths compared

    joined = os.path.normcase(os.path.normpath(os.path.join(folder, path))).replace('\\', '/')
    return unicodedata.normalize('NFC', joined)


@cache
def _real(folder: str, path: str) -> str:
    """The same of the place to which a path leads, so that it does not matter through which links one came."""
    return _whole(os.path.realpath(os.path.join(folder, path)), '')
