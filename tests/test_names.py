"""Which printed names are the same, which say no more than another, which are likely one renamed, and which are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masa_check.model import names

SAME = [
    ('The Luton Adult Board', 'luton adult board'),
    ('Co-operative Childcare', 'Cooperative Childcare'),
    ('Co-operative Childcare', 'Co operative Childcare'),
    ('Health and Wellbeing Board', 'Health & Well-being Board'),
    ('Multi-agency Audit Subgroup', 'Multi agency Audit Sub-Group'),
    ('Stratford-upon-Avon Town Trust', 'Stratford upon Avon Town Trust'),
    ('Luton Food-bank', 'Luton Foodbank'),
    ('N.H.S. England', 'NHS England'),
    ('Policies and Procedure Group', 'Policy & Procedures Group'),
    ('Headteachers Forum', "Head-teachers' Forum"),
    ('Director of Children’s Services', "the director of children's services"),
    ('Director of Children’s Services', "Children's Services Director"),
    ('Director for Public Health', 'Director of Public Health'),
    ('Chair of a Board', 'Board Chair'),
    ('Cafcass', 'CAFCASS (Children and Family Court Advisory and Support Service)'),
    ('Luton Borough Council (LBC)', 'Luton Borough Council'),
]
NO_MORE = [
    ('Chief Executive', 'Interim Chief Executive'),
    ('Chief Executive', 'Deputy Chief Executive'),
    ('Police', 'Bedfordshire Police'),
]
LIKELY = [
    ('Cambridge Community Services', 'Cambridgeshire Community Services NHS Trust'),
    ('Three lay members', 'Lay Members'),
    ('Luton Foodbank', 'Luton Fodbank'),
    ('Quality Group (North)', 'Quality Group (South)'),
    ('Ward A Forum', 'Ward Forum'),
]
TWO = [
    ('Independent Chair', 'Independent Scrutineer'),
    ('Ward 1 School', 'Ward 2 School'),
    ('Bedfordshire Fire Service', 'Bedfordshire Police'),
]


@pytest.mark.parametrize(('one', 'other'), SAME)
def test_names_that_only_their_spelling_or_order_tells_apart_are_the_same(one: str, other: str) -> None:
    assert names.same_name(one, other)
    assert names.same_name(other, one)
    assert not names.renamed(one, other)


@pytest.mark.parametrize(('one', 'other'), NO_MORE)
def test_a_name_within_another_says_no_more_and_is_not_the_same(one: str, other: str) -> None:
    assert names.says_no_more(one, other)
    assert names.says_no_more(other, one)
    assert not names.same_name(one, other)


@pytest.mark.parametrize(('one', 'other'), LIKELY)
def test_names_that_are_near_are_likely_one_and_not_the_same(one: str, other: str) -> None:
    assert list(names.near([one], [other])) == [(0, 0)]
    assert names.renamed(one, other)


@pytest.mark.parametrize(('one', 'other'), TWO)
def test_names_that_merely_share_a_word_are_two(one: str, other: str) -> None:
    assert list(names.near([one], [other])) == []
    assert not names.says_no_more(one, other)
    assert names.renamed(one, other)


@pytest.mark.parametrize(
    ('one', 'other'),
    [
        ('Assistant to the Chief Executive', 'Assistant Chief Executive'),
        ('A & B Trust', 'B Trust'),
        ('Ward A', 'Ward'),
    ],
)
def test_a_word_that_tells_an_office_or_a_body_from_another_counts_however_small(one: str, other: str) -> None:
    assert not names.same_name(one, other)


@pytest.mark.parametrize(
    ('one', 'other', 'same'),
    [
        ('Northport Council', 'Northport City Council', True),
        ('Royal Borough of Northport', 'Northport', True),
        ('Northport Council', 'Southport Council', False),
        ('The City Council', 'The County Council', False),
    ],
)
def test_councils_are_compared_by_the_place_whatever_their_sort(one: str, other: str, same: bool) -> None:
    assert names.same_place(one, other) is same


@pytest.mark.parametrize(
    ('one', 'other', 'same'),
    [
        ("Sean O'Neill", 'SEAN O’NEILL', True),
        ('Roberts, Ann', 'Ann Roberts', True),
        ('Ann Roberts', 'Ann Robert', False),
    ],
)
def test_a_person_is_known_by_every_letter_of_the_name(one: str, other: str, same: bool) -> None:
    assert names.same_person(one, other) is same


def test_initials_are_no_new_name_and_not_the_same_name_either() -> None:
    assert not names.renamed('LBC', 'Luton Borough Council')
    assert not names.same_name('LBC', 'Luton Borough Council')
    assert names.renamed('LBX', 'Luton Borough Council')


def test_of_several_near_names_the_nearest_are_paired_and_each_once() -> None:
    old = ['Audit Group', 'Learning and Development Group']
    new = ['Learning and Improvement Group', 'Learning and Development Subgroup', 'Audit and Quality Group']

    assert sorted(names.near(old, new)) == [(0, 2), (1, 1)]


@given(st.text(min_size=1))
def test_any_name_is_the_same_as_itself_in_capitals_of_either_kind(name: str) -> None:
    assert names.same_name(name, name)
    assert names.same_place(name, name)
    assert not names.renamed(name, name)


@pytest.mark.parametrize(
    ('one', 'other', 'is_near'),
    [
        ('Ashdown Primary School', 'Beechwood Primary School', False),
        ('Arrangements of Ashdown Borough', 'Partnerships of Ashdown Borough', True),
        ('Cambridge Community Services', 'Cambridgeshire Community Services', True),
        ('Luton Youth Forum', 'Lutton Youth Forum', True),
    ],
)
def test_two_of_a_sort_with_names_of_their_own_are_not_near(one: str, other: str, *, is_near: bool) -> None:
    assert bool(list(names.near([one], [other]))) is is_near
