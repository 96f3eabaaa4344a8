"""Matches the objects of asks between two documents: the same agency, however each document calls it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from masa_check.diffs.facts.matching import Renamed, match, renamed
from masa_check.engine.answer import AskAnswer
from masa_check.engine.case import Case
from masa_check.model.declared import Declared
from masa_check.model.lookup import look
from masa_check.model.shape import identities, within

Both = tuple[Any, Any]
Pair = tuple[str, str]
Objects = Mapping[str, str]  # the newer name of each older object
Answers = Mapping[str, AskAnswer]  # by object
Views = Sequence[Answers]  # of one document, under its own edition and under the later one


def matched_objects(old: Case, new: Case, bodies: Renamed | None = None) -> Callable[[tuple[str, ...]], Objects]:
    """
    A function from a path through lists to the objects that both cases have along it.

    In a pair of documents a path begins with the role of one of them; a document that is missing has no objects.
    """

    def along(path: tuple[str, ...]) -> Objects:
        if not old.is_pair:
            before, after = old.main.model, new.main.model
            return objects(before, after, path, renamed=bodies or renamed(before, after))
        documents = [case.documents.get(path[0]) for case in (old, new)]
        if None in documents:
            return {}
        before, after = (declaration.model for declaration in documents if declaration)
        return objects(before, after, path[1:], renamed=renamed(before, after))

    return along


def objects(old: Declared, new: Declared, each: tuple[str, ...], *, renamed: Renamed) -> Objects:
    """
    The objects that both documents have along a path through lists, each older name with its newer name.

    Example, for the path `partners.delegates`: `police/Bedfordshire Police` is mapped to itself, and a delegate of that
    partner to the name that the newer document uses.
    """
    return dict(_pairs((old, new), each, ('', ''), renamed))


def _pairs(nodes: Both, steps: tuple[str, ...], owners: Pair, renamed: Renamed) -> Iterator[Pair]:
    old, new = nodes
    if isinstance(old, tuple) and isinstance(new, tuple):
        before, after = (list(identities(items)) for items in nodes)
        for i, j in match(old, new, renamed).both:
            names = (within(owners[0], before[i]), within(owners[1], after[j]))
            yield names
            yield from _pairs((old[i], new[j]), steps, names, renamed)
    elif steps and isinstance(old, Declared) and isinstance(new, Declared):
        lookups = [look(node, steps[:1]) for node in nodes]
        if all(lookup.in_place for lookup in lookups):
            yield from _pairs((lookups[0].value, lookups[1].value), steps[1:], owners, renamed)


def with_equal_names(olds: Views, news: Views, called: Objects | None) -> Objects:
    """The newer name of each object that both documents have; by equal names where nothing better is known of it."""
    every = dict.fromkeys(thing for side in (*olds, *news) for thing in side)
    both = {thing for side in olds for thing in side} & {thing for side in news for thing in side}
    known = called or {}
    taken = {*known, *known.values()}
    return {'': '', **{thing: thing for thing in every if thing in both and thing not in taken}, **known}


def object_pairs(olds: Views, news: Views, matched: Objects) -> list[tuple[str, str]]:
    """
    The objects of an ask in pairs: the name in the older document, and the name in the newer one.

    An object that one document lacks is paired with its nearest owner there: an answer about a whole list also answers
    for each item. Example: the older document answers for `agencies` as a whole ('', "none is named"); the newer one
    answers for Cafcass and for Probation. The pairs are ('', 'Cafcass') and ('', 'Probation'), without ('', '').
    """
    before, after = ({thing: None for side in sides for thing in side} for sides in (olds, news))
    back = {new: old for old, new in matched.items()}
    pairs = [(thing, _nearest(thing, matched)) for thing in before]
    pairs += [(_nearest(thing, back), thing) for thing in after]
    split = [{owner for thing in side for owner in owners(thing)} - side.keys() for side in (before, after)]
    return [
        (old, new)
        for old, new in dict.fromkeys(pairs)
        if matched.get(old) != new
        or not (old in split[0] or new in split[1])  # else each object below has a pair of its own
    ]


def _nearest(thing: str, called: Objects) -> str:
    """The name of an object in the other document, or the name of its nearest owner there."""
    return next((called[name] for name in (thing, *owners(thing)) if name in called), '')


def owners(thing: str) -> Iterator[str]:
    """The owners of an object, the nearest first: for a delegate the partner, and at last the document, ''."""
    while thing:
        thing = thing.rpartition('/')[0]
        yield thing
