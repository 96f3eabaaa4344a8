"""How a run ends and why, in words: the last line of a report, or what standard error says where a report has none."""

from __future__ import annotations

from collections.abc import Iterable

from masa_check.report.finding import fails
from masa_check.report.report import Count
from masa_check.reporters.draw.page import how_many
from masa_check.reporters.draw.verdicts import FORCES
from masa_check.values import Force

FAIL_ON = Force.MUST  # unless somebody says otherwise
LADDER: tuple[Force | None, ...] = (None, *Force)
ABOUT_FILES = 'about the file itself'  # that it cannot be read, or is gone, or that a waiver in it does not hold
NOT_NAMED = 'with nobody named to put them right'


def outcome(count: Count, fail_on: Force | None) -> str:
    """Whether a run fails, by how many findings of which force, and at which `--fail-on`."""
    if fail_on is None:
        return 'This run does not fail: with --fail-on never, no finding fails it.'
    failing = [force for force in LADDER if force in count.findings and fails(force, fail_on)]
    if not failing:
        return f'This run does not fail: no finding is at or above --fail-on {fail_on}.'
    number = sum(count.findings[force] for force in failing)
    so_many = f'{how_many(number, "finding")} {"is" if number == 1 else "are"}'
    return f'This run fails: {so_many} at or above --fail-on {fail_on}: {open_by_force(count, failing)}.'


def open_by_force(count: Count, forces: Iterable[Force | None] = LADDER) -> str:
    """How many findings of each force are open, the worst first."""
    named = ((count.findings[force], force) for force in forces if force in count.findings)
    return ', '.join(f'{number} {FORCES[force] if force else ABOUT_FILES}' for number, force in named)


def notices(count: Count, fail_on: Force | None) -> list[str]:
    """What standard error says where the report is in a format for programs: why the run fails, and known statute."""
    lines = [outcome(count, fail_on)] if count.fails(fail_on) else []
    if count.known_statutory:
        lines.append(f'{how_many(count.known_statutory, "finding")} of statute in the baseline, {NOT_NAMED}.')
    return lines
