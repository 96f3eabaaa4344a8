"""Every table is a table to a screen reader, on a wide screen and on a narrow one where it is laid out anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Page

from browser.conftest import Open
from browser.pages import PAGES

WIDE, ZOOMED = 1280, 320  # the latter is a window of 1280 at 400 %, as WCAG 2.2, 1.4.10 has it
WRITTEN = """() => [...document.querySelectorAll('table')].map(table => {
    const name = table.caption ?? document.getElementById(table.getAttribute('aria-labelledby'));
    const role = cell => cell.tagName === 'TD' ? 'cell' : cell.scope === 'col' ? 'columnheader' : 'rowheader';
    const cells = row => [...row.cells].map(cell => [role(cell), cell.textContent]);
    return [name.textContent, [...table.rows].map(cells)];
})"""
CELLS = {'cell', 'gridcell', 'columnheader', 'rowheader'}
LAID_OUT = """() => [...document.querySelectorAll('table, thead, tbody, tr')]
    .map(part => [part.localName, getComputedStyle(part).display])"""
TABLE_PARTS = {
    ('table', 'table'),
    ('thead', 'table-header-group'),
    ('tbody', 'table-row-group'),
    ('tr', 'table-row'),
}

pytestmark = pytest.mark.slow
every_page = pytest.mark.parametrize('name', sorted(PAGES))
each_width = pytest.mark.parametrize('width', [WIDE, ZOOMED])
Node = Mapping[str, Any]


class ScreenTable(NamedTuple):
    """A table: its name, and in each row the role and the words of each cell."""

    name: str
    rows: list[list[tuple[str, str]]]


def letters(words: str) -> str:
    """Words without their spaces, which a page that is laid out anew has elsewhere."""
    return ''.join(words.split())


def written(page: Page) -> list[ScreenTable]:
    """The tables as the page has them."""
    return [
        ScreenTable(letters(name), [[(role, letters(text)) for role, text in row] for row in rows])
        for name, rows in page.evaluate(WRITTEN)
    ]


def exposed(page: Page) -> list[ScreenTable]:
    """The tables as Chromium tells a screen reader of them."""
    tree = page.context.new_cdp_session(page).send('Accessibility.getFullAXTree')['nodes']
    nodes = {node['nodeId']: node for node in tree}
    return [
        ScreenTable(_name(table), [[_cell(cell, nodes) for cell in _within(row, nodes, CELLS)] for row in rows])
        for table in _within(tree[0], nodes, {'table'})
        for rows in [list(_within(table, nodes, {'row'}))]
    ]


def _role(node: Node) -> str:
    return '' if node['ignored'] else str(node['role']['value'])


def _name(node: Node) -> str:
    return letters(str(node.get('name', {}).get('value', '')))


def _cell(cell: Node, nodes: Mapping[str, Node]) -> tuple[str, str]:
    """A head by its name, which is what is read out with each cell that it stands over or beside."""
    text = ''.join(_name(node) for node in _within(cell, nodes, {'StaticText'}))
    return _role(cell), text if _role(cell) == 'cell' else _name(cell)


def _within(node: Node, nodes: Mapping[str, Node], roles: set[str]) -> Iterator[Node]:
    """The nearest nodes of these roles beneath a node, in the order in which they are read."""
    for child in (nodes[key] for key in node.get('childIds', ())):
        if _role(child) in roles:
            yield child
        else:
            yield from _within(child, nodes, roles)


@every_page
@each_width
def test_every_table_is_exposed_by_its_name_with_named_heads_and_each_cell_in_its_row(
    visit: Open, name: str, width: int
) -> None:
    page = visit(name, width)
    page.evaluate('() => { for (const fold of document.querySelectorAll("details")) fold.open = true }')
    tables = written(page)

    assert exposed(page) == tables
    assert all(table.name and table.rows for table in tables)
    assert {'columnheader', 'rowheader'} <= {role for table in tables for row in table.rows for role, _ in row}


@every_page
@each_width
def test_tables_groups_and_rows_are_displayed_as_such_for_browsers_that_go_by_that(
    visit: Open, name: str, width: int
) -> None:
    assert {(part, how) for part, how in visit(name, width).evaluate(LAID_OUT)} == TABLE_PARTS
