"""Matches the items of two lists by identity and through renamings, never by position."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from masa_check.model import names
from masa_check.model.agencies import Agency
from masa_check.model.declared import Declared
from masa_check.model.exempt import content
from masa_check.model.lookup import items_of, look
from masa_check.model.partners import SafeguardingPartner
from masa_check.model.schedule import RENAMED
from masa_check.model.shape import fields

Pair = tuple[int, int]  # the place of a thing in the first list, and in the second
Tell = Callable[[Any], Iterable[str]]  # what an item is known by in one round
Renamed = Mapping[str, str]  # one name for all that a body has had, as `names.short` has them
BY_LAW: Renamed = dict(RENAMED.values())


class Joined(NamedTuple):
    """Items that are one body under other names, or became one, or several; `likely` if no earlier name declares it."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    likely: bool = False


class Match(NamedTuple):
    """The items of two lists by position: the pairs in both, those that became one or several, and the others."""

    both: tuple[Pair, ...]
    gone: tuple[int, ...]
    come: tuple[int, ...]
    joined: tuple[Joined, ...] = ()


def match(old: Sequence[Any], new: Sequence[Any], renamed: Renamed | None = None) -> Match:
    """
    Match the items of two lists, whatever their order; of two equal items in a list one counts.

    The rounds run from the surest criterion to the weakest: equal content, equal name, spelling, known renaming, and a
    role that one item alone has in each list. What shares a known name with a pair afterwards is joined to it.

    Example: Luton CCG and Bedfordshire Police before; Bedfordshire Constabulary and BLMK ICB after. No name is equal.
    Each list has one health body and one police force, so both pairs match by role. Two health bodies in the newer list
    would leave the CCG without a match.

    `renamed` maps each name to one common name per body, as law and other parts of the two documents give it.
    """
    if old == new:  # as most lists of two revisions of a text are
        return Match(tuple((place, place) for place in sorted(_distinct(old))), (), ())
    known = renamed or {}
    left, right = _distinct(old), _distinct(new)
    both: list[Pair] = []
    for tell in _rounds(old, new, known):
        for i, j in list(_pairs(_by_key(old, left, tell), _by_key(new, right, tell))):
            if i in left and j in right and _may_match(old[i], new[j]):
                both.append((i, j))
                del left[i], right[j]
    return _joining(old, new, Match(tuple(sorted(both)), tuple(left), tuple(right)), known)


def _may_match(old: Any, new: Any) -> bool:
    """Whether two items may be one: their names do not differ in brackets alone, as Group (North) and Group (South)."""
    one, other = known_by(old), known_by(new)
    return names.short(one) != names.short(other) or names.same_name(one, other)


def _joining(old: Sequence[Any], new: Sequence[Any], matched: Match, known: Renamed) -> Match:
    """
    The match with the mergers and splits that earlier names declare: several items in the place of one.

    What is left over is looked up by name: with each beside each pair, two lists of 1,000 took six times as long.
    """

    def known_names(item: Any) -> Sequence[str]:
        return [known.get(name, name) for name in _all_names(item)] if isinstance(item, Declared) else ()

    joined: list[Joined] = []
    gone, come = set(matched.gone), set(matched.come)
    gone_by_name, come_by_name = _by_key(old, matched.gone, known_names), _by_key(new, matched.come, known_names)
    for i, j in matched.both:
        one_body = gone & _places(gone_by_name, known_names(new[j])), come & _places(come_by_name, known_names(old[i]))
        olds = (i, *sorted(place for place in one_body[0] if _has_another_name(old[place], new[j])))
        news = (j, *sorted(place for place in one_body[1] if _has_another_name(new[place], old[i])))
        if len(olds) + len(news) > 2:  # noqa: PLR2004 - more than the pair itself
            joined.append(Joined(olds, news))
            gone -= set(olds)
            come -= set(news)
    pairs = {(one.old[0], one.new[0]) for one in joined}
    both = tuple(pair for pair in matched.both if pair not in pairs)
    return Match(
        both, tuple(i for i in matched.gone if i in gone), tuple(j for j in matched.come if j in come), tuple(joined)
    )


def _places(by_key: Mapping[str, list[int]], keys: Iterable[str]) -> set[int]:
    """The positions of the items that are known by one of some keys."""
    return {place for key in keys for place in by_key.get(key, ())}


def _has_another_name(one: Any, other: Any) -> bool:
    return names.short(known_by(one)) != names.short(known_by(other))


def known_by(item: Any) -> str:
    """The name that identifies an item."""
    return item.known_by if isinstance(item, Declared) else str(item)


def _distinct(items: Sequence[Any]) -> dict[int, str]:
    """
    The positions of the items, each distinct item once, in the order of names.

    Where several items share a name, their content tells them apart.
    """
    name_count = Counter(known_by(item) for item in items)
    places: dict[tuple[str, str], int] = {}
    for place, item in enumerate(items):
        name = known_by(item)
        places.setdefault((name, repr(content(item)) if name_count[name] > 1 else ''), place)
    return {place: content_key for (_, content_key), place in sorted(places.items())}


def _rounds(old: Sequence[Any], new: Sequence[Any], renamed: Renamed) -> Iterator[Tell]:
    """The criteria by which two items are matched, the surest first."""
    several = _names_of_several(old, new)
    yield lambda item: _content_key(item) if _one_line(known_by(item)) in several else ()
    yield _name
    yield _spellings
    yield _short
    if all(isinstance(item, Declared) for item in (*old, *new)):
        yield _all_names
        yield lambda item: [renamed.get(name, name) for name in _all_names(item)]
        alone = _unique_roles(old) & _unique_roles(new)
        yield lambda item: {item.role} & alone


def _names_of_several(old: Sequence[Any], new: Sequence[Any]) -> set[str]:
    """
    The names in both lists that do not name one item in each: only of these does content decide which two are one.

    To work out the content of 2 x 1,000 agencies four times over was a fifth of their comparison.
    """
    as_written = [Counter(map(known_by, items)) for items in (old, new)]
    spaced = [Counter(_one_line(known_by(item)) for item in items) for items in (old, new)]
    both = spaced[0].keys() & spaced[1].keys()
    return {name for name in both if any(count[name] != 1 for count in (*as_written, *spaced))}


def _one_line(text: str) -> str:
    return ' '.join(text.split())


def _unique_roles(items: Sequence[Declared]) -> set[str]:
    """The roles that exactly one item has."""
    return {role for role, many in Counter(item.role for item in items).items() if role and many == 1}


def _content_key(item: Any) -> list[str]:
    return [repr(content(item))]


def _name(item: Any) -> list[str]:
    return [known_by(item)]


def _spellings(item: Any) -> Iterable[str]:
    return names.spellings(known_by(item))


def _short(item: Any) -> list[str]:
    return [names.short(known_by(item))]


def _all_names(item: Any) -> list[str]:
    """Every name that an item has had, without its parts in brackets."""
    return [names.short(name) for name in (known_by(item), *(getattr(item, 'formerly', None) or ()))]


def _by_key(items: Sequence[Any], left: Iterable[int], tell: Tell) -> Mapping[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for place in left:
        for key in dict.fromkeys(tell(items[place])):
            places[key].append(place)
    return places


def _pairs(old: Mapping[str, list[int]], new: Mapping[str, list[int]]) -> Iterator[Pair]:
    for key in sorted(old.keys() & new.keys()):
        yield from zip(old[key], new[key], strict=False)


def renamed(old: Declared, new: Declared) -> Renamed:
    """
    The common name of every body whose names are known to be one body's, from law and from both documents.

    Names are linked by the changes of law, by `formerly`, and by each match between lists of bodies. Links join up: if
    A is now called B, and B is called C elsewhere, all three have one common name. The order of the documents makes no
    difference.
    """
    alike = list(BY_LAW.items())
    for path in _bodies(type(new)):
        before, after = (items_of(look(node, path).value) for node in (old, new))
        alike += [(item.known_by, name) for item in (*before, *after) for name in item.formerly or ()]
        if all(
            isinstance(item, SafeguardingPartner | Agency) for item in (*before, *after)
        ):  # a payer pays for another
            alike += [(before[i].known_by, after[j].known_by) for i, j in match(before, after).both]
    return _common_names((names.short(one), names.short(other)) for one, other in alike)


def _common_names(alike: Iterable[tuple[str, str]]) -> Renamed:
    """One common name for each group of names that are linked, the first in the alphabet."""
    names_of: dict[str, set[str]] = {}
    for pair in alike:
        together = set(pair).union(*(names_of.get(name, ()) for name in pair))
        names_of |= dict.fromkeys(together, together)
    return {name: min(together) for name, together in names_of.items()}


@cache
def _bodies(model: Any) -> tuple[tuple[str, ...], ...]:
    """The paths to the lists of bodies, which are the lists whose items have `formerly`."""
    paths: list[tuple[str, ...]] = []
    for key, field in fields(model).items():
        if field.is_list:
            paths += [(key,)] if 'formerly' in fields(field.type) else []
        else:
            paths += [(key, *path) for path in _bodies(field.type)]
    return tuple(paths)
