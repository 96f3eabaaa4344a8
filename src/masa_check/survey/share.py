"""Shares: the number that state a duty, of the number known, with an interval for random samples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from math import sqrt
from typing import NamedTuple

from masa_check.engine.answer import Result

# The 97.5 % quantile of the normal distribution, for an interval that holds 95 %.
Z = 1.959963984540054


class Interval(NamedTuple):
    """The interval of a share at 95% confidence."""

    low: float
    high: float


class Proportion(NamedTuple):
    """The number of answers by result; unknown answers and those that do not arise are not in the denominator."""

    met: int = 0
    partly: int = 0
    restated: int = 0
    gap: int = 0  # without those that are restated
    undeclared: int = 0
    for_a_person: int = 0
    not_applicable: int = 0

    @classmethod
    def of(cls, results: Iterable[Result]) -> Proportion:
        """The proportion of some results."""
        counts = Counter(results)
        return cls(*(counts[result] for result in Result))

    @property
    def known(self) -> int:
        """The denominator: the answers that are met, partly met, missing or only the guidance's words."""
        return self.met + self.partly + self.gap + self.restated

    @property
    def stated(self) -> Fraction | None:
        """The share that is met; None where nothing is known."""
        return Fraction(self.met, self.known) if self.known else None

    @property
    def interval(self) -> Interval | None:
        """Wilson's 95% interval of the share, valid for a random sample; None where nothing is known."""
        return wilson(self.met, self.known) if self.known else None


def wilson(hits: int, of: int) -> Interval:
    """
    Wilson's score interval at 95% (E. B. Wilson, 1927); `of` must be at least 1.

    Example: 8 of 10 gives 0.490 to 0.943, where the plain normal interval would exceed 1.
    """
    share, spread = hits / of, Z * Z / of
    middle = (share + spread / 2) / (1 + spread)
    reach = Z * sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return Interval(max(0.0, middle - reach), min(1.0, middle + reach))
