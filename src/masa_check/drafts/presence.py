"""How strongly cues stand in sentences, passages and headings: a rare word tells more than a common one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

from masa_check.drafts.passage import TextPassage
from masa_check.drafts.stretch import spoken
from masa_check.questions.cue import Cue, simplified

LEAST = 0.05  # strength of a word that stands in nearly every passage
NEAREST = 2  # headings that are read with a passage


class Strengths(NamedTuple):
    """How strongly one cue stands in each passage, from 0 to 1."""

    sentences: tuple[tuple[float, ...], ...]  # of each passage
    headings: tuple[float, ...]
    passages: tuple[float, ...]  # with their headings


class Presence:
    """Some passages, in which cues are looked for."""

    def __init__(self, passages: Sequence[TextPassage]) -> None:
        self._sentences: Final = [[simplified(one.text) for one in spoken([passage])] for passage in passages]
        self._headings: Final = [simplified(' '.join(one.headings[-NEAREST:])) for one in passages]
        self._wholes: Final = [
            ''.join((heading, *within)) for heading, within in zip(self._headings, self._sentences, strict=True)
        ]
        self._everything: Final = ''.join(self._wholes)
        self._known: Final[dict[tuple[str, ...], Strengths]] = {}

    def of(self, cue: Cue) -> Strengths:
        """How strongly a cue stands in each passage."""
        if cue.words not in self._known:
            self._known[cue.words] = self._strengths(cue)
        return self._known[cue.words]

    def sentences_with(self, cue: Cue) -> list[str]:
        """The sentences in which a cue stands, simplified."""
        return [one for within in self._sentences for one in within if cue.stands_in(one)]

    def _strengths(self, cue: Cue) -> Strengths:
        sentences = [[0.0] * len(within) for within in self._sentences]
        headings = [0.0] * len(self._headings)
        for form in cue.forms:
            if form not in self._everything:
                continue
            there = [number for number, whole in enumerate(self._wholes) if form in whole]
            strength = self._strength(len(there))
            for number in there:
                if form in self._headings[number]:
                    headings[number] = max(headings[number], strength)
                for place, sentence in enumerate(self._sentences[number]):
                    if form in sentence:
                        sentences[number][place] = max(sentences[number][place], strength)
        wholes = tuple(max(heading, *within, 0.0) for heading, within in zip(headings, sentences, strict=True))
        return Strengths(tuple(map(tuple, sentences)), tuple(headings), wholes)

    def _strength(self, times: int) -> float:
        """That of a word which stands in so many passages: 1 where it stands in none, less where it stands in many."""
        most = len(self._wholes) + 1
        return max(LEAST, math.log(most / (times + 0.5)) / math.log(most / 0.5))
