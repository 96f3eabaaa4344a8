"""The shape of the model: the fields of each class, their types, and every declared value of a type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from masa_check.model import prepared
from masa_check.model.declared import Declared
from masa_check.model.statement import Item, Part, Silence, WithStatus
from masa_check.model.status import Status
from masa_check.values import KeyPath


class NoSuchPathError(LookupError):
    """A path that does not exist in the model."""


class Field(NamedTuple):
    """A field of a model: its key, the type of its value or of each item, and its description."""

    key: str
    type: Any
    is_list: bool = False
    keyed: bool = False  # a mapping, with a key for each value
    required: bool = False
    silence: Any = None  # the type of the statement that may replace a list
    may_be_empty: bool = False  # a list whose absence means that it is empty
    description: str = ''
    examples: tuple[Any, ...] = ()
    alias: str = ''  # the key as it is written, where that is another

    def holds(self, model: type[Declared]) -> bool:
        """Whether the value, or each item, is of a model class or a subclass."""
        return isinstance(self.type, type) and issubclass(self.type, model)

    @property
    def nested(self) -> bool:
        """Whether the field is a list or mapping, or its value has fields of its own."""
        return self.is_list or self.keyed or self.holds(Declared)

    @property
    def choices(self) -> tuple[Any, ...]:
        """The words of a closed set, or none."""
        return get_args(self.type) if get_origin(self.type) is Literal else ()

    @property
    def is_group(self) -> bool:
        """Whether it holds fields of its own, each a question, and is neither a list nor one item."""
        return not self.is_list and self.holds(Part) and not self.holds(Item)

    @property
    def may_be_silent(self) -> bool:
        """Whether `not-stated` may stand in it: of a statement and of most lists, not of the stage or of a name."""
        return self.silence is not None or self.holds(WithStatus) or Status.NOT_STATED in self.choices

    @property
    def noun(self) -> str:
        """The noun for one item in a sentence; '' where its own name says it."""
        return str(getattr(self.type, 'noun', ''))


@cache
def fields(model: Any) -> Mapping[str, Field]:
    """The fields of a model by name, in its order; none for other types."""
    if prepared.PARTS and isinstance(model, type) and issubclass(model, Declared):
        known: Mapping[str, Field] = prepared.fields(model)
        return known
    return {
        key: _field(key, info.annotation)._replace(
            required=info.is_required(),
            may_be_empty=info.default == (),
            alias=info.alias or '',
            description=info.description or key,
            examples=tuple(info.examples or ()),
        )
        for key, info in getattr(model, 'model_fields', {}).items()
    }


@cache
def written(model: Any) -> Mapping[str, Field]:
    """The fields of a model by their written keys: `fail-on` for `fail_on`."""
    return {field.alias or name: field for name, field in fields(model).items()}


def _field(key: str, annotation: Any) -> Field:
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _field(key, parts[0])
    if origin is Union:
        either = sorted((_field(key, part) for part in parts), key=lambda one: one.holds(Silence))
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
    The field at a path; raises NoSuchPathError for an unknown key or a list on the way.

    With `as_written`, the path is one in a file: it may pass through lists and includes the keys of mappings.
    """
    field = Field('', model)
    for step in steps:
        if field.keyed and as_written:
            field = field._replace(keyed=False)
            continue
        if field.is_list and not (through_lists or as_written):
            raise NoSuchPathError(f'a list stands before "{step}"; use `each`')
        known = {} if field.keyed else written(field.type) if as_written else fields(field.type)
        if step not in known:
            raise NoSuchPathError(f'there is no "{step}" in {getattr(field.type, "__name__", field.type)}')
        field = known[step]
    return field


def paths_to(model: type[Declared], key: str) -> Iterator[tuple[str, ...]]:
    """Every path by which a key of its own is found in a model, but for the keys that each statement may have."""
    if key in fields(WithStatus):
        return
    for name, field in written(model).items():
        if name == key:
            yield (name,)
        elif field.holds(Declared):
            yield from ((name, *rest) for rest in paths_to(field.type, key))


class Located(NamedTuple):
    """A declared value with its key path and the names on that path."""

    at: KeyPath
    name: str
    thing: Any


def places(root: Any, *kinds: type[Declared]) -> list[Located]:
    """Every value of some model classes in a declaration, each before the values within it."""
    things: list[Located] = []
    _places((), '', root, kinds, things)
    return things


def _places(at: KeyPath, name: str, thing: Any, kinds: tuple[type[Declared], ...], things: list[Located]) -> None:
    """Append the values of the classes at a place and below it."""
    if isinstance(thing, Declared):
        if isinstance(thing, kinds):
            things.append(Located(at, name, thing))
        for key in _ways(type(thing), kinds):
            if (inner := getattr(thing, key)) is not None:
                _places((*at, key), within(name, key), inner, kinds, things)
    elif isinstance(thing, tuple):
        for index, (identity, item) in enumerate(zip(identities(thing), thing, strict=True)):
            _places((*at, index), f'{name}/{identity}', item, kinds, things)
    elif isinstance(thing, dict):
        for key, item in thing.items():
            _places((*at, key), within(name, key), item, kinds, things)


@cache
def _ways(model: Any, kinds: tuple[type[Declared], ...]) -> tuple[str, ...]:
    """The keys of a model below which a value of the classes may stand."""
    return tuple(
        key
        for key, field in fields(model).items()
        if any(fields(one) and (issubclass(one, kinds) or _ways(one, kinds)) for one in (field.type, field.silence))
    )


@cache
def keys_holding(model: Any, kind: type[Declared]) -> frozenset[str]:
    """The written keys of a model, and of those within it, in which a value of a class may stand."""
    keys: set[str] = set()
    for key, field in written(model).items():
        for one in (field.type, field.silence):
            if fields(one):
                keys |= {key} if issubclass(one, kind) else set()
                keys |= keys_holding(one, kind)
    return frozenset(keys)


def within(owner: str, name: str) -> str:
    """The name of a value with its owner's name in front, if there is an owner."""
    return f'{owner}/{name}' if owner else name


def identities(items: tuple[Any, ...]) -> Iterator[str]:
    """The identity of each item; a repeated one gets a number: `Cafcass`, `Cafcass (2)`."""
    seen: dict[str, int] = {}
    for item in items:
        name = item.identity if isinstance(item, Declared) else str(item)
        seen[name] = number = seen.get(name, 0) + 1
        yield name if number == 1 else f'{name} ({number})'
