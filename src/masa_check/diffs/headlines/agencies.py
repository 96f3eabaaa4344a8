"""The first page on the relevant agencies, and on education among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from masa_check.checks.agency import names_a_partner
from masa_check.diffs.asks import AskChange
from masa_check.diffs.comparison import Fact
from masa_check.diffs.facts.change import FactChange, Sort
from masa_check.diffs.headlines.headline import SHORTFALLS, Headline, Relation, TextPair, few, is_lost
from masa_check.diffs.sentence import lowered
from masa_check.model.agencies import Agency
from masa_check.model.lookup import items_of
from masa_check.model.schedule import outsider
from masa_check.model.status import Status
from masa_check.values import Force

LIST = ('agencies', 'list')
OVERSEERS = 'an independent scrutineer or chair'  # told with scrutiny
WORSE = frozenset({Sort.LESS_SAID, Sort.REMOVED})


def headlines(texts: TextPair) -> Iterator[Headline]:
    """The sentences on agencies that are gone, and on who speaks for education; none of a yearly report."""
    if not hasattr(texts.new, LIST[0]):
        return
    old, _, matched = texts.lists(*LIST)
    yield from _gone(texts, [old[i] for i in matched.gone if _counts(old[i], _partners(texts))])
    yield from _weaker(texts)
    yield from _education(texts)


def newly_listed(texts: TextPair) -> Iterator[Headline]:
    """The sentence on agencies that are new."""
    if not hasattr(texts.new, LIST[0]):
        return
    _, new, matched = texts.lists(*LIST)
    come = [new[j].name for j in matched.come if _counts(new[j], _partners(texts))]
    if come:
        yield texts.headline(f'Newly listed as agencies: {few(come, 3)}', (*LIST, come[0]))


def _partners(texts: TextPair) -> list[Any]:
    """The partners of both texts."""
    return [one for side in texts.both('partners') for one in items_of(side)]


def _gone(texts: TextPair, gone: Sequence[Agency]) -> Iterator[Headline]:
    """Those no longer listed: first the ones whose going leaves an ask unmet, then the ones whom no ask missed."""
    lost = [ask for ask in texts.asks(LIST) if is_lost(ask) and ask.force is not Force.ADVICE]
    by_ask = {ask.ask: [one for one in gone if _answered(texts, ask, one)] for ask in lost}
    missed = [one for one in gone if any(one in agencies for agencies in by_ask.values())]
    if missed:
        told = (LIST,) if all(by_ask.values()) else ()  # an ask that nobody here answered is told with the other losses
        paths = (*((*LIST, one.name) for one in missed), *told)
        one = texts.headline(_no_longer(missed), *paths)
        citation = next(filter(None, (texts.citation(ask) for ask in lost if by_ask[ask.ask])), '')
        yield one._replace(relation=Relation.DEPARTS, citation=citation) if citation else one
    others = [one for one in gone if one not in missed]
    if others:
        yield texts.headline(_no_longer(others), *((*LIST, one.name) for one in others))


def _answered(texts: TextPair, ask: AskChange, agency: Agency) -> bool:
    """Whether an agency was of those that an ask looks for in the list; each is, where it looks for no category."""
    authority = texts.authority(ask)
    wanted = authority.args.get('any_of') if authority else None
    return wanted is None or bool(agency.kinds.intersection(wanted))


def _no_longer(agencies: Sequence[Agency]) -> str:
    return f'No longer listed as agencies: {few([one.name for one in agencies])}'


def _counts(agency: Any, partners: list[Any]) -> bool:
    """Whether an agency that came or went is news by itself: not a partner, and not who chairs or scrutinises."""
    return outsider(agency.name) != OVERSEERS and not names_a_partner(agency, tuple(partners))


def taken_in(texts: TextPair) -> Iterator[Headline]:
    """Lines of the list that became one line."""
    old, new, matched = texts.lists(*LIST)
    for one in matched.joined:
        if len(one.old) > 1:
            before, after = [old[i].name for i in one.old], [new[j].name for j in one.new]
            likely = ', as far as names and categories show' if one.likely else ''
            text = f'{few(after)} is one line of the list in the place of {few(before)}{likely}'
            yield texts.headline(text, (*LIST, after[0]))


def _education(texts: TextPair) -> Iterator[Headline]:
    """Who speaks for education, and what is said of it less clearly than before."""
    before, after = texts.both('education', 'representative')
    if after and after.summary and (not before or before.summary != after.summary):
        earlier = (
            f'; {texts.then}: "{before.summary}"' if before and before.summary else f'; {texts.then} nothing was said'
        )
        place = ('education', 'representative')
        yield texts.headline(f'Who speaks for education: "{after.summary}"{earlier}', place, asked=True)


def _weaker(texts: TextPair) -> Iterator[Headline]:
    """What is said less clearly than before of how education takes part."""
    weaker = [fact for fact in texts.comparison.facts if _is_weaker_education(fact.change)]
    for status, facts in groupby(sorted(weaker, key=lambda fact: fact.change.after.status), _status):
        for several in texts.apart(fact.change for fact in facts):
            first, *rest = (change.spot.names[-1].text for change in several)
            about = few([first, *map(lowered, rest)])
            earlier = several[0].before.summary if len(several) == 1 else ''
            said = f'; {texts.then}: "{earlier}"' if earlier else ''
            yield texts.headline(f'{about}: {SHORTFALLS[status]}{said}', *(change.spot.path for change in several))


def _is_weaker_education(change: FactChange) -> bool:
    """Whether less is said now of how one kind of provider takes part."""
    return change.spot.path[0] == 'education' and len(change.spot.path) == 2 and change.sort in WORSE  # noqa: PLR2004 - a statement


def _status(fact: Fact) -> Status:
    return fact.change.after.status
