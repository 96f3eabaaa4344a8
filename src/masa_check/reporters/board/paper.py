"""The board paper as a page: thirteen sections on at most two pages of paper, and four annexes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from masa_check.reporters.board import actions, ahead, annexes, changes, duties, forms, matters, opening
from masa_check.reporters.board.fit import Measure, fitted
from masa_check.reporters.board.subject import NAMES, PaperSubject
from masa_check.reporters.board.wording import spoken
from masa_check.reporters.draw.page import CAVEAT, Block, Heading, Page, Words, say

FOR = 'Paper for the lead safeguarding partners,'
MUSTS = 170  # letters that a duty of statute may always take
UNREADABLE = (
    'What was recorded of this document could not be read. No duty has been checked: there is nothing to decide yet.'
)


def paper(subject: PaperSubject) -> Page:
    """The paper on a subject; of one that cannot be read, only that."""
    title = _title(subject)
    head = Heading(title), say(Words(f'{FOR} {spoken(subject.question.on)}', 'faint'))
    if any(document.broken for document in subject.documents):
        return Page((*head, say(UNREADABLE)), (CAVEAT,), title)
    return Page((*head, *fitted(partial(_sections, subject)), *_annexes(subject)), (CAVEAT,), title)


def _title(subject: PaperSubject) -> str:
    kinds = ' and '.join(NAMES[one.kind] for one in subject.declared if one.kind in NAMES)
    return f'{subject.declared[0].name}: {kinds or "document"}'


def _sections(subject: PaperSubject, measure: Measure) -> Iterator[Block]:
    """The sections to be read before the meeting, by a measure."""
    yield from opening.what_was_read(subject)
    yield from opening.what_to_decide(subject)
    yield from opening.what_it_is(subject)
    yield from duties.summary(subject)
    yield from duties.statutory(subject, max(measure.letters, MUSTS))
    yield from matters.matters(subject, measure.names)
    yield from changes.since_before(subject, measure.changes)
    yield from actions.actions(subject, measure)
    yield from ahead.dates_ahead(subject, measure.dates)
    yield from forms.comment()
    yield from duties.for_a_person(subject, measure.names)
    yield from forms.implications()
    yield from forms.decision(subject)


def _annexes(subject: PaperSubject) -> Iterator[Block]:
    """What the sections rest on."""
    yield from annexes.every_duty(subject)
    yield from actions.known_gaps(subject)
    yield from annexes.acts_on_record(subject)
    yield from annexes.how_law_was_read(subject)
