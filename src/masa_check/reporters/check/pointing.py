"""How a page says where a finding is and what to do about it: by file and line, for whoever keeps the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from masa_check.engine.answer import Answer, AskAnswer
from masa_check.report.finding import Finding
from masa_check.report.report import DocumentReport
from masa_check.reporters.draw.page import Block, Excerpt, Table, Words, say


class Pointing:
    """By file and line; a page on which answers stand under questions points to these instead."""

    has_ids = True  # whether duties are named by their ids

    def about(self, document: DocumentReport) -> Iterator[Block]:
        """Which document it is, and what a reader is told before its verdicts."""
        dated = f', dated {document.dated}' if document.dated else ''
        if document.name:
            yield say(Words(document.path, 'place'), f'  {document.kind}{dated}' if document.kind else '')
        if document.form:
            yield say(f'{document.form}.')

    def notice(self, document: DocumentReport) -> Iterator[Block]:
        """What a reader is told of the document as it is written."""
        if document.notice:
            yield say(f'{document.notice}.')

    def place(self, finding: Finding) -> tuple[Words, ...]:
        return (Words(finding.place, 'place'),)

    def place_of(self, document: DocumentReport, answer: Answer, ask: AskAnswer) -> tuple[Words, ...]:
        """The place of the answer to an ask, which is no finding."""
        position = document.place(ask)
        return (Words(f'{ask.document}:{position.line}:{position.column}', 'place'),)

    def message(self, finding: Finding) -> str:
        return finding.message

    def remedy(self, finding: Finding) -> str:
        return finding.remedy

    def name(self, duty: str, title: str) -> str:
        """By what a duty is named in a line."""
        return duty if self.has_ids else title

    def excerpt(self, document: DocumentReport, finding: Finding) -> Iterator[Block]:
        """The line of the file, with the stretch that a finding is about."""
        lines = document.lines(finding.path)
        if finding.line <= len(lines):
            yield Excerpt(finding.line, lines[finding.line - 1], finding.column, finding.end_column)

    def verdicts(self, table: Table, answers: Iterable[Answer]) -> Table:
        """The table of verdicts by duty, as it is shown."""
        return table


BY_LINE = Pointing()
