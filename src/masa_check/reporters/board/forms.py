"""What a board paper leaves to be filled in: the scrutineer's comment, implications, and each partner's decision."""

from __future__ import annotations

from collections.abc import Iterator

from masa_check.declaration.kinds import ARRANGEMENTS, YEARLY_REPORT
from masa_check.model.lookup import items_of
from masa_check.reporters.board.subject import PaperSubject
from masa_check.reporters.draw.page import Block, Heading, Table, Words, say

EMPTY = Words('')
IMPLICATIONS = ('Legal', 'Financial', 'Equality', 'Data protection')
PARTNERS = ('The local authority', 'The health body', 'The police')
NO_SIGN_OFF = 'This records a decision on this paper. It is not the sign-off of the arrangements or of the report.'


def comment() -> Iterator[Block]:
    """Room for the comment of the independent scrutineer."""
    yield Heading("10. The independent scrutineer's comment", 2)
    row = (Words('Independent scrutineer'), EMPTY, EMPTY, EMPTY)
    yield Table(('', 'Comment', 'Office', 'Date'), (row,), widths=(14, 54, 19, 13), room=3)


def implications() -> Iterator[Block]:
    """Room for what officers say on each kind of implication."""
    yield Heading('12. Implications, for officers to complete', 2)
    rows = tuple((Words(name), EMPTY) for name in IMPLICATIONS)
    yield Table(('Implication', 'What officers advise'), rows, widths=(18, 82), room=1)


def decision(subject: PaperSubject) -> Iterator[Block]:
    """Room for the decision of each lead partner."""
    yield Heading('13. Decision of each lead partner', 2)
    rows = tuple((Words(name), *[EMPTY] * 4) for name in _partners(subject))
    yield Table(('Partner', 'Agreed', 'Not agreed', 'Office', 'Date'), rows, widths=(38, 10, 12, 26, 14), room=1)
    yield say(Words(NO_SIGN_OFF, 'faint'))


def _partners(subject: PaperSubject) -> tuple[str, ...]:
    """The partners that the documents name, or the three that every area has."""
    for kind in (ARRANGEMENTS, YEARLY_REPORT):
        named = tuple(partner.name for partner in items_of(getattr(subject.model(kind), 'partners', None)))
        if named:
            return named
    return PARTNERS
