"""The first page on education: whether it is called a partner, who speaks for it, what is said less clearly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from masa_check.diffs.facts.change import FactChange, Sort
from masa_check.diffs.headlines.headline import SHORTFALLS, Headline, TextPair, few, is_short
from masa_check.diffs.sentence import lowered
from masa_check.model.status import Status

PART = 'education'
WORSE = frozenset({Sort.LESS_SAID, Sort.REMOVED})


def headlines(texts: TextPair) -> Iterator[Headline]:
    """The sentences on what the text calls education, who speaks for it, and what is said of it less clearly."""
    yield from _called_a_partner(texts)
    yield from _representative(texts)
    yield from _weaker(texts)


def _called_a_partner(texts: TextPair) -> Iterator[Headline]:
    """That the text calls education a safeguarding partner, or no longer does."""
    path = (PART, 'called_a_partner')
    before, after = (bool(one and one.so) for one in texts.both(*path))
    if after and not before:
        _, called = texts.both(*path)
        how = f'Newly said of education as a safeguarding partner: {lowered(called.summary)}' if called.summary else ''
        yield texts.headline(how or 'Education is now called a safeguarding partner', path)
    elif before and not after and texts.both(*path)[1]:
        yield texts.headline('The text no longer calls education a safeguarding partner', path)


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
    return f'{about} ({_shortfall(changes)}{said})'


def _shortfall(changes: Sequence[FactChange]) -> str:
    """How the text has it now: for one thing that is there in part, what is missing, if that is said in few words."""
    missing = changes[0].after.words if len(changes) == 1 and changes[0].after.status is Status.IN_PART else ''
    return missing if is_short(missing) else SHORTFALLS[_status(changes[0])]


def _is_weaker(change: FactChange) -> bool:
    """Whether less is said now of how one kind of provider takes part."""
    return change.spot.path[0] == PART and len(change.spot.path) == 2 and change.sort in WORSE  # noqa: PLR2004 - a statement


def _status(change: FactChange) -> Status:
    return change.after.status
