"""Ranks the passages of a document by how well they may answer a question: Okapi BM25, and cues."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from masa_check.drafts.passage import TextPassage
from masa_check.questions.cue import Cue, simplified, words
from masa_check.questions.wording import QuestionWording

K1, B = 1.2, 0.75  # as BM25 is mostly used
STEM = 6  # letters of a word by which it is known: "scrutiny" and "scrutinise" are one
CUE_WEIGHT = 1.0  # of a cue that stands in a passage, beside a word of the query; again of one in its heading
ALL_CUES = 2.0
HALF = 0.5  # of a word's weight, where it is among the query or among the many words, and not among both
# Words that tell nothing of a passage.
STOP = frozenset(
    words(
        'a an and are as at be been by can do does for from had has have how if in into is it its may no not of on or '
        'other our so such than that the their them they this to was what when where which who whom will with'
    )
)


class Ranked(NamedTuple):
    """A passage with its score, and whether all cues of the question stand in it."""

    passage: TextPassage
    score: float
    has_all_cues: bool


class Ranking:
    """The passages of a document, ready to be asked."""

    def __init__(self, passages: Sequence[TextPassage]) -> None:
        self.passages: Final = passages
        self._terms: Final = [Counter(terms(f'{one.section} {one.text}')) for one in passages]
        self._lengths: Final = [sum(counted.values()) for counted in self._terms]
        self._average: Final = sum(self._lengths) / max(len(passages), 1) or 1.0
        self._within: Final = Counter(term for counted in self._terms for term in counted)

    def ranked(self, wording: QuestionWording, *, cues: bool = True) -> list[Ranked]:
        """Every passage, the best first; without cues by plain BM25."""
        asked = _weights(wording) if cues else dict.fromkeys(query(wording, cues=False), 1.0)
        scores = [self._score(asked, number) for number in range(len(self.passages))]
        found = [self._with_cues(wording, one, score, cues) for one, score in zip(self.passages, scores, strict=True)]
        return sorted(found, key=lambda one: -one.score)

    @property
    def highest_rarity(self) -> float:
        """About what a word is worth that stands in one passage alone: more in a longer document."""
        return math.log(1 + len(self.passages))

    def are_nearby(self, cues: Sequence[Cue]) -> bool:
        """Whether all of some cues stand in two passages that follow each other, or in one."""
        pairs = zip(self.passages, [*self.passages[1:], self.passages[-1]], strict=True) if self.passages else ()
        return any(
            all(cue.stands_in(one.simplified) or cue.stands_in(other.simplified) for cue in cues)
            for one, other in pairs
        )

    def _with_cues(self, wording: QuestionWording, passage: TextPassage, score: float, cues: bool) -> Ranked:
        present = sum(cue.stands_in(passage.simplified) for cue in wording.cues)
        every = present == len(wording.cues)
        heading = simplified(passage.section)
        headed = sum(cue.stands_in(heading) for cue in wording.cues)
        bonus = CUE_WEIGHT * (present + headed) + ALL_CUES * every if cues else 0.0
        return Ranked(passage, score + bonus, every)

    def _score(self, asked: Mapping[str, float], number: int) -> float:
        """
        The score of a passage for the terms of a query.

        Each term adds its weight by its rarity, times how often it stands there, which counts less and less, and less
        in a long one.
        """
        counted, length = self._terms[number], self._lengths[number]
        damped = K1 * (1 - B + B * length / self._average)
        return sum(
            weight * self._rarity(term) * counted[term] * (K1 + 1) / (counted[term] + damped)
            for term, weight in asked.items()
            if counted[term]
        )

    def _rarity(self, term: str) -> float:
        there = self._within[term]
        return math.log(1 + (len(self.passages) - there + 0.5) / (there + 0.5))


def _weights(wording: QuestionWording) -> Mapping[str, float]:
    """The terms of a question and of its cues, and those of the many words without which a text is silent."""
    asked = dict.fromkeys(query(wording))
    many = dict.fromkeys(terms(' '.join(' '.join(cue.words) for cue in wording.silent_without)))
    if not many:
        return dict.fromkeys(asked, 1.0)
    return {term: HALF * (term in asked) + HALF * (term in many) for term in (asked | many)}


def query(wording: QuestionWording, *, cues: bool = True) -> list[str]:
    """The terms of a question and of what a good answer says, with those of its cues or without."""
    texts = [wording.question, wording.good_answer]
    if cues:
        texts += [' '.join(cue.words) for cue in wording.cues]
    return terms(' '.join(texts))


def terms(text: str) -> list[str]:
    """The words of a text that tell something, each by its beginning."""
    return [word[:STEM] for word in words(text) if word not in STOP]
