"""How likely a text is to be silent about a question, by what it would say if it were not."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from masa_check.drafts.presence import Strengths
from masa_check.drafts.ranking import Ranking
from masa_check.questions.wording import QuestionWording
from masa_check.rulebook.duty import Path

RARE = 0.2  # strength from which on words that stand together are counted
RARE_ALONE = 0.6  # strength of a word in the likely section that alone shows that a text is not silent
LIKELY = 0.25  # of the likelihood of the likeliest section: one with so much may well have the answer

# What each sign is worth, as `python -m scripts.silence` finds on the texts of tests/documents/ and on published ones.
WEIGHTS = (-0.95, -2.68, 3.77, -1.35, -1.12, -0.29, -0.71)
BASE = 4.15
SILENT = 0.75  # likelihood from which on a text is proposed to be silent

DENIES = re.compile(r' (?:no|none|not|neither|nor|nowhere|never|nothing) ')


class Signs(NamedTuple):
    """What speaks against silence."""

    nearby: float  # whether the many words of all kinds stand in two passages that follow each other: 0 or 1
    in_section: float  # how strongly they stand in one section that may well have the answer: from 0 to 1
    rarest: float  # how strongly that kind stands in the text which is the rarest in it
    together: float  # how strongly they stand in two sentences that follow each other, with their heading
    times: float  # how often they stand so, as a logarithm
    score: float  # of the first passage, above that of other questions
    kinds: float  # how many kinds of words there are

    @property
    def alone(self) -> bool:
        """Whether a rare word of the only kind stands where the answer would be: then no text is silent."""
        return self.kinds == 1 and min(self.together, self.in_section) >= RARE_ALONE


class SilenceEstimate:
    """What a text says of some questions, ready to be asked."""

    def __init__(
        self, ranking: Ranking, worded: Mapping[Path, QuestionWording], scores: Mapping[Path, Sequence[float]]
    ) -> None:
        self._ranking: Final = ranking
        self._worded: Final = worded
        self._scores: Final = scores
        highest = [max(those, default=0.0) for those in scores.values()]
        self._usual: Final = sum(highest) / max(len(highest), 1)

    def likelihood(self, path: Path) -> float:
        """How likely the text is to be silent, from 0 to 1; 0 where no words are known without which it is."""
        if not self._worded[path].silent_without:
            return 0.0
        signs = self.signs(path)
        if signs.alone:
            return 0.0
        against = sum(weight * sign for weight, sign in zip(WEIGHTS, signs, strict=True))
        return 1 / (1 + math.exp(-(BASE + against)))

    def is_denied(self, path: Path) -> bool:
        """Whether the text only says that what is asked about is not there: "None of the three has a prison"."""
        found = [self._ranking.presence.sentences_with(cue) for cue in self._worded[path].silent_without]
        return any(found) and all(DENIES.search(sentence) for sentences in found for sentence in sentences)

    def signs(self, path: Path) -> Signs:
        """What speaks against silence about a question that has words without which a text is silent."""
        wording, presence = self._worded[path], self._ranking.presence
        many = [presence.of(cue) for cue in wording.silent_without]
        together = list(_together(many))
        return Signs(
            float(self._ranking.are_nearby(wording.silent_without)),
            self._in_section(path, many),
            min(max(one.passages, default=0.0) for one in many),
            max(together, default=0.0),
            math.log1p(sum(one > RARE for one in together)),
            max(self._scores[path], default=0.0) - self._usual,
            float(len(many)),
        )

    def _in_section(self, path: Path, many: Sequence[Strengths]) -> float:
        """How strongly the weakest kind of word stands in a section, by how likely that is to have the answer."""
        likely, sections = self._ranking.by_section(self._scores[path]), self._ranking.sections
        strongest = [[0.0] * len(likely) for _ in many]
        for kind, one in zip(strongest, many, strict=True):
            for section, strength in zip(sections, one.passages, strict=True):
                kind[section] = max(kind[section], strength)
        least = LIKELY * max(likely, default=1.0)
        weakest = zip(likely, map(min, zip(*strongest, strict=True)), strict=True)
        return max((strength * min(1.0, part / least) for part, strength in weakest), default=0.0)


def _together(many: Sequence[Strengths]) -> Iterator[float]:
    """How strongly the weakest kind stands in each sentence and the next, or in their heading."""
    for number, headings in enumerate(zip(*(one.headings for one in many), strict=True)):
        sentences = list(zip(*(one.sentences[number] for one in many), strict=True))
        for sentence, following in zip(sentences, [*sentences[1:], *sentences[-1:]], strict=True):
            yield min(map(max, headings, sentence, following))
