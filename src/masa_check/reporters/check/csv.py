"""The answers as a table for a spreadsheet: a row for each duty that was put to each document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from masa_check.engine.answer import Answer
from masa_check.report.edition_report import EditionReport
from masa_check.report.finding import Finding, grouped
from masa_check.report.question import Question
from masa_check.report.record import by_record
from masa_check.report.report import Count, DocumentReport, Report
from masa_check.reporters.check.quotation import in_one_line
from masa_check.reporters.check.stream import NewTexts, PartWriter, whole
from masa_check.reporters.draw import sheet
from masa_check.values import Outcome

COLUMNS = (
    'path', 'kind', 'name', 'dated', 'on', 'rulebook', 'edition', 'status', 'counts', 'theme', 'duty', 'title', 'force',
    'verdict', 'put', 'met', 'undeclared', 'state', 'line', 'message', 'remedy', 'citation', 'owner', 'until',
    'restated', 'by_record', 'quotes',
)  # fmt: skip


class CsvWriter(PartWriter):
    """A row an answer, under a head; what could not be read has a row of its own."""

    def __init__(self, question: Question, texts: NewTexts) -> None:
        self._run = {'on': question.on.isoformat(), 'rulebook': question.rulebook.hash}
        self._rows = texts()

    def part(self, document: DocumentReport) -> str:
        about = {**self._run, **_about(document)}
        return sheet.lines([(about | row).get(column) for column in COLUMNS] for row in _rows(document))

    def take(self, part: str) -> None:
        self._rows.append(part)

    def end(self, _: Count) -> Iterator[str]:
        yield sheet.lines((COLUMNS,))
        yield from self._rows


def render(report: Report) -> str:
    """The table of a whole run."""
    return whole(CsvWriter, report)


def _about(document: DocumentReport) -> dict[str, Any]:
    return {'path': document.path, 'kind': document.kind, 'name': document.name, 'dated': document.dated}


def _rows(document: DocumentReport) -> Iterator[dict[str, Any]]:
    for finding in document.faults:
        verdict = 'unreadable' if document.broken else ''
        yield {'duty': finding.duty, 'counts': 'yes', 'verdict': verdict, **_finding_cells([finding])}
    by_answer = grouped(() if document.faults else document.findings)
    for held in document.editions:
        for answer in held.answers:
            found = by_answer.get((answer.edition, answer.duty), [])
            done = by_record(act for act in held.terms.acts if act.duty == answer.duty)
            yield {**_answer(held, answer), **_finding_cells(found), 'by_record': done}


def _answer(held: EditionReport, answer: Answer) -> dict[str, Any]:
    outcomes = [ask.outcome for ask in answer.asks]
    return {
        'edition': answer.edition,
        'status': held.standing.status,
        'counts': 'yes' if held.standing.counts else 'no',
        'theme': answer.theme,
        'duty': answer.duty,
        'title': answer.title,
        'force': answer.force.value,
        'verdict': answer.verdict.value,
        'put': len(outcomes) - outcomes.count(Outcome.NOT_APPLICABLE),
        'met': outcomes.count(Outcome.MET),
        'undeclared': outcomes.count(Outcome.UNDECLARED),
        'restated': answer.restated,
        'quotes': in_one_line(answer.asks),
    }


def _finding_cells(findings: list[Finding]) -> dict[str, Any]:
    """What is wrong with one answer: the place of the worst, and of each what is said, once."""
    if not findings:
        return {}
    accepted = [finding.accepted for finding in findings if finding.accepted]
    return {
        'state': _once(finding.state for finding in findings),
        'line': findings[0].line,
        'message': _once(finding.message for finding in findings),
        'remedy': _once(finding.remedy for finding in findings),
        'citation': _once(finding.citation for finding in findings),
        'owner': _once(one.owner for one in accepted),
        'until': _once(str(one.until or '') for one in accepted),
    }


def _once(words: Iterable[str]) -> str:
    return '; '.join(dict.fromkeys(word for word in words if word))
