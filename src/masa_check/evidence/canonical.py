"""A text as it is compared: what differs only in print is made the same, and each letter keeps its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Final

QUOTES = dict.fromkeys('\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4', "'") | dict.fromkeys(
    '\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb', '"'
)
DASHES = dict.fromkeys('\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\u2043', '-')
SAME = QUOTES | DASHES | {'&': 'and', '\u00d7': 'x', '\u2026': '...'}
RAISED = frozenset('\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079')  # figures that point to footnotes


class Canonical:
    """
    A text in small letters, with plain quotes, dashes and single spaces.

    Example: "Children’s  Services & Schools" is "children's services and schools". A tab, which parts two cells, stays.
    """

    def __init__(self, text: str) -> None:
        self.original: Final = text
        letters, places, space = list[str](), list[int](), True
        for place, sign in enumerate(text):
            for one in '' if sign in RAISED or sign == '\u00ad' else _plain(sign):
                if one == ' ' and space:
                    continue
                if one == '\t' and letters and letters[-1] == ' ':
                    letters[-1], places[-1] = '\t', place
                else:
                    letters.append(one)
                    places.append(place)
                space = one in ' \t'
        self.text: Final = ''.join(letters)
        self._places: Final = places

    def place(self, index: int) -> int:
        """Where a letter stands in the original, and for the end of the text its length."""
        return self._places[index] if index < len(self._places) else len(self.original)

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch stands in the original."""
        return self.place(start), self.place(end - 1) + 1 if end > start else self.place(start)

    @property
    def sentences(self) -> Iterator[tuple[int, int]]:
        """Where each sentence begins and ends in the original."""
        return (self.stretch(*one) for one in sentences(self.text))

    @cached_property
    def reflow(self) -> tuple[str, list[int]]:
        """The text without spaces and hyphens, and where each letter stands in the canonical text."""
        kept = [(one, index) for index, one in enumerate(self.text) if one not in ' -']
        return ''.join(one for one, _ in kept), [index for _, index in kept]


@lru_cache(maxsize=4096)
def _plain(sign: str) -> tuple[str, ...]:
    if sign == '\t':
        return ('\t',)
    if sign.isspace():
        return (' ',)
    return tuple(
        part for one in unicodedata.normalize('NFKC', SAME.get(sign, sign)).casefold() for part in SAME.get(one, one)
    )


@lru_cache(maxsize=20_000)
def canonical(text: str) -> Canonical:
    """The canonical form of a text."""
    return Canonical(text)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """
    Where each sentence of a canonical text begins and ends.

    A full stop ends one where a space and a letter follow it, but not after a single letter or a figure.
    """
    start = 0
    for index, sign in enumerate(text):
        ends = sign in '.!?;' and text[index + 1 : index + 2] == ' '
        if ends and not (sign == '.' and text[max(index - 2, 0) : index - 1] in (' ', '') and index > 1):
            yield start, index + 1
            start = index + 2
    if start < len(text):
        yield start, len(text)
