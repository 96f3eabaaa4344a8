"""The shape of what can be declared: the fields of a model, what each of them holds, and every thing beneath one."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from masa_check.model.declared import Declared
from masa_check.model.statement import Silence
from masa_check.values import KeyPath


class NoSuchPathError(LookupError):
    """A path that the model could never follow."""


class Field(NamedTuple):
    """One field of a model: its name, the type of what stands in it or of each of several, and what is said of it."""

    key: str
    type: Any
    is_list: bool = False
    keyed: bool = False  # several, each under a key of its own
    required: bool = False
    silence: Any = None  # the statement that may stand in the place of a list
    may_be_empty: bool = False  # a list that may be left out, and is then as good as empty
    description: str = ''
    examples: tuple[Any, ...] = ()

    def holds(self, model: type[Declared]) -> bool:
        """Whether what stands there, or each of several, is declared by a model or one made from it."""
        return isinstance(self.type, type) and issubclass(self.type, model)

    @property
    def nested(self) -> bool:
        """Whether what stands there is one of several, or has fields of its own."""
        return self.is_list or self.keyed or self.holds(Declared)

    @property
    def choices(self) -> tuple[Any, ...]:
        """The words of which one stands there, where they are a closed set."""
        return get_args(self.type) if get_origin(self.type) is Literal else ()

    @property
    def noun(self) -> str:
        """What one of several is called in a sentence; nothing where its own name says it."""
        return str(getattr(self.type, 'noun', ''))


@cache
def fields(model: Any) -> Mapping[str, Field]:
    """The fields of a model by their names, in its order; what is no model has none."""
    return {
        key: _field(key, info.annotation)._replace(
            required=info.is_required(),
            may_be_empty=info.default == (),
            description=info.description or key,
            examples=tuple(info.examples or ()),
        )
        for key, info in getattr(model, 'model_fields', {}).items()
    }


def written(model: Any) -> Mapping[str, Field]:
    """The fields of a model by the keys under which they are written: fail-on, where its name is fail_on."""
    return {model.model_fields[name].alias or name: field for name, field in fields(model).items()}


def _field(key: str, annotation: Any) -> Field:
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _field(key, parts[0])
    if origin in (Union, types.UnionType):
        either = sorted(
            (_field(key, part) for part in parts if part is not type(None)), key=lambda one: one.holds(Silence)
        )
        return either[0]._replace(silence=either[-1].type if len(either) > 1 else None)
    if origin is tuple:
        return Field(key, _field(key, parts[0]).type, is_list=True)
    if origin is dict:
        return Field(key, parts[1], keyed=True)
    return Field(key, annotation)


def field_at(
    model: type[Declared], steps: tuple[str, ...], *, through_lists: bool = False, as_written: bool = False
) -> Field:
    """
    The field at the end of a path; raises NoSuchPathError where no key or a list stands in the way.

    A path as it is written in a declaration has keys of its own in it, and may lead through a list.
    """
    field = Field('', model)
    for step in steps:
        if field.keyed and as_written:
            field = field._replace(keyed=False)
            continue
        if field.is_list and not (through_lists or as_written):
            raise NoSuchPathError(f'a list stands before "{step}"; use `each`')
        known = {} if field.keyed else fields(field.type)
        if step not in known:
            raise NoSuchPathError(f'there is no "{step}" in {getattr(field.type, "__name__", field.type)}')
        field = known[step]
    return field


class Located(NamedTuple):
    """A declared thing, where it stands, and the names on the way to it."""

    at: KeyPath
    name: str
    thing: Any


def places(root: Any, *kinds: type[Declared]) -> list[Located]:
    """Every thing of some kinds in a declaration, in its order, each before what stands within it."""
    things: list[Located] = []
    _places(Located((), '', root), kinds, things)
    return things


def _places(here: Located, kinds: tuple[type[Declared], ...], things: list[Located]) -> None:
    """Adds the things of some kinds that stand at a place or beneath it."""
    at, name, thing = here
    if isinstance(thing, tuple):
        for index, (identity, item) in enumerate(zip(identities(thing), thing, strict=True)):
            _places(Located((*at, index), f'{name}/{identity}', item), kinds, things)
    elif isinstance(thing, dict):
        for key, item in thing.items():
            _places(Located((*at, key), within(name, key), item), kinds, things)
    elif isinstance(thing, Declared):
        if isinstance(thing, kinds):
            things.append(here)
        for key in _ways(type(thing), kinds):
            if (inner := getattr(thing, key)) is not None:
                _places(Located((*at, key), within(name, key), inner), kinds, things)


@cache
def _ways(model: Any, kinds: tuple[type[Declared], ...]) -> tuple[str, ...]:
    """The keys of a model beneath which a thing of the kinds may stand."""
    return tuple(
        key
        for key, field in fields(model).items()
        if any(fields(one) and (issubclass(one, kinds) or _ways(one, kinds)) for one in (field.type, field.silence))
    )


def within(owner: str, name: str) -> str:
    """The name of a thing after that of its owner, if it has one."""
    return f'{owner}/{name}' if owner else name


def identities(items: tuple[Any, ...]) -> Iterator[str]:
    """The identity of each item; a second of the same name is told apart by its number."""
    seen: dict[str, int] = {}
    for item in items:
        name = item.identity if isinstance(item, Declared) else str(item)
        seen[name] = number = seen.get(name, 0) + 1
        yield name if number == 1 else f'{name} ({number})'
