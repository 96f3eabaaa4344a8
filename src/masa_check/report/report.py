"""The report of a run: answers and findings with their lines, and the counts that decide its exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property, reduce
from types import MappingProxyType
from typing import NamedTuple

from masa_check.declaration.blank import NOT_LOOKED_AT
from masa_check.declaration.declaration import Declaration, Fault, declare
from masa_check.declaration.kinds import KINDS, PAIR
from masa_check.document.document import Document, Position, Read
from masa_check.engine.answer import AskAnswer, is_undeclared
from masa_check.engine.case import Case
from masa_check.errors import MasaError
from masa_check.questions.fields import Progress, progress
from masa_check.report.acceptance import AcceptanceState, Subject
from masa_check.report.edition_report import EditionReport, faults_in_common
from masa_check.report.finding import Finder, Finding, fails, shape_fault
from masa_check.report.notice import notice_of
from masa_check.report.question import Question, standings_of
from masa_check.rulebook.edition import EditionStatus
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force, Reason


class DocumentParts(NamedTuple):
    """The parts of a report on one document."""

    path: str
    kind: str
    name: str
    document: Document | None
    id: str = ''
    in_part: bool = False
    proposed: int = 0  # statuses that are left to confirm
    dated: str = ''
    editions: tuple[EditionReport, ...] = ()
    finders: tuple[Finder, ...] = ()
    faults: tuple[Finding, ...] = ()
    not_asked: tuple[str, ...] = ()
    declared: bool = True
    beside: tuple[Document, ...] = ()  # the other documents of a pair
    notice: str = ''
    silenced: tuple[Finding, ...] = ()  # asks that were met at an earlier revision and do not arise now
    digest: str = ''  # the hash of a file that is no document


class DocumentReport(DocumentParts):
    """The report on one document; with `declared` false, on a pair or on another file of the run."""

    @cached_property
    def sha256(self) -> str:
        """The hash of the file; '' of a pair, and of a file that could not be read."""
        return self.document.sha256 if self.document and self.kind != PAIR else self.digest

    @property
    def broken(self) -> bool:
        """Whether the document is unreadable, so that no duty was evaluated."""
        return self.declared and bool(self.faults)

    @cached_property
    def counted(self) -> tuple[Finding, ...]:
        """The findings that count towards the run, open and accepted, worst first."""
        if self.faults:
            return self.faults
        return tuple(finding for finding in self._deciding_findings if finding.counts)

    @cached_property
    def replaced(self) -> tuple[Finding, ...]:
        """The findings of guidance that has been replaced since: they are reported, and count in no run."""
        statute_only = (finding for finding in self._deciding_findings if finding.status is EditionStatus.STATUTE_ONLY)
        return tuple(finding for finding in statute_only if not finding.counts)

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that can fail the run."""
        return tuple(finding for finding in self.counted if not finding.accepted)

    @property
    def accepted(self) -> tuple[Finding, ...]:
        """The findings that were waived or are in the baseline: they are reported, and do not fail the run."""
        return tuple(finding for finding in self.counted if finding.accepted)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, including those of editions that do not decide, worst first."""
        return self.faults or self._all_findings()

    @cached_property
    def _deciding_findings(self) -> tuple[Finding, ...]:
        return self._all_findings(only_deciding=True)

    def _all_findings(self, *, only_deciding: bool = False) -> tuple[Finding, ...]:
        findings = (
            finder.finding(answer, ask)
            for edition_report, finder in zip(self.editions, self.finders, strict=True)
            if edition_report.standing.counts or not only_deciding
            for answer, ask in edition_report.faults
        )
        return tuple(sorted((*findings, *self.silenced), key=lambda finding: finding.order))

    @property
    def deciding(self) -> tuple[EditionReport, ...]:
        """The editions that decide: two where a document of the transition does not say which one it follows."""
        return tuple(edition_report for edition_report in self.editions if edition_report.standing.counts)

    @property
    def statute_only(self) -> bool:
        """Whether only statute counts, as no guidance that has been read was in force at the document's date."""
        return any(held.standing.status is EditionStatus.STATUTE_ONLY for held in self.deciding)

    @property
    def declaration(self) -> Declaration | None:
        """The declaration; None where the document is unreadable."""
        return self.finders[0].declared if self.finders else None

    @property
    def progress(self) -> Progress | None:
        """How many of the questions about the document its declaration answers; None where it cannot be read."""
        if not (self.declared and self.document and self.kind in KINDS):
            return None
        return progress(self.kind, self.document.data)

    @property
    def form(self) -> Progress | None:
        """How far a blank form is filled in; None of a file that has no mark of one."""
        return self.progress if self.document and self.document.may_hold(NOT_LOOKED_AT) else None

    def lines(self, path: str) -> tuple[str, ...]:
        """The lines of the file at a path; none where it was unreadable."""
        read = (one for one in (self.document, *self.beside) if one and one.path == path)
        return next((one.lines for one in read), ())

    def place(self, ask: AskAnswer) -> Position:
        """The position of an ask's answer in the text."""
        read = (one for one in (self.document, *self.beside) if one and one.path == ask.document)
        return next((one.position(ask.at) for one in read), Position(1, 1, 2))


class Count(NamedTuple):
    """The counts of a run; a run over many documents keeps only these, and lets each document go."""

    documents: int = 0
    broken: int = 0
    undeclared: int = 0
    restated: int = 0  # findings where the text has only the guidance's words
    findings: Mapping[Force | None, int] = MappingProxyType({})
    waived: int = 0
    known: int = 0
    known_statutory: int = 0  # among the known
    replaced: int = 0  # asked by guidance that has been replaced since
    statute_only: int = 0  # documents of which only statute counts

    @classmethod
    def of(cls, document: DocumentReport) -> Count:
        """The counts of one document."""
        opened, accepted = document.open, document.accepted
        states = [finding.state for finding in accepted]
        return cls(
            documents=int(document.declared),
            broken=int(document.broken),
            undeclared=sum(is_undeclared(finding.outcome, finding.reason) for finding in opened),
            restated=sum(finding.reason is Reason.RESTATED for finding in opened),
            findings=Counter(finding.force for finding in opened),
            waived=states.count(AcceptanceState.WAIVED),
            known=states.count(AcceptanceState.KNOWN),
            known_statutory=sum(one.is_known_statutory for one in accepted),
            replaced=len(document.replaced),
            statute_only=int(document.declared and document.statute_only),
        )

    def joined(self, other: Count) -> Count:
        """The counts of both."""
        findings = Counter(self.findings) + Counter(other.findings)
        sums = {key: getattr(self, key) + getattr(other, key) for key in self._fields if key != 'findings'}
        return Count(**sums, findings=findings)

    def fails(self, threshold: Force | None) -> bool:
        """Whether an open finding reaches the threshold; never for None."""
        return any(fails(force, threshold) for force in self.findings)


class Report(NamedTuple):
    """The report of a run: its day, its rulebook, and the report on each document."""

    on: date
    rulebook: Rulebook
    documents: tuple[DocumentReport, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding of every document, worst first within each."""
        return tuple(finding for document in self.documents for finding in document.findings)

    @property
    def notice(self) -> str:
        """The first line of the report, where an edition is in force that has not been read."""
        return self.rulebook.notice(self.on)

    @property
    def total(self) -> Count:
        """The counts over all documents."""
        return reduce(Count.joined, map(Count.of, self.documents), Count())


def check_document(document: Document, question: Question) -> DocumentReport:
    """The report on one document: the answers to every duty, or the faults that make it unreadable."""
    declared = declare(document, older=question.older)
    if not isinstance(declared, Declaration):
        return _broken(document, declared)
    return check_case(Case.of(declared), question)


def check_case(case: Case, question: Question) -> DocumentReport:
    """The report on a case: one document, or a pair whose documents have reports of their own."""
    main, is_pair = case.main, case.asked_of == PAIR
    document, model = main.document, main.model
    first = main.dated[0] if main.dated else None
    known_as = f'{model.id}-pair' if is_pair else model.id
    terms = question.acceptance.about(Subject(known_as, document.path), first)
    edition_reports = tuple(EditionReport(standing, case, question, terms) for standing in standings_of(main, question))
    common = faults_in_common(edition_reports)
    applies = any(one.standing.counts for one in edition_reports)
    return DocumentReport(
        path=document.path,
        kind=case.asked_of,
        name=f'{model.name}: the two documents together' if is_pair else model.name,
        document=document,
        id=known_as,
        in_part=main.in_part,
        proposed=0 if is_pair else len(main.proposed),
        dated=str(model.written or ''),
        editions=edition_reports,
        finders=tuple(Finder(case, question.rulebook, one.standing, common, terms) for one in edition_reports),
        not_asked=() if is_pair else question.not_asked,
        declared=not is_pair,
        beside=tuple(one.document for one in case.documents.values() if one is not main),
        notice='' if is_pair else notice_of(main, question, applies=applies),
    )


def report_on(read: Read, shown: str, question: Question) -> DocumentReport:
    """The report on a file, given a function that reads it; a file that cannot be read gives a finding."""
    try:
        return check_document(read(), question)
    except MasaError as error:
        return unreadable(shown, error)


def unreadable(path: str, error: MasaError) -> DocumentReport:
    """The report on a file that is no YAML or cannot be opened."""
    at = Position(error.line or 1, error.column or 1, (error.column or 1) + 1)
    return DocumentReport(path, '', '', None, faults=(shape_fault(path, error.message, error.remedy, at),))


def _broken(document: Document, faults: Iterable[Fault]) -> DocumentReport:
    findings = [
        shape_fault(document.path, fault.message, fault.remedy, fault.place or document.position(fault.at))
        for fault in faults
    ]
    findings.sort(key=lambda finding: finding.order)
    kind, name = (str(document.data.get(key, '')) for key in ('kind', 'name'))
    return DocumentReport(document.path, kind, name, document, faults=tuple(findings))
