"""The deadlines of a set of documents, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from masa_check.deadlines import arrangements, changes, promises, reports, waivers
from masa_check.deadlines.area import areas
from masa_check.deadlines.due import Due, State
from masa_check.deadlines.plan import Plan
from masa_check.deadlines.plan import due as steps
from masa_check.deadlines.urgency import ListedBy, in_order
from masa_check.declaration.declaration import Declaration
from masa_check.report.acceptance import NOTHING, Acceptance
from masa_check.rulebook.rulebook import Rulebook


class Unread(NamedTuple):
    """A file that cannot be read, and why."""

    path: str
    fault: str


class Deadlines(NamedTuple):
    """The deadlines on a day, with the files that could not be read."""

    on: date
    rulebook: Rulebook
    dues: tuple[Due, ...]
    documents: int
    unread: tuple[Unread, ...] = ()
    proposed: int = 0  # statuses that are left to confirm
    by: ListedBy = ListedBy.URGENCY

    def count(self, state: State) -> int:
        """The number of deadlines in a state."""
        return sum(due.state is state for due in self.dues)


def deadlines(
    declarations: Iterable[Declaration],
    book: Rulebook,
    on: date,
    accepted: Acceptance = NOTHING,
    plan: Plan | None = None,
) -> tuple[Due, ...]:
    """
    The deadlines from the documents of each area and from the accepted waivers, the most urgent first.

    With a plan, its steps towards each report, and what declared changes ask for, stand among them.
    """
    documents = tuple(declarations)
    dues: list[Due] = list(waivers.due(accepted, documents, on))
    for area, texts in areas(documents, on).items():
        of_area: tuple[Due, ...] = (
            *reports.due(texts, book, on),
            *promises.due(texts, on, arrangements.due(texts, on)),
        )
        if plan:
            of_area += (*steps(texts, of_area, plan, on, book.dates), *changes.due(texts, book, on))
        dues += (due._replace(area=area, name=texts.any.model.name) for due in of_area)
    return in_order(dues, ListedBy.URGENCY)
