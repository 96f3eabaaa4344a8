"""The section of a board paper on dates: what falls due by law, guidance and the text itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from masa_check.deadlines.calendar import deadlines
from masa_check.deadlines.due import Due, SetBy, State, Window
from masa_check.reporters.board.subject import PaperSubject
from masa_check.reporters.board.wording import capital, shortened, spoken
from masa_check.reporters.deadlines.page import strength
from masa_check.reporters.draw.page import Block, Heading, how_many, say

LETTERS = 110
PAST = 'already past, as far as these documents tell'
NEVER = Window(date.max, date.max)
OVER = (State.OVERDUE, State.PERHAPS)


def dates_ahead(subject: PaperSubject, most: int) -> Iterator[Block]:
    """The next days, the earliest first, and before them what may be overdue."""
    yield Heading('9. Dates ahead', 2)
    question = subject.question
    declarations = [one.declaration for one in subject.declared if one.declaration]
    dues = [one for one in deadlines(declarations, question.rulebook, question.on) if one.set_by is not SetBy.WAIVER]
    over = [one for one in dues if one.state in OVER]
    ahead = sorted((one for one in dues if one.state is State.DUE), key=lambda one: one.window or NEVER)
    shown = [*over, *ahead][:most]
    yield from (say(_sentence(one), step=1) for one in shown)
    if len(over) + len(ahead) > most:
        yield say(f'And {how_many(len(over) + len(ahead) - most, "date")} more.')
    if not shown:
        yield say('These documents set no day that is still to come.')


def _sentence(due: Due) -> str:
    window = due.window
    if window is None:
        return f'{capital(due.what)}.'
    when = spoken(window.first)
    if window.last != window.first:
        when = f'between {when} and {spoken(window.last)}'
    late = f'; {PAST}' if due.state in OVER else ''
    return f'{capital(when)}: {shortened(due.what, LETTERS)}; {strength(due).text}{late}.'
