"""The board paper as a page: thirteen sections on at most two pages of paper, and four annexes."""

from __future__ import annotations

from collections.abc import Iterator

from masa_check.reporters.board import actions, ahead, annexes, changes, duties, forms, matters, opening
from masa_check.reporters.board.subject import NAMES, Subject
from masa_check.reporters.board.wording import spoken
from masa_check.reporters.draw.page import CAVEAT, Block, Heading, Page, say

UNREADABLE = (
    'What was recorded of this document could not be read. No duty has been checked: there is nothing to decide yet.'
)


def paper(subject: Subject) -> Page:
    """The paper on a subject; of one that cannot be read, only that."""
    title = _title(subject)
    if any(document.broken for document in subject.documents):
        return Page((Heading(title), say(UNREADABLE)), (CAVEAT,), title)
    return Page((Heading(title), *_sections(subject), *_annexes(subject)), (CAVEAT,), title)


def _title(subject: Subject) -> str:
    kinds = ' and '.join(NAMES[one.kind] for one in subject.declared if one.kind in NAMES)
    return f'{subject.declared[0].name}: {kinds or "document"}. Paper of {spoken(subject.question.on)}'


def _sections(subject: Subject) -> Iterator[Block]:
    """The sections to be read before the meeting."""
    yield from opening.what_was_read(subject)
    yield from opening.what_to_decide(subject)
    yield from opening.what_it_is(subject)
    yield from duties.summary(subject)
    yield from duties.statutory(subject, 120)
    yield from matters.matters(subject)
    yield from changes.since_before(subject, 4)
    yield from actions.actions(subject, 4)
    yield from ahead.dates_ahead(subject, 3)
    yield from forms.comment()
    yield from duties.for_a_person(subject)
    yield from forms.implications()
    yield from forms.decision(subject)


def _annexes(subject: Subject) -> Iterator[Block]:
    """What the sections rest on."""
    yield from annexes.every_duty(subject)
    yield from actions.known_gaps(subject)
    yield from annexes.acts_on_record(subject)
    yield from annexes.how_law_was_read(subject)
