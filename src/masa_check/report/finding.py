"""What is wrong at one place about one object, with its authority and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from masa_check.declaration.declaration import Declaration
from masa_check.document.document import Position
from masa_check.engine.answer import Answer, AskAnswer, Place
from masa_check.engine.case import Case
from masa_check.report.acceptance import AcceptanceState, Accepted, Key, Terms
from masa_check.rulebook.duty import Duty
from masa_check.rulebook.edition import EditionStatus, Standing
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force, Outcome, Reason, Severity, Verdict

SHAPE = 'document-shape'
WORST_FIRST: Mapping[Verdict | None, int] = {Verdict.GAP: 0, Verdict.PARTLY: 1, Verdict.UNDECLARED: 2}


def key_of(answer: Answer, ask: AskAnswer) -> Key:
    """What a finding is about, whichever edition asks."""
    return answer.duty, ask.ask, ask.object


class Related(NamedTuple):
    """A place in another document that a finding is to be read beside."""

    path: str
    line: int
    column: int

    @property
    def place(self) -> str:
        """Where it stands, as editors and terminals know a place."""
        return f'{self.path}:{self.line}:{self.column}'


class Finding(NamedTuple):
    """What is wrong at one place about one object; a fault of shape has no force in law."""

    duty: str
    ask: str
    object: str
    edition: str
    status: EditionStatus | Literal['']  # of the edition; '' of what no edition asks
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
    reason: Reason | None = None  # of what is undeclared

    @property
    def state(self) -> AcceptanceState:
        """Whether it is open, waived or known."""
        return self.accepted.state if self.accepted else AcceptanceState.OPEN

    @property
    def severity(self) -> Severity:
        return self.force.severity if self.force else Severity.ERROR

    @property
    def rank(self) -> int:
        """Its place on the ladder of force; what is wrong in shape goes before all law."""
        return self.force.rank if self.force else -1

    @property
    def strength(self) -> str:
        """Its force as a report prints it before each finding."""
        return self.force.upper() if self.force else 'SHAPE'

    @property
    def place(self) -> str:
        """Where it stands, as editors and terminals know a place."""
        return f'{self.path}:{self.line}:{self.column}'

    @property
    def order(self) -> tuple[str | int, ...]:
        """Worst first, then by place: the same order on every machine."""
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


def grouped(findings: Iterable[Finding]) -> dict[tuple[str, str], list[Finding]]:
    """Findings by the edition and the duty that they are about, in their order."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.edition, finding.duty), []).append(finding)
    return groups


def shape_fault(path: str, message: str, remedy: str, place: Position) -> Finding:
    """A fault in the shape of a document, of which no law is asked."""
    return fault(SHAPE, path, message, remedy, place)


def fault(about: str, path: str, message: str, remedy: str, place: Position) -> Finding:
    """Something wrong of which no law is asked: in the shape of a document, or in a file that a run rests on."""
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
    """The first of the faults that keep a file from being read, and how many more there are, in one line."""
    first, others = faults[0], len(faults) - 1
    more = f' (and {others} more)' if others else ''
    return f'line {first.line}: {first.message}; {first.remedy}{more}'


class Finder(NamedTuple):
    """Makes findings of the answers of one case under one edition."""

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
        """What is wrong, at its line, with its authority and what to do."""
        duty, declared = self.rulebook.duties[answer.duty], self.case.written(ask.document)
        place = declared.document.position(ask.at)
        key = key_of(answer, ask)
        return Finding(
            duty=duty.id,
            ask=ask.ask,
            object=ask.object,
            edition=answer.edition,
            status=self.standing.status,
            counts=self._counts(key),
            force=ask.force,
            outcome=ask.outcome,
            message=ask.message,
            asks=duty.title,
            remedy=_remedy(duty, ask, in_part=declared.in_part),
            citation=duty.authorities(answer.edition)[ask.ask].citation,
            confidence=ask.confidence,
            path=ask.document,
            line=place.line,
            column=place.column,
            end_column=place.end_column,
            verdict=answer.verdict,
            accepted=self.terms.of(key),
            related=tuple(map(self._related, ask.related)),
            reason=ask.reason,
        )

    def _related(self, place: Place) -> Related:
        position = self.case.written(place.document).document.position(place.at)
        return Related(place.document, position.line, position.column)

    def _counts(self, key: Key) -> bool:
        return self.standing.counts and (self.common is None or self.common.get(key) == self.standing.edition.id)


def _remedy(duty: Duty, ask: AskAnswer, *, in_part: bool) -> str:
    if ask.outcome is Outcome.UNDECLARED:
        path = '.'.join([step for step in ask.at if isinstance(step, str)])
        if ask.reason is Reason.CONDITION_UNKNOWN:
            return f'Declare `{path}`: on it hangs whether the guidance asks what follows'
        if ask.reason is not Reason.KEY_MISSING:
            return f'See to what the brackets say, so that `{path}` can be judged'
        return f'Look in the text and declare `{path}`: what it says, or not-stated'
    remedy = duty.asks[ask.ask].remedy or duty.remedy
    if in_part and ask.outcome is not Outcome.WRONG:
        return f'Look first in the texts that were not read; if it is not there either: {remedy}'
    return remedy
