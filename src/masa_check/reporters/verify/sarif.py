"""What somebody must look at after a verification, as SARIF 2.1.0: a rule a kind of claim, every result at one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from masa_check.evidence.claim import ClaimKind
from masa_check.evidence.problem import Problem
from masa_check.evidence.verdict import KINDS, Verification
from masa_check.reporters.check.fingerprint import AS_SHOWN, Root
from masa_check.reporters.check.sarif import SCHEMA, TOP, driver, location_of, region_of, without_links
from masa_check.reporters.check.sarif_rule import plain_rule
from masa_check.reporters.data import dumped
from masa_check.reporters.verify.data import known_by, nameless
from masa_check.values import Severity

MATTERS = 'A declaration is only as true as its declarer: what it claims of the published document must stand there'


def render(verifications: Sequence[Verification], root: Root = AS_SHOWN) -> str:
    """One run with the problems of all verifications; no names of persons, and nothing that is waived."""
    found = [(root.path(one.path), problem) for one in verifications for problem in one.problems]
    kinds = list(dict.fromkeys(problem.result.claim.kind for _, problem in found))
    run = {
        'tool': {'driver': {**driver(), 'rules': [_rule(kind) for kind in kinds]}},
        'automationDetails': {'id': 'masa-check-verify/'},
        'originalUriBaseIds': {TOP: {'description': {'text': 'The root of the repository.'}}},
        'columnKind': 'unicodeCodePoints',
        'artifacts': [{'location': location_of(path)} for path in dict.fromkeys(path for path, _ in found)],
        'results': list(_results(found, kinds)),
    }
    return dumped({'$schema': SCHEMA, 'version': '2.1.0', 'runs': [run]})


def _name(kind: ClaimKind) -> str:
    return f'verify-{kind}'


def _rule(kind: ClaimKind) -> dict[str, Any]:
    title = f'{KINDS[kind][:1].upper()}{KINDS[kind][1:]}: as the published document has it'
    return plain_rule(_name(kind), title, MATTERS, Severity.WARNING)


def _results(found: Sequence[tuple[str, Problem]], kinds: list[ClaimKind]) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for path, problem in found:
        result = problem.result
        trace = known_by(path, problem)[:16]
        seen[trace] += 1
        place = {'artifactLocation': location_of(path), 'region': region_of(*result.place)}
        yield {
            'ruleId': _name(result.claim.kind),
            'ruleIndex': kinds.index(result.claim.kind),
            'level': Severity.WARNING,
            'message': {'text': without_links(nameless(problem))},
            'locations': [{'physicalLocation': place}],
            'partialFingerprints': {'primaryLocationLineHash': f'{trace}:{seen[trace]}'},
            'properties': {'outcome': result.outcome},
        }
