"""What stands above the questions on which document this is: its kind, and the guidance by which it is checked."""

from __future__ import annotations

from collections.abc import Iterator

from masa_check.declaration.kinds import ARRANGEMENTS, YEARLY_REPORT
from masa_check.desk.assessment import Assessment
from masa_check.desk.control import Button, DeskBlock, PageEvent
from masa_check.desk.state import DeskState
from masa_check.reporters.check.frame import held_to
from masa_check.reporters.draw.page import Words, say

KINDS = {ARRANGEMENTS: 'arrangements', YEARLY_REPORT: 'a yearly report'}
OTHER = {ARRANGEMENTS: YEARLY_REPORT, YEARLY_REPORT: ARRANGEMENTS}
TO_CHECK = 'What the text itself says of its name and file is filled in below. Look whether it is right.'
UNDATED = 'Give its date: it decides by which guidance it is checked.'
AGAIN = 'Your answers so far are forgotten, as the questions are others. Go on?'


def above(state: DeskState, found: Assessment) -> Iterator[DeskBlock]:
    """The kind of document, how to say that it is another, and the guidance that is asked of it."""
    read = (Words(state.read, 'place'), ' is read as ') if state.read else ('This is ',)
    yield say(*read, Words(KINDS[state.kind], 'heading'), '.')
    other = OTHER[state.kind]
    ask = {'ask': AGAIN} if state.answers else {}
    if not state.opened.text:
        yield Button('other-kind', f'No, it is {KINDS[other]}', PageEvent('kind', {'kind': other, **ask}), 'plain')
    if state.read:
        yield say(TO_CHECK)
    if ('dated',) not in state.answers:
        yield say(Words(UNDATED, 'heading'))
    for held in found.editions:
        yield say(held_to(held.standing))
