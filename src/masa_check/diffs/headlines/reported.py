"""The first page of a yearly report: the work done, scrutiny, money, and who the partners are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from masa_check.diffs.headlines import people, spending
from masa_check.diffs.headlines.headline import Headline, TextPair, few, no_longer
from masa_check.diffs.sentence import lowered

WORK = ('activity', 'effectiveness', 'impact', 'priorities', 'decisions')
JUDGEMENT = ('effectiveness', 'judgement')
PRIORITIES = ('priorities',)
SCRUTINY = 'scrutiny'
NOT_SAID = 'not-stated'
SPENT = ('funding', 'spent')


def is_report(texts: TextPair) -> bool:
    """Whether both texts are yearly reports, which say what was done and what it changed."""
    return all(hasattr(one, WORK[0]) for one in (texts.old, texts.new))


def work(texts: TextPair) -> Iterator[Headline]:
    """The sentences on what is no longer told of the work done."""
    yield from _no_longer(texts, 'the work done', *WORK)


def scrutiny(texts: TextPair) -> Iterator[Headline]:
    """The sentences on who scrutinises, and what is no longer told of it."""
    yield from people.scrutiny(texts)
    yield from _no_longer(texts, 'scrutiny', SCRUTINY)


def money(texts: TextPair) -> Iterator[Headline]:
    """The sentences on what was spent, and who pays."""
    yield from _spent(texts)
    yield from spending.headlines(texts)


def judgement(texts: TextPair) -> Iterator[Headline]:
    """How effective the report says the arrangements were, in the words of both."""
    before, after = (getattr(one, 'summary', None) for one in texts.both(*JUDGEMENT))
    if before and after and before != after:
        sentence = f'How effective the arrangements were: {lowered(after)}; {texts.then}: {lowered(before)}'
        yield texts.headline(sentence, JUDGEMENT, asked=True)


def priorities(texts: TextPair) -> Iterator[Headline]:
    """Priorities on which the report is silent or new, and those whose progress is another than before."""
    old, new, matched = texts.lists(*PRIORITIES)
    moved = [
        f'{new[j].name} {_progress(new[j])}, {texts.then} {_progress(old[i])}'
        for i, j in matched.both
        if _progress(old[i]) and _progress(new[j]) and _progress(old[i]) != _progress(new[j])
    ]
    if moved:
        yield texts.headline(f'Progress on priorities: {few(moved)}', PRIORITIES)
    gone, come = [old[i].name for i in matched.gone], [new[j].name for j in matched.come]
    parts = [f'no longer reported on: {few(gone)}'] if gone else []
    parts += [f'reported on now: {few(come)}'] if come and old else []
    if parts:
        name = (gone or come)[0]
        yield texts.headline(f'Of the priorities, {"; ".join(parts)}', (*PRIORITIES, name))


def _progress(priority: Any) -> str:
    """How far a priority has come, in a sentence; '' where the report does not say."""
    return '' if priority.progress in (None, NOT_SAID) else f'{priority.progress}'.replace('-', ' ')


def _no_longer(texts: TextPair, about: str, *parts: str) -> Iterator[Headline]:
    """What the report no longer says of a subject, apart what departs from the guidance."""
    gone = (one for part in parts for one in texts.silenced(part))
    return no_longer(texts, f'Of {about}, no longer in the report', gone)


def _spent(texts: TextPair) -> Iterator[Headline]:
    """How much was spent, where both reports say so."""
    before, after = texts.both(*SPENT)
    fact = texts.fact(*SPENT)
    if before and after and fact:
        sentence = f'In all {fact.change.after.words} was spent; {texts.then} {fact.change.before.words}'
        yield texts.headline(sentence, SPENT)
