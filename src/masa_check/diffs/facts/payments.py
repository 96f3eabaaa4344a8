"""The table of what each body pays in the older and the newer document, unchanged payments included."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from masa_check.diffs.facts.matching import Renamed, match, renamed
from masa_check.model.declared import Declared
from masa_check.model.lookup import items_of
from masa_check.model.money import Difference, Pounds, difference, pounds

TOTAL = 'Total'


class Payment(NamedTuple):
    """What one body pays in each document, and the share printed beside it."""

    name: str
    before: Pounds | None
    after: Pounds | None
    share_before: str = ''
    share_after: str = ''
    likely: bool = False  # whether a person should confirm that both are one body

    @property
    def difference(self) -> Difference | None:
        """The increase in the payment, where both documents print an amount."""
        return difference(self.before, self.after) if self.before and self.after else None


def contributions(old: Declared, new: Declared) -> tuple[Payment, ...]:
    """A row for each body that pays in either document, the largest payment first, and a row for the total."""
    budgets = [getattr(model, 'funding', None) for model in (old, new)]
    rows = sorted(_rows(budgets, renamed(old, new)), key=lambda row: (-max(_sums(row)), row.name))
    before, after = (pounds(getattr(budget, 'total', None), _unit(budget)) for budget in budgets)
    return (*rows, *([Payment(TOTAL, before, after)] if before or after else []))


def _sums(row: Payment) -> list[Any]:
    return [paid.number if paid else 0 for paid in (row.before, row.after)]


def _rows(budgets: list[Any], known: Renamed) -> Iterator[Payment]:
    before, after = budgets
    olds, news = (items_of(getattr(budget, 'contributions', None)) for budget in budgets)
    matched = match(olds, news, known)
    pairs = [(olds[i], news[j], False) for i, j in matched.both]
    pairs += [(olds[i], news[j], True) for i, j in matched.likely]
    renamed_from, renamed_to = ({pair[side] for pair in matched.likely} for side in (0, 1))
    pairs += [(olds[i], None, False) for i in matched.gone if i not in renamed_from]
    pairs += [(None, news[j], False) for j in matched.come if j not in renamed_to]
    for older, newer, likely in pairs:
        amounts = pounds(older and older.amount, _unit(before)), pounds(newer and newer.amount, _unit(after))
        yield Payment(_name(older, newer, likely=likely), *amounts, _share(older), _share(newer), likely)


def _share(body: Any) -> str:
    return str(body.share or '') if body else ''


def _name(older: Any, newer: Any, *, likely: bool) -> str:
    """The newer name of a body, with the older one in brackets where they differ."""
    if not older or not newer or older.name == newer.name:
        return str((newer or older).name)
    return f'{newer.name} ({"likely" if likely else "before:"} {older.name})'


def _unit(budget: Any) -> str:
    return getattr(budget, 'printed_in', 'pounds')
