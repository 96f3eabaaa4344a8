"""The report as data, in a shape that is versioned and never loses a key."""

from __future__ import annotations

import json
import re
from typing import Any, Literal

from typing_extensions import TypedDict

from masa_check.engine.answer import Answer, AskAnswer
from masa_check.report.acceptance import Accepted
from masa_check.report.finding import Finding
from masa_check.report.report import DocumentReport, EditionReport, Report
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force, Verdict, visible
from masa_check.version import __version__

SCHEMA_VERSION = 1
COMMAND = re.compile(r'(?<=##)\[')  # which a runner of jobs on GitHub would follow


def render(report: Report) -> str:
    """The whole report as JSON: the same input gives the same bytes."""
    return dumped(as_data(report))


def dumped(data: Any) -> str:
    """Data as JSON that is whole and yet acts on no screen: what cannot be seen is escaped."""
    return COMMAND.sub(r'\\u005b', visible(json.dumps(data, ensure_ascii=False, indent=2))) + '\n'


class ToolData(TypedDict):
    """What made the data, and the hash of the rules that were put."""

    name: Literal['masa-check']
    version: str
    rulebook: str


def tool(rulebook: Rulebook) -> ToolData:
    """What every command says of itself in its data."""
    return {'name': 'masa-check', 'version': __version__, 'rulebook': rulebook.hash}


def as_data(report: Report) -> dict[str, Any]:
    """The report as plain data, as schemas/report.schema.json describes it."""
    return {
        'schema_version': SCHEMA_VERSION,
        'tool': tool(report.rulebook),
        'on': report.on.isoformat(),
        'documents': [_document(document) for document in report.documents],
        'findings': [_finding(finding) for finding in report.findings],
        'summary': _summary(report),
    }


def _document(document: DocumentReport) -> dict[str, Any]:
    return {
        'path': document.path,
        'kind': document.kind,
        'id': document.id or None,
        'name': document.name,
        'sha256': document.sha256,
        'dated': document.dated,
        'read_in_part': document.in_part,
        'readable': not document.broken,
        'editions': [_edition(held, document) for held in document.editions],
        'not_asked': list(document.not_asked),
        'beside': [one.path for one in document.beside],
        'notice': document.notice,
    }


def _edition(held: EditionReport, document: DocumentReport) -> dict[str, Any]:
    return {
        'edition': held.standing.edition.id,
        'status': held.standing.status,
        'counts': held.standing.counts,
        'notice': held.standing.notice,
        'answers': [_answer(answer, document) for answer in held.answers],
    }


def _answer(answer: Answer, document: DocumentReport) -> dict[str, Any]:
    return {
        'duty': answer.duty,
        'theme': answer.theme,
        'force': answer.force.value,
        'verdict': answer.verdict.value,
        'asks': [_ask(ask, document) for ask in answer.asks],
    }


def _ask(ask: AskAnswer, document: DocumentReport) -> dict[str, Any]:
    place = document.place(ask)
    return {
        'ask': ask.ask,
        'ref': ask.ref or None,
        'force': ask.force.value,
        'confidence': ask.confidence,
        'object': ask.object,
        'outcome': ask.outcome.value,
        'message': ask.message,
        'path': ask.document,
        'line': place.line,
        'column': place.column,
        'answered': ask.answered or None,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        'duty': finding.duty,
        'ask': finding.ask,
        'object': finding.object,
        'edition': finding.edition or None,
        'status': finding.status or None,
        'counts': finding.counts,
        'force': finding.force.value if finding.force else None,
        'severity': finding.severity,
        'outcome': finding.outcome.value,
        'message': finding.message,
        'asks': finding.asks,
        'remedy': finding.remedy,
        'citation': finding.citation,
        'confidence': finding.confidence or None,
        'path': finding.path,
        'line': finding.line,
        'column': finding.column,
        'end_column': finding.end_column,
        'related': [one._asdict() for one in finding.related],
        'state': finding.state,
        'acceptance': _acceptance(finding.accepted) if finding.accepted else None,
    }


def _acceptance(accepted: Accepted) -> dict[str, Any]:
    return {
        'owner': accepted.owner or None,
        'until': accepted.until.isoformat() if accepted.until else None,
        'reason': accepted.reason or None,
        'path': accepted.path or None,
        'line': accepted.line if accepted.path else None,
        'revision': accepted.revision or None,
    }


def _summary(report: Report) -> dict[str, Any]:
    deciding = [answer for document in report.documents for held in document.deciding for answer in held.answers]
    total = report.total
    return {
        'documents': total.documents,
        'unreadable': total.broken,
        'duties_asked': len(deciding),
        'verdicts': {verdict.value: sum(answer.verdict is verdict for answer in deciding) for verdict in Verdict},
        'findings': {force.value: total.findings.get(force, 0) for force in Force},
        'faults_of_shape': total.findings.get(None, 0),
        'waived': total.waived,
        'known': total.known,
    }
