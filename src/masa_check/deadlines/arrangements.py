"""What the arrangements of an area say of their own reviews, of the list of agencies, and of the yearly report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from masa_check.deadlines.basis import Area, Basis, Rule, day, published
from masa_check.deadlines.due import Due, Window, months_of, recurring
from masa_check.declaration import Declaration
from masa_check.model.typed import Frequency
from masa_check.select import look
from masa_check.values import DayOfYear

REVIEW = Rule('review', 'the arrangements are reviewed')
SCRUTINY = Rule('review-by-scrutiny', 'independent scrutiny reviews the arrangements')
AGENCIES = Rule('agency-list', 'the list of relevant agencies is reviewed')
OWN = Rule(
    'yearly-report-promised',
    'the yearly report is published, by the word of the arrangements',
    citation='promised in the text; what law and guidance ask stands on lines of its own',
)


# What comes round, and where the text says how often.
ROUNDS = (
    (REVIEW, ('publication', 'reviewed_every')),
    (SCRUTINY, ('scrutiny', 'reviewed_every')),
    (AGENCIES, ('agencies', 'reviewed')),
)


def due(area: Area, on: date) -> Iterator[Due]:
    """What falls due by the current arrangements of an area; those that were replaced bind nobody any more."""
    current = area.current(on)
    if current is None:
        return
    review = day(current.model, 'publication', 'review_on')
    if review:
        yield Basis(current, ('publication', 'review_on'), on).due(REVIEW, review, 'the day that the text names')
    for rule, path in ROUNDS:
        if not (review and rule is REVIEW):
            yield from _round(current, rule, path, on)
    yield from _own_deadline(area, current, on)


def _round(current: Declaration, rule: Rule, path: tuple[str, ...], on: date) -> Iterator[Due]:
    found = look(current.model, path)
    if not found.in_place:
        return
    said: Frequency = found.value
    months = months_of(said.every or '')
    start = published(current) or (Window(*current.dated) if current.dated else None)
    basis = Basis(current, found.at, on)
    words = f'the text says "{said.every}"'
    if not months:
        yield basis.due(rule, None, f'{words}, which does not tell a day')
    elif not start:
        yield basis.due(rule, None, f'{words}; from when to count is not declared')
    else:
        why = f'{words}; counted from the date of the text, {start}, as when it was last done is not declared'
        yield basis.due(rule, recurring(start, months, on), why)


def _own_deadline(area: Area, current: Declaration, on: date) -> Iterator[Due]:
    """The day by which the arrangements themselves promise the yearly report."""
    found = look(current.model, ('yearly_report', 'deadline'))
    if not found.in_place:
        return
    by: DayOfYear = found.value.by
    limit = date(by.year, by.month, by.day) if by.year else _next(by, on)
    if any(_answers(one, limit) for one in area.reports):
        return
    each = 'each year' if not by.year else 'once'
    yield Basis(current, found.at, on).due(OWN, Window(limit, limit), f'the text says {by}, {each}')


def _answers(report: Declaration, limit: date) -> bool:
    """Whether a report is the one due by a day: out in the year before it, and not late for the year before that."""
    year_before = Window(limit, limit).plus(months=-12).first
    out, ends = published(report), day(report.model, 'period', 'ends')
    late = ends is not None and ends.last < year_before
    return out is not None and year_before < out.first <= limit and not late


def _next(by: DayOfYear, on: date) -> date:
    this = date(on.year, by.month, by.day)
    return this if this >= on else date(on.year + 1, by.month, by.day)
