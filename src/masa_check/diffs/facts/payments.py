"""The table of what each body pays in the older and the newer document, unchanged payments included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from masa_check.diffs.facts.likely import match_likely
from masa_check.diffs.facts.matching import Renamed, renamed
from masa_check.model.declared import Declared
from masa_check.model.lookup import items_of
from masa_check.model.money import Difference, Pounds, difference, pounds, together

TOTAL = 'Total'


class Payment(NamedTuple):
    """What one body pays in each document, and the share printed beside it."""

    name: str
    before: Pounds | None
    after: Pounds | None
    share_before: str = ''
    share_after: str = ''
    likely: bool = False  # whether a person should confirm that both are one body
    older: tuple[str, ...] = ()  # who pays in each document, by name
    newer: tuple[str, ...] = ()

    @property
    def difference(self) -> Difference | None:
        """The increase in the payment, where both documents print an amount."""
        return difference(self.before, self.after) if self.before and self.after else None


def contributions(old: Declared, new: Declared, known: Renamed | None = None) -> tuple[Payment, ...]:
    """A row for each body that pays in either document, the largest payment first, and a row for the total."""
    budgets = [getattr(model, 'funding', None) for model in (old, new)]
    rows = sorted(_rows(budgets, known or renamed(old, new)), key=lambda row: (-max(_sums(row)), row.name))
    before, after = (pounds(getattr(budget, 'total', None), _unit(budget)) for budget in budgets)
    return (*rows, *([Payment(TOTAL, before, after)] if before or after else []))


def _sums(row: Payment) -> list[Any]:
    return [paid.number if paid else 0 for paid in (row.before, row.after)]


def _rows(budgets: list[Any], known: Renamed) -> Iterator[Payment]:
    """The rows; payers that became one, or one that became several, are compared in sum."""
    units = [_unit(budget) for budget in budgets]
    olds, news = (items_of(getattr(budget, 'contributions', None)) for budget in budgets)
    matched = match_likely(olds, news, known)
    rows = [([olds[i]], [news[j]], False) for i, j in matched.both]
    rows += [([olds[i] for i in one.old], [news[j] for j in one.new], one.likely) for one in matched.joined]
    rows += [([olds[i]], [], False) for i in matched.gone] + [([], [news[j]], False) for j in matched.come]
    for older, newer, likely in rows:
        sums = [
            together([pounds(payer.amount, unit) for payer in side])
            for side, unit in zip((older, newer), units, strict=True)
        ]
        before, after = sums
        payers = [tuple(sorted(str(payer.name) for payer in side)) for side in (older, newer)]
        yield Payment(_name(*payers, likely=likely), before, after, _share(older), _share(newer), likely, *payers)


def _share(payers: Sequence[Any]) -> str:
    return ' + '.join(str(payer.share) for payer in payers if payer.share)


def _name(older: tuple[str, ...], newer: tuple[str, ...], *, likely: bool) -> str:
    """The newer name of a body, with the older one in brackets where they differ."""
    before, after = (' and '.join(side) for side in (older, newer))
    if not before or not after or before == after:
        return after or before
    return f'{after} ({"likely" if likely else "before:"} {before})'


def _unit(budget: Any) -> str:
    return getattr(budget, 'printed_in', 'pounds')
