"""The first page on how the leads govern: the groups that they chair, and how often they and delegates meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from masa_check.diffs.asks import AskChange
from masa_check.diffs.headlines.headline import Headline, Relation, TextPair, few, is_short
from masa_check.diffs.headlines.people import titled
from masa_check.diffs.sentence import lowered
from masa_check.model import names
from masa_check.model.lookup import items_of
from masa_check.values import Outcome

GROUPS = 'groups'
LEADERSHIP = 'leadership'
TEAM = ('act_as_team', 'meets')  # what is asked of lead partners as a team
MEETINGS = {'meets': 'lead partners', 'delegates_meet': 'delegates'}


def executive(texts: TextPair) -> Iterator[Headline]:
    """The sentences on the groups that a lead chairs."""
    yield from _new_executives(texts)
    yield from _chairs(texts)


def _leads(texts: TextPair, document: Any) -> frozenset[str]:
    """The leads of a document, by office and body."""
    offices = (titled(getattr(partner, 'lead', None)) for partner in items_of(texts.value(document, 'partners')))
    return frozenset(filter(None, offices))


def _chair(texts: TextPair, group: Any) -> str:
    return titled(texts.value(group, 'chair'))


def _new_executives(texts: TextPair) -> Iterator[Headline]:
    """The new groups that a lead partner chairs: with how governance was set up before.

    The guidance asks that lead partners meet, and leaves how to them: so it asks for such a group in part.
    """
    _, new, matched = texts.lists(GROUPS)
    leads = _leads(texts, texts.new)
    structure = texts.value(texts.old, LEADERSHIP, 'structure')
    is_news = structure and is_short(structure.summary) and texts.fact(LEADERSHIP, 'structure')
    before = f'; {texts.then}: {lowered(structure.summary)}' if is_news else ''
    for j in matched.come:
        group, chair = new[j], _chair(texts, new[j])
        if chair in leads:
            sentence = f'The {chair} chairs the newly named {group.name}{_meets_for(texts, group)}{before}'
            plain = texts.about(_met_as_team(texts), sentence, (GROUPS, group.name), asked=True)
            yield plain._replace(relation=Relation.ASKED_IN_PART) if plain.citations else plain


def _met_as_team(texts: TextPair) -> Sequence[AskChange]:
    """What the guidance asks of lead partners as a team and the newer text has."""
    asks = (ask for key in TEAM for ask in texts.asks((LEADERSHIP, key)))
    return [ask for ask in asks if ask.now and ask.now.outcome is Outcome.MET]


def _meets_for(texts: TextPair, group: Any) -> str:
    """How often a group meets and what it is for, after who chairs it."""
    meets, purpose = (texts.value(group, key) for key in ('meets', 'purpose'))
    often = f', {meets.words}' if meets and meets.words else ''
    return often + (f': {lowered(purpose.summary)}' if purpose and purpose.summary else '')


def _chairs(texts: TextPair) -> Iterator[Headline]:
    """The groups that a lead chairs now and did not, or no longer."""
    old, new, matched = texts.lists(GROUPS)
    before, after = _leads(texts, texts.old), _leads(texts, texts.new)
    for i, j in matched.both:
        then, now = _chair(texts, old[i]), _chair(texts, new[j])
        if then and now and not names.same_name(then, now) and (then in before or now in after):
            path = (GROUPS, new[j].name, 'chair')
            yield texts.headline(f'The {now} now chairs the {new[j].name}, {texts.then} the {then}', path)


def meetings(texts: TextPair) -> Iterator[Headline]:
    """How often leads and delegates meet, where that is new or another than before."""
    said = []
    for key, who in MEETINGS.items():
        before, after = texts.both(LEADERSHIP, key)
        if after and texts.fact(LEADERSHIP, key) and (not before or before.words != after.words):
            said.append((key, f'{who} meet {after.words}' + (f' ({texts.then} {before.words})' if before else '')))
    if said:
        paths = tuple((LEADERSHIP, key) for key, _ in said)
        yield texts.headline(f'The text now says that {few([words for _, words in said])}', *paths, asked=True)
