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

    @property
    def more(self) -> str:
        """How much more or less the second sum is, without saying how far that may be out."""
        return f'{in_pounds(abs(self.number))} {"more" if self.number > 0 else "less"}'

    @property
    def room(self) -> str:
        """How far it may be out, where that is more than a pound."""
        return in_pounds(self.within) if self.within > 1 else ''


def pounds(amount: object, unit: str) -> Pounds | None:
    """An amount as printed in the unit of its table: pounds, thousands or millions; None where there is none."""
    figure = getattr(amount, 'figure', None)
    if not isinstance(figure, Money):
        return None
    return Pounds(figure.printed, figure.number * POUNDS[unit], figure.half_step * POUNDS[unit])


def difference(before: Pounds, after: Pounds) -> Difference:
    """What the second sum is more than the first."""
    number = after.number - before.number
    per_cent = (number * 100 / before.number).quantize(Decimal('0.1')) if before.number else None
    within = Decimal(0) if before.number == after.number else before.within + after.within
    return Difference(number, within, per_cent)


def in_pounds(number: Decimal) -> str:
    """A sum as it is written: £24,359, £0.50, -£3."""
    return f'{"-" if number < 0 else ""}£{abs(number):,.2f}'.removesuffix('.00')


def as_printed(figure: Money, unit: str) -> str:
    """A figure with the unit of its table behind it: 24.4 thousand."""
    return f'{figure} {unit.removesuffix("s")}' if POUNDS[unit] > 1 else str(figure)
