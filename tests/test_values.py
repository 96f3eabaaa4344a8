"""Dates as imprecise as the text, days of the year, money and shares as printed, and the ladder of force."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masa_check.values import EARLIEST, LATEST, DayOfYear, Force, Money, Outcome, PartialDate, Share

LADDER = ['must', 'must-guidance', 'should', 'expected', 'advice']


def test_force_runs_from_statute_down_to_advice() -> None:
    assert [force.value for force in sorted(Force, key=lambda force: force.rank)] == LADDER
    assert [Force(name).rank for name in LADDER] == [0, 1, 2, 3, 4]


def test_a_force_reaches_itself_and_what_is_weaker_and_never_nothing() -> None:
    assert [force for force in Force if force.reaches(Force.SHOULD)] == [Force.MUST, Force.MUST_GUIDANCE, Force.SHOULD]
    assert not any(force.reaches(None) for force in Force)
    assert Force.highest([Force.ADVICE, Force.MUST_GUIDANCE, Force.EXPECTED]) is Force.MUST_GUIDANCE


@pytest.mark.parametrize(
    ('force', 'severity'),
    [
        ('must', 'error'),
        ('must-guidance', 'warning'),
        ('should', 'warning'),
        ('expected', 'warning'),
        ('advice', 'note'),
    ],
)
def test_only_statute_is_an_error_and_only_advice_a_note(force: str, severity: str) -> None:
    assert Force(force).severity == severity


def test_seven_things_can_come_of_an_ask() -> None:
    assert {outcome.value for outcome in Outcome} == {
        'met',
        'short',
        'absent',
        'wrong',
        'undeclared',
        'not-applicable',
        'person',
    }


@pytest.mark.parametrize(
    ('value', 'part'),
    [
        (PartialDate.parse('2024-07'), 'year'),
        (DayOfYear.parse('30 September'), 'day'),
        (Money.parse('24.4'), 'number'),
        (Share.parse('9%'), 'bound'),
    ],
)
def test_a_value_stays_as_it_was_made(value: object, part: str) -> None:
    before = str(value)
    with pytest.raises(AttributeError, match=part):
        setattr(value, part, 0)

    assert str(value) == before


@pytest.mark.parametrize(
    ('written', 'first', 'last'),
    [
        ('2024-07-31', date(2024, 7, 31), date(2024, 7, 31)),
        ('2024-07', date(2024, 7, 1), date(2024, 7, 31)),
        ('2024-02', date(2024, 2, 1), date(2024, 2, 29)),
        ('2023-02', date(2023, 2, 1), date(2023, 2, 28)),
        ('2024', date(2024, 1, 1), date(2024, 12, 31)),
        (2024, date(2024, 1, 1), date(2024, 12, 31)),
        ('2024-02-29', date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_a_date_reaches_from_the_first_day_it_can_be_to_the_last(written: str | int, first: date, last: date) -> None:
    found = PartialDate.parse(written)

    assert (found.first, found.last) == (first, last)


@given(st.dates(date(EARLIEST, 1, 1), date(LATEST, 12, 31)), st.sampled_from([4, 7, 10]))
def test_a_date_is_printed_as_it_was_written_and_holds_its_day(day: date, precision: int) -> None:
    written = day.isoformat()[:precision]
    found = PartialDate.parse(written)

    assert str(found) == written
    assert found.first <= day <= found.last
    assert not (found.last + timedelta(1)).isoformat().startswith(written)
    assert not (found.first - timedelta(1)).isoformat().startswith(written)


@pytest.mark.parametrize(
    'written',
    [
        *('', 'tbc', '24', '202', '20240731', '2024-7', '2024-07-1', '2024/07/31', '31-07-2024', 'July 2024', '2024-'),
        *('2024-13', '2024-00', '2024-07-00', '2024-00-01', '2023-02-29', '2024-06-31', '0000', '2024-07-31T09:00'),
        *(True, 24, -2024, 20240731),
    ],
)
def test_what_is_no_day_of_the_calendar_is_refused_with_what_to_write(written: str | int) -> None:
    with pytest.raises(ValueError, match='; '):
        PartialDate.parse(written)


@pytest.mark.parametrize(
    'written',
    ['9999-12-31', '9999', '2101', '2101-01-01', '0001-01-01', '0000', '0999-06', '1899-12-31', 9999, 1000, 1899],
)
def test_a_year_that_no_document_can_mean_is_refused_with_what_to_write(written: str | int) -> None:
    with pytest.raises(ValueError, match='out of range; write a date from 1900 to 2100, or leave it out'):
        PartialDate.parse(written)


@pytest.mark.parametrize('written', ['30 September 9999', 'end of May 0001', '9999-12-31', '0000-01-01'])
def test_a_day_of_a_year_that_no_document_can_mean_is_refused_with_what_to_write(written: str) -> None:
    with pytest.raises(ValueError, match='out of range; write a date from 1900 to 2100, or leave it out'):
        DayOfYear.parse(written)


def test_29_february_without_its_year_is_refused_with_what_to_write_instead() -> None:
    with pytest.raises(ValueError, match='does not come round each year; write "end of February"'):
        DayOfYear.parse('29 February')


@pytest.mark.parametrize(
    ('written', 'month', 'day', 'year'),
    [
        ('30 September', 9, 30, 0),
        ('30 september', 9, 30, 0),
        ('end of September', 9, 30, 0),
        ('the end of September', 9, 30, 0),
        ('The end of September 2024', 9, 30, 2024),
        ('end of February', 2, 28, 0),
        ('end of February 2024', 2, 29, 2024),
        ('29 February 2024', 2, 29, 2024),
        ('1 May', 5, 1, 0),
        ('2024-09-30', 9, 30, 2024),
    ],
)
def test_a_day_of_the_year_is_read_with_or_without_its_year(written: str, month: int, day: int, year: int) -> None:
    assert DayOfYear.parse(written) == DayOfYear(month, day, year)


@pytest.mark.parametrize(
    'written',
    [
        '',
        'September',
        'autumn',
        '31 September',
        '0 May',
        '29 February',
        '30 Sept',
        '30 September 24',
        'end of',
        '2024-09',
    ],
)
def test_what_is_no_day_of_the_year_is_refused_with_what_to_do(written: str) -> None:
    with pytest.raises(ValueError, match='; '):
        DayOfYear.parse(written)


@given(st.dates(date(EARLIEST, 1, 1), date(LATEST, 12, 31)))
def test_a_day_of_the_year_is_printed_as_it_can_be_read_again(day: date) -> None:
    found = DayOfYear(day.month, day.day, day.year)

    assert DayOfYear.parse(str(found)) == found == DayOfYear.parse(day.isoformat())


@pytest.mark.parametrize(
    ('written', 'number', 'half_step'),
    [
        ('264.6', '264.6', '0.05'),
        (Decimal('264.6'), '264.6', '0.05'),
        (Decimal('24.10'), '24.10', '0.005'),
        (147850, '147850', '0.5'),
        ('£147,850', '147850', '0.5'),
        ('£24,359.50', '24359.50', '0.005'),
        ('1,234,567', '1234567', '0.5'),
        ('0', '0', '0.5'),
        ('£0.5', '0.5', '0.05'),
    ],
)
def test_money_is_exact_and_knows_to_which_place_it_was_printed(
    written: str | int | Decimal, number: str, half_step: str
) -> None:
    money = Money.parse(written)

    assert str(money.number) == number
    assert money.half_step == Decimal(half_step)
    assert str(money) == str(written)


@pytest.mark.parametrize(
    'written',
    ['', 'tbc', '-5', '£', '24,35', '1234,567', '12.', '.5', '24.4k', '£ 5', '1e3', 'about 5', '5%', '$5', True, -1],
)
def test_what_is_no_amount_is_refused_with_what_to_write(written: str | int) -> None:
    with pytest.raises(ValueError, match='; '):
        Money.parse(written)


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_the_true_figure_lies_within_half_a_step_of_the_printed_one(true: Decimal) -> None:
    for places in (Decimal('0.01'), Decimal('0.1'), Decimal(1)):
        printed = Money.parse(str(true.quantize(places)))
        assert abs(printed.number - true) <= printed.half_step


@pytest.mark.parametrize(
    ('written', 'bound', 'number', 'half_step'),
    [
        ('9%', '', '9', '0.5'),
        ('8.5%', '', '8.5', '0.05'),
        ('<1%', '<', '1', '0.5'),
        ('> 50 %', '>', '50', '0.5'),
        ('100%', '', '100', '0.5'),
        ('0%', '', '0', '0.5'),
    ],
)
def test_a_share_is_kept_as_printed_with_its_bound(written: str, bound: str, number: str, half_step: str) -> None:
    share = Share.parse(written)

    assert (share.bound, share.number, share.half_step) == (bound, Decimal(number), Decimal(half_step))
    assert str(share) == written


@pytest.mark.parametrize('written', ['', '9', 9, '101%', '100.1%', '-1%', '%', '≤1%', '<=1%', 'a tenth', '9%9', True])
def test_what_is_no_share_is_refused_with_what_to_write(written: str | int) -> None:
    with pytest.raises(ValueError, match='; '):
        Share.parse(written)


# 2024 in full-width and in Arabic-Indic digits.
DIGITS_OF_OTHER_SCRIPTS = ['\uff12\uff10\uff12\uff14', '\u0662\u0660\u0662\u0664']


@pytest.mark.parametrize('written', DIGITS_OF_OTHER_SCRIPTS)
def test_a_date_is_written_in_the_digits_that_every_editor_and_the_schema_know(written: str) -> None:
    with pytest.raises(ValueError, match='; '):
        PartialDate.parse(written)


@pytest.mark.parametrize('written', DIGITS_OF_OTHER_SCRIPTS)
def test_money_is_written_in_the_digits_that_every_editor_and_the_schema_know(written: str) -> None:
    with pytest.raises(ValueError, match='; '):
        Money.parse(written)


@pytest.mark.parametrize('written', [930, Decimal('30.9'), True, ['30 September'], {}])
def test_a_day_of_the_year_that_is_not_words_is_refused_and_does_not_crash(written: object) -> None:
    with pytest.raises(ValueError, match='; '):
        DayOfYear.parse(written)  # type: ignore[arg-type]  # whatever YAML can give
