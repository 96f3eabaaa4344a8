"""The first page on who is responsible: partners, leads, delegates, chair and scrutiny."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from masa_check.diffs.facts.matching import match
from masa_check.diffs.headlines.headline import Headline, Relation, TextPair, few, no_longer
from masa_check.diffs.sentence import lowered, raised
from masa_check.model import names
from masa_check.model.lookup import items_of
from masa_check.model.status import Status
from masa_check.model.typed import Office

ROLES = {'local-authority': 'local authority partner', 'health': 'health partner', 'police': 'police partner'}
CAPACITIES = {
    'delegate': 'a delegated partner',
    'lead': 'a lead partner',
    'independent': 'an independent person',
    'other': 'somebody who is neither a lead nor a delegate',
}
COUNTED = re.compile(r'(\d+|one|two|three|four|five|six)\b', re.IGNORECASE)


def headlines(texts: TextPair) -> Iterator[Headline]:
    """The sentences on partners, leads, delegates, chair and scrutiny, in this order."""
    yield from partners(texts)
    yield from _leads(texts)
    yield from _delegates(texts)
    yield from _no_longer(texts)
    yield from _chair(texts)
    yield from scrutiny(texts)


def partners(texts: TextPair) -> Iterator[Headline]:
    """Who became a partner in the place of whom; but by law, a lead's office that changed is in the same sentence."""
    old, new, matched = texts.lists('partners')
    for i, j in matched.both:
        if names.renamed(old[i].name, new[j].name):
            reason = new[j].successor_of(old[i], texts.comparison.rulebook.dates)
            lead = '' if reason else _lead(old[i], new[j], texts.then)
            text = f'The {ROLES[new[j].role]} is {new[j].name} in the place of {old[i].name}'
            sentence = f'{text}{f": {reason}" if reason else ""}{f"; its lead is {lead}" if lead else ""}'
            plain = texts.headline(sentence, ('partners', new[j].name))
            yield plain._replace(relation=Relation.BY_LAW if reason else Relation.NOT_ASKED, citation='')
    for one in matched.joined:
        olds, news = [old[i].name for i in one.old], [new[j].name for j in one.new]
        likely = ', which a person should confirm' if one.likely else ''
        reason = new[one.new[0]].successor_of(old[one.old[0]], texts.comparison.rulebook.dates)
        sentence = f'In the place of {few(olds)} the text names {few(news)} as partner{likely}'
        plain = texts.headline(f'{sentence}: {reason}' if reason else sentence, ('partners',))
        yield plain._replace(relation=Relation.BY_LAW, citation='') if reason else plain
    gone, come = [old[i].name for i in matched.gone], [new[j].name for j in matched.come]
    if gone:
        yield texts.headline(f'No longer named as a safeguarding partner: {few(gone)}', ('partners',))
    if come:
        yield texts.headline(f'Newly named as a safeguarding partner: {few(come)}', ('partners',))


def _lead(old: Any, new: Any, then: str) -> str:
    """The office that leads now and the one that led, where they are two."""
    before, after = (_office(getattr(partner, 'lead', None)) for partner in (old, new))
    if not before or not after or names.same_name(before, after):
        return ''
    return f'the {after}, {then} the {before}'


def _office(office: Any) -> str:
    return office.office or '' if isinstance(office, Office) and office.status is Status.IN_PLACE else ''


def _leads(texts: TextPair) -> Iterator[Headline]:
    old, new, matched = texts.lists('partners')
    pairs = [(old[i], new[j]) for i, j in matched.both if not names.renamed(old[i].name, new[j].name)]
    changed = [f'the lead for {b.name} is {_lead(a, b, texts.then)}' for a, b in pairs if _lead(a, b, texts.then)]
    if changed:
        yield texts.headline(raised(few(changed)), ('partners', 'lead'), asked=True)


def _delegates(texts: TextPair) -> Iterator[Headline]:
    old, new, matched = texts.lists('partners')
    pairs = [(new[j].name, _offices(old[i]), _offices(new[j])) for i, j in matched.both]
    if not pairs:
        return
    path = ('partners', 'delegates')
    none, every = not any(before for _, before, _ in pairs), all(after for *_, after in pairs)
    number = sum(len(after) for *_, after in pairs)
    if none and every:
        each = f', {number} in all' if number > len(pairs) else ''
        yield texts.headline(
            f'Every partner now names its delegates by office{each}; {texts.then} none was named', path
        )
        return
    changed = [text for name, before, after in pairs if (text := _delegates_of(name, before, after))]
    if changed:
        yield texts.headline(raised('; '.join(changed)), path, asked=True)


def _no_longer(texts: TextPair) -> Iterator[Headline]:
    """What the text no longer says of leads, delegates and chair, if there is an ask for it; else whatever is gone."""
    gone = [*texts.silenced('leadership'), *texts.silenced('chair')]
    unsaid = [one for one in gone if any(texts.asks(one.spot.path))] or gone
    yield from no_longer(texts, 'No longer in the text', unsaid, 2)


def _offices(partner: Any) -> Sequence[Any]:
    return tuple(one for one in items_of(partner.delegates) if one.office)


def _delegates_of(name: str, before: Sequence[Any], after: Sequence[Any]) -> str:
    """How the delegates of a partner changed: who is new, and who is no longer named."""
    matched = match(before, after)
    gone, come = [before[i].office for i in matched.gone], [after[j].office for j in matched.come]
    if come:
        return f'{name} names {few(come)} as delegate' + (f' in the place of {few(gone)}' if gone else '')
    return f'{name} no longer names {few(gone)} as delegate' if gone else ''


def _chair(texts: TextPair) -> Iterator[Headline]:
    before, after = texts.both('chair', 'held_as')
    old, new = (_titled(office) for office in texts.both('chair', 'held_by'))
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


def _titled(office: Any) -> str:
    """An office with its body: Director of Children's Services of Luton Borough Council."""
    return ' of '.join(filter(None, (office.office, office.body))) if office and office.office else ''


def scrutiny(texts: TextPair) -> Iterator[Headline]:
    old, new, matched = texts.lists('scrutiny', 'by')
    gone = [_called(old[i].office) for i in matched.gone if old[i].office]
    come = [_called(new[j].office) for j in matched.come if new[j].office]
    apart = texts.both('chair', 'separate_from_scrutiny')
    kept_apart = ', kept apart from the chair' if apart[1] and not apart[0] else ''
    paths = (('scrutiny', 'by'), ('chair', 'separate_from_scrutiny'))
    if gone and come:
        yield texts.headline(f'Scrutiny has passed from {few(gone)} to {few(come)}{kept_apart}', *paths, asked=True)
    elif come:
        also = 'is now also by' if old else 'is said to be by'
        yield texts.headline(f'Scrutiny {also} {few(come)}{kept_apart}', *paths, asked=True)
    elif gone:
        yield texts.headline(f'Scrutiny is no longer by {few(gone)}{kept_apart}', *paths, asked=True)


def _called(office: str) -> str:
    """An office in a sentence: the Independent Chair, three lay members."""
    return lowered(office) if COUNTED.match(office) else f'the {office}'


def executive(texts: TextPair) -> Iterator[Headline]:
    """The new groups that a lead partner chairs."""
    _, new, matched = texts.lists('groups')
    leads = {_titled(getattr(partner, 'lead', None)) for partner in items_of(texts.value(texts.new, 'partners'))} - {''}
    for j in matched.come:
        chair = _titled(texts.value(new[j], 'chair'))
        if chair in leads:
            yield texts.headline(
                f'Newly named is the group {new[j].name}, which the {chair} chairs', ('groups', new[j].name)
            )


def meetings(texts: TextPair) -> Iterator[Headline]:
    """How often leads and delegates meet, where that is new."""
    who = {'meets': 'lead partners', 'delegates_meet': 'delegates'}
    pairs = {key: texts.both('leadership', key) for key in who}
    said = [f'{who[key]} meet {new.words}' for key, (old, new) in pairs.items() if new and not old]
    if said:
        paths = tuple(('leadership', key) for key, (old, new) in pairs.items() if new and not old)
        yield texts.headline(f'The text now says how often they meet: {few(said)}', *paths)
