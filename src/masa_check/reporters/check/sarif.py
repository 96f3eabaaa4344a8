"""The findings as SARIF 2.1.0, as GitHub's code scanning takes it: a rule a duty, every result at one line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from masa_check.declaration.kinds import PAIR
from masa_check.inert import printable
from masa_check.report.finding import Related
from masa_check.report.question import Question
from masa_check.report.report import Count, DocumentReport, Report
from masa_check.reporters.check.fingerprint import AS_SHOWN, Root, Traced, Tracer, in_full
from masa_check.reporters.check.sarif_rule import rule
from masa_check.reporters.check.stream import NewTexts, whole
from masa_check.reporters.encoding import Encoded, encoded, streamed
from masa_check.version import ADDRESS, __version__

SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'
MOST = 25_000  # results that GitHub takes of one run; of more it takes none
TOP = '%SRCROOT%'


class SarifWriter:
    """The findings as SARIF; what is accepted only if it is asked for, since GitHub passes over suppressions."""

    def __init__(
        self, question: Question, texts: NewTexts, root: Root = AS_SHOWN, *, include_waived: bool = False
    ) -> None:
        self._question, self._root = question, root
        self._tracer = Tracer(root, accepted=include_waived)
        self._artifacts, self._results = texts(), texts()
        self._ranks: Counter[int] = Counter()

    def add(self, document: DocumentReport) -> None:
        if document.kind != PAIR:
            self._artifacts.append(encoded(_artifact(document, self._root), 4))
        for one in self._tracer.traced(document):
            finding = one.finding
            self._ranks[finding.rank] += 1
            self._results.append(f'{finding.rank} {finding.duty} {json.dumps(_result(one, self._root))}')

    def end(self, _: Count) -> Iterator[str]:
        book, on = self._question.rulebook, self._question.on
        places = {duty: place for place, duty in enumerate(dict.fromkeys(duty for duty, _ in self._worst()))}
        run = {
            'tool': {'driver': {**driver(), 'rules': [rule(duty, book) for duty in places]}},
            'automationDetails': {'id': 'masa-check/'},
            'originalUriBaseIds': {TOP: {'description': {'text': 'The root of the repository.'}}},
            'columnKind': 'unicodeCodePoints',
            'artifacts': Encoded(self._artifacts),
            'results': Encoded(_placed(result, places[duty]) for duty, result in self._worst()),
            'invocations': [_invocation(left=max(0, self._ranks.total() - MOST))],
            'properties': _properties(on=on.isoformat(), rulebook=book.hash, notice=book.notice(on)),
        }
        yield from streamed({'$schema': SCHEMA, 'version': '2.1.0', 'runs': [run]})
        yield '\n'

    def _worst(self) -> Iterator[tuple[str, str]]:
        """As many of the results as GitHub takes, with their duties, in the order of the report; not the weakest."""
        room, left = MOST, {}
        for rank in sorted(self._ranks):
            left[rank] = min(room, self._ranks[rank])
            room -= left[rank]
        for text in self._results:
            written, duty, result = text.split(' ', 2)
            rank = int(written)
            if left[rank]:
                left[rank] -= 1
                yield duty, result


def render(report: Report, root: Root = AS_SHOWN, *, include_waived: bool = False) -> str:
    """The run of SARIF on a whole run of ours."""
    return whole(SarifWriter, report, root=root, include_waived=include_waived)


def driver() -> dict[str, str]:
    """What masa-check is, and where that can be read, once it is published anywhere."""
    named = {'name': 'masa-check', 'version': __version__, 'semanticVersion': __version__}
    return {**named, 'informationUri': f'{ADDRESS}/README.md'} if ADDRESS else named


def _placed(result: str, place: int) -> str:
    """A result with the place of its rule, which is known once all results are there."""
    return encoded(json.loads(result) | {'ruleIndex': place}, 4)


def _invocation(left: int) -> dict[str, Any]:
    if not left:
        return {'executionSuccessful': True}
    said = f'{left} more findings are left out, the weakest first: no more than {MOST} are taken of one run.'
    return {
        'executionSuccessful': True,
        'toolExecutionNotifications': [{'level': 'warning', 'message': {'text': said}}],
    }


def _artifact(document: DocumentReport, root: Root) -> dict[str, Any]:
    location = location_of(root.path(document.path))
    return {'location': location, 'hashes': {'sha-256': document.sha256}} if document.sha256 else {'location': location}


def location_of(path: str) -> dict[str, Any]:
    """A file of the repository, by its path from the root."""
    return {'uri': quote(path, errors='replace'), 'uriBaseId': TOP}


def _result(one: Traced, root: Root) -> dict[str, Any]:
    finding = one.finding
    region = region_of(finding.line, finding.column, finding.end_column)
    made = {
        'ruleId': finding.duty,
        'ruleIndex': 0,
        'level': finding.severity,
        'message': {'text': without_links(in_full(finding))},
        'locations': [
            {
                'physicalLocation': {
                    'artifactLocation': location_of(one.path),
                    'region': region,
                }
            }
        ],
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
    physical = {'artifactLocation': location_of(root.path(related.path)), 'region': region}
    return {'physicalLocation': physical, 'message': {'text': 'The other document that it was checked with.'}}


def region_of(line: int, column: int, end_column: int) -> dict[str, int]:
    """One line, since an alert on a pull request is shown only if all of its lines were changed there."""
    return {'startLine': line, 'startColumn': column, 'endLine': line, 'endColumn': max(end_column, column + 1)}


def without_links(text: str) -> str:
    """Words of which none can become a link: in SARIF, a round bracket after a square one makes one."""
    return printable(text).replace('](', '] (')


def _properties(**words: str | None) -> dict[str, str]:
    """What there is to tell: SARIF wants no empty strings."""
    return {name: printable(str(word)) for name, word in words.items() if word}
