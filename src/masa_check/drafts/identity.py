"""Reads from a text what it is called, and makes of the name of its file an id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from masa_check.drafts.passage import TextPassage
from masa_check.evidence.verification import PublishedText
from masa_check.model.sentence import is_placeholder

# "Luton Safeguarding Children Partnership": capitals, with small words between.
NAMED = re.compile(
    r"(?:[A-Z][\w'’&-]+(?: (?:and|of|the|upon|in) (?=[A-Z]))? ?){0,6}"
    r"(?:Safeguarding Children(?:[’']s)?|Safeguarding|Children(?:[’']s)? Safeguarding) (?:Partnership|Board)\b"
)
FIRST_WORDS = re.compile(r'\S+(?:\s+\S+){0,11}')
LOST = re.compile(r'[^a-z0-9]+')
LEADING = re.compile(r'^(?:The|A|Our|Your|This) ')
NAMELESS = 'document'  # an id


def name(texts: Sequence[PublishedText], passages: Sequence[TextPassage]) -> str:
    """The name of the partnership as it is printed most often, else the title of the text, else its first words."""
    printed = [one for passage in passages for one in _named((*passage.headings[-1:], *_lines(passage)))]
    if printed:
        counted = Counter(printed)
        return max(counted, key=lambda one: (counted[one], -printed.index(one)))
    headings = [section.heading for text in texts for section in text.document.sections if section.level]
    lines = [line for passage in passages for line in _lines(passage)]
    usable = (one for one in (*headings, *lines) if not is_placeholder(one))
    first = FIRST_WORDS.search(next(usable, ''))
    return first[0] if first else ''


def _lines(passage: TextPassage) -> Iterable[str]:
    return (block.text for block in passage.blocks)


def _named(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        for found in NAMED.finditer(line):
            bare = LEADING.sub('', found[0])
            if len(bare.split()) > 3:  # noqa: PLR2004 - fewer words name no area
                yield bare


def file_name(path: str) -> str:
    """The name of a file without its folders, whichever way their slashes lean."""
    return re.split(r'[/\\]', path)[-1]


def id(path: str) -> str:
    """
    An id made of the name of a file.

    Example: "Arrangements/Luton MASA.pdf" gives "luton-masa".
    """
    stem = file_name(path).rpartition('.')[0] or path
    return LOST.sub('-', stem.lower()).strip('-') or NAMELESS
