"""Finds the slip in the writing behind a fault of shape: a bullet, a comma within braces, a key still switched off."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Any

from masa_check.document.document import Document, written
from masa_check.document.indentation import not_set_in, outdented
from masa_check.document.line import Line, Slip, number_of
from masa_check.document.misplaced import beside_block
from masa_check.document.refusal import HARD_SPACE, odd_space
from masa_check.document.slips import CURLY, NO_SPACE, TIGHT_KEY, in_line, quoted, switched_off, write_as
from masa_check.values import KeyPath

HARD_BEHIND = re.compile(rf'(?P<before>[ \xa0]*(?:-[ \xa0]*)?(?:[A-Za-z]\w*:)?){HARD_SPACE}')
CURLY_MARKS = tuple(CURLY)
COMMENT = re.compile(r'[^#]*:\s+(?P<sign>#)\s*(?P<rest>\S.*)')


def slip_behind(document: Document, lines: list[Line], at: KeyPath, *, misplaced: bool) -> Slip | None:
    """The slip behind the fault at a path, given the document's lines and whether the key is misplaced, or None."""
    short = written(document.data, at)
    if not short:
        return None
    if dash := _dash_of_its_own(document, lines, at):
        return dash
    if short != at:
        number, value = number_of(lines, document.index_of(document.position(short))), _value(document.data, short)
        return _curly(document, lines[number], short, value) or _empty_block(lines, number, value)
    value, key = _value(document.data, at), document.index_of(document.position(at))
    number = number_of(lines, key)
    if value is None:
        return _comma(document, at, key) or _comment(lines[number]) or not_set_in(lines, number)
    if curly := _curly(document, lines[number], at, value):
        return curly
    if misplaced:
        if TIGHT_KEY.fullmatch(str(at[-1])):
            return in_line(lines[number])
        return switched_off(lines, number) or outdented(lines, number + 1)
    if block := _empty_block(lines, number, value):
        return block
    if isinstance(value, str):
        start = document.index_of(document.value_position(at))
        return _in_value(lines, number_of(lines, start), start)
    return None


def _dash_of_its_own(document: Document, lines: list[Line], at: KeyPath) -> Slip | None:
    """A key that is missing in an item of a list, and is the first of the next item: a dash too many."""
    item = at[-2] if at[1:] else None
    if not isinstance(item, int) or isinstance(at[-1], int):
        return None
    rows = _value(document.data, at[:-2])
    here, following = rows[item : item + 2] if isinstance(rows, list) and rows[item + 1 :] else (None, None)
    if not (isinstance(here, dict) and isinstance(following, dict)):
        return None
    if at[-1] in here or next(iter(following), None) != at[-1] or not here.keys().isdisjoint(following):
        return None
    number = number_of(lines, document.index_of(document.position((*at[:-2], item + 1))))
    message = f'{at[-1]} stands behind a dash of its own, and belongs to the item above'
    return Slip(lines[number].start + lines[number].indent, message, 'put a space in place of the dash')


def _empty_block(lines: list[Line], number: int, value: Any) -> Slip | None:
    """The text below a key that is announced with | or >, where it is not set in, so that the key has no text."""
    following = next((one for one in range(number + 1, len(lines)) if lines[one].says_something), None)
    return beside_block(lines, following) if value == '' and following else None


def _curly(document: Document, line: Line, at: KeyPath, value: Any) -> Slip | None:
    """Curly quotation marks around a key, a value or a sentence with a colon: they are read as part of the words."""
    key, words = str(at[-1]), value if isinstance(value, str) else ''
    if key[:1] in CURLY_MARKS and words[-1:] in CURLY_MARKS:
        sentence = f'{key[1:]}: {words[:-1]}'
        message = 'this sentence contains a colon, and curly quotation marks do not guard it'
        remedy = f'put straight quotation marks round it; {write_as(quoted(sentence))}'
        return Slip(line.start + line.indent, message, remedy)
    if key[:1] in CURLY_MARKS and key[-1:] in CURLY_MARKS:
        message = 'curly quotation marks stand round this key'
        return Slip(line.start + line.indent, message, f'write it without them: {key[1:-1]}')
    if words[:1] in CURLY_MARKS and words[-1:] in CURLY_MARKS and len(words) > 1:
        inner = words[1:-1]
        message = 'curly quotation marks, as Word sets them, are read as part of this value'
        before = '' if isinstance(at[-1], int) else f'{key}: '
        return Slip(document.index_of(document.value_position(at)), message, write_as(f'{before}{inner}'))
    return None


def _value(data: Any, at: KeyPath) -> Any:
    for step in at:
        data = data[step]
    return data


def _in_value(lines: list[Line], number: int, start: int) -> Slip | None:
    """A slip at the beginning of one of the lines that were read as a value of several words."""
    first = lines[number]
    if first.text[: start - first.start].strip():
        return None  # it stands behind its key, and is what it is
    for line in takewhile(lambda one: one.indent >= first.indent, lines[number:]):
        if hard := HARD_BEHIND.match(line.text):
            return Slip(line.start + hard.end('before'), *odd_space(HARD_SPACE, '\n'.join(one.text for one in lines)))
        if slip := in_line(line):
            return slip
    return None


def _comma(document: Document, at: KeyPath, key: int) -> Slip | None:
    """A key without a colon behind a comma in curly brackets: the rest of the value before it, such as £43,326."""
    keys, name = list(_value(document.data, at[:-1])), str(at[-1])
    if document.text[key + len(name) :].lstrip(' \r\n')[:1] not in (',', '}'):
        return None
    if tight := TIGHT_KEY.fullmatch(name):
        return Slip(key + tight.end('key'), NO_SPACE, write_as(f'{tight["key"]}: {tight["value"]}'))
    before, number = document.text[:key].rstrip(' '), keys.index(name) if name in keys else 0
    if not before.endswith(',') or not number:
        return None
    owner = (*at[:-1], keys[number - 1])
    value = document.text[document.index_of(document.value_position(owner)) : key + len(name)]
    value = value[1:-1] if value[0] in CURLY_MARKS and value[-1] in CURLY_MARKS else value
    remedy = f'put the value in quotation marks; {write_as(f"{owner[-1]}: {quoted(value)}")}'
    return Slip(len(before) - 1, 'inside curly brackets, this comma ends the value before it', remedy)


def _comment(line: Line) -> Slip | None:
    """A value that was read as a comment."""
    comment = COMMENT.fullmatch(line.text)
    if not comment:
        return None
    message = 'what stands behind this # is a comment, and the key before it has no value'
    remedy = 'if it is what the text says, put it in quotation marks; if not, write what the text says, or not-stated'
    return Slip(line.start + comment.start('sign'), message, remedy)
