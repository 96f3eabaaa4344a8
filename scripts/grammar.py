"""The page that explains how a rule is written: every key by the table that its reader holds to, and every check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from masa_check.checks import CHECKS
from masa_check.proof.shape import check_meanings
from masa_check.rulebook import edition_grammar, grammar, question_grammar
from masa_check.rulebook.draft import draft
from masa_check.rulebook.key import Holds, Key, KeyGroup, ListOf, Scalar, group_of
from masa_check.rulebook.rulebook import Rulebook

SECTIONS = (
    grammar.THEME,
    grammar.DUTY,
    grammar.ASK,
    grammar.CONDITION,
    grammar.EDITION_TERMS,
    grammar.CITE,
    grammar.EXAMPLE,
    question_grammar.QUESTIONS,
    question_grammar.CUE,
    question_grammar.QUESTION,
    edition_grammar.INDEX,
    edition_grammar.EDITION,
    edition_grammar.RECIPIENT,
    edition_grammar.BODY,
    edition_grammar.DATES,
    edition_grammar.DECISION,
    edition_grammar.DEADLINES,
)
# Groups that are explained with another, since they hold the same keys.
WITH = {grammar.ASK_CONDITION.title: grammar.CONDITION, grammar.TERMS.title: grammar.EDITION_TERMS}
OPENING = """\
# How a rule is written

The rules are YAML files, one for each theme, that people who know the guidance can read and write. This page explains
every key. To add questions of your own, begin with [the guide](guides/rules.md): `masa-check rules new` writes a file
to fill in, and `masa-check rules test` says what is wrong in it, line by line.

This is a whole file, with one duty:

```yaml
%s```

A path is the keys of a declaration that lead to a value, with dots between: `chair.rotation`. `masa-check init -`
prints every key that there is. Each path of a duty that is asked of a `pair` begins with a document:
`arrangements.scrutiny.by`, `yearly-report.scrutiny.by`, or `next-arrangements` for those that came next.
"""


def page(book: Rulebook) -> str:
    """The page, in Markdown."""
    newest = book.editions_read[-1].id
    whole = filled(draft('our-chair-rotation', 'arrangements', newest))
    return (
        '\n'.join([OPENING % whole, *(line for group in SECTIONS for line in _section(group)), *_checks(book)]) + '\n'
    )


def filled(text: str) -> str:
    """A duty to fill in as it is once each place holds the example above it, and its comments are gone."""
    lines, example = [], ''
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words.startswith('# For example: '):
            example = words.removeprefix('# For example: ')
        elif not words.startswith('#'):
            lines.append(line.replace('...', example))
    return ''.join(lines)


def _section(group: KeyGroup) -> Iterator[str]:
    yield from (f'## {_title(group)}', '', group.about, '')
    if group.any_of:
        yield from (f'One of these is needed: {", ".join(f"`{name}`" for name in group.any_of)}.', '')
    yield from ('| key | holds | means | example |', '| --- | --- | --- | --- |')
    for name, key in group.keys.items():
        yield _row(f'**`{name}`**, needed' if key.required else f'`{name}`', name, key)
    if group.free:
        yield _row(f'the name of an {group.names}', f'({group.names})', group.free)
    yield ''


def _title(group: KeyGroup) -> str:
    """The heading: the key under which the group stands in code, and what it is for."""
    key, colon, words = group.title.partition(': ')
    return f'`{key}`: {words}' if colon else key


def _row(shown: str, name: str, key: Key) -> str:
    example = f'`{name}: {key.example}`' if key.example else 'its own table, below'
    return f'| {shown} | {_holds(key.holds)} | {key.meaning} | {example} |'


def _holds(holds: Holds) -> str:
    """What belongs in a place, with a link to where that is explained."""
    group = group_of(holds)
    if group is None:
        words = f'a list of {"words" if isinstance(holds, ListOf) else ""}'
        return words if isinstance(holds, ListOf) else _scalar(holds)
    shown = WITH.get(group.title, group)
    inner = shown.free.holds if shown not in SECTIONS and shown.free else None
    if shown in SECTIONS:
        linked = f'[keys]({_anchor(shown)})'
    else:
        linked = f'names, each with {_holds(inner)}' if inner else 'keys'
    if isinstance(holds, ListOf):
        return f'{linked}, or a list of them' if holds.alone else f'a list of {linked}'
    return linked


def _scalar(holds: Holds) -> str:
    assert isinstance(holds, Scalar)
    return ', '.join(f'`{word}`' for word in holds.words) or holds.sort


def _anchor(group: KeyGroup) -> str:
    """Where a heading is found, as GitHub and GitLab name it."""
    plain = ''.join(letter for letter in group.title.lower() if letter.isalnum() or letter in ' -_.')
    return f'#{plain.replace(".", "").replace(" ", "-")}'


def _checks(book: Rulebook) -> Iterator[str]:
    used = _uses(book)
    yield from ('## The checks that `is` may name', '')
    yield 'What a check takes stands under `with` or, where it is to be looked up in the document, under `beside`.'
    yield from ('', '| check | what it holds | takes | asked, for example, of |', '| --- | --- | --- | --- |')
    for name, meaning in check_meanings().items():
        check = CHECKS[name]
        yield f'| `{name}` | {meaning} | {_takes(check.operands, check.optional)} | {used.get(name, "")} |'


def _uses(book: Rulebook) -> Mapping[str, str]:
    """Of each check, what the first rule that names it asks it of, and where that rule stands."""
    used: dict[str, str] = {}
    for duty in book.duties.values():
        file = Path(duty.path).name
        conditions = [c for row in duty.editions.values() for a in row.values() for c in a.conditions]
        paths = [(ask.check, (*ask.each, *ask.of) or (f'every {ask.every}',)) for ask in duty.asks.values()]
        for check, path in [*paths, *((one.check, one.of) for one in conditions)]:
            used.setdefault(check, f'`{".".join(path)}` in [{file}](../rules/{file})')
    return used


def _takes(operands: Iterable[str], optional: frozenset[str]) -> str:
    return ', '.join(f'`{name}`' + (' (may be left out)' if name in optional else '') for name in operands)
