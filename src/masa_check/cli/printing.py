"""Sends the report of a check to every place that was asked for, in the format asked for there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, Final, NamedTuple

from masa_check.cli import github_job, paths, terminal
from masa_check.cli.formats import Formats, Look, data, page
from masa_check.cli.output import Outlet, Target
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
APART = (*STREAMED, 'json', 'csv', 'gitlab', 'junit')  # drawn of each document whichever came before it
AT_ONCE = 65_536  # characters, more or less, that are written at once
FOR_PEOPLE = ('text', 'markdown', 'html')  # which say themselves how the run ends
OPENING = {'text': page('check.frame.opening')}  # what a streamed format has before the first document
CLOSING = {'text': page('check.frame.closing', 'fail_on')}  # what a streamed format has after the last document


class DrawnDocument(NamedTuple):
    """What a run keeps of a document for a moment: its counts, and what is written of it to each outlet."""

    counts: Count
    streamed: list[list[str | bytes]]  # for each streamed outlet
    parts: list[Any]  # for each other outlet whose format is drawn apart
    document: DocumentReport | None = None  # for those that are not


class DocumentDrawer:
    """Draws documents for the outlets of a run, in whichever process has time."""

    def __init__(self, targets: Sequence[Target], question: Question, look: Look) -> None:
        self._outlets: Final = [Outlet(target) for target in targets]
        self._question: Final = question
        self._look: Final = look
        self._streamed: Final = [outlet for outlet in self._outlets if outlet.target.format in STREAMED]

    @property
    def is_apart(self) -> bool:
        """Whether every format is drawn of each document whichever came before it."""
        return all(outlet.target.format in APART for outlet in self._outlets)

    @cached_property
    def _writers(self) -> list[Any]:
        """What makes the parts of the formats that are drawn apart; none of these takes any."""
        formats = [(outlet, outlet.target.format) for outlet in self._outlets if outlet not in self._streamed]
        return [FORMATS[one].make(outlet, self._look, self._question, list) for outlet, one in formats if one in APART]

    def draw(self, document: DocumentReport) -> DrawnDocument:
        """What is written of a document."""
        streamed = [
            list(FORMATS[outlet.target.format].drawn(outlet, self._look, document)) for outlet in self._streamed
        ]
        parts = [writer.part(document) for writer in self._writers]
        return DrawnDocument(Count.of(document), streamed, parts, None if self.is_apart else document)


def send(
    documents: Iterable[DocumentReport],
    outlets: Sequence[Outlet],
    question: Question,
    look: Look,
    told_of_none: Callable[[], bool] = bool,
) -> Count:
    """Send a report on each document, and at the end on all of them; of none only if that is worth telling."""
    drawing = DocumentDrawer([outlet.target for outlet in outlets], question, look)
    return send_drawn(map(drawing.draw, documents), outlets, question, look, told_of_none)


def send_drawn(
    documents: Iterable[DrawnDocument],
    outlets: Sequence[Outlet],
    question: Question,
    look: Look,
    told_of_none: Callable[[], bool] = bool,
) -> Count:
    """The same of documents that have been drawn."""
    streamed = [outlet for outlet in outlets if outlet.target.format in STREAMED]
    count = Count()
    with spools() as texts:
        written = [
            (outlet, FORMATS[outlet.target.format].make(outlet, look, question, texts))
            for outlet in outlets
            if outlet.target.format not in STREAMED
        ]
        apart = [writer for outlet, writer in written if outlet.target.format in APART]
        whole = [writer for outlet, writer in written if outlet.target.format not in APART]
        job = github_job.writer(question, look.fail_on) if _is_for_a_job(outlets) else None
        whole += [job] if job else []
        for number, one in enumerate(documents):
            begun = number > 0 or _send_notice(streamed, question, look)
            for outlet, drawn in zip(streamed, one.streamed, strict=True):
                for part in drawn:
                    (outlet if begun else Beginning(*outlet)).write(part)
            for writer, part in zip(apart, one.parts, strict=True):
                writer.take(part)
            for writer in whole:
                writer.add(one.document)
            count = count.joined(one.counts)
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
