"""The errors that a user can put right, and the exit codes."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class ExitCode(IntEnum):
    """The exit code of a run; the numbers are part of the public contract."""

    OK = 0
    FINDINGS = 1
    COULD_NOT_RUN = 2
    NOTHING_TO_CHECK = 3
    OUR_BUG = 70


class MasaError(Exception):
    """An error that the user can put right: the message, the place and the remedy."""

    def __init__(self, message: str, *, remedy: str = '', path: str = '', line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.path = path
        self.line = line
        self.column = column

    def __str__(self) -> str:
        place = ':'.join(str(part) for part in (self.path, self.line, self.column) if part)
        text = f'{place}: {self.message}' if place else self.message
        return f'{text}; {self.remedy}' if self.remedy else text


def did_you_mean(name: str, known: Iterable[str], *, likeness: float = 0.6) -> str:
    """The question `did you mean "..."?` with the nearest known name, or '' where none is near."""
    near = nearest(name, known, likeness=likeness)
    return f'did you mean "{near}"?' if near else ''


def nearest(name: str, known: Iterable[str], *, likeness: float) -> str:
    """The known name that is nearest to a misspelt one, or '' where none is near."""
    import difflib  # noqa: PLC0415 - only a mistake pays for it

    return next(iter(difflib.get_close_matches(name, list(known), n=1, cutoff=likeness)), '')
