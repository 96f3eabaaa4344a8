"""Matches the objects of asks between two documents: the same agency, however each document calls it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from masa_check.diffs.facts.matching import Renamed, match, renamed
from masa_check.engine.case import Case
from masa_check.model.declared import Declared
from masa_check.model.lookup import look
from masa_check.model.shape import identities, within

Both = tuple[Any, Any]
Pair = tuple[str, str]
Objects = Mapping[str, str]  # the newer name of each older object


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
