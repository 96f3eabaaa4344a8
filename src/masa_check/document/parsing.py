"""Turns YAML 1.2 into plain data and the place of every value, and refuses what a declaration never needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from typing import Any, NamedTuple, Protocol

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

from masa_check.document.quick import CLOSING, Span, has_outdented, is_doubtful
from masa_check.document.refusal import SourceText, explain, odd_colon, odd_space, place, sign_at, slip_at
from masa_check.document.scanner import PythonParser
from masa_check.errors import MasaError

DEEPEST = 64
MOST_ITEMS = 2_000  # in one list of a declaration: judging each item beside each of another must come to an end
LONGEST_NUMBER = 40
WORDS: dict[str, bool | None] = {
    **dict.fromkeys(('true', 'True', 'TRUE'), True),
    **dict.fromkeys(('false', 'False', 'FALSE'), False),
    **dict.fromkeys(('', '~', 'null', 'Null', 'NULL'), None),
}
BEGINS_A_NUMBER = frozenset('0123456789+-.')
NUMBER = re.compile(
    r'(?P<whole>[-+]?[0-9]+)|(?P<octal>0o[0-7]+)|(?P<hex>0x[0-9a-fA-F]+)'
    r'|(?P<decimal>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,2})?)'
    r'|(?P<refused>[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+)'
)
BASES = {'whole': 10, 'octal': 8, 'hex': 16}
# What few texts need is left as text, and compiled when it is first looked for.
# U+0085, U+2028 and U+2029 end a line in YAML 1.1 but not in 1.2: the C parser would not count lines as editors do.
HIDDEN = '[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]'
# What could be an anchor or a tag, by the character that a text must then have.
MARKS = {'&': r'&(?<!\w.)\S', '!': r'!(?<!\w.)'}
DIRECTIVE = r'(?>[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n))*+%'
BEGIN = 'begin with the line "kind: arrangements"; `masa-check init` writes a file to fill in'
QUOTE_IT = 'put the value in quotes'


class Events(Protocol):
    """The part of a PyYAML parser that is driven here."""

    def get_event(self) -> Any: ...


try:
    from yaml._yaml import CParser

    FASTEST: type[Any] = CParser
except ImportError:
    FASTEST = PythonParser


class Tree(NamedTuple):
    """
    Data, and in reading order the index of the first character of each thing written and of the one past it.

    `after` gives, for the ordinal of a mapping or list, the ordinal of what comes next after it.
    """

    data: dict[str, Any]
    starts: list[int]
    ends: list[int]
    after: dict[int, int]


def read_tree(source: SourceText, parser: type[Any] = FASTEST, begin: str = BEGIN, most: int = MOST_ITEMS) -> Tree:
    """Reads the single mapping that a declaration is, or another file with a beginning of its own."""
    _refuse_hidden(source)
    if parser is not PythonParser and not is_doubtful(source.text):
        # Whatever it refuses is read again, so that one reader alone says what is wrong, and where.
        with suppress(yaml.YAMLError, MasaError):
            tree = _read(source, parser, begin, most)
            if not has_outdented(source.text, _brackets(source.text, tree)):
                return tree
    try:
        return _read(source, PythonParser, begin, most)
    except yaml.YAMLError as error:
        raise explain(error, source) from None


def _read(source: SourceText, parser: type[Any], begin: str, most: int) -> Tree:
    """Reads a text, which ends its last line even where the file does not: spaces there would be part of a value."""
    events: Events = parser(source.text if source.text.endswith(('\n', '\r')) else f'{source.text}\n')
    tree = _build(source, events, begin, most)
    events.get_event()
    last = events.get_event()
    if type(last) is not StreamEndEvent:
        raise source.refusal(
            last.start_mark.index, 'a second document begins here', 'keep one document in each file, without ---'
        )
    return tree


def _brackets(text: str, tree: Tree) -> Iterator[Span]:
    """Where mappings and lists in brackets stand, perhaps with comments after them."""
    if '[' in text or '{' in text:
        ends = [*tree.starts, len(text)]
        for number, after in tree.after.items():
            start = tree.starts[number]
            if closing := CLOSING.get(text[start]):
                yield start, text.rfind(closing, start, ends[after]) + 1


def _refuse_hidden(source: SourceText) -> None:
    if found := find_hidden(source.unusual):
        raise _hidden(source, source.text.index(found.group()), found.group())
    if '%' in source.text and (directive := re.match(DIRECTIVE, source.text)):
        raise source.refusal(directive.end() - 1, 'a line that begins with % is not read', 'delete the line')


def find_hidden(text: str) -> re.Match[str] | None:
    """The first character that nobody could see; all that can be printed can be seen."""
    return None if text.isprintable() else re.search(HIDDEN, text)


def _hidden(source: SourceText, index: int, character: str) -> MasaError:
    return source.refusal(
        index,
        f'a hidden character (U+{ord(character):04X}) stands here',
        'delete it; such characters often come with text pasted from another program',
    )


def _build(source: SourceText, events: Events, begin: str, most: int) -> Tree:
    """Keeps everything in local names and makes no object for a node: this loop is most of what reading costs."""
    tree, get_event, careful = _begin(source, events, begin), events.get_event, _needs_care(source)
    starts, add_start, add_end = tree.starts, tree.starts.append, tree.ends.append
    above: list[tuple[Any, int, bool]] = [(None, 0, False)]
    here: Any = tree.data
    number, key, keyed = 0, '', True
    while above:
        event = get_event()
        kind = type(event)
        if keyed and kind is ScalarEvent:
            key = event.value
            if careful or not key or key in here:
                _check_key(source, event, here, tree, number)
            add_start(event.start_mark.index)
            add_end(event.end_mark.index)
            event = get_event()
            kind = type(event)
        elif keyed and kind is not MappingEndEvent:
            raise _refused_key(source, event)
        if kind is ScalarEvent:
            value = event.value
            if careful or value in WORDS or value[:1] in BEGINS_A_NUMBER:
                value = _read_scalar(source, event, careful=careful)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            _close(source, tree, number, 0 if keyed else len(here), most)
            here, number, keyed = above.pop()
            continue
        else:
            value = _open(source, event, len(above) + 1)
        add_start(event.start_mark.index)
        add_end(event.end_mark.index)
        if keyed:
            here[key] = value
        else:
            here.append(value)
        if kind is not ScalarEvent:
            above.append((here, number, keyed))
            here, number, keyed = value, len(starts) - 1, kind is MappingStartEvent
    return tree


def _begin(source: SourceText, events: Events, begin: str) -> Tree:
    """What is known once the top-level mapping has been opened."""
    events.get_event()
    if type(events.get_event()) is not DocumentStartEvent:
        message = 'the file holds only comments' if source.text.strip() else 'the file is empty'
        raise source.refusal(0, message, begin)
    root: Any = events.get_event()
    start, end = root.start_mark.index, root.end_mark.index
    if type(root) is ScalarEvent and start == end:
        raise source.refusal(0, 'the file is empty', begin)
    if type(root) is not MappingStartEvent:
        if odd := odd_colon(source, start) or slip_at(source, start):
            raise odd
        found = 'a list' if type(root) is SequenceStartEvent else 'only text'
        raise source.refusal(start, f'the file holds {found} where it should hold keys', begin)
    return Tree(_open(source, root, 1), [start], [end], {})


def _needs_care(source: SourceText) -> bool:
    """Whether a text could hold a mark, a merge, an escape or an odd space, so that each value must be looked at."""
    text = source.text
    if '\\' in text or ('<' in text and '<<' in text) or not source.unusual.isprintable():
        return True
    return any(re.search(mark, text) for sign, mark in MARKS.items() if sign in text)


def _open(source: SourceText, event: Any, level: int) -> Any:
    """The empty mapping or list that an event begins, if it may begin here."""
    if event.anchor is not None or event.tag is not None:
        raise _marked(source, event)
    if level > DEEPEST:
        message = f'more than {DEEPEST} levels stand one inside another'
        raise source.refusal(event.start_mark.index, message, 'bring the text nearer to the top level')
    return {} if type(event) is MappingStartEvent else []


def _close(source: SourceText, tree: Tree, number: int, listed: int, most: int) -> None:
    """Keeps where a mapping or list ends, if no more is listed in it than may be."""
    if listed > most:
        message = f'more than {most:,} things are listed here'
        remedy = 'list each once, alike ones as one kind, and declare one document in each file'
        raise source.refusal(tree.starts[number], message, remedy)
    tree.after[number] = len(tree.starts)


def _marked(source: SourceText, event: Any) -> MasaError:
    remedy = 'put the value in quotes if the mark is part of it, and take the mark out if not'
    index = event.start_mark.index
    if type(event) is AliasEvent:
        if words := sign_at(source, index):  # *The chair* passes on
            return words
        message = f'*{event.anchor} refers to a value written elsewhere, which is not read'
    elif event.anchor is not None:
        message = f'&{event.anchor} marks a value for use elsewhere, which is not read'
    else:
        message = 'a mark that begins with ! stands before a value, which is not read'
    return source.refusal(index, message, remedy)


def _check_scalar(source: SourceText, event: Any) -> None:
    """Refuses a mark before a value, and a hidden character written as an escape."""
    if event.anchor is not None or event.tag is not None:
        raise _marked(source, event)
    if found := find_hidden(event.value):
        raise _hidden(source, event.start_mark.index, found.group())


def _check_key(source: SourceText, event: Any, here: dict[str, Any], tree: Tree, number: int) -> None:
    """Refuses a key that is missing, copies other keys, or stands twice in one mapping."""
    _check_scalar(source, event)
    key, index = event.value, event.start_mark.index
    if key == '':
        raise source.refusal(index, 'a key is missing before the colon', 'write the key')
    if key in here:
        if slip := slip_at(source, index):  # two items of a list that seem to be two keys, such as "-kind"
            raise slip
        line, _ = place(source.text, tree.starts[dict(ordinals(here, number, tree.after))[key]])
        raise source.refusal(index, f'{key} is written twice, first on line {line}', 'keep one of the two')
    for letter in key:
        if not letter.isprintable() and letter not in '\n\t':
            raise source.refusal(max(index, source.text.find(letter, index)), *odd_space(letter))
    if key == '<<' and event.implicit[0]:
        raise source.refusal(index, '<< copies keys from elsewhere, which is not read', 'write the keys out')


def _refused_key(source: SourceText, event: Any) -> MasaError:
    if event.anchor is not None or event.tag is not None:
        return _marked(source, event)
    message = 'brackets, a dash or a question mark stand where a key should'
    return source.refusal(event.start_mark.index, message, 'make the key plain text')


def ordinals(node: dict[str, Any] | list[Any], ordinal: int, after: dict[int, int]) -> Iterator[tuple[str | int, int]]:
    """Each key or item of a mapping or list, with its place among all things written, given the place of the whole."""
    keyed, entry = isinstance(node, dict), ordinal + 1
    for step in node if keyed else range(len(node)):
        yield step, entry
        value = entry + keyed
        entry = after.get(value, value + 1)


def _read_scalar(source: SourceText, event: Any, *, careful: bool) -> Any:
    if careful:
        _check_scalar(source, event)
    return _resolve(source, event) if event.implicit[0] else event.value


def _resolve(source: SourceText, event: Any) -> Any:
    """Reads an unquoted value as the core schema of YAML 1.2 does, with decimals kept as printed."""
    text: str = event.value
    if text in WORDS:
        return WORDS[text]
    found = NUMBER.fullmatch(text)
    if found is None:
        return text
    if len(text) > LONGEST_NUMBER or found.lastgroup == 'refused':
        message = f'{text[:LONGEST_NUMBER]} is not a number that can be read'
        raise source.refusal(event.start_mark.index, message, QUOTE_IT)
    base = BASES.get(found.lastgroup or '')
    return int(text, base) if base else Decimal(text)
