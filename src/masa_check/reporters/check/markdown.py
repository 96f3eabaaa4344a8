"""The report for a pull request: verdicts by force, then the findings of every document, the worst first."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from masa_check.report.finding import Finding
from masa_check.report.record import by_record
from masa_check.report.report import DocumentReport, Report
from masa_check.reporters.check.acts import index
from masa_check.reporters.check.frame import closing, held_to, opening, to_confirm
from masa_check.reporters.check.outcome import FAIL_ON
from masa_check.reporters.check.page import STATUTORY
from masa_check.reporters.draw import markdown
from masa_check.reporters.draw.page import Block, Heading, Page, Table, Words, how_many, say
from masa_check.reporters.draw.verdicts import FORCES, by_force
from masa_check.values import Force

ROOM = 65_536  # characters that a comment on GitHub may have
WIDEST = 400  # characters of one cell: one long name leaves room for other findings


def render(
    report: Report, room: int = ROOM, size: Callable[[str], int] = len, *, fail_on: Force | None = FAIL_ON
) -> str:
    """The report as Markdown, cut where a row ends if there is not room for all of it."""
    return markdown.draw_within(Page(tuple(_page(report, fail_on))), room, size)


def _page(report: Report, fail_on: Force | None) -> Iterator[Block]:
    yield from opening(report.notice).blocks
    yield Heading('masa-check', level=2)
    yield from closing(report.total, report.on, report.rulebook.hash, fail_on).blocks
    for document in report.documents:
        yield from _verdicts(document)
    counted = [finding for document in report.documents for finding in document.counted]
    counted.sort(key=lambda finding: finding.rank)
    yield from _findings([finding for finding in counted if not finding.accepted])
    yield from _accepted(STATUTORY, [finding for finding in counted if finding.is_known_statutory])
    others = [finding for finding in counted if finding.accepted and not finding.is_known_statutory]
    yield from _accepted('Known, and not failing the run', others)
    for document in report.documents:
        yield from index(document, level=3)


def _verdicts(document: DocumentReport) -> Iterator[Block]:
    yield Heading(_short(document.name or document.path), level=3)
    yield say(Words(_short(document.path), 'place'), '; it cannot be read' if document.broken else '')
    yield from to_confirm(document.proposed)
    if document.notice:
        yield say(f'{_short(document.notice)}.')
    for held in document.deciding:
        yield say(held_to(held.standing))
        yield by_force(held.answers)
    for held in document.deciding:
        number = sum(finding.edition == held.standing.edition.id for finding in document.replaced)
        if number:
            yield say(
                f'{held.standing.guidance.capitalize()}: {how_many(number, "finding")}; the full report has them.'
            )


def _findings(findings: list[Finding]) -> Iterator[Block]:
    if findings:
        yield Heading('What to put right, worst first', level=3)
        rows = [(*_message(finding), Words(_short(finding.remedy))) for finding in findings]
        yield Table(('force', 'duty', 'what is wrong', 'where', 'what to do'), tuple(rows))


def _accepted(title: str, findings: list[Finding]) -> Iterator[Block]:
    if findings:
        yield Heading(title, level=3)
        rows = [(*_message(finding), Words(_short(_why(finding)))) for finding in findings]
        yield Table(('force', 'duty', 'what is wrong', 'where', 'how it stands'), tuple(rows))


def _why(finding: Finding) -> str:
    assert finding.accepted
    return '; '.join(filter(None, (finding.accepted.words, finding.accepted.reason)))


def _message(finding: Finding) -> tuple[Words, ...]:
    force = FORCES[finding.force] if finding.force else 'shape'
    place = f'{_short(finding.path)}:{finding.line}'
    message = '. '.join(filter(None, (finding.message, by_record(finding.acts))))
    return Words(force), Words(finding.duty), Words(_short(message)), Words(place)


def _short(text: str) -> str:
    return text if len(text) <= WIDEST else f'{text[:WIDEST]}…'
