"""Slips between a line and its owner: a key beneath a sentence, a key without its colon, words without their key."""

from __future__ import annotations

import re
from typing import TypeGuard

from masa_check.document.enclosing import enclosing_columns, field_of, has, model_of_text, owners
from masa_check.document.line import KEY, WORD, Line, Slip, line_above, spaces_in_words
from masa_check.model import shape
from masa_check.model.declared import Declared
from masa_check.model.evasion import evasion
from masa_check.model.long_form import with_source
from masa_check.model.phrases.part import Evasion
from masa_check.model.statement import STATUSES, WithStatus

LONGEST = 60  # letters of the words that a remedy repeats
BLOCK = re.compile(rf' *(?:- +)*(?P<key>{WORD}): +[|>][+-]?\s*')
NO_COLON = re.compile(rf'(?P<before> *(?:- +)*)(?P<key>{WORD}) +(?P<value>\S.*)')


def beneath_words(lines: list[Line], number: int) -> Slip | None:
    """A key such as `source` beneath a key that has its words on its own line, where it can have one or the other."""
    line, above = lines[number], next(iter(enclosing_columns(lines, number)), None)
    written = KEY.fullmatch(lines[above.number].text) if above and above.at < line.indent else None
    if not above or not written or not written['value']:
        return None
    field = field_of(lines, above.number)
    kind = field.type if field else None
    if not (_may_have_status(kind) and line.key in shape.fields(kind)):
        return None
    owner, value = lines[above.number], written['value'].strip()
    key = 'status' if value in STATUSES else kind.short_key or kind.value_keys[0]
    words = f'{value[:LONGEST]}...' if len(value) > LONGEST else value
    message = f'{owner.key} has words on its own line, and on line {number + 1} a key beneath it'
    remedy = f'move the words to the next line, set in by {spaces_in_words(line.indent)}: {key}: {words}'
    return Slip(owner.start + written.start('value'), message, remedy)


def beside_block(lines: list[Line], number: int) -> Slip | None:
    """A text that is not set in beneath the key that announces it with | or >."""
    line = lines[number]
    above = line_above(lines, number)
    announced = BLOCK.fullmatch(above.text) if above else None
    if not above or not announced or line.indent > above.columns[0]:
        return None
    message = f'this line is text of {announced["key"]}, and is not set in beneath it'
    return Slip(line.start + line.indent, message, f'begin it with {spaces_in_words(above.columns[0] + 2)}')


def place_with_colon(lines: list[Line], number: int, at: int) -> Slip | None:
    """A heading or a section with a colon in it, where a statement belongs: quotation marks would not mend it."""
    line = lines[number]
    written, field = KEY.fullmatch(line.text), field_of(lines, number)
    value = written['value'].strip() if written and written['value'] else ''
    kind = field.type if field else None
    if not (line.key == 'summary' or _may_have_status(kind)) or evasion(value) is not Evasion.SECTION:
        return None
    message = 'this names a place in the text, and not what it says there'
    if line.key == 'summary':
        there = with_source(line.key, value).strip('{}')
        return Slip(at, message, f'write what it says there, each key on a line of its own: {there}')
    key = kind.value_keys[0] if _may_have_status(kind) else 'summary'
    return Slip(at, message, f'write: {line.key}: {with_source(key, value)} with what it says there')


def _may_have_status(kind: object) -> TypeGuard[type[WithStatus]]:
    return isinstance(kind, type) and issubclass(kind, WithStatus)


def without_colon(lines: list[Line], number: int) -> Slip | None:
    """A key of the model that no colon follows."""
    line = lines[number]
    text = NO_COLON.fullmatch(line.text)
    if not text:
        return None
    path = owners(lines, list(enclosing_columns(lines, number)), len(text['before']))
    if not has(model_of_text(lines), (*path, text['key'])):
        return None
    message = f'there is no colon behind {text["key"]}'
    return Slip(line.start + text.end('key'), message, f'write: {text["key"]}: {text["value"]}')


def without_key(lines: list[Line], number: int) -> Slip | None:
    """A status or other words on a line of their own beneath a key, with a key below them: `not-applicable`."""
    above = next((one for one in range(number - 1, -1, -1) if lines[one].says_something), None)
    if above is None or lines[above].key or lines[above].dashes or lines[above].indent != lines[number].indent:
        return None
    owner = next((one for one in range(above - 1, -1, -1) if lines[one].says_something), None)
    field = field_of(lines, owner) if owner is not None else None
    kind, words = field.type if field else None, lines[above].text.strip()
    if not (isinstance(kind, type) and issubclass(kind, Declared) and lines[number].key in shape.fields(kind)):
        return None
    key = 'status' if words in STATUSES else kind.short_key or (kind.value_keys[0] if _may_have_status(kind) else '')
    if not key:
        return None
    return Slip(lines[above].start + lines[above].indent, 'these words have no key', f'write: {key}: {words}')


def goes_on(lines: list[Line], number: int) -> Slip | None:
    """A line that goes on with the words of the key above, and is not set in beneath it."""
    line = lines[number]
    above = line_above(lines, number)
    written = KEY.fullmatch(above.text) if above else None
    if not above or not written or not written['value'] or line.key or line.indent > above.columns[0]:
        return None
    spaces = spaces_in_words(above.columns[0] + 2)
    where = f'the words of {above.key} on line {lines.index(above) + 1}'
    message = f'this line has no colon after its key; it may go on with {where}'
    return Slip(line.start + line.indent, message, f'begin it with {spaces} if it does, or write a key and a colon')


def words_with_colon(lines: list[Line], number: int) -> Slip | None:
    """A line that goes on with the words of the key above and begins with a word and a colon that is no key."""
    line = lines[number]
    above = line_above(lines, number)
    written = KEY.fullmatch(above.text) if above else None
    if not above or not written or not written['value'] or not line.key or line.indent <= above.columns[0]:
        return None
    model, enclosing = model_of_text(lines), list(enclosing_columns(lines, number))
    places = [owners(lines, enclosing, column.at) for column in enclosing]
    if (
        any(has(model, (*place, line.key)) for place in [*places, (*places[0], above.key)])
        or ' ' not in written['value']
    ):
        return None
    message = f'this line goes on with the words of {above.key}, and contains a colon'
    remedy = f'put straight quotation marks round all of its words, from line {lines.index(above) + 1} on'
    return Slip(line.start + line.indent + len(line.key), message, remedy)
