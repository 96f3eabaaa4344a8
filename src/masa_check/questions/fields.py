"""The questions that a kind of document is asked: every field of its model, and how strongly the rulebook asks it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from masa_check.declaration.blank import without_blanks
from masa_check.declaration.kinds import model_of
from masa_check.model.identity import IDENTITY
from masa_check.model.shape import Field, fields
from masa_check.model.statement import Part
from masa_check.rulebook.duty import Ask, Path
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force


class FieldQuestion(NamedTuple):
    """One field to be answered: its path, the field, and the duties that ask for it, each with its strongest force."""

    path: Path
    field: Field
    asked_by: tuple[tuple[str, Force], ...]

    @property
    def force(self) -> Force | None:
        """The strongest force with which it is asked; None where no duty asks for it."""
        return Force.highest(force for _, force in self.asked_by) if self.asked_by else None

    @property
    def rank(self) -> int:
        """The rank of that force, the strongest first; what nobody asks comes last."""
        return self.force.rank if self.force else len(Force) + 1


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


def questions(kind: str, book: Rulebook) -> tuple[FieldQuestion, ...]:
    """Every field of a kind of document as a question, in the order of the model."""
    asked = list(_asked(kind, book))
    return tuple(
        FieldQuestion(path, field, tuple({duty: force for duty, force, at in asked if _touches(at, path)}.items()))
        for path, field in paths(kind)
    )


def _asked(kind: str, book: Rulebook) -> Iterator[tuple[str, Force, Path]]:
    """Each path that an ask looks at, with its duty and the strongest force in an edition that has been read."""
    read = [edition.id for edition in book.editions_read]
    for duty in book.duties.values():
        if duty.asked_of != kind:
            continue
        for name, ask in duty.asks.items():
            forces = [duty.editions[id][name].force for id in read if name in duty.authorities(id)]
            if forces:
                yield from ((duty.id, Force.highest(forces), path) for path in _paths(ask) if path)


def _paths(ask: Ask) -> tuple[Path, ...]:
    return ((*ask.each, *ask.of), ask.instead)


def _touches(asked: Path, path: Path) -> bool:
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
    """How far a blank form is filled in."""
    return Progress(answered(kind, without_blanks(data)), len(paths(kind)))


def _is_answered(node: Any, path: Path) -> bool:
    for step in path:
        if not isinstance(node, dict) or 'status' in node:
            return True
        if step not in node:
            return False
        node = node[step]
    return True
