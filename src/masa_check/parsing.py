"""Turns YAML 1.2 into plain data and the place of every value, event by event, and refuses what a declaration never needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from masa_check.errors import MasaError
from masa_check.refusal import Source, explain, place

DEEPEST = 64
LONGEST_NUMBER = 40
WORDS: dict[str, bool | None] = {
    **dict.fromkeys(('true', 'True', 'TRUE'), True),
    **dict.fromkeys(('false', 'False', 'FALSE'), False),
    **dict.fromkeys(('', '~', 'null', 'Null', 'NULL'), None),
}
NOT_TEXT = frozenset({word[:1] for word in WORDS} | set('0123456789+-.'))
NUMBER = re.compile(
    r'(?P<whole>[-+]?[0-9]+)|(?P<octal>0o[0-7]+)|(?P<hex>0x[0-9a-fA-F]+)'
    r'|(?P<decimal>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,2})?)'
    r'|(?P<refused>[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+)'
)
BASES = {'whole': 10, 'octal': 8, 'hex': 16}
ODD_KEYS = frozenset({'', '<<'})
# U+0085, U+2028 and U+2029 end a line in YAML 1.1 but not in 1.2: the C parser would not count lines as editors do.
HIDDEN = re.compile('[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]')
DIRECTIVE = re.compile(r'(?>[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n))*+%')
BEGIN = 'begin with the line "kind: arrangements" or "kind: yearly-report"'
QUOTE_IT = 'put the value in quotes'


class Events(Protocol):
    """The part of a PyYAML parser that is driven here."""

    def get_event(self) -> Any: ...


class PythonParser(Reader, Scanner, Parser):
    """PyYAML's own parser, for a machine without the C library."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


PARSER: Any = yaml.cyaml.CParser if yaml.__with_libyaml__ else PythonParser


@dataclass(frozen=True, slots=True)
class Tree:
    """Data, and in reading order the index of the first character of each thing written and of the one past it."""

    data: dict[str, Any]
    starts: list[int]
    ends: list[int]
    after: dict[int, int]


def read_tree(source: Source, parser: Any = PARSER) -> Tree:
    """Reads the single mapping that a declaration is."""
    _refuse_hidden(source)
    try:
        events: Events = parser(source.text)
        tree = _build(source, events)
        events.get_event()
        last = events.get_event()
    except yaml.YAMLError as error:
        raise explain(error, source) from None
    if last.__class__ is not StreamEndEvent:
        raise source.refusal(
            last.start_mark.index, 'a second document begins here', 'keep one document in each file, without ---'
        )
    return tree


def _refuse_hidden(source: Source) -> None:
    if found := HIDDEN.search(source.text):
        raise _hidden(source, found.start(), found.group())
    if '%' in source.text and DIRECTIVE.match(source.text):
        index = source.text.index('%')
        raise source.refusal(index, 'a line that begins with % is not read', 'delete the line')


def _hidden(source: Source, index: int, character: str) -> MasaError:
    return source.refusal(
        index,
        f'a hidden character (U+{ord(character):04X}) stands here',
        'delete it; such characters often come with text pasted from another program',
    )


def _begin(source: Source, events: Events) -> Any:
    events.get_event()
    if events.get_event().__class__ is not DocumentStartEvent:
        message = 'the file holds only comments' if source.text.strip() else 'the file is empty'
        raise source.refusal(0, message, BEGIN)
    root = events.get_event()
    if root.__class__ is not MappingStartEvent:
        found = 'a list' if root.__class__ is SequenceStartEvent else 'text'
        raise source.refusal(root.start_mark.index, f'the file holds {found} where it should hold keys', BEGIN)
    _open(source, root, depth=0, for_key=False)
    return root


def _build(source: Source, events: Events) -> Tree:
    """Keeps everything in local names and makes no object for a node: this loop is most of what reading costs."""
    root, get_event, escapes = _begin(source, events), events.get_event, '\\' in source.text
    tree = Tree({}, [root.start_mark.index], [root.end_mark.index], {})
    starts, add_start, add_end = tree.starts, tree.starts.append, tree.ends.append
    above: list[tuple[Any, int, bool]] = []
    here: Any = tree.data
    number, key, in_mapping = 0, None, True
    while True:
        event = get_event()
        kind = event.__class__
        if kind is ScalarEvent:
            value: Any = event.value
            if event.tag is not None or event.anchor is not None or (escapes and HIDDEN.search(value)):
                raise _refused_scalar(source, event)
            add_start(event.start_mark.index)
            add_end(event.end_mark.index)
            if in_mapping and key is None:
                if value in here or value in ODD_KEYS:
                    _check_key(source, event, here, tree, number)
                key = value
                continue
            if event.implicit[0] and value[:1] in NOT_TEXT:
                value = _resolve(source, event)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            tree.after[number] = len(starts)
            if not above:
                return tree
            here, number, in_mapping = above.pop()
            continue
        else:
            value = _open(source, event, depth=len(above) + 1, for_key=in_mapping and key is None)
            add_start(event.start_mark.index)
            add_end(event.end_mark.index)
        if in_mapping:
            here[key] = value
            key = None
        else:
            here.append(value)
        if kind is not ScalarEvent:
            above.append((here, number, in_mapping))
            here, number, in_mapping = value, len(starts) - 1, kind is MappingStartEvent


def _open(source: Source, event: Any, *, depth: int, for_key: bool) -> Any:
    """The empty mapping or list that an event begins, if it may begin here."""
    index = event.start_mark.index
    if event.__class__ is AliasEvent:
        raise source.refusal(index, f'*{event.anchor} repeats a value by reference', 'write the value out, or quote it')
    if event.anchor is not None or event.tag is not None:
        raise _marked(source, event)
    if for_key:
        raise source.refusal(index, 'a list or a group of keys stands where a key should', 'make the key plain text')
    if depth >= DEEPEST:
        raise source.refusal(index, f'more than {DEEPEST} levels, one inside another', 'bring the text nearer the top')
    return {} if event.__class__ is MappingStartEvent else []


def _marked(source: Source, event: Any) -> MasaError:
    index = event.start_mark.index
    if event.anchor is not None:
        return source.refusal(index, f'&{event.anchor} marks a value for reuse', 'take the mark out, or quote the value')
    return source.refusal(index, f'the mark {event.tag} stands before a value', 'take the mark out, or quote the value')


def _refused_scalar(source: Source, event: Any) -> MasaError:
    if event.anchor is not None or event.tag is not None:
        return _marked(source, event)
    return _hidden(source, event.start_mark.index, HIDDEN.findall(event.value)[0])


def _check_key(source: Source, event: Any, here: dict[str, Any], tree: Tree, number: int) -> None:
    """Refuses a key that is missing, merges, or stands twice in one mapping."""
    key, index = event.value, event.start_mark.index
    if key in here:
        line, _ = place(source.text, tree.starts[ordinal_of_key(here, key, tree.after, number)])
        raise source.refusal(index, f'{key} is written twice, first on line {line}', 'keep one of the two')
    if event.implicit[0]:
        message = 'a key is missing before the colon' if key == '' else '<< copies keys from elsewhere'
        raise source.refusal(index, message, 'write the key' if key == '' else 'write the keys out')


def ordinal_of_key(mapping: dict[str, Any], key: str, after: dict[int, int], number: int) -> int:
    """Where among all things written a key stands, given where its mapping does."""
    ordinal = number + 1
    for earlier in mapping:
        if earlier == key:
            break
        ordinal = after.get(ordinal + 1, ordinal + 2)
    return ordinal


def _resolve(source: Source, event: Any) -> Any:
    """Reads an unquoted value as the core schema of YAML 1.2 does, with decimals kept as printed."""
    text: str = event.value
    if text in WORDS:
        return WORDS[text]
    found = NUMBER.fullmatch(text)
    if found is None:
        return text
    if len(text) > LONGEST_NUMBER or found.lastgroup == 'refused':
        raise source.refusal(
            event.start_mark.index, f'{text[:LONGEST_NUMBER]} is not a number that can be read', QUOTE_IT
        )
    base = BASES.get(found.lastgroup or '')
    return int(text, base) if base else Decimal(text)
