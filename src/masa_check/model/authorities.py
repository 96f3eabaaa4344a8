"""The local authorities of England that have children's services, by their codes and names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from functools import lru_cache
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


def called(name: str, listed: tuple[ListedAuthority, ...]) -> tuple[ListedAuthority, ...]:
    """The authorities of a printed name; a name that went from one authority to another has two: Dorset."""
    by_key = _by_key(listed)
    places = {place for key in names.place_keys(name.replace(LONDON, '')) for place in by_key.get(key, ())}
    return tuple(listed[place] for place in sorted(places) if listed[place].is_called(name))


@lru_cache(maxsize=1)
def _by_key(listed: tuple[ListedAuthority, ...]) -> Mapping[Hashable, list[int]]:
    """The places in the list by the keys of the names there, so that a name is held to few of them, not to each."""
    by_key: dict[Hashable, list[int]] = defaultdict(list)
    for place, authority in enumerate(listed):
        for key in names.place_keys(authority.name):
            by_key[key].append(place)
    return by_key


def region_of(named: Sequence[str], listed: tuple[ListedAuthority, ...]) -> str:
    """The region in which every authority of these names lies; '' where one is not listed, or they lie apart."""
    regions = [{authority.region for authority in called(name, listed)} for name in named]
    shared = set.intersection(*regions) if regions else set()
    return shared.pop() if len(shared) == 1 else ''
