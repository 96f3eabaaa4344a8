"""The fields of a model are told with what stands in each, and everything declared is met once, where it stands."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel

from masa_check.declaration.kinds import KINDS, model_of
from masa_check.model.agencies import Agency
from masa_check.model.arrangements import Arrangements
from masa_check.model.declared import Declared
from masa_check.model.exempt import content
from masa_check.model.identity import Text
from masa_check.model.partners import Delegate, Partner
from masa_check.model.practice import Scrutineer
from masa_check.model.settings import SettingsFile
from masa_check.model.shape import NoSuchPathError, field_at, fields, identities, places, written
from masa_check.model.source import Promise
from masa_check.model.statement import Statement, WithStatus
from masa_check.model.typed import Amount

HEAD = {'kind': 'arrangements', 'id': 'luton', 'name': 'Luton'}


def declared(**given: Any) -> Arrangements:
    return Arrangements.model_validate({**HEAD, **given})


@pytest.mark.parametrize(
    ('path', 'type_', 'is_list'),
    [
        ('education.schools', Statement, False),
        ('partners', Partner, True),
        ('partners.delegates', Delegate, True),
        ('partners.lead.office', str, False),
        ('scrutiny.by', Scrutineer, True),
        ('funding.contributions.amount', Amount, False),
    ],
)
def test_the_type_at_the_end_of_a_path_is_known_without_a_document(path: str, type_: type, is_list: bool) -> None:
    field = field_at(Arrangements, tuple(path.split('.')), through_lists=True)

    assert (field.type, field.is_list) == (type_, is_list)


@pytest.mark.parametrize(
    'path', ['eduction', 'education.school', 'education.schools.summary.more', 'partners.leed', 'texts.masa.form']
)
def test_a_path_that_the_model_could_never_follow_is_refused(path: str) -> None:
    with pytest.raises(NoSuchPathError):
        field_at(Arrangements, tuple(path.split('.')), through_lists=True)


def test_a_list_stands_in_the_way_of_a_path_for_one_thing() -> None:
    with pytest.raises(NoSuchPathError, match='each'):
        field_at(Arrangements, ('partners', 'lead'))

    assert field_at(Arrangements, ('partners',)).is_list


def test_a_path_as_it_is_written_leads_through_keys_of_its_own() -> None:
    assert field_at(Arrangements, ('texts', 'masa'), as_written=True).type is Text
    assert field_at(Arrangements, ('texts', 'masa', 'form'), as_written=True).choices


def test_a_field_is_told_with_what_it_may_hold_and_what_is_said_of_it() -> None:
    known = fields(Arrangements)

    assert list(known) == list(Arrangements.model_fields)
    assert known['name'].required
    assert not known['stage'].required
    assert known['stage'].choices == ('draft', 'approved', 'published')
    assert known['texts'].keyed
    assert known['partners'].noun == 'safeguarding partner'
    assert fields(WithStatus)['promises'].may_be_empty
    assert fields(str) == {}


def test_a_field_is_written_under_its_own_key() -> None:
    assert written(SettingsFile)['fail-on'] is fields(SettingsFile)['fail_on']


def things(node: Any) -> list[BaseModel]:
    """Every declared thing, found by looking into all that a value holds."""
    if isinstance(node, BaseModel):
        return [node, *(one for key in type(node).model_fields for one in things(getattr(node, key)))]
    several = node.values() if isinstance(node, dict) else node if isinstance(node, tuple) else ()
    return [one for item in several for one in things(item)]


@pytest.mark.parametrize('kind', KINDS)
@pytest.mark.parametrize('wanted', [Declared, WithStatus, Promise, Agency])
def test_every_thing_of_a_kind_is_met_once_in_its_order_wherever_it_may_stand(
    kind: str, wanted: type[Declared]
) -> None:
    examples = {key: field.examples[0] for key, field in fields(model_of(kind)).items() if field.examples}
    model = model_of(kind).model_validate(examples)

    met = [place.thing for place in places(model, wanted)]

    assert [id(one) for one in met] == [id(one) for one in things(model) if isinstance(one, wanted)]


def test_a_promise_is_met_where_a_list_is_only_planned() -> None:
    planned = {'status': 'planned', 'promises': ['Choose the categories']}
    document = declared(agencies={'list': [{'name': 'Cafcass', 'categories': planned}]})

    ((at, name, promise),) = places(document, Promise)

    assert (at, promise.what) == (('agencies', 'list', 0, 'categories', 'promises', 0), 'Choose the categories')
    assert name == 'agencies/list/Cafcass/categories/promises/Choose the categories'


def test_a_second_of_the_same_name_is_told_apart_by_its_number() -> None:
    assert list(identities(('a', 'b', 'a'))) == ['a', 'b', 'a (2)']


def test_what_two_things_say_is_the_same_in_the_short_form_and_the_long_and_wherever_it_stands() -> None:
    summary = 'Two heads sit on the board'
    short, long, other = (
        declared(education={'schools': said})
        for said in (summary, {'status': 'in-place', 'summary': summary, 'source': 'Schools'}, 'One head sits on it')
    )

    assert content(short) == content(long)
    assert content(short) != content(other)
