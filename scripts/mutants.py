"""Declarations with something wrong in them: pieces of the examples with bytes, words, lines and values changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

EXAMPLES = sorted((Path(__file__).parents[1] / 'examples').glob('*.yaml'))
HEADS = ('kind', 'id', 'name', 'dated', 'follows', 'stage')
MOST_SECTIONS = 4
# What has a meaning in YAML, and what only looks so.
SIGNS = [
    *(' ', '  ', '\n', '\n  ', '\n\n', ' \n', '\t', '\r\n', '\r', '#', ' #', ':', ': ', ' :', '-', '- ', '\n- ', '?'),
    *('? ', '[', ']', '{', '}', ',', '"', "'", '|', '>', '|\n', '>-\n', '|2\n', '\\', '&a ', '*a', '!t ', '<<: ', '%'),
    *('@', '`', '\n---\n', '\n...\n', '...', '~', 'null', '"a\n  b"', '[a,\n  b]', '{a: b,\n c: d}', '"a": b', '\xa0'),
    *('\u2028', '\u200b', '\ufeff', '\u5b89\u5168', '\U0001f46a', 'e\u0301', '\u202e', '\\x41', '\x1b[31m', '\0'),
]  # fmt: skip
VALUES = [
    *('', '~', 'not-stated', 'restated', 'yes', 'no', 'true', '0', '-1', '1e3', '.inf', '9' * 45, '0x1F', '[]', '{}'),
    *('9999-12-31', '0001-01-01', '2024-02-30', '2024', '2100-12-31', '12024-01-01', '29 February', '£1,000', '101%'),
    *('::error::x', '##[group]x', '=1+1', '<script>', '](http://a.example)', 'a' * 3000, '"a\\u0007b"', '[[[[]]]]'),
    *('""', '<1%', '"\\U00110000"', '\u5b89' * 90, '|\n    text\n     more', '>\n  \n   a', '[a, b,\n    c]', '- a'),
    *('{a: {b: c}}', 'octocat/hello#12'),
]  # fmt: skip
VALUE = re.compile(r'(?<=: )[^\n]+')
SECTION = re.compile(r'^(?=[a-z_]+:)', re.MULTILINE)


def mutants(seed: int) -> Iterator[bytes]:
    """Files without an end, the same for the same seed."""
    random = Random(seed)
    texts = [path.read_text('utf-8') for path in EXAMPLES]
    while True:
        yield _mutant(_piece(random.choice(texts), random), random)


def _piece(text: str, random: Random) -> str:
    """The head of a declaration and a few of its sections, in their order."""
    sections = SECTION.split(text)[1:]
    head = [one for one in sections if one.partition(':')[0] in HEADS]
    rest = [one for one in sections if one not in head]
    chosen = sorted(random.sample(range(len(rest)), min(len(rest), random.randint(1, MOST_SECTIONS))))
    return ''.join((*head, *(rest[place] for place in chosen)))


def _mutant(text: str, random: Random) -> bytes:
    """A text with one change or a few, some of which leave no UTF-8 behind."""
    changes = (_sign, _sign, _gap, _line, _lines, _value, _other, _other)
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        text = random.choice(changes)(text, random)
    raw = text.encode()
    if random.random() < 0.03:
        place = random.randrange(len(raw) + 1)
        raw = raw[:place] + random.randbytes(random.randint(1, 3)) + raw[place:]
    return raw


def _sign(text: str, random: Random) -> str:
    place = random.randrange(len(text) + 1)
    return text[:place] + random.choice(SIGNS) + text[place:]


def _gap(text: str, random: Random) -> str:
    place = random.randrange(len(text) + 1)
    return text[:place] + text[place + random.randint(1, 3) :]


def _line(text: str, random: Random) -> str:
    """One line set in otherwise."""
    lines = text.splitlines(keepends=True) or ['']
    place = random.randrange(len(lines))
    lines[place] = ' ' * random.randint(0, 6) + random.choice(['', '', '', '\t']) + lines[place].lstrip(' ')
    return ''.join(lines)


def _lines(text: str, random: Random) -> str:
    """One line taken out, written twice, or exchanged for another."""
    lines = text.splitlines(keepends=True) or ['']
    place, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[place] = random.choice(['', lines[place] * 2, lines[other]])
    return ''.join(lines)


def _value(text: str, random: Random) -> str:
    places = [found.span() for found in VALUE.finditer(text)]
    if not places:
        return text
    start, end = random.choice(places)
    return text[:start] + random.choice(VALUES) + text[end:]


def _other(text: str, random: Random) -> str:
    """One value exchanged for another of the same text, which it may be as well."""
    values = VALUE.findall(text)
    return VALUE.sub(lambda found: random.choice(values) if random.random() < 0.05 else found[0], text)
