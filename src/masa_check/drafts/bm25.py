"""Okapi BM25: how well each of some texts fits the terms of a query."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from masa_check.questions.cue import words

K1, B = 1.2, 0.75  # as BM25 is mostly used
STEM = 6  # letters of a word by which it is known: "scrutiny" and "scrutinise" are one
# Words that tell nothing of a text.
STOP = frozenset(
    words(
        'a an and are as at be been by can do does for from had has have how if in into is it its may no not of on or '
        'other our so such than that the their them they this to was what when where which who whom will with'
    )
)


class Bm25:
    """Some texts, ready to be asked."""

    def __init__(self, texts: Sequence[str]) -> None:
        counted = [Counter(terms(text)) for text in texts]
        lengths = [sum(one.values()) for one in counted]
        average = sum(lengths) / max(len(texts), 1) or 1.0
        self._texts: Final = len(texts)
        self._damped: Final = [K1 * (1 - B + B * length / average) for length in lengths]
        self._within: Final = defaultdict[str, list[tuple[int, int]]](list)
        for number, one in enumerate(counted):
            for term, times in one.items():
                self._within[term].append((number, times))

    @property
    def highest_rarity(self) -> float:
        """About what a word is worth that stands in one text alone: more where there are more."""
        return math.log(1 + self._texts)

    def rarity(self, term: str) -> float:
        """What a word is worth: the more, the fewer texts have it."""
        there = len(self._within.get(term, ()))
        return math.log(1 + (self._texts - there + 0.5) / (there + 0.5))

    def scores(self, asked: Iterable[str]) -> list[float]:
        """
        The score of each text for the terms of a query.

        Each term adds its rarity, times how often it stands there, which counts less and less, and less in a long one.
        """
        scores = [0.0] * self._texts
        for term in dict.fromkeys(asked):
            rarity = self.rarity(term) * (K1 + 1)
            for number, times in self._within.get(term, ()):
                scores[number] += rarity * times / (times + self._damped[number])
        return scores


def terms(text: str) -> list[str]:
    """The words of a text that tell something, each by its beginning."""
    return [word[:STEM] for word in words(text) if word not in STOP]
