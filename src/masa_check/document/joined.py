"""Finds keys that became words: lines of a text behind | or > that are set in too far to be keys of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from masa_check.document.enclosing import enclosing_columns, has, model_of_text, owners
from masa_check.document.line import KEY, WORD, Line, Slip, lines_of, spaces_in_words
from masa_check.model.long_form import KEYS

ANNOUNCED = re.compile(rf'[^\S\r\n]*(?:- +)*{WORD}: +[|>][-+]?[^\S\r\n]*$', re.MULTILINE)
BLOCK = re.compile(rf' *(?:- +)*{WORD}: +[|>][-+]?\s*')


def joined_keys(text: str) -> Iterator[Slip]:
    """Each line that was read as words of a key above, and is a key beside that one by its word and colon."""
    if not ANNOUNCED.search(text):
        return
    lines = lines_of(text)
    for number, line in enumerate(lines):
        if BLOCK.fullmatch(line.text):
            yield from _within(lines, number)


def _within(lines: list[Line], number: int) -> Iterator[Slip]:
    owner = lines[number]
    first = None
    model = model_of_text(lines)
    path = owners(lines, list(enclosing_columns(lines, number)), owner.columns[0])
    for line in lines[number + 1 :]:
        if line.text.strip() and line.indent <= owner.columns[-1]:
            return
        if first is None and line.text.strip():
            first = line.indent
        if not KEY.fullmatch(line.text) or line.dashes or not (line.key in KEYS or line.indent > (first or 0)):
            continue
        message = f'{line.key} is read as words of {owner.key} above, as it is set in beneath it'
        if has(model, (*path, line.key)):
            yield Slip(line.start + line.indent, message, f'begin it with {spaces_in_words(owner.columns[0])}')
        elif has(model, (*path, owner.key, line.key)):
            remedy = (
                f'put the words behind a key of their own beneath {owner.key}, such as "summary: >-", and {line.key}'
            )
            yield Slip(line.start + line.indent, message, f'{remedy} in its column')
