"""The first page on how the leads govern: the groups that they chair, and how often they and delegates meet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from masa_check.diffs.headlines.headline import Headline, TextPair, few
from masa_check.diffs.headlines.people import titled
from masa_check.model import names
from masa_check.model.lookup import items_of

GROUPS = 'groups'
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
    """The new groups that a lead partner chairs."""
    _, new, matched = texts.lists(GROUPS)
    leads = _leads(texts, texts.new)
    for j in matched.come:
        group, chair = new[j], _chair(texts, new[j])
        if chair in leads:
            yield texts.headline(f'A new group, {group.name}, is chaired by the {chair}', (GROUPS, group.name))


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
        before, after = texts.both('leadership', key)
        if after and texts.fact('leadership', key) and (not before or before.words != after.words):
            said.append((key, f'{who} meet {after.words}' + (f' ({texts.then} {before.words})' if before else '')))
    if said:
        paths = tuple(('leadership', key) for key, _ in said)
        yield texts.headline(f'The text now says that {few([words for _, words in said])}', *paths, asked=True)
