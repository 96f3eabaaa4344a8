"""A plan of our own for the yearly report, counted back from the day that the guidance sets for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from masa_check.checks.dates import days_after
from masa_check.deadlines.area import Anchor, AreaDocuments, Rule, edition_on
from masa_check.deadlines.due import Due, SetBy, State, Window
from masa_check.deadlines.reports import AUTUMN, COPY
from masa_check.declaration.declaration import Declaration
from masa_check.model.lookup import items_of
from masa_check.model.partners import Partner
from masa_check.rulebook.rulebook import Rulebook

YEAR = 365  # days before the day of the report on which a plan can begin
CITED = 'a day of our own, which no law and no guidance sets; change it by `{}` in masa-check.toml'
STEPS = {
    'figures': 'each partner sends its figures for the yearly report',
    'evaluation': 'the scrutineer hands in the evaluation for the yearly report',
    'sign-off': 'every lead safeguarding partner signs the yearly report off',
    'publication': 'the yearly report is published',
    'copies': 'copies of the yearly report are sent to those whom the guidance names',
}
KEYS = {step: f'plan-{step}' for step in STEPS}  # the settings that have the days


class PlanFault(NamedTuple):
    """Why a plan cannot be, with the settings and what to write."""

    keys: tuple[str, ...]  # the setting to change, then the one that it is held to
    message: str
    remedy: str


class Plan(NamedTuple):
    """For each step the number of days before the day of the report, in the order of the steps."""

    days: tuple[int, ...]

    def fault(self, book: Rulebook, on: date) -> PlanFault | None:
        """The first reason why no report could be made by it; None where it can."""
        steps = tuple(zip(KEYS.values(), self.days, strict=True))
        for key, days in steps:
            if not 0 <= days <= YEAR:
                return PlanFault(
                    (key,), f'{days} is not a number of days from 0 to {YEAR}', 'write how many days before'
                )
        for (before, earlier), (key, days) in pairwise(steps):
            if days > earlier:
                return PlanFault(
                    (key, before),
                    f'{days} days before is earlier than `{before}`, {earlier}',
                    f'write {earlier} or less',
                )
        return self._late_copies(book, on)

    def _late_copies(self, book: Rulebook, on: date) -> PlanFault | None:
        """The fault of a plan that sends copies later after publication than the guidance has it."""
        edition = edition_on(book, on)
        copied = book.deadline(COPY.id, edition.id) if edition else None
        *_, out, sent = self.days
        if copied is None or out - sent <= copied.args['days']:
            return None
        limit = copied.args['days']
        message = f'copies would go out {out - sent} days after the report, and the guidance asks for {limit}'
        return PlanFault((KEYS['copies'], KEYS['publication']), message, f'write {out - limit} or more')


def due(area: AreaDocuments, asked: Iterable[Due], plan: Plan, on: date, dates: Mapping[str, date]) -> Iterator[Due]:
    """The steps towards each report that the guidance asks for by a day still to come."""
    anchor, who = Anchor(area.any, ('id',), on), partial(_who, area.current(on), dates)
    for report in asked:
        if report.rule == AUTUMN.id and report.state is State.DUE and report.window:
            yield from _steps(report, report.window.last, plan, anchor, who)


def _steps(
    report: Due, limit: date, plan: Plan, anchor: Anchor, who: Callable[[date], Mapping[str, str]]
) -> Iterator[Due]:
    for (step, what), days in zip(STEPS.items(), plan.days, strict=True):
        day = days_after(limit, -days)
        rule = Rule(KEYS[step], what, None, CITED.format(KEYS[step]), set_by=SetBy.PLAN)
        why = f'{days} days before {limit}, the day of the report {report.why}'
        bodies = who(day).get(step)
        names = f': {bodies}' if bodies else ''
        yield anchor.due(rule._replace(what=what + names), Window(day, day), why, report.about)


def _who(current: Declaration | None, dates: Mapping[str, date], day: date) -> Mapping[str, str]:
    """Who does a step on its day, by the current arrangements; nobody where they name nobody."""
    if current is None:
        return {}
    partners = items_of(getattr(current.model, 'partners', None))
    scrutiny = getattr(current.model, 'scrutiny', None)
    leads = [_lead(partner, partner.body_on(day, dates)) for partner in partners]
    return {
        'figures': _with_commas(partner.body_on(day, dates) for partner in partners),
        'evaluation': _with_commas(one.words for one in items_of(getattr(scrutiny, 'by', None))),
        'sign-off': _with_commas(leads) if all(leads) else '',
    }


def _lead(partner: Partner, body: str) -> str:
    """The office of a lead with its body; of a body that another has replaced, whoever leads that."""
    if not partner.lead or not partner.lead.office:
        return ''
    return f'{partner.lead.office} ({body})' if body == partner.name else f'the lead of {body}'


def _with_commas(names: Iterable[str]) -> str:
    return ', '.join(dict.fromkeys(name for name in names if name))
