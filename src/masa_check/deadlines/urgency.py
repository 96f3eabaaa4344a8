"""The order of deadlines: by how urgent they are, over all areas or within each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from masa_check.deadlines.due import Due, SetBy, State
from masa_check.values import Force, Ladder


class ListedBy(StrEnum):
    """What deadlines are listed by."""

    URGENCY = 'urgency'
    AREA = 'area'


class Urgency(Ladder):
    """How urgent a deadline is, the most urgent first."""

    OVERDUE = 'overdue'
    PERHAPS = 'perhaps overdue'
    TO_CONFIRM = 'gone by'
    CHANGED = 'changed'
    COMING = 'still to come'
    PAST_PROMISE = 'promised for a day gone by'
    NO_DAY = 'no day known'


OF_STATE = {
    State.OVERDUE: Urgency.OVERDUE,
    State.PERHAPS: Urgency.PERHAPS,
    State.GONE_BY: Urgency.TO_CONFIRM,
    State.DUE: Urgency.COMING,
    State.UNKNOWN: Urgency.NO_DAY,
}


def urgency(due: Due) -> Urgency:
    """How urgent it is: what a change asks is apart; a promise gone by is less urgent than what was asked by then."""
    if due.set_by is SetBy.CHANGE:
        return Urgency.CHANGED
    if due.state is State.GONE_BY and due.force is None:
        return Urgency.PAST_PROMISE
    return OF_STATE[due.state]


def by_urgency(due: Due) -> tuple[int, int, int, str, str, str]:
    """
    The sort key of a deadline over all areas.

    What is over goes by force, what is to come by its day. The earliest day goes first, and among those of which it is
    not known whether they were met, the latest.
    """
    level = urgency(due)
    force = due.force.rank if due.force else len(Force)
    day = (due.window.last if due.window else date.max).toordinal()
    if level in (Urgency.TO_CONFIRM, Urgency.PAST_PROMISE):
        day = -day
    first, second = (day, force) if level is Urgency.COMING else (force, day)
    return level.rank, first, second, due.area, due.rule, due.about


def in_order(dues: Iterable[Due], by: ListedBy) -> tuple[Due, ...]:
    """Deadlines with the most urgent first, over all areas or within each."""
    urgent = sorted(dues, key=by_urgency)
    return tuple(sorted(urgent, key=lambda due: due.area) if by is ListedBy.AREA else urgent)
