"""The data of a text with the places of everything in it, and how a value without quotes is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

LONGEST_NUMBER = 40
WORDS: dict[str, bool | None] = {
    **dict.fromkeys(('true', 'True', 'TRUE'), True),
    **dict.fromkeys(('false', 'False', 'FALSE'), False),
    **dict.fromkeys(('', '~', 'null', 'Null', 'NULL'), None),
}
BEGINS_A_NUMBER = frozenset('0123456789+-.')
NUMBER = re.compile(
    r'(?P<whole>[-+]?[0-9]+)|(?P<octal>0o[0-7]+)|(?P<hex>0x[0-9a-fA-F]+)'
    r'|(?P<decimal>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,2})?)'
    r'|(?P<refused>[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+)'
)
BASES = {'whole': 10, 'octal': 8, 'hex': 16}


class Tree(NamedTuple):
    """
    Data, and in reading order the index of the first character of each thing written and of the one past it.

    `after` gives, for the ordinal of a mapping or list, the ordinal of what comes next after it.
    """

    data: dict[str, Any]
    starts: list[int]
    ends: list[int]
    after: dict[int, int]


def ordinals(node: dict[str, Any] | list[Any], ordinal: int, after: dict[int, int]) -> Iterator[tuple[str | int, int]]:
    """Each key or item of a mapping or list, with its place among all things written, given the place of the whole."""
    keyed, entry = isinstance(node, dict), ordinal + 1
    for step in node if keyed else range(len(node)):
        yield step, entry
        value = entry + keyed
        entry = after.get(value, value + 1)


class UnreadableNumberError(ValueError):
    """A number that is too long, or is none in any register."""


def resolved(text: str) -> Any:
    """An unquoted value as the core schema of YAML 1.2 reads it, with decimals kept as printed."""
    if text in WORDS:
        return WORDS[text]
    found = NUMBER.fullmatch(text)
    if found is None:
        return text
    if len(text) > LONGEST_NUMBER or found.lastgroup == 'refused':
        raise UnreadableNumberError(text)
    base = BASES.get(found.lastgroup or '')
    return int(text, base) if base else Decimal(text)
