"""The fields about which a kind of document is asked, and how many of them a declaration answers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from masa_check.declaration.blank import without_blanks
from masa_check.declaration.kinds import model_of
from masa_check.declaration.proposals import confirmed
from masa_check.model.identity import IDENTITY
from masa_check.model.shape import Field, fields
from masa_check.model.statement import Part
from masa_check.rulebook.duty import Ask, Path


def own_fields(field: Field) -> list[Field]:
    """The fields of a group or an item, without those that every group has."""
    return [one for key, one in fields(field.type).items() if key not in Part.own_keys]


@cache
def paths(kind: str) -> tuple[tuple[Path, Field], ...]:
    """Every field of a kind of document that can be answered, in the order of the model."""
    top = (field for key, field in fields(model_of(kind)).items() if key not in IDENTITY)
    return tuple(one for field in top for one in _leaves(field, ()))


def _leaves(field: Field, above: Path) -> Iterator[tuple[Path, Field]]:
    path = (*above, field.key)
    if not field.is_group:
        yield path, field
        return
    for inner in own_fields(field):
        yield from _leaves(inner, path)


def looked_at(ask: Ask) -> tuple[Path, ...]:
    """The paths at which an ask looks for its answer."""
    return ((*ask.each, *ask.of), ask.instead)


def touches(asked: Path, path: Path) -> bool:
    """Whether what an ask looks at is a field, within it, or a group around it."""
    shared = min(len(asked), len(path))
    return asked[:shared] == path[:shared]


def answered(kind: str, data: Any) -> int:
    """The number of questions that a declaration answers; a group with a status answers all that it holds."""
    return sum(_is_answered(data, path) for path, _ in paths(kind))


class Progress(NamedTuple):
    """How many questions of a blank form are answered, and of how many."""

    answered: int
    questions: int

    def __str__(self) -> str:
        return f'{self.answered} of {self.questions} questions answered'


def progress(kind: str, data: dict[str, Any]) -> Progress:
    """How far a blank form is filled in; what is only proposed is no answer."""
    return Progress(answered(kind, confirmed(without_blanks(data))), len(paths(kind)))


def _is_answered(node: Any, path: Path) -> bool:
    for step in path:
        if not isinstance(node, dict) or 'status' in node:
            return True
        if step not in node:
            return False
        node = node[step]
    return True
