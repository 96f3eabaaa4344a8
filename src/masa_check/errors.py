"""What is said when masa-check cannot go on: one line, with the place and what to do."""

from __future__ import annotations

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
