"""Answers and findings of a run, each finding at its line, and what they add up to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, reduce
from types import MappingProxyType
from typing import Final, NamedTuple

from masa_check.checks import CheckContext
from masa_check.declaration.declaration import Declaration, Fault, declare
from masa_check.declaration.kinds import PAIR, YEARLY_REPORT
from masa_check.document.document import Document, Position, Read
from masa_check.engine import evaluation
from masa_check.engine.answer import FAULTS, Answer, AskAnswer
from masa_check.engine.case import Case
from masa_check.errors import MasaError
from masa_check.report.acceptance import NOTHING, Acceptance, AcceptanceState, Key, Subject, Terms
from masa_check.report.finding import Finder, Finding, key_of, shape_fault
from masa_check.rulebook.duty import Duty
from masa_check.rulebook.edition import Edition, EditionStatus, Standing, named_by, standings
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force, Outcome


class EditionReport:
    """One document held to one edition; its duties are put when somebody asks what came of them."""

    def __init__(self, standing: Standing, case: Case, question: Question, terms: Terms) -> None:
        self.standing: Final = standing
        self.case: Final = case
        self.question: Final = question
        self.terms: Final = terms

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """What came of every duty that stands in the edition."""
        context = check_context(self.standing.edition, self.case.main, self.question)
        answers = evaluation.answer(self.question.asked, self.case, context)
        return tuple(map(self.terms.settled, answers)) if self.terms.judgements else answers

    @property
    def faults(self) -> Iterator[tuple[Answer, AskAnswer]]:
        """What is at fault, ask by ask, each with the answer that it belongs to."""
        return ((answer, ask) for answer in self.answers for ask in answer.asks if ask.outcome in FAULTS)


@dataclass(frozen=True)
class DocumentReport:
    """What came of one document, or of another file that a run rests on: `declared` tells which."""

    path: str
    kind: str
    name: str
    sha256: str
    document: Document | None
    id: str = ''
    in_part: bool = False
    dated: str = ''
    editions: tuple[EditionReport, ...] = ()
    finders: tuple[Finder, ...] = ()
    faults: tuple[Finding, ...] = ()
    not_asked: tuple[str, ...] = ()
    declared: bool = True
    beside: tuple[Document, ...] = ()  # the other documents of a pair
    notice: str = ''

    @property
    def broken(self) -> bool:
        """Whether no law was asked of it because it could not be read."""
        return self.declared and bool(self.faults)

    @cached_property
    def counted(self) -> tuple[Finding, ...]:
        """The findings that bear on the run, worst first: those that are open and those that were accepted."""
        if self.faults:
            return self.faults
        return tuple(finding for finding in self._all_findings(only_deciding=True) if finding.counts)

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that can fail a run."""
        return tuple(finding for finding in self.counted if not finding.accepted)

    @property
    def accepted(self) -> tuple[Finding, ...]:
        """The findings that were waived, or known since the baseline: they are told, and do not fail a run."""
        return tuple(finding for finding in self.counted if finding.accepted)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, those of editions that do not decide as well, worst first; made only when asked for."""
        return self.faults or self._all_findings()

    def _all_findings(self, *, only_deciding: bool = False) -> tuple[Finding, ...]:
        found = (
            finder.finding(answer, ask)
            for held, finder in zip(self.editions, self.finders, strict=True)
            if held.standing.counts or not only_deciding
            for answer, ask in held.faults
        )
        return tuple(sorted(found, key=lambda finding: finding.order))

    @property
    def deciding(self) -> tuple[EditionReport, ...]:
        """The editions that decide; several where it is of the transition and does not say which it follows."""
        return tuple(held for held in self.editions if held.standing.counts)

    @property
    def declaration(self) -> Declaration | None:
        """What was read into its model; nothing where it could not be."""
        return self.finders[0].declared if self.finders else None

    def lines(self, path: str) -> tuple[str, ...]:
        """The lines of what was read from a path; none where the file could not be."""
        read = (one for one in (self.document, *self.beside) if one and one.path == path)
        return next((one.lines for one in read), ())

    def place(self, ask: AskAnswer) -> Position:
        """Where what came of an ask stands in the text."""
        read = (one for one in (self.document, *self.beside) if one and one.path == ask.document)
        return next((one.position(ask.at) for one in read), Position(1, 1, 2))


class Count(NamedTuple):
    """
    What a run adds up to: open findings by force, those accepted apart.

    A run over many documents keeps this and lets each of them go.
    """

    documents: int = 0
    broken: int = 0
    undeclared: int = 0
    findings: Mapping[Force | None, int] = MappingProxyType({})
    waived: int = 0
    known: int = 0

    def plus(self, document: DocumentReport) -> Count:
        """The count with one more document."""
        findings, opened = dict(self.findings), document.open
        for finding in opened:
            findings[finding.force] = findings.get(finding.force, 0) + 1
        states = [finding.state for finding in document.accepted]
        return Count(
            documents=self.documents + document.declared,
            broken=self.broken + document.broken,
            undeclared=self.undeclared + sum(finding.outcome is Outcome.UNDECLARED for finding in opened),
            findings=findings,
            waived=self.waived + states.count(AcceptanceState.WAIVED),
            known=self.known + states.count(AcceptanceState.KNOWN),
        )

    def fails(self, threshold: Force | None) -> bool:
        """Whether an open finding is at or above the threshold; None never fails."""
        return threshold is not None and any(force is None or force.reaches(threshold) for force in self.findings)


class Report(NamedTuple):
    """What came of a run."""

    on: date
    rulebook: Rulebook
    documents: tuple[DocumentReport, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding of every document, worst first within each."""
        return tuple(finding for document in self.documents for finding in document.findings)

    @property
    def total(self) -> Count:
        """What the documents add up to."""
        return reduce(Count.plus, self.documents, Count())


class Question(NamedTuple):
    """What a run asks: of which rulebook, on which day, which edition and duties, and what was accepted before."""

    rulebook: Rulebook
    on: date
    edition: str = ''
    duties: frozenset[str] | None = None
    acceptance: Acceptance = NOTHING

    @property
    def asked(self) -> list[Duty]:
        """The duties that are put."""
        return [duty for duty in self.rulebook.duties.values() if self.duties is None or duty.id in self.duties]

    @property
    def not_asked(self) -> tuple[str, ...]:
        """The duties that were left out on purpose."""
        return tuple(duty for duty in self.rulebook.duties if self.duties is not None and duty not in self.duties)


def check_document(document: Document, question: Question) -> DocumentReport:
    """Read one document into its model and put every duty to it, or say what keeps it from being read."""
    declared = declare(document)
    if not isinstance(declared, Declaration):
        return _broken(document, declared)
    return check_case(Case.of(declared), question)


def check_case(case: Case, question: Question) -> DocumentReport:
    """Put every duty to a case: to one document, or to those of a pair, which have been reported on one by one."""
    main, is_pair = case.main, case.asked_of == PAIR
    document, model = main.document, main.model
    first = main.dated[0] if main.dated else None
    known_as = f'{model.id}-pair' if is_pair else model.id
    terms = question.acceptance.about(Subject(known_as, document.path), first)
    held = tuple(EditionReport(standing, case, question, terms) for standing in _standings(main, question))
    common = _common(held)
    return DocumentReport(
        path=document.path,
        kind=case.asked_of,
        name=f'{model.name}: the two documents together' if is_pair else model.name,
        sha256='' if is_pair else document.sha256,
        document=document,
        id=known_as,
        in_part=main.in_part,
        dated=str(model.written or ''),
        editions=held,
        finders=tuple(Finder(case, question.rulebook, one.standing, common, terms) for one in held),
        not_asked=() if is_pair else question.not_asked,
        declared=not is_pair,
        beside=tuple(one.document for one in case.documents.values() if one is not main),
        notice='' if is_pair else main.still_to_come(question.on),
    )


def report_on(read: Read, shown: str, question: Question) -> DocumentReport:
    """The report of a file by the way to read it: what keeps it from being read is a finding too."""
    try:
        return check_document(read(), question)
    except MasaError as error:
        return unreadable(shown, error)


def unreadable(path: str, error: MasaError) -> DocumentReport:
    """The report of a file that could not even be read as YAML."""
    line, column = error.line or 1, error.column or 1
    finding = shape_fault(path, error.message, error.remedy, Position(line, column, column + 1))
    return DocumentReport(path, '', '', '', None, faults=(finding,))


def _broken(document: Document, faults: Iterable[Fault]) -> DocumentReport:
    findings = [
        shape_fault(document.path, fault.message, fault.remedy, document.position(fault.at)) for fault in faults
    ]
    findings.sort(key=lambda finding: finding.order)
    kind, name = (str(document.data.get(key, '')) for key in ('kind', 'name'))
    return DocumentReport(document.path, kind, name, document.sha256, document, faults=tuple(findings))


def _standings(declared: Declaration, question: Question) -> tuple[Standing, ...]:
    model = declared.model
    editions: Iterable[Edition] = question.rulebook.editions.values()
    if model.kind == YEARLY_REPORT:  # one day decides, and nobody chooses: docs/decisions/0013
        editions = [edition._replace(transition_until=None) for edition in editions]
    found = standings(editions, model.bound, model.follows or '', question.on, question.edition)
    return tuple(one._replace(notice=one.notice or model.bound_because) if one.counts else one for one in found)


def check_context(edition: Edition, declared: Declaration, question: Question) -> CheckContext:
    """What checks may know of the question that an edition puts to a document."""
    day = declared.dated[0] if declared.dated else question.on
    is_report = declared.model.kind == YEARLY_REPORT  # which is sent long after its period: docs/decisions/0002
    return CheckContext(
        on=question.on,
        dated=declared.dated,
        edition=edition.id,
        follows=declared.model.follows or '',
        replaced=frozenset(e.id for e in question.rulebook.editions.values() if e.until < day),
        recipients=tuple(named_by(question.rulebook.editions.values() if is_report else [edition])),
    )


def _ranks(held: EditionReport) -> Mapping[Key, int]:
    """How strongly each fault under an edition is asked."""
    return {key_of(answer, ask): ask.force.rank for answer, ask in held.faults}


def _common(held: tuple[EditionReport, ...]) -> Mapping[Key, str] | None:
    """Where a document of the transition does not say which edition it follows: what both of them find, counted once.

    It counts under the edition that asks it less strongly, which is as far as both agree.
    """
    undecided = [one for one in held if one.standing.status is EditionStatus.TRANSITION and one.standing.counts]
    if not undecided:
        return None
    faults = [_ranks(one) for one in undecided]
    both = set.intersection(*(set(found) for found in faults))
    names = [one.standing.edition.id for one in undecided]
    return {key: max(zip((found[key] for found in faults), names, strict=True))[1] for key in both}
