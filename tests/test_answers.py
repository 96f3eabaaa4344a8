"""Answers as plain values: what a declaration says is read as answers, and they make the same declaration again."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from masa_check.declaration.declaration import Declaration, declare, fitted
from masa_check.declaration.kinds import model_of
from masa_check.document.document import parse
from masa_check.questions.answer import AnswerPlace, FieldAnswer
from masa_check.questions.plain_data import data_of_answers
from masa_check.questions.reading import answers_of
from masa_check.rulebook.duty import Path as Keys

ROOT = Path(__file__).parents[1]
FILES = sorted(
    file
    for place in ('examples', 'tests/documents')
    for file in (ROOT / place).glob('*.yaml')
    if file.name != 'index.yaml'
)
PLANNED = 'partners: [{kind: police, name: A Police, lead: Chief Constable, status: planned, summary: To be joined}]'
HEAD = 'kind: arrangements\nid: a\nname: A Partnership\n'


def answers(text: str) -> dict[Keys, FieldAnswer]:
    document = parse((HEAD + text).encode(), 'a.yaml')
    assert isinstance(declare(document), Declaration)
    return answers_of(document.data, 'arrangements')


def of(text: str, *path: str) -> FieldAnswer:
    return answers(text)[path]


def test_a_sentence_alone_is_in_place() -> None:
    assert of('voice: {included: A group reads each draft}', 'voice', 'included') == FieldAnswer(
        'in-place', summary='A group reads each draft'
    )


def test_a_status_has_its_words_and_its_places() -> None:
    written = """
voice:
  included:
    status: in-part
    summary: A group reads each draft
    lacks: how parents are heard
    source: [{section: Voice, page: 12, quote: a group of young people reads each draft}, Structure]
"""
    answer = of(written, 'voice', 'included')

    assert answer[:6] == ('in-part', '', 'A group reads each draft', '', '', 'how parents are heard')
    assert answer.places == (
        AnswerPlace('Voice', '12', 'a group of young people reads each draft'),
        AnswerPlace('Structure'),
    )
    assert (answer.section, answer.page) == ('Voice', '12')


@pytest.mark.parametrize(
    ('written', 'path', 'value'),
    [
        ('area: {secure_establishment: false}', ('area', 'secure_establishment'), 'no'),
        ('dated: 2024', ('dated',), '2024'),
        ('stage: published', ('stage',), 'published'),
        ('funding: {total: 24.40}', ('funding', 'total'), '24.40'),
        ('funding: {total: "£24,359"}', ('funding', 'total'), '£24,359'),
        ('yearly_report: {interval: 12 months}', ('yearly_report', 'interval'), '12'),
        ('leadership: {meets: twice a year}', ('leadership', 'meets'), 'twice a year'),
    ],
)
def test_a_value_is_read_as_it_is_typed(written: str, path: Keys, value: str) -> None:
    assert of(written, *path).value == value


def test_a_value_of_several_parts_has_a_cell_for_each() -> None:
    assert of('yearly_report: {sent_within: 7 working days}', 'yearly_report', 'sent_within') == FieldAnswer(
        'in-place', '7', cells={'working': FieldAnswer(value='yes')}
    )
    assert of('yearly_report: {period: April to March}', 'yearly_report', 'period').cells == {
        'first': FieldAnswer(value='April'),
        'last': FieldAnswer(value='March'),
    }


def test_a_list_has_a_row_for_each_item_with_a_cell_for_each_key() -> None:
    (row,) = of(PLANNED, 'partners').rows

    assert row.status == 'planned'
    assert {key: cell.value for key, cell in row.cells.items()} == {
        'kind': 'police',
        'name': 'A Police',
        'lead': 'Chief Constable',
    }
    (board,) = of('links: {boards: [A Board]}', 'links', 'boards').rows
    assert board == FieldAnswer(cells={'name': FieldAnswer(value='A Board')})
    assert of('texts: {masa: {form: policy}}', 'texts').rows[0].cells['key'].value == 'masa'


def test_a_list_may_be_empty_or_have_a_status() -> None:
    assert of('partners: []', 'partners') == FieldAnswer(empty=True)
    assert of('partners: not-stated', 'partners') == FieldAnswer('not-stated')


def test_a_group_has_an_answer_of_its_own_only_where_it_says_something_of_the_whole() -> None:
    assert answers('voice: not-stated')['voice',] == FieldAnswer('not-stated')
    assert answers('voice: {source: Voice, included: restated}')['voice',] == FieldAnswer(
        places=(AnswerPlace('Voice'),)
    )
    assert ('voice',) not in answers('voice: {included: restated}')


def test_what_is_proposed_or_not_looked_at_is_not_answered() -> None:
    assert of('voice: {included: {proposed: in-place}}', 'voice', 'included') == FieldAnswer(proposed='in-place')
    assert ('voice', 'included') not in answers('voice: {included: not-looked-at}')


@pytest.mark.parametrize('file', FILES, ids=lambda file: file.stem)
def test_answers_survive_json(file: Path) -> None:
    data: Any = parse(file.read_bytes(), file.name).data
    for answer in answers_of(data, data['kind']).values():
        assert FieldAnswer.of_data(json.loads(json.dumps(answer.as_data()))) == answer


@pytest.mark.parametrize('file', FILES, ids=lambda file: file.stem)
@pytest.mark.parametrize('short', [True, False])
def test_answers_make_the_declaration_that_they_were_read_from(file: Path, short: bool) -> None:
    document = parse(file.read_bytes(), file.name)
    kind = document.data['kind']
    declared = declare(document)
    assert isinstance(declared, Declaration)
    made = {'kind': kind, **data_of_answers(answers_of(document.data, kind), kind, short=short)}

    assert fitted(made, model_of(kind)) == declared.model
    assert answers_of(made, kind) == answers_of(document.data, kind)


def test_a_short_form_is_written_wherever_nothing_is_lost_by_it() -> None:
    written = {
        'stage': 'draft',
        'yearly_report': {'interval': '12 months', 'sent_within': '7 working days', 'period': 'April to March'},
        'voice': {'included': 'A group reads each draft', 'carers': 'not-stated'},
        'funding': {'total': Decimal('24.40')},
        'area': {'secure_establishment': False},
        'links': {'boards': ['A Board', {'name': 'Another Board', 'how': 'The chairs meet'}]},
    }

    assert data_of_answers(answers_of(written, 'arrangements'), 'arrangements') == written


def test_a_quotation_keeps_the_long_form() -> None:
    answer = FieldAnswer(
        'in-place', summary='A group reads', places=(AnswerPlace('Voice', '12', 'a group of five reads each draft'),)
    )
    made = data_of_answers({('voice', 'included'): answer}, 'arrangements')

    source = {'section': 'Voice', 'page': 12, 'quote': 'a group of five reads each draft'}
    assert made == {'voice': {'included': {'summary': 'A group reads', 'source': source}}}
