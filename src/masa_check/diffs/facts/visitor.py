"""Visits two declarations of one kind along the types of the model, and yields each fact that changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from masa_check.diffs.facts import state
from masa_check.diffs.facts.change import FactChange, FactKind, FactState, Name, Spot
from masa_check.diffs.facts.likely import match_likely
from masa_check.diffs.facts.matching import Joined, Renamed, renamed
from masa_check.model import names
from masa_check.model.declared import Declared
from masa_check.model.exempt import PERSONAL, facts
from masa_check.model.lookup import items_of
from masa_check.model.shape import Field
from masa_check.model.statement import Item, Part, Silence, WithStatus
from masa_check.model.status import Status

WITHIN = frozenset({'status', 'summary', 'where'})  # of a group: told as one, as the statement of the group itself
NO_DATES: Mapping[str, date] = MappingProxyType({})
PROMISES = 'promises'  # the list of what a statement undertakes to do


def _field_name(field: Field) -> Name:
    """The name of a field: its description up to the first colon or semicolon."""
    return Name(re.split('[:;]', field.description)[0])


class Context(NamedTuple):
    """What is known of both documents as a whole: the renamed bodies, and the unit of figures in each."""

    renamed: Renamed
    dates: Mapping[str, date]
    units: tuple[str, str] = ('pounds', 'pounds')

    def within(self, old: Any, new: Any) -> Context:
        """The context within two groups, which may print their figures in units of their own."""
        units = (getattr(node, 'printed_in', unit) for node, unit in zip((old, new), self.units, strict=True))
        return self._replace(units=(next(units), next(units)))


def changes(
    old: Declared, new: Declared, dates: Mapping[str, date] = NO_DATES, known: Renamed | None = None
) -> Iterator[FactChange]:
    """
    Every change between two declarations of one kind, in the order of the model and by name within lists.

    `dates` are the days of law, by name, on which one sort of body took over from another; `known` is what `renamed`
    gives for the two, where it is at hand.
    """
    yield from _fields(Spot(), facts(type(new)), old, new, Context(known or renamed(old, new), dates))


def _fields(spot: Spot, chosen: Iterable[Field], old: Any, new: Any, context: Context) -> Iterator[FactChange]:
    """The changes of each field of a group of facts."""
    context = context.within(old, new)
    for field in chosen:
        before, after = _value_of(old, field), _value_of(new, field)
        if before == after and context.units[0] == context.units[1]:
            continue  # most of what two revisions of a text say
        # A group that is not in place says nothing about a field that the other side leaves undeclared.
        if not ((before is None and after is new) or (after is None and before is old)):
            yield from _field_of(spot.at(field.key, _field_name(field)), field, before, after, context)


def _fields_except(model: type[Declared], skip: Set[str]) -> list[Field]:
    return [field for field in facts(model) if field.key not in skip]


def _value_of(owner: Any, field: Field) -> Any:
    """
    The value of a field; where the group around it is not in place, the group itself, which speaks for its fields.
    """
    if isinstance(owner, Part) and owner.status not in state.OPEN:
        return owner if field.nested and field.key != PROMISES else None
    return getattr(owner, field.key, None)


def _field_of(spot: Spot, field: Field, old: Any, new: Any, context: Context) -> Iterator[FactChange]:
    if field.keyed:
        yield from _keyed(spot, field, old or {}, new or {}, context)
    elif field.is_list:
        yield from _list(spot, field, old, new, context)
    elif not field.nested:
        yield from _plain(spot, field.key, old, new, context)
    elif issubclass(field.type, Part) or not issubclass(field.type, WithStatus):
        yield from _group(spot, field.type, old, new, context)
    else:
        yield from _statement(spot, field.type, old, new, context)


def _plain(spot: Spot, key: str, old: Any, new: Any, context: Context) -> Iterator[FactChange]:
    """The change of a plain value."""
    before, after = state.value_state(key, old, context.renamed), state.value_state(key, new, context.renamed)
    yield from _changed(spot, before, after, FactKind.PERSON if key in PERSONAL else FactKind.VALUE)


def _changed(
    spot: Spot, before: FactState, after: FactState, kind: FactKind = FactKind.STATEMENT
) -> Iterator[FactChange]:
    if not before.equals(after):
        yield FactChange(spot, kind, before, after)


def _statement(spot: Spot, model: type[Declared], old: Any, new: Any, context: Context) -> Iterator[FactChange]:
    """The change of a statement as one fact; the holder of an office and nested statements are facts of their own."""
    yield from _own_statement(spot, old, new, context)
    yield from _beside(spot, model, old, new, context)


def _own_statement(spot: Spot, old: Any, new: Any, context: Context) -> Iterator[FactChange]:
    """The change of a statement's own status, value and words."""
    units, known = context.units, context.renamed
    yield from _changed(spot, state.statement_state(old, units[0], known), state.statement_state(new, units[1], known))


def _beside(spot: Spot, model: type[Declared], old: Any, new: Any, context: Context) -> Iterator[FactChange]:
    """The changes of the facts nested in a statement."""
    old, new = (node if isinstance(node, model) else None for node in (old, new))
    nested = [field for field in facts(model) if field.nested or field.key in PERSONAL]
    yield from _fields(spot, nested, old, new, context)


def _group(spot: Spot, model: type[Declared], old: Any, new: Any, context: Context) -> Iterator[FactChange]:
    """
    The changes of a group of facts; where one side is an empty group, each fact of the other is a change of its own.
    """
    chosen = _fields_except(model, WITHIN) if issubclass(model, WithStatus) else facts(model)
    if (
        issubclass(model, WithStatus)
        and not (_has_content(old) and _is_closed(new))
        and not (_has_content(new) and _is_closed(old))
    ):
        yield from _own_statement(spot, old, new, context)
    yield from _fields(spot, chosen, old, new, context)


def _has_content(node: Any) -> bool:
    """Whether anything is declared within a group."""
    return isinstance(node, Part) and bool(node.declared_within)


def _is_closed(node: Any) -> bool:
    """Whether nothing can be declared within a group."""
    return not isinstance(node, Part) or node.status not in state.OPEN


def _keyed(
    spot: Spot, field: Field, old: Mapping[str, Any], new: Mapping[str, Any], context: Context
) -> Iterator[FactChange]:
    """The changes of items that are identified by their keys."""
    for key in sorted(old.keys() | new.keys()):
        here = spot.at(key, Name(key, item=True, noun=field.noun))
        if key in old and key in new:
            yield from _fields(here, facts(field.type), old[key], new[key], context)
        else:
            name = FactState(Status.IN_PLACE, key, key=(key,))
            before, after = (name if key in side else FactState(Status.UNNAMED) for side in (old, new))
            yield FactChange(here, FactKind.ITEM, before, after)


def _list(spot: Spot, field: Field, old: Any, new: Any, context: Context) -> Iterator[FactChange]:
    """
    The changes of each item of a list, matched by identity; of the list's own status where neither side has items.
    """
    if field.may_be_empty:
        old, new = old or (), new or ()
    if not items_of(old) and not items_of(new):
        yield from _changed(spot, state.list_state(old, context.renamed), state.list_state(new, context.renamed))
    else:
        yield from sorted(_items(spot, field, (old, new), context), key=lambda change: change.spot.path)
    if not field.may_be_empty:
        yield from _beside(spot, Silence, old, new, context)


def _items(spot: Spot, field: Field, lists: tuple[Any, Any], context: Context) -> Iterator[FactChange]:
    old, new = map(items_of, lists)
    matched = match_likely(old, new, context.renamed)
    for i, j in matched.both:
        yield from _item(spot.item(state.display_name(new[j]), field.noun, i, j), old[i], new[j], context)
    for one in matched.joined:
        here = spot.item(state.display_name(new[one.new[0]]), field.noun, one.old[0], one.new[0])
        yield _joined(here, one, ([old[i] for i in one.old], [new[j] for j in one.new]), context)
    for i in matched.gone:
        before, after = state.item_state(old[i], context.units[0]), state.missing_item_state(lists[1])
        yield FactChange(spot.item(state.display_name(old[i]), field.noun, i, None), FactKind.ITEM, before, after)
    for j in matched.come:
        before, after = state.missing_item_state(lists[0]), state.item_state(new[j], context.units[1])
        yield FactChange(spot.item(state.display_name(new[j]), field.noun, None, j), FactKind.ITEM, before, after)


def _joined(spot: Spot, joined: Joined, items: tuple[list[Any], list[Any]], context: Context) -> FactChange:
    """
    The change of items that became one or several: one line, with sums of money, and what changed within a likely pair.

    Example: two payers of £800 each became one of about £2,200, which is £600 more.
    """
    olds, news = (sorted(side, key=state.display_name) for side in items)
    before, after = (state.items_state(side, unit) for side, unit in zip((olds, news), context.units, strict=True))
    older, newer = (tuple(map(state.display_name, side)) for side in (olds, news))
    pair = len(olds) == len(news) == 1
    likely = ', '.join(older) if joined.likely else ''
    inner = tuple(_item(spot, olds[0], news[0], context)) if pair else ()
    return FactChange(
        spot, FactKind.NAME, before, after, likely, older=older, newer=newer,
        inner=tuple(change for change in inner if change.spot != spot or change.kind is not FactKind.NAME),
    )  # fmt: skip


def _item(spot: Spot, old: Any, new: Any, context: Context) -> Iterator[FactChange]:
    """The changes of an item that is in both lists: its name, and each of its facts."""
    if not isinstance(new, Declared):
        return
    is_renamed = names.renamed(old.known_by, new.known_by)
    if is_renamed:
        before, after = (state.item_state(node, unit) for node, unit in zip((old, new), context.units, strict=True))
        yield FactChange(spot, FactKind.NAME, before, after, note=new.successor_of(old, context.dates))
    model = type(new)
    if isinstance(new, WithStatus) and not isinstance(new, Item):
        yield from _statement(spot, model, old, new, context)
        return
    skip = {'name'} | ({'kind'} if is_renamed and old.role == new.role else set())
    if isinstance(new, WithStatus):
        yield from _own_statement(spot, old, new, context)
        skip |= WITHIN
    yield from _fields(spot, _fields_except(model, skip), old, new, context)
