"""Recognises slips in YAML that is written by hand: the line to change and, where it can be known, what to write."""

from __future__ import annotations

import re
from collections.abc import Callable

from masa_check.document.indentation import indentation, outdented
from masa_check.document.items import dash_behind_key, lone_item, lost_dash, table_row, without_dash
from masa_check.document.line import KEY, WORD, Line, Slip, lines_of, number_of
from masa_check.document.links import link
from masa_check.document.misplaced import (
    beneath_words,
    beside_block,
    goes_on,
    place_with_colon,
    without_colon,
    without_key,
    words_with_colon,
)
from masa_check.document.problems import NO_COLON_FOUND
from masa_check.model.long_form import KEYS, begins_with_key, in_brackets

LONGEST = 90  # letters of a line that a remedy shows
TIGHT_KEY = re.compile(rf'(?P<before> *(?:- +)*)(?P<key>{WORD}):(?P<value>[^\s/:].*)')
OTHER_SIGN = re.compile(rf'(?P<before> *(?:- +)*)(?P<key>{WORD}) ?[;=] +(?P<value>\S.*)')
TIGHT_DASH = re.compile(r'(?P<before> *)-(?P<value>[^\W\d].*)')
# Word's dashes and bullets, and those of its symbol font.
BULLETS = '\u2013\u2014\u2015\u2212\u2022\u2023\u25aa\u25cf\u25cb\u25a0\u25a1\u25e6\xb7\uf0b7\uf0a7\uf0d8*'
BULLET = re.compile(rf'(?P<before> *)(?P<sign>[{BULLETS}])[ \t\xa0]+(?P<value>\S.*)')
SWITCHED_OFF = re.compile(rf' *# ?(?P<indent> *)(?P<key>{WORD}):\s*(?:#.*)?')
OPENING = '"\'[{'
NO_SPACE = 'there is no space after this colon'
CLOSE_QUOTE = 'put the closing quotation mark at the end of the value'
CURLY = '\u201c\u201d\u201e\u201f\u2018\u2019\xab\xbb'
CURLY_MARKS = tuple(CURLY)
PAIR_OF_KEYS = re.compile(rf'(?P<key>{WORD}):\s+(?P<inner>[\w-]+)$')
QUOTED_WITH_KEY = re.compile(rf' *(["\'])(?P<key>{WORD}): +(?P<value>.*)\1\s*')
APOSTROPHE = re.compile(r"\w'\w")


def quoted(value: str) -> str:
    """A value in the straight quotation marks that it needs: 'Our "plan"', "Our plan: to help"."""
    if '"' in value or '\\' in value:
        doubled = value.replace("'", "''")
        return f"'{doubled}'"
    return f'"{value}"'


def write_as(text: str) -> str:
    """The remedy that shows a line as it should be, or as much of it as a message has room for."""
    return f'write: {text[:LONGEST]}...' if len(text) > LONGEST else f'write: {text}'


# --- in one line


def in_line(line: Line) -> Slip | None:
    """The slip at the beginning of a line: a bullet, or no space after a dash or a colon."""
    if bullet := BULLET.fullmatch(line.text):
        sign = f'"{bullet["sign"]}"' if bullet['sign'].isprintable() else 'a bullet'
        message = f'{sign} does not begin an item of a list; a hyphen (-) and a space do'
        return Slip(line.start + bullet.start('sign'), message, write_as(f'- {bullet["value"]}'))
    if dash := TIGHT_DASH.fullmatch(line.text):
        return Slip(
            line.start + len(dash['before']), 'there is no space after this dash', write_as(f'- {dash["value"]}')
        )
    if (key := TIGHT_KEY.fullmatch(line.text)) and key['value'][0].isprintable():
        return Slip(line.start + key.end('key'), NO_SPACE, write_as(_pair(key)))
    if key := OTHER_SIGN.fullmatch(line.text):
        return Slip(line.start + key.end('key'), 'a colon and a space belong behind the key', write_as(_pair(key)))
    return None


def _pair(key: re.Match[str]) -> str:
    value = key['value'].strip()
    if begins_with_key(value):
        return _with_value(key, in_brackets(value))
    return _with_value(key, quoted(value) if ': ' in value and value[0] not in OPENING else value)


def _with_value(key: re.Match[str], value: str) -> str:
    return f'{key["key"]}: {value}'


def colon_in_sentence(line: Line, at: int) -> Slip | None:
    """A colon behind the key and its own colon, in a value without straight quotation marks."""
    key = KEY.fullmatch(line.text)
    if not key or not key['value'] or at < line.start + key.start('value') or key['value'][0] in '"\'[{|>':
        return None
    sentence = key['value'].strip()
    if begins_with_key(sentence):
        return _key_in_value(line, key)
    if sentence[0] in CURLY:
        message = 'this sentence contains a colon, and curly quotation marks do not guard it'
        sentence = sentence[1:-1] if sentence[-1] in CURLY else sentence
    else:
        message = 'this sentence contains a colon'
    return Slip(at, message, f'put straight quotation marks round it; {write_as(_with_value(key, quoted(sentence)))}')


def _key_in_value(line: Line, key: re.Match[str]) -> Slip:
    """A key of the long form on the line of another key, which quotation marks would make into words."""
    value = key['value'].strip()
    at = line.start + key.start('value')
    if key['key'] in KEYS:
        pairs = in_brackets(f'{key["key"]}: {value}').strip('{}')
        return Slip(at, 'two keys stand on one line', f'write each on a line of its own, in one column: {pairs}')
    message = f'this line has a key behind {key["key"]}, and only words or curly brackets can stand there'
    return Slip(at, message, write_as(_with_value(key, in_brackets(value))))


def _key_in_brackets(line: Line, at: int) -> Slip | None:
    """A key of the long form behind another key within curly brackets: {arrangements: status: elsewhere}."""
    here = at - line.start
    keys = PAIR_OF_KEYS.search(line.text, 0, here)
    value = f'{keys["inner"]}{re.split("[,}]", line.text[here:])[0]}' if keys else ''
    if not keys or not begins_with_key(value):
        return None
    message = f'{keys["inner"]} is a key behind the key {keys["key"]}, and needs curly brackets of its own'
    return Slip(line.start + keys.start('inner'), message, write_as(f'{keys["key"]}: {in_brackets(value)}'))


def sign_before_words(line: Line, at: int) -> Slip | None:
    """Words behind a key that begin with a sign which has a meaning of its own, such as @, % or *."""
    key = KEY.fullmatch(line.text)
    if not key or not key['value'] or at != line.start + key.start('value'):
        return None
    message = f'words cannot begin with {key["value"][0]} unless they stand in quotation marks'
    return Slip(at, message, write_as(_with_value(key, quoted(key['value'].strip()))))


def begins_quoted(text: str, lines: list[Line], at: int) -> Slip | None:
    """A value that goes on behind a closing quotation mark: its first words are in quotes, or one is not closed."""
    closing = len(text[:at].rstrip(' ')) - 1
    quote = text[closing] if closing > 0 else ''
    opening = text.rfind(quote, 0, closing) if quote and quote in '"\'' else -1
    if opening < 0:
        return None
    opened, closed = number_of(lines, opening), number_of(lines, closing)
    if opened != closed:
        return _unclosed(opening, f'the quotation mark that opens here is closed only on line {closed + 1}')
    line = lines[opened]
    value, before = line.text[opening - line.start :].strip(), line.text[line.indent : opening - line.start]
    if quote == "'" and APOSTROPHE.fullmatch(text, closing - 1, closing + 2):
        message = 'this apostrophe ends the value, as a single quotation mark opens it'
        whole = value[1:-1] if value.endswith("'") else value[1:]
        return Slip(closing, message, f'put double quotation marks round it; {write_as(before + quoted(whole))}')
    message = 'this sentence begins with a quotation mark, and goes on behind the closing one'
    other = f'"{value}"' if quote == "'" and '"' not in value else quoted(value)
    return Slip(opening, message, f'put quotation marks of the other kind round all of it; {write_as(before + other)}')


def quoted_with_key(line: Line) -> Slip | None:
    """Quotation marks around a key and its words."""
    written = QUOTED_WITH_KEY.fullmatch(line.text)
    if not written:
        return None
    message = f'quotation marks stand round {written["key"]} and its words'
    return Slip(line.start + line.indent, message, write_as(_pair(written)))


def behind_bracket(text: str, at: int) -> Slip | None:
    """Words behind a closing bracket, at which the value has ended."""
    if text[:at].rstrip(' ')[-1:] not in ('}', ']'):
        return None
    message = 'these words stand behind the closing bracket, where the value has ended'
    return Slip(at, message, 'put them inside the brackets, behind the key that they belong to, or delete them')


def unclosed_quote(lines: list[Line], opening: int, at: int) -> Slip | None:
    """A quotation mark that is still open where the next key begins."""
    number, line = number_of(lines, at), lines[number_of(lines, opening)]
    opened = line.text[opening - line.start + 1 :].rstrip()
    if opened[-1:] in CURLY_MARKS:
        message = 'this value begins with a straight quotation mark and ends with a curly one'
        return Slip(opening, message, f'put straight quotation marks round it; {write_as(quoted(opened[:-1]))}')
    if number == number_of(lines, opening) or not KEY.fullmatch(lines[number].text):
        return None
    return _unclosed(opening, f'the quotation mark that opens here is not closed before the key on line {number + 1}')


def _unclosed(opening: int, message: str) -> Slip:
    return Slip(opening, message, CLOSE_QUOTE)


# --- between lines


def switched_off(lines: list[Line], number: int) -> Slip | None:
    """A key above that is still a comment, beneath which the line belongs."""
    indent = lines[number].indent
    for above in reversed(lines[:number]):
        if above.says_something:
            return None
        off = SWITCHED_OFF.fullmatch(above.text)
        if off and len(off['indent']) < indent:
            message = f'{off["key"]} is still switched off by the #, and line {number + 1} belongs beneath it'
            start = above.start + above.text.index('#')
            return Slip(start, message, f'delete the "# " before {off["key"]}')
    return None


def above_with_slip(lines: list[Line], number: int) -> Slip | None:
    """A slip in a line above, by which that line and this one were read as one value."""
    for above in reversed(lines[:number]):
        if not above.says_something:
            continue
        if slip := in_line(above):
            return slip
        if KEY.fullmatch(above.text):
            return None
    return None


# --- by what the reader says

Recognise = Callable[[str, list[Line], int, int], Slip | None]


def _lone_text(text: str, lines: list[Line], began: int, at: int) -> Slip | None:
    number = number_of(lines, began)
    return (
        beside_block(lines, number)
        or quoted_with_key(lines[number])
        or in_line(lines[number])
        or without_colon(lines, number)
        or lone_item(lines, number)
        or goes_on(lines, number)
    )


def _colon(text: str, lines: list[Line], began: int, at: int) -> Slip | None:
    number = number_of(lines, at)
    return (
        in_line(lines[number])
        or place_with_colon(lines, number, at)
        or colon_in_sentence(lines[number], at)
        or above_with_slip(lines, number)
        or between(lines, number)
    )


def between(lines: list[Line], number: int) -> Slip | None:
    """A slip by which a line does not fit to those above it."""
    for recognise in (beneath_words, without_dash, lost_dash, without_key, outdented, words_with_colon, indentation):
        if slip := recognise(lines, number):
            return slip
    return None


def _out_of_line(text: str, lines: list[Line], began: int, at: int) -> Slip | None:
    number = number_of(lines, at)
    if lines[number].text[: at - lines[number].start].strip():
        return begins_quoted(text, lines, at) or dash_behind_key(lines, number) or behind_bracket(text, at)
    return (begins_quoted(text, lines, at) or switched_off(lines, number) or above_with_slip(lines, number)) or between(
        lines, number
    )


def _in_brackets(text: str, lines: list[Line], began: int, at: int) -> Slip | None:
    return begins_quoted(text, lines, at) or _key_in_brackets(lines[number_of(lines, at)], at)


def _sign(text: str, lines: list[Line], began: int, at: int) -> Slip | None:
    return sign_before_words(lines[number_of(lines, at)], at)


def _in_quotes(text: str, lines: list[Line], began: int, at: int) -> Slip | None:
    return unclosed_quote(lines, began, at)


RECOGNISE: tuple[tuple[str, Recognise], ...] = (
    ('while scanning a quoted scalar', _in_quotes),
    (NO_COLON_FOUND, _lone_text),
    ('while scanning an alias', _lone_text),
    ('mapping values are not allowed', _colon),
    ('sequence entries are not allowed', _out_of_line),
    ('while parsing a block', _out_of_line),
    ('document start', _out_of_line),
    ('cannot start any token', _sign),
    ('mapping keys are not allowed', _sign),
    ('while parsing a flow', _in_brackets),
)


def recognised(said: str, text: str, began: int, at: int) -> Slip | None:
    """The slip behind what a reader says of a place, if it is one that people make."""
    lines = lines_of(text)
    number = number_of(lines, min(at, len(text)))
    if slip := link(lines, number) or table_row(lines, number):
        return slip
    for words, recognise in RECOGNISE:
        if words in said:
            return recognise(text, lines, began, min(at, len(text)))
    return None
