"""Amounts in pounds, as exact as they are printed, and their differences."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from masa_check.values import Money

POUNDS = {'pounds': 1, 'thousands': 1_000, 'millions': 1_000_000}


class Pounds(NamedTuple):
    """An amount as printed, in pounds, with the greatest error of rounding."""

    printed: str
    number: Decimal
    within: Decimal

    def __str__(self) -> str:
        return in_pounds(self.number)


class Difference(NamedTuple):
    """
    The difference of two amounts in pounds, its greatest error, and per cent of the first amount if that is not 0.
    """

    number: Decimal
    within: Decimal
    per_cent: Decimal | None

    @property
    def visible(self) -> bool:
        """Whether the difference is larger than the rounding of the printed figures."""
        return abs(self.number) > self.within

    @property
    def more(self) -> str:
        """The difference in words: "£1,200 more"."""
        return f'{in_pounds(abs(self.number))} {"more" if self.number > 0 else "less"}'

    @property
    def room(self) -> str:
        """The greatest error in words, where it is more than a pound."""
        return in_pounds(self.within) if self.within > 1 else ''


def pounds(amount: object, unit: str) -> Pounds | None:
    """
    The amount in pounds, given the unit of its table; None where there is no figure.

    Example: 24.4 in thousands is £24,400, within £50.
    """
    figure = getattr(amount, 'figure', None)
    if not isinstance(figure, Money):
        return None
    return Pounds(figure.printed, figure.number * POUNDS[unit], figure.half_step * POUNDS[unit])


def together(sums: Sequence[Pounds | None]) -> Pounds | None:
    """
    The sum of several amounts, with the sum of their errors; None where one of them is unknown.

    Example: £800 and £800 are £1,600, printed as "£800 + £800".
    """
    known = [one for one in sums if one]
    if len(known) < max(len(sums), 1):
        return None
    printed = ' + '.join(one.printed for one in known)
    return Pounds(
        printed, sum((one.number for one in known), Decimal(0)), sum((one.within for one in known), Decimal(0))
    )


def difference(before: Pounds, after: Pounds) -> Difference:
    """
    The increase from one amount to another.

    Example: from 24.4 to 24.5 thousand is £100 more, within £100, and so not visible.
    """
    number = after.number - before.number
    per_cent = (number * 100 / before.number).quantize(Decimal('0.1')) if before.number else None
    within = Decimal(0) if before.number == after.number else before.within + after.within
    return Difference(number, within, per_cent)


def in_pounds(number: Decimal) -> str:
    """An amount as it is written: £24,359, £0.50, -£3."""
    return f'{"-" if number < 0 else ""}£{abs(number):,.2f}'.removesuffix('.00')


def as_printed(figure: Money, unit: str) -> str:
    """A figure with the unit of its table: 24.4 thousand."""
    return f'{figure} {unit.removesuffix("s")}' if POUNDS[unit] > 1 else str(figure)
