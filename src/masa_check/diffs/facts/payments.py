"""The table of what each body pays, before and after, with those whose payment has not changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from masa_check.diffs.facts.matching import Renamed, match, renamed
from masa_check.model.declared import Declared
from masa_check.model.lookup import items_of
from masa_check.model.money import Difference, Pounds, difference, pounds

TOTAL = 'Total'


class Payment(NamedTuple):
    """What one body pays, and the share that is printed beside it, in either document."""

    name: str
    before: Pounds | None
    after: Pounds | None
    share_before: str = ''
    share_after: str = ''
    likely: bool = False  # whether it is for a person to confirm that both are of one body

    @property
    def difference(self) -> Difference | None:
        """What is paid more than before, where both documents print a sum."""
        return difference(self.before, self.after) if self.before and self.after else None


def contributions(old: Declared, new: Declared) -> tuple[Payment, ...]:
    """A line for each body that pays in either document, the largest first, and one for the total."""
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
    gone, come = ({pair[side] for pair in matched.likely} for side in (0, 1))
    pairs += [(olds[i], None, False) for i in matched.gone if i not in gone]
    pairs += [(None, news[j], False) for j in matched.come if j not in come]
    for one, other, likely in pairs:
        amounts = pounds(one and one.amount, _unit(before)), pounds(other and other.amount, _unit(after))
        yield Payment(_name(one, other, likely=likely), *amounts, _share(one), _share(other), likely)


def _share(body: Any) -> str:
    return str(body.share or '') if body else ''


def _name(one: Any, other: Any, *, likely: bool) -> str:
    """The name of now, and that of before where it was another."""
    if not one or not other or one.name == other.name:
        return str((other or one).name)
    return f'{other.name} ({"likely" if likely else "before:"} {one.name})'


def _unit(budget: Any) -> str:
    return getattr(budget, 'printed_in', 'pounds')
