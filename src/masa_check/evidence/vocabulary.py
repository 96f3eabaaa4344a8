"""Joins the lines of a printed paragraph, and decides whether a hyphen at the end of a line belongs to its word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from masa_check.evidence.pdf_letters import HYPHEN

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
AT_LINE_END = re.compile(rf'([^\W\d_]+)(?:{HYPHEN}|[-\N{{HYPHEN}}](?=\n))\s*([^\W_]+)')


class Vocabulary:
    """The words of a document that are printed within a line, by which a word cut in two is known."""

    def __init__(self, texts: Iterable[str]) -> None:
        words = {word.casefold() for text in texts for word in WORD.findall(AT_LINE_END.sub(' ', text))}
        self._words: Final = frozenset(words)

    def joined(self, text: str) -> str:
        """
        A text without line ends.

        Example: "multi-" and "plies" give "multiplies"; "multi-" and "agency" give "multi-agency", if the document has
        that word within a line, or both its parts and not the two in one.
        """
        return ' '.join(AT_LINE_END.sub(self._mend, text).replace(HYPHEN, '-').split())

    def _mend(self, cut: re.Match[str]) -> str:
        first, second = cut[1], cut[2]
        whole, pair = f'{first}{second}'.casefold(), f'{first}-{second}'.casefold()
        if whole in self._words:
            return f'{first}{second}'
        known = {first.casefold(), second.casefold()} <= self._words
        return f'{first}-{second}' if pair in self._words or known else f'{first}{second}'
