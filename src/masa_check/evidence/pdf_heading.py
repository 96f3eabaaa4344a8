"""Tells the headings of a PDF from its text: by tags, then bookmarks, then the contents list, then size and weight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from masa_check.evidence.assembly import Fragment
from masa_check.evidence.heading import contents_keys, key, may_be_heading
from masa_check.evidence.pdf_layout import BULLET, Chunk
from masa_check.evidence.pdf_structure import Bookmark
from masa_check.evidence.printed import BlockKind, Break, HeadingSign
from masa_check.evidence.vocabulary import Vocabulary

LARGER = 1.1  # than the text: the size of a heading
DEEPEST = 6
MOST_LINES = 4
Look = tuple[float, bool]  # size and weight
Known = Mapping[str, tuple[int, HeadingSign]]  # headings that the file names, with their level


def fragments_of(chunks: Sequence[Chunk], bookmarks: Iterable[Bookmark], vocabulary: Vocabulary) -> Iterator[Fragment]:
    """The headings and blocks of a PDF."""
    body = _body(chunks)
    lines = [vocabulary.joined(_text(one)) for one in chunks if one.kind is BlockKind.CONTENTS]
    known = _known(bookmarks, lines)
    parts = [part for chunk in chunks for part in _split(chunk, known)]
    # Whoever tagged headings tagged them all: then the look of a line decides nothing.
    by_look = sum(chunk.level > 0 for chunk in chunks) < MOST_LINES
    looks = _levels(parts, body) if by_look else {}
    for chunk in parts:
        text = vocabulary.joined(_text(chunk))
        level, sign = _heading(chunk, text, known, looks, body)
        if chunk.kind is BlockKind.ROW:
            text = '\t'.join(vocabulary.joined('\n'.join(line.text for line in cell)) for cell in chunk.cells)
        elif chunk.kind is BlockKind.ITEM and not level:
            text = _unbulleted(text)
        yield Fragment(text, chunk.kind, level, sign, chunk.page, _breaks(chunk, text, vocabulary))


def _text(chunk: Chunk) -> str:
    return '\n'.join(line.text for line in chunk.lines)


def _unbulleted(text: str) -> str:
    sign = BULLET.match(text)
    return text[sign.end() :].strip() if sign and not any(one.isalnum() for one in sign[0]) else text


def _body(chunks: Iterable[Chunk]) -> Look:
    """The size and weight of most of the text."""
    count: Counter[Look] = Counter()
    for chunk in chunks:
        if not chunk.level:
            for line in chunk.lines:
                count[line.size, line.bold] += len(line.text)
    return max(count, key=lambda look: (count[look], look)) if count else (0.0, False)


def _known(bookmarks: Iterable[Bookmark], contents: Iterable[str]) -> Known:
    known = dict.fromkeys(contents_keys(contents), (2, HeadingSign.CONTENTS))
    return known | {key(one.title): (min(one.level, DEEPEST), HeadingSign.BOOKMARK) for one in bookmarks}


def _split(chunk: Chunk, known: Known) -> Iterator[Chunk]:
    """A chunk that begins with a heading which the file names, in two."""
    if chunk.kind is BlockKind.PARAGRAPH and not chunk.level:
        for end in range(min(len(chunk.lines) - 1, MOST_LINES), 0, -1):
            if key(' '.join(line.text for line in chunk.lines[:end])) in known:
                yield chunk._replace(lines=chunk.lines[:end])
                yield from _split(chunk._replace(lines=chunk.lines[end:]), known)
                return
    yield chunk


def _heading(chunk: Chunk, text: str, known: Known, looks: Mapping[Look, int], body: Look) -> tuple[int, HeadingSign]:
    """The level of a heading and by what it is known; 0 for text."""
    if chunk.level:
        return chunk.level, HeadingSign.MARKED
    if chunk.kind in (BlockKind.ROW, BlockKind.CONTENTS, BlockKind.NOTE):
        return 0, HeadingSign.NONE
    if key(text) in known and len(chunk.lines) <= MOST_LINES:
        level, sign = known[key(text)]
        return (looks.get(_look(chunk), level) if sign is HeadingSign.CONTENTS else level), sign
    if _looks_like_heading(chunk, body) and _look(chunk) in looks:
        return looks[_look(chunk)], HeadingSign.LOOK
    return 0, HeadingSign.NONE


def _look(chunk: Chunk) -> Look:
    return chunk.size, chunk.bold


def _looks_like_heading(chunk: Chunk, body: Look) -> bool:
    size, bold = body
    if chunk.kind is not BlockKind.PARAGRAPH or len(chunk.lines) > MOST_LINES:
        return False
    stands_out = chunk.size >= size * LARGER or (chunk.bold and not bold and chunk.size >= size * 0.95)
    return stands_out and may_be_heading(' '.join(line.text for line in chunk.lines))


def _levels(chunks: Iterable[Chunk], body: Look) -> Mapping[Look, int]:
    """The level of each look that headings have: the largest is 1, and of one size the bold one goes before."""
    looks = {_look(chunk) for chunk in chunks if _looks_like_heading(chunk, body)}
    ordered = sorted(looks, key=lambda look: (-look[0], not look[1]))
    return {look: min(number, DEEPEST) for number, look in enumerate(ordered, start=1)}


def _breaks(chunk: Chunk, text: str, vocabulary: Vocabulary) -> tuple[Break, ...]:
    """Where the text goes on on another page."""
    breaks = []
    for number, line in enumerate(chunk.lines):
        if number and line.page != chunk.lines[number - 1].page:
            before = vocabulary.joined('\n'.join(one.text for one in chunk.lines[:number])).rstrip('-')
            breaks.append(Break(min(len(before) + 1, len(text)), line.page))
    return tuple(breaks)
