"""Says which programs of others the desk ships, under which licences, and where their source is."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from masa_check.reporters.draw.page import Block, Folded, Heading, Snippet, Words, say

TITLE = 'Programs of others in this page'
TEXT = re.compile(r'\.dist-info/(?:licenses/|LICEN[CS]E|COPYING|NOTICE)', re.IGNORECASE)
PLACE = re.compile(r'.*\.dist-info/(?:licenses/)?')


def blocks(lock: Mapping[str, Any], wheels: Mapping[str, Path], texts: Mapping[str, str]) -> Iterator[Block]:
    """The page of notices: each program with its licence, the address of its source, and the texts that it carries."""
    yield Heading(TITLE)
    yield say('masa-check itself is under the Apache License 2.0. The desk ships these programs of others unchanged.')
    for one in lock['npm'].values():
        for part in (one, *one.get('parts', ())):
            yield from _about(part)
            yield _folded('The licence', texts[part['text']])
    for one in lock['wheels']:
        yield from _about(one)
        yield from (_folded(title, text) for title, text in _licences(wheels[one['name']]))


def plain(some: Iterable[Block]) -> str:
    """The notices as a text file."""
    lines: list[str] = []
    for block in some:
        if isinstance(block, Heading):
            lines += ['', block.text, '=' * len(block.text)]
        elif isinstance(block, Folded):
            inner = [line for one in block.blocks if isinstance(one, Snippet) for line in one.lines]
            lines += ['', ''.join(words.text for words in block.summary), '', *inner]
        elif not isinstance(block, Snippet):
            lines.append(''.join(words.text for words in getattr(block, 'words', ())))
    return '\n'.join(lines).strip() + '\n'


def _about(one: Mapping[str, Any]) -> Iterator[Block]:
    yield Heading(f'{one["title"]} {one["version"]}', level=2)
    yield say(f'Licence: {one["licence"]}. Source: {one["source"]}')
    if 'note' in one:
        yield say(one['note'])


def _licences(wheel: Path) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(wheel) as opened:
        for name in sorted(opened.namelist()):
            if TEXT.search(name) and not name.endswith('/'):
                yield PLACE.sub('', name), opened.read(name).decode('utf-8', 'replace')


def _folded(title: str, text: str) -> Folded:
    return Folded((Words(title),), (Snippet(tuple(text.strip().splitlines())),))
