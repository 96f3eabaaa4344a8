"""Which editions a document is held to, by its date and by what it says that it follows."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masa_check.rulebook.edition import DocumentDay, Standing, standings
from masa_check.rulebook.rulebook import folder, load
from masa_check.values import PartialDate

BOOK = load([folder()])
EDITIONS, STATUTE = BOOK.editions, BOOK.dates['statute']
ON = date(2025, 9, 1)


def held(dated: str, follows: str = '', on: date = ON, asked_for: str = '') -> list[tuple[str, str, bool]]:
    return [(s.edition.id, s.status, s.counts) for s in _standings(dated, follows, on, asked_for)]


def _standings(dated: str, follows: str = '', on: date = ON, asked_for: str = '') -> tuple[Standing, ...]:
    day = PartialDate.parse(dated) if dated else None
    document = DocumentDay((day.first, day.last) if day else None, follows)
    return standings(EDITIONS.values(), document, on, asked_for, STATUTE)


WT2018 = ('wt2018', 'in-force', True)
STATUTE_OF_2018 = ('wt2018', 'statute-only', True)
STATUTE_NOW = ('wt2023', 'statute-only', True)
WT2023 = ('wt2023', 'in-force', True)
LATER = ('wt2023', 'readiness', False)
EITHER = [('wt2018', 'transition', True), ('wt2023', 'transition', True)]


@pytest.mark.parametrize(
    ('dated', 'follows', 'expected'),
    [
        # Requirements, section 3.6: the edition of the document's date; the newer one is readiness.
        ('2019-05-30', '', [WT2018, LATER]),
        ('2019', 'wt2018', [WT2018, LATER]),
        ('2023-12-14', '', [WT2018, LATER]),
        # What it follows cannot be of another time: only the transition leaves a choice.
        ('2019-05-30', 'wt2023', [WT2018, LATER]),
        ('2025-01-01', 'wt2018', [WT2023]),
        # Older than the statute: no edition decides.
        ('2017-03', '', [('wt2018', 'readiness', False), LATER]),
        ('2018-06-28', 'wt2018', [('wt2018', 'readiness', False), LATER]),
        # Between the day of the statute and that of the first guidance on it.
        ('2018-06-29', '', [STATUTE_OF_2018, LATER]),
        ('2018-07-03', '', [STATUTE_OF_2018, LATER]),
        ('2018-07-04', '', [WT2018, LATER]),
        ('2018', '', [WT2018, LATER]),
        # The transition, from the first day of the newer edition to 31 December 2024.
        ('2023-12-15', '', EITHER),
        ('2024-12-31', '', EITHER),
        ('2024-07', 'wt2023', [WT2023, ('wt2018', 'transition', False)]),
        ('2024-07', 'wt2018', [WT2018, ('wt2023', 'transition', False)]),
        ('2024-07', 'wt2026', EITHER),
        ('2025-01-01', '', [WT2023]),
        # After the end of the last edition that has been read, or perhaps after it: statute alone.
        ('2026-03-17', '', [WT2023]),
        ('2026-03-18', '', [STATUTE_NOW]),
        ('2026-06', 'wt2023', [STATUTE_NOW]),
        ('2026', '', [STATUTE_NOW]),
        # A date too imprecise to tell leaves both possible.
        ('2023', '', EITHER),
        ('2023-12', '', EITHER),
        ('2023-12', 'wt2018', [WT2018, ('wt2023', 'transition', False)]),
        # No date: the edition that it says it follows, else the one in force on the day of the run.
        ('', '', [WT2023]),
        ('', 'wt2018', [WT2018, LATER]),
        ('', 'wt1999', [WT2023]),
    ],
)
def test_a_document_is_held_to_the_edition_of_its_date(
    dated: str, follows: str, expected: list[tuple[str, str, bool]]
) -> None:
    assert held(dated, follows) == expected


def test_an_edition_that_is_asked_for_by_name_is_the_only_one_and_counts() -> None:
    assert held('2019', 'wt2018', asked_for='wt2023') == [WT2023]
    assert held('2026-06', asked_for='wt2023') == [WT2023]


def test_an_edition_that_has_not_been_read_never_hides_the_statute() -> None:
    unread = ('wt2026', 'advisory', True)

    assert held('2019', asked_for='wt2026') == [STATUTE_NOW, unread]
    assert held('2026-06', asked_for='wt2026') == [STATUTE_NOW, unread]
    assert 'we have not read its text' in _standings('2019', asked_for='wt2026')[1].notice


@pytest.mark.parametrize(
    ('on', 'expected'),
    [
        (date(2023, 12, 14), [WT2018]),
        (date(2023, 12, 15), [WT2018, LATER]),
        (date(2026, 3, 17), [WT2018, LATER]),
        (date(2026, 3, 18), [WT2018, LATER, ('wt2026', 'advisory', False)]),
    ],
)
def test_an_edition_is_spoken_of_only_from_its_first_day(on: date, expected: list[tuple[str, str, bool]]) -> None:
    assert held('2019', on=on) == expected


def test_a_document_of_an_edition_whose_text_has_not_been_read_is_held_to_the_last_that_has() -> None:
    assert held('2026-06', on=date(2026, 9, 1)) == [STATUTE_NOW, ('wt2026', 'advisory', False)]


@pytest.mark.parametrize(
    ('dated', 'words'),
    [
        ('', 'if the document is later than 2026-03-17, only statute counts'),
        ('2024-07', 'transition'),
        ('2026-06', 'WT2023 was replaced after 2026-03-17, and this document is later'),
        ('2026', 'this document may be later'),
        ('2018-07-01', 'WT2018 was published on 2018-07-04'),
        ('2018', 'Part of what its date can mean is before 2018-07-04'),
    ],
)
def test_a_standing_says_why_where_that_is_not_plain(dated: str, words: str) -> None:
    assert words in _standings(dated, on=date(2026, 9, 1))[0].notice


def test_a_document_inside_one_edition_needs_no_notice() -> None:
    assert _standings('2019-05')[0].notice == ''
    assert _standings('2025-05')[0].notice == ''


DAYS = st.dates(date(2017, 1, 1), date(2027, 12, 31))


@given(DAYS, st.integers(0, 400), st.sampled_from(['', 'wt2018', 'wt2023', 'wt2026']), DAYS)
def test_something_always_counts_each_edition_stands_once_and_only_full_ones_fail_a_run(
    first: date, length: int, follows: str, on: date
) -> None:
    found = standings(EDITIONS.values(), DocumentDay((first, first + timedelta(length)), follows), on, '', STATUTE)

    assert found[0].counts is (first + timedelta(length) >= STATUTE)
    assert any(standing.counts for standing in found) is found[0].counts
    assert len({standing.edition.id for standing in found}) == len(found)
    assert not any(standing.counts for standing in found if standing.edition.advisory)
    assert not any(standing.counts for standing in found if standing.status in ('readiness', 'advisory'))
    assert all(bool(standing.as_of) is (standing.status == 'readiness') for standing in found)
    assert all(bool(standing.guidance) is (standing.status == 'statute-only') for standing in found)


@given(DAYS, st.sampled_from(['', 'wt2018', 'wt2023']))
def test_the_edition_that_decides_does_not_change_with_the_day_of_the_run(day: date, follows: str) -> None:
    def deciding(on: date) -> list[str]:
        found = standings(EDITIONS.values(), DocumentDay((day, day), follows), on)
        return [standing.edition.id for standing in found if standing.counts]

    assert deciding(date(2024, 1, 1)) == deciding(date(2030, 1, 1))


def test_the_calendar_of_the_shipped_editions_has_no_hole() -> None:
    known = sorted(EDITIONS.values(), key=lambda edition: edition.since)

    assert [edition.id for edition in known] == ['wt2018', 'wt2023', 'wt2026']
    for one, following in pairwise(known):
        assert one.until + timedelta(1) == following.since
    assert [edition.short for edition in known] == ['WT2018', 'WT2023', 'WT2026']
