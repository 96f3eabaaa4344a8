"""What falls due is told with its day, its authority and what is not known; nothing is overdue that may not be."""

from __future__ import annotations

import csv
import json
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from masa_check.deadlines.calendar import Deadlines, Unread, deadlines
from masa_check.deadlines.due import Due, SetBy, State, Window, months_of, recurring, window_of
from masa_check.deadlines.plan import Plan
from masa_check.deadlines.urgency import ListedBy, in_order
from masa_check.declaration.declaration import Declaration, declare
from masa_check.declaration.schema import shipped
from masa_check.document.document import parse, read
from masa_check.reporters.deadlines import data as deadlines_data
from masa_check.reporters.deadlines import ics
from masa_check.reporters.deadlines import page as deadlines_page
from masa_check.reporters.draw import text
from masa_check.rulebook import rulebook
from masa_check.values import Force

EXAMPLES = Path(__file__).parents[1] / 'examples'
BOOK = rulebook.load([rulebook.folder()])
SCHEMA = Draft7Validator(shipped('deadlines'), format_checker=Draft7Validator.FORMAT_CHECKER)


def declared(kind: str, said: str, area: str = 'luton', path: str = '') -> Declaration:
    found = declare(parse(f'kind: {kind}\nid: {area}\nname: Luton\n{said}'.encode(), path or f'{kind}.yaml'))
    assert isinstance(found, Declaration), found
    return found


def texts(said: str) -> Declaration:
    return declared('arrangements', said)


def report(out: str, more: str = '', path: str = '') -> Declaration:
    return declared('yearly-report', f'stage: published\npublication: {{on: {out}{more}}}\n', path=path)


def find(on: str, *documents: Declaration) -> tuple[Due, ...]:
    return deadlines(documents, BOOK, date.fromisoformat(on))


def one(on: str, rule: str, *documents: Declaration) -> Due:
    (found,) = (due for due in find(on, *documents) if due.rule == rule)
    return found


def days(due: Due) -> tuple[str, str] | None:
    return (str(due.window.first), str(due.window.last)) if due.window else None


# What it counts by


@pytest.mark.parametrize('name', [*BOOK.deadlines])
def test_each_deadline_of_the_rules_is_set_by_an_ask_of_some_edition(name: str) -> None:
    assert any(BOOK.deadline(name, edition) for edition in BOOK.editions)


# The calendar


@pytest.mark.parametrize(
    ('day', 'months', 'then'),
    [
        ('2019-09-29', 12, '2020-09-29'),
        ('2020-02-29', 12, '2021-02-28'),
        ('2020-02-29', 48, '2024-02-29'),
        ('2023-12-31', 12, '2024-12-31'),
        ('2024-12-31', 2, '2025-02-28'),
        ('2023-12-31', 2, '2024-02-29'),
        ('2024-08-31', 1, '2024-09-30'),
    ],
)
def test_months_are_counted_by_the_calendar(day: str, months: int, then: str) -> None:
    start = date.fromisoformat(day)

    assert Window(start, start).plus(months=months).first == date.fromisoformat(then)


@pytest.mark.parametrize(
    ('day', 'then'), [('2024-12-28', '2025-01-04'), ('2024-02-25', '2024-03-03'), ('2023-02-25', '2023-03-04')]
)
def test_seven_days_run_over_the_ends_of_months_and_years(day: str, then: str) -> None:
    start = date.fromisoformat(day)

    assert str(Window(start, start).plus(days=7)) == then


@given(st.dates(date(2018, 1, 1), date(2040, 1, 1)), st.integers(1, 60), st.dates(date(2018, 1, 1), date(2040, 1, 1)))
def test_of_what_comes_round_the_last_that_has_gone_by_and_the_next_are_told(
    start: date, months: int, on: date
) -> None:
    *gone, (number, following) = recurring(Window(start, start), months, on)
    counted_on = Window(start, start).plus(months=months)

    assert following.first >= on
    assert following.first > start
    assert [turn for turn, _ in gone] == ([number - 1] if counted_on.first < on else [])
    assert all(start < window.last < on for _, window in gone)


def test_what_comes_round_on_a_leap_day_comes_on_the_last_of_february() -> None:
    leap = date(2024, 2, 29)

    assert [str(turn) for _, turn in recurring(Window(leap, leap), 12, date(2025, 1, 1))] == ['2025-02-28']
    assert [str(turn) for _, turn in recurring(Window(leap, leap), 12, date(2027, 3, 1))] == [
        '2027-02-28',
        '2028-02-29',
    ]


@pytest.mark.parametrize(
    ('on', 'known', 'state'),
    [
        ('2025-02-28', True, State.DUE),
        ('2025-03-01', True, State.DUE),
        ('2025-03-02', True, State.PERHAPS),
        ('2025-03-31', True, State.PERHAPS),
        ('2025-04-01', True, State.OVERDUE),
        ('2025-04-01', False, State.GONE_BY),
    ],
)
def test_a_day_that_is_not_exact_is_overdue_only_when_its_last_has_gone_by(on: str, known: bool, state: State) -> None:
    march = Window(date(2025, 3, 1), date(2025, 3, 31))

    assert march.state(date.fromisoformat(on), known=known) is state


@pytest.mark.parametrize(
    ('said', 'first', 'last'),
    [
        ('August 2020', '2020-08-01', '2020-08-31'),
        ('by August 2020', '2020-08-01', '2020-08-31'),
        ('end of February 2024', '2024-02-29', '2024-02-29'),
        ('the end of 2025', '2025-12-31', '2025-12-31'),
        ('30 September 2024', '2024-09-30', '2024-09-30'),
        ('1st May 2025.', '2025-05-01', '2025-05-01'),
        ('2025', '2025-01-01', '2025-12-31'),
        ('2025-09', '2025-09-01', '2025-09-30'),
    ],
)
def test_the_days_that_words_can_mean_are_told(said: str, first: str, last: str) -> None:
    assert window_of(said) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    'said', ['spring 2025', 'soon', 'the end of the year', '31 February 2025', 'Septober 2025', 'May']
)
def test_no_day_is_read_into_words_that_name_none(said: str) -> None:
    assert window_of(said) is None


@pytest.mark.parametrize(
    ('said', 'months'),
    [
        ('annually', 12), ('Every year', 12), ('every 12 months', 12), ('every two years', 24), ('quarterly', 3),
        ('every 18 months', 18), ('once every three years', 36), ('every month', 1),
        ('regularly', None), ("annually, at the lead partners' meeting in September", None), ('every 0 months', None),
        ('biannually', None),
    ],
)  # fmt: skip
def test_how_often_is_understood_only_where_there_is_no_doubt(said: str, months: int | None) -> None:
    assert months_of(said) == months


# The yearly report by statute


def test_the_next_report_is_a_must_within_twelve_months_of_the_last() -> None:
    due = one('2025-06-01', 'yearly-report', texts('dated: 2024-07\n'), report('2024-09-27'))

    assert (days(due), due.state, due.force) == (('2025-09-27', '2025-09-27'), State.DUE, Force.MUST)
    assert due.citation == 'Children Act 2004 s16G(7); WT2023, paragraph 106, page 40 of the file of 11 June 2025'


@pytest.mark.parametrize(
    ('on', 'state'),
    [
        ('2025-09-27', State.DUE),
        ('2025-09-28', State.PERHAPS),
        ('2026-09-27', State.PERHAPS),
        ('2026-09-28', State.OVERDUE),
    ],
)
def test_a_report_is_overdue_only_where_no_reading_of_the_act_leaves_time(on: str, state: State) -> None:
    due = one(on, 'yearly-report', report('2024-09-27'))

    assert (due.state, days(due)) == (state, ('2025-09-27', '2025-09-27'))
    assert ('one reading of the Act, and ours' in due.why) is (state is State.PERHAPS)


def test_twelve_months_run_from_the_last_of_several_reports() -> None:
    due = one('2025-06-01', 'yearly-report', report('2024-09-27', path='b'), report('2023-10-02', path='a'))

    assert days(due) == ('2025-09-27', '2025-09-27')


def test_a_month_of_publication_gives_the_days_between_which_the_next_is_due() -> None:
    due = one('2025-09-15', 'yearly-report', report('2024-09'))

    assert (days(due), due.state) == (('2025-09-01', '2025-09-30'), State.PERHAPS)


@pytest.mark.parametrize('said', ['', 'publication: not-stated\n', 'publication: {address: On the website}\n'])
def test_a_report_whose_day_is_not_declared_makes_nothing_overdue(said: str) -> None:
    found = find('2027-01-01', report('2020-09-27'), declared('yearly-report', said, path='b'))

    assert {due.state for due in found} <= {State.GONE_BY, State.DUE, State.UNKNOWN}
    assert next(due for due in found if due.rule == 'yearly-report').state is State.UNKNOWN


def test_a_draft_of_a_report_is_not_a_report() -> None:
    draft = declared('yearly-report', 'stage: draft\nperiod: {starts: 2024-04, ends: 2025-03}\n', path='b')
    found = find('2025-11-01', report('2024-09-27'), draft)

    assert {due.rule for due in found if due.state is State.OVERDUE} == {'yearly-report-by-september'}
    assert {due.rule for due in found if due.state is State.PERHAPS} == {'yearly-report'}


@pytest.mark.parametrize(('on', 'state'), [('2025-09-20', State.DUE), ('2025-09-21', State.PERHAPS)])
def test_twelve_months_run_from_the_day_that_a_draft_gives_for_the_report_before_it(on: str, state: State) -> None:
    due = one(on, 'yearly-report', draft(2025, 'previous_on: 2024-09-20'))

    assert (days(due), due.state) == (('2025-09-20', '2025-09-20'), state)
    assert 'the report before this one' in due.why


def test_a_draft_that_does_not_give_the_day_of_the_report_before_it_tells_no_day() -> None:
    assert one('2025-09-21', 'yearly-report', draft(2025)).state is State.UNKNOWN


def test_a_first_report_that_is_a_draft_is_due_by_the_start_of_the_arrangements() -> None:
    arrangements = texts(FIRST.format(on='2019-05-30', more=', implemented_on: 2019-09-29'))

    assert days(one('2020-01-01', 'yearly-report', arrangements, draft(2020, 'first: true'))) == ('2020-09-29',) * 2


FIRST = 'dated: 2019-05\nstage: published\npublication: {{on: {on}, first: true{more}}}\n'


def test_the_first_report_is_a_must_within_twelve_months_of_the_start_by_regulations() -> None:
    due = one('2020-01-01', 'yearly-report', texts(FIRST.format(on='2019-05-30', more=', implemented_on: 2019-09-29')))

    assert (days(due), due.force, due.citation) == (('2020-09-29', '2020-09-29'), Force.MUST, 'SI 2018/497 reg 7')


def test_the_first_report_on_arrangements_of_a_later_edition_is_not_laid_at_the_regulations_of_2018() -> None:
    due = one('2025-06-01', 'yearly-report', texts(FIRST.format(on='2025-04-01', more=', implemented_on: 2025-05-01')))

    assert (days(due), due.force, due.state) == (('2026-05-01', '2026-05-01'), Force.MUST, State.DUE)
    assert 's16G(7)' in due.citation
    assert '497' not in due.citation


def test_where_the_start_is_not_declared_the_first_report_has_a_range() -> None:
    due = one('2020-01-01', 'yearly-report', texts(FIRST.format(on='2019-05-30', more='')))

    assert days(due) == ('2020-05-30', '2020-08-30')


def test_first_arrangements_that_were_replaced_no_longer_tell_the_day_of_the_first_report() -> None:
    first = declared('arrangements', FIRST.format(on='2019-05-30', more=''), path='first')
    replaced = declared('arrangements', f'superseded_on: 2024-07\n{FIRST.format(on="2019-05-30", more="")}', path='old')
    new = declared('arrangements', 'dated: 2024-07\n', path='new')
    alone = one('2026-11-23', 'yearly-report', new)

    assert one('2026-11-23', 'yearly-report', first, new) == alone
    assert one('2026-11-23', 'yearly-report', replaced, new) == alone
    assert (alone.window, alone.state, alone.force) == (None, State.UNKNOWN, Force.MUST)
    assert one('2026-11-23', 'yearly-report', replaced).window is None
    assert days(one('2024-06-30', 'yearly-report', replaced, new)) == ('2020-05-30', '2020-08-30')


def test_without_a_report_nothing_is_overdue_however_late_it_is() -> None:
    found = find('2030-01-01', texts(FIRST.format(on='2019-05-30', more=', implemented_on: 2019-09-29')))

    assert State.OVERDUE not in {due.state for due in found}
    assert 'whether one is out is not known' in next(due for due in found if due.rule == 'yearly-report').why


def test_an_update_without_a_report_has_no_day_that_anybody_could_tell() -> None:
    due = one('2025-06-01', 'yearly-report', texts('dated: 2025-02\n'))

    assert (due.window, due.state, due.force) == (None, State.UNKNOWN, Force.MUST)


# The end of September


def covering(year: int, out: str) -> Declaration:
    said = f'stage: published\nperiod: {{starts: {year - 1}-04, ends: {year}-03}}\npublication: {{on: {out}}}\n'
    return declared('yearly-report', said, path=f'{year}.yaml')


def draft(year: int, more: str = 'first: false') -> Declaration:
    said = f'stage: draft\nperiod: {{starts: {year - 1}-04, ends: {year}-03}}\npublication: {{{more}}}\n'
    return declared('yearly-report', said, path=f'{year}.yaml')


def septembers(on: str, *documents: Declaration) -> list[tuple[str, State]]:
    return [(str(d.window), d.state) for d in find(on, *documents) if d.rule == 'yearly-report-by-september']


def test_the_end_of_september_is_a_should_from_2024_on_a_line_of_its_own() -> None:
    due = one('2024-02-01', 'yearly-report-by-september', texts('dated: 2024-01\n'))

    assert (days(due), due.force) == (('2024-09-30', '2024-09-30'), Force.SHOULD)
    assert due.citation == 'WT2023, paragraph 109, page 42 of the file of 11 June 2025'


@pytest.mark.parametrize('on', ['2019-06-01', '2023-12-14'])
def test_before_the_edition_of_2023_no_end_of_september_is_asked(on: str) -> None:
    assert septembers(on, texts('dated: 2019-05\n')) == []


@pytest.mark.parametrize(
    ('on', 'reports', 'told'),
    [
        ('2025-09-30', [covering(2024, '2024-09-20')], [('2025-09-30', State.DUE)]),
        ('2025-10-01', [covering(2024, '2024-09-20')], [('2025-09-30', State.OVERDUE), ('2026-09-30', State.DUE)]),
        ('2025-10-01', [covering(2025, '2025-09-20')], [('2026-09-30', State.DUE)]),
        ('2026-01-01', [covering(2025, '2025-12-20')], [('2026-09-30', State.DUE)]),
        ('2025-10-01', [], [('2025-09-30', State.GONE_BY), ('2026-09-30', State.DUE)]),
        ('2025-10-01', [report('2024-09-20')], [('2025-09-30', State.OVERDUE), ('2026-09-30', State.DUE)]),
        # With the last report alone, nothing tells that there was none before it.
        ('2025-09-13', [covering(2025, '2025-09-12')], []),
        ('2025-09-13', [draft(2025)], [('2025-09-30', State.DUE)]),
        ('2025-10-01', [draft(2025)], [('2025-09-30', State.OVERDUE), ('2026-09-30', State.DUE)]),
        ('2025-10-01', [report('2025')], [('2025-09-30', State.GONE_BY), ('2026-09-30', State.DUE)]),
    ],
)
def test_the_report_of_the_year_before_is_looked_for(
    on: str, reports: list[Declaration], told: list[tuple[str, State]]
) -> None:
    assert septembers(on, texts('dated: 2024-07\n'), *reports) == told


def test_where_the_edition_in_force_has_not_been_read_that_is_said() -> None:
    before, after = (due.why for due in find('2026-05-01', texts('dated: 2024-07\n')) if 'september' in due.rule)

    assert 'WT2026 has not been read' not in before
    assert 'WT2026 has not been read' in after


# Copies


def copies(on: str, *documents: Declaration) -> list[tuple[str, str, State]]:
    return [
        (due.what.partition(' to ')[2], str(due.window), due.state)
        for due in find(on, *documents)
        if due.rule == 'copies'
    ]


def test_copies_go_within_seven_days_to_the_bodies_that_the_guidance_named_then() -> None:
    panel, unit = (
        'the Child Safeguarding Practice Review Panel',
        "the Department's unit for multi-agency safeguarding arrangements",
    )

    assert sorted(copies('2025-09-25', report('2025-09-22'))) == [
        (panel, '2025-09-29', State.DUE),
        (unit, '2025-09-29', State.DUE),
    ]
    assert {body for body, _, _ in copies('2020-09-25', report('2020-09-22'))} == {
        panel,
        "What Works for Children's Social Care or Foundations",
    }
    assert {body for body, _, _ in copies('2024-09-25', report('2024-09-22'))} == {panel, f'Foundations or {unit}'}


def test_a_copy_that_was_sent_is_due_no_more_and_one_that_was_not_told_is_not_overdue() -> None:
    sent = ', sent_to: [{name: national-panel, on: 2025-09-24}]'
    found = copies('2025-11-01', report('2025-09-22', sent))

    assert [(body[:10], state) for body, _, state in found] == [('the Depart', State.GONE_BY)]


# What the arrangements say


def test_a_review_is_due_on_the_day_that_the_text_names() -> None:
    due = one('2025-06-01', 'review', texts('dated: 2025-03\npublication: {review_on: 2028-03}\n'))

    assert (days(due), due.state, due.force) == (('2028-03-01', '2028-03-31'), State.DUE, None)


def test_a_review_that_comes_round_is_counted_from_the_date_of_the_text() -> None:
    found = find('2027-04-01', texts('dated: 2025-03-28\npublication: {reviewed_every: annually}\n'))
    due, gone = (due for due in found if due.rule == 'review')

    assert (days(gone), gone.state) == (('2027-03-28', '2027-03-28'), State.GONE_BY)
    assert (days(due), due.state) == (('2028-03-28', '2028-03-28'), State.DUE)
    assert 'counted from the date of the text, 2025-03-28' in due.why
    assert [one.why.endswith('whether it was done is not known') for one in (gone, due)] == [True, False]


def test_each_turn_of_what_comes_round_stays_one_event_as_its_day_goes_by() -> None:
    annually = texts('dated: 2025-03-28\npublication: {reviewed_every: annually}\n')
    uids = [
        {str(due.window): ics.uid(due) for due in find(on, annually) if due.rule == 'review'}
        for on in ('2026-03-01', '2026-04-01')
    ]

    assert [sorted(one) for one in uids] == [['2026-03-28'], ['2026-03-28', '2027-03-28']]
    assert uids[0]['2026-03-28'] == uids[1]['2026-03-28'] != uids[1]['2027-03-28']


@pytest.mark.parametrize(
    'said', ['dated: 2025-03\nagencies: {reviewed: from time to time}\n', 'agencies: {reviewed: annually}\n']
)
def test_a_review_of_agencies_whose_day_nobody_can_tell_is_told_as_such(said: str) -> None:
    due = one('2025-06-01', 'agency-list', texts(said))

    assert (due.window, due.state) == (None, State.UNKNOWN)


def test_a_promise_by_a_day_is_told_once_and_never_called_overdue() -> None:
    promised = 'promises: [{what: The wider group is to be reinstated, by: August 2020}]'
    voice = f'voice: {{included: {{summary: A group meets each term, {promised}}}}}\n'
    said = f'{voice}scrutiny: {{status: planned, {promised}}}\n'
    due = one('2021-01-01', 'promise', texts(f'dated: 2019-06\n{said}'))

    assert (due.what, days(due)) == ('The wider group is to be reinstated', ('2020-08-01', '2020-08-31'))
    assert due.state is State.GONE_BY
    assert [place.line for place in due.places] == [5, 6]


BUILT = 'voice: {status: planned, promises: [{what: A panel for parents is built, by: May 2026}]}\n'


@pytest.mark.parametrize(
    ('repeated', 'lines'),
    [
        (
            'feedback: {sought: {status: planned, promises: [{what: a panel for parents is built., by: 2026-05}]}}',
            [5, 4],
        ),
        ('updates: [{name: A panel for parents is built, timescale: by May 2026}]', [5, 4]),
        ('feedback: {sought: {status: planned, promises: [{what: A panel for parents is built, by: June 2026}]}}', [5]),
        ('feedback: {sought: {status: planned, promises: [{what: A panel for carers is built, by: May 2026}]}}', [5]),
    ],
    ids=['in other letters', 'as a change of the arrangements', 'by another day', 'of another thing'],
)
def test_a_promise_that_two_documents_carry_is_one_deadline_with_both_places(repeated: str, lines: list[int]) -> None:
    found = find('2026-01-01', texts(f'dated: 2025-06\n{BUILT}'), declared('yearly-report', f'{repeated}\n'))
    promises = [due for due in found if due.rule == 'promise']

    assert lines in [[place.line for place in due.places] for due in promises]
    assert len(promises) == (1 if len(lines) > 1 else 2)


def test_a_promise_of_the_report_by_the_very_day_that_is_named_for_it_is_no_further_deadline() -> None:
    where = 'published_where: {summary: A web page, promises: [{what: It goes online, by: 30 September 2026}]}'
    found = find('2026-01-01', texts(f'dated: 2025-06\nyearly_report:\n  deadline: 30 September 2026\n  {where}\n'))
    (due,) = (due for due in found if due.force is None)

    assert (due.rule, [place.line for place in due.places]) == ('yearly-report-promised', [6, 7])
    assert due.why.endswith('It goes online')


def test_an_update_that_a_report_announces_is_a_promise() -> None:
    announced = declared('yearly-report', 'updates: [{name: A fifth subgroup, timescale: April 2026}]\n')

    assert days(one('2025-11-01', 'promise', announced)) == ('2026-04-01', '2026-04-30')


def test_arrangements_that_were_replaced_bind_nobody_any_more() -> None:
    old = texts('dated: 2019-06\npublication: {review_on: 2020-06}\nsuperseded_on: 2024\n')
    older = declared('arrangements', 'dated: 2019-06\npublication: {review_on: 2020-06}\n', path='older')
    new = declared('arrangements', 'dated: 2024-06\n', path='new')

    assert 'review' not in {due.rule for due in find('2025-01-01', old)}
    assert 'review' not in {due.rule for due in find('2025-01-01', older, new)}
    assert 'review' in {due.rule for due in find('2025-01-01', older)}


def test_on_a_day_in_the_past_what_came_later_is_not_there_yet() -> None:
    old = declared(
        'arrangements', 'dated: 2019-06\npublication: {review_on: 2020-06}\nsuperseded_on: 2024\n', path='old'
    )
    new = declared('arrangements', 'dated: 2024-06\npublication: {review_on: 2026-06}\n', path='new')
    out = report('2020-09-01')

    assert days(one('2020-01-01', 'review', old, new)) == ('2020-06-01', '2020-06-30')
    assert days(one('2025-01-01', 'review', old, new)) == ('2026-06-01', '2026-06-30')
    assert one('2020-08-31', 'yearly-report', old, out).window is None
    assert days(one('2020-09-01', 'yearly-report', old, out)) == ('2021-09-01', '2021-09-01')


@pytest.mark.parametrize(
    'later',
    [
        texts('dated: 2023-06\nyearly_report: {deadline: 30 September}\n'),
        texts('stage: published\ndated: 2023-06\npublication: {on: 2023-06-30, first: true}\n'),
        report('2023-09-27'),
        declared('yearly-report', 'stage: published\ndated: 2023-09\n'),
    ],
)
def test_of_what_came_later_nothing_at_all_is_listed_on_a_day_in_the_past(later: Declaration) -> None:
    assert find('2020-01-01', later) == ()
    assert 'yearly-report' in {due.rule for due in find('2023-10-01', later)}


@pytest.mark.parametrize('stage', ['draft', 'approved'])
def test_what_is_not_yet_published_does_not_silence_what_is(stage: str) -> None:
    out = texts('stage: published\ndated: 2024-06\npublication: {review_on: 2025-06}\n')
    coming = declared('arrangements', f'stage: {stage}\ndated: 2025-02\npublication: {{review_on: 2028}}\n', path='new')

    assert days(one('2025-05-01', 'review', out, coming)) == ('2025-06-01', '2025-06-30')
    assert days(one('2025-05-01', 'review', coming)) == ('2028-01-01', '2028-12-31')


@pytest.mark.parametrize(
    ('said', 'on', 'told'),
    [
        ('30 September', '2024-09-01', [('2024-09-30', State.DUE)]),  # last year's was before the text
        ('30 September', '2024-10-01', [('2024-09-30', State.GONE_BY), ('2025-09-30', State.DUE)]),
        ('30 September', '2026-09-30', [('2025-09-30', State.GONE_BY), ('2026-09-30', State.DUE)]),
        ('30 September 2024', '2025-10-01', [('2024-09-30', State.GONE_BY)]),
    ],
)
def test_the_arrangements_own_day_for_the_report_stands_beside_the_guidances(
    said: str, on: str, told: list[tuple[str, State]]
) -> None:
    dues = find(on, texts(f'dated: 2024-07\nyearly_report: {{deadline: {said}}}\n'))
    found = [due for due in dues if due.rule == 'yearly-report-promised']

    assert sorted((str(due.window), due.state) for due in found) == told
    assert {due.force for due in found} == {None}
    assert all(due.why.endswith('is not known') == (due.state is State.GONE_BY) for due in found)


@pytest.mark.parametrize(
    ('ends', 'out', 'by', 'on', 'told'),
    [
        ('2026-03', '2026-09-18', '30 September', '2026-09-20', []),
        ('2026-03', '2026-10-05', '30 September', '2026-11-01', ['2027-09-30']),
        ('2026-03', '2026-09-18', '31 March', '2026-11-01', []),
        ('2025-03', '2026-09-18', '31 March', '2026-11-01', ['2027-03-31']),
        ('2026', '2026-10-05', '30 September', '2026-11-01', []),  # it may be of a year that ended in December
    ],
)
def test_a_late_report_is_not_taken_for_the_next_one(ends: str, out: str, by: str, on: str, told: list[str]) -> None:
    promised = texts(f'dated: 2024-07\nyearly_report: {{deadline: {by}}}\n')
    given = report(out, f'}}\nperiod: {{ends: {ends}')
    found = [str(due.window) for due in find(on, promised, given) if due.rule == 'yearly-report-promised']

    assert found == told


def test_a_report_belongs_to_the_arrangements_that_it_names() -> None:
    other = declared('yearly-report', 'reports_on: {id: luton}\npublication: {on: 2024-09-27}\n', area='report-2024')

    assert {due.area for due in find('2025-01-01', texts('dated: 2024-07\n'), other)} == {'luton'}


def test_lutons_arrangements_promise_what_they_promise_and_nothing_is_overdue() -> None:
    """What section 1.3 of the requirements and the two published texts say of days."""

    def luton(on: str, *years: str) -> list[tuple[str, str, str]]:
        files = [declare(read(EXAMPLES / f'luton-{year}.yaml', f'luton-{year}.yaml')) for year in years]
        found = find(on, *(one for one in files if isinstance(one, Declaration)))
        assert State.OVERDUE not in {due.state for due in found}
        return [(due.rule, str(due.window), due.state.value) for due in found]

    first = luton('2021-01-01', '2019', '2024')
    assert (
        'yearly-report',
        'None',
        'no-day',
    ) in first  # neither publication nor the start has a day in the text of 2019
    assert ('promise', 'between 2020-08-01 and 2020-08-31', 'gone-by') in first
    assert ('promise', 'between 2021-04-01 and 2021-04-30', 'due') in first

    both = luton('2024-10-01', '2019', '2024')
    assert ('yearly-report-by-september', '2024-09-30', 'gone-by') in both
    assert ('yearly-report-promised', '2024-09-30', 'gone-by') in both
    assert ('promise', 'between 2020-08-01 and 2020-08-31', 'gone-by') not in both  # the text that made it was replaced


# The order


def test_the_most_urgent_comes_first_whosever_it_is() -> None:
    """Overdue, perhaps overdue, asked by a day gone by, still to come, promised for a day gone by, of no day."""
    found = find(
        '2026-11-30',
        declared('arrangements', 'dated: 2024-07\npublication: {review_on: 2025-07}\n', area='a'),
        declared('arrangements', 'dated: 2024-07\npublication: {review_on: 2027-07}\n', area='b'),
        declared('yearly-report', 'stage: published\npublication: {on: 2024-09-27}\n', area='b'),
        declared('arrangements', 'dated: 2024-07\nscrutiny: {reviewed_every: every month}\n', area='c'),
        declared('yearly-report', 'stage: published\npublication: {on: 2025-09-27}\n', area='c'),
    )

    assert [(due.area, due.rule, str(due.window)[-10:]) for due in found if due.rule != 'copies'] == [
        ('b', 'yearly-report', '2025-09-27'),
        ('c', 'yearly-report', '2026-09-27'),
        ('c', 'review-by-scrutiny', '2026-11-30'),
        ('a', 'yearly-report-by-september', '2026-09-30'),
        ('b', 'yearly-report-by-september', '2026-09-30'),
        ('c', 'yearly-report-by-september', '2026-09-30'),
        ('b', 'review', '2027-07-31'),
        ('a', 'yearly-report-by-september', '2027-09-30'),
        ('b', 'yearly-report-by-september', '2027-09-30'),
        ('c', 'yearly-report-by-september', '2027-09-30'),
        ('c', 'review-by-scrutiny', '2026-10-31'),
        ('a', 'review', '2025-07-31'),
        ('a', 'yearly-report', 'None'),
    ]


@pytest.mark.parametrize('on', ['2020-01-01', '2025-06-01', '2026-11-30', '2031-01-01'])
def test_by_area_each_area_stands_together_and_nothing_is_lost(on: str) -> None:
    day = date.fromisoformat(on)
    by_urgency, by_area = (in_order(deadlines(EVERYTHING, BOOK, day), by) for by in ListedBy)

    assert sorted(by_urgency) == sorted(by_area)
    assert [area for area, _ in groupby(due.area for due in by_area)] == sorted({due.area for due in by_area})
    for area in {due.area for due in by_area}:
        assert [due for due in by_area if due.area == area] == [due for due in by_urgency if due.area == area]


# The plan

PLAN = Plan((112, 70, 28, 14, 7))


def planned(on: str, *documents: Declaration, plan: Plan = PLAN) -> list[Due]:
    found = deadlines(documents, BOOK, date.fromisoformat(on), plan=plan)
    return [due for due in found if due.set_by is SetBy.PLAN]


def test_a_plan_counts_back_from_the_day_that_the_guidance_sets_for_the_next_report() -> None:
    found = planned('2025-07-01', texts('dated: 2024-07\n'))

    assert [(due.rule, str(due.window), due.state, due.force) for due in found] == [
        ('plan-evaluation', '2025-07-22', State.DUE, None),
        ('plan-sign-off', '2025-09-02', State.DUE, None),
        ('plan-publication', '2025-09-16', State.DUE, None),
        ('plan-copies', '2025-09-23', State.DUE, None),
        ('plan-figures', '2025-06-10', State.GONE_BY, None),
    ]
    assert all('no law and no guidance sets' in due.citation and due.rule in due.citation for due in found)
    assert all('before 2025-09-30' in due.why for due in found)


def test_without_a_plan_no_day_is_of_our_own() -> None:
    assert all(due.set_by is not SetBy.PLAN for due in find('2025-07-01', *EVERYTHING))


def test_other_days_can_be_set() -> None:
    found = planned('2025-01-01', texts('dated: 2024-07\n'), plan=Plan((200, 100, 30, 7, 0)))

    assert [str(due.window) for due in found] == ['2025-03-14', '2025-06-22', '2025-08-31', '2025-09-23', '2025-09-30']


def test_no_report_is_planned_that_is_out_already_nor_before_the_guidance_asked_for_one() -> None:
    assert planned('2025-09-13', texts('dated: 2024-07\n'), covering(2025, '2025-09-12')) == []
    assert planned('2022-09-13', texts('dated: 2020-07\n')) == []


LEADS = (
    'dated: 2024-07\nscrutiny: {by: [{office: Independent Scrutineer}]}\npartners:\n'
    '  - {kind: police, name: Luton Police, lead: {office: Chief Constable, holder: A. Person}}\n'
    '  - {kind: icb, name: Luton Board%s}\n'
)


def test_the_plan_names_bodies_and_offices_but_no_person_and_leads_only_where_each_is_known() -> None:
    some, every = (
        {due.rule: due.what for due in planned('2025-01-01', texts(LEADS % lead))}
        for lead in ('', ', lead: {office: Chief Executive}')
    )

    assert some['plan-figures'].endswith(': Luton Police, Luton Board')
    assert some['plan-evaluation'].endswith(': Independent Scrutineer')
    assert some['plan-sign-off'].endswith('signs the yearly report off')
    assert every['plan-sign-off'].endswith(': Chief Constable (Luton Police), Chief Executive (Luton Board)')


def test_the_plan_never_names_a_clinical_commissioning_group_for_a_day_after_the_last_of_them() -> None:
    partners = (
        'partners:\n'
        '  - {kind: police, name: Luton Police, lead: {office: Chief Constable}}\n'
        '  - {kind: ccg, name: Luton CCG, lead: {office: Accountable Officer}}\n'
    )
    what = {due.rule: due.what for due in planned('2026-11-30', texts(f'dated: 2019-05-30\n{partners}'))}

    assert what['plan-figures'].endswith(': Luton Police, the integrated care board that replaced Luton CCG')
    assert what['plan-sign-off'].endswith(
        ': Chief Constable (Luton Police), the lead of the integrated care board that replaced Luton CCG'
    )


@pytest.mark.parametrize(
    ('plan', 'key'),
    [
        (PLAN, None),
        (Plan((0, 0, 0, 0, 0)), None),
        (Plan((365, 70, 28, 7, 0)), None),
        (Plan((366, 70, 28, 14, 7)), 'plan-figures'),
        (Plan((112, 113, 28, 14, 7)), 'plan-evaluation'),
        (Plan((112, 70, 28, 29, 7)), 'plan-publication'),
        (Plan((112, 70, 28, 14, 6)), 'plan-copies'),
    ],
)
def test_a_plan_that_could_not_work_is_refused_at_its_setting(plan: Plan, key: str | None) -> None:
    fault = plan.fault(BOOK, date(2025, 1, 1))

    assert (fault.keys[0] if fault else None) == key


# What changes ask


def changed(on: str, *documents: Declaration) -> list[Due]:
    return [due for due in deadlines(documents, BOOK, date.fromisoformat(on), plan=PLAN) if due.set_by is SetBy.CHANGE]


CHAIR = 'chair: {held_by: {office: %s}}\n'
CHANGES = [
    ('change-of-chair', CHAIR % 'Independent Chair', CHAIR % 'Chief Constable', '61'),
    ('change-of-leads', LEADS % ', lead: {office: Accountable Officer}', LEADS % ', lead: {office: Chief}', '105'),
    ('change-of-area', 'area: {local_authorities: [Luton]}\n', 'area: {local_authorities: [Luton, Bedford]}\n', '42'),
    ('change-of-priorities', 'priorities: {list: [Neglect]}\n', 'priorities: {list: [Early help]}\n', '105'),
    ('change-of-agencies', 'agencies: {list: [Cafcass]}\n', 'agencies: {list: [Cafcass, NSPCC]}\n', '69'),
]


def pair(before: str, after: str, stage: str) -> tuple[Declaration, Declaration]:
    older, newer = (said.replace('dated: 2024-07\n', '') for said in (before, after))
    return (
        declared('arrangements', f'stage: published\ndated: 2024-07\n{older}', path='old.yaml'),
        declared('arrangements', f'stage: {stage}\ndated: 2025-03\n{newer}', path='new.yaml'),
    )


@pytest.mark.parametrize(('rule', 'before', 'after', 'paragraph'), CHANGES)
def test_a_draft_with_a_change_is_to_be_published_and_sent_to_the_department(
    rule: str, before: str, after: str, paragraph: str
) -> None:
    found = {due.rule: due for due in changed('2025-06-01', *pair(before, after, 'draft'))}
    told = {'change-of-area-told'} if rule == 'change-of-area' else set()

    assert found.keys() == {rule, 'updates-to-department'} | told
    assert {(due.force, due.window) for due in found.values()} == {(Force.SHOULD, None)}
    assert f'paragraph {paragraph},' in found[rule].citation
    assert 'paragraph 105,' in found['updates-to-department'].citation
    assert 'published again' in found[rule].what
    assert {place.path for due in found.values() for place in due.places} == {'new.yaml'}


@pytest.mark.parametrize(('rule', 'before', 'after', 'paragraph'), CHANGES)
def test_a_change_that_is_published_is_not_to_be_published_again(
    rule: str, before: str, after: str, paragraph: str
) -> None:
    found = [due.rule for due in changed('2025-06-01', *pair(before, after, 'published'))]

    assert found == [*(['change-of-area-told'] if rule == 'change-of-area' else []), 'updates-to-department']


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        (CHAIR % 'Independent Chair', ''),
        ('chair: not-stated\n', CHAIR % 'Chief Constable'),
        (LEADS % '', LEADS % ', lead: {office: Chief Executive}'),
        ('agencies: {list: [The Co-operative Trusts]}\n', 'agencies: {list: [Cooperative Trust]}\n'),
        ('agencies: {list: [Old Trust]}\n', 'agencies: {list: [{name: New Trust, formerly: [Old Trust]}]}\n'),
        ('area: {local_authorities: [Luton Borough Council]}\n', 'area: {local_authorities: [Luton Council]}\n'),
        ('priorities: {list: [A safe home, Early help]}\n', 'priorities: {list: [Early help, A safe home]}\n'),
    ],
    ids=['undeclared now', 'not stated before', 'one lead unknown', 'spelling', 'renamed', 'the same place', 'order'],
)
@pytest.mark.parametrize('stage', ['draft', 'published'])
def test_what_is_not_named_twice_or_only_otherwise_is_no_change(before: str, after: str, stage: str) -> None:
    assert changed('2025-06-01', *pair(before, after, stage)) == []


@pytest.mark.parametrize(('part', 'rule'), [('chair', 'change-of-chair'), ('agencies.list', 'change-of-agencies')])
def test_a_change_that_the_report_announces_is_to_be_published_by_its_day(part: str, rule: str) -> None:
    said = f'updates: [{{name: The role passes on, timescale: April 2026, part: {part}}}]\n'
    own = 'publication: {updates: {chair: The manager reissues the text}}\n'
    found = changed('2025-11-01', texts(f'dated: 2024-07\n{own}'), declared('yearly-report', said))
    due = next(due for due in found if due.rule == rule)

    assert (days(due), due.force) == (('2026-04-01', '2026-04-30'), Force.SHOULD)
    assert ('The manager reissues the text' in due.why) is (part == 'chair')
    assert 'the guidance sets no day' in due.why


def test_a_change_of_a_part_that_no_paragraph_names_asks_for_nothing() -> None:
    assert changed('2025-11-01', declared('yearly-report', 'updates: [{name: A fifth group, part: groups}]\n')) == []


def test_of_a_long_list_three_names_and_a_count_are_told() -> None:
    names = ('Cafcass', 'Ash Trust, Beech Trust, Cedar Trust, Dogwood Trust, Elm Trust')
    before, after = (f'agencies: {{list: [{listed}]}}\n' for listed in names)
    told = next(due.what for due in changed('2025-06-01', *pair(before, after, 'draft')) if 'again' in due.what)

    assert told.endswith('no longer named: Cafcass; named now: Ash Trust, Beech Trust, Cedar Trust and 2 more')


def test_before_the_edition_that_asks_it_a_change_asks_for_nothing() -> None:
    older = declared('arrangements', f'stage: published\ndated: 2019-07\n{CHANGES[0][1]}', path='old.yaml')
    newer = declared('arrangements', f'stage: draft\ndated: 2020-03\n{CHANGES[0][2]}', path='new.yaml')

    assert changed('2020-06-01', older, newer) == []
    assert {due.rule for due in changed('2024-06-01', older, newer)} == {'change-of-chair', 'updates-to-department'}


# The formats


EVERYTHING = (
    texts(
        'dated: 2024-02-29\npublication: {review_on: 2025, reviewed_every: annually}\n'
        'agencies: {reviewed: now and then}\n'
        'scrutiny: {reviewed_every: annually}\nyearly_report: {deadline: 30 September}\n'
        'voice: {status: planned, promises: [{what: "Über, alles; und \\\\ mehr wird gebaut werden, '
        + 'ü' * 80
        + '", by: end of 2026}]}\n'
    ),
    report('2024-12-29'),
    declared('arrangements', 'dated: 2025-01\n', area='second'),
)


def listed(on: str = '2025-06-01') -> Deadlines:
    found = deadlines(EVERYTHING, BOOK, date.fromisoformat(on))
    return Deadlines(date.fromisoformat(on), BOOK, found, len(EVERYTHING), (Unread('b.yaml', 'line 1: broken'),))


def events(found: Deadlines) -> list[Any]:
    return list(icalendar.Calendar.from_ical(ics.render(found)).walk('VEVENT'))


def test_a_calendar_program_reads_back_every_deadline_that_has_a_day() -> None:
    found = listed()
    dated = [due for due in found.dues if due.window]

    assert [(str(e['UID']), e.decoded('DTSTART'), e.decoded('DTEND')) for e in events(found)] == [
        (ics.uid(due), due.window.first, date.fromordinal(due.window.last.toordinal() + 1))
        for due in dated
        if due.window
    ]
    for event, due in zip(events(found), dated, strict=True):
        assert str(event['SUMMARY']).startswith(f'{due.what}: Luton (')
        assert str(event['DESCRIPTION']).startswith(f'{due.why}. {due.citation}')
        assert event.decoded('DTSTAMP').date() == found.on


def test_each_line_of_the_calendar_is_as_long_as_the_standard_allows() -> None:
    made = ics.render(listed())

    assert all(len(line.encode()) <= 75 for line in made.split('\r\n'))
    assert '\n' not in made.replace('\r\n', '')


def test_a_deadline_keeps_its_uid_when_the_calendar_is_made_anew_and_shares_it_with_none() -> None:
    sooner, later = ({str(event['UID']) for event in events(listed(on))} for on in ('2025-06-01', '2025-07-01'))

    assert sooner == later
    assert len(sooner) == len(events(listed()))


def test_a_deadline_is_moved_and_not_doubled_when_the_files_have_changed() -> None:
    arrangements = (
        'dated: {}\nscrutiny: {{reviewed_every: annually}}\nyearly_report: {{deadline: {}}}\n'
        'voice: {{status: planned, promises: [{{what: A panel is built, by: {}}}]}}\n'
    )
    covers = '}\nperiod: {ends: 2024-03'
    before = texts(arrangements.format('2024-02', '30 September', 'May 2026')), report('2024-12', covers)
    after = texts(arrangements.format('2024-02-20', '31 October', 'June 2026')), report('2024-12-29', covers)
    uids = [[(due.rule, ics.uid(due)) for due in find('2025-06-01', *files)] for files in (before, after)]

    assert sorted(uids[0]) == sorted(uids[1])
    assert len({rule for rule, _ in uids[0]}) == 6


def test_where_nothing_falls_due_that_is_said() -> None:
    nothing = Deadlines(date(2025, 6, 1), BOOK, (), 0, (Unread('b.yaml', 'line 1: broken'),))

    words = text.draw(deadlines_page.page(nothing))

    assert '0 documents read, deadlines: none known; 1 file could not be read' in words
    assert 'nothing falls due' not in words


def test_after_the_end_of_the_last_edition_that_was_read_its_day_is_not_overdue() -> None:
    late = declared('yearly-report', 'stage: draft\nperiod: {starts: 2025-04, ends: 2026-03}\n')
    found, following = (due for due in find('2026-10-01', late) if due.rule == 'yearly-report-by-september')

    assert (found.state, days(found)) == (State.GONE_BY, ('2026-09-30', '2026-09-30'))
    assert (following.state, days(following)) == (State.DUE, ('2027-09-30', '2027-09-30'))
    assert 'asked by the 2023 edition, since replaced' in found.why


def test_the_same_day_gives_the_same_bytes() -> None:
    assert ics.render(listed()) == ics.render(listed())


def test_the_data_are_as_their_schema_says() -> None:
    data = json.loads(deadlines_data.as_json(listed()))

    assert list(SCHEMA.iter_errors(data)) == []
    assert sum(data['summary'].values()) == len(data['deadlines']) == len(listed().dues)


def test_the_table_has_a_row_a_deadline() -> None:
    rows = list(csv.DictReader(deadlines_data.as_csv(listed()).splitlines()))

    assert [(row['rule'], row['first'], row['state']) for row in rows] == [
        (due.rule, str(due.window.first) if due.window else '', due.state.value) for due in listed().dues
    ]


def test_the_page_goes_by_urgency_and_names_what_could_not_be_read() -> None:
    page = text.draw(deadlines_page.page(listed()))

    assert page.index('between 2025-01-01 and 2025-12-31') < page.index('no day known')
    assert page.index('Perhaps overdue\n===') < page.index('Still to come\n===') < page.index('No day known\n===')
    assert 'passed' not in page
    assert 'b.yaml  line 1: broken' in page
    assert '3 documents read, deadlines: ' in page
