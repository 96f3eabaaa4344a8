"""A declaration as it was written: its text, the plain data in it, and where every key and value stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property, partial
from itertools import accumulate
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

from masa_check.document.files import DECLARATION, LARGEST, InputFile, contents, not_yaml, too_large
from masa_check.document.reading import read_tree
from masa_check.document.refusal import SourceText
from masa_check.document.tree import Tree, ordinals
from masa_check.errors import MasaError
from masa_check.values import KeyPath

COLON = re.compile(r'(?:\s|(?<=\s)#[^\r\n]*)*+:')  # behind a key, perhaps with comments between
UTF_8_MARK = b'\xef\xbb\xbf'
SAVE_AS = 'save it again with the encoding UTF-8'


class Position(NamedTuple):
    """A stretch of one line, counted from 1 in characters; the end is one past the last."""

    line: int
    column: int
    end_column: int


class Document:
    """One file, read; where things stand in it is worked out when it is asked for."""

    def __init__(self, path: str, text: str, raw: bytes, tree: Tree) -> None:
        self.path: Final = path
        self.text: Final = text
        self.data: Final = tree.data
        self._raw: Final = raw
        self._tree: Final = tree
        self._known: Final[dict[int, dict[str | int, int]]] = {}
        self._positions: Final[dict[KeyPath, Position]] = {}

    @cached_property
    def sha256(self) -> str:
        """The hash of the file."""
        import hashlib  # noqa: PLC0415 - most reports name no hash, and it takes a fiftieth of a start to import

        return hashlib.sha256(self._raw).hexdigest()

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The text line by line."""
        return tuple(self.text.splitlines())

    @cached_property
    def _starts(self) -> list[int]:
        """The index at which each line begins, and that at which another would."""
        return list(accumulate(map(len, self.text.splitlines(keepends=True)), initial=0))

    def position(self, keypath: KeyPath) -> Position:
        """Where the key or the list item stands, or the nearest thing written around it; looked for once."""
        position = self._positions.get(keypath)
        if position is None:
            position = self._positions[keypath] = self._place(self._ordinals(keypath)[0])
        return position

    def value_position(self, keypath: KeyPath) -> Position:
        """Where the value stands, or the nearest thing written around it."""
        return self._place(self._ordinals(keypath)[1])

    def may_hold(self, word: str) -> bool:
        """Whether a word could be in the data: it is in the text, or a backslash is, by which it could be written."""
        return word in self.text or '\\' in self.text

    def place_of(self, index: int, width: int = 1) -> Position:
        """Where a character of the text stands, or a word of some width that begins there."""
        line = bisect_right(self._starts, index)
        column = index - self._starts[line - 1] + 1
        return Position(line, column, column + width)

    def index_of(self, position: Position) -> int:
        """The index of the first character of a place."""
        return self._starts[position.line - 1] + position.column - 1

    def _ordinals(self, keypath: KeyPath) -> tuple[int, int]:
        node: Any = self.data
        entry = value = 0
        for step in keypath:  # as `written` has it
            if isinstance(node, dict):
                if step not in node:
                    continue
                entry = self._entries(node, value)[step]
                value = entry + 1
            elif isinstance(node, list) and isinstance(step, int):
                if not 0 <= step < len(node):
                    break
                entry = value = self._entries(node, value)[step]
            else:
                continue
            node = node[step]
        return entry, value

    def _entries(self, node: Any, ordinal: int) -> dict[str | int, int]:
        """Where each key or item of a mapping or list stands, counted once however many are asked for."""
        if ordinal not in self._known:
            self._known[ordinal] = dict(ordinals(node, ordinal, self._tree.after))
        return self._known[ordinal]

    def _place(self, ordinal: int) -> Position:
        """Where the first word of a thing stands."""
        start, end = self._token(ordinal)
        return self.place_of(start, len(self.text[start:end].splitlines()[0]))

    def _token(self, ordinal: int) -> tuple[int, int]:
        """The first word of a thing: for a mapping without brackets its first key, for an empty value the colon."""
        tree = self._tree
        start, end = tree.starts[ordinal], tree.ends[ordinal]
        if start < end:
            return start, end
        if ordinal not in tree.after:
            # Two readers differ in where they see what is not there.
            colon = COLON.match(self.text, tree.ends[ordinal - 1])
            end = colon.end() if colon else len(self.text[:start].rstrip())
            return end - 1, end
        if self.text[start] == '-':
            return start, start + 1
        return self._token(ordinal + 1)


Read: TypeAlias = Callable[[], Document]


def written(data: Any, keypath: KeyPath) -> KeyPath:
    """The steps of a path that the data has: other names are passed over, an item that is not there ends it."""
    taken: list[str | int] = []
    node = data
    for step in keypath:
        if _has(node, step):
            taken.append(step)
            node = node[step]
        elif isinstance(node, list) and isinstance(step, int):
            break
    return tuple(taken)


def _has(node: Any, step: str | int) -> bool:
    if isinstance(node, dict):
        return step in node
    return isinstance(node, list) and isinstance(step, int) and 0 <= step < len(node)


def to_read(found: InputFile) -> tuple[Read, str]:
    """How to read a file that was found, and what it is called."""
    return partial(read, found.path, found.shown), found.shown


def read(path: Path, shown: str, wanted: str = DECLARATION, **parser: Any) -> Document:
    """Reads a file from disk; `wanted` says what it should be."""
    return parse(contents(path, shown, wanted=wanted), shown, wanted, **parser)


def parse(raw: bytes, path: str, wanted: str = DECLARATION, **parser: Any) -> Document:
    """Reads the bytes of a file; the path is only for showing."""
    if len(raw) > LARGEST:
        raise not_yaml(raw, path, wanted) or too_large(path)
    source = SourceText(path, _decode(raw, path, wanted))
    tree = read_tree(source, **parser)
    return Document(path, source.text, raw, tree)


def _decode(raw: bytes, path: str, wanted: str) -> str:
    if other := not_yaml(raw, path, wanted):
        raise other
    if raw.startswith((b'\xff\xfe', b'\xfe\xff')) or b'\0' in raw[:2]:
        raise MasaError('the file is UTF-16 or UTF-32, not UTF-8', remedy=SAVE_AS, path=path, line=1, column=1)
    raw = raw.removeprefix(UTF_8_MARK)
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode()
        message = f'the byte 0x{raw[error.start]:02X} is not UTF-8 text'
        raise SourceText(path, before).refusal(len(before), message, SAVE_AS) from None
