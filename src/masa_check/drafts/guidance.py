"""Recognises the words of the guidance where a text repeats them, by fingerprints: the guidance itself is not here."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from masa_check.questions.cue import words

WORDS = 4  # in a row, of which one fingerprint is made
SUFFIX = '.fingerprints'  # of a file of them, which is named after its edition
BYTES = 4  # of a fingerprint
LEAST = 8  # words: of fewer it is chance


class Repeated(NamedTuple):
    """How much of a text is an edition's own words: from 0 to 1."""

    edition: str
    share: float


Editions = Mapping[str, frozenset[int]]  # the fingerprints of each edition whose text we could read


def fingerprints(text: str) -> Iterator[int]:
    """A number for each four words in a row, the same for the same words; nobody can read the words from it."""
    row = words(text)
    for start in range(len(row) - WORDS + 1):
        yield zlib.crc32(' '.join(row[start : start + WORDS]).encode())


def packed(texts: Iterable[str]) -> bytes:
    """The fingerprints of some texts as bytes."""
    made = sorted({one for text in texts for one in fingerprints(text)})
    return struct.pack(f'<{len(made)}I', *made)


def unpacked(raw: bytes) -> frozenset[int]:
    """The fingerprints in some bytes."""
    return frozenset(struct.unpack(f'<{len(raw) // BYTES}I', raw))


def repeated(text: str, editions: Editions) -> Repeated:
    """The edition of which most stands in a text, and how much."""
    made = list(fingerprints(text))
    if len(made) < LEAST - WORDS + 1:
        return Repeated('', 0.0)
    shares = [Repeated(name, sum(one in prints for one in made) / len(made)) for name, prints in editions.items()]
    return max(shares, key=lambda one: one.share, default=Repeated('', 0.0))
