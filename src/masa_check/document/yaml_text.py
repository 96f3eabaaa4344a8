"""Writes plain data as YAML that reads back as the same data, each value in the plainest form that is safe."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

WIDTH = 120
DASH = '- '
# A word or more that no reader of YAML takes for anything else: not a number, a date of some readers, or a mark.
NAME = re.compile(r'[A-Za-z_][\w-]*', re.ASCII)
PLAIN = re.compile(r'[^\W\d_][^\n]*|£[0-9][^\n]*|[0-9]+ [^\W\d_][^\n]*|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?')
NOT_PLAIN = re.compile(r':(?: |$)|#| $|  $')
NOT_IN_FLOW = re.compile(r'[,:\[\]{}]')
TAKEN_FOR_ELSE = frozenset(
    {'true', 'false', 'null', 'yes', 'no', 'on', 'off', 'y', 'n'}  # by readers of YAML 1.1 too
)
LINES = re.compile(r'[^\s][^\n]*(?:\n+[^\s][^\n]*)*\n?')  # each begins with a word, and none is only spaces


def alike(one: Any, other: Any) -> bool:
    """Whether two data are the same: true is not 1, and keys may stand in another order."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)


def scalar(value: Any, *, flow: bool = False) -> str:
    """A single value on one line, in quotes where it would be read as something else without them."""
    if isinstance(value, str):
        return value if is_plain(value, flow=flow) else double_quoted(value)
    if isinstance(value, bool):
        return 'true' if value else 'false'
    return format(value, 'f') if isinstance(value, Decimal) else str(value)


def key_text(key: str) -> str:
    """A key, in quotes unless it is a plain name; `on` is one, as in the declarations that people write."""
    return key if NAME.fullmatch(key) else double_quoted(key)


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether a text can stand without quotes, in brackets or outside of them."""
    if text.casefold() in TAKEN_FOR_ELSE or not text.isprintable() or not PLAIN.fullmatch(text):
        return False
    return not NOT_PLAIN.search(text) and not (flow and NOT_IN_FLOW.search(text))


def double_quoted(text: str) -> str:
    """A text in double quotes, on one line."""
    return json.dumps(text, ensure_ascii=False)


def flow(value: Any) -> str:
    """A value on one line, lists and mappings in brackets."""
    if isinstance(value, dict):
        return '{' + ', '.join(f'{key_text(key)}: {flow(inner)}' for key, inner in value.items()) + '}'
    if isinstance(value, list):
        return '[' + ', '.join(map(flow, value)) + ']'
    return scalar(value, flow=True)


class Layout(NamedTuple):
    """How far keys and dashes are set in below their key, and whether a long text may have lines of its own."""

    step: int = 2
    dash: int = 2
    blocks: bool = True


class YamlLines(NamedTuple):
    """A value as it is written: what stands on the line of its key, and the lines below."""

    head: str
    below: tuple[str, ...] = ()


def entry(key: str, value: Any, indent: int, by: Layout = Layout()) -> list[str]:  # noqa: B008 - a frozen value
    """The lines of a key with its value, set in by some spaces."""
    start = f'{" " * indent}{key_text(key)}:'
    written = behind_key(value, indent, by, len(start))
    return [f'{start} {written.head}' if written.head else start, *written.below]


def item(value: Any, indent: int, by: Layout = Layout()) -> list[str]:  # noqa: B008 - a frozen value
    """The lines of an item of a list, the dash set in by some spaces."""
    written = behind_dash(value, indent, by)
    return [f'{" " * indent}- {written.head}', *written.below]


def behind_key(value: Any, indent: int, by: Layout, used: int = 0) -> YamlLines:
    """A value behind its key, which is set in by some spaces and takes up so many characters."""
    if isinstance(value, dict) and value:
        inner = indent + by.step
        return YamlLines('', tuple(line for key, one in value.items() for line in entry(key, one, inner, by)))
    if isinstance(value, list) and value:
        return YamlLines('', tuple(line for one in value for line in item(one, indent + by.dash, by)))
    return of_scalar(value, indent + by.step, used, blocks=by.blocks)


def behind_dash(value: Any, indent: int, by: Layout) -> YamlLines:
    """A value behind its dash, which is set in by some spaces."""
    if isinstance(value, dict) and value:
        first, *rest = (line for key, one in value.items() for line in entry(key, one, indent + len(DASH), by))
        return YamlLines(first.lstrip(' '), tuple(rest))
    if isinstance(value, list):
        return YamlLines(flow(value))
    return of_scalar(value, indent + len(DASH), indent + len(DASH), blocks=by.blocks)


def of_scalar(value: Any, inner: int, used: int = 0, *, blocks: bool = True) -> YamlLines:
    """A single value: folded where it does not fit, and line by line where it has lines of its own."""
    if isinstance(value, dict | list):
        return YamlLines(flow(value))
    if not isinstance(value, str) or not blocks:
        return YamlLines(scalar(value))
    if '\n' in value and is_literal(value):
        return literal(value, inner)
    one = scalar(value)
    return folded(value, inner) if used + 1 + len(one) > WIDTH and is_folding(value) else YamlLines(one)


def is_literal(text: str) -> bool:
    """Whether a text of several lines can stand line by line: none is set in, ends in spaces or is hidden."""
    lines = text.split('\n')
    return bool(LINES.fullmatch(text)) and all(line.isprintable() and line == line.rstrip() for line in lines)


def literal(text: str, indent: int) -> YamlLines:
    """A text below `|`."""
    lines = text.removesuffix('\n').split('\n')
    head = '|' if text.endswith('\n') else '|-'
    return YamlLines(head, tuple(f'{" " * indent}{line}' if line else '' for line in lines))


def is_folding(text: str) -> bool:
    """Whether a text is one line of words with single spaces between them."""
    return bool(text) and text.isprintable() and text == ' '.join(text.split())


def folded(text: str, indent: int) -> YamlLines:
    """A text below `>-`, each line as long as it can be."""
    return YamlLines('>-', tuple(f'{" " * indent}{line}' for line in _folded(text, WIDTH - indent)))


def _folded(text: str, width: int) -> Iterator[str]:
    line = ''
    for word in text.split(' '):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f'{line} {word}' if line else word
    yield line
