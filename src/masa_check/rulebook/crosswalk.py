"""What became of each ask and each row from one edition to the next, computed from the rules and never kept by hand."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from masa_check.rulebook.duty import Authority, Duty
from masa_check.rulebook.rulebook import Rulebook


class GuidanceChange(StrEnum):
    """What a later edition did to an ask, a duty or a row."""

    NEW = 'new'
    SAME = 'same'
    STRENGTHENED = 'strengthened'
    WEAKENED = 'weakened'
    CHANGED = 'changed'
    DROPPED = 'dropped'


def asks(duty: Duty, old: str, new: str) -> Mapping[str, GuidanceChange]:
    """What became of each ask of a duty."""
    before, after = duty.authorities(old), duty.authorities(new)
    changes = {}
    for name in duty.asks:
        if name in before and name in after:
            changes[name] = _since(before[name], after[name])
        elif name in after:
            changes[name] = GuidanceChange.NEW
        elif name in before:
            changes[name] = GuidanceChange.DROPPED
    return changes


def _since(before: Authority, after: Authority) -> GuidanceChange:
    """What became of an ask that both editions put."""
    # A row that was never seen in a source is advice for that reason alone: its force is no measure of change.
    step = 0 if before.unconfirmed or after.unconfirmed else after.force.rank - before.force.rank
    if step:
        return GuidanceChange.WEAKENED if step > 0 else GuidanceChange.STRENGTHENED
    return GuidanceChange.CHANGED if after.changed_since == before.edition else GuidanceChange.SAME


def summed(changes: set[GuidanceChange]) -> GuidanceChange:
    """What several changes come to together."""
    if len(changes) == 1:
        return next(iter(changes))
    gains, losses = (
        changes & {GuidanceChange.NEW, GuidanceChange.STRENGTHENED},
        changes & {GuidanceChange.DROPPED, GuidanceChange.WEAKENED},
    )
    if GuidanceChange.CHANGED in changes or (gains and losses):
        return GuidanceChange.CHANGED
    return GuidanceChange.STRENGTHENED if gains else GuidanceChange.WEAKENED


def duty_change(duty: Duty, old: str, new: str) -> GuidanceChange | None:
    """What became of a duty, or None where it stands in neither edition."""
    changes = set(asks(duty, old, new).values())
    return summed(changes) if changes else None


def rows(rulebook: Rulebook, old: str, new: str) -> Mapping[str, GuidanceChange]:
    """What became of each row of the newer edition: a row is the asks that it carries, wherever they stand."""
    changes_by_row: dict[str, set[GuidanceChange]] = {}
    for duty in rulebook.duties.values():
        changes = asks(duty, old, new)
        dropped = {GuidanceChange.DROPPED} if GuidanceChange.DROPPED in changes.values() else set()
        for name, authority in duty.authorities(new).items():
            if authority.ref:
                row = changes_by_row.setdefault(authority.ref, set())
                row |= {changes[name]} | (dropped if changes[name] is not GuidanceChange.NEW else set())
    return {ref: summed(changes) for ref, changes in sorted(changes_by_row.items())}
