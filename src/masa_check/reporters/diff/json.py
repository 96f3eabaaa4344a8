"""A comparison as JSON in a versioned shape; schemas/comparison.schema.json is generated from these types."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from masa_check.diffs.asks import AskChange
from masa_check.diffs.comparison import Comparison, DutyChange, Fact
from masa_check.diffs.facts.change import FactChange, FactKind, FactState, Sort
from masa_check.diffs.facts.payments import Payment
from masa_check.diffs.level import Became
from masa_check.diffs.side import Side
from masa_check.engine.answer import Answer
from masa_check.model.money import Pounds
from masa_check.model.status import Status
from masa_check.reporters.data import Notice, RunDay, ToolData, dumped, tool
from masa_check.reporters.diff import headline_data
from masa_check.rulebook.crosswalk import GuidanceChange as Guidance
from masa_check.values import Force, Outcome, Verdict

SCHEMA_VERSION: Literal[2] = 2


class SideData(TypedDict):
    """One of the two documents, and the edition that it is held to."""

    path: str
    kind: str
    name: str
    sha256: str
    dated: str
    edition: str


class PoundsData(TypedDict):
    """A sum of money as printed, in pounds, and how far the true one may lie from it."""

    printed: str
    pounds: str
    within: str


class StateData(TypedDict):
    """What one document tells of a fact; the words of a person's name are left out unless they are asked for."""

    status: Status
    words: str
    summary: str
    money: PoundsData | None
    line: int


FactData = TypedDict(
    'FactData',
    {
        'theme': str,
        'class': Sort,
        'of': FactKind,
        'path': list[str],
        'sentence': str,
        'likely': str,
        'hash': str,
        'approved_by': str | None,
        'older': list[str],
        'newer': list[str],
        'within': list[str],
        'before': StateData,
        'after': StateData,
    },
)


class DutyVerdictData(TypedDict):
    """The verdict on a duty under an edition."""

    edition: str
    verdict: Verdict
    restated: Annotated[int, Field(description="Asks that the text answers only in the guidance's words")]


AskData = TypedDict(
    'AskData',
    {
        'ask': str,
        'object': str,
        'what': str,
        'force': Force,
        'guidance': Guidance,
        'became': Became,
        'class': Sort | None,
        'fails_as': Sort | None,
        'hash': str,
        'approved_by': str | None,
        'before': Outcome | None,
        'after': Outcome | None,
        'was': Outcome | None,
        'now': Outcome | None,
        'message': str,
        'citation': str,
    },
)


class DutyData(TypedDict):
    """A duty: `before` and `after` under each document's own edition, `was` and `now` under the later one."""

    duty: str
    title: str
    theme: str
    guidance: Guidance
    became: Became
    before: DutyVerdictData | None
    after: DutyVerdictData | None
    was: DutyVerdictData | None
    now: DutyVerdictData | None
    asks: list[AskData]


class PaidData(TypedDict):
    """What one body pays; the change in pounds and in per cent of what it paid before."""

    name: str
    before: PoundsData | None
    after: PoundsData | None
    change: str | None
    per_cent: str | None
    visible: bool | None
    share_before: str
    share_after: str
    likely: bool


class PeriodsData(TypedDict):
    """The periods of the figures, in words."""

    before: str
    after: str


class CountsData(TypedDict):
    """How many changes there are of each class."""

    facts: dict[Sort, int]
    asks: dict[Sort, int]


class ComparisonData(TypedDict):
    """Keys are added within a version; none is removed or changes its type."""

    schema_version: Literal[2]
    tool: ToolData
    on: RunDay
    notice: Notice
    old: SideData
    new: SideData
    later_edition: str
    first_page: list[headline_data.HeadlineData]
    counts: CountsData
    facts: list[FactData]
    duties: list[DutyData]
    money: list[PaidData]
    periods: PeriodsData


def render(comparison: Comparison) -> str:
    """The comparison as JSON."""
    return dumped(as_data(comparison))


def as_data(comparison: Comparison) -> ComparisonData:
    """The comparison as plain data, as schemas/comparison.schema.json describes it."""
    old, new = comparison.pair
    return {
        'schema_version': SCHEMA_VERSION,
        'tool': tool(comparison.rulebook),
        'on': comparison.on.isoformat(),
        'notice': comparison.rulebook.notice(comparison.on),
        'old': _side(old),
        'new': _side(new),
        'later_edition': comparison.later.id,
        'first_page': headline_data.data(comparison),
        'counts': {'facts': dict(comparison.facts_by_sort), 'asks': dict(comparison.asks_by_sort)},
        'facts': [_fact(fact, comparison) for fact in comparison.facts],
        'duties': [_duty(duty, comparison) for duty in comparison.duties],
        'money': [_paid(row) for row in comparison.money],
        'periods': {'before': old.period, 'after': new.period},
    }


def _side(side: Side) -> SideData:
    report = side.report
    return {
        'path': report.path,
        'kind': report.kind,
        'name': report.name,
        'sha256': report.sha256,
        'dated': report.dated,
        'edition': side.edition.id,
    }


def _fact(fact: Fact, comparison: Comparison) -> FactData:
    change: FactChange = fact.change
    lines = [side.line(at) for side, at in zip(comparison.pair, (change.spot.before, change.spot.after), strict=True)]
    return {
        'theme': fact.theme,
        'class': change.sort,
        'of': change.kind,
        'path': list(change.spot.path),
        'sentence': fact.sentence,
        'likely': change.likely,
        'hash': fact.hash,
        'approved_by': (one := comparison.approval(fact)) and one.owner,
        'older': list(change.older),
        'newer': list(change.newer),
        'within': ['.'.join(one.spot.path) for one in change.inner],
        'before': _state(change.before, lines[0]),
        'after': _state(change.after, lines[1]),
    }


def _state(state: FactState, line: int) -> StateData:
    return {
        'status': state.status,
        'words': state.words,
        'summary': state.summary,
        'money': _pounds(state.pounds),
        'line': line,
    }


def _pounds(pounds: Pounds | None) -> PoundsData | None:
    if pounds is None:
        return None
    return {'printed': pounds.printed, 'pounds': f'{pounds.number:f}', 'within': f'{pounds.within:f}'}


def _duty(duty: DutyChange, comparison: Comparison) -> DutyData:
    return {
        'duty': duty.id,
        'title': duty.title,
        'theme': duty.theme,
        'guidance': duty.guidance,
        'became': duty.became,
        'before': _answer(duty.before),
        'after': _answer(duty.after),
        'was': _answer(duty.was),
        'now': _answer(duty.now),
        'asks': [_ask(ask, comparison) for ask in duty.asks],
    }


def _answer(answer: Answer | None) -> DutyVerdictData | None:
    return {'edition': answer.edition, 'verdict': answer.verdict, 'restated': answer.restated} if answer else None


def _ask(ask: AskChange, comparison: Comparison) -> AskData:
    duty = comparison.rulebook.duties[ask.duty]
    editions = (comparison.later, comparison.old.edition, comparison.new.edition)  # the newer text may stand first
    authority = next(
        (duty.authorities(one.id)[ask.ask] for one in editions if ask.ask in duty.authorities(one.id)), None
    )
    outcomes = [answer.outcome if answer else None for answer in (ask.before, ask.after, ask.was, ask.now)]
    return {
        'ask': ask.ask,
        'object': ask.object,
        'what': duty.asks[ask.ask].what,
        'force': ask.force,
        'guidance': ask.guidance,
        'became': ask.became,
        'class': ask.sort,
        'fails_as': ask.gravity,
        'hash': ask.hash,
        'approved_by': (one := comparison.approval(ask)) and one.owner,
        'before': outcomes[0],
        'after': outcomes[1],
        'was': outcomes[2],
        'now': outcomes[3],
        'message': ask.latest.message if ask.latest else '',
        'citation': authority.citation if authority else '',
    }


def _paid(row: Payment) -> PaidData:
    change = row.difference
    return {
        'name': row.name,
        'before': _pounds(row.before),
        'after': _pounds(row.after),
        'change': f'{change.number:f}' if change else None,
        'per_cent': f'{change.per_cent:f}' if change and change.per_cent is not None else None,
        'visible': change.visible if change else None,
        'share_before': row.share_before,
        'share_after': row.share_after,
        'likely': row.likely,
    }
