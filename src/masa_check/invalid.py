"""A value that a declaration cannot take, and why: each face words that for its own readers."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple


class Invalid(StrEnum):
    """Why a value is not taken, where a page words it in another way than a file of YAML."""

    EMPTY_WORDS = 'empty-words'  # a placeholder such as "tbc"
    BEGINS_WITH_KEY = 'begins-with-key'
    BEGINS_WITH_STATUS = 'begins-with-status'
    SILENCE = 'silence'  # from here on the words evade
    NOT_ARISING = 'not-arising'
    PROMISE = 'promise'
    POINTER = 'pointer'
    SECTION = 'section'
    PLACE = 'place'
    HEADING = 'heading'  # of its own source
    BARE = 'bare'
    ONE_WORD = 'one-word'
    NO_LACK = 'no-lack'
    NO_OFFICE = 'no-office'
    NO_FILE = 'no-file'
    UNREADABLE = 'unreadable'  # about what it should be, and how that is written
    NEEDS_MORE = 'needs-more'  # about a status, and what it needs beside it
    CONTRADICTS = 'contradicts'  # about a status, and what stands beside it
    NO_SUCH_STATUS = 'no-such-status'  # about a status that the field cannot have


class Cause(NamedTuple):
    """Why a value is not taken, and the words or keys that this is about."""

    why: Invalid
    about: tuple[str, ...] = ()


class InvalidValueError(ValueError):
    """An invalid value, with a message and a remedy for a file of YAML; pydantic passes it on unchanged."""

    def __init__(self, message: str, remedy: str, cause: Cause | None = None) -> None:
        super().__init__(message, remedy)
        self.message: Final = message
        self.remedy: Final = remedy
        self.cause: Final = cause

    def __str__(self) -> str:
        return f'{self.message}; {self.remedy}'
