"""What a declaration can say: statuses, short and long forms, sources, money, dates, offices, and nothing else."""

from __future__ import annotations

import json
import typing
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from masa_check.declaration.declaration import Declaration, Fault, declare
from masa_check.document.document import parse
from masa_check.model.arrangements import Arrangements
from masa_check.model.schedule import CATEGORIES, HEADINGS, outsider, paragraph
from masa_check.model.statement import BARE, STATUSES, Statement, WithStatus
from masa_check.model.status import Status, WrittenStatus
from masa_check.model.yearly_report import YearlyReport
from masa_check.values import DayOfYear, PartialDate

SMALLEST = {'kind': 'arrangements', 'id': 'luton', 'name': 'Luton Safeguarding Children Partnership'}


def read(written: dict[str, Any]) -> Declaration | tuple[Fault, ...]:
    return declare(parse(json.dumps(written, default=float).encode(), 'luton.yaml'))


def declared(**given: Any) -> Arrangements:
    found = read({**SMALLEST, **given})
    assert isinstance(found, Declaration), found
    assert isinstance(found.model, Arrangements)
    return found.model


def refused(**given: Any) -> list[tuple[str | int, ...]]:
    """Where there is a fault."""
    found = read({**SMALLEST, **given})
    assert isinstance(found, tuple), 'it was taken as it is'
    return [fault.at for fault in found]


def said(raw: str, **given: Any) -> Any:
    """What is declared under the one key given, by its path."""
    node: Any = declared(**given)
    for step in raw.split('.'):
        node = node[int(step)] if step.isdigit() else getattr(node, step)
    return node


# Statuses


@pytest.mark.parametrize(
    ('schools', 'status'),
    [
        ('Two heads sit on the board', 'in-place'),
        ({'summary': 'Two heads sit on the board'}, 'in-place'),
        ({'status': 'planned', 'summary': 'links are being built'}, 'planned'),
        ({'status': 'planned', 'promises': ['links are to be built']}, 'planned'),
        ({'status': 'in-part', 'summary': 'Two heads sit on it', 'lacks': 'how colleges are heard'}, 'in-part'),
        ({'status': 'elsewhere', 'where': 'the education policy'}, 'elsewhere'),
        ({'status': 'elsewhere', 'where': 'the education policy', 'summary': 'heads sit on it'}, 'elsewhere'),
        ('restated', 'restated'),
        ({'status': 'restated', 'summary': 'schools should be included'}, 'restated'),
        ('not-stated', 'not-stated'),
        ({'status': 'not-stated', 'because': 'the whole text was read'}, 'not-stated'),
    ],
)
def test_a_statement_has_the_status_that_it_is_given(schools: Any, status: str) -> None:
    assert said('education.schools', education={'schools': schools}).status == status


@pytest.mark.parametrize(
    'schools',
    [
        {},
        {'status': 'in-place'},
        {'where': 'the education policy'},
        {'status': 'planned'},
        'planned',
        'in-part',
        {'status': 'in-part', 'summary': 'Two heads sit on it'},
        {'status': 'in-part', 'lacks': 'how colleges are heard'},
        {'summary': 'Two heads sit on it', 'lacks': 'how colleges are heard'},
        {'status': 'in-part', 'summary': 'To follow', 'lacks': 'how colleges are heard'},
        {'status': 'in-part', 'summary': 'Two heads sit on it', 'lacks': 'tbc'},
        {'status': 'in-part', 'summary': 'Two heads sit on it', 'lacks': 'None found'},
        {'status': 'elsewhere'},
        {'status': 'elsewhere', 'summary': 'the education policy says it'},
        'elsewhere',
        {'status': 'not-stated', 'summary': 'Two heads sit on the board'},
        {'status': 'missing'},
        {'status': 'In-place', 'summary': 'Two heads sit on the board'},
        {'status': True, 'summary': 'Two heads sit on the board'},
        {'status': ['in-place'], 'summary': 'Two heads sit on the board'},
    ],
)
def test_a_status_and_what_stands_beside_it_must_agree(schools: Any) -> None:
    assert {place[:2] for place in refused(education={'schools': schools})} == {('education', 'schools')}


@pytest.mark.parametrize(
    ('written', 'at'),
    [
        ({'education': {'status': 'in-part', 'summary': 'Schools are named', 'schools': 'Two heads'}}, ('education',)),
        ({'education': 'in-part'}, ('education',)),
        ({'partners': 'in-part'}, ('partners',)),
        ({'agencies': {'list': [{'name': 'Cafcass', 'status': 'in-part'}]}}, ('agencies', 'list', 0)),
        ({'leadership': {'meets': {'status': 'in-part', 'every': 'quarterly'}}}, ('leadership', 'meets')),
        ({'chair': {'held_by': {'status': 'in-part', 'office': 'Chief Nurse'}}}, ('chair', 'held_by')),
        ({'funding': {'total': {'status': 'in-part', 'figure': 5}}}, ('funding', 'total')),
    ],
)
def test_neither_a_group_nor_a_row_nor_a_value_can_be_in_part(written: Any, at: tuple[str | int, ...]) -> None:
    assert refused(**written) == [at]


@pytest.mark.slow
def test_the_schema_offers_in_part_for_statements_alone() -> None:
    for model in (Arrangements, YearlyReport):
        for at, kind in _fields(model):
            schema = kind.model_json_schema()
            written = schema['$defs'][kind.__name__] if '$ref' in schema else schema
            statuses = written.get('anyOf', [written])[0]['properties']['status']['enum']
            assert ('in-part' in statuses) == issubclass(kind, Statement), at


def _fields(model: type[BaseModel], at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], type[WithStatus]]]:
    """Every place where something is said, and its type; items of a list by the name of the list."""
    for name, field in model.model_fields.items():
        for kind in set(_models(field.annotation)):
            if issubclass(kind, WithStatus):
                yield (*at, name), kind
            yield from _fields(kind, (*at, name))


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _models(argument)


MAY_NOT_ARISE = {
    'agencies.contributions.accommodation',
    'agencies.contributions.funding',
    'agencies.contributions.resources',
    'agencies.contributions.services',
    'agencies.national_bodies',
    'area.changes',
    'area.joint',
    'publication.implemented_on',
    'residential_homes',
    'yearly_report.restraint',
    'youth_custody',
}


def test_not_applicable_may_be_said_only_of_what_does_not_arise_everywhere() -> None:
    assert {'.'.join(at) for at, kind in _fields(Arrangements) if kind.may_not_arise} == MAY_NOT_ARISE


def test_not_applicable_may_never_be_said_of_what_statute_asks() -> None:
    """The elements of the seven MUST-S duties: requirements, section 4."""
    asked = {
        *('partners', 'publication.on', 'joint_working.identify', 'joint_working.respond'),
        *('reviews.commissioning', 'reviews.publishing', 'scrutiny.arrangements', 'agencies.list'),
    }
    places = {'.'.join(at) for at, _ in _fields(Arrangements)}

    assert asked <= places
    assert not asked & MAY_NOT_ARISE


def _laid_out(path: str, value: Any) -> dict[str, Any]:
    first, *rest = path.split('.')
    laid = value
    for step in reversed(rest):
        laid = {step: laid}
    return {first: laid}


@pytest.mark.parametrize('path', sorted(MAY_NOT_ARISE))
def test_not_applicable_needs_its_reason_and_nothing_else(path: str) -> None:
    reason = {'status': 'not-applicable', 'because': 'There is no establishment in the area'}

    assert said(path, **_laid_out(path, reason)).status == 'not-applicable'
    assert refused(**_laid_out(path, 'not-applicable'))
    assert refused(**_laid_out(path, {'status': 'not-applicable'}))
    assert refused(**_laid_out(path, {'status': 'not-applicable', 'because': 'n/a'}))


@pytest.mark.parametrize(
    ('path', 'value'),
    [
        ('youth_custody', {'summary': 'There is one after all'}),
        ('publication.implemented_on', {'on': '2019-09-29'}),
        ('agencies.contributions.funding', {'summary': 'Two trusts pay'}),
    ],
)
def test_what_does_not_arise_has_no_value(path: str, value: dict[str, Any]) -> None:
    reason = {'status': 'not-applicable', 'because': 'There is no establishment in the area'}

    assert said(path, **_laid_out(path, value)).status == 'in-place'
    assert refused(**_laid_out(path, {**reason, **value}))


@pytest.mark.parametrize(
    'path',
    [
        'education',
        'education.schools',
        'partners',
        'agencies.list',
        'publication.on',
        'funding',
        'scrutiny.by',
        'reviews',
    ],
)
def test_not_applicable_is_refused_where_every_area_is_asked(path: str) -> None:
    assert refused(**_laid_out(path, {'status': 'not-applicable', 'because': 'It does not arise here'}))


# Short and long form


@pytest.mark.parametrize(
    ('path', 'short', 'long'),
    [
        ('education.schools', 'Two heads sit on the board', {'summary': 'Two heads sit on the board'}),
        ('education.schools', 'not-stated', {'status': 'not-stated'}),
        ('education', 'not-stated', {'status': 'not-stated'}),
        ('partners', 'not-stated', {'status': 'not-stated'}),
        ('dated', '2024-07', {'on': '2024-07'}),
        ('dated', 2024, {'on': 2024}),
        ('publication.on', '2019-05-30', {'on': '2019-05-30'}),
        ('publication.on', 2019, {'on': '2019', 'status': 'in-place'}),
        ('leadership.meets', 'twice a year', {'every': 'twice a year'}),
        ('leadership.meets', 'restated', {'status': 'restated'}),
        ('chair.held_by', 'Chief Nurse', {'office': 'Chief Nurse'}),
        ('area.secure_establishment', False, {'so': False}),
        ('area.secure_establishment', 'not-stated', {'status': 'not-stated'}),
        ('funding.total', 264, {'figure': 264}),
        ('funding.total', Decimal('264.6'), {'figure': '264.6'}),
        ('funding.total', '£264,600', {'figure': '£264,600'}),
        ('funding.total', 'not-stated', {'status': 'not-stated'}),
        ('yearly_report.interval', '12 months', {'months': 12}),
        ('yearly_report.interval', 'every 12 months', {'months': 12}),
        ('yearly_report.interval', '1 month', {'months': 1}),
        ('yearly_report.sent_within', '7 days', {'days': 7}),
        ('yearly_report.sent_within', '7 working days', {'days': 7, 'working': True}),
        ('yearly_report.deadline', 'end of September', {'by': '30 September'}),
        ('yearly_report.period', 'April to March', {'first': 'April', 'last': 'March'}),
        ('groups', ['Strategic Board'], [{'name': 'Strategic Board'}]),
        ('priorities.list', ['Neglect'], [{'name': 'Neglect'}]),
        ('cites', ['wt2018'], [{'edition': 'wt2018', 'cited_as': 'in-force'}]),
        (
            'education.schools',
            {'summary': 'Two heads', 'source': 'Education'},
            {'summary': 'Two heads', 'source': [{'section': 'Education'}]},
        ),
        (
            'education.schools',
            {'summary': 'Two heads', 'source': {'page': 5}},
            {'summary': 'Two heads', 'source': [{'page': 5}]},
        ),
        (
            'education.schools',
            {'summary': 'Two heads', 'promises': ['a third is to join']},
            {'summary': 'Two heads', 'promises': [{'what': 'a third is to join'}]},
        ),
    ],
)
def test_the_short_form_means_the_same_as_the_long_one(path: str, short: Any, long: Any) -> None:
    one, other = declared(**_laid_out(path, short)), declared(**_laid_out(path, long))

    assert repr(one) == repr(other)


# Placeholders

PLACEHOLDERS = [
    'TBC',
    'tbc',
    'TBA',
    'tbd.',
    'N/A',
    'n/a',
    'na',
    'none',
    'nil',
    'yes',
    'no',
    'x',
    'xxx',
    '-',
    '?',
    '...',
    '…',
]
PLACEHOLDERS += ['to be confirmed', 'To be agreed', 'todo', 'to do', '', '  ', ' tbc ']


@pytest.mark.parametrize('text', PLACEHOLDERS)
def test_a_placeholder_is_neither_a_sentence_nor_a_name(text: str) -> None:
    assert refused(education={'schools': text}) == [('education', 'schools', 'summary')]
    assert refused(name=text) == [('name',)]
    assert refused(groups=[{'name': text}]) == [('groups', 0, 'name')]
    assert refused(leadership={'meets': text}) == [('leadership', 'meets', 'every')]
    assert refused(chair={'held_by': {'office': text}}) == [('chair', 'held_by', 'office')]


@pytest.mark.parametrize('text', ['Heads', 'included'])
def test_one_word_does_not_sum_up_a_text(text: str) -> None:
    assert refused(education={'schools': text})


@pytest.mark.parametrize(
    'text', ['No head teacher sits on it', 'Naïve rules', 'X-rated content is blocked', 'to be heard']
)
def test_a_sentence_is_not_taken_for_a_placeholder(text: str) -> None:
    assert said('education.schools.summary', education={'schools': text}) == text


# Parts


def test_a_whole_part_may_be_not_stated() -> None:
    for name, field in Arrangements.model_fields.items():
        if any(issubclass(kind, WithStatus) for kind in _models(field.annotation)):
            for status in BARE:
                assert said(name, **{name: status}).status == status


@pytest.mark.parametrize('status', ['not-stated', 'restated', 'elsewhere'])
def test_a_part_that_is_not_in_place_has_nothing_within_it(status: str) -> None:
    part = {'status': status, 'where': 'the website', 'schools': 'Two heads sit on the board'}

    assert refused(education=part) == [('education',)]
    assert said('education', education={'status': status, 'where': 'the website'}).status == status


@pytest.mark.parametrize('status', ['not-stated', 'restated', 'elsewhere'])
def test_what_says_which_one_a_row_is_declares_nothing_within_it(status: str) -> None:
    row = {'kind': 'police', 'name': 'Luton Police', 'status': status, 'where': 'the website'}

    assert said('partners.0', partners=[row]).status == status
    assert refused(partners=[{**row, 'lead': 'Chief Constable'}]) == [('partners', 0)]


def test_a_part_that_is_planned_may_say_what_is_planned() -> None:
    part = {'status': 'planned', 'summary': 'a forum is to begin', 'schools': 'Two heads are to join it'}

    assert said('education', education=part).schools.summary == 'Two heads are to join it'


@pytest.mark.parametrize(
    'partners', [{}, {'status': 'in-place'}, {'summary': 'three of them'}, 'three', 5, {'police': 'Luton'}]
)
def test_where_a_list_belongs_nothing_but_a_list_or_its_absence_will_do(partners: Any) -> None:
    assert refused(partners=partners)


def test_an_empty_list_may_be_declared() -> None:
    assert declared(partners=[], agencies={'list': []}).partners == ()


# Sources


def test_a_statement_may_stand_in_several_places() -> None:
    schools = {'summary': 'Two heads', 'source': ['Board', {'section': 'Education', 'page': 5, 'text': 'masa'}]}

    sources = said('education.schools.source', education={'schools': schools})

    assert [(source.section, source.page, source.text) for source in sources] == [
        ('Board', None, None),
        ('Education', 5, 'masa'),
    ]


@pytest.mark.parametrize(
    'source', [5, True, {'page': 0}, {'page': '5'}, {'page': 5.5}, {'pages': 5}, ['tbc'], [[]], {'section': ''}, [None]]
)
def test_a_source_that_leads_nowhere_is_refused(source: Any) -> None:
    places = refused(education={'schools': {'summary': 'Two heads', 'source': source}})

    assert {place[:3] for place in places} == {('education', 'schools', 'source')}


# Money, dates, numbers


def test_money_is_kept_as_it_was_printed() -> None:
    row = {'name': 'Bedfordshire Police', 'amount': '24.40', 'share': '<1%'}
    funding = said('funding', funding={'printed_in': 'thousands', 'total': '£264.60', 'contributions': [row]})

    assert funding.printed_in == 'thousands'
    assert str(funding.total.figure) == '£264.60'
    assert funding.total.figure.number == Decimal('264.60')
    assert str(funding.contributions[0].amount.figure) == '24.40'
    assert str(funding.contributions[0].share) == '<1%'


@pytest.mark.parametrize(
    'total', [True, -1, 'about 5', '24,35', {'figure': 'lots'}, {'status': 'not-stated', 'figure': 5}, []]
)
def test_what_is_no_amount_of_money_is_refused(total: Any) -> None:
    assert {place[:2] for place in refused(funding={'total': total})} == {('funding', 'total')}


@pytest.mark.parametrize('share', ['9', 9, '109%', 'some', True])
def test_what_is_no_share_is_refused(share: Any) -> None:
    assert refused(funding={'contributions': [{'name': 'Bedfordshire Police', 'share': share}]})


@pytest.mark.parametrize(
    ('written', 'date'), [('2024', (2024, 0, 0)), ('2024-07', (2024, 7, 0)), ('2024-07-31', (2024, 7, 31))]
)
def test_a_date_is_as_precise_as_the_text(written: str, date: tuple[int, int, int]) -> None:
    assert said('publication.on.on', publication={'on': written}) == PartialDate(*date)
    assert said('dated.on', dated={'on': written, 'stated': False}) == PartialDate(*date)
    assert said('superseded_on', superseded_on=written) == PartialDate(*date)


@pytest.mark.parametrize('written', ['July 2024', '2024-13', '2023-02-29', '31/07/2024', True, 24.5, ['2024']])
def test_what_is_no_date_is_refused(written: Any) -> None:
    assert refused(publication={'on': written})
    assert refused(dated=written)
    assert refused(superseded_on=written)


def test_a_period_does_not_end_before_it_begins() -> None:
    assert refused(funding={'period': {'starts': '2019-04', 'ends': '2018-03'}}) == [('funding', 'period')]
    assert said('funding.period.ends', funding={'period': {'starts': '2019', 'ends': '2019'}}) == PartialDate(2019)


@pytest.mark.parametrize(
    ('key', 'written'),
    [
        ('interval', 'yearly'),
        ('interval', '0 months'),
        ('interval', 12),
        ('interval', {'months': '12'}),
        ('interval', {'months': 0}),
        ('sent_within', 'a week'),
        ('sent_within', {'days': -1}),
        ('sent_within', {'days': True}),
        ('deadline', 'autumn'),
        ('deadline', '31 September'),
        ('period', 'April-March'),
        ('period', 'Apri to March'),
        ('contents', ['impct']),
        ('contents', 'impact'),
    ],
)
def test_what_cannot_be_counted_is_refused(key: str, written: Any) -> None:
    assert {place[:2] for place in refused(yearly_report={key: written})} == {('yearly_report', key)}


def test_a_deadline_keeps_its_year_only_if_the_text_gives_one() -> None:
    assert said('yearly_report.deadline.by', yearly_report={'deadline': '30 September'}) == DayOfYear(9, 30)
    assert said('yearly_report.deadline.by', yearly_report={'deadline': '30 September 2024'}) == DayOfYear(9, 30, 2024)


@pytest.mark.parametrize('written', ['no', 'false', 'yes', 0, 1, {'so': 'yes'}, {'so': 1}, []])
def test_a_yes_or_no_is_true_or_false(written: Any) -> None:
    assert refused(area={'secure_establishment': written})


# Offices and people


def test_the_person_is_kept_apart_from_the_office() -> None:
    lead = {'office': 'Chief Constable', 'holder': 'A. N. Other'}
    found = said('partners.0.lead', partners=[{'kind': 'police', 'name': 'Bedfordshire Police', 'lead': lead}])

    assert (found.office, found.holder) == ('Chief Constable', 'A. N. Other')
    assert found.identity == 'Chief Constable'
    assert 'Other' not in said('chair.held_by', chair={'held_by': {'holder': 'A. N. Other'}}).identity


def test_a_body_alone_is_no_office() -> None:
    assert refused(chair={'held_by': {'body': 'Luton Borough Council'}}) == [('chair', 'held_by')]


# Keys


@pytest.mark.parametrize('key', ['kind', 'id', 'name'])
def test_only_three_keys_are_required(key: str) -> None:
    assert declared().id == 'luton'
    assert isinstance(read({name: value for name, value in SMALLEST.items() if name != key}), tuple)


@pytest.mark.parametrize('written', ['Luton', 'luton_1', '', '-luton', 'luton-', 'two words', 5, True, 'lùton'])
def test_an_id_is_small_letters_digits_and_dashes(written: Any) -> None:
    assert refused(id=written) == [('id',)]


@pytest.mark.parametrize(
    ('given', 'place'),
    [
        ({'eduction': {}}, ('eduction',)),
        ({'education': {'scools': 'Two heads'}}, ('education', 'scools')),
        ({'education': {'schools': {'sumary': 'Two heads'}}}, ('education', 'schools', 'sumary')),
        ({'dated': {'on': '2024', 'day': 5}}, ('dated', 'day')),
        ({'texts': {'masa': {'form': 'policy', 'hole': True}}}, ('texts', 'masa', 'hole')),
        ({'partners': {'status': 'not-stated', 'police': 'x y'}}, ('partners', 'police')),
        ({'groups': [{'name': 'Board', 'met': 'yearly'}]}, ('groups', 0, 'met')),
        (
            {'education': {'schools': {'summary': 'Two heads', 'source': [{'chapter': '1'}]}}},
            ('education', 'schools', 'source', 0, 'chapter'),
        ),
        (
            {'education': {'schools': {'summary': 'Two heads', 'promises': [{'what': 'a third joins', 'who': 'x'}]}}},
            ('education', 'schools', 'promises', 0, 'who'),
        ),
    ],
)
def test_a_key_that_the_model_does_not_know_is_refused_at_every_level(given: dict[str, Any], place: Any) -> None:
    assert place in refused(**given)


def test_a_key_with_nothing_after_it_is_refused_everywhere() -> None:
    for name in Arrangements.model_fields:
        assert refused(**{name: None})
    for at, kind in _fields(Arrangements):
        for name in kind.model_fields if len(at) == 1 else ():
            assert refused(**{at[0]: {name: None}})


def test_what_is_declared_cannot_be_changed() -> None:
    document = declared(education={'schools': 'Two heads sit on the board'})

    assert document.education
    for thing, key in ((document, 'name'), (document.education, 'schools')):
        with pytest.raises(ValidationError):
            setattr(thing, key, None)


@pytest.mark.parametrize(
    ('texts', 'in_part'),
    [
        ({}, False),
        ({'masa': {'form': 'arrangements'}}, False),
        ({'masa': {'form': 'terms-of-reference', 'whole': False}}, True),
        ({'a': {'form': 'annex', 'whole': False}, 'b': {'form': 'arrangements'}}, False),
    ],
)
def test_a_document_read_in_part_says_so(texts: dict[str, Any], in_part: bool) -> None:
    assert declared(texts=texts).read_in_part is in_part


@pytest.mark.parametrize(
    ('texts', 'whole'),
    [
        ({}, False),
        ({'masa': {'form': 'arrangements'}}, True),
        ({'masa': {'form': 'arrangements', 'whole': False}}, False),
        ({'tor': {'form': 'terms-of-reference'}}, False),
        ({'tor': {'form': 'terms-of-reference', 'whole': False}, 'masa': {'form': 'arrangements'}}, True),
    ],
)
def test_the_whole_of_the_arrangements_is_read_only_where_they_themselves_are(
    texts: dict[str, Any], whole: bool
) -> None:
    assert declared(texts=texts).read_whole is whole


# The Schedule


def test_the_schedule_has_its_38_paragraphs_each_under_one_heading() -> None:
    """SI 2018/789, the Schedule: the numbers are those of its paragraphs."""
    assert len(set(CATEGORIES)) == 38
    assert [name for names in HEADINGS.values() for name in names] == list(CATEGORIES)
    known = {'academy-school': 1, 'childrens-centre': 14, 'nhs-england': 15, 'district-council': 24, 'cafcass': 25}
    known |= {'youth-offending-team': 31, 'british-transport-police': 32, 'charity': 36, 'sport-or-leisure-body': 38}
    assert {name: paragraph(name) for name in known} == known


@pytest.mark.parametrize(
    'name',
    [
        *('DWP', 'Jobcentre Plus', 'Department for Work and Pensions', 'Lay members'),
        *('Independent Scrutineer', 'Independent Chair'),
    ],
)
def test_a_body_outside_the_schedule_is_known_by_its_name(name: str) -> None:
    assert outsider(name)


@pytest.mark.parametrize(
    'name',
    [
        'Cafcass',
        'Misfire Youth Club',
        'Housing department',
        'Playgroups',
        'Delays charity',
        'Independent schools',
        'NHS England',
    ],
)
def test_a_name_that_only_looks_alike_is_not_put_outside_the_schedule(name: str) -> None:
    assert outsider(name) == ''


@pytest.mark.parametrize('name', ['Bedfordshire Fire and Rescue Service', 'GPs', 'Northport Housing Association'])
def test_no_name_puts_a_body_that_may_be_a_charity_or_a_part_of_a_council_outside_the_schedule(name: str) -> None:
    """Paragraph 36 of the Schedule takes in every charity, and a county's own fire service is the council."""
    assert outsider(name) == ''


def test_there_are_seven_statuses() -> None:
    assert STATUSES == ('in-place', 'in-part', 'planned', 'elsewhere', 'restated', 'not-stated', 'not-applicable')


@pytest.mark.parametrize('written', STATUSES)
def test_a_status_that_is_written_is_read_as_the_value_that_all_steps_share(written: str) -> None:
    adapter: TypeAdapter[Status] = TypeAdapter(WrittenStatus)

    assert adapter.validate_python(str(written)) is Status(written)


@pytest.mark.parametrize('status', [status for status in Status if status not in STATUSES])
def test_a_status_that_only_follows_from_what_is_declared_cannot_be_written(status: Status) -> None:
    adapter: TypeAdapter[Status] = TypeAdapter(WrittenStatus)

    with pytest.raises(ValidationError):
        adapter.validate_python(status.value)
