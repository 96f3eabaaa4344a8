"""Ranks the passages of a document by how well they may answer each question: by words, cues, headings and context."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from masa_check.drafts.bm25 import Bm25, terms
from masa_check.drafts.passage import TextPassage
from masa_check.drafts.presence import Presence
from masa_check.questions.cue import Cue
from masa_check.questions.wording import QuestionWording
from masa_check.rulebook.duty import Path

# How much each sign of an answer counts: weights of a softmax over the passages of a text, fitted on those of
# tests/documents/ and on four published ones.
OF_WORDS = (1.16, 1.05, 0.33, 1.21)  # of the question, of its cues, of its many words, and of all in the heading
OF_CUES = (0.94, 0.91, 0.88, 0.67)
OF_MANY = (0.54, 0.66, 0.39, 1.28)
OF_OTHERS = 1.3  # half of what fits best where groups name one heading for all: what has its own is elsewhere
SAME_SECTION = 2.0  # less for a passage of a section from which one has been shown


class Ranked(NamedTuple):
    """A passage with its score, and whether all cues of the question stand in it."""

    passage: TextPassage
    score: float
    has_all_cues: bool


class Ranking:
    """The passages of a document, ready to be asked."""

    def __init__(self, passages: Sequence[TextPassage]) -> None:
        self.passages: Final = passages
        self.presence: Final = Presence(passages)
        self.sections: Final = _sections(passages)
        self._bm25: Final = Bm25([f'{one.section} {one.text}' for one in passages])
        self._headings: Final = [frozenset(terms(one.section)) for one in passages]

    def plain(self, wording: QuestionWording) -> list[TextPassage]:
        """Every passage, the best first, by BM25 with the words of the question alone."""
        scores = self._bm25.scores(terms(_asked(wording)))
        return [self.passages[number] for number in _best_first(scores)]

    def scores(self, worded: Mapping[Path, QuestionWording]) -> Mapping[Path, list[float]]:
        """
        The score of each passage for each of some questions.

        What is asked together is answered together: a passage counts for more in a section that answers the other
        questions of its group.
        """
        alone = {path: self._alone(wording) for path, wording in worded.items()}
        likely = {path: self.by_section(scores) for path, scores in alone.items()}
        groups = defaultdict[str, list[Path]](list)
        for path in worded:
            groups[path[0]].append(path)
        together = {path: self._together([likely[one] for one in groups[path[0]] if one != path]) for path in worded}
        return {
            path: [score + OF_OTHERS * together[path][self.sections[number]] for number, score in enumerate(scores)]
            for path, scores in alone.items()
        }

    def ranked(self, wording: QuestionWording, scores: Sequence[float], most: int) -> list[Ranked]:
        """The best passages, the best first, and those of other sections before more of one."""
        cues = [self.presence.of(cue).passages for cue in wording.cues]
        left = dict(enumerate(scores))
        found = list[Ranked]()
        while left and len(found) < most:
            number = max(left, key=lambda one: (left[one], -one))
            has_all = all(strengths[number] for strengths in cues)
            found.append(Ranked(self.passages[number], scores[number], has_all))
            del left[number]
            for other in left:
                left[other] -= SAME_SECTION * (self.sections[other] == self.sections[number])
        return found

    def are_nearby(self, cues: Sequence[Cue]) -> bool:
        """Whether all of some cues stand in two passages that follow each other, or in one."""
        found = [self.presence.of(cue).passages for cue in cues]
        return any(
            all(one[number] or one[min(number + 1, len(one) - 1)] for one in found)
            for number in range(len(self.passages))
        )

    def by_section(self, scores: Sequence[float]) -> list[float]:
        """How likely each section is to have the answer, by the scores of its passages."""
        highest = max(scores, default=0.0)
        parts = [math.exp(score - highest) for score in scores]
        likely = [0.0] * (max(self.sections, default=-1) + 1)
        for section, part in zip(self.sections, parts, strict=True):
            likely[section] += part / sum(parts)
        return likely

    def _together(self, others: Sequence[Sequence[float]]) -> Sequence[float]:
        if not others:
            return [0.0] * (max(self.sections, default=-1) + 1)
        return [sum(those) / len(others) for those in zip(*others, strict=True)]

    def _alone(self, wording: QuestionWording) -> list[float]:
        signs = zip(*self.signs(wording), strict=True)
        weights = (*OF_WORDS, *OF_CUES, *OF_MANY)
        return [sum(weight * sign for weight, sign in zip(weights, those, strict=True)) for those in signs]

    def signs(self, wording: QuestionWording) -> list[list[float]]:
        """Each sign of an answer, in each passage."""
        asked = (_asked(wording), _words(wording.cues), _words(wording.silent_without))
        words = [self._bm25.scores(terms(one)) for one in asked]
        named = {*terms(asked[0]), *terms(asked[1])}
        words.append([sum(self._bm25.rarity(one) for one in named & heading) for heading in self._headings])
        highest = self._bm25.highest_rarity or 1.0
        return [
            *([one / highest for one in scores] for scores in words),
            *self._of_cues(wording.cues),
            *self._of_cues(wording.silent_without),
        ]

    def _of_cues(self, cues: Sequence[Cue]) -> list[list[float]]:
        """How strong cues are in the best sentence, the passage and the heading, and whether all are there."""
        found = [self.presence.of(cue) for cue in cues]
        if not found:
            return [[0.0] * len(self.passages)] * len(OF_CUES)
        numbers = range(len(self.passages))
        sentences = [list(zip(*(one.sentences[number] for one in found), strict=True)) for number in numbers]
        return [
            [max((sum(those) for those in within), default=0.0) / len(found) for within in sentences],
            [sum(one.passages[number] for one in found) / len(found) for number in numbers],
            [sum(one.headings[number] for one in found) / len(found) for number in numbers],
            [float(all(one.passages[number] for one in found)) for number in numbers],
        ]


def _sections(passages: Sequence[TextPassage]) -> list[int]:
    """The number of the section of each passage."""
    numbers: dict[tuple[str, ...], int] = {}
    return [numbers.setdefault(one.headings, len(numbers)) for one in passages]


def _best_first(scores: Sequence[float]) -> Iterator[int]:
    return iter(sorted(range(len(scores)), key=lambda number: -scores[number]))


def _asked(wording: QuestionWording) -> str:
    return f'{wording.question} {wording.good_answer}'


def _words(cues: Sequence[Cue]) -> str:
    return ' '.join(' '.join(cue.words) for cue in cues)


def query(wording: QuestionWording) -> list[str]:
    """The terms of a question, of what a good answer says, and of its cues."""
    return terms(f'{_asked(wording)} {_words(wording.cues)}')
