"""Sends the report of a check to every place that was asked for, in the format asked for there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from masa_check.cli import github_job, paths, terminal
from masa_check.cli.formats import Formats, Look, data, page, write_all
from masa_check.cli.output import Outlet
from masa_check.report.question import Question
from masa_check.report.report import Count, DocumentReport, Report

FORMATS: Formats = {
    'text': page('check.page.document_page', 'verbosity'),
    'concise': data('check.concise.render'),
    'json': data('check.json.render'),
    'sarif': data('check.sarif.render', 'root', 'include_waived'),
    'github': data('check.github.render', 'root'),
    'gitlab': data('check.gitlab.render', 'root'),
    'junit': data('check.junit.render', 'root', 'fail_on'),
    'markdown': data('check.markdown.render', 'fail_on'),
    'csv': data('check.csv.render'),
    'html': page('check.page.page', 'verbosity', 'fail_on'),
}
STREAMED = ('text', 'concise')  # made document by document, so that many of them take no more room than one
FOR_PEOPLE = ('text', 'markdown', 'html')  # which say themselves how the run ends
OPENING = {'text': page('check.frame.opening')}  # what a streamed format has before the first document
CLOSING = {'text': page('check.frame.closing', 'fail_on')}  # what a streamed format has after the last document


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
    for number, one in enumerate(documents):
        begun = number > 0 or _send_notice([Beginning(*outlet) for outlet in streamed], question, look)
        write_all(FORMATS, streamed if begun else [Beginning(*outlet) for outlet in streamed], look, one)
        if whole:
            kept.append(one)
        count = count.plus(one)
    if count.documents or count.findings or told_of_none():
        for outlet in streamed:
            if outlet.target.format in CLOSING:
                CLOSING[outlet.target.format].write(outlet, look, count, question.on, question.rulebook.hash)
        _send_whole(Report(question.on, question.rulebook, tuple(kept)), whole, look)
        _tell(count, outlets, look)
    return count


class Beginning(Outlet):
    """An outlet to which nothing is written yet: it leaves out an empty line before everything else."""

    def write(self, text: str) -> None:
        super().write(text.removeprefix('\n'))


def _send_notice(outlets: Sequence[Outlet], question: Question, look: Look) -> bool:
    """Send what holds of the guidance on the day of the run; gives whether there is anything."""
    notice = question.rulebook.notice(question.on)
    for outlet in outlets:
        if notice and outlet.target.format in OPENING:
            OPENING[outlet.target.format].write(outlet, look, notice)
    return bool(notice)


def _tell(count: Count, outlets: Sequence[Outlet], look: Look) -> None:
    """Say on standard error why the run fails, where what is printed is for programs and does not."""
    printed = [one for one in outlets if not one.target.path and one.target.format not in FOR_PEOPLE]
    if printed and (count.fails(look.fail_on) or count.known_statutory):
        from masa_check.reporters.check.outcome import notices  # noqa: PLC0415 - only such a run pays for it

        for notice in notices(count, look.fail_on):
            terminal.tell(f'masa-check: {notice}')


def _send_whole(report: Report, outlets: Sequence[Outlet], look: Look) -> None:
    write_all(FORMATS, outlets, look, report)
    if any(outlet.target.format == 'github' for outlet in outlets):
        sarif = next((outlet.target.path for outlet in outlets if outlet.target.format == 'sarif'), '')
        github_job.tell(report, look.fail_on, paths.root().path(sarif) if sarif else '')
