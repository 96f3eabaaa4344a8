"""Look-ups by path in a declaration, such as `funding.total` or `partners.delegates`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from masa_check.model.declared import Declared
from masa_check.model.shape import identities, places, within
from masa_check.model.source import Source
from masa_check.model.statement import WithStatus
from masa_check.model.status import Status
from masa_check.values import KeyPath


class Lookup(NamedTuple):
    """The result of following a path: a value in place, or the status found instead, and the key path."""

    status: Status
    value: Any
    at: KeyPath

    @property
    def in_place(self) -> bool:
        return self.status is Status.IN_PLACE

    @property
    def says_something(self) -> bool:
        """Whether it is in place or in part: enough for a condition, or for a value to compare with."""
        return self.status.says_something


def look(root: Any, steps: tuple[str, ...], at: KeyPath = ()) -> Lookup:
    """
    Follow a path; a status on the way, such as not-stated for a whole part, answers for everything below it.

    Example: with `funding: not-stated`, the path `funding.total` gives that status, at the key path ('funding',).
    """
    node = root
    for depth, step in enumerate(steps):
        if isinstance(node, WithStatus) and node.status is not Status.IN_PLACE:
            return Lookup(node.status, node, at + steps[:depth])
        node = getattr(node, step)
        if node is None:
            return Lookup(Status.UNDECLARED, None, at + steps[: depth + 1])
    return Lookup(node.status if isinstance(node, WithStatus) else Status.IN_PLACE, node, at + steps)


def items_of(node: Any) -> tuple[Any, ...]:
    """The items of a list; none where the list is undeclared or has a status instead."""
    return node if isinstance(node, tuple) else ()


def as_it_stands(lookup: Lookup) -> Lookup:
    """
    The lookup of a list with only its items in place; planned partners or recipients do not count yet.

    Where no item is in place, the lookup of the first item, or the status `empty` for an empty list.
    """
    if not isinstance(lookup.value, tuple) or lookup.status is not Status.IN_PLACE:
        return lookup
    in_place = tuple(
        item for item in lookup.value if not isinstance(item, WithStatus) or item.status is Status.IN_PLACE
    )
    if in_place:
        return Lookup(Status.IN_PLACE, in_place, lookup.at)
    if not lookup.value:
        return Lookup(Status.EMPTY, (), lookup.at)
    return Lookup(lookup.value[0].status, lookup.value[0], (*lookup.at, 0))


def nodes_at(root: Any, at: KeyPath) -> Iterator[Any]:
    """What stands at each step of a key path, the outermost first; nothing below a key that is not declared."""
    node = root
    for step in at:
        node = node[step] if isinstance(node, tuple) and isinstance(step, int) else getattr(node, str(step), None)
        if node is None:
            return
        yield node


def sources(root: Any, at: KeyPath) -> tuple[Source, ...]:
    """
    The sources of what stands at a key path: those of its items, its own, or those of the nearest part above it.

    Example: with `funding: {source: Annex B, how: ...}`, the source of ('funding', 'how') is Annex B.
    """
    nodes = tuple(nodes_at(root, at))
    items = tuple(source for item in items_of(nodes[-1] if nodes else None) for source in _own_sources(item))
    return items or next((own for node in reversed(nodes) if (own := _own_sources(node))), ())


def _own_sources(node: Any) -> tuple[Source, ...]:
    own = getattr(node, 'source', None) or ()
    return own if isinstance(own, tuple) else (own,)


def look_each(root: Any, steps: tuple[str, ...], at: KeyPath = ()) -> list[tuple[str, Lookup]]:
    """
    Follow a path through lists: each item with its identity; an empty list gives one lookup of status `empty`.

    Example: `partners.delegates` gives a lookup for each delegate of each partner, and for a partner without declared
    delegates one lookup of status `undeclared` under the partner's name.
    """
    items: list[tuple[str, Lookup]] = []
    _each(root, steps, at, '', items)
    return items


def _each(node: Any, steps: tuple[str, ...], at: KeyPath, owner: str, items: list[tuple[str, Lookup]]) -> None:
    """Append the lookups below one node."""
    if isinstance(node, tuple):
        if not node:
            items.append((owner, Lookup(Status.EMPTY, node, at)))
        for index, (name, item) in enumerate(zip(identities(node), node, strict=True)):
            _each(item, steps, (*at, index), within(owner, name), items)
    elif not steps or (isinstance(node, WithStatus) and node.status is not Status.IN_PLACE):
        items.append((owner, Lookup(node.status if isinstance(node, WithStatus) else Status.IN_PLACE, node, at)))
    else:
        inner = look(node, steps[:1], at)
        if inner.status is Status.IN_PLACE:
            _each(inner.value, steps[1:], inner.at, owner, items)
        else:
            items.append((owner, inner))


def every(root: Declared, kind: type[Declared]) -> list[tuple[str, Lookup]]:
    """Every value of a type that is in place, as one without a status is, with the names on its path."""
    located = ((name, thing, at) for at, name, thing in places(root, kind) if _is_in_place(thing))
    return [(name, Lookup(Status.IN_PLACE, thing, at)) for name, thing, at in located]


def _is_in_place(thing: Declared) -> bool:
    return not isinstance(thing, WithStatus) or thing.status is Status.IN_PLACE
