"""Walks two declarations of one kind through the types of the model, and tells each fact that changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any, NamedTuple

from masa_check.diffs.facts import state
from masa_check.diffs.facts.change import FactChange, FactKind, FactState, Name, Spot
from masa_check.diffs.facts.matching import Renamed, match, renamed
from masa_check.model import names
from masa_check.model.declared import Declared
from masa_check.model.exempt import PERSONAL, facts
from masa_check.model.lookup import items_of
from masa_check.model.shape import Field
from masa_check.model.statement import Item, Part, Silence, WithStatus
from masa_check.model.status import Status

WITHIN = frozenset({'status', 'summary', 'where'})  # of a group: told as one, as the statement of the group itself
PROMISES = 'promises'  # the list of what a statement undertakes to do


def _called(field: Field) -> Name:
    """What a field is called: its description, without what explains how it is filled in."""
    return Name(re.split('[:;]', field.description)[0])


class Context(NamedTuple):
    """What is known of the two documents as a whole: which bodies were renamed, and the unit of figures in either."""

    renamed: Renamed
    units: tuple[str, str] = ('pounds', 'pounds')

    def within(self, old: Any, new: Any) -> Context:
        """The same within two groups, which may print their figures in a unit of their own."""
        units = (getattr(node, 'printed_in', unit) for node, unit in zip((old, new), self.units, strict=True))
        return Context(self.renamed, (next(units), next(units)))


def changes(old: Declared, new: Declared) -> Iterator[FactChange]:
    """Every change between two declarations of one kind, in the order of the model and by name within lists."""
    yield from _fields(Spot(), facts(type(new)), old, new, Context(renamed(old, new)))


def _fields(spot: Spot, chosen: Iterable[Field], old: Any, new: Any, sides: Context) -> Iterator[FactChange]:
    """Each field by itself of a thing that is a group of facts."""
    sides = sides.within(old, new)
    for field in chosen:
        before, after = _in(old, field), _in(new, field)
        # What is not in place as a whole says nothing of what the other side leaves open.
        if not ((before is None and after is new) or (after is None and before is old)):
            found = _field_of(spot.at(field.key, _called(field)), field, before, after, sides)
            yield from _promises(found, old, new) if field.key == PROMISES else found


def _but(model: type[Declared], skip: Set[str]) -> list[Field]:
    return [field for field in facts(model) if field.key not in skip]


def _in(owner: Any, field: Field) -> Any:
    """What stands in a field; where the whole around it is not in place, that stands for all that is within."""
    if isinstance(owner, Part) and owner.status not in state.OPEN:
        return owner if field.nested and field.key != PROMISES else None
    return getattr(owner, field.key, None)


def _field_of(spot: Spot, field: Field, old: Any, new: Any, sides: Context) -> Iterator[FactChange]:
    if field.keyed:
        yield from _keyed(spot, field, old or {}, new or {}, sides)
    elif field.is_list:
        yield from _list(spot, field, old, new, sides)
    elif not field.nested:
        yield from _plain(spot, field.key, old, new, sides)
    elif issubclass(field.type, Part) or not issubclass(field.type, WithStatus):
        yield from _group(spot, field.type, old, new, sides)
    else:
        yield from _statement(spot, field.type, old, new, sides)


def _plain(spot: Spot, key: str, old: Any, new: Any, sides: Context) -> Iterator[FactChange]:
    """A value that stands by itself."""
    before, after = state.value_state(key, old, sides.renamed), state.value_state(key, new, sides.renamed)
    yield from _changed(spot, before, after, FactKind.PERSON if key in PERSONAL else FactKind.VALUE)


def _changed(
    spot: Spot, before: FactState, after: FactState, kind: FactKind = FactKind.STATEMENT
) -> Iterator[FactChange]:
    if not before.equals(after):
        yield FactChange(spot, kind, before, after)


def _statement(spot: Spot, model: type[Declared], old: Any, new: Any, sides: Context) -> Iterator[FactChange]:
    """What is said of one thing, as one fact; who holds an office, and what hangs on it, are facts of their own."""
    yield from _said(spot, old, new, sides)
    yield from _beside(spot, model, old, new, sides)


def _said(spot: Spot, old: Any, new: Any, sides: Context) -> Iterator[FactChange]:
    """What statements tell by themselves."""
    units, known = sides.units, sides.renamed
    yield from _changed(spot, state.statement_state(old, units[0], known), state.statement_state(new, units[1], known))


def _beside(spot: Spot, model: type[Declared], old: Any, new: Any, sides: Context) -> Iterator[FactChange]:
    """What stands beside the words of a statement."""
    old, new = (node if isinstance(node, model) else None for node in (old, new))
    beside = [field for field in facts(model) if field.nested or field.key in PERSONAL]
    yield from _fields(spot, beside, old, new, sides)


def _promises(found: Iterable[FactChange], old: Any, new: Any) -> Iterator[FactChange]:
    """A promise that one side does not make of what is in place there, and only planned on the other, was kept."""
    came = [node.status if isinstance(node, WithStatus) else Status.UNDECLARED for node in (old, new)]
    for change in found:
        told_of = [change.before, change.after]
        if change.kind is FactKind.ITEM and set(came) == {Status.IN_PLACE, Status.PLANNED}:
            side = came.index(Status.IN_PLACE)
            told_of[side] = FactState(Status.FULFILLED) if told_of[side].silent else told_of[side]
        yield change._replace(before=told_of[0], after=told_of[1])


def _group(spot: Spot, model: type[Declared], old: Any, new: Any, sides: Context) -> Iterator[FactChange]:
    """A group of facts; where one side has nothing within it, each fact of the other is told by itself."""
    chosen = _but(model, WITHIN) if issubclass(model, WithStatus) else facts(model)
    if issubclass(model, WithStatus) and not (_filled(old) and _shut(new)) and not (_filled(new) and _shut(old)):
        yield from _said(spot, old, new, sides)
    yield from _fields(spot, chosen, old, new, sides)


def _filled(node: Any) -> bool:
    """Whether anything is declared within a group."""
    return isinstance(node, Part) and bool(node.model_fields_set - node.own_keys)


def _shut(node: Any) -> bool:
    """Whether nothing can be declared within a group."""
    return not isinstance(node, Part) or node.status not in state.OPEN


def _keyed(
    spot: Spot, field: Field, old: Mapping[str, Any], new: Mapping[str, Any], sides: Context
) -> Iterator[FactChange]:
    """Things that are known by the keys that they stand under."""
    for key in sorted(old.keys() | new.keys()):
        here = spot.at(key, Name(key, item=True, noun=field.noun))
        if key in old and key in new:
            yield from _fields(here, facts(field.type), old[key], new[key], sides)
        else:
            name = FactState(Status.IN_PLACE, key, key=(key,))
            before, after = (name if key in side else FactState(Status.UNNAMED) for side in (old, new))
            yield FactChange(here, FactKind.ITEM, before, after)


def _list(spot: Spot, field: Field, old: Any, new: Any, sides: Context) -> Iterator[FactChange]:
    """Each thing of a list, by its identity; what a list says as a whole where there is none in it."""
    if field.may_be_empty:
        old, new = old or (), new or ()
    if not items_of(old) and not items_of(new):
        yield from _changed(spot, state.list_state(old, sides.renamed), state.list_state(new, sides.renamed))
    else:
        yield from sorted(_items(spot, field, (old, new), sides), key=lambda change: change.spot.path)
    if not field.may_be_empty:
        yield from _beside(spot, Silence, old, new, sides)


def _items(spot: Spot, field: Field, lists: tuple[Any, Any], sides: Context) -> Iterator[FactChange]:
    old, new = map(items_of, lists)
    matched = match(old, new, sides.renamed)
    likely_new = {i: state.display_name(new[j]) for i, j in matched.likely}
    likely_old = {j: state.display_name(old[i]) for i, j in matched.likely}
    for i, j in matched.both:
        yield from _item(spot.item(state.display_name(new[j]), field.noun, i, j), old[i], new[j], sides)
    for i in matched.gone:
        before, after = state.item_state(old[i], sides.units[0]), state.missing_item_state(lists[1])
        here = spot.item(state.display_name(old[i]), field.noun, i, None)
        yield FactChange(here, FactKind.ITEM, before, after, likely_new.get(i, ''))
    for j in matched.come:
        before, after = state.missing_item_state(lists[0]), state.item_state(new[j], sides.units[1])
        here = spot.item(state.display_name(new[j]), field.noun, None, j)
        yield FactChange(here, FactKind.ITEM, before, after, likely_old.get(j, ''))


def _item(spot: Spot, old: Any, new: Any, sides: Context) -> Iterator[FactChange]:
    """One thing that is in both lists: what it is called, and each fact of it."""
    if not isinstance(new, Declared):
        return
    called_anew = names.renamed(old.known_by, new.known_by)
    if called_anew:
        before, after = (state.item_state(node, unit) for node, unit in zip((old, new), sides.units, strict=True))
        yield FactChange(spot, FactKind.NAME, before, after, note=new.successor_of(old))
    model = type(new)
    if isinstance(new, WithStatus) and not isinstance(new, Item):
        yield from _statement(spot, model, old, new, sides)
        return
    skip = {'name'} | ({'kind'} if called_anew and old.role == new.role else set())
    if isinstance(new, WithStatus):
        yield from _said(spot, old, new, sides)
        skip |= WITHIN
    yield from _fields(spot, _but(model, skip), old, new, sides)
