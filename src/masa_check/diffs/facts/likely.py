"""Items that are probably one body under other names, and lines of a list that another line now takes in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain, product
from typing import Any, NamedTuple

from masa_check.diffs.facts.matching import Joined, Match, Renamed, known_by, match
from masa_check.model import names
from masa_check.model.declared import Declared
from masa_check.model.source import Promise
from masa_check.model.statement import Item
from masa_check.model.typed import Office

SECTOR = 3  # categories that a line for a whole sector has at least


class OneList(NamedTuple):
    """One list: its items, and the positions that are still without a counterpart."""

    items: Sequence[Any]
    left: tuple[int, ...]

    def without(self, used: Iterable[int]) -> OneList:
        """The list with fewer positions left."""
        gone = set(used)
        return self._replace(left=tuple(place for place in self.left if place not in gone))


class Whole(NamedTuple):
    """An item that may take in others: its position, and the positions on the other side that are it already."""

    place: int
    others: tuple[int, ...] = ()


def match_likely(old: Sequence[Any], new: Sequence[Any], renamed: Renamed | None = None) -> Match:
    """
    Match the items of two lists, also by likely renamings, mergers and splits, and by lines that take others in.

    Examples: "Three lay members", then "Lay Members". "North Trust" and "South Trust", then "North and South Trust".
    "FE College" and "16+ providers", then "All education settings", whose categories are theirs and more.
    """
    matched = match(old, new, renamed)
    gone, come = OneList(old, matched.gone), OneList(new, matched.come)
    joined = [*matched.joined, *(Joined((i,), (j,), likely=True) for i, j in _near(gone, come))]
    gone, come = _rest(gone, come, joined)
    joined += [Joined((i,), (j,), likely=True) for i, j in _of_kinds(gone, come)]
    gone, come = _rest(gone, come, joined)
    merged = _taken_in(gone, come, [Whole(one.new[0], one.old) for one in joined if len(one.new) == 1])
    split = _taken_in(come, gone, [Whole(one.old[0], one.new) for one in joined if len(one.old) == 1])
    joined = [*(_grown(one, merged, split) for one in joined), *_alone(merged, split, joined)]
    gone, come = _rest(gone, come, joined)
    return Match(matched.both, gone.left, come.left, tuple(joined))


def _near(gone: OneList, come: OneList) -> Iterator[tuple[int, int]]:
    """The items with proper names that are in one list only, in pairs where one is probably the other renamed."""
    before, after = ([place for place in side.left if _goes_by_name(side.items[place])] for side in (gone, come))
    olds, news = [known_by(gone.items[i]) for i in before], [known_by(come.items[j]) for j in after]
    return ((before[i], after[j]) for i, j in names.near(olds, news))


def _rest(gone: OneList, come: OneList, joined: Sequence[Joined]) -> tuple[OneList, OneList]:
    """Both lists without what is joined."""
    return (
        gone.without(place for one in joined for place in one.old),
        come.without(place for one in joined for place in one.new),
    )


def _of_kinds(gone: OneList, come: OneList) -> Iterator[tuple[int, int]]:
    """
    The lines that stand for a whole sector, in pairs that share most of their categories, the likest first.

    Example: "All schools and colleges" and "Education settings" with eleven of twelve categories in common.
    """
    olds, news = (_by_kinds(side) for side in (gone, come))
    scored = sorted(
        (-len(both) / len(either), known_by(gone.items[i]), known_by(come.items[j]), i, j)
        for before, after in product(olds, news)
        if len(both := before & after) >= SECTOR and 2 * len(both) > len(either := before | after)
        for i in olds[before]
        for j in news[after]
    )
    return names.each_once((i, j) for *_, i, j in scored)


def _by_kinds(side: OneList) -> Mapping[frozenset[str], list[int]]:
    """The positions left of the lines for a whole sector, by their categories."""
    places: dict[frozenset[str], list[int]] = defaultdict(list)
    for place in side.left:
        if len(kinds := _kinds(side.items[place])) >= SECTOR:
            places[kinds].append(place)
    return places


def _goes_by_name(item: Any) -> bool:
    return isinstance(item, Item | Office | Promise)


def _taken_in(pieces: OneList, wholes: OneList, known: Sequence[Whole]) -> Mapping[int, list[int]]:
    """
    The pieces that each item of the other list takes in, by the position of that item.

    An item takes another one in by more categories, or because its name is made of both names. Example: of "North
    Trust" and "South Trust" the first is likely "North and South Trust"; so is the second.
    """
    # Each piece beside each item took 20 seconds of 1,600 agencies of which none is left; these look-ups, half of one.
    kinds_of = {place: _kinds(pieces.items[place]) for place in pieces.left}
    # An item alone takes others in only if none of the others takes it in: of three lines the widest counts.
    all_kinds = set(kinds_of.values())
    is_within = cache(lambda kinds: any(kinds < other for other in all_kinds))
    alone = [Whole(place) for place in wholes.left if not is_within(_kinds(wholes.items[place]))]
    candidates = sorted((*known, *alone), key=lambda one: _breadth(wholes.items[one.place]))
    by_kinds = cache(partial(_first_with_more, [_kinds(wholes.items[one.place]) for one in candidates]))
    by_name = _first_named_of(candidates, wholes, pieces)
    pieces_of: dict[int, list[int]] = defaultdict(list)
    for place, kinds in kinds_of.items():
        first = min(by_kinds(kinds), by_name.get(place, len(candidates)))
        if first < len(candidates):
            pieces_of[candidates[first].place].append(place)
    return pieces_of


def _first_with_more(candidates: Sequence[frozenset[str]], kinds: frozenset[str]) -> int:
    """The first of the candidates that has all of some categories and more; their number where none has."""
    more = (number for number, wider in enumerate(candidates) if kinds and kinds < wider)
    return next(more, len(candidates))


def _first_named_of(candidates: Sequence[Whole], wholes: OneList, pieces: OneList) -> Mapping[int, int]:
    """The first of the candidates whose name is made of those of its others and of a piece, by the piece's position."""
    words = {i: names.words(known_by(pieces.items[i])) for i in pieces.left if _goes_by_name(pieces.items[i])}
    with_word: dict[str, list[int]] = defaultdict(list)
    for place, own in words.items():
        for word in own:
            with_word[word].append(place)
    first: dict[int, int] = {}
    for number, one in enumerate(candidates):
        whole = names.words(known_by(wholes.items[one.place]))
        others = [names.words(known_by(pieces.items[other])) for other in one.others]
        together = frozenset[str]().union(*others)
        if not others or not together <= whole or any(len(other) == 1 for other in others):
            continue
        missing = whole - together
        near = [with_word.get(word, []) for word in missing or whole]
        for place in min(near, key=len) if missing else chain(*near):
            if missing <= words[place] <= whole and len(words[place]) > 1:
                first.setdefault(place, number)
    return first


def _kinds(item: Any) -> frozenset[str]:
    return item.kinds if isinstance(item, Declared) else frozenset()


def _breadth(item: Any) -> tuple[int, str]:
    return -len(_kinds(item)), known_by(item)


def _grown(one: Joined, merged: Mapping[int, list[int]], split: Mapping[int, list[int]]) -> Joined:
    """The joined items with the pieces that one of them takes in; unchanged if both sides would."""
    olds = merged.get(one.new[0], []) if len(one.new) == 1 else []
    news = split.get(one.old[0], []) if len(one.old) == 1 else []
    if bool(olds) == bool(news):
        return one
    return one._replace(old=(*one.old, *olds), new=(*one.new, *news), likely=True)


def _alone(
    merged: Mapping[int, list[int]], split: Mapping[int, list[int]], joined: Sequence[Joined]
) -> Iterator[Joined]:
    """The items without a counterpart of their own that take others in."""
    olds, news = {i for one in joined for i in one.old}, {j for one in joined for j in one.new}
    yield from (Joined(tuple(pieces), (j,), likely=True) for j, pieces in merged.items() if j not in news)
    yield from (Joined((i,), tuple(pieces), likely=True) for i, pieces in split.items() if i not in olds)
