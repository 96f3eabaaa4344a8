"""The map of a survey can be sorted and sifted by mouse or keyboard, and tells a screen reader what it did."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page

from browser.conftest import Open

pytestmark = pytest.mark.slow

DUTY = 'department-told'
ALL = 4  # the starter is left out, as nothing in it is declared
MARKS = "all => all.map(cell => [cell.textContent, getComputedStyle(cell, '::before').content.split(' ')[0]])"


@pytest.fixture
def page(visit: Open) -> Page:
    return visit('survey')


def chart(page: Page) -> Locator:
    """The map of the arrangements held to the guidance of 2023."""
    return page.get_by_role('table', name='Arrangements checked against WT2023, one by one')


def form(page: Page) -> Locator:
    return page.locator('form').nth(1)


def rows(page: Page) -> list[list[str]]:
    """What can be seen of the map, row by row."""
    seen = chart(page).locator('tbody tr:visible')
    return [row.locator('th, td').all_text_contents() for row in seen.all()]


def column(page: Page, name: str) -> list[str]:
    heads = chart(page).locator('thead th').all_text_contents()
    return [row[heads.index(name)] for row in rows(page)]


def told(page: Page) -> str:
    return form(page).get_by_role('status').inner_text()


def test_all_is_shown_as_it_was_written_until_somebody_chooses(page: Page) -> None:
    assert len(rows(page)) == ALL
    assert column(page, 'area') == sorted(column(page, 'area'))
    assert told(page) == f'{ALL} of {ALL} shown'


@pytest.mark.parametrize('name', ['region', 'date', DUTY])
def test_a_column_sorts_both_ways_and_says_so(page: Page, name: str) -> None:
    form(page).get_by_label('Sort by').select_option(label=name)
    up = column(page, name)
    form(page).get_by_label('Order').select_option(label='last to first')
    down = column(page, name)
    marked = chart(page).locator('[aria-sort]')

    assert len(set(up)) > 1
    assert down == up[::-1]
    assert marked.all_text_contents() == [name]
    assert marked.get_attribute('aria-sort') == 'descending'
    assert told(page) == f'{ALL} of {ALL} shown, sorted by {name}, descending'


def test_answers_are_sorted_in_the_order_of_the_key(page: Page) -> None:
    key = form(page).locator('xpath=preceding-sibling::ul[1]').locator('li').all_text_contents()
    form(page).get_by_label('Sort by').select_option(label=DUTY)
    places = [key.index(answer) for answer in column(page, DUTY)]

    assert key[0] == 'met'
    assert places == sorted(places)


def test_a_region_and_an_answer_sift_the_rows_and_the_count_is_told(page: Page) -> None:
    form(page).get_by_label('Only the region').select_option('East of England')
    assert set(column(page, 'region')) == {'East of England'}
    in_region = len(rows(page))

    form(page).get_by_label('Only with the answer').select_option('missing')
    form(page).get_by_label('to the duty').select_option(label=DUTY)
    assert set(column(page, DUTY)) <= {'missing'}
    assert 0 < len(rows(page)) <= in_region < ALL
    assert told(page) == f'{len(rows(page))} of {ALL} shown'

    form(page).get_by_role('button', name='Show all again').click()
    assert len(rows(page)) == ALL


def test_an_answer_by_itself_finds_whoever_gives_it_to_any_duty(page: Page) -> None:
    form(page).get_by_label('Only with the answer').select_option('for a person')

    assert rows(page)
    assert all('for a person' in row for row in rows(page))


def test_each_map_is_sorted_by_itself(page: Page) -> None:
    page.locator('form').first.get_by_label('Only the region').select_option('East of England')

    assert told(page) == f'{ALL} of {ALL} shown'


def test_the_keyboard_alone_sorts(page: Page) -> None:
    form(page).get_by_label('Sort by').focus()
    page.keyboard.type('region')
    page.keyboard.press('Tab')

    assert told(page).endswith('sorted by region, ascending')


def test_an_answer_is_a_word_for_whoever_listens_and_a_mark_of_its_own_for_whoever_looks(page: Page) -> None:
    cells = chart(page).locator('tbody td[class]')
    marks = dict(
        cells.evaluate_all(
            "all => all.map(c => [c.textContent, getComputedStyle(c, '::before').content.split(' ')[0]])"
        )
    )

    assert {'met', 'partly met', 'missing', 'not declared', 'does not arise'} <= marks.keys()
    assert len(set(marks.values())) == len(marks)
    assert chart(page).get_by_role('cell', name='missing', exact=True).count() > 0
