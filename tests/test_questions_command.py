"""`masa-check questions` as its users meet it: as text, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from asked import asked
from running import Run
from small_book import OURS

from masa_check.declaration import schema
from masa_check.declaration.kinds import KINDS

QUESTIONS = """
questions:
  cues:
    our-money: {words: [money], finds: The money is here, misses: Nothing is here}
  arrangements:
    funding.how: {question: How is it paid for?, good_answer: Who pays, cues: [our-money]}
"""


def test_the_list_says_of_each_question_who_asks_it_why_and_what_is_a_good_answer(run: Run) -> None:
    out = run('questions', '--theme', 'the voice of children and families', '--edition', 'wt2023').out
    lines = out.splitlines()
    at = lines.index('How is the voice of children and families included in the arrangements?')

    assert lines[at + 1] == '  voice.included, should'
    assert lines[at + 2].startswith('  Asked by: How the arrangements include the voice')
    assert 'WT2023, paragraph 104, bullet 11' in ' '.join(lines[at : at + 5])
    assert '  A good answer says: Who is heard, by whom, and where that goes' in lines
    assert '  For example: A group of young people reads each plan' in lines
    assert max(map(len, lines)) <= 120
    assert lines[-1] == '5 questions, 0 of them asked by statute'


def test_the_whole_list_has_every_question_of_either_kind(run: Run) -> None:
    for kind in KINDS:
        out = run('questions', '--kind', kind).out
        assert all(f'\n  {one.name}' in out for one in asked(kind))


def test_an_unknown_theme_or_edition_is_refused_with_what_there_is(run: Run) -> None:
    theme, edition = run('questions', '--theme', 'Fundings'), run('questions', '--edition', 'wt2033')

    assert (theme.code, edition.code) == (2, 2)
    assert 'did you mean "Funding"' in theme.err
    assert 'wt2023 (in force from' in edition.err


@pytest.mark.parametrize('kind', KINDS)
def test_json_is_of_its_schema_and_has_what_the_list_has(run: Run, kind: str) -> None:
    data = json.loads(run('questions', '--kind', kind, '--edition', 'wt2018', '-f', 'json').out)

    jsonschema.validate(data, schema.shipped('questions'))
    assert (data['schema_version'], data['kind'], data['edition']) == (1, kind, 'wt2018')
    assert [one['path'] for one in data['questions']] == [one.name for one in asked(kind, 'wt2018')]
    assert [[duty['duty'] for duty in one['asked_by']] for one in data['questions']] == [
        [duty.id for duty in one.asked_by] for one in asked(kind, 'wt2018')
    ]


def test_json_has_the_cells_of_a_list_as_questions_and_the_statuses_with_what_they_need(run: Run) -> None:
    data = json.loads(run('questions', '--theme', 'Partners and leadership', '-f', 'json').out)
    (partners,) = [one for one in data['questions'] if one['path'] == 'partners']

    assert [one['path'] for one in partners['columns']][:3] == ['partners.kind', 'partners.name', 'partners.acts_for']
    assert partners['columns'][4]['columns'][0]['path'] == 'partners.lead.body'
    elsewhere = {'value': 'elsewhere', 'words': 'It only says where else to look', 'needs': ['where']}
    assert elsewhere in partners['statuses']


def test_csv_has_a_row_for_each_question_and_behind_a_list_for_each_cell(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run('questions', '-f', 'csv').out)))
    own = [row for row in rows if not row['of']]

    assert [row['path'] for row in own] == [one.name for one in asked('arrangements')]
    assert {row['path'] for row in rows if row['of'] == 'links.boards'} == {
        'links.boards.name',
        'links.boards.how',
        'links.boards.formerly',
    }
    assert [row['statutory'] for row in own] == ['yes' if one.statutory else 'no' for one in asked('arrangements')]


def test_a_folder_of_rules_can_word_a_question_otherwise_and_ask_it(run: Run, here: Path) -> None:
    (here / 'ours').mkdir()
    (here / 'ours' / 'ours.yaml').write_text(OURS + QUESTIONS, 'utf-8')
    lines = run('questions', '--rules', 'ours', '--theme', 'Ours').out.splitlines()

    assert lines[3:5] == ['How is it paid for?', '  funding.how, should']
    assert any(line.startswith('  Asked by: How it is paid for (ours): should') for line in lines)
