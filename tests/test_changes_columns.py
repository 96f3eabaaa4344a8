"""The columns of a comparison hold every fact that changed, as either document has it, and no name of a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from masa_check.diffs.comparison import Comparison, compare
from masa_check.document.document import parse
from masa_check.report.question import Question
from masa_check.report.report import check_document
from masa_check.reporters.diff import page as changes_page
from masa_check.reporters.draw import html
from masa_check.reporters.draw.page import Block, Folded, Page, Table
from masa_check.rulebook import rulebook

ROOT = Path(__file__).parents[1]
QUESTION = Question(rulebook.load([rulebook.folder()]), date(2026, 11, 23))
HEAD = 'kind: arrangements\nid: luton\nname: Luton\n'
OLD = """dated: 2019-05
follows: wt2018
partners:
  - kind: police
    name: Bedfordshire Police
    lead: {office: Chief Constable, holder: Alex Oldname}
voice: {included: {status: planned, summary: a group is to be set up}}
funding: {total: 1000}
training: {commissioned: A yearly plan}
"""
NEW = """dated: 2024-07
follows: wt2023
partners:
  - kind: police
    name: Bedfordshire Police
    lead: {office: Chief Constable, holder: Sam Newname}
    delegates: [{office: Assistant Chief Constable}]
voice: {included: A group meets each term}
funding: {total: 1200}
training: {commissioned: not-stated}
"""
NAMED = 'Who the safeguarding partners are (since 2023 also their delegates and the chair) (partners-identified)'


def compared(old: str, new: str, *, with_names: bool = False) -> Comparison:
    before, after = (check_document(parse((HEAD + text).encode(), 'a.yaml'), QUESTION) for text in (old, new))
    return compare(before, after, QUESTION, with_names=with_names)


def luton() -> Comparison:
    old, new = ((ROOT / f'examples/luton-{year}.yaml').read_bytes() for year in (2019, 2024))
    before, after = (check_document(parse(raw, 'luton.yaml'), QUESTION) for raw in (old, new))
    return compare(before, after, QUESTION)


def page(comparison: Comparison) -> Page:
    return changes_page.page(comparison, columns=True)


def tables(comparison: Comparison) -> list[Table]:
    """Every table of the page, in a fold or not."""
    return [block for block in unfolded(page(comparison).blocks) if isinstance(block, Table)]


def unfolded(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield from unfolded(block.blocks) if isinstance(block, Folded) else [block]


def rows(comparison: Comparison) -> list[tuple[str, ...]]:
    """The cells of every table of facts."""
    return [
        tuple(cell.text for cell in row)
        for table in tables(comparison)
        if table.head[1] == 'what'
        for row in table.rows
    ]


@pytest.mark.parametrize(
    'row',
    [
        ('added', 'Bedfordshire Police: Assistant Chief Constable (delegate)', 'not declared', 'named'),
        ('changed', 'Funding, the total as printed', '£1,000', '£1,200'),
        ('removed', 'Training, how it is commissioned', 'A yearly plan', 'the text does not say'),
        (
            'gained',
            'The voice of children and families, how it is included',
            'planned: a group is to be set up',
            'A group meets each term',
        ),
    ],
)
def test_each_fact_stands_as_either_document_has_it(row: tuple[str, ...]) -> None:
    assert row in rows(compared(OLD, NEW))


def test_every_fact_has_a_row_in_which_the_documents_differ() -> None:
    comparison = luton()

    assert len(rows(comparison)) == len(comparison.facts) > 200
    assert [row for row in rows(comparison) if row[2] == row[3] or not all(row)] == []


def test_a_thing_under_a_likely_name_is_one_row_with_what_changed_within() -> None:
    (row,) = [row for row in rows(luton()) if row[1].startswith('Lay Members')]

    assert row[1] == 'Lay Members (relevant agency), by name, likely the same, which a person should confirm'
    assert row[2].startswith('Three lay members; how it works with the partners: They build ties')
    assert row[3].startswith('Lay Members; how it works with the partners: They observe')


@pytest.mark.parametrize(
    ('old', 'new', 'sentence', 'cells'),
    [
        (
            'groups: [{name: Luton Foodbank, promises: [{what: It is to meet, by: August 2020}]}]',
            'groups: [{name: Luton Fodbank}]',
            'promised in 2019 by August 2020; this text does not mention it: it is to meet',
            ('a promise: It is to meet: promised: August 2020', 'a promise: It is to meet: there is none'),
        ),
        (
            'groups: [{name: Luton Foodbank, promises: [{what: It is to meet}]}]',
            'groups: [{name: Luton Fodbank, promises: [{what: It is to meet, kept: true}]}]',
            'a promise that the text says was kept: It is to meet',
            ('not declared', 'yes'),
        ),
        (
            'scrutiny: {by: [{office: Three lay members, holder: Alex Oldname}]}',
            'scrutiny: {by: [{office: Lay Members, holder: Sam Newname}]}',
            'the office-holder changed',
            ('who holds the office: one office-holder', 'who holds the office: another one'),
        ),
    ],
)
def test_within_a_thing_under_a_likely_name_its_own_promises_and_holder_need_no_name(
    old: str, new: str, sentence: str, cells: tuple[str, str]
) -> None:
    comparison = compared(f'dated: 2019-05\n{old}\n', f'dated: 2024-07\n{new}\n')
    (fact,) = [fact for fact in comparison.facts if fact.change.likely]
    (row,) = [row for row in rows(comparison) if 'likely the same' in row[1]]

    assert fact.sentence.endswith(f'; {sentence}')
    assert all(row[2 + side].endswith(cell) for side, cell in enumerate(cells))


def test_no_name_of_a_person_is_told_unless_names_are_asked_for() -> None:
    nameless, named = (page(compared(OLD, NEW, with_names=names)) for names in (False, True))

    assert 'Newname' not in html.body(nameless)
    assert 'Oldname' not in html.body(nameless)
    assert 'one office-holder' in html.body(nameless)
    assert 'Newname' in html.body(named)
    assert 'Oldname' in html.body(named)


def test_duties_and_facts_have_the_two_documents_in_the_same_columns() -> None:
    heads = {table.head[1]: table.head for table in tables(luton())[:-1] if not table.numbers}

    assert heads['what'] == ('change', 'what', 'in 2019', 'in 2024')
    assert heads['duty'] == ('change', 'duty', 'in 2019 (WT2018)', 'in 2024 (WT2023)')


def test_a_verdict_that_the_later_edition_does_not_share_has_that_one_beside_it() -> None:
    of_duties = [table for table in tables(luton()) if table.head[1] == 'duty']
    duties = [tuple(cell.text for cell in row) for table in of_duties[:-1] for row in table.rows]

    assert ('gained', NAMED, 'met; partly met by WT2023', 'met') in duties
    assert not [row for row in duties if row[0] == 'gained' and row[2] == row[3]]


@pytest.mark.slow
def test_a_duty_is_known_by_its_title_and_its_id_comes_after() -> None:
    drawn = html.body(page(luton()))

    assert f'>{NAMED}</th>' in drawn
    assert '<strong>Which relevant agencies work with the partners, why, and how</strong>' in drawn
    assert '<strong>agencies-set-out</strong>' not in drawn
    assert '<span class="faint">agencies-set-out; WT2023, paragraph 104' in drawn
