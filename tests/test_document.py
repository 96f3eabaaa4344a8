"""A document is read as YAML 1.2 reads it, with the place of every value, or is refused in plain English."""

from __future__ import annotations

import datetime
import hashlib
import warnings
from contextlib import suppress
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from effort import times
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from masa_check.document import parsing
from masa_check.document.document import Document, Position, parse, read
from masa_check.document.parsing import DEEPEST, FASTEST
from masa_check.document.plain import read_plain
from masa_check.document.quick import has_outdented
from masa_check.document.reading import MOST_ITEMS
from masa_check.document.scanner import PythonParser
from masa_check.document.tree import LONGEST_NUMBER
from masa_check.errors import MasaError
from masa_check.values import KeyPath

EXAMPLES = sorted((Path(__file__).parents[1] / 'examples').rglob('*.yaml'))
LETTER = """\
kind: arrangements  # a comment
partners:
  - kind: police
    lead: {office: Chief Constable, "since": 2024-07}
  - - nested
    -
  - "two
    lines"
voice:
empty: {}
money: 264.60
text: |
  one
  two
"""
# What a person who is no programmer should never have to read.
JARGON = ('token', 'scann', 'schema', 'mapping', 'scalar', 'node', 'anchor', 'alias', 'stream', 'parse', 'NoneType')


def data(text: str) -> dict[str, Any]:
    return parse(text.encode(), 'a.yaml').data


def refusal(text: str | bytes) -> MasaError:
    raw = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(MasaError) as caught:
        parse(raw, 'a.yaml')
    error = caught.value
    assert error.path == 'a.yaml'
    assert error.remedy
    assert '\n' not in str(error)
    assert not any(word in str(error) for word in JARGON)
    return error


def pointed_at(document: Document, position: Position) -> str:
    line = document.text.replace('\r\n', '\n').replace('\r', '\n').split('\n')[position.line - 1]
    return line[position.column - 1 : position.end_column - 1]


def at(keypath: KeyPath, text: str = LETTER) -> tuple[int, int, str]:
    document = parse(text.encode(), 'a.yaml')
    position = document.position(keypath)
    return position.line, position.column, pointed_at(document, position)


def value_at(keypath: KeyPath, text: str = LETTER) -> tuple[int, int, str]:
    document = parse(text.encode(), 'a.yaml')
    position = document.value_position(keypath)
    return position.line, position.column, pointed_at(document, position)


@pytest.mark.parametrize(
    ('written', 'read'),
    [
        ('yes', 'yes'),
        ('No', 'No'),
        ('on', 'on'),
        ('12:30', '12:30'),
        ('2024-07', '2024-07'),
        ('2024-07-01', '2024-07-01'),
        ('2024-07-01T10:00:00Z', '2024-07-01T10:00:00Z'),
        ('1_000', '1_000'),
        ('0b11', '0b11'),
        ('-0x1F', '-0x1F'),
        ('tRUE', 'tRUE'),
        ('nULL', 'nULL'),
        ('9%', '9%'),
        ('E06000032', 'E06000032'),
        ('+', '+'),
        ('.', '.'),
        ('.e1', '.e1'),
        ('1e', '1e'),
        ('\u0661', '\u0661'),
        ('=', '='),
        ('true', True),
        ('False', False),
        ('TRUE', True),
        ('', None),
        ('~', None),
        ('Null', None),
        ('NULL', None),
        ('12', 12),
        ('-12', -12),
        ('+12', 12),
        ('012', 12),
        ('0o17', 15),
        ('0x1F', 31),
        ("'12'", '12'),
        ('"true"', 'true'),
        ("''", ''),
        ('"\\/ \\x41 \\u00e9 \\_"', '/ A é \xa0'),
        ("'it''s'", "it's"),
        ('http://example.org/a?b=c&d', 'http://example.org/a?b=c&d'),
        ('[http://example.org, a:b]', ['http://example.org', 'a:b']),
        ('{a:b, c: d}', {'a:b': None, 'c': 'd'}),
        ('{"a":1}', {'a': 1}),
        ('Q&A! why? a*b', 'Q&A! why? a*b'),
        ('{?b: c}', {'?b': 'c'}),
        ('{b: :c}', {'b': ':c'}),
        ('[why?, how?so]', ['why?', 'how?so']),
        ('{b\n  : c, "d"\n  :e}', {'b': 'c', 'd': 'e'}),
        ('b\tc', 'b\tc'),
        ('\tb\t# c', 'b'),
        ('|\t# c\n \tb', '\tb\n'),
        ('\n- b\n-\tc', ['b', 'c']),
        ('[b,\n\t\n  c]', ['b', 'c']),
        ('|\n  b', 'b\n'),
        ('|\n  b\n   ', 'b\n \n'),
    ],
)
def test_a_value_is_read_as_yaml_1_2_reads_it(written: str, read: Any) -> None:
    value = data(f'a: {written}\n')['a']

    assert value == read
    assert type(value) is type(read)


@pytest.mark.parametrize('written', ['264.60', '.5', '5.', '-1.0', '1e3', '1.50E-02', '0.1', '0.30000000000000000004'])
def test_a_decimal_keeps_its_digits(written: str) -> None:
    value = data(f'a: {written}')['a']

    assert isinstance(value, Decimal)
    assert value.as_tuple() == Decimal(written).as_tuple()


@pytest.mark.parametrize(
    'written', ['.inf', '-.INF', '.nan', '1e999999999', '1E100', '9' * 41, '0.' + '1' * 40, '0x' + 'f' * 40]
)
def test_a_number_that_no_amount_could_be_is_refused(written: str) -> None:
    error = refusal(f'k: v\na: {written}')

    assert (error.line, error.column) == (2, 4)
    assert 'quotes' in error.remedy


def test_a_long_number_in_quotes_is_text() -> None:
    assert data(f'a: "{"9" * (LONGEST_NUMBER + 1)}"')['a'] == '9' * (LONGEST_NUMBER + 1)


@pytest.mark.parametrize('key', ['1', 'true', 'null', '~', '2024-07', '1.50', '"<<"', '"quoted"', "'it''s'"])
def test_a_key_is_its_text(key: str) -> None:
    text = key.strip('\'"').replace("''", "'")

    assert data(f'{key}: v') == {text: 'v'}
    assert data(f'? {key}\n: v') == {text: 'v'}


def test_long_text_keeps_its_lines_or_folds_them() -> None:
    assert data('a: |\n  one\n   two\n\nb: >-\n  one\n  two\n') == {'a': 'one\n two\n', 'b': 'one two'}


@pytest.mark.parametrize('ending', ['\n', '\r\n', '\r'])
def test_lines_are_counted_as_editors_count_them_whatever_ends_them(ending: str) -> None:
    text = LETTER.replace('\n', ending)

    assert data(text) == data(LETTER)
    assert at(('partners', 2), text) == (7, 5, '"two')
    assert at(('money',), text) == (11, 1, 'money')


def test_a_byte_order_mark_is_not_part_of_the_text() -> None:
    document = parse(b'\xef\xbb\xbfa: 1', 'a.yaml')

    assert document.text == 'a: 1'
    assert document.position(('a',)) == Position(1, 1, 2)
    assert document.sha256 == hashlib.sha256(b'\xef\xbb\xbfa: 1').hexdigest()


@pytest.mark.parametrize(
    ('keypath', 'place'),
    [
        ((), (1, 1, 'kind')),
        (('kind',), (1, 1, 'kind')),
        (('partners',), (2, 1, 'partners')),
        (('partners', 0), (3, 5, 'kind')),
        (('partners', 0, 'kind'), (3, 5, 'kind')),
        (('partners', 0, 'lead', 'office'), (4, 12, 'office')),
        (('partners', 0, 'lead', 'since'), (4, 37, '"since"')),
        (('partners', 1), (5, 5, '-')),
        (('partners', 1, 0), (5, 7, 'nested')),
        (('partners', 1, 1), (6, 5, '-')),
        (('partners', 2), (7, 5, '"two')),
        (('voice',), (9, 1, 'voice')),
        (('text',), (12, 1, 'text')),
    ],
)
def test_a_path_leads_to_the_key_or_to_the_item(keypath: KeyPath, place: tuple[int, int, str]) -> None:
    assert at(keypath) == place


@pytest.mark.parametrize(
    ('keypath', 'place'),
    [
        (('kind',), (1, 7, 'arrangements')),
        (('partners',), (3, 3, '-')),
        (('partners', 0, 'lead'), (4, 11, '{')),
        (('partners', 0, 'lead', 'since'), (4, 46, '2024-07')),
        (('partners', 2), (7, 5, '"two')),
        (('voice',), (9, 6, ':')),
        (('empty',), (10, 8, '{')),
        (('money',), (11, 8, '264.60')),
        (('text',), (12, 7, '|')),
    ],
)
def test_a_path_leads_to_the_value(keypath: KeyPath, place: tuple[int, int, str]) -> None:
    assert value_at(keypath) == place


@pytest.mark.parametrize(
    ('keypath', 'place'),
    [
        (('partners', 'list[Partner]', 0, 'Partner', 'lead', 'function-after[f(), Lead]', 'office'), (4, 12, 'office')),
        (('partners', 0, 'Partner', 'lead', 'Lead', 'missing'), (4, 5, 'lead')),
        (('partners', 0, 'missing'), (3, 5, 'kind')),
        (('partners', 7), (2, 1, 'partners')),
        (('partners', 7, 0), (2, 1, 'partners')),
        (('partners', -1), (2, 1, 'partners')),
        (('partners', 'kind'), (2, 1, 'partners')),
        (('voice', 'included', 'source', 0), (9, 1, 'voice')),
        (('kind', 0), (1, 1, 'kind')),
        (('missing',), (1, 1, 'kind')),
        ((0,), (1, 1, 'kind')),
    ],
)
def test_a_path_that_is_not_written_leads_to_the_nearest_thing_that_is(
    keypath: KeyPath, place: tuple[int, int, str]
) -> None:
    assert at(keypath) == place


def test_a_column_counts_characters_and_not_bytes() -> None:
    assert at(('b',), '{"café 👪": é, b: c}') == (1, 15, 'b')


@pytest.mark.parametrize(
    ('text', 'line', 'column', 'words'),
    [
        ('a: 1\nb: 2\na: 3', 3, 1, 'a is written twice, first on line 1'),
        ('p:\n  - {x: 1}\n  - {x: {y: [1]}, "x": 2}', 3, 19, 'x is written twice, first on line 3'),
        ('a:\n  b: [{c: d}]\n  e: f\n  b: 1', 4, 3, 'b is written twice, first on line 2'),
        ('1: a\n"1": b', 2, 1, '1 is written twice'),
        ('a: &x 1', 1, 4, '&x marks'),
        ('&x a: 1', 1, 1, '&x marks'),
        ('a: &x\n  b: 1', 1, 4, '&x marks'),
        ('&x\na: 1', 1, 1, '&x marks'),
        ('a: *x', 1, 4, '*x refers'),
        ('*x : a', 1, 1, '*x refers'),
        ('a: !!str 1', 1, 4, 'begins with !'),
        ('a: ! x', 1, 4, 'begins with !'),
        ('a: !<x> []', 1, 4, 'begins with !'),
        ('!t a: 1', 1, 1, 'begins with !'),
        ('<<: {a: 1}', 1, 1, '<< copies keys'),
        ('a: 1\n---\nb: 2', 2, 1, 'second document'),
        ('a: 1\n...\n---\n', 3, 1, 'second document'),
        ('# c\n%YAML 1.1\n---\na: 1', 2, 1, 'begins with %'),
        ('%FOO bar\n---\na: 1', 1, 1, 'begins with %'),
        ('', 1, 1, 'the file is empty'),
        (' \n\n', 1, 1, 'the file is empty'),
        ('# one\n# two\n', 1, 1, 'only comments'),
        ('---\n', 1, 1, 'the file is empty'),
        ('- a\n- b', 1, 1, 'a list'),
        ('\njust words', 2, 1, 'only text'),
        ('? \n: a', 1, 2, 'a key is missing'),
        ('[a]: b', 1, 1, 'stand where a key should'),
        ('a:\n  {b: c}: d', 2, 3, 'stand where a key should'),
        ('? - a\n: b', 1, 3, 'stand where a key should'),
        ('a: {: c}', 1, 5, 'a key is missing'),
        ('a: b\n: c', 2, 1, 'a key is missing'),
        ('a: "x\\e[31m"', 1, 4, 'U+001B'),
        ('a: b\x07', 1, 5, 'U+0007'),
        ('a: b\u2028c', 1, 5, 'U+2028'),
        ('a: b\x85c', 1, 5, 'U+0085'),
        ('a: b\ufeffc', 1, 5, 'U+FEFF'),
        ('a:\n\tb: c', 2, 1, 'tabs cannot be used to indent'),
        ('a: "x\nb: 1\n', 1, 4, 'the quotation mark that opens here is not closed before the key on line 2'),
        ("k: v\na: 'x", 2, 4, 'the quotation mark that opens here is never closed'),
        ('a: "\\q"', 1, 5, 'backslash'),
        ('a: Our plan: to help', 1, 12, 'this sentence contains a colon'),
        ('a: b\n  c: d', 2, 3, 'this line begins with 2 spaces, and the one above with no space'),
        ('a: 1\nwords\nb: 2', 2, 1, 'no colon'),
        ('a: [1, 2\nb: 3', 1, 4, 'bracket ['),
        ('a: [', 1, 4, 'bracket ['),
        ('a: [b, {c: d\n', 1, 8, 'bracket {'),
        ('a: b\nc', 2, 1, 'no colon'),
        ('a: {b: 1\nc', 1, 4, 'bracket {'),
        ('a:\n    b: 1\n  c: 2', 2, 5, 'this line begins with 4 spaces, and line 3 beside it with 2'),
        ('a:\n  - b\n  c: d', 3, 3, 'this line begins with 2 spaces, and line 1 with no space'),
        ('a: - b', 1, 4, 'a dash cannot begin a list here'),
        ('a: @b', 1, 4, 'words cannot begin with @ unless'),
        ('a: %b', 1, 4, 'words cannot begin with % unless'),
        ('a: [@b]', 1, 5, 'cannot begin with this character'),
        ('a: |x\n  b', 1, 5, 'dash or a plus'),
        ('a: |2x\n  b', 1, 6, 'dash or a plus'),
        ('a: "b"# c', 1, 7, 'without a space before it'),
        ('a: [b]# c', 1, 7, 'without a space before it'),
        ('a: [b,# c\n  d]', 1, 7, 'without a space before it'),
        ('a: |# c\n  b', 1, 5, 'without a space before it'),
        ('a: [b,\nc]', 2, 1, 'not indented'),
        ('a: [\n  b\n]', 3, 1, 'not indented'),
        ('a:\n  b: "c\n  d"', 3, 3, 'not indented'),
        ("a: 'b\nc'", 2, 1, 'not indented'),
        ('a: "b\n\tc"', 2, 1, 'tabs cannot be used to indent'),
        ('a:\n  - b\n  -\tc: d', 3, 4, 'tabs cannot be used to indent'),
        ('a: |\n  b\n\tc', 3, 1, 'tabs cannot be used to indent'),
        ('a: [b\n  : c]', 2, 3, 'this line contains a colon that does not follow a key'),
        ('a: >\n   \n b', 3, 2, 'an empty line above'),
        ('a:\n| b', 2, 1, 'a | or > begins this line'),
        ('...', 1, 1, 'the file ends here, before any key'),
        ('a: "\\U00110000"', 1, 5, 'backslash'),
        ('a: "\\UFFFFFFFF"', 1, 5, 'backslash'),
        ('a: "\\x4"', 1, 5, 'backslash'),
        ('a: b\nname:\xa0c', 2, 6, 'a hard space (U+00A0)'),
        ('name:\xa0c', 1, 6, 'a hard space (U+00A0)'),
        ('a: b\nname:\u3000c', 2, 6, 'a space of another kind (U+3000)'),
        ('a: b\nname:\u200bc', 2, 6, 'a hidden character (U+200B)'),
        ('a: b\nname\uff1a c', 2, 5, 'a colon of another kind (U+FF1A)'),
        ('a:\n\xa0\xa0b: c', 2, 1, 'a hard space (U+00A0)'),
        ('a:\n-\xa0b: c', 2, 2, 'a hard space (U+00A0)'),
        ('a\u200bb: c', 1, 2, 'a hidden character (U+200B)'),
    ],
)
def test_what_cannot_be_read_is_refused_where_it_stands(text: str, line: int, column: int, words: str) -> None:
    error = refusal(text)

    assert words in error.message
    assert (error.line, error.column) == (line, column)


HEAD = 'kind: arrangements\nid: luton\n'


@pytest.mark.parametrize(
    ('text', 'line', 'column', 'words', 'corrected'),
    [
        (f'{HEAD}stage:published\ndated: 2024', 3, 6, 'no space after this colon', 'stage: published'),
        ('kind:arrangements\nid: luton\n', 1, 5, 'no space after this colon', 'kind: arrangements'),
        (f'{HEAD}area:\n  region:The East\n  joint: no', 4, 9, 'no space after this colon', 'region: The East'),
        (f'{HEAD}stage; draft\n', 3, 6, 'a colon and a space belong', 'stage: draft'),
        (f'{HEAD}stage = draft\n', 3, 6, 'a colon and a space belong', 'stage: draft'),
        (f'{HEAD}partners:\n  -kind: police\n    name: Police\n', 4, 3, 'no space after this dash', '- kind: police'),
        (f'{HEAD}partners:\n  -kind: police\n  -kind: police\n', 5, 3, 'no space after this dash', '- kind: police'),
        (f'{HEAD}partners:\n  \u2013 kind: police\n    name: Police\n', 4, 3, 'begin an item', '- kind: police'),
        (f'{HEAD}partners:\n  \u2022 kind: police\n    name: Police\n', 4, 3, 'begin an item', '- kind: police'),
        (f'{HEAD}partners:\n  * kind: police\n', 4, 3, 'begin an item', '- kind: police'),
        (f'{HEAD}voice:\n  how: a\n   who: b\n', 5, 4, 'begins with 3 spaces, and the one above with 2', '2 spaces'),
        (f'{HEAD}voice:\n   how: a\n  who: b\n', 4, 4, 'begins with 3 spaces, and line 5 beside it', '2 spaces'),
        (f'{HEAD} stage: draft\n', 3, 2, 'begins with 1 space, and the one above with no space', 'no space'),
        (
            f'{HEAD}voice:\n how: a\n  who: b\n',
            4,
            2,
            'begins with 1 space, and line 5 beside it with 2',
            'it with 2 spaces',
        ),
        (f'{HEAD}voice:\n   how: a\n   who: b\n  i: c\n  j: d\n', 4, 4, 'line 6 beside it', '2 spaces, and line 5 too'),
        (f'{HEAD}scrutiny:\n  how: a b\n chair:\n  rotation: c d\n', 5, 2, 'and line 3 with no space', 'no space'),
        (f'{HEAD}scrutiny:\n  how: a b\n areas: c d\n', 5, 2, 'and the one above with 2', '2 spaces'),
        (' kind: arrangements\nid: luton\nstage: draft\n', 1, 2, 'and line 2 beside it with no space', 'with no space'),
        (f'{HEAD}l:\n  - kind: police\n   - kind: icb\n', 5, 4, 'begins with 3 spaces', 'begin it with 2 spaces'),
        (f'{HEAD}partners:\n  - kind: police\n  name: b\n', 5, 3, 'begins with 2 spaces', 'begin it with 4 spaces'),
        (f'{HEAD}l:\n  - kind: police\n   name: b\n', 5, 4, 'begins with 3 spaces', '4 spaces'),
        (f'{HEAD}l:\n  - kind: police\n     name: b\n', 5, 6, 'begins with 5 spaces', '4 spaces'),
        (f'{HEAD}# voice:\n  how: a\n', 3, 1, 'voice is still switched off by the #, and line 4', 'voice'),
        (f'{HEAD}# voice:\n#   who: b\n  how: a\n', 3, 1, 'voice is still switched off by the #, and line 5', 'voice'),
        (f'{HEAD}a:\n  b: c\n  # # Why\n  # d:\n    e: f\n', 6, 3, 'd is still switched off', 'd'),
        (f'{HEAD}# partners:\n  - kind: police\n', 3, 1, 'partners is still switched off', 'partners'),
        (f'{HEAD}a: "B" is c\n', 3, 4, 'begins with a quotation mark, and goes on', '\'"B" is c\''),
        (f"{HEAD}a: 'B' is c\n", 3, 4, 'begins with a quotation mark, and goes on', '"\'B\' is c"'),
        (f'{HEAD}a: {{b: "B" is c}}\n', 3, 8, 'begins with a quotation mark', ''),
        (f"{HEAD}a: 'The child's view'\n", 3, 14, 'this apostrophe ends the value', '"The child\'s view"'),
        (f'{HEAD}how: status: elsewhere\n', 3, 6, 'a key behind how', 'write: how: {status: elsewhere, where: ...}'),
        (f'{HEAD}how: elsewhere, where: The web\n', 3, 6, 'a key', 'how: {status: elsewhere, where: The web}'),
        (f'{HEAD}how: planned: It meets\n', 3, 6, 'a key behind how', 'how: {status: planned, summary: It meets}'),
        (f'{HEAD}a: {{how: status: planned}}\n', 3, 10, 'a key behind', 'how: {status: planned, summary: ...}'),
        (f'{HEAD}how:\n  status: planned, summary: It\n', 4, 11, 'two keys stand on one line', 'summary: It'),
        (
            f'{HEAD}v:\n  a: >\n  It is so\n  b: c\n',
            5,
            3,
            'this line is text of a, and is not',
            'begin it with 4 spaces',
        ),
        (f'{HEAD}a: *The chair* leads\n', 3, 4, 'words cannot begin with *', 'write: a: "*The chair* leads"'),
        (f'{HEAD}a: @us on the web\n', 3, 4, 'words cannot begin with @', 'write: a: "@us on the web"'),
        (
            f'{HEAD}chair:\n  rotation: It is so\n    source: Two\n',
            4,
            13,
            'a key beneath it',
            '4 spaces: summary: It is so',
        ),
        (
            f'{HEAD}chair:\n  rotation: planned\n    summary: It\n',
            4,
            13,
            'a key beneath it',
            '4 spaces: status: planned',
        ),
        (f'{HEAD}chair:\n  held_by: A\n    body: B\n', 4, 12, 'a key beneath it', '4 spaces: office: A'),
        (
            f'{HEAD}chair:\n  held_by: A\n  rotation not-stated\n',
            5,
            11,
            'no colon behind rotation',
            'rotation: not-stated',
        ),
        (f'{HEAD}partners:\n    kind: police\n  - kind: icb\n', 4, 5, 'has no dash', 'up its other keys with kind'),
        (
            f'{HEAD}agencies:\n  list:\n    - name: Cafcass\n      name: Probation\n',
            6,
            7,
            'name begins another item of the list, and has no dash',
            'beginning with 4 spaces; if it is about the item of line 5, keep one of the two',
        ),
        (
            f'{HEAD}agencies:\n  list:\n    - name: Cafcass\n      why: It is\n    name: Probation\n',
            7,
            5,
            'name begins another item of the list, and has no dash',
            'if it is about the item of line 5, keep one of the two',
        ),
        (f'{HEAD}groups:\n  - name: A\n    meets: b\n    meets: c\n', 6, 5, 'meets is written twice', 'one of the two'),
        (f'{HEAD}groups:\n  - Board\n  Executive\n  - Training\n', 5, 3, 'has no dash', 'write: - Executive'),
        (
            f'{HEAD}scrutiny:\n  areas: a b\nhow: c d\n  plan: e f\n',
            5,
            1,
            'how belongs beneath scrutiny, and begins with no space',
            'begin it with 2 spaces',
        ),
        (
            f'{HEAD}partners:\n  - kind: police\n    name: A\nlead: Chief\n  - kind: icb\n',
            6,
            1,
            'lead belongs beneath partners',
            'begin it with 4 spaces',
        ),
        (
            f'{HEAD}escalation: [Policy](https://a.example/p)\n',
            3,
            13,
            'a link in square and round brackets',
            'write: escalation: {status: elsewhere, where: "Policy, https://a.example/p"}',
        ),
        (
            f'{HEAD}escalation:\n  status: elsewhere\n  where: [The policy](https://a.example/p)\n',
            5,
            10,
            'a link in square',
            'write: where: "The policy, https://a.example/p"',
        ),
        (f'{HEAD}scrutiny:\n\thow: a b\n', 4, 1, 'tabs cannot', 'and begin the line with 2 spaces'),
        (f'{HEAD}scrutiny:\n    areas: a\n\thow: a b\n', 5, 1, 'tabs cannot', 'and begin the line with 4 spaces'),
        (f'{HEAD}groups:\n  - name: A\n\t\tmeets: b\n', 5, 1, 'tabs cannot', 'and begin the line with 4 spaces'),
        (f'{HEAD}groups:\n \t- name: A\n', 4, 2, 'tabs cannot', 'and begin the line with 2 spaces'),
        (
            f'{HEAD}escalation: Managers meet\nand the leads settle it\nvoice: not-stated\n',
            4,
            1,
            'it may go on with the words of escalation on line 3',
            'begin it with 2 spaces if it does, or write a key and a colon',
        ),
        (
            f'{HEAD}escalation: Managers meet\n  then: the leads\n',
            4,
            7,
            'goes on with the words of escalation, and contains a colon',
            'round all of its words, from line 3 on',
        ),
        (
            f'{HEAD}youth_custody:\n  not-applicable\n  because: There is none\n',
            4,
            3,
            'these words have no key',
            'write: status: not-applicable',
        ),
        (
            f'{HEAD}escalation:\n  summary: A b\n  source:\n    Disputes\n    page: 4\n',
            6,
            5,
            'these words have no key',
            'write: section: Disputes',
        ),
        (
            f'{HEAD}escalation: "Managers meet\u201d\nvoice: not-stated\n',
            3,
            13,
            'begins with a straight quotation mark and ends with a curly one',
            'write: "Managers meet"',
        ),
        (
            f'{HEAD}"escalation: It is so"\n',
            3,
            1,
            'stand round escalation and its words',
            'write: escalation: It is so',
        ),
        (
            f'{HEAD}funding:\n  costs:\n    -  name: Staff\n      amount: 1\n',
            6,
            7,
            'begins with 6 spaces, and the one above with 7',
            'begin it with 7 spaces',
        ),
        (f'{HEAD}escalation: ? to ask\n', 3, 13, 'words cannot begin with ?', 'write: escalation: "? to ask"'),
        (f'{HEAD}escalation: - Managers meet\n', 3, 13, 'a dash stands behind', 'write: escalation: Managers meet'),
        (f'{HEAD}groups: - Board\n', 3, 9, 'a dash stands behind groups', 'each dash behind 2 spaces: - Board'),
        (
            f'{HEAD}escalation: {{summary: A b}} see p. 4\n',
            3,
            28,
            'behind the closing bracket, where the value has ended',
            'behind the key that they belong to, or delete them',
        ),
        (
            f'{HEAD}funding:\n  contributions:\n    | Luton Council | 100,000 |\n',
            5,
            5,
            'this is a row of a table, with strokes',
            'beginning with: - name: Luton Council',
        ),
        (
            f'{HEAD}escalation: Section 12: Raising concerns\n',
            3,
            23,
            'names a place in the text',
            'escalation: {summary: ..., source: "Section 12: Raising concerns"} with what it says there',
        ),
        (
            f'{HEAD}escalation:\n  summary: Section 12: Raising concerns\n',
            4,
            22,
            'names a place in the text',
            'on a line of its own: summary: ..., source: "Section 12: Raising concerns"',
        ),
        (f'{HEAD}name: Section 12: Us\n', 3, 17, 'this sentence contains a colon', 'name: "Section 12: Us"'),
        (f'{HEAD}a: One: two\n', 3, 7, 'this sentence contains a colon', 'a: "One: two"'),
        (f'{HEAD}a: One "b": two\n', 3, 11, 'this sentence contains a colon', 'a: \'One "b": two\''),
        (f'{HEAD}a: \u201cOne: two\u201d\n', 3, 8, 'curly quotation marks do not guard it', 'a: "One: two"'),
        (f'{HEAD}a: "B\nc: d\ne: "f"\n', 3, 4, 'not closed before the key on line 4', ''),
        (f'{HEAD}a: "B\n  c: "d"\n', 3, 4, 'opens here is closed only on line 4', ''),
        (f'{HEAD}a: "B\n  c "d"\n', 3, 4, 'opens here is closed only on line 4', ''),
    ],
)
def test_a_slip_is_told_at_the_line_to_change_with_what_to_write(
    text: str, line: int, column: int, words: str, corrected: str
) -> None:
    error = refusal(text)

    assert words in error.message
    assert (error.line, error.column) == (line, column)
    assert error.remedy.endswith(corrected)


@pytest.mark.parametrize('ending', ['\n', '\r\n', '\r'])
def test_a_slip_stands_on_its_line_whatever_ends_the_lines(ending: str) -> None:
    assert refusal(f'{HEAD}stage:draft\ndated: 2024\n'.replace('\n', ending)).line == 3
    assert refusal(f'{HEAD}# voice:\n  how: a\n'.replace('\n', ending)).line == 3


@pytest.mark.parametrize(
    ('raw', 'what'),
    [
        (b'%PDF-1.7\n...', 'a PDF file'),
        (b'PK\x03\x04\x14\0....word/document.xml', 'a Word document'),
        (b'PK\x03\x04\x14\0....xl/workbook.xml', 'an Excel workbook'),
        (b'\xd0\xcf\x11\xe0\xa1\xb1', 'a Word or Excel file of the older form'),
        (b'{\\rtf1\\ansi', 'a Rich Text file'),
        (b'<!DOCTYPE html>', 'a web page'),
        (b'%PDF-1.7\n' + b'x' * 2_000_000, 'a PDF file'),
    ],
    ids=lambda value: value if isinstance(value, str) else '',
)
def test_a_document_of_another_program_is_named_whatever_its_size(raw: bytes, what: str, tmp_path: Path) -> None:
    assert refusal(raw).message == f'this is {what}, not a declaration'

    (tmp_path / 'a.yaml').write_bytes(raw)
    with pytest.raises(MasaError, match=f'this is {what}'):
        read(tmp_path / 'a.yaml', 'a.yaml')


@pytest.mark.parametrize(
    ('raw', 'line', 'column', 'words'),
    [
        (b'a: 1\nb: caf\xe9\n', 2, 7, 'the byte 0xE9'),
        (b'\xef\xbb\xbf\xc3\xa9\xff', 1, 2, 'the byte 0xFF'),
        ('a: 1'.encode('utf-16'), 1, 1, 'UTF-16'),
        ('a: 1'.encode('utf-16-le'), 1, 1, 'UTF-16'),
        ('a: 1'.encode('utf-16-be'), 1, 1, 'UTF-16'),
        ('a: 1'.encode('utf-32'), 1, 1, 'UTF-32'),
        (b'a: \x00', 1, 4, 'U+0000'),
        (b'a: \xed\xa0\x80', 1, 4, 'the byte 0xED'),
    ],
)
def test_what_is_not_utf_8_is_refused_with_the_byte(raw: bytes, line: int, column: int, words: str) -> None:
    error = refusal(raw)

    assert words in error.message
    assert (error.line, error.column) == (line, column)


def test_64_levels_are_read_and_one_more_is_refused() -> None:
    assert data('a: ' + '[' * (DEEPEST - 1) + ']' * (DEEPEST - 1))
    assert refusal('a: ' + '[' * DEEPEST + ']' * DEEPEST).message.startswith('more than 64 levels')


def test_2000_things_may_be_listed_and_no_more() -> None:
    item = '  - one\n'
    assert len(data('a:\n' + item * MOST_ITEMS)['a']) == 2000

    refused = refusal('b: 1\na:\n' + item * (MOST_ITEMS + 1))
    assert (refused.message, refused.line, refused.column) == ('more than 2,000 things are listed here', 3, 3)
    assert len(data(''.join(f'a{n}: 1\n' for n in range(MOST_ITEMS + 1)))) == MOST_ITEMS + 1  # keys are no list


LAUGHS = 'a: &a [ha]\n' + ''.join(f'{b}: &{b} [{"*" + a}{(", *" + a) * 8}]\n' for a, b in pairwise('abcdefgh'))


@pytest.mark.parametrize('parser', [FASTEST, PythonParser])
@pytest.mark.parametrize(
    'text',
    [
        '[' * 100_000,
        'a: ' + '[' * 100_000,
        '{a: ' * 100_000,
        '- ' * 100_000,
        'a:\n  ' + '- ' * 100_000,
        '? ' * 100_000,
        'a:\n  ' + '? ' * 100_000,
        'a: ' * 100_000,
        LAUGHS,
        '\n' * 500_000 + '%',
    ],
    ids=lambda text: text[:8],
)
def test_a_file_made_to_exhaust_the_reader_is_refused_before_it_is_built(text: str, parser: type[Any]) -> None:
    asked = 0

    class Counted:
        def __init__(self, text: str) -> None:
            self.events = parser(text)

        def get_event(self) -> Any:
            nonlocal asked
            asked += 1
            return self.events.get_event()

    with pytest.raises(MasaError):
        parse(text.encode(), 'a.yaml', parser=Counted)

    assert asked <= 200


def test_more_than_1_mb_is_refused() -> None:
    assert refusal(b'a: ' + b'x' * 50_000_000).message == 'the file is larger than 1 MB'
    assert data('a: ' + 'x' * 999_997)['a'] == 'x' * 999_997


def test_a_file_is_read_from_disk(tmp_path: Path) -> None:
    file = tmp_path / 'a.yaml'
    file.write_bytes(b'a: 1\r\n')
    document = read(file, 'shown/a.yaml')

    assert (document.path, document.data) == ('shown/a.yaml', {'a': 1})
    assert document.sha256 == hashlib.sha256(b'a: 1\r\n').hexdigest()


# --- properties

NAMES = st.text('abc é1-_', min_size=1, max_size=8)
SCALARS = (
    st.text(st.characters(blacklist_categories=['Cs', 'Cc'], blacklist_characters='\u2028\u2029\ufeff'), max_size=12)
    | st.integers(-(10**9), 10**9)
    | st.booleans()
    | st.none()
    | st.decimals(-1000, 1000, places=2)
    | st.sampled_from(['no', '2024-07', '12:30', '# x', 'a: b', '- c', '[', '&a', '!t', "it's", 'a\nb'])
)
TREES = st.dictionaries(
    NAMES,
    st.recursive(SCALARS, lambda t: st.lists(t, max_size=4) | st.dictionaries(NAMES, t, max_size=4), max_leaves=12),
    min_size=1,
    max_size=5,
)
SIGNS = st.sampled_from('[]{}"\'#>2%!1.+=é\\@`\xa0\u2028 ~|a')
BREAKS = st.sampled_from(['\n', '\n  ', '\n    ', '\n- ', '\r\n', '\n---\n', '\n...\n'])
WORDS = st.sampled_from(
    ['b: ', '- ', '? ', ': ', ', ', '# c', '|-', '&x ', '*x', '!t ', '<<: ', 'null', 'true', 'no', '0o7', '0x1F', '1.5']
) | st.sampled_from(['1e3', '2024-07', '12:30', '\\n', '\\x41', 'k: v', 'k2:', '"q"', "'s'", '\t'])
SOUP = st.lists(SIGNS | BREAKS | WORDS, max_size=16).map(''.join)
STARTS = st.sampled_from(['', 'k: ', 'a:\n  b: ', 'l: [', 'm: {', 'l:\n- ', 'q: "'])
TEXTS = st.builds(str.__add__, STARTS, SOUP)


def written_in_flow(value: Any) -> str:
    if isinstance(value, dict):
        return '{' + ', '.join(f'{quoted(key)}: {written_in_flow(item)}' for key, item in value.items()) + '}'
    if isinstance(value, list):
        return '[' + ', '.join(map(written_in_flow, value)) + ']'
    if isinstance(value, str):
        return quoted(value)
    return '~' if value is None else str(value).lower()


def quoted(text: str) -> str:
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n') + '"'


def written_in_lines(value: Any, indent: str = '') -> str:
    if isinstance(value, dict) and value:
        return ''.join(
            f'\n{indent}{quoted(key)}: {written_in_lines(item, indent + "  ")}' for key, item in value.items()
        )
    if isinstance(value, list) and value and indent:
        return ''.join(f'\n{indent}- {written_in_lines(item, indent + "  ")}' for item in value)
    return written_in_flow(value)


def paths(value: Any, above: KeyPath = ()) -> list[KeyPath]:
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    below = [((*above, step), item) for step, item in entries]
    return [path for path, item in below for path in (path, *paths(item, path))]


def outcome(raw: bytes, parser: type[Any] | None = None) -> Document | MasaError:
    try:
        return parse(raw, 'a.yaml', parser=parser)
    except MasaError as refusal:
        return refusal


def places(document: Document) -> list[tuple[Position, Position]]:
    return [(document.position(path), document.value_position(path)) for path in paths(document.data)]


def elsewhere(text: str) -> Any:
    """What ruamel reads, or None: it refuses some of YAML 1.2, such as a tab at the end of a line."""
    with warnings.catch_warnings(), suppress(YAMLError, ValueError):
        warnings.simplefilter('ignore')
        return YAML(typ='safe', pure=True).load(text)
    return None


def read_alike(ours: Any, theirs: Any) -> bool:
    """Whether two readers agree; ruamel keeps some of YAML 1.1: dates, underscores, 0b, -0x1, and .1e3 as text."""
    if isinstance(ours, dict):
        keys = [(key, other) for key, other in zip(ours, theirs, strict=True)]
        return all(not isinstance(b, str) or a == b for a, b in keys) and all(
            read_alike(ours[a], theirs[b]) for a, b in keys
        )
    if isinstance(ours, list):
        return len(ours) == len(theirs) and all(map(read_alike, ours, theirs))
    if isinstance(ours, Decimal):
        return bool(float(ours) == float(theirs))
    if isinstance(ours, str) and not isinstance(theirs, str):
        return isinstance(theirs, datetime.date) or any(sign in ours for sign in ('_', '0b', '0o', '0x'))
    return type(ours) is type(theirs) and bool(ours == theirs)


@times(2)
@given(TREES, st.sampled_from([written_in_flow, written_in_lines]))
def test_whatever_is_written_out_is_read_back_and_each_key_is_pointed_at(tree: dict[str, Any], write: Any) -> None:
    document = parse(write(tree).lstrip('\n').encode(), 'a.yaml')

    assert document.data == tree
    for path in paths(tree):
        if isinstance(path[-1], str):
            assert pointed_at(document, document.position(path)) == quoted(path[-1])


@times(5)
@given(TEXTS)
def test_any_text_is_read_as_another_yaml_1_2_reader_reads_it_or_refused(text: str) -> None:
    ours = outcome(text.encode())
    if isinstance(ours, MasaError):
        assert 1 <= ours.line <= 1 + text.count('\n') + text.count('\r')
        assert ours.column >= 1
        assert ours.remedy
    elif theirs := elsewhere(text):
        assert read_alike(ours.data, theirs)


@times(5)
@given(TEXTS)
def test_every_place_lies_in_the_text_and_a_plain_key_points_at_itself(text: str) -> None:
    document = outcome(text.encode())
    if isinstance(document, MasaError):
        return
    for path in paths(document.data):
        for position in (document.position(path), document.value_position(path)):
            assert len(pointed_at(document, position)) == position.end_column - position.column > 0
        key = pointed_at(document, document.position(path))
        if isinstance(path[-1], str) and key[0] not in '\'"':
            assert path[-1].startswith(key)


@times(5)
@given(TEXTS)
def test_the_python_parser_reads_what_the_others_read(text: str) -> None:
    last = outcome(text.encode(), PythonParser)
    for first in (outcome(text.encode()), outcome(text.encode(), FASTEST)):
        if isinstance(first, Document) and isinstance(last, Document):
            assert (first.data, first.text, first.sha256) == (last.data, last.text, last.sha256)
            assert places(first) == places(last)


@pytest.mark.parametrize('path', EXAMPLES, ids=lambda path: path.stem)
def test_all_read_the_examples_alike(path: Path) -> None:
    last = parse(path.read_bytes(), path.name, parser=PythonParser)
    for first in (parse(path.read_bytes(), path.name), parse(path.read_bytes(), path.name, parser=FASTEST)):
        assert (first.data, first.text, first.sha256) == (last.data, last.text, last.sha256)
        assert places(first) == places(last)


@pytest.mark.parametrize('path', EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_need_no_parser(path: Path) -> None:
    assert read_plain(path.read_text('utf-8'), MOST_ITEMS)


@pytest.mark.skipif(FASTEST is PythonParser, reason='PyYAML has no parser in C here')
@pytest.mark.parametrize('path', EXAMPLES, ids=lambda path: path.stem)
def test_the_parser_in_c_alone_reads_the_examples(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, 'PythonParser', None)

    assert parse(path.read_bytes(), path.name).data


@pytest.mark.parametrize('text', ['"a": {"b":"c\nd"}\n', '# a "# "\n\na: "b\nc"\n', '"a":\n  [b, {"c" :"d\ne"}]\n'])
def test_a_quote_that_goes_on_too_far_left_is_found_wherever_it_opens(text: str) -> None:
    assert has_outdented(text, ())


@times(2)
@given(st.binary(max_size=200))
def test_random_bytes_are_read_or_refused(raw: bytes) -> None:
    for parser in (FASTEST, PythonParser):
        read_or_not = outcome(raw, parser)
        assert isinstance(read_or_not, Document) or read_or_not.line >= 1


@times(2)
@given(TREES, st.lists(NAMES | st.integers(-2, 5), max_size=6))
def test_every_path_leads_somewhere(tree: dict[str, Any], steps: list[str | int]) -> None:
    document = parse(written_in_flow(tree).encode(), 'a.yaml')

    assert document.position(tuple(steps)).line >= 1
    assert document.value_position(tuple(steps)).line >= 1


@pytest.mark.parametrize('sign', ['\u2013', '\u2022'])
def test_a_bullet_before_a_later_item_of_a_list_is_told_as_one_before_the_first(sign: str) -> None:
    text = f'partners:\n  - kind: police\n    name: A\n  {sign} kind: icb\n    name: B\n'
    with pytest.raises(MasaError) as caught:
        parse(text.encode(), 'a.yaml')

    assert (caught.value.line, caught.value.column) == (4, 3)
    assert f'"{sign}" does not begin an item of a list' in str(caught.value)
    assert 'write: - kind: icb' in str(caught.value)


def test_a_value_in_the_wrong_quotation_marks_is_shown_with_its_key() -> None:
    with pytest.raises(MasaError) as caught:
        parse(b"whistleblowing: 'The lay member's line is open'\n", 'a.yaml')

    assert 'write: whistleblowing: "The lay member\'s line is open"' in str(caught.value)
