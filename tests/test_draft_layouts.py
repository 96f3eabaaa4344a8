"""Rows are read from tables with heads of their own, from schedules, and from lists by category."""

from __future__ import annotations

from typing import Any

import pytest
from drafting import known, published

from masa_check.drafts import agencies, money, partners
from masa_check.drafts.passage import TextPassage, passages


def read(*parts: str) -> list[TextPassage]:
    return passages(published('\n\n'.join(('# Marl', 'How the parts of Marl act together.', *parts))).document)


def named(*parts: str) -> list[str]:
    return [row['name'] for row in agencies.agency_rows(read(*parts), known().agency_words)]


CALLED = '12. The relevant agencies are called in this text the Sworn Allies, and the list is open to all.'
ALLIES = (
    '| Body | What it brings |\n| Cafcass | Reports |\n| Marl Hospitals NHS Trust | A ward |\n| The Elm Trust | - |'
)


@pytest.mark.parametrize(
    ('parts', 'expected'),
    [
        pytest.param(
            ('## Who joins', 'We asked.', '| Relevant agency | Speak to |\n| Cafcass | Manager |\n| Elm Trust | - |'),
            ['Cafcass', 'Elm Trust'],
            id='its own head says what a table names',
        ),
        pytest.param(
            ('## Who joins', 'The table below names our relevant agencies.', 'We asked each of them twice.', ALLIES),
            ['Cafcass', 'Marl Hospitals NHS Trust', 'The Elm Trust'],
            id='a paragraph stands between a table and what announces it',
        ),
        pytest.param(
            ('## How they are chosen', CALLED, '## Annex: Sworn Allies', ALLIES),
            ['Cafcass', 'Marl Hospitals NHS Trust', 'The Elm Trust'],
            id='a text has a name of its own for them',
        ),
        pytest.param(
            ('## Terms', 'The relevant agencies ("the Sworn Allies") met.', '## Sworn Allies', '- Cafcass\n- Elm'),
            ['Cafcass', 'Elm'],
            id='a name of its own stands in brackets',
        ),
        pytest.param(
            ('## How', '7. The relevant agencies are listed in the Second Schedule.', '## Second Schedule', ALLIES),
            ['Cafcass', 'Marl Hospitals NHS Trust', 'The Elm Trust'],
            id='a schedule is said to list them',
        ),
        pytest.param(
            ('## Relevant agencies', 'By kind', '### Aid', '- Marl NHS Trust\n- Elm NHS Trust', '### Law', '- Cafcass'),
            ['Marl NHS Trust', 'Elm NHS Trust', 'Cafcass'],
            id='each category has a heading',
        ),
        pytest.param(
            ('## Relevant agencies', 'Health: Marl NHS Trust; Elm NHS Trust.', 'Law: Cafcass; the Probation Service.'),
            ['Marl NHS Trust', 'Elm NHS Trust', 'Cafcass', 'the Probation Service'],
            id='each category has a paragraph with semicolons',
        ),
        pytest.param(
            ('## Relevant agencies', '- Care: Marl NHS Trust; Elm NHS Trust\n- Law: Cafcass; and the Church'),
            ['Marl NHS Trust', 'Elm NHS Trust', 'Cafcass', 'the Church'],
            id='each category has an item with semicolons',
        ),
    ],
)  # fmt: skip
def test_agencies_are_read_from_each_layout(parts: tuple[str, ...], expected: list[str]) -> None:
    assert named(*parts) == expected


@pytest.mark.parametrize(
    'parts',
    [
        pytest.param(
            ('## Relevant agencies', 'We have them.', '### Council of Heads', 'It has:', '- two from the schools'),
            id='a list below them of places that bodies fill',
        ),
        pytest.param(
            ('## Relevant agencies', 'We have them.', '### Council of Heads', 'It has:', '- Two from the schools'),
            id='a list below them that ends a sentence',
        ),
        pytest.param(
            ('## Relevant agencies', 'We have them.', '### Returns', '- Send it by May\n- Sign it\n- Ask Cafcass'),
            id='a list below them of what is done',
        ),
        pytest.param(
            ('## Relevant agencies', 'They send a return; they answer questions; they take part in audits of schools.'),
            id='a sentence with semicolons about what they do',
        ),
        pytest.param(
            ('## How they are chosen', CALLED, '## What they do', 'The Sworn Allies shall:', '- Tell Cafcass'),
            id='what bodies of that name shall do',
        ),
        pytest.param(
            ('## Signed', '| Body | Signed by |\n| Marl County Council | Chief Executive |'),
            id='a table of bodies that nothing says to be agencies',
        ),
    ],
)  # fmt: skip
def test_what_only_stands_near_agencies_is_none(parts: tuple[str, ...]) -> None:
    assert named(*parts) == []


PARTNERS = (
    '| Partner | Acting for | Principal |\n| Marl City Council | Marl | Chief Executive |\n'
    '| Lark County Council | Lark | Chief Executive |\n| NHS Marl Integrated Care Board | - | Chief Nurse |\n'
    '| Marl Constabulary | - | Chief Constable |'
)


def test_a_table_with_an_office_for_each_partner_says_who_they_are_whatever_its_heads() -> None:
    found = partners.rows(read('## Who they are', PARTNERS), offices=True)

    assert [(row['kind'], row['name']) for row in found] == [
        ('local-authority', 'Marl City Council'),
        ('local-authority', 'Lark County Council'),
        ('icb', 'NHS Marl Integrated Care Board'),
        ('police', 'Marl Constabulary'),
    ]


def test_a_table_of_what_partners_pay_does_not_say_who_they_are() -> None:
    paid = PARTNERS.replace('Chief Executive', '£10').replace('Chief Nurse', '£10').replace('Chief Constable', '£10')

    assert partners.rows(read('## Who they are', paid), offices=True) == ()


def test_the_word_for_every_board_is_the_name_of_none() -> None:
    said = 'The safeguarding partners met. The Integrated Care Board is one. The Integrated Care Board agreed.'

    assert partners.rows(read('## Who they are', said), offices=True) == ()


PAID = '| Payer | £000 |\n| Marl Council | 132.5 |\n| Marl ICB | 110.0 |\n| Marl Police | 57.5 |\n| {} | {} |'


@pytest.mark.parametrize(
    ('name', 'figure', 'payers', 'total'),
    [
        ('Whole', '300.0', ['132.5', '110.0', '57.5'], ['300.0']),
        ('Marl College', '20.0', ['132.5', '110.0', '57.5', '20.0'], []),
        ('Lark Council', '300.0', ['132.5', '110.0', '57.5', '300.0'], []),
    ],
)
def test_the_last_sum_is_the_total_if_it_is_that_of_all_others_and_no_partner_pays_it(
    name: str, figure: str, payers: list[str], total: list[str]
) -> None:
    paid, totals = money.tables(read('## The fund', 'Each pays into the fund.', PAID.format(name, figure)))

    assert ([row['amount'] for row in paid], [row['figure'] for row in totals]) == (payers, total)


def groups(*parts: str) -> list[tuple[Any, ...]]:
    return [(row['name'], row.get('meets', {}).get('every')) for row in agencies.group_rows(read(*parts))]


def test_groups_are_read_from_a_table_of_bodies_that_says_when_they_sit() -> None:
    table = (
        '| Body | Its purpose | Presided over by | Sits |\n| Lark Chamber | Hears | A head | Four times in each year |'
    )

    assert groups('## Second Schedule', table) == [('Lark Chamber', 'Four times in each year')]


def test_the_whole_name_of_a_group_is_one_group() -> None:
    table = '| Group | Chair |\n| Learning from Practice Group | Chief Nurse |'

    assert [name for name, _ in groups('## Our groups', table)] == ['Learning from Practice Group']


@pytest.mark.parametrize(
    'part', ['| Body | Safeguarding lead |\n| Cafcass | Manager |', 'The Board is arranged in three places.']
)
def test_bodies_with_leads_and_the_word_board_are_no_groups(part: str) -> None:
    assert groups('## How boards and groups meet', part) == []
