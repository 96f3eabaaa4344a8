"""Where each row of the inventory of requirements stands in the rulebook, and what no duty asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from masa_check.declaration.kinds import ARRANGEMENTS, KINDS, PAIR, YEARLY_REPORT, model_of
from masa_check.model.declared import Declared
from masa_check.model.shape import fields
from masa_check.model.statement import Statement
from masa_check.rulebook import crosswalk
from masa_check.rulebook.duty import Ask, Duty
from masa_check.rulebook.rulebook import Rulebook

ROWS = Path(__file__).parents[1] / 'docs' / 'rows.yaml'
DOCUMENTS = {'A': 'arrangements', 'Y': 'yearly report', 'P': 'process', 'A+Y': 'both', 'A/Y': 'both'}
# What a check reads within a group of statements that it is given as a whole.
EVIDENCE = ('measure', 'baseline', 'comparison', 'result', 'who')
WITHIN: Mapping[str, Mapping[tuple[str, ...], tuple[str, ...]]] = {
    ARRANGEMENTS: {('chair',): ('held_as', 'held_by')},
    YEARLY_REPORT: {
        ('impact', 'work'): (*EVIDENCE, 'activity_only', 'journey'),
        ('impact', 'training'): (*EVIDENCE, 'activity_only'),
        ('priorities',): ('progress',),
        ('decisions', 'list'): ('progress',),
        ('themes',): ('drawn_from',),
    },
}
IDENTITY = {'kind', 'id', 'name', 'texts', 'stage', 'dated', 'superseded_on', 'follows'}


def inventory() -> list[dict[str, Any]]:
    """The rows, in the order of the inventory."""
    rows: list[dict[str, Any]] = yaml.safe_load(ROWS.read_text('utf-8'))['rows']
    return rows


def unseen() -> list[dict[str, str]]:
    """What no published document can show, with the place in WT2023 and the reason."""
    entries: list[dict[str, str]] = yaml.safe_load(ROWS.read_text('utf-8'))['unseen']
    return entries


def placed(rulebook: Rulebook) -> Mapping[str, list[str]]:
    """For each row, the asks that carry it."""
    found: dict[str, list[str]] = {}
    for duty in rulebook.duties.values():
        for authorities in duty.editions.values():
            for name, authority in authorities.items():
                if authority.ref or authority.ours:  # what was carried over has no row in its edition yet
                    found.setdefault(authority.ref, []).append(f'{duty.id}.{name}')
    return found


def reason(row: Mapping[str, Any]) -> str:
    """Why a row has no ask, or nothing if nobody has said."""
    return str(row.get('left_out', ''))


def became(rulebook: Rulebook) -> Mapping[str, str]:
    """What the rules say became of each row from WT2018 to WT2023."""
    return {ref: change.value for ref, change in crosswalk.rows(rulebook, 'wt2018', 'wt2023').items()}


def said(row: Mapping[str, Any]) -> str:
    """The first word of the inventory's own column: new, same, strengthened, weakened or changed."""
    return str(row.get('since_2018', '')).split(' ')[0].rstrip(';,')


def asked_paths(rulebook: Rulebook, kind: str) -> set[tuple[str, ...]]:
    """Every path of a kind of document that some duty looks at, by itself or in a pair."""
    paths = {
        path if duty.asked_of == kind else path[1:]
        for duty in rulebook.duties.values()
        for ask in duty.asks.values()
        for path in _paths(duty, ask)
        if duty.asked_of == kind or (duty.asked_of == PAIR and path[:1] == (kind,))
    }
    within = WITHIN[kind]
    return (paths - {()} - within.keys()) | {(*path, key) for path, keys in within.items() for key in keys}


def _paths(duty: Duty, ask: Ask) -> Iterator[tuple[str, ...]]:
    yield (*ask.each, *ask.of)
    yield from ask.beside.values()
    if ask.instead:
        yield ask.instead
    yield from (one.of for authority in duty.authorities_of(ask.name) for one in authority.conditions)


def recorded(model: type[Declared], at: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every path at which the model has a place for something that a text says."""
    for name, field in fields(model).items():
        if name in Statement.model_fields or (not at and name in IDENTITY):
            continue
        if fields(field.type).keys() - Statement.model_fields.keys():
            yield from recorded(field.type, (*at, name))
        else:
            yield (*at, name)


def unasked(rulebook: Rulebook, kind: str) -> list[str]:
    """What the model of a kind records that no duty looks at."""
    asked = asked_paths(rulebook, kind)
    paths = recorded(model_of(kind))
    return ['.'.join(path) for path in paths if not any(path[: len(one)] == one for one in asked)]


def page(rulebook: Rulebook) -> str:
    """docs/coverage.md."""
    where, change = placed(rulebook), became(rulebook)
    lines = [
        '# Where each row of the inventory stands',
        '',
        'Made by `make generated` from `docs/rows.yaml` and `rules/`. A row is one thing that an edition of Working',
        'Together asks; the ask that carries it is named as `duty.ask`. The last two columns hold what the rules make',
        'of its life from WT2018 to WT2023 against what the inventory says of it.',
        '',
        '| row | force | document | where it stands | by the rules | by the inventory |',
        '| --- | --- | --- | --- | --- | --- |',
    ]
    for row in inventory():
        stands = ', '.join(f'`{ask}`' for ask in where.get(row['id'], [])) or f'left out: {reason(row)}'
        lines.append(
            f'| {row["id"]} | {row["force"]} | {DOCUMENTS[row["document"]]} | {stands} '
            f'| {change.get(row["id"], "")} | {row.get("since_2018", "")} |'
        )
    lines += ['', '## Where the two last columns differ, and why', '']
    lines += [f'- **{row["id"]}**: {row["differs"]}' for row in inventory() if 'differs' in row]
    lines += ['', '## What no published document can show', '', 'Asked by WT2023, and put by no duty.', '']
    lines += [f'- {entry["place"]}: {entry["what"]}. Not asked, because {entry["because"]}' for entry in unseen()]
    lines += ['', '## What masa-check asks of its own accord', '', 'Coherence that no row carries; always advice.', '']
    lines += [f'- `{ask}`' for ask in where.get('', [])]
    lines += ['', '## What can be declared that no duty asks', '', 'Kept for comparisons and for the reader.', '']
    for kind in KINDS:
        lines += [f'`kind: {kind}`:', '', *(f'- `{path}`' for path in unasked(rulebook, kind)), '']
    lines.pop()
    return '\n'.join(lines) + '\n'
