"""Stretches of a text, each with the block and the passage in which it stands, for rows to confirm."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from masa_check.drafts.passage import TextPassage
from masa_check.evidence.canonical import canonical
from masa_check.evidence.printed import Block
from masa_check.model.sentence import is_placeholder


class Stretch(NamedTuple):
    """Words as they are printed, and where."""

    text: str
    passage: TextPassage
    block: Block
    start: int = 0

    @property
    def source(self) -> Mapping[str, Any]:
        """The heading and page, as a declaration has them; {} where there are none."""
        return self.passage.source(self.block.page_at(self.start))

    @property
    def sourced(self) -> Mapping[str, Any]:
        return {'source': self.source} if self.source else {}

    @property
    def usable(self) -> bool:
        """Whether a declaration takes it as a name."""
        return not is_placeholder(self.text)


def blocks(passages: Iterable[TextPassage]) -> Iterator[Stretch]:
    """Every block of some passages, whole."""
    for passage in passages:
        yield from (Stretch(block.text, passage, block) for block in passage.blocks)


def spoken(passages: Iterable[TextPassage]) -> Iterator[Stretch]:
    """Every sentence of some passages."""
    for whole in blocks(passages):
        for start, end in canonical(whole.text).sentences:
            yield whole._replace(text=whole.text[start:end], start=start)


def matches(pattern: re.Pattern[str], wholes: Iterable[Stretch]) -> Iterator[Stretch]:
    """Where a pattern stands in some stretches, by its first group or whole."""
    for whole in wholes:
        for match in pattern.finditer(whole.text):
            group = 1 if pattern.groups else 0
            yield whole._replace(text=match[group], start=whole.start + match.start(group))
