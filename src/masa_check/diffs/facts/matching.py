"""Which item of one list is which of another: by identity, through renamings, and never by its place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from masa_check.model import names
from masa_check.model.declared import Declared
from masa_check.model.exempt import content
from masa_check.model.lookup import items_of, look
from masa_check.model.schedule import RENAMED
from masa_check.model.shape import fields
from masa_check.model.statement import Item
from masa_check.model.typed import Office

Pair = tuple[int, int]  # the place of a thing in the first list, and in the second
Tell = Callable[[Any], Iterable[str]]  # what an item is known by in one round
Renamed = Mapping[str, str]  # one name for all that a body has had, as `names.short` has them
BY_LAW: Renamed = {before: after for _, before, after in RENAMED.values()}


class Match(NamedTuple):
    """The items of two lists, by their places: those in both, those in one alone, and those likely renamed."""

    both: tuple[Pair, ...]
    gone: tuple[int, ...]
    come: tuple[int, ...]
    likely: tuple[Pair, ...] = ()


def match(old: Sequence[Any], new: Sequence[Any], renamed: Renamed | None = None) -> Match:
    """
    Match the items of two lists, whatever their order; an item that is said twice counts once.

    `renamed` holds what is known of names from elsewhere in the two documents. What only one thing in each list can be
    is the same by its role. A near miss of names is told as likely, and not taken for the same.
    """
    left, right = _distinct(old), _distinct(new)
    both: list[Pair] = []
    for tell in _rounds(old, new, renamed or {}):
        for i, j in list(_pairs(_by(old, left, tell), _by(new, right, tell))):
            if i in left and j in right:
                both.append((i, j))
                del left[i], right[j]
    gone, come = tuple(left), tuple(right)
    return Match(tuple(sorted(both)), gone, come, tuple(_likely(old, new, gone, come)))


def _likely(old: Sequence[Any], new: Sequence[Any], gone: Sequence[int], come: Sequence[int]) -> Iterator[Pair]:
    """Things that go by a name, of which one is likely the other renamed."""
    before, after = (
        [place for place in side if _goes_by_name(items[place])] for items, side in ((old, gone), (new, come))
    )
    for i, j in names.near([known_by(old[i]) for i in before], [known_by(new[j]) for j in after]):
        yield before[i], after[j]


def _goes_by_name(item: Any) -> bool:
    return isinstance(item, Item | Office)


def known_by(item: Any) -> str:
    """The name by which an item is known."""
    return item.known_by if isinstance(item, Declared) else str(item)


def _distinct(items: Sequence[Any]) -> dict[int, str]:
    """The places of items, each item once, in the order of names and, where a name is used again, of what is said."""
    often = Counter(known_by(item) for item in items)
    places: dict[tuple[str, str], int] = {}
    for place, item in enumerate(items):
        name = known_by(item)
        places.setdefault((name, repr(content(item)) if often[name] > 1 else ''), place)
    return {place: said for (_, said), place in sorted(places.items())}


def _rounds(old: Sequence[Any], new: Sequence[Any], renamed: Renamed) -> Iterator[Tell]:
    """By what items are taken for the same, the surest first."""
    yield _whole
    yield _name
    yield _spellings
    if all(isinstance(item, Declared) for item in (*old, *new)):
        yield lambda item: [renamed.get(name, name) for name in _ever(item)]
        alone = _alone(old) & _alone(new)
        yield lambda item: {item.role} & alone


def _alone(items: Sequence[Declared]) -> set[str]:
    """The roles that one item alone has."""
    return {role for role, many in Counter(item.role for item in items).items() if role and many == 1}


def _whole(item: Any) -> list[str]:
    return [repr(content(item))]


def _name(item: Any) -> list[str]:
    return [known_by(item)]


def _spellings(item: Any) -> Iterable[str]:
    return names.spellings(known_by(item))


def _ever(item: Any) -> list[str]:
    """Every name that a thing has had, without what stands in brackets."""
    return [names.short(name) for name in (known_by(item), *(getattr(item, 'formerly', None) or ()))]


def _by(items: Sequence[Any], left: Mapping[int, str], tell: Tell) -> Mapping[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for place in left:
        for told in dict.fromkeys(tell(items[place])):
            places[told].append(place)
    return places


def _pairs(old: Mapping[str, list[int]], new: Mapping[str, list[int]]) -> Iterator[Pair]:
    for told in sorted(old.keys() & new.keys()):
        yield from zip(old[told], new[told], strict=False)


def renamed(old: Declared, new: Declared) -> Renamed:
    """The names that are of one body, as far as law and the two documents tell, whichever of these comes first."""
    alike = list(BY_LAW.items())
    for path in _bodies(type(new)):
        before, after = (items_of(look(node, path).value) for node in (old, new))
        alike += [(body.known_by, name) for body in (*before, *after) for name in body.formerly or ()]
        alike += [(before[i].known_by, after[j].known_by) for i, j in match(before, after).both]
    return _settled((names.short(one), names.short(other)) for one, other in alike)


def _settled(alike: Iterable[tuple[str, str]]) -> Renamed:
    """One name for all that are of one body."""
    names_of: dict[str, set[str]] = {}
    for pair in alike:
        together = set(pair).union(*(names_of.get(name, ()) for name in pair))
        names_of |= dict.fromkeys(together, together)
    return {name: min(together) for name, together in names_of.items()}


@cache
def _bodies(model: Any) -> tuple[tuple[str, ...], ...]:
    """The ways to the lists of bodies, which are the things that may have had other names."""
    ways: list[tuple[str, ...]] = []
    for key, field in fields(model).items():
        if field.is_list:
            ways += [(key,)] if 'formerly' in fields(field.type) else []
        else:
            ways += [(key, *way) for way in _bodies(field.type)]
    return tuple(ways)
