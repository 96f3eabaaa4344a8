"""The first page on priorities, what is said of the yearly report, what is weaker, what is gained, and the name."""

from __future__ import annotations

from collections.abc import Iterator

from masa_check.diffs.facts.change import FactChange, Sort
from masa_check.diffs.headlines.headline import Headline, Path, TextPair, few, is_lost
from masa_check.diffs.level import Became
from masa_check.values import Force

CONTENTS = ('yearly_report', 'contents')
DEADLINE = ('yearly_report', 'deadline')
REPORT = 'The yearly report is to'
PRIORITIES = ('priorities', 'list')
NAMED = 3  # contents of a report by name


def report(texts: TextPair) -> Iterator[Headline]:
    """By when the yearly report is to be out, and what it is to hold that it was not, or no longer."""
    gone = [_thing(one) for one in _contents(texts) if one.sort is Sort.REMOVED]
    come = [_thing(one) for one in _contents(texts) if one.sort is Sort.ADDED]
    day = _new_deadline(texts)
    by_day = [texts.headline(f'{REPORT} be out by {day}', DEADLINE, asked=True)] if day else []
    gained = [ask for ask in texts.asks(CONTENTS) if not is_lost(ask)]
    to_hold = [texts.about(gained, f'{REPORT} hold {_things(come)}', CONTENTS)] if come else []
    if day and come and by_day[0].relation is to_hold[0].relation:
        both = f'{REPORT} be out by {day} and hold {_things(come)}'
        yield texts.about((*gained, *texts.asks(DEADLINE)), both, CONTENTS, DEADLINE, asked=True)
    else:
        yield from (*to_hold, *by_day)
    if gone:
        lost = [ask for ask in texts.asks(CONTENTS) if is_lost(ask)]
        yield texts.about(lost, f'No longer said to be in the yearly report: {few(gone)}', CONTENTS)


def _contents(texts: TextPair) -> Iterator[FactChange]:
    """The changes in what a report is to hold, by name."""
    return (fact.change for path, fact in texts.facts.items() if path[:2] == CONTENTS)


def _thing(change: FactChange) -> str:
    return change.spot.names[-1].text.replace('-', ' ')


def _things(names: list[str]) -> str:
    """What is new, without a number: one thing of the guidance may be two of ours."""
    if len(names) == 1:
        return f'one more thing: {names[0]}'
    return f'more: {few([*names[:NAMED], "others"] if len(names) > NAMED else names, NAMED + 1)}'


def _new_deadline(texts: TextPair) -> str:
    """The day by which the report is to be out, if it is a new one."""
    before, after = texts.both(*DEADLINE)
    return after.words if after and after.words and (not before or before.words != after.words) else ''


def priorities(texts: TextPair) -> Iterator[Headline]:
    """Priorities that are no longer named, and new ones."""
    old, new, matched = texts.lists(*PRIORITIES)
    gone, come = [old[i].name for i in matched.gone], [new[j].name for j in matched.come]
    parts = [f'no longer named: {few(gone)}'] if gone else []
    parts += [f'newly named: {few(come)}'] if come else []
    if parts:
        paths = ((*PRIORITIES, name) for name in (*gone, *come))
        yield texts.headline(f'Of the priorities, {"; ".join(parts)}', *paths)


def weaker(texts: TextPair, used: frozenset[Path]) -> Iterator[Headline]:
    """What is said less clearly than before, and has not been told."""
    for path, fact in texts.facts.items():
        if fact.change.sort is Sort.LESS_SAID and path not in used:
            yield texts.headline(fact.sentence, path)


def gained(texts: TextPair, used: frozenset[Path]) -> Iterator[Headline]:
    """What the guidance asks and the newer text has for the first time."""
    gained = [
        ask
        for ask in texts.comparison.asks
        if ask.became is Became.GAINED and ask.force is not Force.ADVICE and texts.path_of(ask) not in used
    ]
    asks = dict.fromkeys(texts.comparison.rulebook.duties[ask.duty].asks[ask.ask].what for ask in gained)
    if asks:
        paths = (texts.path_of(ask) for ask in gained)
        yield texts.headline(f'Now in the text as the guidance asks: {few(list(asks))}', *paths)


def name(texts: TextPair) -> Iterator[Headline]:
    """The new name of the partnership."""
    fact = texts.fact('name')
    if fact:
        sentence = f'The partnership is now called {fact.change.after.words}; {texts.then} {fact.change.before.words}'
        yield texts.headline(sentence, ('name',))
