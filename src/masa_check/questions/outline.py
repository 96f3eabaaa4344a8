"""The keys of a declaration in the order of the questions, each group with what it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from masa_check.declaration.kinds import model_of
from masa_check.model.identity import IDENTITY
from masa_check.model.shape import Field, fields
from masa_check.questions.fields import own_fields
from masa_check.questions.registry import FieldQuestion
from masa_check.rulebook.duty import Path


class OutlineEntry(NamedTuple):
    """A key: its question or, of a group, what it holds."""

    path: Path
    field: Field
    question: FieldQuestion | None
    inner: tuple[OutlineEntry, ...] = ()

    @property
    def indent(self) -> str:
        return '  ' * (len(self.path) - 1)


def outline(kind: str, asked: Sequence[FieldQuestion]) -> tuple[OutlineEntry, ...]:
    """
    Every key of a kind of document but its identity; a group stands where the first of its questions is asked.

    Example: `publication.on` is asked in the theme "Publication", and so `publication` stands before `voice`.
    """
    places = {one.path: number for number, one in enumerate(asked)}
    by_path = {one.path: one for one in asked}
    top = (field for key, field in fields(model_of(kind)).items() if key not in IDENTITY)
    return tuple(_entries(top, (), places, by_path))


def _entries(
    some: Iterable[Field], above: Path, places: Mapping[Path, int], by_path: Mapping[Path, FieldQuestion]
) -> Iterator[OutlineEntry]:
    def place(field: Field) -> int:
        path = (*above, field.key)
        return min(number for at, number in places.items() if at[: len(path)] == path)

    for field in sorted(some, key=place):
        path = (*above, field.key)
        inner = _entries(own_fields(field), path, places, by_path) if field.is_group else ()
        yield OutlineEntry(path, field, by_path.get(path), tuple(inner))
