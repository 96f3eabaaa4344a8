"""Checks a file of your own rules against the schema of rules, with each fault at its line in plain words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError

from masa_check.checks import CHECKS
from masa_check.document.document import Document
from masa_check.errors import MasaError, did_you_mean
from masa_check.rulebook import fault, grammar
from masa_check.rulebook.fault import RuleFault
from masa_check.rulebook.key import Key, KeyGroup, ListOf, group_of, key_at
from masa_check.rulebook.schema import theme_schema
from masa_check.values import KeyPath


def check_meanings() -> Mapping[str, str]:
    """Every check that a rule may name, with its meaning."""
    return {name: (check.judge.__doc__ or '').strip().split('\n')[0] for name, check in sorted(CHECKS.items())}


def faults(document: Document, editions: Collection[str]) -> list[MasaError]:
    """The faults in the form of a file of rules, in the order of its lines."""
    reader, errors = _ErrorReader(document.data, editions), _validator(tuple(editions)).iter_errors(document.data)
    written = dict.fromkeys(rule_fault for error in errors for rule_fault in reader.faults(error))
    return sorted((each_fault.error(document) for each_fault in written), key=lambda error: (error.line, error.column))


@cache
def _validator(editions: tuple[str, ...]) -> Draft7Validator:
    return Draft7Validator(theme_schema(editions, check_meanings()))


class _ErrorReader:
    """Turns the errors of the validator into plain faults of the file."""

    def __init__(self, data: Any, editions: Collection[str]) -> None:
        self.data = data
        self.editions = editions

    def faults(self, error: ValidationError) -> Iterator[RuleFault]:
        at: KeyPath = tuple(error.absolute_path)
        key, value = key_at(grammar.THEME, at), _value(error)
        group = group_of(key.holds) if isinstance(value, dict) else None
        if error.validator == 'anyOf' and isinstance(key.holds, ListOf):
            yield from self._either(error, at, key)
        elif group is None or error.validator == 'type':
            yield self._unsuitable(error, at, key)
        elif error.validator == 'additionalProperties':
            names = self._names(group)
            yield from (fault.unknown((*at, name), group, names) for name in self._extra(value, group))
        elif error.validator == 'required':
            yield from self._missing(value, at, group)
        elif not (
            error.validator == 'anyOf' and any(did_you_mean(name, self._extra(value, group)) for name in group.any_of)
        ):
            yield from fault.unmatched(at, value, group)

    def _either(self, error: ValidationError, at: KeyPath, key: Key) -> Iterator[RuleFault]:
        """The faults of a value that may be one thing or a list, by the form that was meant."""
        meant = [inner for inner in error.context or () if inner.validator != 'type' or inner.relative_path]
        for inner in meant:
            yield from self.faults(inner)
        if not meant:
            yield fault.unsuitable(at, key, _value(error))

    def _unsuitable(self, error: ValidationError, at: KeyPath, key: Key) -> RuleFault:
        """The fault of an unsuitable value; within an edition, an unknown key is read as the name of an ask."""
        owner = group_of(key_at(grammar.THEME, at[:-1]).holds)
        if owner is grammar.EDITION_TERMS and at[-1] not in owner.keys:
            return fault.unknown(at, owner, self._asks(at))
        value = _value(error)
        if key.holds is grammar.CHECK and isinstance(value, str) and not fault.is_unfilled(value):
            return fault.not_one_of(at, value, check_meanings(), 'check')
        return fault.unsuitable(at, key, value)

    def _names(self, group: KeyGroup) -> Collection[str]:
        return self.editions if group.names_editions else ()

    def _extra(self, value: Mapping[str, Any], group: KeyGroup) -> Sequence[str]:
        """The keys that do not belong in a group."""
        return [name for name in value if name not in (*group.keys, *self._names(group))]

    def _missing(self, value: Mapping[str, Any], at: KeyPath, group: KeyGroup) -> Iterator[RuleFault]:
        """The faults for missing keys, except those that are present in a wrong spelling."""
        extra = self._extra(value, group)
        for name in group.required:
            if name not in value and not did_you_mean(name, extra):
                yield fault.missing(at, name, group)

    def _asks(self, at: KeyPath) -> Collection[str]:
        """The names of the asks of the duty at a path."""
        node = self.data
        for step in at[:2]:
            node = node[step]
        asks = node.get('asks')
        return asks if isinstance(asks, dict) else ()


def _value(error: ValidationError) -> Any:
    """The value that the error is about."""
    return error.instance
