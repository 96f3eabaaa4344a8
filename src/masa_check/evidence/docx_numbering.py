"""Counts the automatic numbers of a Word file, which are printed before a paragraph and stand nowhere in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from masa_check.evidence.docx_package import Package
from masa_check.evidence.docx_style import OFF
from masa_check.evidence.xml_tree import Node

LEVELS = 9
MOST = 9999  # of a number; Word counts no further in letters and Roman figures either
PLACE = re.compile(r'%([1-9])')
ROMAN = {1000: 'm', 900: 'cm', 500: 'd', 400: 'cd', 100: 'c', 90: 'xc', 50: 'l', 40: 'xl'}
ROMAN |= {10: 'x', 9: 'ix', 5: 'v', 4: 'iv', 1: 'i'}


class NumberingLevel(NamedTuple):
    """How one level of a list is numbered."""

    start: int = 1
    format: str = 'decimal'
    text: str = ''  # in which %1 stands for the number of the first level
    legal: bool = False  # all figures are Arabic
    after: int | None = None  # begun anew only after a number of this level or one above it; 0: never


class NumberedList(NamedTuple):
    """A list of the file, and where it begins anew."""

    abstract: str
    starts: Mapping[int, int]


class Numbering:
    """The lists of a Word file, and how far each has been counted."""

    def __init__(self, package: Package) -> None:
        tree = package.tree('word/numbering.xml')
        nodes = (
            {one.get('w:abstractNumId'): one for one in tree.children if one.name == 'w:abstractNum'} if tree else {}
        )
        styled = {_value(one, 'w:styleLink'): id for id, one in nodes.items() if one.first('w:styleLink')}
        self._levels: Final = {
            id: dict(_levels(nodes.get(styled.get(_value(one, 'w:numStyleLink'), ''), one)))
            for id, one in nodes.items()
        }
        lists = (one for one in tree.children if one.name == 'w:num') if tree else ()
        self._lists: Final = {
            one.get('w:numId'): NumberedList(_value(one, 'w:abstractNumId'), dict(_starts(one))) for one in lists
        }
        self._counts: Final[dict[str, dict[int, int]]] = {}
        self._begun: Final[set[str]] = set()

    def next(self, id: str, depth: int) -> str:
        """
        The number of the next paragraph of a list, as it is printed; '' for a bullet.

        Example: with `%1.%2` at the second level, the fourth paragraph there after the third of the first gives `3.4`.
        """
        listed = self._lists.get(id)
        levels = self._levels.get(listed.abstract, {}) if listed else {}
        if listed is None or depth not in levels:
            return ''
        counts = self._counts.setdefault(listed.abstract, {})
        if id not in self._begun:
            self._begun.add(id)
            counts.update({level: start - 1 for level, start in listed.starts.items()})
        for level in range(depth):
            counts.setdefault(level, levels.get(level, NumberingLevel()).start)
        counts[depth] = min(counts.get(depth, levels[depth].start - 1) + 1, MOST)
        for level in range(depth + 1, LEVELS):
            after = levels.get(level, NumberingLevel()).after
            if after is None or depth < after:
                counts.pop(level, None)
        return _printed(levels, depth, counts)


def _printed(levels: Mapping[int, NumberingLevel], depth: int, counts: Mapping[int, int]) -> str:
    own = levels[depth]
    formats = {
        level: 'decimal' if own.legal else levels.get(level, NumberingLevel()).format for level in range(depth + 1)
    }
    if own.format in ('bullet', 'none'):
        return ''
    shown = {str(level + 1): _figure(counts[level], formats[level]) for level in formats}
    return ' '.join(PLACE.sub(lambda place: shown.get(place[1], ''), own.text).split())


def _figure(number: int, format: str) -> str:
    """A number in the figures or letters of a format; '' in one that is not known, such as words."""
    if format in ('decimal', 'decimalZero'):
        return f'{number:0{2 if format == "decimalZero" else 1}}'
    figure = _letters(number) if format.endswith('Letter') else _roman(number) if format.endswith('Roman') else ''
    return figure.upper() if format.startswith('upper') else figure


def _letters(number: int) -> str:
    """A letter, and after the last the first one twice, as Word has it."""
    return chr(ord('a') + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ''


def _roman(number: int) -> str:
    figures = ''
    for value, letters in ROMAN.items():
        figures += letters * (number // value)
        number %= value
    return figures


def _levels(abstract: Node) -> Iterator[tuple[int, NumberingLevel]]:
    for one in abstract.children:
        if one.name == 'w:lvl' and one.get('w:ilvl') in map(str, range(LEVELS)):
            legal, after = one.first('w:isLgl'), _value(one, 'w:lvlRestart')
            yield (
                int(one.get('w:ilvl')),
                NumberingLevel(
                    _number(_value(one, 'w:start'), 1),
                    _value(one, 'w:numFmt') or 'decimal',
                    _value(one, 'w:lvlText'),
                    bool(legal and legal.get('w:val') not in OFF),
                    int(after) if after.isdecimal() and len(after) == 1 else None,
                ),
            )


def _starts(listed: Node) -> Iterator[tuple[int, int]]:
    """The levels that a list begins anew, each with its first number."""
    for one in listed.children:
        start = _value(one, 'w:startOverride')
        if one.name == 'w:lvlOverride' and start and one.get('w:ilvl') in map(str, range(LEVELS)):
            yield int(one.get('w:ilvl')), _number(start, 1)


def _value(node: Node, name: str) -> str:
    found = node.first(name)
    return found.get('w:val') if found else ''


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) <= len(str(MOST)) else otherwise
