"""A finding: what is wrong at one place about one object, with its authority and its remedy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Literal, NamedTuple

from masa_check.declaration.declaration import Declaration
from masa_check.document.document import Position
from masa_check.engine.answer import FAULTS, Answer, AskAnswer, Place, is_undeclared
from masa_check.engine.case import Case
from masa_check.model.declared import Declared
from masa_check.model.shape import NoSuchPathError, field_at
from masa_check.report.acceptance import AcceptanceState, Accepted, Key, Terms
from masa_check.report.confirmation import confirmation
from masa_check.report.record import Act
from masa_check.rulebook.duty import AskedTo, Authority, Duty
from masa_check.rulebook.edition import EditionStatus, Standing
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force, KeyPath, Outcome, Reason, Severity, Verdict

WORST_FIRST: Mapping[Verdict | None, int] = {Verdict.GAP: 0, Verdict.PARTLY: 1, Verdict.UNDECLARED: 2}

UNQUOTED = ': met, and no words of the text are quoted'


class FileFault(StrEnum):
    """What is wrong with a file itself, by no duty of the rulebook; it stands where the id of a duty would."""

    SHAPE = 'document-shape'
    DELETED = 'deleted'
    WAIVERS = 'waivers'
    ACTS = 'acts'
    BASELINE = 'baseline'


def is_fault(ask: AskAnswer, *, quoted: bool) -> bool:
    """Whether an ask's answer makes a finding; with `quoted`, also one that is met without words of the text."""
    return ask.outcome in FAULTS or (quoted and ask.outcome is Outcome.MET and ask.quotes == ())


def key_of(answer: Answer, ask: AskAnswer) -> Key:
    """The duty, ask and object of a finding, which are the same under every edition."""
    return answer.duty, ask.ask, ask.object


class Related(NamedTuple):
    """A place in another document that belongs to a finding."""

    path: str
    line: int
    column: int

    @property
    def place(self) -> str:
        """The place as `path:line:column`, which editors and terminals can open."""
        return f'{self.path}:{self.line}:{self.column}'


class Finding(NamedTuple):
    """One thing that is wrong at one place about one object; a fault of shape has no force of law."""

    duty: str
    ask: str
    object: str
    edition: str
    status: EditionStatus | Literal['']  # of the edition; '' for a fault of shape
    counts: bool
    force: Force | None
    outcome: Outcome
    message: str
    asks: str
    remedy: str
    citation: str
    confidence: str
    path: str
    line: int
    column: int
    end_column: int
    verdict: Verdict | None = None
    accepted: Accepted | None = None
    related: tuple[Related, ...] = ()
    reason: Reason | None = None  # of an undeclared or an absent outcome
    acts: tuple[Act, ...] = ()  # on record, where its source asks that a thing be done
    change: str = ''  # the hash of a loss since a revision, by which it can be approved
    at: KeyPath = ()  # what it is about, for a page on which answers stand under questions and not in lines
    subject: str = ''
    needs: tuple[str, ...] = ()  # the path of what is not declared, where the message names it by its keys
    is_proposed: bool = False  # whether somebody has only to confirm what is there

    @property
    def key(self) -> Key:
        """What it is about, by which it is waived or known."""
        return self.duty, self.ask, self.object

    @property
    def state(self) -> AcceptanceState:
        """Whether the finding is open, waived or known."""
        return self.accepted.state if self.accepted else AcceptanceState.OPEN

    @property
    def is_undeclared(self) -> bool:
        """Whether somebody has yet to declare it."""
        return is_undeclared(self.outcome, self.reason)

    @property
    def is_known_statutory(self) -> bool:
        """Whether it is a gap of statute that the baseline lets pass, which names no owner, no reason and no day."""
        known = self.accepted and self.accepted.state is AcceptanceState.KNOWN and not self.accepted.revision
        return self.force is Force.MUST and bool(known)

    @property
    def severity(self) -> Severity:
        return self.force.severity if self.force else Severity.ERROR

    @property
    def rank(self) -> int:
        """The finding's rank by force; a fault of shape ranks above every finding of law."""
        return self.force.rank if self.force else -1

    @property
    def strength(self) -> str:
        """The force in capitals, as a report prints it before a finding."""
        return self.force.upper() if self.force else 'SHAPE'

    @property
    def place(self) -> str:
        """The place as `path:line:column`, which editors and terminals can open."""
        return f'{self.path}:{self.line}:{self.column}'

    @property
    def order(self) -> tuple[str | int, ...]:
        """The sort key of findings: worst first, then by place; the same on every machine."""
        return (
            self.rank,
            WORST_FIRST.get(self.verdict, 0),
            self.line,
            self.column,
            self.duty,
            self.ask,
            self.object,
            self.edition,
        )


def fails(force: Force | None, threshold: Force | None) -> bool:
    """Whether an open finding of a force, or of shape, fails a run; where the threshold is None, nothing does."""
    return threshold is not None and (force is None or force.reaches(threshold))


def grouped(findings: Iterable[Finding]) -> dict[tuple[str, str], list[Finding]]:
    """The findings by edition and duty, in their order."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.edition, finding.duty), []).append(finding)
    return groups


def shape_fault(path: str, message: str, remedy: str, place: Position) -> Finding:
    """A finding for a fault of shape in a document."""
    return fault(FileFault.SHAPE, path, message, remedy, place)


def fault(about: FileFault, path: str, message: str, remedy: str, place: Position) -> Finding:
    """A finding that no law asks for: a fault of shape, or a fault in another file of the run such as the waivers."""
    return Finding(
        duty=about,
        ask='',
        object='',
        edition='',
        status='',
        counts=True,
        force=None,
        outcome=Outcome.WRONG,
        message=message,
        asks='',
        remedy=remedy,
        citation='',
        confidence='',
        path=path,
        line=place.line,
        column=place.column,
        end_column=place.end_column,
    )


def in_short(faults: Sequence[Finding]) -> str:
    """The first of the faults that make a file unreadable, and the number of further ones, in one line."""
    first, others = faults[0], len(faults) - 1
    more = f' (and {others} more)' if others else ''
    return f'line {first.line}: {first.message}; {first.remedy}{more}'


class Finder(NamedTuple):
    """Makes the findings for one case under one edition."""

    case: Case
    rulebook: Rulebook
    standing: Standing
    common: Mapping[Key, str] | None
    terms: Terms = Terms()

    @property
    def declared(self) -> Declaration:
        """The document that gives the case its name and date."""
        return self.case.main

    def finding(self, answer: Answer, ask: AskAnswer) -> Finding:
        """The finding for an answer at fault, with its line, authority and remedy."""
        duty, declared = self.rulebook.duties[answer.duty], self.case.written(ask.document)
        place, authority = declared.document.position(ask.at), duty.authorities(answer.edition)[ask.ask]
        key, to_confirm = key_of(answer, ask), confirmation(declared, ask) if declared.proposed else ''
        return Finding(  # in the order of its fields, for to name them takes as long as all the rest
            duty.id,
            ask.ask,
            ask.object,
            answer.edition,
            self.standing.status,
            self._counts(key, authority),
            ask.force,
            ask.outcome,
            f'{ask.message}{UNQUOTED}' if ask.outcome is Outcome.MET else ask.message,
            duty.title,
            to_confirm or _remedy(duty, ask, declared),
            authority.citation,
            ask.confidence,
            ask.document,
            *place,
            answer.verdict,
            self.terms.of(key),
            tuple(map(self._related, ask.related)) if ask.related else (),
            ask.reason,
            on_record(self.terms.acts, duty, answer.edition, ask) if self.terms.acts else (),
            self.terms.lost.get(key, '') if self.terms.lost else '',
            ask.at,
            ask.subject,
            ask.needs,
            bool(to_confirm),
        )

    def _related(self, place: Place) -> Related:
        position = self.case.written(place.document).document.position(place.at)
        return Related(place.document, position.line, position.column)

    def _counts(self, key: Key, authority: Authority) -> bool:
        if self.standing.status is EditionStatus.STATUTE_ONLY and not authority.outlasts_guidance:
            return False
        return self.standing.counts and (self.common is None or self.common.get(key) == self.standing.edition.id)


def on_record(acts: Sequence[Act], duty: Duty, edition: str, ask: AskAnswer) -> tuple[Act, ...]:
    """The acts on an ask; none where its source asks the text itself to say the thing."""
    if not acts or duty.authorities(edition)[ask.ask].asked_to is not AskedTo.DO:
        return ()
    return tuple(act for act in acts if act.duty == duty.id and act.answers(ask.ask, ask.object))


def _remedy(duty: Duty, ask: AskAnswer, declared: Declaration) -> str:
    in_part = declared.in_part
    if ask.outcome is Outcome.UNDECLARED:
        return _to_declare(type(declared.model), ask.at, ask.reason)
    if ask.outcome is Outcome.MET:
        return 'Add a `source` with a `quote`: the 5 to 40 words of the text that say it'
    remedy = duty.asks[ask.ask].remedy or duty.remedy
    if ask.reason is Reason.RESTATED and not in_part:
        return f"In place of the guidance's words, {_lower(remedy)}"
    if in_part and ask.outcome is not Outcome.WRONG:
        return f'Look first in the texts that were not read. If it is not there either: {_lower(remedy)}'
    return remedy


@lru_cache(maxsize=4096)
def _to_declare(model: type[Declared], at: KeyPath, reason: Reason | None) -> str:
    """What to do where something is not declared; most documents lack the same things."""
    steps = tuple(step for step in at if isinstance(step, str))
    path = '.'.join(steps)
    if reason is Reason.CONDITION_SILENT:
        return f'The text leaves open whether this duty applies. Find out, and declare `{path}` as it is'
    if reason is Reason.CONDITION_UNKNOWN:
        return f'Fill in `{path}` first: it decides whether this duty applies'
    if reason is not Reason.KEY_MISSING:
        return f'Fill in what the brackets name: we cannot judge `{path}` without it'
    return f'Look in the text and declare `{path}`: what it says{_or_silent(model, steps)}'


def _or_silent(model: type[Declared], steps: tuple[str, ...]) -> str:
    """What to write where the text says nothing; '' where that cannot be written, as of the stage of a document."""
    try:
        field = field_at(model, steps, as_written=True)
    except NoSuchPathError:
        return ''
    return ', or not-stated' if field.may_be_silent else ''


def _lower(text: str) -> str:
    """A sentence as it goes on after another's beginning; a word in capitals stays."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == ' ' else text
