"""Holds a file of rules of one's own to the schema of such files, each fault at its line and in plain words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError

from masa_check.checks import CHECKS
from masa_check.declaration.kinds import KINDS, model_of
from masa_check.document.document import Document
from masa_check.errors import MasaError, did_you_mean
from masa_check.rulebook import fault, grammar
from masa_check.rulebook.fault import RuleFault
from masa_check.rulebook.key import Key, KeyGroup, ListOf, group_of, key_at
from masa_check.rulebook.schema import theme_schema
from masa_check.values import KeyPath


def check_meanings() -> Mapping[str, str]:
    """Every check that a rule may name, with what it holds."""
    for kind in KINDS:
        model_of(kind)  # which enters the checks of its kind
    return {name: (check.judge.__doc__ or '').split('\n')[0] for name, check in sorted(CHECKS.items())}


def faults(document: Document, editions: Collection[str]) -> list[MasaError]:
    """Everything in a file of rules that is not written as it should be, in the order of its lines."""
    reader, errors = _Reader(document.data, editions), _validator(tuple(editions)).iter_errors(document.data)
    written = dict.fromkeys(found for error in errors for found in reader.faults(error))
    return sorted((one.error(document) for one in written), key=lambda error: (error.line, error.column))


@cache
def _validator(editions: tuple[str, ...]) -> Draft7Validator:
    return Draft7Validator(theme_schema(editions, check_meanings()))


class _Reader:
    """Says what an error of the validator means to whoever wrote the file."""

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
        """One thing or a list of them: what is wrong by whichever of the two was meant."""
        meant = [one for one in error.context or () if one.validator != 'type' or one.relative_path]
        for one in meant:
            yield from self.faults(one)
        if not meant:
            yield fault.unsuitable(at, key, _value(error))

    def _unsuitable(self, error: ValidationError, at: KeyPath, key: Key) -> RuleFault:
        """A value that does not belong; in an edition, any key that is unknown would be the name of an ask."""
        owner = group_of(key_at(grammar.THEME, at[:-1]).holds)
        if owner is grammar.EDITION_TERMS and at[-1] not in owner.keys:
            return fault.unknown(at, owner, self._asks(at))
        value = _value(error)
        if key.holds is grammar.CHECK and isinstance(value, str) and not fault.is_unfilled(value):
            return fault.not_one_of(at, value, check_meanings(), 'check')
        return fault.unsuitable(at, key, value)

    def _names(self, group: KeyGroup) -> Collection[str]:
        return self.editions if group.names == 'edition' else ()

    def _extra(self, value: Mapping[str, Any], group: KeyGroup) -> Sequence[str]:
        """The keys that do not belong."""
        return [name for name in value if name not in (*group.keys, *self._names(group))]

    def _missing(self, value: Mapping[str, Any], at: KeyPath, group: KeyGroup) -> Iterator[RuleFault]:
        """The keys that are not there, but for those that stand there misspelt."""
        extra = self._extra(value, group)
        for name in group.required:
            if name not in value and not did_you_mean(name, extra):
                yield fault.missing(at, name, group)

    def _asks(self, at: KeyPath) -> Collection[str]:
        """The names of the asks of the duty that a place lies in."""
        node = self.data
        for step in at[:2]:
            node = node[step]
        asks = node.get('asks')
        return asks if isinstance(asks, dict) else ()


def _value(error: ValidationError) -> Any:
    """What the validator found fault with."""
    return error.instance
