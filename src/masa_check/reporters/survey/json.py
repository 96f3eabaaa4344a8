"""A survey as JSON in a versioned shape that never loses a key; its schema is generated from these types."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from masa_check.engine.answer import Result
from masa_check.reporters.data import Count, Notice, RunDay, ToolData, dumped, tool
from masa_check.survey.comparison import ShareChange, SurveyComparison
from masa_check.survey.entry import Columns, SurveyEntry, columns
from masa_check.survey.matrix import KINDS, By, Row, Survey
from masa_check.survey.share import Proportion
from masa_check.survey.view import SurveyView
from masa_check.values import Verdict

SCHEMA_VERSION: Literal[1] = 1
EXACT = 6  # decimal places of a share

Kind = Annotated[str, Field(json_schema_extra={'enum': [*KINDS]})]
Share = Annotated[float, Field(ge=0, le=1)]
Stated = Annotated[Share | None, Field(description='met / known; null: nothing known')]
RESTATED = "Of the gaps, those where the text has only the guidance's words"
KNOWN = 'The denominator: met, partly met or missing'
INTERVAL = "Wilson's 95 % interval of the share; null if no sample, or nothing is known"

ProportionData = TypedDict(
    'ProportionData',
    {
        'met': Count,
        'partly': Count,
        'gap': Count,
        'restated': Annotated[Count, Field(description=RESTATED)],
        'undeclared': Count,
        'for-a-person': Count,
        'not-applicable': Count,
        'known': Annotated[Count, Field(description=KNOWN)],
        'share': Stated,
    },
)
RowData = TypedDict(
    'RowData',
    {
        'kind': Kind,
        'edition': str,
        'duty': str | None,
        'area': str | None,
        'theme': str | None,
        'region': str | None,
        'documents': Count,
        'met': Count,
        'partly': Count,
        'gap': Count,
        'restated': Annotated[Count, Field(description=RESTATED)],
        'undeclared': Count,
        'for-a-person': Count,
        'not-applicable': Count,
        'known': Annotated[Count, Field(description=KNOWN)],
        'share': Stated,
        'interval': Annotated[
            Annotated[list[Share], Field(min_length=2, max_length=2)] | None, Field(description=INTERVAL)
        ],
    },
)


class SurveyedData(TypedDict):
    """One document of a survey."""

    path: str
    area: Annotated[str, Field(description='The stable id; empty if the file cannot be read')]
    name: str
    kind: str
    region: str | None
    dated: str | None
    read_in_part: bool
    proposed: Annotated[Count, Field(description='Statuses that are left to confirm, and count as not declared')]
    readable: bool
    fault: Annotated[str | None, Field(description='What keeps it from being read')]
    editions: Annotated[
        dict[str, dict[str, Verdict]],
        Field(description='By the edition to which it is held: what came of each duty'),
    ]
    restated: Annotated[
        dict[str, list[str]],
        Field(description="By edition: of the duties with the verdict gap, those with only the guidance's words"),
    ]
    counted: Annotated[bool, Field(description='Whether its answers are in the rows')]


class PairData(TypedDict):
    """Two documents of one area and kind."""

    area: str
    kind: Kind
    then: Annotated[str, Field(description='The path of the earlier document')]
    now: Annotated[str, Field(description='The path of the later document')]


class ChangeData(TypedDict):
    """What became of the share that states one duty."""

    kind: Kind
    duty: str
    then: ProportionData
    now: ProportionData
    difference: Annotated[Annotated[float, Field(ge=-1, le=1)] | None, Field(description='Share now less then')]
    gained: Annotated[Count, Field(description='Areas that state it now and were known not to')]
    lost: Annotated[Count, Field(description='Areas that stated it and are known not to now')]


class SurveyComparisonData(TypedDict):
    """The comparison with an earlier survey."""

    pairs: list[PairData]
    only_then: list[str]
    only_now: list[str]
    passed_over: Annotated[list[str], Field(description='A later document of the same area stands beside')]
    changes: list[ChangeData]
    documents: Annotated[list[SurveyedData], Field(description='The earlier ones')]


class SurveySummaryData(TypedDict):
    """How much was read, and how much of it counts."""

    files: Count
    counted: Count
    pairs: Annotated[Count, Field(description='Yearly reports checked together with their arrangements')]
    areas: Annotated[Count, Field(description='Partnerships, by their ids')]
    unreadable: Count
    left_out: Count


class SurveyData(TypedDict):
    """Keys are added within a version; none is removed or changes its type."""

    schema_version: Literal[1]
    tool: ToolData
    on: RunDay
    notice: Notice
    edition: Annotated[str | None, Field(description='To which all were held; null: each to its own')]
    parts_counted: Annotated[bool, Field(description='Whether texts that are not the whole arrangements count')]
    by: Annotated[list[By], Field(min_length=1)]
    sample: Annotated[bool, Field(description='Whether the documents were said to be a random sample')]
    ranked: Annotated[bool, Field(description='Whether rows stand by share, the largest first')]
    summary: SurveySummaryData
    rows: list[RowData]
    documents: list[SurveyedData]
    comparison: SurveyComparisonData | None


def render(view: SurveyView) -> str:
    """The survey as JSON."""
    return dumped(as_data(view))


def as_data(view: SurveyView) -> SurveyData:
    """The survey as plain data, as schemas/survey.schema.json describes it."""
    survey = view.survey
    return {
        'schema_version': SCHEMA_VERSION,
        'tool': tool(survey.rulebook),
        'on': survey.on.isoformat(),
        'notice': survey.rulebook.notice(survey.on),
        'edition': survey.edition or None,
        'parts_counted': survey.parts,
        'by': list(view.by),
        'sample': view.sample,
        'ranked': view.ranked,
        'summary': {
            'files': len(survey.entries),
            'counted': len(survey.counted),
            'pairs': len(survey.pairs),
            'areas': len({entry.area for entry in survey.counted}),
            'unreadable': len(survey.broken),
            'left_out': len(survey.left_out),
        },
        'rows': [_row(row, view.by, sample=view.sample) for row in view.rows],
        'documents': _documents(survey),
        'comparison': _comparison(view.comparison) if view.comparison else None,
    }


def _row(row: Row, by: tuple[By, ...], *, sample: bool) -> RowData:
    group = dict(zip(by, row.group.names, strict=True))
    return {
        'kind': row.group.kind,
        'edition': row.group.edition,
        'duty': group.get(By.DUTY),
        'area': group.get(By.AREA),
        'theme': group.get(By.THEME),
        'region': group.get(By.REGION),
        'documents': row.documents,
        **_share(row.share),
        'interval': _interval(row.share) if sample else None,
    }


def _share(share: Proportion) -> ProportionData:
    return {
        'met': share.met,
        'partly': share.partly,
        'gap': share.gap + share.restated,
        'restated': share.restated,
        'undeclared': share.undeclared,
        'for-a-person': share.for_a_person,
        'not-applicable': share.not_applicable,
        'known': share.known,
        'share': _exact(share.stated),
    }


def _interval(share: Proportion) -> list[float] | None:
    return [round(end, EXACT) for end in share.interval] if share.interval else None


def _exact(share: Fraction | None) -> float | None:
    return None if share is None else round(float(share), EXACT)


def _documents(survey: Survey) -> list[SurveyedData]:
    known, counted = columns(survey.rulebook), set(survey.answering)
    return [_document(entry, known, counted=entry in counted) for entry in (*survey.entries, *survey.pairs)]


def _document(entry: SurveyEntry, known: Columns, *, counted: bool) -> SurveyedData:
    editions: dict[str, dict[str, Verdict]] = {edition: {} for edition, _ in entry.letters}
    restated: dict[str, list[str]] = {edition: [] for edition, _ in entry.letters}
    for edition, duty, result in entry.results(known):
        editions[edition][duty.id] = result.verdict
        if result is Result.RESTATED:
            restated[edition].append(duty.id)
    return {
        'path': entry.path,
        'area': entry.area,
        'name': entry.name,
        'kind': entry.kind,
        'region': entry.region or None,
        'dated': entry.dated or None,
        'read_in_part': entry.in_part,
        'proposed': entry.proposed,
        'readable': not entry.broken,
        'fault': entry.fault or None,
        'editions': editions,
        'restated': restated,
        'counted': counted,
    }


def _comparison(comparison: SurveyComparison) -> SurveyComparisonData:
    return {
        'pairs': [
            {'area': now.area, 'kind': now.kind, 'then': then.path, 'now': now.path} for then, now in comparison.pairs
        ],
        'only_then': [entry.path for entry in comparison.only_then],
        'only_now': [entry.path for entry in comparison.only_now],
        'passed_over': [entry.path for entry in comparison.older],
        'changes': [_change(change) for change in comparison.changes],
        'documents': _documents(comparison.then),
    }


def _change(change: ShareChange) -> ChangeData:
    return {
        'kind': change.kind,
        'duty': change.duty,
        'then': _share(change.then),
        'now': _share(change.now),
        'difference': _exact(change.difference),
        'gained': change.gained,
        'lost': change.lost,
    }
