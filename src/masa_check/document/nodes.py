"""Where everything in a declaration begins and ends, for who changes a part of it and leaves the rest as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from masa_check.document.document import COLON, Document
from masa_check.document.scanner import PythonParser
from masa_check.document.yaml_text import Layout

LINE_END = re.compile(r'\r\n|\n|\r|\Z')
BLOCK_STYLES = ('|', '>')
ENDS = (MappingEndEvent, SequenceEndEvent)


class YamlNode(NamedTuple):
    """
    One value: what kind, from where to where, and for a mapping each key with its value.

    The end is one past the last character; of a mapping or list without brackets that of the last value in it.
    """

    kind: str  # scalar, mapping or sequence
    start: int
    end: int
    flow: bool = False  # it has brackets
    in_flow: bool = False  # it stands within those of another
    style: str = ''  # of a scalar: its quotation mark, `|` or `>`
    entries: tuple[YamlEntry, ...] = ()
    items: tuple[YamlNode, ...] = ()

    def entry(self, key: str) -> YamlEntry:
        return next(one for one in self.entries if one.key == key)


class YamlEntry(NamedTuple):
    """A key of a mapping, from where to where it and its colon stand, and its value."""

    key: str
    start: int
    colon: int  # one past it
    value: YamlNode


def tree(document: Document) -> YamlNode:
    """The whole of a declaration that has been read."""
    text = document.text
    events = _events(text)
    next(event for event in events if isinstance(event, MappingStartEvent))
    return _mapping(text, events, 0)


def _events(text: str) -> Iterator[Any]:
    parser: Any = PythonParser(text if text.endswith(('\n', '\r')) else f'{text}\n')
    while parser.check_event():
        yield parser.get_event()


def _node(text: str, events: Iterator[Any], event: Any, *, in_flow: bool) -> YamlNode:
    start, end = event.start_mark.index, event.end_mark.index
    if isinstance(event, ScalarEvent):
        style = event.style or ''
        end = _end_of_block(text, start, end) if style in BLOCK_STYLES else end
        return YamlNode('scalar', start, end, in_flow=in_flow, style=style)
    is_flow = bool(event.flow_style)
    if isinstance(event, MappingStartEvent):
        return _mapping(text, events, start, flow=is_flow, in_flow=in_flow)
    assert isinstance(event, SequenceStartEvent)
    items: list[YamlNode] = []
    for inner in events:
        if type(inner) in ENDS:
            end = inner.end_mark.index if is_flow else items[-1].end
            return YamlNode('sequence', start, end, is_flow, in_flow, items=tuple(items))
        items.append(_node(text, events, inner, in_flow=is_flow))
    raise AssertionError('a list that does not end')


def _mapping(text: str, events: Iterator[Any], start: int, *, flow: bool = False, in_flow: bool = False) -> YamlNode:
    entries: list[YamlEntry] = []
    for event in events:
        if type(event) in ENDS:
            end = event.end_mark.index if flow else entries[-1].value.end
            start = start if flow else entries[0].start
            return YamlNode('mapping', start, end, flow, in_flow, entries=tuple(entries))
        colon = COLON.match(text, event.end_mark.index)
        assert colon
        value = _node(text, events, next(events), in_flow=flow)
        entries.append(YamlEntry(event.value, event.start_mark.index, colon.end(), value))
    raise AssertionError('a mapping that does not end')


def _end_of_block(text: str, start: int, end: int) -> int:
    """The end of a block of text without the empty lines and comments behind it, and without its last line break."""
    at = kept = line_end(text, start)
    indent = -1
    while at < min(end, len(text)):
        at = next_line(text, at)
        close = line_end(text, at)
        line = text[at:close]
        if line.strip(' '):
            spaces = len(line) - len(line.lstrip(' '))
            indent = spaces if indent < 0 else indent
            if spaces < indent:
                break
            kept = close
        at = close
    return kept


def line_start(text: str, index: int) -> int:
    """The index of the first character of the line on which a character stands."""
    return max(text.rfind('\n', 0, index), text.rfind('\r', 0, index)) + 1


def line_end(text: str, index: int) -> int:
    """The index at which the line of a character ends, before what breaks it."""
    found = LINE_END.search(text, index)
    return found.start() if found else len(text)


def next_line(text: str, index: int) -> int:
    """The index at which the next line begins; the end of the text where there is none."""
    found = LINE_END.search(text, index)
    return found.end() if found else len(text)


def style_of(text: str, root: YamlNode) -> tuple[Layout, str]:
    """How far a document sets in its keys and dashes, and how it breaks lines, each by the first that there is."""
    first = LINE_END.search(text)
    by = Layout()
    steps = list(_steps(text, root))
    step = next((width for kind, width in steps if kind == 'mapping' and width), by.step)
    dash = next((width for kind, width in steps if kind == 'sequence'), by.dash)
    return Layout(step, dash), (first.group() if first else '') or '\n'


def _steps(text: str, node: YamlNode) -> Iterator[tuple[str, int]]:
    for one in node.entries:
        value = one.value
        if value.kind != 'scalar' and not value.flow:
            yield value.kind, _column(text, value.start) - _column(text, one.start)
            yield from _steps(text, value)


def _column(text: str, index: int) -> int:
    return index - line_start(text, index)
