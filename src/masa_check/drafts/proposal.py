"""Proposes for each question what a text may say of it, by rules that a person can follow, and never an answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from masa_check.drafts.guidance import Editions, Repeated, repeated
from masa_check.drafts.passage import TextPassage
from masa_check.drafts.quotation import Quotation, cut
from masa_check.drafts.ranking import Ranked, Ranking
from masa_check.drafts.silence import SILENT, SilenceEstimate
from masa_check.model.shape import Field
from masa_check.model.statement import WithStatus
from masa_check.model.status import ProposedStatus, Status
from masa_check.questions import fields
from masa_check.questions.cue import simplified
from masa_check.questions.wording import QuestionWording
from masa_check.rulebook.duty import Path

MOST = 5  # passages
COPIED = 0.55  # of a passage: what has so much of the guidance's words restates it
BEGUN = (
    'agreed|considered|developed|drafted|drawn up|established|finalised|piloted|prepared|recruited|reviewed|set up'
    '|written'
)
TO_BE = (
    'adopted|agreed|appointed|confirmed|constituted|co-opted|developed|drawn up|established|finalised|introduced|issued'
    '|launched|prepared|recruited|reinstated|set up'
)
WHEN = (
    'January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter'
)
# Something that is to come, or is not there yet.
PLANNED = re.compile(
    rf'\b(?:(?:is|are) (?:currently |now |also |still )?(?:being (?:{BEGUN})|under development|in development)'
    rf'|in the process of|(?:is|are|will|yet|still) (?:yet |still )?(?:to )?be (?:{TO_BE})'
    r'|will (?:establish|reinstate|develop|introduce|set up|create|launch)'
    r'|(?:it is|is|are) (?:proposed|intended|planned) (?:that|to)|we (?:plan|intend|hope) to'
    r'|(?:(?:is|are|do|does|has|have) not|no \w+(?: \w+)?) (?:yet|at present|presently|currently)'
    r'|of (?:its|our|their) own yet|work is (?:being|under ?way)|once (?:agreed|finalised)'
    r'|(?:will|(?:is|are) to|to be|shall be)\b[^.;]{0,80}\b(?:by|from|in|before) (?:the )?'
    rf'(?:end of |early |late |mid-)?(?:{WHEN}),?(?: of)? 20\d\d)\b',
    re.IGNORECASE,
)
HOLDS = (
    '[Aa]greement|[Cc]harter|[Ff]ramework|[Gg]uidance|[Gg]uide|[Hh]andbook|[Ll]eaflet|[Ll]ibrary|[Mm]anual'
    '|[Mm]emorandum|[Pp]lan|[Pp]olic(?:y|ies)|[Pp]ortal|[Pp]rocedures?|[Pp]rospectus|[Pp]rotocol|[Rr]egister'
    '|[Ss]trategy|[Tt]oolkit|[Ww]ebsite'
)
THERE = rf"(?:in|by|at|on) (?:(?:the|our|its|a|their|each) )?(?:[\w’'-]+ ){{0,5}}(?:{HOLDS})\b"
# Another text or place in which the answer stands.
ELSEWHERE = re.compile(
    r'\b(?:is|are|be) (?:\w+ )?(?:contained|covered|dealt with|described|detailed|explained|found|governed|held'
    rf'|laid down|listed|recorded|set out) {THERE}|\b(?:is|are) {THERE}'
    r'|\b(?:can|may) be (?:accessed|downloaded|found|read|viewed)|\b(?:is|are) available (?:at|on|from|here)\b'
    r'|\bavailable on\b|\bplease (?:see|refer|click)'
    r'|\brefer(?:ence should be made)? to the\b|\bto which reference should be made\b|\bfollow (?:this|the) link'
    r'|\bfor (?:more|further) (?:information|details)|https?://|\bwww\.'
)
PUBLISHED = re.compile(r'publish|Working Together')  # where a text stands that is published is no other place
OUGHT = re.compile(r'\b(?:should|ought to|consideration)\b', re.IGNORECASE)
# What is asked of somebody, hoped for, to come, or not so: nobody can tell from it that it is in place.
UNSURE = re.compile(
    r'\b(?:needs? to|will|may choose|expected to|intend|plan(?:s|ned)? to|aims?|seeks? to|committed to|strives?'
    r'|importan(?:t|ce)|essential|vital|(?:recogni[sz]e|acknowledge)d? (?:that|the)|must ensure|to be effective|once'
    r'|there (?:is|are) (?:currently )?no|no|not|cannot|yet|matters?(?=[.;]|$)'
    r'|(?:is|are) to (?:be|join|adopt|prepare|set|take|start|begin|come))\b',
    re.IGNORECASE,
)
FIGURE = re.compile(r'\d')
SURE = 9.0  # score of a first passage that is proposed to say what is in place
OWN = 0.3  # of its words may be the guidance's, at most


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
    copied = {id(one): repeated(one.text, editions) for one in ranking.passages}
    scores = ranking.scores(worded)
    silence = SilenceEstimate(ranking, worded, scores)
    made = [
        _proposal(worded[path], field, ranking.ranked(worded[path], scores[path], MOST), silence, copied)
        for path, field in fields.paths(kind)
        if path in worded
    ]
    quoted = Counter(one.quotation for one in made if one.status is Status.IN_PLACE)
    return [one._replace(status=None) if _is_of_several(one, quoted) else one for one in made]


def beginning_with(proposal: Proposal, first: TextPassage, editions: Editions) -> Proposal:
    """A proposal with another passage first, and a quotation of that if it has one."""
    others = [
        (one, copied)
        for one, copied in zip(proposal.passages, proposal.repeats, strict=True)
        if one.passage is not first
    ]
    has_all = all(cue.stands_in(first.simplified) for cue in proposal.wording.cues)
    best = Ranked(first, proposal.passages[0].score, has_all)
    ranked = [(best, repeated(first.text, editions)), *others][:MOST]
    quotation = cut(first, proposal.wording) if proposal.quotation else None
    passages, repeats = zip(*ranked, strict=True)
    return proposal._replace(passages=passages, repeats=repeats, quotation=quotation)


def _is_of_several(proposal: Proposal, quoted: Mapping[Quotation | None, int]) -> bool:
    """Whether one sentence would say of several things that they are in place: then it is about none of them surely."""
    return proposal.status is Status.IN_PLACE and quoted[proposal.quotation] > 1


def _proposal(
    wording: QuestionWording,
    field: Field,
    best: Sequence[Ranked],
    silence: SilenceEstimate,
    copied: Mapping[int, Repeated],
) -> Proposal:
    repeats = tuple(copied[id(one.passage)] for one in best)
    made = Proposal(wording, field, None, tuple(best), None, repeats)
    if not made.takes_status:
        return made
    if _is_silent(made, silence):
        return made._replace(status=Status.NOT_STATED)
    quotation = cut(best[0].passage, wording) if best[0].has_all_cues else None
    return made._replace(status=_status(wording, best[0], quotation, repeats[0].share), quotation=quotation)


def _is_silent(proposal: Proposal, silence: SilenceEstimate) -> bool:
    """Whether a text is silent: not where it may repeat what the guidance asks, in words of the guidance."""
    if getattr(proposal.field.type, 'may_not_arise', False) and silence.is_denied(proposal.path):
        return True
    may_repeat = any(one.share >= COPIED for one in proposal.repeats[:1])
    return not may_repeat and silence.likelihood(proposal.path) >= SILENT


def _status(
    wording: QuestionWording, first: Ranked, quotation: Quotation | None, copied: float
) -> ProposedStatus | None:
    """The status that the first passage speaks for, where its signs are plain; None where a person must read it."""
    if not first.has_all_cues or quotation is None:
        return None
    if copied >= COPIED:
        return Status.RESTATED
    said = simplified(f'{first.passage.section} {quotation.text}')
    if not all(cue.stands_in(said) for cue in wording.cues):
        return None
    is_sure = first.score >= SURE and copied < OWN
    return _by_words(quotation.text) or (Status.IN_PLACE if is_sure and not UNSURE.search(quotation.text) else None)


def _by_words(text: str) -> ProposedStatus | None:
    """The status for which the words of a sentence speak, whatever they are about; None for those of every other."""
    if PLANNED.search(text):
        return Status.PLANNED
    if ELSEWHERE.search(text) and not PUBLISHED.search(text):
        return Status.ELSEWHERE
    if OUGHT.search(text) and not FIGURE.search(text):
        return Status.RESTATED
    return None
