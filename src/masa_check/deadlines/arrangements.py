"""Deadlines from the arrangements' own words: reviews of the text, of the list of agencies, and the yearly report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from masa_check.checks.dates import days_after
from masa_check.deadlines.area import Anchor, AreaDocuments, Rule, day, published
from masa_check.deadlines.due import Due, Window, months_of, recurring
from masa_check.declaration.declaration import Declaration
from masa_check.model.lookup import look
from masa_check.model.typed import Frequency
from masa_check.values import DayOfYear

REVIEW = Rule('review', 'the arrangements are reviewed')
SCRUTINY = Rule('review-by-scrutiny', 'independent scrutiny reviews the arrangements')
AGENCIES = Rule('agency-list', 'the list of relevant agencies is reviewed')
OWN = Rule(
    'yearly-report-promised',
    'the yearly report is published, by the word of the arrangements',
    citation='promised in the text; what law and guidance ask stands on lines of its own',
)


# The recurring reviews, with the path of each frequency.
ROUNDS = (
    (REVIEW, ('publication', 'reviewed_every')),
    (SCRUTINY, ('scrutiny', 'reviewed_every')),
    (AGENCIES, ('agencies', 'reviewed')),
)


def due(area: AreaDocuments, on: date) -> Iterator[Due]:
    """The deadlines from the current arrangements of an area; replaced arrangements set none."""
    current = area.current(on)
    if current is None:
        return
    review = day(current.model, 'publication', 'review_on')
    if review:
        yield Anchor(current, ('publication', 'review_on'), on).due(REVIEW, review, 'the day that the text names')
    for rule, path in ROUNDS:
        if not (review and rule is REVIEW):
            yield from _round(current, rule, path, on)
    yield from _own_deadline(area, current, on)


def _round(current: Declaration, rule: Rule, path: tuple[str, ...], on: date) -> Iterator[Due]:
    """The last and the next turn of a recurring review, or a deadline without a day."""
    lookup = look(current.model, path)
    if not lookup.in_place:
        return
    frequency: Frequency = lookup.value
    months = months_of(frequency.every or '')
    start = published(current) or (Window(*current.dated) if current.dated else None)
    anchor = Anchor(current, lookup.at, on)
    words = f'the text says "{frequency.every}"'
    if not months:
        yield anchor.due(rule, None, f'{words}, which does not tell a day')
    elif not start:
        yield anchor.due(rule, None, f'{words}; from when to count is not declared')
    else:
        why = f'{words}; counted from the date of the text, {start}, as when it was last done is not declared'
        for number, turn in recurring(start, months, on):
            yield anchor.due(rule, turn, why + _past_note(turn.last, on), str(number))


def _own_deadline(area: AreaDocuments, current: Declaration, on: date) -> Iterator[Due]:
    """The day by which the arrangements promise the yearly report."""
    lookup = look(current.model, ('yearly_report', 'deadline'))
    if not lookup.in_place:
        return
    by: DayOfYear = lookup.value.by
    each = 'once' if by.year else 'each year'
    for limit in _turns(by, current, on):
        if not any(_is_answered_by(one, limit) for one in area.reports):
            why = f'the text says {by}, {each}{_past_note(limit, on)}'
            about = '' if by.year else str(limit.year)
            yield Anchor(current, lookup.at, on).due(OWN, Window(limit, limit), why, about)


def _past_note(last: date, on: date) -> str:
    return '; whether it was done is not known' if last < on else ''


def _turns(by: DayOfYear, current: Declaration, on: date) -> Iterator[date]:
    """The promised days: the day itself if its year is named, else the last one since the text and the next one."""
    if by.year:
        yield by.in_year(by.year)
        return
    following = by.next_after(days_after(on, -1))
    past = by.in_year(max(following.year - 1, date.min.year))
    if current.dated and current.dated[1] < past:
        yield past
    yield following


def _is_answered_by(report: Declaration, limit: date) -> bool:
    """
    Whether a report answers a deadline: published in the year before it, late for it, or later than the report due.

    Example, for the report due on 30 September 2024: a report published on 12 November 2024 answers it; one on a period
    that ended before 30 September 2023 does not.
    """
    year_before = Window(limit, limit).plus(months=-12).first
    out, ends = published(report), day(report.model, 'period', 'ends')
    of_year_before = ends is not None and ends.last < year_before
    return out is not None and year_before < out.first and not of_year_before
