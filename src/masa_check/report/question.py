"""The question of a run, and how it bears on one document: the editions that it is held to, and what checks know."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import NamedTuple

from masa_check.checks import CheckContext
from masa_check.declaration.declaration import Declaration
from masa_check.declaration.kinds import YEARLY_REPORT
from masa_check.engine.plan import Plan, plan
from masa_check.report.acceptance import NOTHING, Acceptance
from masa_check.rulebook.duty import Duty
from masa_check.rulebook.edition import STATUTE, DocumentDay, Edition, Standing, gone, named_by, standings
from masa_check.rulebook.rulebook import Rulebook


class _Question(NamedTuple):
    rulebook: Rulebook
    on: date
    edition: str = ''
    duties: frozenset[str] | None = None
    acceptance: Acceptance = NOTHING
    older: bool = False  # of an older revision, in which words that evade are not declared
    require_quotes: bool = False  # of what is met, the words of the text that say so


class Question(_Question):
    """The question of a run: the rulebook, the day, the edition, the duties, and the acceptances."""

    @cached_property
    def _plans(self) -> dict[tuple[str, str], Plan]:
        return {}

    def __getstate__(self) -> None:
        """Nothing beside the fields: another process plans for itself."""

    def plan(self, edition: str, asked_of: str) -> Plan:
        """The duties that the run asks of a kind of case in an edition, planned once for all documents."""
        key = edition, asked_of
        if key not in self._plans:
            self._plans[key] = plan(self.asked, edition, asked_of)
        return self._plans[key]

    @property
    def asked(self) -> list[Duty]:
        """The duties that the run evaluates."""
        return [duty for duty in self.rulebook.duties.values() if self.duties is None or duty.id in self.duties]

    @property
    def not_asked(self) -> tuple[str, ...]:
        """The ids of the duties that the user left out."""
        return tuple(duty for duty in self.rulebook.duties if self.duties is not None and duty not in self.duties)


def standings_of(declared: Declaration, question: Question) -> tuple[Standing, ...]:
    model = declared.model
    editions: Iterable[Edition] = question.rulebook.editions.values()
    if model.kind == YEARLY_REPORT:  # one day decides, without a choice of edition: docs/decisions/0013
        editions = [edition._replace(transition_until=None) for edition in editions]
    document, statute = DocumentDay(model.bound, model.follows or ''), question.rulebook.dates.get(STATUTE, date.min)
    all_standings = standings(editions, document, question.on, question.edition, statute)
    return tuple(one._replace(notice=one.notice or model.bound_because) if one.counts else one for one in all_standings)


def check_context(standing: Standing, declared: Declaration, question: Question) -> CheckContext:
    """
    The context of checks: the day, the document's date, the edition, and the recipients that the guidance names.

    Readiness asks as if the document were dated on the day of the run: docs/decisions/0050.
    """
    dated = (standing.as_of, standing.as_of) if standing.as_of else declared.dated
    editions = question.rulebook.editions.values()
    # A report is sent long after its period, under whichever edition is in force by then: docs/decisions/0002.
    own = () if declared.model.kind == YEARLY_REPORT else standing.edition.recipients
    return CheckContext(
        on=question.on,
        dated=dated,
        edition=standing.edition.id,
        replaced=frozenset(gone(editions, dated[0] if dated else question.on, declared.model.follows or '')),
        recipients=(*own, *named_by(editions)),
        bodies=question.rulebook.bodies,
        dates=question.rulebook.dates,
        authorities=question.rulebook.authorities,
        read_in_part=declared.in_part,
        read_whole=declared.model.read_whole,
    )
