"""A duty as a rule of SARIF: what it is, why it matters and who asks it, and nothing of any one document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from masa_check.report.finding import FileFault
from masa_check.reporters.draw import markdown
from masa_check.reporters.draw.page import Block, Heading, Page, say
from masa_check.reporters.draw.text import draw
from masa_check.reporters.draw.verdicts import FORCES
from masa_check.rulebook.duty import Duty
from masa_check.rulebook.rulebook import Rulebook, page_address
from masa_check.values import Force, Severity

PROBLEMS = {Severity.ERROR: 'error', Severity.WARNING: 'warning', Severity.NOTE: 'recommendation'}
LONGEST_TITLE = 1024  # characters, of a title and of a description
# What is found of a file itself, by no duty of the rulebook.
OWN: Mapping[str, tuple[str, str]] = {
    FileFault.SHAPE: (
        'The file can be read as a declaration',
        'We cannot check a file that we cannot read as a declaration, so we know nothing of what it declares',
    ),
    FileFault.DELETED: (
        'A declaration stays, or another takes its place',
        'With a declaration goes all that it was known to meet, and nobody sees any more what became of it',
    ),
    FileFault.WAIVERS: (
        'What is waived is known, needed, and put right by a day',
        'A waiver that has run out, or that nothing answers to, would hide what nobody is putting right',
    ),
    FileFault.BASELINE: (
        'The baseline knows only what is still so',
        'What has been put right and is still in the baseline could be lost again unseen',
    ),
}


def rule(name: str, book: Rulebook) -> dict[str, Any]:
    """The rule of a duty, or of what can be wrong with a file itself."""
    return _of_duty(book.duties[name], book) if name in book.duties else _of_file(name)


def _of_duty(duty: Duty, book: Rulebook) -> dict[str, Any]:
    page = Page(tuple(_help(duty, book)))
    edition = book.editions[list(duty.editions)[-1]]
    force = Force.highest(map(duty.force, duty.editions))
    link = f'[{markdown.plain(edition.title)}]({edition.address})'
    unconfirmed = any(one.unconfirmed or one.origin for asks in duty.editions.values() for one in asks.values())
    return {
        **_named(duty.id, duty.title, f'{duty.matters}.', force.severity),
        'help': {'text': draw(page).strip(), 'markdown': f'{markdown.draw(page)}\n{link}\n'},
        'helpUri': page_address(duty) or edition.address,
        'properties': {
            'tags': ['safeguarding', duty.theme, *duty.editions],
            'precision': 'medium' if unconfirmed else 'high',
            'problem.severity': PROBLEMS[force.severity],
        },
    }


def _of_file(name: str) -> dict[str, Any]:
    title, matters = OWN.get(name, (name.replace('-', ' ').capitalize(), 'The run rests on what this file says'))
    return plain_rule(name, title, matters, Severity.ERROR)


def plain_rule(name: str, title: str, matters: str, severity: Severity) -> dict[str, Any]:
    """A rule of no duty: its title, and why it matters, without the full stop."""
    return {
        **_named(name, title, f'{matters}.', severity),
        'help': {'text': f'{matters}.', 'markdown': f'{markdown.plain(matters)}.'},
        'properties': {'tags': ['safeguarding'], 'precision': 'very-high', 'problem.severity': PROBLEMS[severity]},
    }


def _named(name: str, title: str, matters: str, level: Severity) -> dict[str, Any]:
    return {
        'id': name,
        'name': name.title().replace('-', '')[:255],
        'shortDescription': {'text': title[:LONGEST_TITLE]},
        'fullDescription': {'text': matters[:LONGEST_TITLE]},
        'defaultConfiguration': {'level': level},
    }


def _help(duty: Duty, book: Rulebook) -> Iterator[Block]:
    """Why it matters, what to do, and each edition with what it asks and where that stands."""
    yield say(f'Why it matters: {duty.matters}.')
    yield say(f'What to do: {duty.remedy}.')
    for name, authorities in duty.editions.items():
        edition = book.editions[name]
        yield Heading(edition.title, level=2)
        for ask, authority in authorities.items():
            yield say(f'{FORCES[authority.force]}: {duty.asks[ask].what} ({authority.citation})')
