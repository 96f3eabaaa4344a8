"""Which texts the C parser of PyYAML, ten times as quick as the one in Python, reads as YAML 1.2 has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

TIGHT = '"\'[]{},:|>+-0123456789'  # what a comment may follow only with white space between
LONE_RETURN = re.compile(r'\r(?!\n)')
ODD_QUESTION = re.compile(r'\?(?<![^ \n\[{,].)[^ \r\n]')
ODD_DASH = re.compile(r'-[,\[\]{}](?<![^ \n\[{,]..)')
# A sign of a block of text before an empty line that is not quite empty.
ODD_BLOCK = re.compile(r'[|>][-+0-9]{0,2} *(?: #[^\n]*)?\r?\n(?:\r?\n)*+ +\r?\n')
# From a quote to the one that closes it, with what may stand between.
BETWEEN = {'"': r'(?:[^"\\{0}]|\\.)*+', "'": r"(?:[^'{0}]|'')*+"}
ON_ONE_LINE = {quote: re.compile(quote + between.format('\\n') + quote) for quote, between in BETWEEN.items()}
CLOSED = {quote: re.compile(quote + between.format('') + quote, re.DOTALL) for quote, between in BETWEEN.items()}
CLOSING = {'[': ']', '{': '}'}
BEFORE_QUOTE = ' \n[{,'
BEFORE_COLON = '"\'}] \n'  # of a key as in JSON, behind which alone a value may follow the colon at once
HEAD = re.compile(r'(?:[ \r]*(?:#[^\n]*)?\n)*')  # comments above everything, in which no sign means anything
BEGINNING = re.compile(r' *(?:[-?:] +)*')
Span = tuple[int, int]


def is_doubtful(text: str) -> bool:
    """Whether a text has anything in it that the C parser could read otherwise, wherever it stands."""
    if '\t' in text or ('\r' in text and LONE_RETURN.search(text)):
        return True
    if ('?' in text and ODD_QUESTION.search(text)) or ODD_DASH.search(text):
        return True
    if any(_is_odd_block(text, at) for sign in '|>' for at in _places(text, sign)):
        return True
    return any(at and text[at - 1] in TIGHT for at in _places(text, '#', _head(text)))


def has_outdented(text: str, brackets: Iterable[Span]) -> bool:
    """Whether a line within brackets, whose places were found on reading, or within quotes might not be set in."""
    return any(_might_be_outdented(text, *span) for span in _outermost([*brackets, *_quotes(text)]))


def _head(text: str) -> int:
    """Where the comments above everything end."""
    found = HEAD.match(text)
    return found.end() if found else 0


def _opens(text: str, at: int) -> bool:
    """Whether a quote may open: the last one of `section: "Dispute resolution:"` may not."""
    before = text[at - 1] if at else ' '
    return before in BEFORE_QUOTE or (before == ':' and at > 1 and text[at - 2] in BEFORE_COLON)


def _places(text: str, sign: str, start: int = 0) -> Iterator[int]:
    at = text.find(sign, start)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def _is_odd_block(text: str, at: int) -> bool:
    """Whether a sign of a block of text stands first on its line, or before an empty line that is not quite empty."""
    return not text[text.rfind('\n', 0, at) + 1 : at].strip(' ') or ODD_BLOCK.match(text, at) is not None


def _quotes(text: str) -> Iterator[Span]:
    """Where quotes that are opened on one line and closed on another stand, and perhaps some that are none."""
    for quote, on_one_line in ON_ONE_LINE.items():
        for at in _places(text, quote, _head(text)):
            if _opens(text, at) and not on_one_line.match(text, at):
                closed = CLOSED[quote].match(text, at)
                yield at, closed.end() if closed else len(text)


def _outermost(spans: list[Span]) -> list[Span]:
    outer: list[Span] = []
    for span in sorted(spans):
        if not outer or span[0] >= outer[-1][1]:
            outer.append(span)
    return outer


def _might_be_outdented(text: str, start: int, end: int) -> bool:
    """
    Whether a line of a span might begin left of where it may.

    In `  - key: [one,` the key is in column 4, and what goes on may begin in column 5; in `- [one,` in column 1.
    """
    line = text.rfind('\n', 0, start) + 1
    beginning = BEGINNING.match(text, line, start)
    column = beginning.end() - line if beginning else 0
    if column == start - line:
        column = text.rfind('-', line, start) - line if '-' in text[line:start] else column - 1
    return any(
        len(rest) - len(rest.lstrip(' ')) <= column for rest in text[start:end].split('\n')[1:] if rest.strip(' \r')
    )
