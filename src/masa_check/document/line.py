"""Lines of a text that is written by hand, and a slip in one of them."""

from __future__ import annotations

import re
from typing import NamedTuple

WORD = r'[A-Za-z]\w*'
KEY = re.compile(rf'(?P<before> *(?:- +)*)(?P<key>{WORD}):(?: +(?P<value>.*)|$)')


class Slip(NamedTuple):
    """A slip: the index of the character at which it stands, what is wrong there, and what to do."""

    at: int
    message: str
    remedy: str


class Line(NamedTuple):
    """A line of a text, and the index at which it begins."""

    start: int
    text: str

    @property
    def indent(self) -> int:
        """The number of spaces before the first word."""
        return len(self.text) - len(self.text.lstrip(' '))

    @property
    def says_something(self) -> bool:
        """Whether there is more than white space and a comment."""
        return bool(self.text.strip()) and not self.text.lstrip().startswith('#')

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns in which keys and dashes of the line begin, the deepest first: 4 and 2 of `  - kind: police`."""
        return (self._word, *reversed(self.dashes))

    @property
    def dashes(self) -> tuple[int, ...]:
        """The columns in which its dashes stand."""
        return tuple(dash.start() for dash in re.finditer(r'(?<![^ ])-(?= )', self.text[: self._word]))

    @property
    def key(self) -> str:
        """The key with which it begins, perhaps behind dashes; '' where it begins with none."""
        key = KEY.fullmatch(self.text)
        return key['key'] if key else ''

    @property
    def _word(self) -> int:
        beginning = re.match(r' *(?:- +)*', self.text)
        return beginning.end() if beginning else 0


def lines_of(text: str) -> list[Line]:
    """The lines of a text, without what ends them."""
    lines, start = [], 0
    for line in re.split(r'(?<=\n)|(?<=\r)(?!\n)', text):
        lines.append(Line(start, line.rstrip('\r\n')))
        start += len(line)
    return lines


def number_of(lines: list[Line], index: int) -> int:
    """The number, from 0, of the line on which a character stands."""
    return max((number for number, line in enumerate(lines) if line.start <= index), default=0)


def line_above(lines: list[Line], number: int) -> Line | None:
    """The nearest line above one that says something."""
    return next((one for one in reversed(lines[:number]) if one.says_something), None)


def spaces_in_words(count: int) -> str:
    """A number of spaces in words."""
    return 'no space' if not count else '1 space' if count == 1 else f'{count} spaces'
