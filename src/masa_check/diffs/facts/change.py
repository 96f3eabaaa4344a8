"""One change of one fact: what is told of it on either side, and what sort of change that is."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from masa_check.model.money import Pounds
from masa_check.model.status import Status
from masa_check.values import KeyPath, Ladder


class Sort(Ladder):
    """The sorts of change, the gravest first; the first two are of duties alone."""

    LOST_MUST = 'lost-must'
    LOST_SHOULD = 'lost-should'
    NO_LONGER_DECLARED = 'no-longer-declared'
    LESS_SAID = 'less-said'
    REMOVED = 'removed'
    CHANGED = 'changed'
    ADDED = 'added'
    GAINED = 'gained'


SILENT = frozenset({Status.NOT_STATED, Status.EMPTY, Status.UNNAMED, Status.FULFILLED})
# How much a text says by each status, where it says anything.
SAYS = {Status.RESTATED: 1, Status.ELSEWHERE: 2, Status.PLANNED: 2, Status.IN_PLACE: 3}


class FactState(NamedTuple):
    """What one side says of a fact: the status of it, its value in words, and what the declarer sums up."""

    status: Status
    words: str = ''
    summary: str = ''
    pounds: Pounds | None = None
    key: tuple[str, ...] = ()

    def equals(self, other: FactState) -> bool:
        """Whether both sides tell the same, however it is spelled."""
        return (self.status, self.key) == (other.status, other.key)

    @property
    def silent(self) -> bool:
        """Whether the text says nothing of it."""
        return self.status in SILENT


NOT_DECLARED = FactState(Status.UNDECLARED)


class Name(NamedTuple):
    """One step on the way to a fact, as a reader calls it; an item of a list has a name, and is one of a sort."""

    text: str
    item: bool = False
    noun: str = ''


class Spot(NamedTuple):
    """Where a fact stands: by identity, by name, and in either declaration."""

    path: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    before: KeyPath = ()
    after: KeyPath = ()

    def at(self, key: str, name: Name) -> Spot:
        """A field of what stands here, on either side."""
        return Spot((*self.path, key), (*self.names, name), (*self.before, key), (*self.after, key))

    def item(self, name: str, noun: str, before: int | None, after: int | None) -> Spot:
        """An item of the list that stands here, by its place on either side; the list itself where it is missing."""
        old = self.before if before is None else (*self.before, before)
        new = self.after if after is None else (*self.after, after)
        return Spot((*self.path, name), (*self.names, Name(name, item=True, noun=noun)), old, new)


class FactKind(StrEnum):
    """What a change is of, which decides how it is put in words."""

    STATEMENT = 'statement'
    VALUE = 'value'
    ITEM = 'item'
    NAME = 'name'
    PERSON = 'person'


class FactChange(NamedTuple):
    """A change of one fact; `likely` is what an item is likely called on the other side, `note` what explains it."""

    spot: Spot
    kind: FactKind
    before: FactState
    after: FactState
    likely: str = ''
    note: str = ''

    @property
    def sort(self) -> Sort:
        """The sort of change that it is, by what either side tells."""
        return sort_of(self.before, self.after)


def sort_of(before: FactState, after: FactState) -> Sort:
    """The sort of a change by what is told on either side; turned round, it is the sort's counterpart."""
    if after.status is Status.FULFILLED:
        return Sort.GAINED
    if after.status is Status.UNDECLARED:
        return Sort.NO_LONGER_DECLARED
    if before.status is Status.UNDECLARED:
        return Sort.ADDED
    if before.silent != after.silent and Status.NOT_APPLICABLE not in (before.status, after.status):
        return Sort.REMOVED if after.silent else Sort.ADDED
    was, now = SAYS.get(before.status), SAYS.get(after.status)
    if was is None or now is None or was == now:
        return Sort.CHANGED
    return Sort.LESS_SAID if now < was else Sort.GAINED
