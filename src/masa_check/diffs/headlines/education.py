"""The first page on education: what is said of it less clearly, and who speaks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from masa_check.diffs.facts.change import FactChange, Sort
from masa_check.diffs.headlines.headline import SHORTFALLS, Headline, TextPair, few
from masa_check.diffs.sentence import lowered
from masa_check.model.status import Status

PART = 'education'
WORSE = frozenset({Sort.LESS_SAID, Sort.REMOVED})


def headlines(texts: TextPair) -> Iterator[Headline]:
    """The sentences on what is said of education less clearly, and on who speaks for it."""
    yield from _weaker(texts)
    yield from _representative(texts)


def _representative(texts: TextPair) -> Iterator[Headline]:
    before, after = texts.both(PART, 'representative')
    if after and after.summary and (not before or before.summary != after.summary):
        was = lowered(before.summary) if before and before.summary else 'nothing was said'
        sentence = f'Who speaks for education: {lowered(after.summary)}; {texts.then}: {was}'
        yield texts.headline(sentence, (PART, 'representative'), asked=True)


def _weaker(texts: TextPair) -> Iterator[Headline]:
    """What is said less clearly than before of how education takes part: what departs, then the rest."""
    weaker = (fact.change for fact in texts.comparison.facts if _is_weaker(fact.change))
    for several in texts.apart(sorted(weaker, key=_status)):
        parts = [_in_words(status, list(changes), texts.then) for status, changes in groupby(several, _status)]
        yield texts.headline(f'Less is said of {"; ".join(parts)}', *(one.spot.path for one in several))


def _in_words(status: Status, changes: Sequence[FactChange], then: str) -> str:
    """What is said less clearly, how the text has it now, and what it said where that is one thing."""
    about = few([lowered(one.spot.names[-1].text) for one in changes])
    earlier = changes[0].before.summary if len(changes) == 1 else ''
    said = f'; {then}: {lowered(earlier)}' if earlier else ''
    return f'{about} ({SHORTFALLS[status]}{said})'


def _is_weaker(change: FactChange) -> bool:
    """Whether less is said now of how one kind of provider takes part."""
    return change.spot.path[0] == PART and len(change.spot.path) == 2 and change.sort in WORSE  # noqa: PLR2004 - a statement


def _status(change: FactChange) -> Status:
    return change.after.status
