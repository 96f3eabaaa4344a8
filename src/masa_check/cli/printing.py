"""Sends the report of a check to every place that was asked for, in the format asked for there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from masa_check.cli import github_job, paths, terminal
from masa_check.cli.formats import Formats, Look, data, page, write_all
from masa_check.cli.output import Outlet
from masa_check.cli.spool import spools
from masa_check.report.question import Question
from masa_check.report.report import Count, DocumentReport

REPORTS: Formats = {  # on as many documents as one likes
    'text': page('check.page.document_page', 'verbosity'),
    'concise': data('check.concise.render'),
    'json': data('check.json.JsonWriter'),
    'sarif': data('check.sarif.SarifWriter', 'root', 'include_waived'),
    'github': data('check.github.GithubWriter', 'root'),
    'gitlab': data('check.gitlab.GitlabWriter', 'root'),
    'junit': data('check.junit.JunitWriter', 'root', 'fail_on'),
    'markdown': data('check.markdown.MarkdownWriter', 'fail_on'),
    'csv': data('check.csv.CsvWriter'),
    'html': data('check.html.HtmlWriter', 'verbosity', 'fail_on'),
}
PAPERS: Formats = {  # on the documents of one partnership
    'docx': data('board.writer.WordWriter'),
    'board': data('board.writer.PrintWriter'),
}
FORMATS: Formats = {**REPORTS, **PAPERS}
STREAMED = ('text', 'concise')  # written with each document; the others take each document, and are written at the end
AT_ONCE = 65_536  # characters, more or less, that are written at once
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
    count = Count()
    with spools() as texts:
        written = [
            (outlet, FORMATS[outlet.target.format].make(outlet, look, question, texts))
            for outlet in outlets
            if outlet.target.format not in STREAMED
        ]
        job = github_job.writer(question, look.fail_on) if _is_for_a_job(outlets) else None
        writers = [*(writer for _, writer in written), *([job] if job else [])]
        for number, one in enumerate(documents):
            begun = number > 0 or _send_notice(streamed, question, look)
            write_all(FORMATS, streamed if begun else [Beginning(*outlet) for outlet in streamed], look, one)
            for writer in writers:
                writer.add(one)
            count = count.plus(one)
        if count.documents or count.findings or told_of_none():
            for outlet in streamed:
                if outlet.target.format in CLOSING:
                    CLOSING[outlet.target.format].write(outlet, look, count, question.on, question.rulebook.hash)
            for outlet, writer in written:
                _write(outlet, writer.end(count))
            if job:
                github_job.tell(job, count, _sarif(outlets))
            _tell(count, outlets, look)
    return count


def _write(outlet: Outlet, parts: Iterable[str | bytes]) -> None:
    """Write the parts of a report, many small ones at once; a file that is no text comes whole."""
    waiting: list[str] = []
    size = 0
    for part in parts:
        if isinstance(part, bytes):
            outlet.write(part)
            continue
        waiting.append(part)
        size += len(part)
        if size >= AT_ONCE:
            outlet.write(''.join(waiting))
            waiting, size = [], 0
    outlet.write(''.join(waiting))


class Beginning(Outlet):
    """An outlet to which nothing is written yet: it leaves out an empty line before everything else."""

    def write(self, text: str | bytes) -> None:
        super().write(text if isinstance(text, bytes) else text.removeprefix('\n'))


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


def _is_for_a_job(outlets: Sequence[Outlet]) -> bool:
    return any(outlet.target.format == 'github' for outlet in outlets) and bool(github_job.files())


def _sarif(outlets: Sequence[Outlet]) -> str:
    """The file of SARIF, from the root of the repository."""
    sarif = next((outlet.target.path for outlet in outlets if outlet.target.format == 'sarif'), '')
    return paths.root().path(sarif) if sarif else ''
