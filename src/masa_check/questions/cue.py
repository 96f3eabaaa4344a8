"""Cues: words by which a passage is known that may answer a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r'[^\W_]+|£')
STAR = '*'


class Cue(NamedTuple):
    """Words of which one must stand in a passage, with a sentence that has one of them and one that has none."""

    name: str
    words: tuple[str, ...]
    finds: str
    misses: str
    path: str = ''
    line: int = 0

    @classmethod
    def of(cls, *words: str) -> Cue:
        """A cue of some words that no file of rules has."""
        return cls('', words, '', '')

    def stands_in(self, text: str) -> bool:
        """Whether one of its words stands in a text as `simplified` writes it."""
        return any(form in text for form in self.forms)

    @property
    def forms(self) -> tuple[str, ...]:
        """Its words as they are looked for in a text as `simplified` writes it."""
        return _forms(self.words)


@lru_cache(maxsize=4096)
def _forms(words: Sequence[str]) -> tuple[str, ...]:
    """
    Words as they are looked for in a simplified text.

    Example: "practice review*" is looked for as " practice review", and "chair" as " chair ".
    """
    return tuple(
        simplified(word.removesuffix(STAR)).rstrip(' ') + ('' if word.endswith(STAR) else ' ') for word in words
    )


@lru_cache(maxsize=20_000)
def simplified(text: str) -> str:
    """
    The words of a text in small letters, with a space before, between and behind them.

    Example: "The Children's-Board" is " the children s board ".
    """
    return f' {" ".join(words(text))} '


def words(text: str) -> list[str]:
    """The words of a text in small letters, and each pound sign."""
    return WORD.findall(text.casefold())
