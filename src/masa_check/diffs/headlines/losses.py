"""The first page on what is lost of statute and guidance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from masa_check.diffs.asks import AskChange
from masa_check.diffs.facts.change import Sort
from masa_check.diffs.headlines.headline import (
    CITED,
    SHORTFALLS,
    CitedPlace,
    Headline,
    Path,
    Relation,
    TextPair,
    few,
    is_lost,
    promised,
)
from masa_check.diffs.level import Became
from masa_check.model.status import Status
from masa_check.values import Force, Outcome

FORCES = {Force.MUST: 'must of statute', Force.MUST_GUIDANCE: 'must of the guidance', Force.SHOULD: 'should'}
FORCES |= {Force.EXPECTED: 'expected', Force.ADVICE: 'advice'}
NAMED = 3  # asks in one sentence before the rest is a number


def of_statute(texts: TextPair) -> Iterator[Headline]:
    """The musts of statute that are lost, or new and not met: they fail a run, so no other subject comes first."""
    failing = [ask for ask in texts.comparison.asks if ask.gravity is Sort.LOST_MUST]
    yield from _losses(texts, failing, len(failing), Relation.SHORT_OF_STATUTE)


def others(texts: TextPair, used: frozenset[Path]) -> Iterator[Headline]:
    """The sentences on what else was there and is lost, without what stands at a path that is used."""
    gone = (ask for ask in lost(texts) if texts.path_of(ask) not in used and not _is_step(ask))
    yield from _losses(texts, gone, NAMED, Relation.DEPARTS)


def lost(texts: TextPair) -> Iterator[AskChange]:
    """The asks that are lost and more than advice, without the musts of statute."""
    asks = (ask for ask in texts.comparison.asks if is_lost(ask) and ask.force is not Force.ADVICE)
    return (ask for ask in asks if ask.gravity is not Sort.LOST_MUST)


def _losses(texts: TextPair, asks: Iterable[AskChange], most: int, relation: Relation) -> Iterator[Headline]:
    """The asks that are lost, in one sentence for each force, theme, and what was there."""
    groups: dict[tuple[Force, str, str], list[AskChange]] = {}
    for ask in sorted(asks, key=lambda ask: ask.force.rank):
        theme = texts.comparison.rulebook.duties[ask.duty].theme
        groups.setdefault((ask.force, theme, _before(ask)), []).append(ask)
    for (force, theme, before), several in groups.items():
        what = dict.fromkeys(in_words(texts, ask) for ask in several)
        by_force = '' if relation is Relation.SHORT_OF_STATUTE else f' ({FORCES[force]})'
        sentence = f'{before}{by_force}: {few(list(what), most)}'
        paths = tuple(dict.fromkeys(path for ask in several for path in (texts.path_of(ask), *_promised(texts, ask))))
        yield Headline(sentence, theme, relation, citations(texts, several), paths)


def _promised(texts: TextPair, ask: AskChange) -> Sequence[Path]:
    """The path of what is newly promised on what a lost ask is about: the first promise."""
    return [one.spot.path for one in texts.new_promises.get(texts.path_of(ask), ())][:1]


def citations(texts: TextPair, asks: Iterable[AskChange]) -> tuple[CitedPlace, ...]:
    """Where law or guidance asks, the first few places."""
    return tuple(dict.fromkeys(filter(None, map(texts.citation, asks))))[:CITED]


def _before(ask: AskChange) -> str:
    if ask.became is Became.NEW_FAULT:
        return 'New, and missing or wrong'
    if not (ask.was and ask.was.outcome is Outcome.MET):
        return 'Less is said than before'
    return 'No longer met in full' if _is_short(ask) else 'No longer met'


def _is_step(ask: AskChange) -> bool:
    """Whether an ask was met only in part before, and is so now, if by less."""
    return not (ask.was and ask.was.outcome is Outcome.MET) and bool(ask.now and ask.now.outcome is Outcome.SHORT)


def _is_short(ask: AskChange) -> bool:
    return bool(ask.was and ask.was.outcome is Outcome.MET and ask.now and ask.now.outcome is Outcome.SHORT)


def topic(texts: TextPair, ask: AskChange) -> str:
    """What an ask is about."""
    return texts.comparison.rulebook.duties[ask.duty].asks[ask.ask].what


def in_words(texts: TextPair, ask: AskChange) -> str:
    """An ask that was lost, with what the text has of it now."""
    put = texts.comparison.rulebook.duties[ask.duty].asks[ask.ask]
    path = texts.path_of(ask)
    ends = [path[:length] for length in range(len(path), 1, -1)]
    fact = next((fact for end in (put.instead, *ends) if (fact := texts.fact(*end))), None)
    approval = texts.comparison.approval(ask)
    plans = [f'newly promised: {promised(texts.facts[plan].change)}' for plan in _promised(texts, ask)]
    status = fact.change.after.status if fact else None
    shortfall = SHORTFALLS.get(status, '') if status and not (status is Status.IN_PART and _is_short(ask)) else ''
    how = (shortfall, *plans, approval.words if approval else '')
    notes = '; '.join(filter(None, how))
    return f'{put.what} ({notes})' if notes else put.what
