"""The first page on duties lost, promises, the yearly report, groups, and what is gained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from masa_check.diffs.asks import AskChange
from masa_check.diffs.facts.change import Sort
from masa_check.diffs.headlines import agencies, people
from masa_check.diffs.headlines.headline import (
    SHORTFALLS,
    Headline,
    Path,
    Relation,
    TextPair,
    few,
    is_lost,
    paths,
    promised,
)
from masa_check.diffs.level import Became
from masa_check.model.status import Status
from masa_check.values import Force, Outcome

GROUPS = 'groups'
CONTENTS = ('yearly_report', 'contents')
FORCES = {Force.MUST: 'a must of statute', Force.MUST_GUIDANCE: 'a must of the guidance', Force.SHOULD: 'should'}
FORCES |= {Force.EXPECTED: 'expected', Force.ADVICE: 'advice'}
LOSSES = 3  # sentences on asks that were lost


def headlines(texts: TextPair, used: Sequence[Path]) -> Iterator[Headline]:
    """The sentences on what the others left: losses first, without what stands at a path that is used."""
    planned, executive = list(_planned_groups(texts)), list(people.executive(texts))
    yield from planned
    yield from agencies.newly_listed(texts)
    yield from executive
    yield from _other_losses(texts, used)
    yield from _weaker(texts, (*used, *paths(planned)))
    yield from _promises(texts, used)
    yield from _report(texts)
    yield from _groups(texts, (*used, *paths(executive)))
    yield from people.meetings(texts)
    yield from agencies.taken_in(texts)
    yield from _gained(texts, used)
    yield from _name(texts)


def _planned_groups(texts: TextPair) -> Iterator[Headline]:
    """The groups that are only planned now and were at work."""
    facts = (fact.change for path, fact in texts.facts.items() if path[0] == GROUPS and len(path) > 1)
    planned = [one for one in facts if one.sort is Sort.LESS_SAID and one.after.status is Status.PLANNED]
    if planned:
        about = few([one.spot.names[-1].text for one in planned])
        yield texts.headline(f'{about}: now only planned', *(one.spot.path for one in planned))


def losses_of_statute(texts: TextPair) -> Iterator[Headline]:
    """The musts of statute that are lost, or new and not met: they fail a run, so no other subject comes first."""
    failing = [ask for ask in texts.comparison.asks if ask.gravity is Sort.LOST_MUST]
    yield from (one._replace(relation=Relation.SHORT_OF_STATUTE) for one in _losses(texts, failing))


def _other_losses(texts: TextPair, used: Sequence[Path]) -> Iterator[Headline]:
    """The first few sentences on what else is lost of statute and guidance."""
    lost = (ask for ask in texts.comparison.asks if is_lost(ask) and ask.force is not Force.ADVICE)
    others = [ask for ask in lost if ask.gravity is not Sort.LOST_MUST and texts.path_of(ask) not in used]
    yield from islice(_losses(texts, others), LOSSES)


def _losses(texts: TextPair, lost: Iterable[AskChange]) -> Iterator[Headline]:
    """The asks that are lost, in one sentence for each force, theme, and what was there."""
    groups: dict[tuple[Force, str, str], list[AskChange]] = {}
    for ask in sorted(lost, key=lambda ask: ask.force.rank):
        theme = texts.comparison.rulebook.duties[ask.duty].theme
        groups.setdefault((ask.force, theme, _before(ask)), []).append(ask)
    for (force, theme, before), asks in groups.items():
        citations = list(dict.fromkeys(filter(None, map(texts.citation, asks))))
        sentence = f'{before} ({FORCES[force]}): {few([_lost(texts, ask) for ask in asks])}'
        yield Headline(sentence, theme, Relation.DEPARTS, '; '.join(citations[:2]), tuple(map(texts.path_of, asks)))


def _before(ask: AskChange) -> str:
    if ask.became is Became.NEW_FAULT:
        return 'New, and missing or wrong'
    return 'No longer met' if ask.was and ask.was.outcome is Outcome.MET else 'Less is said than before'


def _lost(texts: TextPair, ask: AskChange) -> str:
    """An ask that was lost, with what the text has of it now."""
    put = texts.comparison.rulebook.duties[ask.duty].asks[ask.ask]
    path = texts.path_of(ask)
    ends = [path[:length] for length in range(len(path), 1, -1)]
    fact = next((fact for end in (put.instead, *ends) if (fact := texts.fact(*end))), None)
    approval = texts.comparison.approval(ask)
    how = (SHORTFALLS.get(fact.change.after.status, '') if fact else '', approval.words if approval else '')
    notes = '; '.join(filter(None, how))
    return f'{put.what} ({notes})' if notes else put.what


def _promises(texts: TextPair, used: Sequence[Path]) -> Iterator[Headline]:
    """The promises with a date that the newer text does not mention; the others where there is none with a date."""
    chosen = [one for one in texts.unmentioned() if one.spot.path not in used]
    if chosen:
        verb = 'not mentioned in this text' if chosen[0].before.summary else 'not promised again in this text'
        what = few([promised(one) for one in chosen], 3)
        yield texts.headline(f'Promised {texts.then} and {verb}: {what}', *(one.spot.path for one in chosen))


def _report(texts: TextPair) -> Iterator[Headline]:
    """What the yearly report is to hold that it was not."""
    facts = [fact.change for fact in texts.comparison.facts if fact.change.spot.path[:2] == CONTENTS]
    come = [change.spot.names[-1].text.replace('-', ' ') for change in facts if change.sort is Sort.ADDED]
    if come:
        yield texts.headline(f'The yearly report is to hold {len(come)} more things: {few(come, 9)}', CONTENTS)


def _groups(texts: TextPair, used: Sequence[Path]) -> Iterator[Headline]:
    """Groups that are new, and groups that are no longer named."""
    old, new, matched = texts.lists('groups')
    come = [new[j].name for j in sorted(matched.come) if ('groups', new[j].name) not in used]
    gone = [old[i].name for i in sorted(matched.gone)]
    parts = [f'{len(gone)} are no longer named: {few(gone, 6)}'] if gone else []
    parts += [f'{len(come)} are newly named: {few(come, 4)}'] if come else []
    if parts:
        yield texts.headline(f'Of the groups {"; ".join(parts)}', ('groups', (come or gone)[0]))


def _weaker(texts: TextPair, used: Sequence[Path]) -> Iterator[Headline]:
    """What is said less clearly than before, and has not been told."""
    for fact in texts.comparison.facts:
        if fact.change.sort is Sort.LESS_SAID and fact.change.spot.path not in used:
            yield texts.headline(fact.sentence, fact.change.spot.path)


def _gained(texts: TextPair, used: Sequence[Path]) -> Iterator[Headline]:
    """What the guidance asks and the newer text has for the first time."""
    gained = [
        ask
        for ask in texts.comparison.asks
        if ask.became is Became.GAINED and ask.force is not Force.ADVICE and texts.path_of(ask) not in used
    ]
    asks = {ask.ask: texts.comparison.rulebook.duties[ask.duty].asks[ask.ask].what for ask in gained}
    if asks:
        paths = tuple(texts.path_of(ask) for ask in gained)
        yield texts.headline(
            f'Now in the text as the guidance asks: {few(list(dict.fromkeys(asks.values())), 5)}', *paths
        )


def _name(texts: TextPair) -> Iterator[Headline]:
    fact = texts.fact('name')
    if fact:
        sentence = f'The partnership is now called {fact.change.after.words}; {texts.then} {fact.change.before.words}'
        yield texts.headline(sentence, ('name',))
