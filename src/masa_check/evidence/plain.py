"""Reads Markdown and plain text: headings by their signs, or by standing alone."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence

from masa_check.evidence.assembly import Fragment, assemble
from masa_check.evidence.heading import contents_keys, key, may_be_heading
from masa_check.evidence.limits import CHARACTERS, UnreadableError, refuse_over
from masa_check.evidence.printed import BlockKind, HeadingSign, PrintedDocument

SIGN = re.compile(r'(#{1,6})\s+(.*?)\s*#*')
UNDERLINE = re.compile(r'(=+|-+)\s*')
BOLD = re.compile(r'(\*\*|__)(.+)\1:?')
ITEM = re.compile(r'\s*(?:[-*+•●▪◦]\s+|(?=\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})[.)]\s))(.*)')
CELLS = re.compile(r'\s*\|.*\|\s*')
RULE = re.compile(r'[\s|:_*=-]+')
FENCE = re.compile(r'\s*(```|~~~).*')
CONTENTS = re.compile(r'.*\S(?:\t[\s.:\d]*|\s*(?:\.\s?){3,}|\s{2,})\d{0,3}\s*')
LINK_ONLY = re.compile(r'\[(.+)\]\(#.*\)')
LINK = re.compile(r'!?\[((?:[^\[\]\\]|\\.)*)\]\([^()\s]*(?:\s+"[^"]*")?\)')
RAISED = re.compile(r'<sup>\s*[\d*†‡]{1,3}\s*</sup>|\[\^[^\]\s]+\](?!:)', re.IGNORECASE)
NOTE = re.compile(r'\[\^[^\]\s]+\]:\s*(.*)|<sup>\s*\d{1,3}\s*</sup>\s+(.*)')
TAG = re.compile(r'</?[a-z][^<>]*>|<!--.*?-->', re.IGNORECASE)
MARKS = re.compile(r'(?<![\w\\])(\*\*\*|\*\*|\*|__|_|`)(?=\S)(.+?)(?<=\S)\1(?!\w)')
ESCAPE = re.compile(r'\\([^\w\s])')


def read(raw: bytes, *, markdown: bool) -> PrintedDocument:
    """The document in the bytes of a text file; raises UnreadableError."""
    text = decode(raw)
    paragraphs = list(_paragraphs(text))
    listed = contents_keys(line for one in paragraphs for line in one if _is_contents(line))
    fragments = _fragments(paragraphs, listed, markdown=markdown)
    return PrintedDocument('markdown' if markdown else 'text', assemble(fragments))


def decode(raw: bytes) -> str:
    """The text of some bytes, as UTF-8, UTF-16 with its mark, or as older Windows programs write."""
    refuse_over(len(raw), CHARACTERS, 'characters')
    if raw.startswith((b'\xff\xfe', b'\xfe\xff')):
        return raw.decode('utf-16', 'replace')
    if b'\0' in raw:
        raise UnreadableError('this is no text file', remedy='name a PDF, a Word file (.docx), a web page or a text')
    try:
        return raw.decode('utf-8-sig')
    except UnicodeDecodeError:
        return raw.decode('cp1252', 'replace')


def _paragraphs(text: str) -> Iterator[Sequence[str]]:
    """Lines without an empty one between them."""
    lines: list[str] = []
    for line in [*text.splitlines(), '']:
        if line.strip():
            lines.append(line.rstrip(' '))
        elif lines:
            yield lines
            lines = []


def _is_contents(line: str) -> bool:
    """Whether a line is one of a contents list: a heading with its page, or a link to it."""
    return bool(LINK_ONLY.fullmatch(line.strip())) or (
        bool(CONTENTS.fullmatch(line)) and line.count('\t') <= 1 and any(one.isdigit() for one in line[-4:])
    )


def _fragments(paragraphs: Iterable[Sequence[str]], listed: frozenset[str], *, markdown: bool) -> Iterator[Fragment]:
    for lines in paragraphs:
        if len(lines) == 1 and (head := _heading(lines[0], listed)):
            yield head
        elif len(lines) == 2 and markdown and UNDERLINE.fullmatch(lines[1]):  # noqa: PLR2004 - a heading and its line
            yield Fragment(plain(lines[0]), level=1 if '=' in lines[1] else 2, sign=HeadingSign.MARKED)
        elif all(CELLS.fullmatch(line) for line in lines):
            yield from _rows([line.strip().strip('|').split('|') for line in lines if not RULE.fullmatch(line)])
        elif sum('\t' in line for line in lines) >= max(2, len(lines) - 1) and not _is_contents(lines[0]):
            yield from _rows([line.split('\t') for line in lines])
        else:
            yield from _blocks(lines, listed)


def _heading(line: str, listed: frozenset[str]) -> Fragment | None:
    """The heading that a line by itself is: by a number sign, bold, the contents list, or because it is short."""
    text = plain(line)
    if sign := SIGN.fullmatch(line):
        return Fragment(plain(sign[2]), level=len(sign[1]), sign=HeadingSign.MARKED)
    if _is_contents(line) or ITEM.fullmatch(line) or NOTE.fullmatch(line) or '\t' in line.strip():
        return None
    if key(text) in listed:
        return Fragment(text, level=2, sign=HeadingSign.CONTENTS)
    if BOLD.fullmatch(line.strip()) or (may_be_heading(text, letters=1) and not text.endswith('!')):
        return Fragment(text, level=3, sign=HeadingSign.LOOK)
    return None


def _blocks(lines: Sequence[str], listed: frozenset[str]) -> Iterator[Fragment]:
    """The items, notes and paragraphs among lines that stand together."""
    kind, text = BlockKind.PARAGRAPH, ''
    for number, line in enumerate(lines):
        note, item = NOTE.fullmatch(line), ITEM.fullmatch(line)
        head = _heading(line, listed) if _may_head(lines, number, listed) else None
        if RULE.fullmatch(line) or FENCE.fullmatch(line):
            continue
        if head or note or item or _is_contents(line):
            yield Fragment(text, kind)
            kind, text = BlockKind.PARAGRAPH, ''
        if head:
            yield head
        elif note:
            kind, text = BlockKind.NOTE, plain(note[1] or note[2] or '')
        elif item:
            kind, text = BlockKind.ITEM, plain(item[1])
        elif _is_contents(line):
            yield Fragment(plain(line), BlockKind.CONTENTS)
        else:
            text = f'{text} {plain(line.lstrip("> "))}'
    yield Fragment(text, kind)


def _may_head(lines: Sequence[str], number: int, listed: frozenset[str]) -> bool:
    """Whether a line among others may be a heading: by its sign, or as the first of them by the contents list."""
    line = lines[number]
    return bool(SIGN.fullmatch(line)) or (number == 0 and (key(plain(line)) in listed or bool(BOLD.fullmatch(line))))


def _rows(rows: Sequence[Sequence[str]]) -> Iterator[Fragment]:
    """The rows of a table; a row that has words only where the one above has them too is the rest of its cells."""
    cells: list[str] = []
    for row in rows:
        words = [plain(cell) for cell in row]
        if _is_rest(cells, words):
            cells = [f'{cell} {word}'.strip() for cell, word in zip(cells, words, strict=True)]
            continue
        if cells:
            yield Fragment('\t'.join(cells), BlockKind.ROW)
        cells = words
    yield Fragment('\t'.join(cells), BlockKind.ROW)


def _is_rest(above: Sequence[str], words: Sequence[str]) -> bool:
    filled = [number for number, word in enumerate(words) if word]
    return len(above) == len(words) > 1 and filled == [0] and all(above)


def plain(line: str) -> str:
    """A line without the signs of Markdown, tags and raised figures."""
    line = LINK.sub(r'\1', RAISED.sub('', line))
    line = html.unescape(TAG.sub('', line))
    for _ in range(3):
        line = MARKS.sub(r'\2', line)
    return ESCAPE.sub(r'\1', line).strip(' ')
