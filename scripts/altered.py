"""Alters quotations and values, so that it can be seen that nothing is found which a text does not say."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from masa_check.evidence import written_form
from masa_check.evidence.claim import Claim, ClaimKind, Form
from masa_check.invalid import InvalidValueError
from masa_check.values import MONTHS, DayOfYear, Money, PartialDate, Share

FIGURES = frozenset({ClaimKind.SUM, ClaimKind.SHARE, ClaimKind.DATE, ClaimKind.PERIOD})
WORDS = frozenset({ClaimKind.NAME, ClaimKind.AGENCY, ClaimKind.OFFICE, ClaimKind.PERSON, ClaimKind.FREQUENCY})
STEPS = range(1, 10)  # by which a figure is changed
OTHERS = 8  # words of the text that are tried in the place of one of a name
GRADES = ('Deputy', 'Assistant', 'Interim')
DAY = re.compile(rf'(?:(\d+) )?(?:({"|".join(MONTHS[1:])}) )?(\d{{4}})')


def quotations(text: str, words: Sequence[str], chance: random.Random) -> Iterator[str]:
    """A quotation with a word changed, left out, put in, or two in another order, a "not", or another figure."""
    said = text.split()
    at = chance.randrange(1, len(said) - 1)
    yield ' '.join([*said[:at], chance.choice(words), *said[at + 1 :]])
    yield ' '.join([*said[:at], *said[at + 1 :]])
    yield ' '.join([*said[:at], 'not', *said[at:]])
    yield ' '.join([*said[:at], chance.choice(words), *said[at:]])
    yield ' '.join([*said[: at - 1], said[at], said[at - 1], *said[at + 1 :]])
    if re.search(r'\d', text):
        yield re.sub(r'\d', lambda found: str((int(found[0]) + 1) % 10), text, count=1)


def values(claim: Claim, names: Sequence[str], chance: random.Random) -> Iterator[tuple[str, Form]]:
    """A value with another figure, or a name with a word changed or left out, or an office of another grade."""
    value, kind = claim.value, claim.kind
    if kind in FIGURES:
        for at in (found.start() for found in re.finditer(r'\d', value)):
            for step in STEPS:
                changed = f'{value[:at]}{(int(value[at]) + step) % 10}{value[at + 1 :]}'
                form = _figure(changed, kind)
                if form:
                    yield changed, form
    elif kind in WORDS:
        for changed in _names(value, names, chance):
            yield changed, _words(changed, kind)
        for grade in GRADES if kind is ClaimKind.OFFICE else ():
            yield f'{grade} {value}', _words(f'{grade} {value}', kind)


def _names(value: str, names: Sequence[str], chance: random.Random) -> Iterator[str]:
    words = value.split()
    for at in range(len(words)):
        for other in chance.sample(names, OTHERS):
            yield ' '.join([*words[:at], other, *words[at + 1 :]])
        if len(words) > 2:
            yield ' '.join([*words[:at], *words[at + 1 :]])


def _words(text: str, kind: ClaimKind) -> Form:
    patterns = tuple(written_form.frequency(text)) if kind is ClaimKind.FREQUENCY else (written_form.words(text),)
    return Form(patterns, text, kind)


def _figure(text: str, kind: ClaimKind) -> Form | None:
    """The forms of an altered figure, made as those of a declared one are; None for what cannot be."""
    try:
        if kind is ClaimKind.SUM:
            return Form((written_form.money(Money.parse(text), 'thousands'),), text, kind)
        if kind is ClaimKind.SHARE:
            return Form((written_form.share(Share.parse(text)),), text, kind)
        if kind is ClaimKind.PERIOD:
            number, unit = re.search(r'\d+', text), re.search(r'(?:working )?(?:day|month)', text)
            return Form((written_form.count(int(number[0]), unit[0]),), text, kind) if number and unit else None
        return Form(tuple(_dates(text)), text, kind)
    except InvalidValueError:
        return None


def _dates(text: str) -> Iterator[str]:
    match = DAY.fullmatch(text.lower())
    if match:
        month = MONTHS.index(match[2]) if match[2] else 0
        written = match[3] + (f'-{month:02}' if month else '') + (f'-{int(match[1]):02}' if match[1] else '')
        yield from written_form.date(PartialDate.parse(written))
    else:
        yield from written_form.day_of_year(DayOfYear.parse(text))
