"""Writes the report as JSON, in the shape of `data`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from masa_check.engine.answer import Answer, AskAnswer, Result
from masa_check.report.acceptance import Accepted
from masa_check.report.edition_report import EditionReport
from masa_check.report.finding import Finding
from masa_check.report.question import Question
from masa_check.report.report import Count, DocumentReport, Report
from masa_check.reporters.check import quotation
from masa_check.reporters.check.data import (
    SCHEMA_VERSION,
    AcceptanceData,
    AskAnswerData,
    DocumentData,
    DutyAnswerData,
    EditionData,
    FindingData,
    SummaryData,
)
from masa_check.reporters.check.reading import reading
from masa_check.reporters.check.stream import NewTexts, PartWriter, whole
from masa_check.reporters.data import act_data, tool
from masa_check.reporters.encoding import Encoded, encoded, streamed
from masa_check.values import Force, Verdict


class JsonPart(NamedTuple):
    """What is written of one document, and what is counted in it."""

    document: str
    findings: list[str]
    verdicts: Counter[Verdict]
    restated: int


class JsonWriter(PartWriter):
    """The report as JSON, as schemas/report.schema.json describes it: the same input gives the same bytes."""

    def __init__(self, question: Question, texts: NewTexts) -> None:
        self._question, self._documents, self._findings = question, texts(), texts()
        self._verdicts: Counter[Verdict] = Counter()
        self._restated = 0

    def part(self, document: DocumentReport) -> JsonPart:
        answers = [answer for held in document.deciding for answer in held.answers]
        return JsonPart(
            encoded(_document(document), 2),
            [encoded(_finding(finding), 2) for finding in document.findings],
            Counter(answer.verdict for answer in answers),
            sum(answer.result is Result.RESTATED for answer in answers),
        )

    def take(self, part: JsonPart) -> None:
        self._documents.append(part.document)
        for finding in part.findings:
            self._findings.append(finding)
        self._verdicts.update(part.verdicts)
        self._restated += part.restated

    def end(self, count: Count) -> Iterator[str]:
        rulebook, on = self._question.rulebook, self._question.on
        yield from streamed(
            {
                'schema_version': SCHEMA_VERSION,
                'tool': tool(rulebook),
                'on': on.isoformat(),
                'notice': rulebook.notice(on),
                'documents': Encoded(self._documents),
                'findings': Encoded(self._findings),
                'summary': self._summary(count),
            }
        )
        yield '\n'

    def _summary(self, count: Count) -> SummaryData:
        return {
            'documents': count.documents,
            'unreadable': count.broken,
            'duties_asked': self._verdicts.total(),
            'verdicts': {verdict: self._verdicts[verdict] for verdict in Verdict},
            'restated': self._restated,
            'findings': {force: count.findings.get(force, 0) for force in Force},
            'faults_of_shape': count.findings.get(None, 0),
            'waived': count.waived,
            'known': count.known,
            'replaced': count.replaced,
            'known_statutory': count.known_statutory,
        }


def render(report: Report) -> str:
    """The data of a whole run."""
    return whole(JsonWriter, report)


def _document(document: DocumentReport) -> DocumentData:
    form = document.form
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
        'answered': form.answered if form else None,
        'questions': form.questions if form else None,
        'reading': reading(document),
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
