"""The cases of the public test suite of YAML 1.2, and what each means to a reader of declarations."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from masa_check.document.tree import BASES, NUMBER, WORDS

ESCAPES = {'n': '\n', 't': '\t', 'b': '\b', 'r': '\r', '\\': '\\'}
EVENT = re.compile(
    r'(?P<kind>[=+-][A-Z]{3})(?: (?:---|\.\.\.|\{\}|\[\]))?(?P<anchor> &\S+)?(?P<tag> <[^>]*>)? ?(?P<rest>.*)'
)


class Case(NamedTuple):
    """A text; whether YAML 1.2 refuses it; and the events, a line each, that it is read as."""

    id: str
    text: str
    is_invalid: bool
    events: str


class Meaning(NamedTuple):
    """The documents of a text as plain data, and what is in them that a declaration may not have."""

    documents: list[Any]
    beyond: set[str]


def cases(folder: Path) -> list[Case]:
    """Every case of the suite."""
    return [case for path in sorted(folder.glob('????.js')) for case in _of(path)]


def _of(path: Path) -> Iterator[Case]:
    """The cases of a file, where one that tells no events has those of the one before it."""
    written = json.loads(path.read_text('utf-8').partition('export default ')[2].rstrip().rstrip(';'))
    events = ''
    for number, case in enumerate(written['cases']):
        events = case.get('tree') or events
        yield Case(f'{path.stem}/{number:02}', case['yaml'], case.get('fail', False), events)


def meaning(case: Case) -> Meaning:
    """What the events of a valid case say, by the core schema."""
    builder = _Builder()
    for line in case.events.rstrip('\n').split('\n'):
        found = EVENT.fullmatch(line.lstrip(' '))
        assert found, line
        builder.take(found)
    if len(builder.documents) != 1:
        builder.beyond.add('several documents' if builder.documents else 'no document')
    if builder.documents and not isinstance(builder.documents[0], dict):
        builder.beyond.add('a list or a text at the top')
    if re.search(r'^%', case.text, re.MULTILINE) and '---' in case.text:
        builder.beyond.add('a directive')
    return Meaning(builder.documents, builder.beyond)


class _Builder:
    """Makes data of events."""

    def __init__(self) -> None:
        self.documents: list[Any] = []
        self.beyond: set[str] = set()
        self._above: list[Any] = []
        self._keys: list[Any] = []

    def take(self, event: re.Match[str]) -> None:
        kind, rest = event['kind'], event['rest']
        if event['anchor'] or kind == '=ALI':
            self.beyond.add('an anchor or an alias')
        if event['tag']:
            self.beyond.add('a tag')
        if kind in ('+MAP', '+SEQ'):
            self._above.append({} if kind == '+MAP' else [])
            self._keys.append(None)
        elif kind in ('-MAP', '-SEQ'):
            self._keys.pop()
            self._add(self._above.pop(), is_text=False)
        elif kind in ('=VAL', '=ALI'):
            text = re.sub(r'\\(.)', lambda found: ESCAPES[found[1]], rest[1:])
            self._add(text, is_text=True, plain=rest[0] == ':')

    def _add(self, value: Any, *, is_text: bool, plain: bool = False) -> None:
        """Puts a thing where it belongs: a key is its text, and other text is what the core schema makes of it."""
        above = self._above[-1] if self._above else self.documents
        if isinstance(above, dict) and self._keys[-1] is None:
            self._note_key(value, above, is_text=is_text)
            self._keys[-1] = str(value)
            return
        made = core(value) if plain else value
        if is_text and any(not (letter.isprintable() or letter in '\n\t') for letter in value):
            self.beyond.add('a hidden character')
        if isinstance(above, dict):
            above[self._keys[-1]] = made
            self._keys[-1] = None
        else:
            above.append(made)

    def _note_key(self, key: Any, above: dict[str, Any], *, is_text: bool) -> None:
        if not is_text:
            self.beyond.add('a key that is no text')
        elif key == '':
            self.beyond.add('an empty key')
        elif key in above:
            self.beyond.add('a key written twice')


def core(text: str) -> Any:
    """What the core schema makes of a text without quotes, with decimals as they are printed."""
    if text in WORDS:
        return WORDS[text]
    found = NUMBER.fullmatch(text)
    if not found or found.lastgroup == 'refused':
        return text
    base = BASES.get(found.lastgroup or '')
    return int(text, base) if base else Decimal(text)
