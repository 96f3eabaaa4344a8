"""Which object of one document, as an ask names it, is which of another: the same agency, however it is called now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from masa_check.diffs.facts.matching import Renamed, match
from masa_check.model.declared import Declared
from masa_check.model.lookup import look
from masa_check.model.shape import identities, within

Both = tuple[Any, Any]
Pair = tuple[str, str]
Objects = Mapping[str, str]  # what the newer document calls an object of the older one


def objects(old: Declared, new: Declared, each: tuple[str, ...], *, renamed: Renamed) -> Objects:
    """The objects that are in both documents along a path of an ask that runs through lists, and what they hang on."""
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
        found = [look(node, steps[:1]) for node in nodes]
        if all(one.in_place for one in found):
            yield from _pairs((found[0].value, found[1].value), steps[1:], owners, renamed)
