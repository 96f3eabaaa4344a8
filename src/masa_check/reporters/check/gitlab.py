"""The findings as a report on code quality, as merge requests on GitLab show it."""

from __future__ import annotations

from typing import Any

from masa_check.report.report import Report
from masa_check.reporters.check.fingerprint import AS_SHOWN, Root, Traced, digest, in_full, traced
from masa_check.reporters.data import dumped
from masa_check.reporters.draw.text import printable
from masa_check.values import Force

SEVERITIES = {
    None: 'blocker',
    Force.MUST: 'critical',
    Force.MUST_GUIDANCE: 'major',
    Force.SHOULD: 'major',
    Force.EXPECTED: 'major',
    Force.ADVICE: 'minor',
}


def render(report: Report, root: Root = AS_SHOWN) -> str:
    """A list of what is open, and an empty one where nothing is: GitLab knows nothing that is accepted."""
    return dumped([_issue(one) for one in traced(report.documents, root)])


def _issue(one: Traced) -> dict[str, Any]:
    """One finding; its duty opens the description, since GitLab does not show the name of the check."""
    finding = one.finding
    return {
        'description': printable(f'{finding.duty}: {in_full(finding)}'),
        'check_name': finding.duty,
        'fingerprint': digest(one.path, one.known_by, str(one.number)),
        'severity': SEVERITIES[finding.force],
        'location': {'path': printable(one.path), 'lines': {'begin': finding.line}},
    }
