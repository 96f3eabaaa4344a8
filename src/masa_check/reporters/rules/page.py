"""The rulebook as pages for people: a list of duties by theme, and a page for each duty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise
from typing import Any

from masa_check.declaration.kinds import PAIR
from masa_check.display import as_yaml
from masa_check.reporters.draw.page import Block, Heading, Page, Snippet, Table, Words, say
from masa_check.reporters.draw.verdicts import FORCES, VERDICTS
from masa_check.rulebook.crosswalk import GuidanceChange, asks
from masa_check.rulebook.duty import AskedTo, Authority, Duty
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Verdict

BECAME = {
    GuidanceChange.NEW: 'new',
    GuidanceChange.SAME: 'as before',
    GuidanceChange.STRENGTHENED: 'asked more strongly',
    GuidanceChange.WEAKENED: 'asked less strongly',
    GuidanceChange.CHANGED: 'changed',
    GuidanceChange.DROPPED: 'no longer asked',
}

ASKED_TO = {AskedTo.SAY: 'the text, to say it', AskedTo.DO: 'the partners, to do it (silence is advice)'}
# How well a row is known, by the code that data have for it; a row that is unconfirmed says so in its citation.
KNOWN_FROM = {
    'C1': 'we read it in the text itself',
    'C2': 'we know it from a document that restates it',
    'C2+C1': 'we know it from a document that restates it, and read part of it in the text itself',
    'I': 'we infer it from another edition',
}


def listing(book: Rulebook) -> Page:
    """The page of all duties by theme, each with its force in each edition."""
    blocks: list[Block] = []
    names = list(book.editions.values())
    for theme, group in groupby(book.duties.values(), key=lambda duty: duty.theme):
        blocks.append(Heading(theme, level=2))
        rows = [(Words(d.id), *(_forces(d, e.id) for e in names), Words(d.title)) for d in group]
        blocks.append(Table(('', *(edition.short for edition in names), ''), tuple(rows)))
    return Page(tuple(blocks))


def _forces(duty: Duty, edition: str) -> Words:
    if edition not in duty.editions:
        return Words('-', 'faint')
    force = duty.force(edition)
    return Words(force.value, force)


def page(duty: Duty, book: Rulebook, address: str = '') -> Page:
    """The page of one duty, with its address."""
    return Page((
        Heading(duty.title),
        say(Words(duty.id, 'heading'), f'  theme: {duty.theme}; asked of: {duty.asked_of}'),
        say(),
        say(f'Why it matters: {duty.matters}.'),
        say(f'What to do: {duty.remedy}.'),
        *([say('Page: ', Words(address, 'place'))] if address else ()),
        *_editions(duty, book),
        *_changes(duty, book),
        *_examples(duty),
    ))  # fmt: skip


def _editions(duty: Duty, book: Rulebook) -> Iterator[Block]:
    for name, authorities in duty.editions.items():
        edition = book.editions[name]
        advisory = ' (advice only: its text has not been read)' if edition.advisory else ''
        yield Heading(f'{edition.title}, in force {edition.days}{advisory}', level=2)
        rows = [
            (Words(duty.asks[ask].what), Words(FORCES[a.force], a.force), Words(_asked_of(a)), Words(_row(a)))
            for ask, a in authorities.items()
        ]
        yield Table(('what is asked', 'force', 'asked of', 'reference'), tuple(rows))
        for citation in dict.fromkeys(_cited(authority) for authority in authorities.values()):
            yield say(Words(citation, 'faint'), step=1)


def _asked_of(authority: Authority) -> str:
    if authority.of_any and authority.asked_to is AskedTo.SAY:
        return 'the text, to say it if there is any (silence is advice)'
    return ASKED_TO[authority.asked_to]


def _row(authority: Authority) -> str:
    """The row of the inventory that an ask rests on; of one that was carried over, the row that it had."""
    return f'as {authority.origin.ref}' if authority.origin and not authority.ref else authority.ref


def _cited(authority: Authority) -> str:
    known = KNOWN_FROM.get(authority.confidence)
    return f'{authority.citation}; {known}' if known else authority.citation


def _changes(duty: Duty, book: Rulebook) -> Iterator[Block]:
    for old, new in pairwise(edition.id for edition in book.editions_read):
        if old not in duty.editions:
            continue
        yield Heading(f'From {old.upper()} to {new.upper()}', level=2)
        rows = [(Words(duty.asks[name].what), Words(BECAME[change])) for name, change in asks(duty, old, new).items()]
        yield Table(('what is asked', 'became'), tuple(rows), plain=True)


def _examples(duty: Duty) -> Iterator[Block]:
    if duty.examples:
        yield Heading('Examples', level=2)
    for example in duty.examples:
        verdicts = ', '.join(
            f'{name.upper()}: {VERDICTS[Verdict(verdict)]}' for name, verdict in example.verdicts.items()
        )
        yield say(Words(verdicts, 'heading'), step=1)
        yield from snippets(duty, example.declared)
        yield say()


def snippets(duty: Duty, declared: Mapping[str, Any]) -> Iterator[Block]:
    """The keys that an example declares, ready to copy; for a pair, each document apart."""
    if duty.asked_of != PAIR or not declared:
        yield from _snippet(declared, 2)
        return
    for part, inner in declared.items():
        yield say(f'{part}:', step=2)
        yield from _snippet(inner, 3)


def _snippet(declared: Mapping[str, Any], step: int) -> Iterator[Block]:
    yield Snippet(tuple(_yaml(declared)), step) if declared else say('(nothing is declared)', step=step)


def _yaml(declared: Mapping[str, Any], margin: str = '') -> Iterator[str]:
    """The lines of a declaration in YAML."""
    for key, inner in declared.items():
        if isinstance(inner, dict) and inner:
            yield f'{margin}{key}:'
            yield from _yaml(inner, f'{margin}  ')
        elif isinstance(inner, list) and inner:
            yield f'{margin}{key}:'
            yield from (f'{margin}  - {as_yaml(item)}' for item in inner)
        else:
            yield f'{margin}{key}: {as_yaml(inner)}'
