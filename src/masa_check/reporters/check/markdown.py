"""The report for a pull request: verdicts by force, then the findings of every document, the worst first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from masa_check.report.finding import Finding
from masa_check.report.question import Question
from masa_check.report.record import by_record
from masa_check.report.report import Count, DocumentReport, Report
from masa_check.reporters.check.acts import index
from masa_check.reporters.check.evidence import quotation_table
from masa_check.reporters.check.frame import closing, held_to, opening, to_confirm
from masa_check.reporters.check.outcome import FAIL_ON
from masa_check.reporters.check.page import KNOWN, STATUTORY, TO_PUT_RIGHT
from masa_check.reporters.check.stream import NewTexts, whole
from masa_check.reporters.draw import markdown
from masa_check.reporters.draw.page import Block, Heading, Table, Words, how_many, say
from masa_check.reporters.draw.verdicts import FORCES, by_force
from masa_check.values import Force

ROOM = 65_536  # characters that a comment on GitHub may have
TABLES = {TO_PUT_RIGHT: 'what to do', STATUTORY: 'how it stands', KNOWN: 'how it stands'}  # and the last column
WIDEST = 400  # characters of one cell: one long name leaves room for other findings


class MarkdownWriter:
    """The report as Markdown, cut where a row ends if there is not room for all of it."""

    def __init__(
        self,
        question: Question,
        _: NewTexts = list[str],
        room: int = ROOM,
        size: Callable[[str], int] = len,
        *,
        fail_on: Force | None = FAIL_ON,
    ) -> None:
        self._question, self._fail_on, self._room = question, fail_on, room
        self._part = partial(markdown.PagePart, room, size)
        self._verdicts, self._quotations, self._index = self._part(), self._part(), self._part()
        self._rows: dict[tuple[str, int], markdown.PagePart] = {}  # by the title above them, and by rank

    def add(self, document: DocumentReport) -> None:
        self._verdicts.add(markdown.pieces(_verdicts(document)))
        for finding in document.counted:
            part = self._rows.setdefault((_title(finding), finding.rank), self._part())
            part.add([markdown.drawn_row(_row(finding))])
        self._quotations.add(markdown.pieces(quotation_table(document, level=3)))
        self._index.add(markdown.pieces(index(document, level=3)))

    def end(self, count: Count, room: int | None = None) -> Iterator[str]:
        """The whole report, in no more room than was said at first."""
        yield markdown.PagePart.joined(self._parts(count), self._room if room is None else room)

    def _parts(self, count: Count) -> Iterator[markdown.PagePart]:
        book, on = self._question.rulebook, self._question.on
        head = (*opening(book.notice(on)).blocks, Heading('masa-check', level=2))
        yield self._drawn(markdown.pieces((*head, *closing(count, on, book.hash, self._fail_on).blocks)))
        yield self._verdicts
        for title, last in TABLES.items():
            parts = [self._rows[key] for key in sorted(self._rows) if key[0] == title]
            if parts:
                columns = ('force', 'duty', 'what is wrong', 'where', last)
                *above, below = markdown.pieces((Heading(title, level=3), Table(columns, ())))
                yield from (self._drawn(above), *parts, self._drawn([below]))
        yield self._quotations
        yield self._index

    def _drawn(self, pieces: Iterable[markdown.Piece]) -> markdown.PagePart:
        part = self._part()
        part.add(pieces)
        return part


def render(
    report: Report, room: int = ROOM, size: Callable[[str], int] = len, *, fail_on: Force | None = FAIL_ON
) -> str:
    """The report on a whole run."""
    return whole(MarkdownWriter, report, room=room, size=size, fail_on=fail_on)


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


def _title(finding: Finding) -> str:
    """The title of the table that a finding stands in."""
    if not finding.accepted:
        return TO_PUT_RIGHT
    return STATUTORY if finding.is_known_statutory else KNOWN


def _row(finding: Finding) -> tuple[Words, ...]:
    return (*_message(finding), Words(_short(_why(finding) if finding.accepted else finding.remedy)))


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
