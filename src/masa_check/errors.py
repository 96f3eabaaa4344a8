"""What is said when masa-check cannot go on: one line, with the place and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class ExitCode(IntEnum):
    """What a run ended with; the numbers are part of the tool's contract."""

    OK = 0
    FINDINGS = 1
    COULD_NOT_RUN = 2
    NOTHING_TO_CHECK = 3
    OUR_BUG = 70


class MasaError(Exception):
    """Something the user can put right: what is wrong, where, and what to do."""

    def __init__(self, message: str, *, remedy: str = '', path: str = '', line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.path = path
        self.line = line
        self.column = column

    def __str__(self) -> str:
        place = ':'.join(str(part) for part in (self.path, self.line, self.column) if part)
        said = f'{place}: {self.message}' if place else self.message
        return f'{said}; {self.remedy}' if self.remedy else said


def did_you_mean(given: str, known: Iterable[str], *, likeness: float = 0.6) -> str:
    """A question after the nearest of the names that are known, or nothing where none is near."""
    near = nearest(given, known, likeness=likeness)
    return f'did you mean "{near}"?' if near else ''


def nearest(given: str, known: Iterable[str], *, likeness: float) -> str:
    """The nearest of the names that are known, as far as a slip of the keys goes; nothing where none is near."""
    import difflib  # noqa: PLC0415 - only a mistake pays for it

    return next(iter(difflib.get_close_matches(given, list(known), n=1, cutoff=likeness)), '')
