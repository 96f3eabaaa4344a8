"""One finding a line, for grep and for editors: `path:line:col: FORCE duty message`."""

from __future__ import annotations

from masa_check.inert import printable_line
from masa_check.report.acceptance import AcceptanceState
from masa_check.report.finding import FileFault, Finding
from masa_check.report.record import by_record
from masa_check.report.report import DocumentReport, Report

ABOUT_A_FILE = frozenset(FileFault)


def render(report: Report | DocumentReport) -> str:
    """Every finding that is open or waived, in the order of the report; what the baseline knows is left out."""
    documents = report.documents if isinstance(report, Report) else (report,)
    return ''.join(
        f'{_line(finding)}\n'
        for one in documents
        for finding in one.counted
        if finding.state is not AcceptanceState.KNOWN
    )


def _line(finding: Finding) -> str:
    of_file = not finding.force or finding.duty in ABOUT_A_FILE
    message = f'{finding.message}; {finding.remedy}' if of_file and finding.remedy else finding.message
    if finding.accepted:
        message = f'{message} ({finding.accepted.words})'
    if finding.acts:
        message = f'{message} ({by_record(finding.acts)})'
    place = f'{finding.path}:{finding.line}:{finding.column}'
    return printable_line(f'{place}: {finding.strength} {finding.duty} {message}')
