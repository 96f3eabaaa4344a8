"""A survey as data, in a shape that is versioned and never loses a key."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from masa_check.reporters.check.json import dumped, tool
from masa_check.survey.comparison import ShareChange, SurveyComparison
from masa_check.survey.entry import Columns, SurveyEntry, columns
from masa_check.survey.matrix import By, Row, Survey
from masa_check.survey.share import Proportion
from masa_check.survey.view import SurveyView

SCHEMA_VERSION = 1
EXACT = 6  # decimal places of a share


def render(told: SurveyView) -> str:
    """The survey as JSON: the same input gives the same bytes."""
    return dumped(as_data(told))


def as_data(told: SurveyView) -> dict[str, Any]:
    """The survey as plain data, as schemas/survey.schema.json describes it."""
    survey = told.survey
    return {
        'schema_version': SCHEMA_VERSION,
        'tool': tool(survey.rulebook),
        'on': survey.on.isoformat(),
        'edition': survey.edition or None,
        'parts_counted': survey.parts,
        'by': [by.value for by in told.by],
        'sample': told.sample,
        'ranked': told.ranked,
        'summary': {
            'files': len(survey.entries),
            'counted': len(survey.counted),
            'pairs': len(survey.pairs),
            'areas': len({entry.area for entry in survey.counted}),
            'unreadable': len(survey.broken),
            'left_out': len(survey.left_out),
        },
        'rows': [_row(row, told.by, sample=told.sample) for row in told.rows],
        'documents': _documents(survey),
        'comparison': _comparison(told.comparison) if told.comparison else None,
    }


def _row(row: Row, by: tuple[By, ...], *, sample: bool) -> dict[str, Any]:
    group = {name.value: None for name in By} | {name.value: one for name, one in zip(by, row.group.names, strict=True)}
    return {
        'kind': row.group.kind,
        'edition': row.group.edition,
        **group,
        'documents': row.documents,
        **_share(row.share),
        'interval': _interval(row.share) if sample else None,
    }


def _share(share: Proportion) -> dict[str, Any]:
    return {
        **{key.replace('_', '-'): number for key, number in share._asdict().items()},
        'known': share.known,
        'share': _exact(share.stated),
    }


def _interval(share: Proportion) -> list[float] | None:
    return [round(end, EXACT) for end in share.interval] if share.interval else None


def _exact(share: Fraction | None) -> float | None:
    return None if share is None else round(float(share), EXACT)


def _documents(survey: Survey) -> list[dict[str, Any]]:
    known, held = columns(survey.rulebook), set(survey.answering)
    return [{**_document(entry, known), 'counted': entry in held} for entry in (*survey.entries, *survey.pairs)]


def _document(entry: SurveyEntry, known: Columns) -> dict[str, Any]:
    editions: dict[str, dict[str, str]] = {edition: {} for edition, _ in entry.letters}
    for edition, duty, verdict in entry.verdicts(known):
        editions[edition][duty.id] = verdict.value
    return {
        'path': entry.path,
        'area': entry.area,
        'name': entry.name,
        'kind': entry.kind,
        'region': entry.region or None,
        'dated': entry.dated or None,
        'read_in_part': entry.in_part,
        'readable': not entry.broken,
        'fault': entry.fault or None,
        'editions': editions,
    }


def _comparison(comparison: SurveyComparison) -> dict[str, Any]:
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


def _change(change: ShareChange) -> dict[str, Any]:
    return {
        'kind': change.kind,
        'duty': change.duty,
        'then': _share(change.then),
        'now': _share(change.now),
        'difference': _exact(change.difference),
        'gained': change.gained,
        'lost': change.lost,
    }
