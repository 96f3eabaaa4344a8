"""Proposes for each question what a text may say of it, by rules that a person can follow, and never an answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from masa_check.drafts.guidance import Editions, Repeated, repeated
from masa_check.drafts.quotation import Quotation, cut
from masa_check.drafts.ranking import Ranked, Ranking
from masa_check.model.shape import Field
from masa_check.model.statement import WithStatus
from masa_check.model.status import ProposedStatus, Status
from masa_check.questions import fields
from masa_check.questions.wording import QuestionWording
from masa_check.rulebook.duty import Path

MOST = 5  # passages
COPIED = 0.55  # of a passage: what has so much of the guidance's words restates it
BEGUN = 'developed|drawn up|set up|reviewed|established|considered'
TO_BE = 'agreed|developed|established|set up|reinstated|confirmed|finalised|drawn up|introduced|launched'
PLANNED = re.compile(
    rf'\b(?:(?:is|are) (?:currently |now |also )?(?:being (?:{BEGUN})|under development|in development)'
    rf'|in the process of|(?:to|will) be (?:{TO_BE})'
    r'|will (?:establish|reinstate|develop|introduce|set up|create|launch)'
    r'|under ?way|aims? to|it is proposed|proposals?|plans? to|intends? to|work is being|once (?:agreed|finalised))\b',
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r'\b(?:can be (?:found|accessed|viewed|read)|(?:is|are) available (?:at|on|from|here)|available on'
    r'|please (?:see|refer|click)|see the|refer to the|(?:is|are) (?:set out|detailed|contained|described) in the [A-Z]'
    r'|follow (?:this|the) link|for (?:more|further) (?:information|details))'
    r'|https?://|www\.',
)
SURE = 5.2  # score of a first passage that is proposed to say what is in place, by the most that a word can be worth
OWN = 0.3  # of its words may be the guidance's, at most
MOST_POINTING = 45  # words: a longer passage says more than where to look


class Proposal(NamedTuple):
    """What is proposed about one field: a status or '', passages, the best first, and a quotation of the first."""

    wording: QuestionWording
    field: Field
    status: ProposedStatus | None
    passages: tuple[Ranked, ...]
    quotation: Quotation | None
    repeats: tuple[Repeated, ...]  # of each passage, how much of it is the guidance's

    @property
    def path(self) -> Path:
        return self.wording.path

    @property
    def takes_status(self) -> bool:
        """Whether a status can be written for it; of a plain value only the value."""
        return self.field.is_list or self.field.holds(WithStatus)


def proposals(
    kind: str, ranking: Ranking, worded: Mapping[Path, QuestionWording], editions: Editions
) -> list[Proposal]:
    """A proposal for each question about a kind of document, in the order of the model."""
    return [_proposal(worded[path], field, ranking, editions) for path, field in fields.paths(kind) if path in worded]


def _proposal(wording: QuestionWording, field: Field, ranking: Ranking, editions: Editions) -> Proposal:
    ranked = ranking.ranked(wording)
    best = ranked[:MOST]
    repeats = tuple(repeated(one.passage.text, editions) for one in best)
    made = Proposal(wording, field, None, tuple(best), None, repeats)
    if not made.takes_status:
        return made
    if not ranking.is_nearby(wording):
        return made._replace(status=Status.NOT_STATED)
    quotation = cut(best[0].passage, wording) if best[0].has_all_cues else None
    return made._replace(status=_status(ranking, best, quotation, repeats), quotation=quotation)


def _status(
    ranking: Ranking, best: Sequence[Ranked], quotation: Quotation | None, repeats: Sequence[Repeated]
) -> ProposedStatus | None:
    """The status that the first passage speaks for, where its signs are plain; None where a person must read it."""
    first = best[0]
    if not first.has_all_cues or quotation is None:
        return None
    text = first.passage.text
    if repeats[0].share >= COPIED:
        return Status.RESTATED
    if ELSEWHERE.search(quotation.text) and len(text.split()) <= MOST_POINTING:
        return Status.ELSEWHERE
    if PLANNED.search(quotation.text):
        return Status.PLANNED
    return Status.IN_PLACE if first.score >= SURE * ranking.highest_rarity and repeats[0].share < OWN else None
