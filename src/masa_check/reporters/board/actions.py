"""The actions of a board paper: what a text does not show, what to do, by which office and when."""

from __future__ import annotations

from collections.abc import Iterator

from masa_check.report.acceptance import AcceptanceState
from masa_check.report.finding import Finding
from masa_check.reporters.board.fit import Measure
from masa_check.reporters.board.subject import TO_READ, DutyAnswer, PaperSubject
from masa_check.reporters.board.wording import capital, few, shortened, spoken, wrong
from masa_check.reporters.draw.page import Block, Heading, Table, Words, how_many, say
from masa_check.reporters.draw.verdicts import FORCES

HEAD = ('What this text does not show', 'Action', 'Owner', 'Due', 'Cost')
IN_PART = 'Only a part of the text was read: look first in what was not read.'
WIDTHS = (38, 34, 12, 9, 7)
FEWER = 20  # letters of an action than of a gap, whose column is wider


def actions(subject: PaperSubject, measure: Measure) -> Iterator[Block]:
    """The gravest duties that are not shown in full, as many as the measure has, with what is left to fill in."""
    yield Heading('8. Actions', 2)
    most = measure.actions
    rows = [_row(one, measure.letters) for one in subject.short[:most]]
    if number := sum(subject.undeclared.values()):
        missing = f'{how_many(number, "point")} not recorded yet (annex A)'
        rows.append((Words(missing), Words(TO_READ), Words(''), Words(''), Words('')))
    if rows:
        yield Table(HEAD, tuple(rows), widths=WIDTHS)
    else:
        yield say('No action follows from this text.')
    if rows and any(document.in_part for document in subject.documents):
        yield say(IN_PART)
    if len(subject.short) > most:
        more = how_many(len(subject.short) - most, 'more duty', 'more duties')
        yield say(f'Annex A says what to do about {more}, and about what is advice.')


def _row(one: DutyAnswer, letters: int) -> tuple[Words, ...]:
    found = [(finding, ask) for finding, ask in one.shortfalls if PaperSubject.weighs(finding)]
    weighing = [finding for finding, _ in found]
    gap = capital(few((f'{one.subject(ask)}: {wrong(ask)}' for _, ask in found), len(found)))
    waived = [finding.accepted for finding in weighing if finding.state is AcceptanceState.WAIVED]
    owners = few((accepted.owner for accepted in waived if accepted), len(waived))
    days = few((spoken(accepted.until) for accepted in waived if accepted and accepted.until), len(waived))
    return (
        Words(shortened(gap, letters), '', (), (Words(FORCES[weighing[0].force or one.answer.force], 'faint'),)),
        Words(shortened(few(map(one.to_do, weighing), len(weighing), '. '), letters - FEWER)),
        Words(owners),
        Words(days),
        Words(''),
    )


def known_gaps(subject: PaperSubject) -> Iterator[Block]:
    """The gaps that were known before, with the office that puts them right, the day and the reason."""
    yield Heading('Annex B. Known gaps', 2)
    known = [finding for document in subject.documents for finding in document.accepted]
    waived = [finding for finding in known if finding.state is AcceptanceState.WAIVED]
    if waived:
        head = ('Duty', 'What this text does not show', 'Owner', 'By', 'Reason')
        yield Table(head, tuple(map(_waived, waived)), widths=(22, 30, 16, 12, 20))
    others = [finding for finding in known if finding.state is AcceptanceState.KNOWN]
    if others:
        yield say('Known when checks began; no office has undertaken to put these right:')
        yield Table(
            ('Duty', 'What this text does not show', 'Owner', 'By'), tuple(map(_known, others)), widths=(30, 42, 16, 12)
        )
    if not known:
        yield say('None is recorded.')


def _waived(finding: Finding) -> tuple[Words, ...]:
    accepted = finding.accepted
    owner, until, reason = (accepted.owner, accepted.until, accepted.reason) if accepted else ('', None, '')
    return tuple(map(Words, (finding.asks, _gap(finding), owner, spoken(until) if until else '', reason)))


def _known(finding: Finding) -> tuple[Words, ...]:
    return Words(finding.asks), Words(_gap(finding)), Words(''), Words('')


def _gap(finding: Finding) -> str:
    return 'Not fully recorded yet' if finding.is_undeclared else finding.message
