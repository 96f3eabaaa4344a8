"""Reads older revisions: words that evade are not declared in them, with a notice, and turn no gate red."""

from __future__ import annotations

from masa_check.cli import terminal
from masa_check.declaration.evasions import notice
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport


def of(question: Question) -> Question:
    """The question for an older revision."""
    return question._replace(older=True)


def noticed(report: DocumentReport) -> DocumentReport:
    """The report, once the reader has the notice of what was read as not declared."""
    declaration = report.declaration
    if declaration and declaration.evading and report.declared:
        lines = sorted({declaration.document.position(at).line for at in declaration.evading})
        terminal.tell(f'masa-check: {report.path}: {notice(lines)}')
    return report
