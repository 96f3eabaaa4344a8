"""What can be wrong with how a rule is written, in plain words and with what to write instead."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from masa_check.display import shown
from masa_check.document.document import Document
from masa_check.errors import MasaError, did_you_mean
from masa_check.invalid import InvalidValueError
from masa_check.rulebook.key import Holds, Key, KeyGroup, ListOf, Scalar, group_of
from masa_check.values import KeyPath, PartialDate

UNFILLED = '...'  # stands where something is still to be written
FEW = 16  # words that are listed in a message; more are listed in the docs


class RuleFault(NamedTuple):
    """What is wrong at one place of a rule file, and what to do."""

    at: KeyPath
    message: str
    remedy: str

    def error(self, document: Document) -> MasaError:
        """The fault at its line."""
        place = document.position(self.at)
        return MasaError(self.message, path=document.path, line=place.line, column=place.column, remedy=self.remedy)


def known(
    document: Document, at: KeyPath, data: Any, group: KeyGroup, names: Collection[str] | None = None
) -> Mapping[str, Any]:
    """A mapping that is written as its group has it, its free names among those given; or MasaError at its line."""
    for fault in faults(at, data, group, names):
        raise fault.error(document)
    checked: Mapping[str, Any] = data
    return checked


def day(document: Document, at: KeyPath, data: Mapping[str, Any], key: str) -> date | None:
    """The whole day that a key gives, or None where it is not written; or MasaError at its line."""
    try:
        return PartialDate.parse_day(data[key]) if key in data else None
    except InvalidValueError as wrong:
        raise RuleFault((*at, key), wrong.message, wrong.remedy).error(document) from wrong


def faults(at: KeyPath, data: Any, group: KeyGroup, names: Collection[str] | None = None) -> Iterator[RuleFault]:
    """What is wrong with the keys of one mapping and the values beneath them; what lies deeper is not looked at."""
    if not isinstance(data, dict):
        yield RuleFault(at, 'keys and values belong here', f'write one of: {", ".join([*group.keys, *(names or ())])}')
        return
    for name, value in data.items():
        key = group.keys.get(name) or (group.free if names is None or name in names else None)
        if key is None:
            yield unknown((*at, name), group, names or ())
        elif not suits(value, key.holds):
            yield unsuitable((*at, name), key, value)
    for name in group.required:
        if name not in data:
            yield missing(at, name, group)
    yield from unmatched(at, data, group)


def unmatched(at: KeyPath, data: Mapping[str, Any], group: KeyGroup) -> Iterator[RuleFault]:
    """Keys that are nothing without another, and a mapping that has none of the keys of which it needs one."""
    for name, other in group.needs.items():
        if name in data and other not in data:
            yield RuleFault((*at, name), f'"{name}" is nothing without "{other}"', _add(other, group.keys[other]))
    if group.any_of and not any(name in data for name in group.any_of):
        yield RuleFault(at, 'what stands here is about nothing', f'add {_or(f"`{name}`" for name in group.any_of)}')


def suits(value: Any, holds: Holds) -> bool:
    """Whether a value is of the sort that belongs in a place; mappings are looked into by themselves."""
    if isinstance(holds, KeyGroup):
        return isinstance(value, dict)
    if isinstance(holds, ListOf):
        if holds.alone and suits(value, holds.of):
            return True
        return isinstance(value, list) and all(
            isinstance(holds.of, KeyGroup) or suits(item, holds.of) for item in value
        )
    if holds.words:
        return value in holds.words
    return not holds.types or (type(value) in holds.types and not is_unfilled(value))


def is_unfilled(value: Any) -> bool:
    """Whether nothing is written yet: no value, or the dots that stand for one."""
    return value is None or (isinstance(value, str) and value.strip() == UNFILLED)


def unknown(at: KeyPath, group: KeyGroup, names: Iterable[str] = ()) -> RuleFault:
    """A key that does not belong where it stands."""
    name = str(at[-1])
    if not group.keys:
        return RuleFault(at, f'there is no {group.names} "{name}"', f'write one of: {", ".join(names)}')
    return RuleFault(at, f'"{name}" is not a key that belongs here', _choose(name, [*group.keys, *names]))


def missing(at: KeyPath, name: str, group: KeyGroup) -> RuleFault:
    """A key that must be there and is not."""
    return RuleFault(at, f'there is no "{name}" here', _add(name, group.keys[name]))


def _add(name: str, key: Key) -> str:
    return f'add a line such as `{name}: {key.example or UNFILLED}`'


def unsuitable(at: KeyPath, key: Key, value: Any) -> RuleFault:
    """A value that is still to be written, is of the wrong sort, or is none of the words that belong there."""
    name = next((str(step) for step in reversed(at) if isinstance(step, str)), '')
    example = f', as in `{name}: {key.example}`' if key.example else ''
    if is_unfilled(value):
        return RuleFault(at, f'"{name}" is still to be filled in', f'write {_wanted(key)}{example}')
    if isinstance(value, str) and isinstance(key.holds, Scalar) and key.holds.words:
        return RuleFault(at, f'{shown(value)} is not one of the words known here', _choose(value, key.holds.words))
    return RuleFault(at, f'"{name}" is of the wrong sort', f'write {_sort(key.holds)}{example}')


def _wanted(key: Key) -> str:
    """What is to be written, by its meaning; a closed choice is better shown."""
    if isinstance(key.holds, Scalar) and (key.holds.words or str not in key.holds.types):
        return _sort(key.holds)
    meaning = key.meaning.rstrip('.')
    return f'{meaning[0].lower()}{meaning[1:]}'


def not_one_of(at: KeyPath, value: str, words: Collection[str], what: str) -> RuleFault:
    """A name that none of the things has that could be meant."""
    return RuleFault(at, f'there is no {what} {shown(value)}', _choose(value, words))


def _sort(holds: Holds) -> str:
    """What belongs in a place, as a person says it."""
    if isinstance(holds, KeyGroup):
        return 'keys and values'
    if isinstance(holds, ListOf):
        items = 'a list of keys and values' if group_of(holds) else 'a list of words'
        return f'keys and values, or {items}' if holds.alone else items
    return f'one of: {", ".join(holds.words)}' if holds.words else holds.sort


def _choose(written: str, belong: Collection[str]) -> str:
    """The nearest of the names that belong somewhere, and else all of them, if they are few."""
    near = did_you_mean(written, belong)
    if near or len(belong) > FEW:
        return near or 'docs/rules.md lists what there is'
    return f'write one of: {", ".join(belong)}'


def _or(names: Iterable[str]) -> str:
    *first, last = names
    return f'{", ".join(first)} or {last}' if first else last
