"""Cuts a quotation from a passage: the sentence that says most of what is asked, letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from masa_check.drafts.bm25 import terms
from masa_check.drafts.passage import TextPassage
from masa_check.drafts.ranking import query
from masa_check.evidence.canonical import canonical
from masa_check.evidence.printed import Block
from masa_check.model.sentence import LONGEST_QUOTE, SHORTEST_QUOTE
from masa_check.questions.cue import simplified
from masa_check.questions.wording import QuestionWording

WORD = re.compile(r'\S+')
CUE = 3  # times as much as a word of the question counts a cue


class Quotation(NamedTuple):
    """Words of a text, letter by letter, and the number of their page in the file (0: there are none)."""

    text: str
    page: int


def cut(passage: TextPassage, wording: QuestionWording) -> Quotation | None:
    """The stretch of 5 to 40 words that has most of the cues and words of a question; None where there is none."""
    asked = set(query(wording))
    cuts = [one for block in passage.blocks for one in _cuts(block)]
    return max(cuts, key=lambda one: _worth(one.text, wording, asked), default=None)


def _worth(text: str, wording: QuestionWording, asked: set[str]) -> float:
    """How much of what is asked stands in a text; of two alike the shorter."""
    words = simplified(text)
    return (
        CUE * sum(cue.stands_in(words) for cue in wording.cues)
        + len(asked.intersection(terms(text)))
        - len(text) / 10_000
    )


def _cuts(block: Block) -> Iterator[Quotation]:
    """The stretches of a block that may be quoted: sentences, short ones with the next, long ones in parts."""
    ends = list(canonical(block.text).sentences)
    for number, (start, end) in enumerate(ends):
        longer = (one[1] for one in ends[number:] if len(block.text[start : one[1]].split()) >= SHORTEST_QUOTE)
        yield from _parts(block, start, next(longer, end))


def _parts(block: Block, start: int, end: int) -> Iterator[Quotation]:
    words: Sequence[re.Match[str]] = list(WORD.finditer(block.text, start, end))
    for first in range(0, max(len(words) - SHORTEST_QUOTE + 1, 0), LONGEST_QUOTE // 2):
        part = words[first : first + LONGEST_QUOTE]
        if len(part) >= SHORTEST_QUOTE:
            yield Quotation(block.text[part[0].start() : part[-1].end()], block.page_at(part[0].start()))
