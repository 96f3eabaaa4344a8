"""The list of questions: every field once, by theme and in plain English, with its authority and possible answers."""

from __future__ import annotations

from itertools import groupby

import pytest
from asked import BOOK, asked, by_name

from masa_check.declaration.kinds import KINDS
from masa_check.questions import registry, wording
from masa_check.questions.answer_kind import AnswerKind
from masa_check.questions.fields import paths
from masa_check.questions.registry import THE_DOCUMENT, FieldQuestion
from masa_check.rulebook import rulebook
from masa_check.values import Force

EDITIONS = ('', 'wt2018', 'wt2023', 'wt2026')


def all_columns(some: tuple[FieldQuestion, ...]) -> list[FieldQuestion]:
    return [one for question in some for one in (*question.columns, *all_columns(question.columns))]


@pytest.mark.parametrize('kind', KINDS)
@pytest.mark.parametrize('edition', EDITIONS)
def test_every_field_and_the_name_and_id_are_asked_once(kind: str, edition: str) -> None:
    names = [one.path for one in asked(kind, edition)]

    assert sorted(names) == sorted([('id',), ('name',), *(path for path, _ in paths(kind))])


@pytest.mark.parametrize('kind', KINDS)
@pytest.mark.parametrize('edition', EDITIONS)
def test_themes_stand_in_the_order_of_the_rulebook_and_in_each_those_of_statute_first(kind: str, edition: str) -> None:
    themes = [theme for theme, _ in groupby(asked(kind, edition), key=lambda one: one.theme)]

    assert themes == [theme for theme in (THE_DOCUMENT, *BOOK.themes) if theme in themes]
    for _, group in groupby(asked(kind, edition), key=lambda one: one.theme):
        by_statute = [one.statutory for one in group]
        assert by_statute == sorted(by_statute, reverse=True)


@pytest.mark.parametrize('kind', KINDS)
def test_each_question_says_what_is_asked_why_it_matters_what_is_a_good_answer_and_an_example(kind: str) -> None:
    for one in asked(kind, 'wt2023'):
        assert one.question.endswith('?'), one.name
        for words in (one.why, one.good_answer, one.example):
            assert words, one.name
            assert not words.endswith('.'), one.name


def test_a_question_names_the_duties_that_ask_it_with_their_force_and_citation_in_the_edition() -> None:
    of_2018, of_2023 = (by_name('arrangements', edition)['voice.included'] for edition in ('wt2018', 'wt2023'))

    assert [(one.id, one.force) for one in of_2023.asked_by] == [('voice-included', Force.SHOULD)]
    assert 'WT2023, paragraph 104, bullet 11' in of_2023.asked_by[0].citation
    assert 'WT2018' in of_2018.asked_by[0].citation
    assert of_2023.why == BOOK.duties['voice-included'].matters


def test_a_question_has_the_strongest_force_among_its_duties_first() -> None:
    identify = by_name('arrangements', 'wt2023')['joint_working.identify']

    assert identify.asked_by[0].id == 'needs-identified-and-met'
    assert identify.statutory
    ranks = [[duty.force.rank for duty in one.asked_by] for one in asked('arrangements')]
    assert ranks == [sorted(some) for some in ranks]


def test_a_duty_that_looks_only_into_the_rows_of_a_list_asks_the_list() -> None:
    looks = {duty.id: {(*ask.each, *ask.of) for ask in duty.asks.values()} for duty in BOOK.duties.values()}
    within = {id for id, some in looks.items() if some and all(at[:1] == ('partners',) != at for at in some)}
    asking = {one.id for one in by_name('arrangements')['partners'].asked_by}

    assert within & {id for id, duty in BOOK.duties.items() if duty.asked_of == 'arrangements'} <= asking
    assert within & asking


def test_without_an_edition_a_question_has_the_strongest_force_of_any_that_has_been_read() -> None:
    plan = [by_name('arrangements', edition)['scrutiny.plan'].force for edition in ('', 'wt2018', 'wt2023')]

    assert plan[0] == plan[1] is not None
    assert plan[2] is None


def test_what_an_edition_does_not_ask_says_so_and_what_identifies_a_document_is_needed_to_read_it() -> None:
    found = by_name('arrangements', 'wt2023')

    assert found['scrutiny.plan'].why == 'No duty of WT2023 asks for it; it helps to compare documents'
    assert found['name'].why == found['dated'].why == registry.NEEDED
    assert by_name('arrangements')['funding.total'].why.startswith('It helps to judge: ')


def test_a_duty_of_both_documents_together_is_named_at_either() -> None:
    for kind, name in (
        ('arrangements', 'publication.link_to_report'),
        ('yearly-report', 'publication.link_to_arrangements'),
    ):
        assert 'documents-show-their-links' in [one.id for one in by_name(kind)[name].asked_by]


@pytest.mark.parametrize('kind', KINDS)
def test_the_answers_that_are_possible_are_those_that_the_model_takes(kind: str) -> None:
    found = by_name(kind)

    assert [one.value for one in found['stage'].options] == ['draft', 'approved', 'published']
    assert found['stage'].kind is AnswerKind.CHOICE
    assert found['stage'].statuses == ()
    assert found['publication.on'].kind is AnswerKind.DATE
    assert 'in-part' not in [one.value for one in found['publication.on'].statuses]
    assert found['partners'].kind is AnswerKind.LIST
    assert [one.key for one in found['partners'].columns][:2] == ['kind', 'name']
    assert 'in-place' not in [one.value for one in found['partners'].statuses]


def test_only_what_may_not_arise_can_be_answered_so() -> None:
    found = by_name('arrangements')

    assert 'not-applicable' in [one.value for one in found['youth_custody'].statuses]
    assert 'not-applicable' not in [one.value for one in found['voice.included'].statuses]


def test_a_status_says_what_an_answer_needs_with_it() -> None:
    needs = {one.value: one.needs for one in by_name('arrangements')['youth_custody'].statuses}

    assert needs['elsewhere'] == ('where',)
    assert needs['in-part'] == ('summary', 'lacks')
    assert needs['not-applicable'] == ('because',)
    assert needs['not-stated'] == ()


@pytest.mark.parametrize('kind', KINDS)
def test_each_cell_of_a_list_is_a_question_of_its_own_below_it(kind: str) -> None:
    for one in all_columns(asked(kind)):
        assert one.question, one.name
        assert not one.question.endswith('.'), one.name
        assert one.example or one.kind is AnswerKind.LIST, one.name
    assert by_name('arrangements')['partners'].columns[4].columns[0].name == 'partners.lead.body'


def test_a_group_is_one_question_whose_status_answers_all_in_it() -> None:
    some = {one.name: one for one in registry.groups(BOOK, wording.load([rulebook.folder()]), 'arrangements')}

    assert some['voice'].kind is AnswerKind.GROUP
    assert some['voice'].theme == 'The voice of children and families'
    assert 'not-stated' in [one.value for one in some['voice'].statuses]
    assert 'publication.updates' in some
