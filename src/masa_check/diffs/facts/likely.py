"""Items that are probably one body under other names, and lines of a list that another line now takes in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    scored = sorted(
        (-len(both) / len(either), known_by(gone.items[i]), known_by(come.items[j]), i, j)
        for i in gone.left
        for j in come.left
        if len(both := _kinds(gone.items[i]) & _kinds(come.items[j])) >= SECTOR
        and 2 * len(both) > len(either := _kinds(gone.items[i]) | _kinds(come.items[j]))
    )
    return names.each_once((i, j) for *_, i, j in scored)


def _goes_by_name(item: Any) -> bool:
    return isinstance(item, Item | Office | Promise)


def _taken_in(pieces: OneList, wholes: OneList, known: Sequence[Whole]) -> Mapping[int, list[int]]:
    """The pieces that each item of the other list takes in, by the position of that item."""
    # An item alone takes others in only if none of the others takes it in: of three lines the widest counts.
    alone = [
        Whole(place)
        for place in wholes.left
        if not any(_kinds(wholes.items[place]) < _kinds(pieces.items[other]) for other in pieces.left)
    ]
    candidates = sorted((*known, *alone), key=lambda one: _breadth(wholes.items[one.place]))
    pieces_of: dict[int, list[int]] = defaultdict(list)
    for place in pieces.left:
        piece = pieces.items[place]
        whole = next(
            (one for one in candidates if _takes_in(wholes.items[one.place], piece, _others(one, pieces))), None
        )
        if whole:
            pieces_of[whole.place].append(place)
    return pieces_of


def _others(whole: Whole, pieces: OneList) -> list[Any]:
    return [pieces.items[place] for place in whole.others]


def _kinds(item: Any) -> frozenset[str]:
    return item.kinds if isinstance(item, Declared) else frozenset()


def _breadth(item: Any) -> tuple[int, str]:
    return -len(_kinds(item)), known_by(item)


def _takes_in(whole: Any, piece: Any, others: Sequence[Any]) -> bool:
    """
    Whether an item takes another one in: by more categories, or because its name is made of both names.

    Example: of "North Trust" and "South Trust" the first is likely "North and South Trust"; so is the second.
    """
    if _kinds(piece) and _kinds(piece) < _kinds(whole):
        return True
    if not others or not _goes_by_name(piece):
        return False
    parts = [names.words(known_by(one)) for one in (*others, piece)]
    return names.words(known_by(whole)) == frozenset.union(*parts) and all(len(part) > 1 for part in parts)


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
