"""The first page on who is responsible: partners, leads and delegates, chair and scrutiny."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from masa_check.diffs.facts.change import FactChange
from masa_check.diffs.facts.matching import match
from masa_check.diffs.headlines.headline import Headline, Relation, TextPair, few, in_one, topic
from masa_check.diffs.sentence import lowered, raised
from masa_check.model import names
from masa_check.model.lookup import items_of
from masa_check.model.status import Status
from masa_check.model.typed import Office
from masa_check.values import Force

ROLES = {'local-authority': 'local authority partner', 'health': 'health partner', 'police': 'police partner'}
CAPACITIES = {
    'delegate': 'a delegated partner',
    'lead': 'a lead partner',
    'independent': 'an independent person',
    'other': 'somebody who is neither a lead nor a delegate',
}
SCRUTINY = 'scrutiny'
LAST = len(Force)  # after every force
COUNTED = re.compile(r'(\d+|one|two|three|four|five|six)\b', re.IGNORECASE)


def partners(texts: TextPair) -> Iterator[Headline]:
    """Who became a partner in the place of whom; but by law, a lead's office that changed is in the same sentence."""
    old, new, matched = texts.lists('partners')
    for i, j in matched.both:
        if names.renamed(old[i].name, new[j].name):
            reason = new[j].successor_of(old[i], texts.comparison.rulebook.dates)
            lead = '' if reason else _lead(old[i], new[j], texts.then)
            sentence = f'The {ROLES[new[j].role]} is now {new[j].name}, replacing {old[i].name}'
            plain = texts.headline(f'{sentence}{f"; its lead is {lead}" if lead else ""}', ('partners', new[j].name))
            yield _by_law(plain) if reason else plain._replace(relation=Relation.NOT_ASKED, citations=())
    for one in matched.joined:
        olds, news = [old[i].name for i in one.old], [new[j].name for j in one.new]
        likely = ' (likely: a person should confirm)' if one.likely else ''
        are = 'are now partners' if len(news) > 1 else 'is now a partner'
        plain = texts.headline(f'{few(news)} {are}, replacing {few(olds)}{likely}', ('partners',))
        yield (
            _by_law(plain) if new[one.new[0]].successor_of(old[one.old[0]], texts.comparison.rulebook.dates) else plain
        )
    gone, come = [old[i].name for i in matched.gone], [new[j].name for j in matched.come]
    if gone:
        yield texts.headline(f'No longer named as a safeguarding partner: {few(gone)}', ('partners',))
    if come:
        yield texts.headline(f'Newly named as a safeguarding partner: {few(come)}', ('partners',))


def _by_law(headline: Headline) -> Headline:
    return headline._replace(relation=Relation.BY_LAW, citations=())


def _lead(old: Any, new: Any, then: str) -> str:
    """The office that leads now and the one that led, where they are two."""
    before, after = (_office(getattr(partner, 'lead', None)) for partner in (old, new))
    if not before or not after or names.same_name(before, after):
        return ''
    return f'the {after}, {then} the {before}'


def _office(office: Any) -> str:
    return office.office or '' if isinstance(office, Office) and office.status is Status.IN_PLACE else ''


def leads_and_delegates(texts: TextPair) -> Iterator[Headline]:
    """Leads and delegates, and what the text no longer says of them and of the chair."""
    yield from _leads(texts)
    yield from _delegates(texts)
    yield from _no_longer(texts)


def _leads(texts: TextPair) -> Iterator[Headline]:
    old, new, matched = texts.lists('partners')
    pairs = [(old[i], new[j]) for i, j in matched.both if not names.renamed(old[i].name, new[j].name)]
    changed = [f'the lead for {b.name} is {_lead(a, b, texts.then)}' for a, b in pairs if _lead(a, b, texts.then)]
    if changed:
        yield texts.headline(raised(few(changed)), ('partners', 'lead'), asked=True)


def _delegates(texts: TextPair) -> Iterator[Headline]:
    old, new, matched = texts.lists('partners')
    then, now = ([_offices(partner) for partner in side] for side in (old, new))
    path = ('partners', 'delegates')
    if now and all(now) and old and not any(then):
        sentence = f'Every partner now names its delegates by office, {_number(now)}; {texts.then} none was named'
        yield texts.headline(sentence, path)
    elif then and all(then) and new and not any(now):
        yield texts.headline(f'No partner names its delegates any more; {texts.then} every partner did', path)
    else:
        pairs = ((new[j].name, then[i], now[j]) for i, j in matched.both)
        changed = [text for name, before, after in pairs if (text := _delegates_of(name, before, after))]
        if changed:
            yield texts.headline(f'Delegates have changed: {"; ".join(changed)}', path, asked=True)


def _number(delegates: Sequence[Sequence[Any]]) -> str:
    """How many delegates there are: 2 each, or 5 in all."""
    numbers = [len(offices) for offices in delegates]
    return f'{numbers[0]} each' if len(set(numbers)) == 1 else f'{sum(numbers)} in all'


def _no_longer(texts: TextPair) -> Iterator[Headline]:
    """The gravest of what the text no longer says of leads, delegates and chair."""
    gone = [*texts.silenced('leadership'), *texts.silenced('chair')]
    unsaid = [one for one in gone if any(texts.asks(one.spot.path))] or gone
    for several in texts.apart(unsaid):
        gravest = min(several, key=lambda one: _rank(texts, one))
        yield texts.headline(f'No longer said: {topic(gravest)}', gravest.spot.path)


def _rank(texts: TextPair, change: FactChange) -> int:
    """The rank of the strongest force with which the guidance asks about a change, of the text or of the partners."""
    authorities = filter(None, map(texts.authority, texts.asks(change.spot.path)))
    return min((one.force.rank for one in authorities), default=LAST)


def _offices(partner: Any) -> Sequence[Any]:
    return tuple(one for one in items_of(partner.delegates) if one.office)


def _delegates_of(name: str, before: Sequence[Any], after: Sequence[Any]) -> str:
    """How the delegates of a partner changed: who is new, and who is no longer named."""
    matched = match(before, after)
    gone, come = [before[i].office for i in matched.gone], [after[j].office for j in matched.come]
    if come:
        return f'{few(come)} ({name})' + (f' in place of {few(gone)}' if gone else ', newly named')
    return f'{few(gone)} ({name}), no longer named' if gone else ''


def chair_and_scrutiny(texts: TextPair) -> Iterator[Headline]:
    """Who chairs and who scrutinises, in one sentence where both changes stand to the guidance in one way."""
    yield from in_one((*_chair(texts), *scrutiny(texts)))


def _chair(texts: TextPair) -> Iterator[Headline]:
    """Who chairs, and in what capacity."""
    before, after = texts.both('chair', 'held_as')
    old, new = (titled(office) for office in texts.both('chair', 'held_by'))
    rotates = ', in rotation' if texts.both('chair', 'rotation')[1] else ''
    if before in CAPACITIES and after in CAPACITIES and before != after:
        gone = (
            'The independent chair has gone'
            if before == 'independent'
            else f'{raised(CAPACITIES[before])} no longer chairs'
        )
        current = f' ({new})' if new else ''
        sentence = f'{gone}: {CAPACITIES[after]}{current} chairs now{rotates}'
        yield texts.headline(sentence, ('chair', 'held_as'), ('chair',))
    elif old and new and not names.same_name(old, new):
        paths = (('chair', 'held_by'), ('chair',))
        yield texts.headline(f'The chair is now {new}; {texts.then} it was {old}', *paths, asked=True)


def titled(office: Any) -> str:
    """An office with its body: Director of Children's Services of Luton Borough Council."""
    return ' of '.join(filter(None, (office.office, office.body))) if office and office.office else ''


def scrutiny(texts: TextPair) -> Iterator[Headline]:
    """Who scrutinises, and whether the chair is kept apart from that."""
    old, new, matched = texts.lists(SCRUTINY, 'by')
    gone = [_called(old[i].office) for i in matched.gone if old[i].office]
    come = [_called(new[j].office) for j in matched.come if new[j].office]
    apart = texts.both('chair', 'separate_from_scrutiny')
    kept_apart = ', apart from the chair' if apart[1] and not apart[0] else ''
    paths = ((SCRUTINY, 'by'), ('chair', 'separate_from_scrutiny'))
    if gone and come:
        sentence = f'Scrutiny has passed from {few(gone)} to {few(come)}{kept_apart}'
        yield texts.headline(sentence, *paths, asked=True)
    elif come:
        also = 'is now also by' if old else 'is said to be by'
        yield texts.headline(f'Scrutiny {also} {few(come)}{kept_apart}', *paths, asked=True)
    elif gone:
        yield texts.headline(f'Scrutiny is no longer by {few(gone)}', paths[0])


def _called(office: str) -> str:
    """An office in a sentence: the Independent Chair, three lay members."""
    return lowered(office) if COUNTED.match(office) else f'the {office}'
