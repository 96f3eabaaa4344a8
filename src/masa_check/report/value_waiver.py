"""Values that a published text does not bear out, and that an office has undertaken to put right by a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from masa_check.document.document import Position
from masa_check.report.record import being_put_right
from masa_check.values import KeyPath


class ValueWaiver(NamedTuple):
    """A value that the published text does not bear out, and that an office has undertaken to put right by a day."""

    document: str
    value: str
    keys: tuple[str, ...]  # its path in the declaration without the numbers of items; () is any
    place: Position
    reason: str
    owner: str
    expires: date

    @property
    def words(self) -> str:
        """The note on the waiver in every report."""
        return being_put_right(self.owner, self.expires)

    def covers(self, path: KeyPath, value: str) -> bool:
        """Whether it is about a value at a path."""
        return value == self.value and self.keys in ((), keys_of(path))


def keys_of(path: Iterable[str | int]) -> tuple[str, ...]:
    """The keys of a path in a declaration, without the numbers of items, which change when a list is sorted."""
    return tuple(step for step in path if isinstance(step, str) and not step.isdigit())
