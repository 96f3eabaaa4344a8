"""Deadlines of the yearly report: its publication, by statute and by guidance, and its copies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from masa_check.deadlines.area import (
    Anchor,
    AreaDocuments,
    Rule,
    by_authority,
    day,
    is_out,
    last_set,
    published,
    set_in,
    unread_on,
)
from masa_check.deadlines.due import Due, State, Window, in_words
from masa_check.declaration.declaration import Declaration
from masa_check.model.bodies import body_of
from masa_check.model.lookup import look
from masa_check.model.status import Status
from masa_check.rulebook.duty import Authority
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import MONTHS, DayOfYear, KeyPath, PartialDate

NEXT = Rule('yearly-report', 'the next yearly report is published', tells=True)
FIRST = 'the first yearly report is published'
AUTUMN = Rule('yearly-report-by-september', 'the yearly report is submitted and published')
COPY = Rule('copies', 'a copy of the yearly report is sent to')
OUT = ('publication', 'on')
BEFORE = ('publication', 'previous_on')
NO_START: tuple[Window | None, str, KeyPath] = (None, '', ())
UNSAID = 'which months a report covers, or when it came out, is not declared'
NONE_GIVEN = 'no report that is out was among the files, so whether one is out is not known'


class YearEnd(NamedTuple):
    """The last day on which a yearly report may come out, the months that it then covers, and who asks it."""

    limit: date
    months: str
    closing: Window  # the last of the months, from its first day to its last
    authority: Authority


def due(area: AreaDocuments, book: Rulebook, on: date) -> Iterator[Due]:
    """The deadlines of the yearly report of an area."""
    yield from _by_statute(area, book, on)
    yield from _by_day_of_the_year(area, book, on)
    yield from _copies(area, book, on)


def _by_statute(area: AreaDocuments, book: Rulebook, on: date) -> Iterator[Due]:
    """So many months from the publication of the last report; the first, from the start of the arrangements."""
    yearly = set_in(book, 'yearly-report', on)
    if yearly is None:
        return
    rule, months = by_authority(yearly, NEXT), yearly.args['months']
    if all(_is_first_to_come(one) for one in area.reports):
        yield _first(area, yearly, book, on)
        return
    out, last, at = _last_out(area)
    anchor = Anchor(last, at, on)
    if out is None or any(_is_out_undated(one) for one in area.reports):
        yield anchor.due(rule, None, 'the day on which the last report was published is not declared')
        return
    which = 'the last report given' if at == OUT else 'the report before this one'
    why = f'{in_words(months)} months from the publication of {which}, {out}'
    yield _by_any_reading(anchor.due(rule, out.plus(months=months), why), out, yearly, on)


def _by_any_reading(due: Due, out: Window, yearly: Authority, on: date) -> Due:
    """The deadline, overdue only where no reading of the law is met: before that, a person judges (decision 0051)."""
    last = out.plus(months=yearly.args.get('surely_late', yearly.args['months'])).last
    if due.state is not State.OVERDUE or on > last:
        return due
    why = f'{due.why}, which is one reading of the Act, and ours; by another, there may be time until {last}'
    return due._replace(state=State.PERHAPS, why=why)


def _last_out(area: AreaDocuments) -> tuple[Window | None, Declaration, KeyPath]:
    """The publication of the last report, from its own text or from the report after it, and the place of that date."""
    dates = [(published(entry), entry, OUT) for entry in area.reports]
    dates += [(day(entry.model, *BEFORE), entry, BEFORE) for entry in area.reports]
    return max(dates, key=lambda entry: entry[0].last if entry[0] else date.min)


def _is_first_to_come(report: Declaration) -> bool:
    """Whether a report is the first of its area and not yet published."""
    first = look(report.model, ('publication', 'first'))
    return not is_out(report) and first.in_place and first.value.so


def _is_out_undated(report: Declaration) -> bool:
    """Whether a report is presumably published, and its day of publication is undeclared."""
    return is_out(report) and published(report) is None


def _first(area: AreaDocuments, yearly: Authority, book: Rulebook, on: date) -> Due:
    """The deadline of the first report, where the current arrangements are the first; else a deadline without a day."""
    rule = by_authority(yearly, NEXT)
    current = area.current(on)
    first = look(current.model, ('publication', 'first')) if current else None
    started, why, at = _start(current, book) if current else NO_START
    if current and first and first.in_place and first.value.so and started:
        own = set_in(book, 'first-report', _no_earlier(book, (published(current) or started).first))
        months = (own or yearly).args['months']
        asked = rule._replace(force=own.force, citation=own.statute) if own else rule
        return Anchor(current, at, on).due(
            asked._replace(what=FIRST, tells=False),
            started.plus(months=months),
            f'{in_words(months)} months from the start of the arrangements, {why}; {NONE_GIVEN}',
        )
    why = f'{in_words(yearly.args["months"])} months from the report before it; {NONE_GIVEN}'
    return Anchor(area.any, ('id',), on).due(rule, None, why)


def _start(one: Declaration, book: Rulebook) -> tuple[Window | None, str, KeyPath]:
    """When arrangements came into operation; where that is not declared, any day on which they could in time."""
    started, out = day(one.model, 'publication', 'implemented_on'), published(one)
    if started:
        return started, str(started), ('publication', 'implemented_on')
    within = last_set(book, 'implementation', _no_earlier(book, out.first)) if out else None
    if not out or not within:
        return NO_START
    months = within.args['months']
    why = f'which is not declared and was due within {in_words(months)} months of their publication, {out}'
    return Window(out.first, out.plus(months=months).last), why, OUT


def _no_earlier(book: Rulebook, when: date) -> date:
    """A day, or the first on which an edition was in force: what came before is held to that edition."""
    return max(when, book.editions_read[0].since)


def _by_day_of_the_year(area: AreaDocuments, book: Rulebook, on: date) -> Iterator[Due]:
    """The day that the guidance names: the last that has gone by, if its report is not out, and the next."""
    ends = sorted(_year_ends(book, on))
    for end in (*[end for end in ends if end.limit < on][-1:], *[end for end in ends if end.limit >= on][:1]):
        covered = [_covers(report, end.closing) for report in area.reports]
        if True in covered or any(_is_later(report, end.closing) for report in area.reports):
            continue
        unread = unread_on(book, end.limit)
        tells = bool(covered) and None not in covered
        unsaid = '' if tells or on <= end.limit else f'; {UNSAID if covered else NONE_GIVEN}'
        why = f'for {end.months}{unread}{unsaid}'
        rule = by_authority(end.authority, AUTUMN)._replace(tells=tells and not unread)
        yield Anchor(area.any, ('id',), on).due(rule, Window(end.limit, end.limit), why, str(end.limit.year))


def _year_ends(book: Rulebook, on: date) -> Iterator[YearEnd]:
    """The days around a day by which reports were or are due, each by the edition in force on it, or now."""
    for edition in book.editions_read:
        asked, covered = (book.deadline(name, edition.id) for name in (AUTUMN.id, 'months-covered'))
        if asked and covered:
            latest, since = DayOfYear.parse(asked.args['latest']), PartialDate.parse(asked.args['since']).first
            for limit in (date(on.year + years, latest.month, latest.day) for years in (-1, 0, 1)):
                if limit >= since and set_in(book, AUTUMN.id, min(limit, on)) is asked:
                    yield _year_end(limit, covered, asked)


def _year_end(limit: date, covered: Authority, asked: Authority) -> YearEnd:
    """The end of a year of reporting: by 30 September, and for April to March, it is the March before."""
    first, last = (MONTHS.index(covered.args[key].lower()) for key in ('first', 'last'))
    closing = Window.of(PartialDate(limit.year if last < limit.month else limit.year - 1, last))
    opening = closing.first.year - (first > last)
    months = f'{MONTHS[first].title()} {opening} to {MONTHS[last].title()} {closing.first.year}'
    return YearEnd(limit, months, closing, asked)


def _is_later(report: Declaration, closing: Window) -> bool:
    """Whether a report, out or not, is on later months: the one before it need not be among the files."""
    ends = day(report.model, 'period', 'ends')
    return ends is not None and ends.first > closing.last


def _covers(report: Declaration, closing: Window) -> bool | None:
    """Whether a report covers the months to one that closes a year and is out; None where the files do not tell."""
    if not is_out(report):
        return False
    out, ends = published(report), day(report.model, 'period', 'ends')
    if ends is not None:
        if ends.last < closing.first or ends.first > closing.last:
            return False
        return True if closing.first <= ends.first and ends.last <= closing.last else None
    if out is None or not (out.last <= closing.last or out.first > closing.plus(months=12).last):
        return None
    return False


def _copies(area: AreaDocuments, book: Rulebook, on: date) -> Iterator[Due]:
    """
    The deadline for each copy of the last report that is not declared as sent, to the bodies that the guidance names.
    """
    last = next((report for report in reversed(area.reports) if published(report)), None)
    out = published(last) if last else None
    copied = set_in(book, COPY.id, out.first) if out else None
    if last is None or out is None or copied is None:
        return
    sent = look(last.model, ('publication', 'sent_to'))
    copies = [one for one in sent.value if one.status is Status.IN_PLACE] if sent.in_place else []
    reached = {body_of(one.name, book.bodies) for one in copies}
    names, rule = {body.id: body.name for body in book.bodies}, by_authority(copied, COPY)
    for bodies in _recipients(book, copied.edition, out):
        if bodies and not reached & set(bodies):
            told = ' or '.join(names.get(body, body) for body in bodies)
            days, unread = copied.args['days'], unread_on(book, out.last)
            why = f'{in_words(days)} days from its publication, {out}; the report does not say that it was sent{unread}'
            one, anchor = rule._replace(what=f'{rule.what} {told}'), Anchor(last, ('publication', 'sent_to'), on)
            yield anchor.due(one, out.plus(days=days), why, bodies[0])


def _recipients(book: Rulebook, edition: str, out: Window) -> Iterator[list[str]]:
    """To whom copies go: for each that the guidance asks, the bodies of which it named one when the report came out."""
    named = {one.body for one in book.editions[edition].recipients if one.since <= out.last and out.first <= one.until}
    duty = book.duties[book.deadlines[COPY.id][0]]
    for name, authority in duty.authorities(edition).items():
        if duty.asks[name].check == 'sends-to':
            yield [body for body in authority.args['bodies'] if body in named]
