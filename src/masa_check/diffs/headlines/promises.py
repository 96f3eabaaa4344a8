"""The first page on promises: what is newly promised, and what was promised and is not mentioned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from masa_check.diffs.facts.change import FactChange
from masa_check.diffs.headlines.headline import Headline, Path, TextPair, few, promised, topic
from masa_check.model.status import Status
from masa_check.values import Force, Outcome

UNASKED = len(Force)  # after every force


def unmentioned(texts: TextPair, used: frozenset[Path]) -> Iterator[Headline]:
    """The promises with a date that the newer text does not mention; the others where there is none with a date."""
    chosen = [one for one in texts.unmentioned() if one.spot.path not in used]
    if chosen:
        verb = 'not mentioned' if chosen[0].before.summary else 'not promised again'
        what = few(list(dict.fromkeys(map(promised, chosen))), 3)
        yield texts.headline(
            f'Promised {texts.then} and {verb} in this text: {what}', *(one.spot.path for one in chosen)
        )


def new(texts: TextPair, used: frozenset[Path]) -> Iterator[Headline]:
    """
    What the text newly promises: by name what is promised where the guidance asks most, and in most places.

    What a sentence tells already is left out, and what it is about where a sentence tells that as only planned.
    """
    promises = _untold(texts, used)
    often = Counter(topic(one) for _, one in promises)
    if promises:
        _, first = min(promises, key=lambda promise: (_rank(texts, promise[0]), -often[topic(promise[1])]))
        among = f' (one of {len(often)})' if len(often) > 1 else ''
        yield texts.about((), f'Newly promised{among}: {promised(first)}', first.spot.path)


def is_of_statute(texts: TextPair, used: frozenset[Path]) -> bool:
    """Whether something is newly promised on what an Act asks and the text does not meet."""
    asks = (ask for path, _ in _untold(texts, used) for ask in texts.asks(path))
    return any(ask.force is Force.MUST and ask.now and ask.now.outcome is not Outcome.MET for ask in asks)


def _untold(texts: TextPair, used: frozenset[Path]) -> list[tuple[Path, FactChange]]:
    """What is newly promised and no sentence tells, with the path of what it is about."""
    facts = ((path, texts.fact(*path)) for path in used)
    plans = frozenset(path for path, fact in facts if fact and fact.change.after.status is Status.PLANNED)
    untold = {path: several for path, several in texts.new_promises.items() if path not in plans}
    return [(path, one) for path, several in untold.items() for one in several if one.spot.path not in used]


def _rank(texts: TextPair, path: Path) -> int:
    """The rank of the strongest force of an ask about a path."""
    return min((ask.force.rank for ask in texts.asks(path)), default=UNASKED)
