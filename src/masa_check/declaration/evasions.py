"""Words that evade in an older revision: read as not declared, so that a stricter reading turns no gate red."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from masa_check.declaration.proposals import PROPOSED, confirmed
from masa_check.document.document import written
from masa_check.model import shape
from masa_check.model.declared import Declared
from masa_check.model.statement import Part, WithStatus
from masa_check.model.status import Status
from masa_check.values import KeyPath


def without(data: dict[str, Any], places: Iterable[KeyPath], model: type[Declared]) -> dict[str, Any]:
    """
    The data without the statements whose words evade; a list with such a row is left out as a whole.

    Example: of `escalation: {summary: See website, source: Disputes}` nothing is left, and of an office "TBC" in the
    list of delegates the list is not.
    """
    data = deepcopy(data)
    owners = {_owner(data, at, model) for at in places}
    for *way, last in sorted(owners, key=len, reverse=True):  # what is within a statement before the statement
        node: Any = data
        for step in way:
            node = node[step]
        node[last] = {PROPOSED: Status.NOT_STATED}
    left: dict[str, Any] = confirmed(data)
    return left


def _owner(data: dict[str, Any], at: KeyPath, model: type[Declared]) -> KeyPath:
    """The place of the statement that words belong to, or of the words themselves where they are in none."""
    steps = tuple(written(data, at))
    keys = tuple(step for step in at[:-1] if isinstance(step, str))
    holder = shape.field_at(model, keys, as_written=True).type if keys else model
    is_statement = isinstance(holder, type) and issubclass(holder, WithStatus) and not issubclass(holder, Part)
    return steps[:-1] if is_statement and len(steps) == len(at) else steps


def notice(lines: list[int]) -> str:
    """What was read as not declared, for the reader of a comparison; '' for nothing."""
    if not lines:
        return ''
    if not lines[1:]:
        return f'line {lines[0]} counts as not declared: its words do not say what is in place'
    return f'lines {", ".join(map(str, lines))} count as not declared: their words do not say what is in place'
