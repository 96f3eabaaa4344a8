"""What somebody must look at after a verification: each fault told once, with all that rests on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from masa_check.evidence.claim import ClaimKind
from masa_check.evidence.verification import ClaimOutcome, ClaimResult

PLACES = frozenset({ClaimKind.HEADING, ClaimKind.PAGE})  # what is claimed of a source, and is no value


class Problem(NamedTuple):
    """A result that somebody must look at; of a heading, with every line that names it, and what rests on it."""

    result: ClaimResult
    lines: tuple[int, ...]
    resting: int = 0  # values that are looked for beneath a heading that is not there


def problems(results: Iterable[ClaimResult]) -> tuple[Problem, ...]:
    """
    The results that somebody must look at.

    What rests on a heading that is not there is told with it, or waived with it.

    Example: eight sources name a heading that is misspelt. That is one problem with eight lines, and what is found
    elsewhere only for want of that heading is none of its own.
    """
    known = list(results)
    missing: dict[str, list[ClaimResult]] = {}
    for one in known:
        if one.claim.kind is ClaimKind.HEADING and one.outcome is ClaimOutcome.NOT_FOUND:
            missing.setdefault(one.claim.value, []).append(one)
    collected: list[Problem] = []
    for one in known:
        alike = missing.get(one.claim.value, []) if one.claim.kind is ClaimKind.HEADING else []
        alike = [each for each in alike if each.is_open]
        if alike and one is alike[0]:
            collected.append(
                Problem(one, tuple(dict.fromkeys(each.place.line for each in alike)), _resting(one, known))
            )
        elif one.is_open and not alike and not _rests_on(one, missing):
            collected.append(Problem(one, (one.place.line,)))
    return tuple(collected)


def _resting(heading: ClaimResult, results: Iterable[ClaimResult]) -> int:
    return sum(_names(one, heading.claim.value) for one in results if one.claim.kind not in PLACES)


def _rests_on(result: ClaimResult, missing: Iterable[str]) -> bool:
    """Whether something is elsewhere perhaps only because its source names a heading that is not there."""
    return result.outcome is ClaimOutcome.ELSEWHERE and any(_names(result, heading) for heading in missing)


def _names(result: ClaimResult, heading: str) -> bool:
    return any(source.section == heading for source in result.claim.sources)
