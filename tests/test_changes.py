"""Facts are known by identity, every fact of the model is seen, and what is no fact has its reason in one table."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from drawn import declarations
from effort import times
from hypothesis import given
from hypothesis import strategies as st

from masa_check.declaration.kinds import KINDS, model_of
from masa_check.diffs.facts.change import FactChange, FactKind, FactState, Sort, sort_of
from masa_check.diffs.facts.visitor import changes
from masa_check.model.declared import Declared
from masa_check.model.exempt import EXEMPT, facts
from masa_check.model.identity import Published
from masa_check.model.shape import Field, fields
from masa_check.model.statement import Part, WithStatus
from masa_check.model.status import Status

HEAD = {'kind': 'arrangements', 'id': 'luton', 'name': 'Luton'}
COUNTERPARTS = {
    Sort.REMOVED: {Sort.ADDED},
    Sort.ADDED: {Sort.REMOVED, Sort.NO_LONGER_DECLARED},
    Sort.NO_LONGER_DECLARED: {Sort.ADDED, Sort.CHANGED},  # of what was silent nothing is added to the text
    Sort.LESS_SAID: {Sort.GAINED},
    Sort.GAINED: {Sort.LESS_SAID},
    Sort.CHANGED: {Sort.CHANGED, Sort.NO_LONGER_DECLARED},
}


def found(old: dict[str, Any], new: dict[str, Any]) -> list[FactChange]:
    """The changes between two declarations of arrangements."""
    model = model_of('arrangements')
    before, after = (model.model_validate({**HEAD, **one}) for one in (old, new))
    return list(changes(before, after, {'integrated-care-boards': date(2022, 7, 1)}))


def told(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Sort]:
    """Each change by the path of its fact."""
    return {'.'.join(change.spot.path): change.sort for change in found(old, new)}


# Every field of the model is seen.


Way = tuple[Field, ...]


def ways(model: type[Declared], way: Way = (), seen: frozenset[type] = frozenset()) -> Iterator[Way]:
    """The ways to every field of a model that is not exempt, through no model twice."""
    for field in facts(model):
        yield (*way, field)
        if field.holds(Declared) and field.type not in seen:
            yield from ways(field.type, (*way, field), seen | {field.type})


def named(way: Way) -> str:
    return '.'.join(field.key for field in way)


def every_field() -> Mapping[tuple[str, str], tuple[type[Published], Way]]:
    """One way to each field of each model."""
    found: dict[tuple[str, str], tuple[type[Published], Way]] = {}
    for model in map(model_of, KINDS):
        for way in ways(model):
            owner = way[-2].type if len(way) > 1 else model
            found.setdefault((owner.__name__, way[-1].key), (model, way))
    return found


EVERY = every_field()


def smallest(model: type[Declared]) -> dict[str, Any]:
    """As little as the model takes."""
    keys = {key for key, field in fields(model).items() if field.required}
    if issubclass(model, WithStatus) and not issubclass(model, Part):
        keys.add(model.value_keys[0])
    return {key: next(iter(fields(model)[key].examples), None) for key in sorted(keys)}


def holding(model: type[Declared], way: Way, value: Any) -> dict[str, Any]:
    """The smallest data of a model that has a value at the end of a way; None leaves it out."""
    field, *rest = way
    if rest:
        inner = holding(field.type, tuple(rest), value)
        value = [inner] if field.is_list else {'masa': inner} if field.keyed else inner
    data = {**smallest(model), field.key: value}
    if value == 'planned':
        data['summary'] = 'It is to be set up'
    if field.key == 'lacks' and value:
        data['status'] = 'in-part'
    return {key: one for key, one in data.items() if one is not None}


def values(model: type[Declared], key: str) -> list[Any]:
    """What a field can have, or be left without; what it does not take is passed over by who asks."""
    field = fields(model)[key]
    return [
        None,
        *field.examples,
        *field.choices,
        True,
        False,
        'other',
        'Some other words',
        'wt2023',
        '2019-05',
        '3%',
        '31 March',
        3,
        7,
    ]


def differing(model: type[Published], way: Way) -> list[tuple[Published, Published]]:
    """Declarations that differ in one field alone."""
    owner = way[-2].type if len(way) > 1 else model
    taken = []
    for value in values(owner, way[-1].key):
        with suppress(ValueError):
            taken.append(model.model_validate(holding(model, way, value)))
    return [(taken[0], other) for other in taken[1:] if other != taken[0]]


@pytest.mark.parametrize('field', EVERY, ids='.'.join)
def test_a_change_of_any_field_is_seen(field: tuple[str, str]) -> None:
    pairs = differing(*EVERY[field])

    assert pairs, 'the test could not make two declarations that differ here'
    assert all(list(changes(*pair)) for pair in pairs)


def test_the_table_of_what_is_no_fact_holds_fields_of_the_model_alone_each_with_its_reason() -> None:
    models = {model_of(kind) for kind in KINDS} | {field.type for _, way in EVERY.values() for field in way}
    declared = [model for model in models if isinstance(model, type) and issubclass(model, Declared)]
    known = {(one.__name__, key) for model in declared for key in fields(model) for one in model.__mro__}

    assert EXEMPT.keys() <= known
    assert all(len(reason.split()) > 5 for reason in EXEMPT.values())


# What holds of any two declarations.


@pytest.mark.slow
@pytest.mark.parametrize('kind', KINDS)
@times(0.2)
@given(data=st.data())
def test_a_declaration_beside_itself_has_no_changes(kind: str, data: st.DataObject) -> None:
    model = model_of(kind)
    drawn = data.draw(declarations(model))

    assert list(changes(model.model_validate(drawn), model.model_validate(drawn))) == []


def mirrored(change: FactChange) -> tuple[FactKind, Sort, FactState, FactState]:
    return change.kind, sort_of(change.after, change.before), change.after, change.before


@pytest.mark.slow
@pytest.mark.parametrize('kind', KINDS)
@times(0.2)
@given(data=st.data())
def test_turned_round_every_change_is_there_as_its_counterpart(kind: str, data: st.DataObject) -> None:
    model = model_of(kind)
    old, new = (model.model_validate(data.draw(declarations(model))) for _ in range(2))
    there, back = list(changes(old, new)), list(changes(new, old))

    assert Counter(map(mirrored, there)) == Counter((one.kind, one.sort, one.before, one.after) for one in back)
    assert all(sort_of(one.after, one.before) in COUNTERPARTS[one.sort] for one in there)


def shuffled(node: Any, dice: random.Random) -> Any:
    """The same with every list and every group of keys in another order."""
    if isinstance(node, dict):
        keys = dice.sample(list(node), len(node))
        return {key: shuffled(node[key], dice) for key in keys}
    if isinstance(node, list):
        return [shuffled(item, dice) for item in dice.sample(node, len(node))]
    return node


def placeless(found: list[FactChange]) -> list[FactChange]:
    return [change._replace(spot=change.spot._replace(before=(), after=())) for change in found]


@pytest.mark.slow
@pytest.mark.parametrize('kind', KINDS)
@times(0.1)
@given(data=st.data(), dice=st.randoms(use_true_random=False))
def test_the_order_of_lists_and_keys_changes_nothing(kind: str, data: st.DataObject, dice: random.Random) -> None:
    model = model_of(kind)
    old, new = (data.draw(declarations(model)) for _ in range(2))
    plain, mixed = (
        [model.model_validate(one) for one in pair] for pair in ((old, new), (shuffled(old, dice), shuffled(new, dice)))
    )

    assert list(changes(plain[1], mixed[1])) == []
    assert placeless(list(changes(mixed[0], mixed[1]))) == placeless(list(changes(plain[0], plain[1])))


def lengthened(model: Published) -> dict[str, Any]:
    """The same declaration with every short form written out."""
    whole: dict[str, Any] = _plain(model)
    return whole


def _plain(node: Any) -> Any:
    if isinstance(node, Declared):
        return {key: _plain(getattr(node, key)) for key in node.model_fields_set}
    if isinstance(node, tuple):
        return [_plain(item) for item in node]
    if isinstance(node, dict):
        return {key: _plain(item) for key, item in node.items()}
    return node if isinstance(node, bool | int | str) else str(node)


@pytest.mark.parametrize('kind', KINDS)
@times(0.1)
@given(data=st.data())
def test_the_short_form_and_the_long_say_the_same(kind: str, data: st.DataObject) -> None:
    model = model_of(kind)
    short = model.model_validate(data.draw(declarations(model)))

    assert list(changes(short, model.model_validate(lengthened(short)))) == []


# Identity.


def test_a_clinical_commissioning_group_that_became_a_board_is_one_partner() -> None:
    lead = {'office': 'Accountable Officer', 'body': 'Luton CCG'}
    old = {'partners': [{'kind': 'ccg', 'name': 'Luton CCG', 'lead': lead}, {'kind': 'police', 'name': 'Police'}]}
    board = {'kind': 'icb', 'name': 'BLMK Board', 'lead': {**lead, 'body': 'BLMK Board'}}
    (change,) = found(old, {'partners': [{'kind': 'police', 'name': 'Police'}, board]})

    assert (change.kind, change.before.words, change.after.words) == (FactKind.NAME, 'Luton CCG', 'BLMK Board')
    assert '1 July 2022' in change.note


def test_a_body_renamed_among_the_partners_is_renamed_wherever_it_signs() -> None:
    old = {'partners': [{'kind': 'ccg', 'name': 'Luton CCG'}], 'publication': {'signed_off_by': ['Luton CCG']}}
    new = {'partners': [{'kind': 'icb', 'name': 'The Board'}], 'publication': {'signed_off_by': ['Board']}}

    assert told(old, new) == {
        'publication.signed_off_by.Board': Sort.CHANGED,
        'partners.The Board': Sort.CHANGED,
    }


def test_an_earlier_name_that_is_declared_is_the_same_body() -> None:
    old = {'agencies': {'list': ['National Probation Service']}}
    new = {'agencies': {'list': [{'name': 'Probation East', 'formerly': ['National Probation Service']}]}}

    assert told(old, new) == {'agencies.list.Probation East': Sort.CHANGED}


@pytest.mark.parametrize(
    ('group', 'items'),
    [
        ('groups', {}),
        ('agencies', {'list': ...}),
        ('funding', {'contributions': ...}),
        ('links', {'boards': ...}),
    ],
)
def test_things_that_became_one_are_one_line_whatever_they_are(group: str, items: dict[str, Any]) -> None:
    def declared(*things: Any) -> dict[str, Any]:
        return {group: {key: list(things) for key in items} if items else list(things)}

    old, new = declared('Alpha', 'Beta', 'Gamma'), declared({'name': 'Delta', 'formerly': ['Alpha', 'Beta']}, 'Gamma')
    (merged,), (split,) = found(old, new), found(new, old)

    assert (merged.older, merged.newer, merged.likely) == (('Alpha', 'Beta'), ('Delta',), '')
    assert (split.older, split.newer, split.sort) == (('Delta',), ('Alpha', 'Beta'), Sort.CHANGED)


def paying(*payers: tuple[str, str], formerly: tuple[str, ...] = (), unit: str = 'pounds') -> dict[str, Any]:
    """A table of money; the first payer has the earlier names."""
    lines: list[dict[str, Any]] = [{'name': name, 'amount': amount} for name, amount in payers]
    lines[0] |= {'formerly': list(formerly)} if formerly else {}
    return {'funding': {'printed_in': unit, 'contributions': lines}}


def test_payers_that_became_one_are_compared_in_sum() -> None:
    old = paying(('Probation North', '£800'), ('Probation South', '£800'))
    new = paying(('Probation', '2.2'), formerly=('Probation North', 'Probation South'), unit='thousands')
    (change,) = found(old, new)

    assert change.before.pounds
    assert change.after.pounds
    assert (int(change.before.pounds.number), int(change.after.pounds.number)) == (1_600, 2_200)


def test_a_merger_that_only_the_names_show_is_likely() -> None:
    old, new = paying(('North Trust', '£10'), ('South Trust', '£20')), paying(('North and South Trust', '£30'))
    (change,) = found(old, new)

    assert (change.likely, change.older) == ('North Trust, South Trust', ('North Trust', 'South Trust'))
    assert change.before.equals(change.before)


def test_lines_that_a_new_line_takes_in_by_its_categories_are_not_removed() -> None:
    colleges = [{'name': 'FE College', 'categories': ['further-education-institution']}, 'Cafcass']
    old = {'agencies': {'list': [*colleges, {'name': 'Schools', 'categories': ['maintained-school']}]}}
    kinds = ['further-education-institution', 'maintained-school', 'academy-school']
    new = {'agencies': {'list': [{'name': 'All settings', 'categories': kinds}, 'Cafcass']}}
    (change,) = found(old, new)

    assert (change.older, change.newer, change.sort) == (('FE College', 'Schools'), ('All settings',), Sort.CHANGED)


def test_a_line_that_goes_while_a_wider_one_stays_is_removed() -> None:
    wide = {'name': 'All settings', 'categories': ['further-education-institution', 'maintained-school']}
    narrow = {'name': 'FE College', 'categories': ['further-education-institution']}

    assert told({'agencies': {'list': [wide, narrow]}}, {'agencies': {'list': [wide]}}) == {
        'agencies.list.FE College': Sort.REMOVED
    }


def test_groups_that_differ_in_brackets_alone_are_two_groups() -> None:
    old, new = {'groups': ['Group (North)', 'Board']}, {'groups': ['Group (South)', 'Board']}

    assert {change.kind for change in found(old, new)} <= {FactKind.ITEM, FactKind.NAME}
    assert all(change.likely or change.kind is FactKind.ITEM for change in found(old, new))


@pytest.mark.parametrize(
    ('one', 'other'),
    [
        ('Practice Review Group', 'Practice Reviews Group'),
        ('Multi-Agency Group', 'Multi Agency Group'),
        ('The Neglect Group', 'Neglect Group'),
        ('Group for Neglect', 'Neglect Group'),
    ],
)
def test_a_plural_a_hyphen_an_article_or_another_order_of_words_is_no_change_at_all(one: str, other: str) -> None:
    assert found({'groups': [one]}, {'groups': [other]}) == []


def test_two_partners_of_one_kind_are_told_apart_by_name() -> None:
    old = {'partners': [{'kind': 'local-authority', 'name': name} for name in ('Luton', 'Bedford')]}
    new = {'partners': [{'kind': 'local-authority', 'name': name} for name in ('Bedford', 'Milton')]}

    assert told(old, new) == {'partners.Luton': Sort.REMOVED, 'partners.Milton': Sort.ADDED}


@pytest.mark.parametrize(
    ('one', 'other'),
    [
        ('The Luton Adult Board', 'luton adult board'),
        ('Co-ordinating Group', 'Coordinating Group'),
        ('Policies and Procedure Group', 'Policy & Procedures Group'),
        ('CAFCASS (Children and Family Court Advisory and Support Service)', 'Cafcass'),
    ],
)
def test_a_name_spelled_otherwise_is_the_same_name(one: str, other: str) -> None:
    changed = found({'agencies': {'list': [one]}}, {'agencies': {'list': [other]}})

    assert [change for change in changed if change.kind is not FactKind.NAME] == []


def test_an_office_spelled_otherwise_is_the_same_office() -> None:
    one, other, third = (
        {'chair': {'held_by': office}, 'publication': {'signed_off_by': [{'name': 'Luton Council', 'office': office}]}}
        for office in ("Director of Children's Services", 'director of children’s services', 'Director of Finance')
    )

    assert found(one, other) == []
    assert len(found(one, third)) == 2


@pytest.mark.parametrize(
    ('one', 'other'),
    [
        ('Cambridge Community Services', 'Cambridgeshire Community Services NHS Trust'),
        ('Three lay members', 'Lay Members'),
        ('Luton Foodbank', 'Luton Fodbank'),
    ],
)
def test_a_near_miss_is_one_line_that_tells_of_a_likely_rename_and_of_what_changed_within(one: str, other: str) -> None:
    old, new = (
        {'agencies': {'list': [{'name': name, 'how': how}]}} for name, how in ((one, 'It pays'), (other, 'No pay'))
    )
    (change,) = found(old, new)

    assert (change.kind, change.likely, change.sort) == (FactKind.NAME, one, Sort.CHANGED)
    assert [inner.spot.path[-1] for inner in change.inner] == ['how']


def test_initials_are_no_new_name() -> None:
    old, new = (
        {'funding': {'contributions': [{'name': name, 'counts_for': 'local-authority'}]}}
        for name in ('LBC', 'Luton Borough Council')
    )

    assert found(old, new) == []


# Statuses, persons, money.


@pytest.mark.parametrize(
    ('before', 'after', 'sort'),
    [
        ('in-place', 'not-stated', Sort.REMOVED),
        ('in-place', 'planned', Sort.LESS_SAID),
        ('in-place', 'in-part', Sort.LESS_SAID),
        ('planned', 'in-part', Sort.GAINED),
        ('in-part', 'in-part', Sort.CHANGED),
        ('in-part', 'restated', Sort.LESS_SAID),
        ('in-place', 'undeclared', Sort.NO_LONGER_DECLARED),
        ('in-place', 'in-place', Sort.CHANGED),
        ('planned', 'in-place', Sort.GAINED),
        ('restated', 'elsewhere', Sort.GAINED),
        ('elsewhere', 'planned', Sort.CHANGED),
        ('not-stated', 'restated', Sort.ADDED),
        ('not-applicable', 'in-place', Sort.CHANGED),
        ('undeclared', 'not-stated', Sort.CHANGED),
    ],
)
def test_a_change_is_of_a_sort_by_the_statuses_on_either_side(before: str, after: str, sort: Sort) -> None:
    assert sort_of(FactState(Status(before)), FactState(Status(after))) is sort


def test_a_group_that_is_not_stated_stands_for_each_fact_within_it() -> None:
    silent, spoken = {'voice': 'not-stated'}, {'voice': {'included': 'A group of young people', 'shapes': 'not-stated'}}

    assert told(silent, spoken) == {'voice.included': Sort.ADDED}
    assert told(spoken, silent) == {'voice.included': Sort.REMOVED}
    assert told(silent, {'voice': {'included': 'not-stated', 'shapes': 'not-stated'}}) == {}


def test_a_change_of_holder_is_a_change_of_its_own_beside_the_office() -> None:
    old, new = ({'chair': {'held_by': {'office': 'Director', 'holder': holder}}} for holder in ('A. One', 'B. Two'))
    (change,) = found(old, new)

    assert (change.kind, change.spot.path[-1]) == (FactKind.PERSON, 'holder')


def test_a_promise_was_kept_only_where_the_declaration_says_so() -> None:
    def saying(status: str, *promises: Any) -> dict[str, Any]:
        said = {'status': status, 'summary': 'The funding is looked at', 'promises': list(promises)}
        return {'funding': {'reviewed': said}}

    old, way = saying('planned', 'A review is due'), 'funding.reviewed'
    promise = f'{way}.promises.A review is due'

    assert told(old, saying('in-place')) == {way: Sort.GAINED, promise: Sort.REMOVED}
    assert told(old, saying('planned')) == {promise: Sort.REMOVED}
    kept = saying('in-place', {'what': 'A review is due', 'kept': True})
    assert told(old, kept) == {way: Sort.GAINED, f'{promise}.kept': Sort.ADDED}


def budget(unit: str, amount: str) -> dict[str, Any]:
    return {'funding': {'printed_in': unit, 'contributions': [{'name': 'Police', 'amount': amount}]}}


def test_the_unit_of_a_table_takes_part_in_each_sum() -> None:
    (change,) = found(budget('pounds', '£24,359'), budget('thousands', '24.4'))

    assert change.before.pounds
    assert change.after.pounds
    assert (int(change.after.pounds.number), int(change.after.pounds.within)) == (24_400, 50)
    assert found(budget('pounds', '£24,400'), budget('thousands', '24.4')) == []


def test_what_is_told_of_a_body_that_comes_or_goes_has_its_sum_in_pounds() -> None:
    nobody: dict[str, Any] = {'funding': {'contributions': []}}
    (come,), (gone,) = found(nobody, budget('thousands', '24.4')), found(budget('millions', '£1.2'), nobody)

    assert (come.after.summary, gone.before.summary) == ('£24,400', '£1,200,000')


def test_a_source_that_moves_and_a_reason_that_is_worded_anew_are_no_changes() -> None:
    old, new = (
        {'voice': {'included': {'status': 'not-stated', 'because': because, 'source': source}}}
        for because, source in (('No word of it', 'Voice'), ('It is not there', 'Children'))
    )

    assert found(old, new) == []
