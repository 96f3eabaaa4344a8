"""When the yearly report falls due, by statute and by guidance, and when its copies have to be sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from masa_check.checks.reporting import BODIES, body_of
from masa_check.deadlines.area import Anchor, AreaDocuments, Rule, by_row, day, edition_on, published, unread_on
from masa_check.deadlines.due import Due, Window
from masa_check.declaration.declaration import Declaration
from masa_check.model.lookup import look
from masa_check.model.status import Status
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force, KeyPath

FROM = 2024  # the first year of which paragraph 109 asks it (W23-Y-P3)
WEEK = 7
LAST_OF_2018 = date(2023, 12, 14)  # the last day of WT2018: docs/decisions/0030 has regulation 7 under it alone
WITHIN = 12  # months: Children Act 2004 s16G(7); and SI 2018/497 reg 7
IMPLEMENTED_WITHIN = 3  # months of first publication: SI 2018/497 reg 6
NEXT = Rule('yearly-report', 'the next yearly report is published', tells=True)
FIRST = Rule('yearly-report', 'the first yearly report is published', Force.MUST, 'SI 2018/497 reg 7')
AUTUMN = Rule('yearly-report-by-september', 'the yearly report is submitted and published')
COPY = Rule('copies', 'a copy of the yearly report is sent to')
STATUTE = {'wt2018': 'W18-Y-M3', 'wt2023': 'W23-Y-P4'}
COPIES = {'wt2018': 'W18-Y-S5', 'wt2023': 'W23-Y-P2'}
SEPTEMBER = ('wt2023', 'W23-Y-P3')
NOT_OUT = ('draft', 'approved')
OUT = ('publication', 'on')
BEFORE = ('publication', 'previous_on')
UNSAID = 'which months a report covers, or when it came out, is not declared'
NONE_GIVEN = 'no report that is out was among the files, so whether one is out is not known'


def due(area: AreaDocuments, book: Rulebook, on: date) -> Iterator[Due]:
    """All that falls due about the yearly report of an area."""
    yield from _by_statute(area, book, on)
    yield from _by_september(area, book, on)
    yield from _copies(area, book, on)


def _by_statute(area: AreaDocuments, book: Rulebook, on: date) -> Iterator[Due]:
    """Twelve months from the publication of the last report; the first, from the start of the arrangements."""
    edition = edition_on(book, on)
    if edition is None:
        return
    rule = by_row(book, edition, STATUTE[edition.id], NEXT)
    if all(_is_first_to_come(one) for one in area.reports):
        yield _first(area, rule, on)
        return
    out, last, at = _last_out(area)
    basis = Anchor(last, at, on)
    if out is None or any(_is_out_unsaid(one) for one in area.reports):
        yield basis.due(rule, None, 'the day on which the last report was published is not declared')
        return
    which = 'the last report given' if at == OUT else 'the report before this one'
    why = f'twelve months from the publication of {which}, {out}'
    yield basis.due(rule, out.plus(months=WITHIN), why)


def _last_out(area: AreaDocuments) -> tuple[Window | None, Declaration, KeyPath]:
    """When the last report came out, as it says itself or as the one after it says, and where that stands."""
    said = [(published(one), one, OUT) for one in area.reports]
    said += [(day(one.model, *BEFORE), one, BEFORE) for one in area.reports]
    return max(said, key=lambda one: one[0].last if one[0] else date.min)


def _is_first_to_come(report: Declaration) -> bool:
    """Whether a report is the first of its area and is not out yet."""
    first = look(report.model, ('publication', 'first'))
    return report.model.stage in NOT_OUT and first.in_place and first.value.so


def _is_out_unsaid(report: Declaration) -> bool:
    """Whether a report is out, as far as is known, and its day is not declared."""
    return report.model.stage in (None, 'published') and published(report) is None


def _first(area: AreaDocuments, rule: Rule, on: date) -> Due:
    """The first report, where first arrangements are the current ones; of any others, nobody can tell the day."""
    current = area.current(on)
    if current:
        first = look(current.model, ('publication', 'first'))
        window, why, at = _since_the_start(current)
        if first.in_place and first.value.so and window:
            new = (published(current) or window).first > LAST_OF_2018
            asked = rule._replace(what=FIRST.what, tells=False) if new else FIRST
            return Anchor(current, at, on).due(
                asked, window, f'twelve months from the start of the arrangements, {why}'
            )
    return Anchor(area.any, ('id',), on).due(rule, None, f'twelve months from the report before it; {NONE_GIVEN}')


def _since_the_start(one: Declaration) -> tuple[Window | None, str, KeyPath]:
    """Twelve months from the start; where that is not declared, from any day on which it was to begin in time."""
    started, out = day(one.model, 'publication', 'implemented_on'), published(one)
    if started:
        return started.plus(months=WITHIN), f'{started}; {NONE_GIVEN}', ('publication', 'implemented_on')
    if not out:
        return None, '', ()
    window = Window(out.plus(months=WITHIN).first, out.plus(months=IMPLEMENTED_WITHIN).plus(months=WITHIN).last)
    why = f'which is not declared and was due within three months of their publication, {out}; {NONE_GIVEN}'
    return window, why, ('publication', 'on')


def _by_september(area: AreaDocuments, book: Rulebook, on: date) -> Iterator[Due]:
    """The end of each September from 2024: the one that has gone by, if its report is not out, and the next."""
    edition, ref = SEPTEMBER
    if on < book.editions[edition].since:
        return
    rule = by_row(book, book.editions[edition], ref, AUTUMN)
    past = on.year if on > date(on.year, 9, 30) else on.year - 1
    for year in (past, past + 1):
        covered = [_covers(report, year) for report in area.reports]
        if year < FROM or True in covered or any(_is_later(report, year) for report in area.reports):
            continue
        limit = date(year, 9, 30)
        tells = bool(covered) and None not in covered
        unsaid = '' if tells or on <= limit else f'; {UNSAID if covered else NONE_GIVEN}'
        why = f'for April {year - 1} to March {year}{unread_on(book, limit)}{unsaid}'
        basis = Anchor(area.any, ('id',), on)
        yield basis.due(rule._replace(tells=tells), Window(limit, limit), why, str(year))


def _is_later(report: Declaration, year: int) -> bool:
    """Whether a report, out or not, is on months after a March: the one before it need not be among the files."""
    ends = day(report.model, 'period', 'ends')
    return ends is not None and ends.first > date(year, 3, 31)


def _covers(report: Declaration, year: int) -> bool | None:
    """Whether a report covers the months to a March and is out; None where the files do not tell."""
    if report.model.stage in NOT_OUT:
        return False
    out, ends = published(report), day(report.model, 'period', 'ends')
    if ends is not None:
        march = Window(date(year, 3, 1), date(year, 3, 31))
        if ends.last < march.first or ends.first > march.last:
            return False
        return True if march.first <= ends.first and ends.last <= march.last else None
    if out is None or not (out.last < date(year, 4, 1) or out.first > date(year + 1, 3, 31)):
        return None
    return False


def _copies(area: AreaDocuments, book: Rulebook, on: date) -> Iterator[Due]:
    """Copies of the last report that are not said to have been sent, to the bodies that the guidance names."""
    last = next((report for report in reversed(area.reports) if published(report)), None)
    out = published(last) if last else None
    edition = edition_on(book, out.first) if out else None
    if last is None or out is None or edition is None:
        return
    rule = by_row(book, edition, COPIES[edition.id], COPY)
    sent = look(last.model, ('publication', 'sent_to'))
    reached = {body_of(one) for one in sent.value if one.status is Status.IN_PLACE} if sent.in_place else set()
    named = [one.body for one in edition.recipients if one.since <= out.last and out.first <= one.until]
    others = [body for body in named if body != 'national-panel']
    for bodies in (['national-panel'], others):
        if bodies and not reached & set(bodies):
            names = ' or '.join(BODIES[body] for body in bodies)
            unread = unread_on(book, out.last)
            why = f'seven days from its publication, {out}; the report does not say that it was sent{unread}'
            one, basis = rule._replace(what=f'{rule.what} {names}'), Anchor(last, ('publication', 'sent_to'), on)
            yield basis.due(one, out.plus(days=WEEK), why, bodies[0])
