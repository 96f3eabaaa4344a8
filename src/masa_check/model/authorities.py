"""The local authorities of England that have children's services, by their codes and names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from masa_check.model import names

LONDON = 'London Borough'  # before the name of a council, and no part of it


class ListedAuthority(NamedTuple):
    """
    A local authority of the list of the Office for National Statistics (ONS): its code, name and region.

    `since` and `until` are its first and last day, each None where nothing has changed within the time of the list.
    """

    code: str
    name: str
    region: str
    since: date | None = None
    until: date | None = None

    def is_called(self, name: str) -> bool:
        """Whether a printed name is this authority's: "Luton Borough Council" is Luton."""
        return names.same_place(self.name, name.replace(LONDON, ''))

    def is_there(self, first: date, last: date) -> bool:
        """Whether the authority exists on some day between two days."""
        return (self.since is None or self.since <= last) and (self.until is None or first <= self.until)


def with_code(code: str, listed: Sequence[ListedAuthority]) -> ListedAuthority | None:
    """The authority of a code; None where the list has no such code."""
    return next((authority for authority in listed if authority.code == code), None)


def called(name: str, listed: Sequence[ListedAuthority]) -> tuple[ListedAuthority, ...]:
    """The authorities of a printed name; a name that went from one authority to another has two: Dorset."""
    return tuple(authority for authority in listed if authority.is_called(name))


def region_of(named: Sequence[str], listed: Sequence[ListedAuthority]) -> str:
    """The region in which every authority of these names lies; '' where one is not listed, or they lie apart."""
    regions = [{authority.region for authority in called(name, listed)} for name in named]
    shared = set.intersection(*regions) if regions else set()
    return shared.pop() if len(shared) == 1 else ''
