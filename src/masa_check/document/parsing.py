"""Turns all of YAML 1.2 into plain data and the place of every value, and refuses what a declaration never needs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
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

from masa_check.document.quick import CLOSING, Span, has_outdented, is_doubtful
from masa_check.document.refusal import SourceText, explain, odd_colon, odd_space, place, sign_at, slip_at
from masa_check.document.scanner import PythonParser
from masa_check.document.tree import (
    BEGINS_A_NUMBER,
    LONGEST_NUMBER,
    WORDS,
    Tree,
    UnreadableNumberError,
    ordinals,
    resolved,
)
from masa_check.document.visible import ended, find_hidden, hidden, needs_care
from masa_check.errors import MasaError

DEEPEST = 64
QUOTE_IT = 'put the value in quotes'


class Events(Protocol):
    """The part of a PyYAML parser that is driven here."""

    def get_event(self) -> Any: ...


try:
    from yaml._yaml import CParser

    FASTEST: type[Any] = CParser
except ImportError:
    FASTEST = PythonParser


def parsed(source: SourceText, parser: type[Any], begin: str, most: int) -> Tree:
    """The tree of a text; raises MasaError for one that is no declaration."""
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
    events: Events = parser(ended(source.text))
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


def _build(source: SourceText, events: Events, begin: str, most: int) -> Tree:
    """Keeps everything in local names and makes no object for a node: this loop is most of what reading costs."""
    tree, get_event, careful = _begin(source, events, begin), events.get_event, needs_care(source)
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
        raise hidden(source, event.start_mark.index, found.group())


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
            raise source.refusal(max(index, source.text.find(letter, index)), *odd_space(letter, source.text))
    if key == '<<' and event.implicit[0]:
        raise source.refusal(index, '<< copies keys from elsewhere, which is not read', 'write the keys out')


def _refused_key(source: SourceText, event: Any) -> MasaError:
    if event.anchor is not None or event.tag is not None:
        return _marked(source, event)
    message = 'brackets, a dash or a question mark stand where a key should'
    return source.refusal(event.start_mark.index, message, 'make the key plain text')


def _read_scalar(source: SourceText, event: Any, *, careful: bool) -> Any:
    if careful:
        _check_scalar(source, event)
    return _resolve(source, event) if event.implicit[0] else event.value


def _resolve(source: SourceText, event: Any) -> Any:
    """Reads an unquoted value as the core schema of YAML 1.2 does, with decimals kept as printed."""
    try:
        return resolved(event.value)
    except UnreadableNumberError:
        message = f'{event.value[:LONGEST_NUMBER]} is not a number that can be read'
        raise source.refusal(event.start_mark.index, message, QUOTE_IT) from None
