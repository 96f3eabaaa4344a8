"""Finds keys that became words: lines of a text behind | or > that are set in too far to be keys of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from masa_check.document.line import KEY, WORD, Line, Slip, lines_of, spaces_in_words
from masa_check.model.long_form import KEYS

ANNOUNCED = re.compile(r': +[|>][-+]?[^\S\r\n]*$', re.MULTILINE)  # found by its colon, in most texts not at all
BLOCK = re.compile(rf' *(?:- +)*{WORD}: +[|>][-+]?\s*')


def joined_keys(text: str) -> Iterator[Slip]:
    """Each line that was read as words of a key above, and is a key beside that one by its word and colon."""
    if not any(_may_hold_key(text, announced) for announced in ANNOUNCED.finditer(text)):
        return  # as of nearly every text, so that nobody takes it apart into lines
    lines = lines_of(text)
    for number, line in enumerate(lines):
        if BLOCK.fullmatch(line.text):
            yield from _within(lines, number)


def _may_hold_key(text: str, announced: re.Match[str]) -> bool:
    """Whether a line of the words that are announced looks like a key, or cannot be told from others by its end."""
    if '\r' in text:
        return True
    line = text[text.rfind('\n', 0, announced.start()) + 1 : announced.start()]
    outermost = len(line) - len(line.lstrip(' '))
    below = announced.end() + 1
    while below < len(text):
        end = text.find('\n', below)
        line = text[below : end if end >= 0 else len(text)]
        words = line.lstrip(' ')
        if words.strip() and len(line) - len(words) <= outermost:
            return False
        if ':' in words and KEY.match(words):
            return True
        below += len(line) + 1
    return False


def _within(lines: list[Line], number: int) -> Iterator[Slip]:
    owner = lines[number]
    likely = list(_likely(lines, number))
    if not likely:
        return  # as of nearly every text, so that nobody looks for what encloses it
    from masa_check.document.enclosing import (  # noqa: PLC0415 - as said above
        enclosing_columns,
        has,
        model_of_text,
        owners,
    )

    model = model_of_text(lines)
    path = owners(lines, list(enclosing_columns(lines, number)), owner.columns[0])
    for line in likely:
        message = f'{line.key} is read as words of {owner.key} above, as it is set in beneath it'
        if has(model, (*path, line.key)):
            yield Slip(line.start + line.indent, message, f'begin it with {spaces_in_words(owner.columns[0])}')
        elif has(model, (*path, owner.key, line.key)):
            remedy = (
                f'put the words behind a key of their own beneath {owner.key}, such as "summary: >-", and {line.key}'
            )
            yield Slip(line.start + line.indent, message, f'{remedy} in its column')


def _likely(lines: list[Line], number: int) -> Iterator[Line]:
    """The lines of a text behind | or > that look like keys: by their word, or set in further than the first."""
    first, outermost = None, lines[number].columns[-1]
    for line in islice(lines, number + 1, None):
        if not line.text.strip():
            continue
        if line.indent <= outermost:
            return
        if first is None:
            first = line.indent
        if KEY.fullmatch(line.text) and not line.dashes and (line.key in KEYS or line.indent > first):
            yield line
