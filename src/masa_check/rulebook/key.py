"""A key of a rule file: what it may hold, what it means, and an example of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from masa_check.values import KeyPath


class Scalar(NamedTuple):
    """One value: what to call it, how YAML reads it (no types: anyhow), and the only words it may be, if closed."""

    sort: str
    types: tuple[type, ...] = ()
    words: tuple[str, ...] = ()


class ListOf(NamedTuple):
    """A list of values of one sort; where `alone` is set, one of them may stand without a list around it."""

    of: Scalar | KeyGroup
    alone: bool = False


class Key(NamedTuple):
    """What a key may hold, what that means in one sentence, and an example of it as YAML."""

    holds: Holds
    meaning: str
    example: str = ''
    required: bool = False


class KeyGroup(NamedTuple):
    """
    Keys that stand together.

    `free` is what any other key holds, which is then the name of a thing (`names`: an ask, an edition). Of the keys
    in `any_of` at least one is needed, and a key in `needs` is nothing without its other.
    """

    title: str
    about: str
    keys: Mapping[str, Key]
    free: Key | None = None
    names: str = ''
    any_of: tuple[str, ...] = ()
    needs: Mapping[str, str] = {}

    @property
    def names_editions(self) -> bool:
        """Whether its free names are ids of editions."""
        return self.names.startswith('edition')

    @property
    def required(self) -> tuple[str, ...]:
        """The keys that must be there."""
        return tuple(name for name, key in self.keys.items() if key.required)


Holds: TypeAlias = Scalar | ListOf | KeyGroup


def group_of(holds: Holds) -> KeyGroup | None:
    """The keys that a value consists of, alone or as an item of a list."""
    inner = holds.of if isinstance(holds, ListOf) else holds
    return inner if isinstance(inner, KeyGroup) else None


def key_at(group: KeyGroup, at: KeyPath) -> Key:
    """
    The key that a place in a file belongs to; items of a list belong to the key of their list.

    ('duties', 0, 'title') of the group of a file is the key `title` of a duty.
    """
    key = Key(group, group.about)
    for step in at:
        if isinstance(step, int):
            key = key._replace(holds=key.holds.of) if isinstance(key.holds, ListOf) else key
        elif inner := group_of(key.holds):
            key = inner.keys.get(step) or inner.free or key
    return key
