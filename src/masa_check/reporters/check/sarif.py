"""The findings as SARIF 2.1.0, as GitHub's code scanning takes it: a rule a duty, every result at one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from masa_check.declaration.kinds import PAIR
from masa_check.inert import printable
from masa_check.report.finding import Finding, Related
from masa_check.report.report import DocumentReport, Report
from masa_check.reporters.check.fingerprint import AS_SHOWN, Root, Traced, in_full, traced
from masa_check.reporters.check.sarif_rule import rule
from masa_check.reporters.data import dumped
from masa_check.version import ADDRESS, __version__

SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'
MOST = 25_000  # results that GitHub takes of one run; of more it takes none
TOP = '%SRCROOT%'


def render(report: Report, root: Root = AS_SHOWN, *, include_waived: bool = False) -> str:
    """The findings as SARIF; what is accepted only if it is asked for, since GitHub passes over suppressions."""
    return dumped({'$schema': SCHEMA, 'version': '2.1.0', 'runs': [_run(report, root, include_waived=include_waived)]})


def _run(report: Report, root: Root, *, include_waived: bool) -> dict[str, Any]:
    found = list(traced(report.documents, root, accepted=include_waived))
    kept = _worst(found)
    named = list(dict.fromkeys(one.finding.duty for one in kept))
    places = {duty: place for place, duty in enumerate(named)}
    return {
        'tool': {'driver': {**_driver(), 'rules': [rule(duty, report.rulebook) for duty in named]}},
        'automationDetails': {'id': 'masa-check/'},
        'originalUriBaseIds': {TOP: {'description': {'text': 'The root of the repository.'}}},
        'columnKind': 'unicodeCodePoints',
        'artifacts': [_artifact(document, root) for document in report.documents if document.kind != PAIR],
        'results': [_result(one, places[one.finding.duty], root) for one in kept],
        'invocations': [_invocation(left=len(found) - len(kept))],
        'properties': _properties(on=report.on.isoformat(), rulebook=report.rulebook.hash, notice=report.notice),
    }


def _driver() -> dict[str, str]:
    """What masa-check is, and where that can be read, once it is published anywhere."""
    named = {'name': 'masa-check', 'version': __version__, 'semanticVersion': __version__}
    return {**named, 'informationUri': f'{ADDRESS}/README.md'} if ADDRESS else named


def _worst(found: Sequence[Traced]) -> list[Traced]:
    """As many of the findings as GitHub takes, in the order of the report; the weakest are left out."""
    ranks = [(one.finding.rank, place) for place, one in enumerate(found)]
    return [found[place] for place in sorted(place for _, place in sorted(ranks)[:MOST])]


def _invocation(left: int) -> dict[str, Any]:
    if not left:
        return {'executionSuccessful': True}
    said = f'{left} more findings are left out, the weakest first: no more than {MOST} are taken of one run.'
    return {
        'executionSuccessful': True,
        'toolExecutionNotifications': [{'level': 'warning', 'message': {'text': said}}],
    }


def _artifact(document: DocumentReport, root: Root) -> dict[str, Any]:
    location = _location(root.path(document.path))
    return {'location': location, 'hashes': {'sha-256': document.sha256}} if document.sha256 else {'location': location}


def _location(path: str) -> dict[str, Any]:
    return {'uri': quote(path, errors='replace'), 'uriBaseId': TOP}


def _result(one: Traced, place: int, root: Root) -> dict[str, Any]:
    finding = one.finding
    made = {
        'ruleId': finding.duty,
        'ruleIndex': place,
        'level': finding.severity,
        'message': {'text': _text(finding)},
        'locations': [{'physicalLocation': {'artifactLocation': _location(one.path), 'region': _region(finding)}}],
        'partialFingerprints': {'primaryLocationLineHash': f'{one.in_run[:16]}:{one.number}'},
        'properties': _properties(
            force=finding.force,
            edition=finding.edition,
            ask=finding.ask,
            object=finding.object,
            outcome=finding.outcome,
            confidence=finding.confidence,
        ),
    }
    if finding.related:
        made['relatedLocations'] = [_beside(related, root) for related in finding.related]
    if finding.accepted:
        said = [finding.accepted.words, finding.accepted.reason]
        made['suppressions'] = [
            {'kind': 'external', 'status': 'accepted', 'justification': printable('. '.join(filter(None, said)))}
        ]
    return made


def _beside(related: Related, root: Root) -> dict[str, Any]:
    region = {'startLine': related.line, 'startColumn': related.column}
    physical = {'artifactLocation': _location(root.path(related.path)), 'region': region}
    return {'physicalLocation': physical, 'message': {'text': 'What it was laid beside.'}}


def _region(finding: Finding) -> dict[str, int]:
    """One line, since an alert on a pull request is shown only if all of its lines were changed there."""
    return {
        'startLine': finding.line,
        'startColumn': finding.column,
        'endLine': finding.line,
        'endColumn': max(finding.end_column, finding.column + 1),
    }


def _text(finding: Finding) -> str:
    """Words of which none can become a link: in SARIF, a round bracket after a square one makes one."""
    return printable(in_full(finding)).replace('](', '] (')


def _properties(**words: str | None) -> dict[str, str]:
    """What there is to tell: SARIF wants no empty strings."""
    return {name: printable(str(word)) for name, word in words.items() if word}
