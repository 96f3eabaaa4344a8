"""No date, however far off, ends a run by a mistake of ours: it is refused at its line, or reckoned with."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import Run

from masa_check.checks.copies import copied_by, copied_within
from masa_check.checks.dates import (
    covers_months,
    days_after,
    lasts_at_most,
    months_after,
    not_over,
    not_passed,
    on_or_before,
    once_in,
    out_by,
    within_days,
    within_months,
)
from masa_check.checks.offices import is_out
from masa_check.checks.paired import out_as_promised, sent_as_promised
from masa_check.checks.registry import CheckContext, CheckResult
from masa_check.deadlines.calendar import Deadlines
from masa_check.deadlines.due import Due, FileLine, SetBy, State, Window, recurring
from masa_check.model.lookup import Lookup
from masa_check.model.reporting import Sent
from masa_check.model.status import Status
from masa_check.model.typed import Day, Deadline, Span, Within
from masa_check.reporters.deadlines import ics
from masa_check.rulebook import rulebook
from masa_check.values import DayOfYear, PartialDate

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parents[1] / 'examples'
RULES = rulebook.load([rulebook.folder()])


def _first(one: PartialDate) -> date:
    return one.first


ANY_DAY = st.dates()
DATES = st.builds(
    lambda day, precision: PartialDate(*(day.year, day.month, day.day)[:precision]), ANY_DAY, st.integers(1, 3)
)
DAYS = DATES.map(lambda on: Day.model_construct(on=on))
SPANS = st.tuples(DATES, DATES).map(
    lambda ends: Span.model_construct(starts=min(ends, key=_first), ends=max(ends, key=_first))
)
OF_YEAR = st.builds(lambda day, year: DayOfYear(day.month, day.day, day.year if year else 0), ANY_DAY, st.booleans())
HOW_MANY = st.integers(-(10**12), 10**12)
LATEST, SINCE = '30 September', '2024-09-30'


@given(ANY_DAY, HOW_MANY)
def test_days_are_added_as_far_as_the_calendar_goes(day: date, days: int) -> None:
    try:
        expected = day + timedelta(days)
    except OverflowError:
        expected = date.max if days > 0 else date.min

    assert days_after(day, days) == expected


@given(ANY_DAY, st.integers(-1200, 1200))
def test_months_are_added_in_both_directions_and_stay_in_the_month_counted_to(day: date, months: int) -> None:
    later = months_after(day, months)
    counted = day.year * 12 + day.month - 1 + months

    if 12 <= counted < 120_000:
        assert (later.year * 12 + later.month - 1, later.day <= day.day) == (counted, True)
    else:
        assert later == (date.max if months > 0 else date.min)


@given(ANY_DAY, OF_YEAR)
def test_a_day_comes_round_within_the_year_that_follows_or_the_calendar_ends(day: date, of_year: DayOfYear) -> None:
    following = of_year.next_after(day)

    assert following == date.max or day < following <= day + timedelta(366)


@given(DAYS, DAYS, SPANS, ANY_DAY, HOW_MANY)
def test_every_check_of_dates_comes_to_an_outcome_on_any_day(
    day: Day, other: Day, span: Span, on: date, many: int
) -> None:
    asked = CheckContext(on, None, 'wt2023', frozenset(), (), RULES.bodies)
    sent = Sent.model_construct(name='national-panel', on=day)
    previous = Lookup(Status.IN_PLACE, other, ('publication', 'previous_on'))
    results = (
        on_or_before(day, SINCE),
        within_months(day, other, many),
        once_in(day, other, many, 2 * many),
        within_days(day, other, many),
        lasts_at_most(span, many),
        covers_months(span, 'April', 'March'),
        out_by(day, span, LATEST, SINCE),
        not_passed(day, asked),
        not_over(span, asked),
        is_out('approved', previous, previous, [many, 2 * many], asked),
        copied_within(sent, other, many, asked),
        copied_by(sent, span, LATEST, SINCE, asked),
        sent_as_promised(day, Within.model_construct(days=abs(many)), other),
    )

    assert all(isinstance(one, CheckResult) for one in results)


@given(DAYS, SPANS, OF_YEAR)
def test_what_is_promised_for_a_day_of_the_year_comes_to_an_outcome_after_any_period(
    day: Day, span: Span, by: DayOfYear
) -> None:
    assert isinstance(out_as_promised(day, Deadline.model_construct(by=by), span), CheckResult)


WINDOWS = st.tuples(ANY_DAY, ANY_DAY).map(lambda days: Window(min(days), max(days)))


@given(WINDOWS, st.integers(12, 1200), ANY_DAY)
def test_what_comes_round_has_a_last_turn_and_a_next_on_any_day(start: Window, months: int, on: date) -> None:
    turns = list(recurring(start, months, on))

    assert 1 <= len(turns) <= 2
    assert turns[-1][1].last >= on or turns[-1][1].last == date.max


@given(WINDOWS, ANY_DAY)
def test_a_calendar_is_valid_whatever_its_days(window: Window, on: date) -> None:
    due = Due(
        'a',
        'A',
        'promise',
        '',
        'done',
        window,
        State.DUE,
        SetBy.TEXT,
        None,
        'promised',
        'the text',
        (FileLine('a.yaml', 1),),
    )
    made = ics.render(Deadlines(on, RULES, (due,), 1))
    (event,) = icalendar.Calendar.from_ical(made).walk('VEVENT')

    assert event.decoded('DTSTART') == window.first
    assert re.search(r'^DTSTAMP:\d{8}T000000Z', made, re.MULTILINE)
    if window.last < date.max:
        assert event.decoded('DTEND') == window.last + timedelta(1)


# --- every command

WRITTEN = re.compile(r'(?<=[ :])(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?(?=[\n,} ])')
FAR_OFF = ['9999-12-31', '0001-01-01', '0999-06-30', '0000', '1899-12-31', '2101', '10000-01-01', '-2024', '2023-02-29']
AT_THE_EDGE = ['1900-01-01', '2100-12-31', '2096-02-29', '1900', '2100']
FORMATS = ('text', 'concise', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown', 'csv', 'html')
DAYS_OF_RUN = ('1900-01-01', '2100-12-31', '2024-02-29')


def dated(edge: str, here: Path) -> list[Path]:
    """Arrangements and the report on them with every date that they give exchanged for another."""
    made = []
    for name in ('complete.yaml', 'complete-report.yaml'):
        text = WRITTEN.sub(edge, (EXAMPLES / name).read_text('utf-8'))
        assert text.count(edge) >= 10
        (here / name).write_text(text, 'utf-8')
        made.append(here / name)
    return made


def commands(on: str) -> list[tuple[str, ...]]:
    outputs = [f'{format}=out.{format}' for format in FORMATS]
    return [
        ('check', 'complete.yaml', 'complete-report.yaml', '--on', on, *(f'--output={one}' for one in outputs)),
        ('deadlines', 'complete.yaml', 'complete-report.yaml', '--on', on, '--output=ics=a.ics', '--output=csv=a.csv'),
        ('diff', 'complete.yaml', str(EXAMPLES / 'complete-2019.yaml'), '--on', on),
        ('diff', 'complete-report.yaml', str(EXAMPLES / 'complete-report-2020.yaml'), '--on', on),
        ('survey', 'complete.yaml', 'complete-report.yaml', '--on', on),
        ('baseline', 'create', 'complete.yaml', 'complete-report.yaml', '--on', on, '--baseline', f'{on}.json'),
    ]


@pytest.mark.parametrize('edge', FAR_OFF)
def test_a_date_out_of_range_is_refused_at_its_line_by_every_command(run: Run, here: Path, edge: str) -> None:
    dated(edge, here)

    for command in commands('2026-11-23'):
        ran = run(*command)
        assert ran.code in (0, 1, 2), (command, ran.err)
        assert 'our mistake' not in ran.err
    written = '0' if edge == '0000' else edge  # YAML reads a number there
    found = json.loads((here / 'out.json').read_text('utf-8'))
    lines = {(one['path'], one['line']) for one in found['findings'] if f'"{written}"' in one['message']}
    assert len(lines) >= 10
    for path, line in lines:
        assert edge in (here / path).read_text('utf-8').splitlines()[line - 1]


@pytest.mark.parametrize(('edge', 'on'), [*zip(AT_THE_EDGE, cycle(DAYS_OF_RUN), strict=False)])
def test_a_date_at_the_edge_of_the_range_is_judged_by_every_command(run: Run, here: Path, edge: str, on: str) -> None:
    dated(edge, here)

    for command in commands(on):
        ran = run(*command)
        assert ran.code in (0, 1), (command, ran.err)
        assert 'our mistake' not in ran.err
    icalendar.Calendar.from_ical((here / 'a.ics').read_text('utf-8'))


@pytest.mark.parametrize('on', ['9999-12-31', '0001-01-01', '0000-01-01', '1899-12-31', '2101-01-01', '10000-01-01'])
def test_a_day_of_the_run_out_of_range_is_refused_by_every_command(run: Run, here: Path, on: str) -> None:
    dated('2024-07-31', here)

    for command in commands(on):
        ran = run(*command)
        assert (ran.code, ran.out) == (2, ''), command
        assert f'--on: "{on}" ' in ran.err
        assert 'write' in ran.err


@pytest.mark.parametrize('key', ['agreed_on', 'expires'])
@pytest.mark.parametrize('edge', ['9999-12-31', '0001-01-01'])
def test_a_waiver_without_end_is_refused_at_its_line(run: Run, here: Path, key: str, edge: str) -> None:
    days = {'agreed_on': '2026-04-01', 'expires': '2026-12-31', key: edge}
    words = 'duty: chair-appointed\n    document: a\n    reason: Being put right\n    owner: Chair of the Board\n'
    (here / 'a.yaml').write_text('kind: arrangements\nid: a\nname: A\n', 'utf-8')
    (here / 'waivers.yaml').write_text(
        f'waivers:\n  - {words}' + ''.join(f'    {name}: {day}\n' for name, day in days.items()), 'utf-8'
    )

    for command in ('check', 'deadlines'):
        ran = run(command, 'a.yaml', '--waivers', 'waivers.yaml', '--on', '2026-11-23')
        assert ran.code == 2
        assert f'waivers.yaml:{6 + (key == "expires")}:' in ran.err
        assert f'"{edge}" is out of range; write a date from 1900 to 2100' in ran.err
