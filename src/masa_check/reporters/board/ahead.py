"""The section of a board paper on dates: what falls due by law, guidance and the text itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from masa_check.deadlines.calendar import deadlines
from masa_check.deadlines.due import Due, SetBy, State, Window
from masa_check.deadlines.urgency import Urgency, urgency
from masa_check.reporters.board.subject import PaperSubject
from masa_check.reporters.board.wording import capital, shortened, spoken
from masa_check.reporters.deadlines.page import STATES, strength
from masa_check.reporters.draw.page import Block, Heading, how_many, say

LETTERS = 110
REASON = 170
AS_FAR = {
    State.OVERDUE: ', as far as these documents tell',
    State.GONE_BY: '; these documents do not tell whether it was met',
}
NEVER = Window(date.max, date.max)
FIRST = (Urgency.OVERDUE, Urgency.PERHAPS, Urgency.TO_CONFIRM)


def dates_ahead(subject: PaperSubject, most: int) -> Iterator[Block]:
    """The next days, the earliest first, between what may be overdue and what was promised or has no day."""
    yield Heading('9. Dates ahead', 2)
    question = subject.question
    declarations = [one.declaration for one in subject.declared if one.declaration]
    dues = [one for one in deadlines(declarations, question.rulebook, question.on) if one.set_by is not SetBy.WAIVER]
    first = [one for one in dues if urgency(one) in FIRST]
    ahead = sorted((one for one in dues if one.state is State.DUE), key=lambda one: one.window or NEVER)
    others = [one for one in dues if one not in first and one not in ahead]
    shown = [*first[: most - bool(ahead)], *ahead, *first[most - bool(ahead) :], *others][:most]
    yield from (say(_sentence(one), step=1) for one in shown)
    if len(dues) > most:
        yield say(f'And {how_many(len(dues) - most, "date")} more.')
    if not shown:
        yield say('These documents set no day that is still to come.')


def _sentence(due: Due) -> str:
    label, _ = STATES[due.state]
    said = f'{label}{AS_FAR.get(due.state, "")}'
    what = f'{shortened(due.what, LETTERS)}; {strength(due).text}; {said} ({shortened(due.why, REASON)}).'
    return capital(f'{_when(due.window)}: {what}' if due.window else what)


def _when(window: Window) -> str:
    if window.first == window.last:
        return spoken(window.first)
    return f'between {spoken(window.first)} and {spoken(window.last)}'
