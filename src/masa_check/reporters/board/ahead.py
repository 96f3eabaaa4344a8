"""The section of a board paper on dates: what falls due by law, guidance and the text itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from masa_check.deadlines.calendar import deadlines
from masa_check.deadlines.due import Due, SetBy, State, Window
from masa_check.deadlines.urgency import Urgency, urgency
from masa_check.reporters.board.subject import PaperSubject
from masa_check.reporters.board.wording import capital, shortened, spoken
from masa_check.reporters.draw.page import Block, Heading, Table, Words, how_many, say
from masa_check.reporters.draw.verdicts import FORCES

HEAD = ('When', 'What falls due', 'By what authority', 'How it stands')
WIDTHS = (19, 45, 14, 22)
WHAT, WHY, READINGS = 110, 90, 200  # letters; the last where the law can be read in two ways
PROMISED, PLANNED = 'promised in the text', 'planned'
STANDS = {
    State.OVERDUE: 'Overdue, as far as these documents tell',
    State.PERHAPS: 'Perhaps overdue',
    State.GONE_BY: 'The day has gone by; these documents do not tell whether it was met',
    State.DUE: 'Still to come',
    State.UNKNOWN: 'No day is known',
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
    if shown:
        yield Table(HEAD, tuple(map(_row, shown)), widths=WIDTHS)
    if len(dues) > most:
        yield say(f'{how_many(len(dues) - most, "further date")} not shown here.')
    if not shown:
        yield say('These documents set no day that is still to come.')


def _row(due: Due) -> tuple[Words, ...]:
    why = shortened(due.why, READINGS if due.state is State.PERHAPS else WHY)
    what = Words(capital(shortened(due.what, WHAT)), '', (), (Words(why, 'faint'),))
    authority = FORCES[due.force] if due.force else PLANNED if due.set_by is SetBy.PLAN else PROMISED
    return Words(_when(due.window) if due.window else ''), what, Words(authority), Words(STANDS[due.state])


def _when(window: Window) -> str:
    if window.first == window.last:
        return spoken(window.first)
    return f'Between {spoken(window.first)} and {spoken(window.last)}'
