"""The report as data, in a shape that is versioned and never loses a key; its schema is made from these types."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from masa_check.engine.answer import Answer, AskAnswer, Result
from masa_check.report.acceptance import AcceptanceState, Accepted
from masa_check.report.finding import Finding
from masa_check.report.report import DocumentReport, EditionReport, Report
from masa_check.reporters.check import quotation
from masa_check.reporters.data import ActData, Count, Day, Line, Notice, RunDay, ToolData, act_data, dumped, tool
from masa_check.rulebook.edition import EditionStatus
from masa_check.values import Force, Outcome, Reason, Severity, Verdict

SCHEMA_VERSION: Literal[2] = 2
KIND = 'arrangements, yearly-report or pair; or waivers, acts, baseline or deleted, of what is wrong with those files'
WHY = "Why it is undeclared; `restated`: absent, since the text has only the guidance's words; null otherwise"


class AskAnswerData(TypedDict):
    """What came of one ask put to one object."""

    ask: str
    ref: str | None
    force: Force
    confidence: str
    object: str
    outcome: Outcome
    reason: Annotated[Reason | None, Field(description=WHY)]
    message: str
    path: str
    line: Line
    column: Line
    quotes: Annotated[list[quotation.QuoteData], Field(description='Words of the text, as the declaration quotes them')]
    answered: Annotated[str | None, Field(description='Who has judged it, where only a person can, when and on what')]


class DutyAnswerData(TypedDict):
    """What came of one duty."""

    duty: str
    theme: str
    force: Force
    verdict: Verdict
    restated: Annotated[Count, Field(description="Asks of which the text has only the guidance's words")]
    asks: list[AskAnswerData]


class EditionData(TypedDict):
    """A document held to one edition."""

    edition: str
    status: EditionStatus
    counts: Annotated[
        bool, Field(description='Whether its findings can fail the run; of statute-only, those of statute alone')
    ]
    notice: str
    answers: list[DutyAnswerData]


class DocumentData(TypedDict):
    """One document, or another file that the run rests on."""

    path: str
    kind: Annotated[str, Field(description=KIND)]
    id: str | None
    name: str
    sha256: Annotated[str, Field(pattern='^([0-9a-f]{64})?$')]
    dated: str
    read_in_part: bool
    proposed: Annotated[Count, Field(description='Statuses that are left to confirm, and count as not declared')]
    readable: Annotated[bool, Field(description='false: only faults of shape were looked for')]
    editions: list[EditionData]
    not_asked: list[str]
    beside: Annotated[list[str], Field(description='The other documents of a pair')]
    notice: Annotated[
        str,
        Field(description='Why two documents could not be laid side by side, or that the date of one is still to come'),
    ]
    acts: Annotated[list[ActData], Field(description='What is on record as done; no verdict rests on it')]


class PlaceData(TypedDict):
    """A place in another document."""

    path: str
    line: Line
    column: Line


class AcceptanceData(TypedDict):
    """Why a finding does not fail the run."""

    owner: Annotated[str | None, Field(description='The office that puts it right; null for the baseline')]
    until: Day | None
    reason: str | None
    path: Annotated[str | None, Field(description='The file in which it was accepted')]
    line: Line | None
    revision: Annotated[
        str | None, Field(description='At which it was so already, where only what was lost since can fail')
    ]


class FindingData(TypedDict):
    """What is wrong at one place about one object."""

    duty: str
    ask: str
    object: str
    edition: str | None
    status: EditionStatus | None
    counts: bool
    force: Annotated[Force | None, Field(description='null for a fault of shape')]
    severity: Severity
    outcome: Outcome
    reason: Annotated[Reason | None, Field(description=WHY)]
    message: Annotated[str, Field(min_length=1)]
    asks: str
    remedy: str
    citation: str
    confidence: str | None
    path: str
    line: Line
    column: Line
    end_column: Line
    related: Annotated[
        list[PlaceData], Field(description='Where in another document stands what it is to be read beside')
    ]
    state: Annotated[AcceptanceState, Field(description='Only what is open can fail the run')]
    acceptance: Annotated[AcceptanceData | None, Field(description='null if it is open')]
    change: Annotated[str | None, Field(description='The hash of a loss since a revision, by which it can be approved')]


class SummaryData(TypedDict):
    """What the run adds up to."""

    documents: Count
    unreadable: Count
    duties_asked: Annotated[Count, Field(description='Under the editions that decide')]
    verdicts: dict[Verdict, Count]
    restated: Annotated[Count, Field(description="Of the duties with the verdict gap: only the guidance's words")]
    findings: Annotated[dict[Force, Count], Field(description='That count and are open, by force')]
    faults_of_shape: Count
    waived: Annotated[Count, Field(description='Findings that an office has undertaken to put right by a day')]
    known: Annotated[Count, Field(description='Findings that the baseline knows')]
    replaced: Annotated[Count, Field(description='Asked by guidance that does not count for the document')]
    known_statutory: Annotated[
        Count, Field(description='Of those, findings of statute: nobody is named to put them right')
    ]


class ReportData(TypedDict):
    """Keys are added within a version; none is removed or changes its type."""

    schema_version: Literal[2]
    tool: ToolData
    on: RunDay
    notice: Notice
    documents: list[DocumentData]
    findings: list[FindingData]
    summary: SummaryData


def render(report: Report) -> str:
    """The whole report as JSON: the same input gives the same bytes."""
    return dumped(as_data(report))


def as_data(report: Report) -> ReportData:
    """The report as plain data, as schemas/report.schema.json describes it."""
    return {
        'schema_version': SCHEMA_VERSION,
        'tool': tool(report.rulebook),
        'on': report.on.isoformat(),
        'notice': report.notice,
        'documents': [_document(document) for document in report.documents],
        'findings': [_finding(finding) for finding in report.findings],
        'summary': _summary(report),
    }


def _document(document: DocumentReport) -> DocumentData:
    return {
        'path': document.path,
        'kind': document.kind,
        'id': document.id or None,
        'name': document.name,
        'sha256': document.sha256,
        'dated': document.dated,
        'read_in_part': document.in_part,
        'proposed': document.proposed,
        'readable': not document.broken,
        'editions': [_edition(held, document) for held in document.editions],
        'not_asked': list(document.not_asked),
        'beside': [one.path for one in document.beside],
        'notice': document.notice,
        'acts': [act_data(one) for held in document.editions[:1] for one in held.terms.acts],
    }


def _edition(held: EditionReport, document: DocumentReport) -> EditionData:
    return {
        'edition': held.standing.edition.id,
        'status': held.standing.status,
        'counts': held.standing.counts,
        'notice': held.standing.notice,
        'answers': [_answer(answer, document) for answer in held.answers],
    }


def _answer(answer: Answer, document: DocumentReport) -> DutyAnswerData:
    return {
        'duty': answer.duty,
        'theme': answer.theme,
        'force': answer.force,
        'verdict': answer.verdict,
        'restated': answer.restated,
        'asks': [_ask(ask, document) for ask in answer.asks],
    }


def _ask(ask: AskAnswer, document: DocumentReport) -> AskAnswerData:
    place = document.place(ask)
    return {
        'ask': ask.ask,
        'ref': ask.ref or None,
        'force': ask.force,
        'confidence': ask.confidence,
        'object': ask.object,
        'outcome': ask.outcome,
        'reason': ask.reason,
        'message': ask.message,
        'path': ask.document,
        'line': place.line,
        'column': place.column,
        'quotes': quotation.as_data(ask),
        'answered': ask.answered or None,
    }


def _finding(finding: Finding) -> FindingData:
    return {
        'duty': finding.duty,
        'ask': finding.ask,
        'object': finding.object,
        'edition': finding.edition or None,
        'status': finding.status or None,
        'counts': finding.counts,
        'force': finding.force,
        'severity': finding.severity,
        'outcome': finding.outcome,
        'reason': finding.reason,
        'message': finding.message,
        'asks': finding.asks,
        'remedy': finding.remedy,
        'citation': finding.citation,
        'confidence': finding.confidence or None,
        'path': finding.path,
        'line': finding.line,
        'column': finding.column,
        'end_column': finding.end_column,
        'related': [{'path': one.path, 'line': one.line, 'column': one.column} for one in finding.related],
        'state': finding.state,
        'acceptance': _acceptance(finding.accepted) if finding.accepted else None,
        'change': finding.change or None,
    }


def _acceptance(accepted: Accepted) -> AcceptanceData:
    return {
        'owner': accepted.owner or None,
        'until': accepted.until.isoformat() if accepted.until else None,
        'reason': accepted.reason or None,
        'path': accepted.path or None,
        'line': accepted.line if accepted.path else None,
        'revision': accepted.revision or None,
    }


def _summary(report: Report) -> SummaryData:
    deciding = [answer for document in report.documents for held in document.deciding for answer in held.answers]
    total = report.total
    return {
        'documents': total.documents,
        'unreadable': total.broken,
        'duties_asked': len(deciding),
        'verdicts': {verdict: sum(answer.verdict is verdict for answer in deciding) for verdict in Verdict},
        'restated': sum(answer.result is Result.RESTATED for answer in deciding),
        'findings': {force: total.findings.get(force, 0) for force in Force},
        'faults_of_shape': total.findings.get(None, 0),
        'waived': total.waived,
        'known': total.known,
        'replaced': total.replaced,
        'known_statutory': total.known_statutory,
    }
