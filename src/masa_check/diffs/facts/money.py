"""Sums of money in pounds, as exactly as they are printed, and what they differ by."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from masa_check.values import Money

POUNDS = {'pounds': 1, 'thousands': 1_000, 'millions': 1_000_000}


class Pounds(NamedTuple):
    """A sum as printed, in pounds, and how far the true one may lie from it."""

    printed: str
    number: Decimal
    within: Decimal

    @classmethod
    def of(cls, money: Money, unit: str) -> Pounds:
        """A printed figure in the unit of its table: pounds, thousands or millions."""
        return cls(money.printed, money.number * POUNDS[unit], money.half_step * POUNDS[unit])

    def __str__(self) -> str:
        return in_pounds(self.number)


class Difference(NamedTuple):
    """What two sums differ by in pounds, how far that may be out, and in per cent of a first that is not nought."""

    number: Decimal
    within: Decimal
    per_cent: Decimal | None

    @property
    def visible(self) -> bool:
        """Whether the two differ at the precision to which they are printed."""
        return abs(self.number) > self.within


def difference(before: Pounds, after: Pounds) -> Difference:
    """What the second sum is more than the first."""
    number = after.number - before.number
    per_cent = (number * 100 / before.number).quantize(Decimal('0.1')) if before.number else None
    within = Decimal(0) if before.number == after.number else before.within + after.within
    return Difference(number, within, per_cent)


def in_pounds(number: Decimal) -> str:
    """A sum as it is written: £24,359, £0.50."""
    whole = number == number.to_integral_value()
    return (
        f'{"-" if number < 0 else ""}£{abs(number):,.0f}'
        if whole
        else f'{"-" if number < 0 else ""}£{abs(number):,.2f}'
    )
