"""The findings as a report on code quality, as merge requests on GitLab show it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from masa_check.inert import printable
from masa_check.report.question import Question
from masa_check.report.report import Count, DocumentReport, Report
from masa_check.reporters.check.fingerprint import AS_SHOWN, Root, Traced, Tracer, digest, in_full
from masa_check.reporters.check.stream import NewTexts, PartWriter, whole
from masa_check.reporters.encoding import Encoded, encoded, streamed
from masa_check.values import Force

SEVERITIES = {
    None: 'blocker',
    Force.MUST: 'critical',
    Force.MUST_GUIDANCE: 'major',
    Force.SHOULD: 'major',
    Force.EXPECTED: 'major',
    Force.ADVICE: 'minor',
}


class GitlabWriter(PartWriter):
    """A list of what is open, and an empty one where nothing is: GitLab knows nothing that is accepted."""

    def __init__(self, question: Question, texts: NewTexts, root: Root = AS_SHOWN) -> None:
        self._tracer, self._issues = Tracer(root), texts()

    def part(self, document: DocumentReport) -> list[str]:
        return [encoded(_issue(one), 1) for one in self._tracer.traced(document)]

    def take(self, part: list[str]) -> None:
        for issue in part:
            self._issues.append(issue)

    def end(self, _: Count) -> Iterator[str]:
        yield from streamed(Encoded(self._issues))
        yield '\n'


def render(report: Report, root: Root = AS_SHOWN) -> str:
    """The list of a whole run."""
    return whole(GitlabWriter, report, root=root)


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
