"""Deadlines as a page for people, by urgency or by area, each with its authority and the reason for its day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from masa_check.deadlines.calendar import Deadlines
from masa_check.deadlines.due import Due, SetBy, State
from masa_check.deadlines.urgency import ListedBy, Urgency, urgency
from masa_check.reporters.check.frame import opening, to_confirm
from masa_check.reporters.draw.page import Block, Heading, Page, Words, how_many, say
from masa_check.reporters.draw.verdicts import FORCES

STATES = {
    State.OVERDUE: ('overdue', 'gap'),
    State.PERHAPS: ('perhaps overdue', 'partly'),
    State.GONE_BY: ('gone by', 'partly'),
    State.DUE: ('due', 'met'),
    State.UNKNOWN: ('no day known', 'undeclared'),
}
WIDTH = max(len(said) for said, _ in STATES.values())
TITLES = {
    Urgency.OVERDUE: 'Overdue',
    Urgency.PERHAPS: 'Perhaps overdue',
    Urgency.TO_CONFIRM: 'Gone by: we cannot tell whether it was met',
    Urgency.CHANGED: 'Changed: what to publish again, and whom to tell',
    Urgency.COMING: 'Still to come',
    Urgency.PAST_PROMISE: 'Promised or planned for a day gone by: we cannot tell whether it was met',
    Urgency.NO_DAY: 'No day known',
}
PROMISED = 'promised'
PLANNED = 'plan'


def page(calendar: Deadlines) -> Page:
    """The page of the deadlines, under headings of urgency or of areas."""
    return Page(tuple(_page(calendar)))


def _page(calendar: Deadlines) -> Iterator[Block]:
    yield from opening(calendar.rulebook.notice(calendar.on)).blocks
    yield from to_confirm(calendar.proposed)
    by_area = calendar.by is ListedBy.AREA
    for title, dues in groupby(calendar.dues, key=_of_area if by_area else _of_urgency):
        yield Heading(title[1])
        for due in dues:
            yield from _due(due, named=not by_area)
    if calendar.unread:
        yield Heading('Files that cannot be read', level=2)
        yield from (say(Words(one.path, 'place'), f'  {one.fault}') for one in calendar.unread)
    yield say()
    counts = ', '.join(
        f'{calendar.count(state)} {label}' for state, (label, _) in STATES.items() if calendar.count(state)
    )
    read = Words(f'{how_many(calendar.documents, "document")} read', 'heading')
    yield say(read, f', deadlines: {counts or _none(calendar)}.')
    yield say(
        f'On {calendar.on}, with version {calendar.rulebook.hash} of the rules. '
        'Overdue means: as far as the files given tell.'
    )
    yield say('Perhaps overdue means: the day is not exact, or the law can be read in two ways.')
    yield say('Gone by means: the day is over, and the files do not tell whether it was done.')


def _of_area(due: Due) -> tuple[str, str]:
    return due.area, due.name


def _of_urgency(due: Due) -> tuple[str, str]:
    level = urgency(due)
    return level, TITLES[level]


def _none(calendar: Deadlines) -> str:
    """The words where no deadline is known; what falls due by a file that cannot be read nobody knows."""
    if not calendar.unread:
        return 'none'
    unread = how_many(len(calendar.unread), 'file')
    return f'none known; {unread} could not be read, so what falls due there is not known'


def _due(due: Due, *, named: bool) -> Iterator[Block]:
    label, tone = STATES[due.state]
    when = f' {due.window}' if due.window else ''
    yield say()
    yield say(Words(label.ljust(WIDTH), tone), Words(when.ljust(11)), '  ', strength(due), f'  {due.what}')
    if named:
        yield say(Words(due.name, 'heading'), step=1)
    yield say(due.why, step=1)
    yield say(Words(due.citation, 'faint'), step=1)
    for place in due.places:
        yield say(Words(str(place), 'place'), step=1)


def strength(due: Due) -> Words:
    """The force of a deadline, or whose word it is: promised, or a plan."""
    return (
        Words(FORCES[due.force], due.force) if due.force else Words(PLANNED if due.set_by is SetBy.PLAN else PROMISED)
    )
