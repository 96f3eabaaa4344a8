"""
Finds how much each sign of an answer speaks against silence, and what that is worth on a text that it was not found on.

`nice python -m scripts.silence FOLDER` reads the published texts in a folder, and those of tests/documents/. It prints
the weights of `drafts/silence.py`, and tries them by leaving out one text at a time, with those of its neighbours.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from masa_check.cli.draft import known
from masa_check.declaration.declaration import Declaration
from masa_check.drafts.guidance import repeated
from masa_check.drafts.making import Known, draft
from masa_check.drafts.passage import passages
from masa_check.drafts.proposal import COPIED
from masa_check.drafts.ranking import Ranking
from masa_check.drafts.silence import Signs, SilenceEstimate
from masa_check.evidence.verification import PublishedText
from masa_check.model.status import Status
from scripts.drafting import ROOT, read, truth
from scripts.published import index
from scripts.verified import TEXTS, declaration_in

NEIGHBOURS = frozenset({'luton-2019', 'luton-2024', 'central-bedfordshire-2019'})  # much of one stands in another
ROUNDS, STEP, PULL = 1500, 0.5, 0.003  # of gradient descent, and how strongly weights are held back
BOUNDS = (0.6, 0.65, 0.7, 0.72, 0.75, 0.78, 0.8, 0.85)


class Case(NamedTuple):
    """One question to one text: what speaks against silence, and whether it is silent."""

    text: str
    signs: Signs
    is_silent: bool


class Model(NamedTuple):
    """What each sign is worth, and where it begins."""

    weights: tuple[float, ...]
    base: float

    def likelihood(self, signs: Sequence[float]) -> float:
        return 1 / (1 + math.exp(-self.base - sum(map(float.__mul__, self.weights, signs))))


def cases(name: str, text: PublishedText, declaration: Declaration, law: Known) -> tuple[list[Case], int]:
    """The questions to a text that the weights decide, and the number of those about which it is silent."""
    kind = declaration.model.kind
    made, ranking, worded = draft([text], kind, law), Ranking(passages(text.document)), law.worded.of(kind)
    scores = ranking.scores(worded)
    silence, decided, silent = SilenceEstimate(ranking, worded, scores), list[Case](), 0
    for one in made.proposals:
        declared = truth(declaration.model, one.path).status
        if not declared or not one.takes_status:
            continue
        silent += declared == Status.NOT_STATED
        first = ranking.ranked(one.wording, scores[one.path], 1)
        copied = any(repeated(best.passage.text, law.fingerprints).share >= COPIED for best in first)
        if not one.wording.silent_without or one.path in made.rows or copied:
            continue
        signs = silence.signs(one.path)
        if not signs.alone:
            decided.append(Case(name, signs, declared == Status.NOT_STATED))
    return decided, silent


def fitted(some: Sequence[Case]) -> Model:
    """The weights that fit some cases best, every text counting alike."""
    of_text = Counter(one.text for one in some)
    means = [sum(values) / len(some) for values in zip(*(one.signs for one in some), strict=True)]
    spreads = [
        math.sqrt(sum((value - mean) ** 2 for value in values) / len(some)) or 1.0
        for values, mean in zip(zip(*(one.signs for one in some), strict=True), means, strict=True)
    ]
    rows = [
        (1.0, *((value - mean) / spread for value, mean, spread in zip(one.signs, means, spreads, strict=True)))
        for one in some
    ]
    shares = [1 / of_text[one.text] / len(of_text) for one in some]
    weights = [0.0] * len(rows[0])
    for _ in range(ROUNDS):
        change = [0.0, *(PULL * weight for weight in weights[1:])]
        for row, one, share in zip(rows, some, shares, strict=True):
            off = share * (1 / (1 + math.exp(-sum(map(float.__mul__, weights, row)))) - one.is_silent)
            change = [so_far + off * value for so_far, value in zip(change, row, strict=True)]
        weights = [weight - STEP * part for weight, part in zip(weights, change, strict=True)]
    plain = tuple(weight / spread for weight, spread in zip(weights[1:], spreads, strict=True))
    return Model(plain, weights[0] - sum(weight * mean for weight, mean in zip(plain, means, strict=True)))


def kin(name: str) -> frozenset[str]:
    """A text, and those that share much of its words."""
    return NEIGHBOURS if name in NEIGHBOURS else frozenset({name})


def left_out(some: Sequence[Case], silent: int) -> Iterator[str]:
    """How often the weights are right on the text that was left out, and how much of all silence they find."""
    tried = list[tuple[float, bool]]()
    for name in dict.fromkeys(one.text for one in some):
        model = fitted([one for one in some if one.text not in kin(name)])
        tried += [(model.likelihood(one.signs), one.is_silent) for one in some if one.text == name]
    for bound in BOUNDS:
        called = [is_silent for likelihood, is_silent in tried if likelihood >= bound]
        right = sum(called)
        share = f'{right} of {len(called)} right ({right / len(called):.1%})'
        yield f'from {bound}: {share}, {right / silent:.1%} of the silent'


def main() -> None:
    """Print the weights, and what they are worth."""
    folder, law = Path(sys.argv[1]), known(None)
    texts = [
        (name, read(file, (folder / file).read_bytes()), ROOT / 'examples' / f'{name}.yaml')
        for name, file in TEXTS.items()
    ]
    texts += [(one.name, read(one.path, one.content), one.truth) for one in index() if not one.held_out]
    found = [cases(name, text, declaration_in(path), law) for name, text, path in texts]
    every, silent = [case for some, _ in found for case in some], sum(number for _, number in found)
    model = fitted(every)
    print(
        *(f'{name} {weight:.2f}' for name, weight in zip(Signs._fields, model.weights, strict=True)),
        f'base {model.base:.2f}',
    )
    print(*left_out(every, silent), sep='\n')


if __name__ == '__main__':
    main()
