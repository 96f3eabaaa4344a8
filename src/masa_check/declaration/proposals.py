"""Proposals: statuses that somebody has still to confirm, and the data without them, in which nothing is declared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from masa_check.values import KeyPath

PROPOSED = 'proposed'


def proposals(node: Any, at: KeyPath = ()) -> Iterator[KeyPath]:
    """The place of each proposal in data that fits its model; a text that is called "proposed" is none."""
    if isinstance(node, dict):
        if isinstance(node.get(PROPOSED), str):
            yield at
        for key, inner in node.items():
            yield from proposals(inner, (*at, key))
    elif isinstance(node, list):
        for index, inner in enumerate(node):
            yield from proposals(inner, (*at, index))


def confirmed(node: Any) -> Any:
    """
    The data without what is only proposed: as if its key had not been written, and a list with such a row likewise.

    Example: where one of three partners is proposed, nobody knows yet which partners there are, and `partners` goes.
    """
    if isinstance(node, dict):
        return {key: confirmed(inner) for key, inner in node.items() if not _is_open(inner)}
    return [confirmed(inner) for inner in node] if isinstance(node, list) else node


def _is_open(node: Any) -> bool:
    """Whether a value is a proposal, or a list with one among its rows."""
    if isinstance(node, list):
        return any(_is_open(inner) for inner in node)
    return isinstance(node, dict) and isinstance(node.get(PROPOSED), str)


def in_words(number: int) -> str:
    """How many are left to confirm, for the head of a report; '' for none."""
    if not number:
        return ''
    if number == 1:
        return 'One status is only proposed and left to confirm: it counts as not declared'
    return f'{number} statuses are only proposed and left to confirm: they count as not declared'
