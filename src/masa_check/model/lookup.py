"""Paths through a declaration: `funding.total`, `partners.delegates`."""

from __future__ import annotations

from typing import Any, NamedTuple

from masa_check.model.declared import Declared
from masa_check.model.shape import identities, places, within
from masa_check.model.statement import WithStatus
from masa_check.model.status import Status
from masa_check.values import KeyPath


class Lookup(NamedTuple):
    """What a path leads to: a value in place, or the status that stands in its way."""

    status: Status
    value: Any
    at: KeyPath

    @property
    def in_place(self) -> bool:
        return self.status is Status.IN_PLACE


def look(root: Any, steps: tuple[str, ...], at: KeyPath = ()) -> Lookup:
    """Follow a path from a declared thing; a status met on the way stands for all that lies beneath it."""
    node = root
    for depth, step in enumerate(steps):
        if isinstance(node, WithStatus) and node.status is not Status.IN_PLACE:
            return Lookup(node.status, node, at + steps[:depth])
        node = getattr(node, step)
        if node is None:
            return Lookup(Status.UNDECLARED, None, at + steps[: depth + 1])
    return Lookup(node.status if isinstance(node, WithStatus) else Status.IN_PLACE, node, at + steps)


def items_of(node: Any) -> tuple[Any, ...]:
    """The items of a list; none where it is not declared, or where something is said in its place."""
    return node if isinstance(node, tuple) else ()


def as_it_stands(found: Lookup) -> Lookup:
    """A list as its items that are in place: a partner or recipient only planned is not there yet."""
    if not isinstance(found.value, tuple) or not found.in_place:
        return found
    in_place = tuple(item for item in found.value if not isinstance(item, WithStatus) or item.status is Status.IN_PLACE)
    if in_place:
        return Lookup(Status.IN_PLACE, in_place, found.at)
    if not found.value:
        return Lookup(Status.EMPTY, (), found.at)
    return Lookup(found.value[0].status, found.value[0], (*found.at, 0))


def look_each(root: Any, steps: tuple[str, ...], at: KeyPath = ()) -> list[tuple[str, Lookup]]:
    """Follow a path that runs through lists, giving each item with its identity; an empty list is one absent thing."""
    items: list[tuple[str, Lookup]] = []
    _each(root, steps, at, '', items)
    return items


def _each(node: Any, steps: tuple[str, ...], at: KeyPath, owner: str, items: list[tuple[str, Lookup]]) -> None:
    """Adds what a path leads to from one node."""
    if isinstance(node, tuple):
        if not node:
            items.append((owner, Lookup(Status.EMPTY, node, at)))
        for index, (name, item) in enumerate(zip(identities(node), node, strict=True)):
            _each(item, steps, (*at, index), within(owner, name), items)
    elif not steps or (isinstance(node, WithStatus) and node.status is not Status.IN_PLACE):
        items.append((owner, Lookup(node.status if isinstance(node, WithStatus) else Status.IN_PLACE, node, at)))
    else:
        next_one = look(node, steps[:1], at)
        if next_one.in_place:
            _each(next_one.value, steps[1:], next_one.at, owner, items)
        else:
            items.append((owner, next_one))


def every(root: Declared, kind: type[WithStatus]) -> list[tuple[str, Lookup]]:
    """Every value of one type that is in place, wherever it stands, by the names on the way to it."""
    found = ((name, it, at) for at, name, it in places(root, kind) if it.status is Status.IN_PLACE)
    return [(name, Lookup(Status.IN_PLACE, it, at)) for name, it, at in found]
