"""What a text calls its relevant agencies, and the schedule or appendix in which it says that they are listed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from masa_check.drafts.passage import TextPassage
from masa_check.drafts.stretch import matches, spoken
from masa_check.questions.cue import Cue, simplified

AGENCIES = r'\b[Rr]elevant (?:agencies|organisations|bodies)'
NAMED = r"[\"“\u2018']?(?:the |our )?[\"“\u2018']?([A-Z][\w'’-]*(?:(?: of| and| in| for)? [A-Z][\w'’-]*){0,4})"
# "The relevant agencies are called the Allied Bodies", "the relevant agencies (“the Allies”)".
TERMS = (
    re.compile(
        rf'{AGENCIES} (?:are )?(?:(?:together|here|collectively|hereafter) )?'
        r'(?:called|known as|referred to as|styled)'
        rf'(?: (?:in|throughout|below)(?: (?:this|these|the) \w+)?,?)? {NAMED}'
    ),
    re.compile(rf'{AGENCIES} \((?:called |hereafter |together |here )?(?=[^)]*[\"“\u2018]|the [A-Z]){NAMED}'),
    re.compile(rf'\bcall (?:the |our )?[Rr]elevant (?:agencies|organisations|bodies) {NAMED}'),
)
ORDINAL = 'First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth'
# "They are listed in the Third Schedule."
LISTED = re.compile(
    rf'{AGENCIES}\b[^.]{{0,120}}\b(?:listed|named|set out|shown) (?:in|at) (?:the |our )?'
    rf'((?:{ORDINAL}) (?:Schedule|Appendix|Annex)|(?:Schedule|Appendix|Annexe?) (?:\d+|[A-Z]))\b'
)
TABLE = re.compile(r'\b(?:following|next) table\b|\btable (?:below|that follows|which follows)\b', re.IGNORECASE)


class OwnTerm(NamedTuple):
    """The words for relevant agencies in a text, and the beginnings of headings under which it lists them."""

    cue: Cue
    places: tuple[str, ...] = ()

    def stands_in(self, text: str) -> bool:
        return self.cue.stands_in(simplified(text))

    def heads(self, heading: str) -> bool:
        """Whether a heading says that what stands under it are relevant agencies."""
        return self.stands_in(heading) or simplified(heading).startswith(self.places)

    def announces_table(self, paragraph: str) -> bool:
        """Whether a paragraph says that a table behind it, not always at once, has the agencies."""
        return bool(TABLE.search(paragraph)) and self.stands_in(paragraph)


def own_term(passages: Iterable[TextPassage], usual: Cue) -> OwnTerm:
    """The words of a text, besides those that are usual."""
    said = list(spoken(passages))
    terms = [one.text for pattern in TERMS for one in matches(pattern, said)]
    return OwnTerm(Cue.of(*usual.words, *terms), tuple(simplified(one.text) for one in matches(LISTED, said)))
