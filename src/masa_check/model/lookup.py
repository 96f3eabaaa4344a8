"""Paths through a declaration, or through the type of one: `funding.total`, `partners.delegates`."""

from __future__ import annotations

import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from masa_check.model.declared import Declared
from masa_check.model.statement import Silence, WithStatus
from masa_check.model.status import Status
from masa_check.values import KeyPath


class NoSuchPathError(LookupError):
    """A path that the model could never follow."""


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


def within(owner: str, name: str) -> str:
    """The name of a thing after that of what it hangs on, if there is such a thing."""
    return f'{owner}/{name}' if owner else name


def identities(items: tuple[Declared, ...]) -> Iterator[str]:
    """The identity of each item; a second of the same name is told apart by its number."""
    seen: dict[str, int] = {}
    for item in items:
        name = item.identity
        seen[name] = number = seen.get(name, 0) + 1
        yield name if number == 1 else f'{name} ({number})'


def every(root: Any, kind: type[WithStatus]) -> list[tuple[str, Lookup]]:
    """Every value of one type that is in place, wherever it stands, by the names on the way to it."""
    values: list[tuple[str, Lookup]] = []
    _every(root, kind, (), '', values)
    return values


def _every(node: Any, kind: type[WithStatus], at: KeyPath, name: str, values: list[tuple[str, Lookup]]) -> None:
    """Adds the values of a type that stand at a node or beneath it."""
    if isinstance(node, tuple):
        for index, (identity, item) in enumerate(zip(identities(node), node, strict=True)):
            _every(item, kind, (*at, index), f'{name}/{identity}', values)
    elif isinstance(node, Declared):
        if isinstance(node, kind) and node.status is Status.IN_PLACE:
            values.append((name, Lookup(Status.IN_PLACE, node, at)))
        for key in _ways(type(node), kind):
            if (inner := getattr(node, key)) is not None:
                _every(inner, kind, (*at, key), within(name, key), values)


@cache
def _ways(model: type[Declared], kind: type[WithStatus]) -> tuple[str, ...]:
    """The keys of a model beneath which a value of the kind may stand."""
    return tuple(name for name, field in model.model_fields.items() if _leads_to(_unwrap(field.annotation).type, kind))


def _leads_to(model: Any, kind: type[WithStatus]) -> bool:
    return (
        isinstance(model, type)
        and issubclass(model, Declared)
        and (issubclass(model, kind) or bool(_ways(model, kind)))
    )


def _is_silence(model: Any) -> bool:
    return isinstance(model, type) and issubclass(model, Silence)


class FieldType(NamedTuple):
    """The type that a path leads to, and whether it is one of many."""

    type: Any
    is_list: bool


def field_type(model: type[Declared], steps: tuple[str, ...], *, through_lists: bool = False) -> FieldType:
    """The type at the end of a path; raises NoSuchPathError where no key or a list stands in the way."""
    kind = FieldType(model, is_list=False)
    for step in steps:
        if kind.is_list and not through_lists:
            raise NoSuchPathError(f'a list stands before "{step}"; use `each`')
        fields = getattr(kind.type, 'model_fields', {})
        if step not in fields:
            raise NoSuchPathError(f'there is no "{step}" in {getattr(kind.type, "__name__", kind.type)}')
        kind = _unwrap(fields[step].annotation)
    return kind


def _unwrap(annotation: Any) -> FieldType:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _unwrap(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        kinds = [_unwrap(arg) for arg in get_args(annotation) if arg is not type(None)]
        return next((kind for kind in kinds if not _is_silence(kind.type)), kinds[0])
    if origin is tuple:
        return FieldType(_unwrap(get_args(annotation)[0]).type, is_list=True)
    return FieldType(annotation, is_list=False)
