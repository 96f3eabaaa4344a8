"""A document as one row of units, headings among blocks, and where each section reaches that a declaration names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from masa_check.evidence.canonical import Canonical, canonical
from masa_check.evidence.heading import key
from masa_check.evidence.printed import Block, BlockKind, HeadingSign, PrintedDocument, PrintedSection
from masa_check.evidence.tier import Tier

NUMBER = re.compile(
    r'(?:(?:section|part|chapter|appendix|annex|schedule)\s+)?'
    r'(\(?(?:\d{1,2}(?:\.\d{1,2})*[.):]{0,2}|[a-z][.):]{0,2}|[ivxl]{2,6}[.):]{1,2}))\s+(?=\S)',
    re.IGNORECASE,
)
PREFIX_WORDS = 3  # of a heading that is given or printed in short
LONGEST_TITLE = 40  # words
DEEPEST = 99  # the level of a line that is no heading, and yet is one that the declaration names
FLAT = frozenset({HeadingSign.LOOK, HeadingSign.CONTENTS})  # signs that tell no level for certain


class Unit(NamedTuple):
    """A heading or a block: what is looked for stands within one of them."""

    section: PrintedSection
    block: Block
    level: int = 0  # of a heading

    @property
    def is_heading(self) -> bool:
        return self.level > 0

    @property
    def text(self) -> Canonical:
        return canonical(self.block.text)


class Start(NamedTuple):
    """Where a section begins that is named, and how exactly its heading is the one that is named."""

    unit: int
    tier: Tier


class Places:
    """The units of a document, and the sections by the headings that a declaration names."""

    def __init__(self, document: PrintedDocument, named: Iterable[str]) -> None:
        self.document: Final = document
        self.units: Final = list(units_of(document))
        self._keys: Final = [_keys(unit.block.text) if _may_begin(unit) else None for unit in self.units]
        self.starts: Final = {name: self._starts(name) for name in dict.fromkeys(named)}
        self._all_starts: Final = {start.unit for starts in self.starts.values() for start in starts}

    def within(self, name: str) -> list[Unit]:
        """The units of the sections that a heading names."""
        return [unit for start in self.starts.get(name, ()) for unit in self.units[start.unit : self._end(start.unit)]]

    def on_page(self, page: int) -> list[Unit]:
        """The units of a page, by the number that is printed on it."""
        return [unit for unit in self.units if self.document.printed_page(unit.block.page) == str(page)]

    def pages(self, name: str) -> list[int]:
        """The pages that the sections reach over that a heading names."""
        units = self.within(name)
        return sorted({page for unit in units for page in (unit.block.page, *(one.page for one in unit.block.breaks))})

    def _starts(self, name: str) -> list[Start]:
        """Where sections of a name begin: by their headings, else by a line of that name, else by a short form."""
        wanted = _keys(name)
        alike = [n for n, keys in enumerate(self._keys) if keys and keys.is_of(wanted)]
        alike = [n for n in alike if self.units[n].is_heading] or alike
        if alike:
            return [Start(n, Tier.EXACT if _is_exact(self.units[n], name) else Tier.TYPOGRAPHY) for n in alike]
        shortened = [n for n, unit in enumerate(self.units) if _is_shortened(unit, name)]
        return [Start(n, Tier.BEGINNING) for n in shortened if self.units[n].is_heading or not n or len(shortened) == 1]

    def _end(self, start: int) -> int:
        """Where a section ends: at a heading of its level, or at the next that is named where levels tell nothing."""
        level = self.units[start].level or DEEPEST
        for number in range(start + 1, len(self.units)):
            unit = self.units[number]
            named, flat = number in self._all_starts, unit.section.sign in FLAT
            above = unit.is_heading and unit.level <= level
            if (named and (above or flat or not unit.is_heading)) or (
                above and unit.section.sign is not HeadingSign.LOOK
            ):
                return number
        return len(self.units)


def units_of(document: PrintedDocument) -> Iterator[Unit]:
    """Every heading and block of a document in its order, without the lines of its contents list."""
    for section in document.sections:
        if section.level:
            heading = Block(BlockKind.PARAGRAPH, section.heading, section.page, section.offset)
            yield Unit(section, heading, section.level)
        yield from (Unit(section, block) for block in section.blocks if block.kind is not BlockKind.CONTENTS)


def _may_begin(unit: Unit) -> bool:
    return unit.is_heading or unit.block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)


class HeadingKeys(NamedTuple):
    """A heading as it is compared: with its number, without it, and the number."""

    whole: str
    bare: str
    number: str

    def is_of(self, other: HeadingKeys) -> bool:
        """Whether two are the same but for a number that one of them lacks; "3.2 Scrutiny" is not "4.1 Scrutiny"."""
        if self.number and other.number and self.number != other.number:
            return False
        return bool(self.bare) and (self.whole == other.whole or self.bare == other.bare)


def _keys(text: str) -> HeadingKeys:
    number = NUMBER.match(text)
    return HeadingKeys(key(text), key(text[number.end() :] if number else text), key(number[1]) if number else '')


def _is_exact(unit: Unit, name: str) -> bool:
    return ' '.join(unit.block.text.split()) == ' '.join(name.split())


def _is_shortened(unit: Unit, name: str) -> bool:
    """Whether a heading, or a line as long as a title, and a name are the one the beginning of the other."""
    if not _may_begin(unit) or not (unit.is_heading or len(unit.block.text.split()) <= LONGEST_TITLE):
        return False
    one, other = (re.findall(r'\w+', canonical(text).text) for text in (unit.block.text, name))
    least = min(len(one), len(other)) if unit.is_heading else len(other)
    return least >= PREFIX_WORDS and one[:least] == other[:least]
