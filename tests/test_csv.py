"""The table has a row for each answer, whole under its head, and nothing in it that a spreadsheet would reckon with."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from shipped import data_of, every_example, rendered
from small_book import HEAD, SILENT, book, held, report
from test_reporters import several
from test_sarif import DATED, waived

from masa_check.reporters.check import csv as as_csv
from masa_check.rulebook.rulebook import Rulebook


def read(made: str) -> list[dict[str, str]]:
    """The rows by column, as a program that knows nothing of ours reads them."""
    table = csv.DictReader(io.StringIO(made, newline=''), strict=True)
    rows = list(table)
    assert table.fieldnames == list(as_csv.COLUMNS)
    assert all(None not in row and None not in row.values() for row in rows)
    return rows


@pytest.fixture
def rules(tmp_path: Path) -> Rulebook:
    return book(tmp_path)


@every_example
def test_each_example_has_a_row_for_each_answer(name: str) -> None:
    (document,) = data_of(name)['documents']
    answers = [
        (edition['edition'], answer['duty'], answer['verdict'])
        for edition in document['editions']
        for answer in edition['answers']
    ]

    assert [(r['edition'], r['duty'], r['verdict']) for r in read(rendered(name, 'csv'))] == answers


def test_a_row_tells_what_was_put_what_is_wrong_and_what_to_do(rules: Rulebook) -> None:
    rows = {row['duty']: row for row in read(as_csv.render(report(rules, held(DATED + SILENT, rules))))}

    assert rows['needs-met'] | {
        'path': 'a.yaml', 'name': 'Luton', 'dated': '2025-02', 'edition': 'wt2023', 'counts': 'yes', 'force': 'must',
        'verdict': 'gap', 'put': '1', 'met': '0', 'line': '5', 'message': 'how needs are met: not in the text',
        'remedy': 'Say how needs are met', 'state': 'open',
    } == rows['needs-met']  # fmt: skip
    assert rows['agencies-chosen']['put'] == '3'
    assert 'Northport College' in rows['agencies-chosen']['message']


def test_what_could_not_be_read_has_a_row_of_its_own(rules: Rulebook) -> None:
    rows = [row for row in read(as_csv.render(several(rules))) if row['duty'] == 'document-shape']

    assert {row['path'] for row in rows} == {'shape.yaml', 'broken.yaml'}
    assert {row['verdict'] for row in rows} == {'unreadable'}


def test_what_is_waived_says_by_whom_and_until_when(rules: Rulebook) -> None:
    (row,) = [row for row in read(as_csv.render(waived(rules))) if row['state'] == 'waived']

    assert (row['duty'], row['owner'], row['until']) == ('needs-met', 'Business Manager', '2025-09-01')


FORMULAS = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '\uff1d1', '=HYPERLINK("http://a.example";"b")']


@pytest.mark.parametrize('words', FORMULAS)
def test_what_a_spreadsheet_would_reckon_with_is_text(rules: Rulebook, words: str) -> None:
    name = json.dumps(words)
    made = report(rules, held(DATED.replace('Luton', name), rules, path=words), held(f'{HEAD}{name}: x\n', rules))
    cells = [cell for row in read(as_csv.render(made)) for cell in row.values()]

    assert not [cell for cell in cells if cell.strip()[:1] in set('=+-@\uff1d')]
    assert any(cell.startswith(("'", '\ufffd')) and words.strip() in cell for cell in cells)


def test_commas_quotes_and_ends_of_lines_stay_in_their_cell(rules: Rulebook) -> None:
    name = 'Luton, "the" place;\nand more'
    made = report(rules, held(DATED.replace('Luton', json.dumps(name)), rules))
    names = {row['name'] for row in read(as_csv.render(made))}

    assert len(names) == 1
    assert names.pop().startswith('Luton, "the" place;')
