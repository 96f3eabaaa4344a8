"""The words by which a named agency is of a category of the Schedule, from the table among the rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from masa_check.questions.cue import Cue, simplified

WORDS_FILE = 'agency-words.csv'  # among the rules


class CategoryWords(NamedTuple):
    """The words by which an agency is of a category, and phrases in which those words say something else."""

    cue: Cue
    phrases: tuple[str, ...]

    def stand_in(self, text: str) -> bool:
        for phrase in self.phrases:
            text = text.replace(simplified(phrase).rstrip(), ' ')
        return self.cue.stands_in(text)


Words: TypeAlias = Mapping[str, CategoryWords]


def words_of(table: str) -> Words:
    """The words of each category, from the table that ships."""
    lines = (line for line in table.splitlines() if line and not line.startswith('#'))
    return {category: _of_category(category, *rest) for category, *rest in (line.split(';') for line in lines)}


def _of_category(category: str, words: str, phrases: str = '') -> CategoryWords:
    apart = tuple(one.strip() for one in phrases.split(',') if one.strip())
    return CategoryWords(Cue(category, tuple(one.strip() for one in words.split(',')), '', ''), apart)
