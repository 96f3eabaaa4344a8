"""Counts the telling words of a summary in a passage: enough to say where it may stand, and never that it is true."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from masa_check.evidence.canonical import canonical
from masa_check.evidence.unit import Unit

LETTERS = 4  # of a telling word
STEM = 6
COMMON = 0.2  # of the units: a word that stands in more of them tells nothing
WORD = re.compile(r'[^\W\d_]+')


class Coverage(NamedTuple):
    """How many of the telling words of a summary stand in a passage."""

    present: int
    words: int

    @property
    def share(self) -> float:
        return self.present / self.words if self.words else 0.0


class KeyWords:
    """The words of a document, by which those are known that tell one passage from another."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._in: Final = Counter(stem for unit in units for stem in _stems(unit.block.text))
        self._most: Final = max(3.0, COMMON * len(units))

    def coverage(self, summary: str, units: Iterable[Unit]) -> Coverage:
        """How many of the telling words of a summary stand in some units."""
        telling = {stem for stem in _stems(summary) if self._in[stem] <= self._most}
        there = {stem for unit in units for stem in _stems(unit.block.text)}
        return Coverage(len(telling & there), len(telling))


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in WORD.findall(canonical(text).text) if len(word) >= LETTERS}
