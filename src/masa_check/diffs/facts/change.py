"""One change of one fact: its state in each declaration, and the sort of change."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from masa_check.model.money import Pounds
from masa_check.model.status import Status
from masa_check.values import KeyPath, Ladder


class Sort(Ladder):
    """The sorts of change, the gravest first; what is lost and a new fault are of asks alone."""

    LOST_MUST = 'lost-must'
    LOST_SHOULD = 'lost-should'
    NO_LONGER_DECLARED = 'no-longer-declared'
    NEW_FAULT = 'new-fault'
    LESS_SAID = 'less-said'
    REMOVED = 'removed'
    CHANGED = 'changed'
    ADDED = 'added'
    GAINED = 'gained'


SILENT = frozenset({Status.NOT_STATED, Status.EMPTY, Status.UNNAMED})
# How much a text says with each status, if it says anything.
SAYS = {Status.RESTATED: 1, Status.ELSEWHERE: 2, Status.PLANNED: 2, Status.IN_PART: 3, Status.IN_PLACE: 4}


class FactState(NamedTuple):
    """The state of a fact in one declaration: its status, its value in words, and the declarer's summary."""

    status: Status
    words: str = ''
    summary: str = ''
    pounds: Pounds | None = None
    key: tuple[str, ...] = ()

    def equals(self, other: FactState) -> bool:
        """Whether both states say the same, however it is spelled."""
        return (self.status, self.key) == (other.status, other.key)

    @property
    def silent(self) -> bool:
        """Whether the text says nothing about the fact."""
        return self.status in SILENT


NOT_DECLARED = FactState(Status.UNDECLARED)


class Name(NamedTuple):
    """One step on the path to a fact, in the reader's words; a list item has a noun beside its name."""

    text: str
    item: bool = False
    noun: str = ''


class Spot(NamedTuple):
    """The place of a fact: its path by identity, its names, and its key path in each declaration."""

    path: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    before: KeyPath = ()
    after: KeyPath = ()

    def at(self, key: str, name: Name) -> Spot:
        """The place of a field below this place, in both declarations."""
        return Spot((*self.path, key), (*self.names, name), (*self.before, key), (*self.after, key))

    def item(self, name: str, noun: str, before: int | None, after: int | None) -> Spot:
        """
        The place of an item in the list at this place, by its position in each declaration.

        Where the item is missing from a declaration (None), the key path there is that of the list itself.
        """
        old = self.before if before is None else (*self.before, before)
        new = self.after if after is None else (*self.after, after)
        return Spot((*self.path, name), (*self.names, Name(name, item=True, noun=noun)), old, new)


class FactKind(StrEnum):
    """The kind of fact that changed, which decides the form of its sentence."""

    STATEMENT = 'statement'
    VALUE = 'value'
    ITEM = 'item'
    NAME = 'name'
    PERSON = 'person'


class FactChange(NamedTuple):
    """
    A change of one fact; `note` is an explanation.

    Where items became others, `likely` names the older ones if only their names say so. `older` and `newer` name them
    where they are several, and `inner` are the changes within a likely pair. Between two areas (`apart`) nothing
    was added or removed: it differs.
    """

    spot: Spot
    kind: FactKind
    before: FactState
    after: FactState
    likely: str = ''
    note: str = ''
    older: tuple[str, ...] = ()
    newer: tuple[str, ...] = ()
    inner: tuple[FactChange, ...] = ()
    apart: bool = False

    @property
    def sort(self) -> Sort:
        """The sort of change between the two states."""
        return Sort.CHANGED if self.apart else sort_of(self.before, self.after)

    def between_areas(self) -> FactChange:
        """The change as one between documents of two areas."""
        return self._replace(apart=True, inner=tuple(change.between_areas() for change in self.inner))


def sort_of(before: FactState, after: FactState) -> Sort:
    """
    The sort of change from one state to another.

    Examples: planned, then in place: gained. In place, then only a pointer elsewhere: less said. Not in the text, then
    in place: added. With the two states swapped, the sort is the opposite one. Not declared, then not in the text:
    changed, since nothing was added to the text.
    """
    if after.status is Status.UNDECLARED:
        return Sort.NO_LONGER_DECLARED
    if before.status is Status.UNDECLARED:
        return Sort.CHANGED if after.silent else Sort.ADDED
    if before.silent != after.silent and Status.NOT_APPLICABLE not in (before.status, after.status):
        return Sort.REMOVED if after.silent else Sort.ADDED
    was, now = SAYS.get(before.status), SAYS.get(after.status)
    if was is None or now is None or was == now:
        return Sort.CHANGED
    return Sort.LESS_SAID if now < was else Sort.GAINED
