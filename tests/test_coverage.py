"""The rulebook against the inventory of requirements, and the generated pages against both."""

from __future__ import annotations

import pytest

from masa_check import rulebook
from scripts import coverage

BOOK = rulebook.load([rulebook.folder()])
ROWS = coverage.inventory()
PLACED = coverage.placed(BOOK)
BECAME = coverage.became(BOOK)


@pytest.mark.parametrize('row', ROWS, ids=lambda row: row['id'])
def test_a_row_has_an_ask_or_a_reason_why_not(row: dict[str, str]) -> None:
    assert (row['id'] in PLACED) != bool(row['id'] not in PLACED and coverage.reason(row))


def test_no_row_of_the_published_arrangements_is_left_out() -> None:
    assert [row['id'] for row in ROWS if 'A' in row['document'] and row['id'] not in PLACED] == []


def test_no_ask_refers_to_a_row_that_the_inventory_does_not_have() -> None:
    assert PLACED.keys() - {row['id'] for row in ROWS} == {''}


@pytest.mark.parametrize('row', [row for row in ROWS if row['id'] in BECAME], ids=lambda row: row['id'])
def test_the_computed_crosswalk_is_that_of_the_inventory_or_the_difference_is_explained(row: dict[str, str]) -> None:
    assert (BECAME[row['id']] == coverage.said(row)) != ('differs' in row)


@pytest.mark.parametrize('row', ROWS, ids=lambda row: row['id'])
def test_no_ask_is_put_with_more_force_than_its_row_has(row: dict[str, str]) -> None:
    ladder = ['must', 'must-guidance', 'should', 'expected', 'advice']
    forces = {
        (duty.id, name, authority.force.value)
        for duty in BOOK.duties.values()
        for authorities in duty.editions.values()
        for name, authority in authorities.items()
        if authority.ref == row['id'] and not authority.statute.startswith('SI ')
    }
    stronger = {found for found in forces if ladder.index(found[2]) < ladder.index(row['force'])}

    assert stronger <= STRONGER_WITH_A_REASON


STRONGER_WITH_A_REASON: set[tuple[str, str, str]] = set()


def test_statutory_force_stands_only_on_rows_that_statute_carries() -> None:
    carried = {row['id'] for row in ROWS if row['force'] == 'must'}
    musts = {
        authority.ref
        for duty in BOOK.duties.values()
        for authorities in duty.editions.values()
        for authority in authorities.values()
        if authority.force == 'must' and not authority.statute.startswith('SI ')
    }

    assert musts <= carried


def test_what_is_asked_and_what_is_only_recorded_are_told_apart() -> None:
    unasked = set(coverage.unasked(BOOK))

    assert 'funding.how' not in unasked
    assert 'information_sharing.requests' in unasked
