"""Sends the report of a check to every place that was asked for, in the format asked for there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import NamedTuple

from masa_check.cli import github_job, paths
from masa_check.cli.output import Outlet
from masa_check.cli.rendering import drawn
from masa_check.report.report import Count, DocumentReport, Question, Report
from masa_check.reporters.check import concise
from masa_check.reporters.check import page as check_page

FORMATS = ('text', 'concise', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown', 'csv', 'html')
ROOTED = ('sarif', 'github', 'gitlab', 'junit')  # read by programs that know a file by its path in the repository
STREAMED = ('text', 'concise')  # drawn document by document, so that many of them take no more room than one


class Look(NamedTuple):
    """How much a report tells, and whether in colour where it is printed."""

    verbosity: int = 0
    colour: bool = False
    include_waived: bool = False


def send(
    documents: Iterable[DocumentReport],
    outlets: Sequence[Outlet],
    question: Question,
    look: Look,
    told_of_none: Callable[[], bool] = bool,
) -> Count:
    """Send a report on each document, and at the end on all of them; of none only if that is worth telling."""
    streamed = [outlet for outlet in outlets if outlet.target.format in STREAMED]
    whole = [outlet for outlet in outlets if outlet.target.format not in STREAMED]
    count, kept = Count(), []
    for one in documents:
        for outlet in streamed:
            outlet.write(_one(one, outlet, look))
        if whole:
            kept.append(one)
        count = count.plus(one)
    if count.documents or count.findings or told_of_none():
        _close(count, Report(question.on, question.rulebook, tuple(kept)), streamed, whole, look)
    return count


def _one(document: DocumentReport, outlet: Outlet, look: Look) -> str:
    if outlet.target.format == 'concise':
        return concise.render(document)
    return drawn(check_page.document_page(document, look.verbosity), outlet, colour=look.colour)


def _close(count: Count, report: Report, streamed: Sequence[Outlet], whole: Sequence[Outlet], look: Look) -> None:
    for outlet in streamed:
        if outlet.target.format == 'text':
            page = check_page.closing(count, report.on, report.rulebook.hash)
            outlet.write(drawn(page, outlet, colour=look.colour))
    for outlet in whole:
        outlet.write(_whole(report, outlet, look))
    if any(outlet.target.format == 'github' for outlet in whole):
        sarif = next((outlet.target.path for outlet in whole if outlet.target.format == 'sarif'), '')
        github_job.tell(report, paths.root().path(sarif) if sarif else '')


def _whole(report: Report, outlet: Outlet, look: Look) -> str:
    """The report in one piece; only a format that is asked for is imported."""
    format = outlet.target.format
    if format == 'html':
        return drawn(check_page.page(report, look.verbosity), outlet, colour=look.colour)
    render: Callable[..., str] = import_module(f'masa_check.reporters.check.{format}').render
    if format not in ROOTED:
        return render(report)
    return render(report, paths.root(), **({'include_waived': look.include_waived} if format == 'sarif' else {}))
