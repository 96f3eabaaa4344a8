"""The rulebook against the inventory of requirements, and the generated pages against both."""

from __future__ import annotations

import pytest

from masa_check.declaration.kinds import ARRANGEMENTS, KINDS, YEARLY_REPORT
from masa_check.rulebook import rulebook
from scripts import coverage

BOOK = rulebook.load([rulebook.folder()])
ROWS = coverage.inventory()
PLACED = coverage.placed(BOOK)
BECAME = coverage.became(BOOK)


@pytest.mark.parametrize('row', ROWS, ids=lambda row: row['id'])
def test_a_row_has_an_ask_or_a_reason_why_not(row: dict[str, str]) -> None:
    assert (row['id'] in PLACED) != bool(row['id'] not in PLACED and coverage.reason(row))


def test_no_row_is_left_out() -> None:
    assert [row['id'] for row in ROWS if row['id'] not in PLACED] == []


def test_a_row_of_the_yearly_report_is_asked_of_the_report_itself() -> None:
    of_reports = {
        authority.ref
        for duty in BOOK.duties.values()
        if duty.asked_of != ARRANGEMENTS
        for authorities in duty.editions.values()
        for authority in authorities.values()
    }
    recipients = {'W18-Y-S5', 'W23-Y-P2'}  # process, and yet seen in the report's own record of what was sent

    assert of_reports - {''} == {row['id'] for row in ROWS if 'Y' in row['document']} | recipients


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
    unasked = {kind: set(coverage.unasked(BOOK, kind)) for kind in KINDS}

    assert 'funding.how' not in unasked[ARRANGEMENTS]
    assert 'information_sharing.requests' in unasked[ARRANGEMENTS]
    assert 'funding.value' not in unasked[YEARLY_REPORT]
    assert 'reports_on.title' in unasked[YEARLY_REPORT]


def test_what_no_document_can_show_stands_on_the_page_with_its_reason() -> None:
    page = coverage.page(BOOK)

    assert {entry['place'].partition(',')[0] for entry in coverage.unseen()} == {
        'paragraph 39',
        'paragraph 75',
        'paragraph 97',
    }
    assert all(entry['what'] in page and entry['because'] in page for entry in coverage.unseen())
