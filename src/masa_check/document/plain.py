"""
Reads declarations that are written plainly, line by line, in half the time that a parser of all of YAML takes.

Plain are keys, dashes, values on one line or going on below, words in quotes or brackets on one line, and texts of one
paragraph behind | or >. Of any other text it makes nothing, and a parser reads it: what is wrong with a text, and what
YAML says of unusual ones, is for the parser alone to know.
"""

from __future__ import annotations

import re
from typing import Any, Final

from masa_check.document.tree import BEGINS_A_NUMBER, WORDS, Tree, UnreadableNumberError, resolved

TOP = re.compile(r'(?: *(?:#[^\n]*)?\n)*')  # comments above everything
LINE = re.compile(r'( *)(- +)?(?:(\w[\w-]{0,99}):(?: +|(?=\n)))?([^\n]*)\n')
INDICATORS = frozenset('-?:,[]{}#&*!|>\'"%@`')  # with which no plain value begins
# What few lines have is left as text, and compiled when it is first looked for.
NOTHING = r' *(?: #[^\n]*)?'  # behind a value, but for a comment
QUOTED = r'"([^"\n]*)"|\'([^\'\n]*)\''
BLOCK = r'([|>])(-?) *'
KEY_IN_BRACKETS = r'(\w[\w-]{0,99}): +'
PLAIN_IN_BRACKETS = r'[^ ,:\[\]{}#&*!|>\'"%@`?-][^,:\[\]{}#\'"?]*'
COMMA = r' *([,\]}]) *'
SPACES = r' *'
CLOSING = {'[': ']', '{': '}'}
MARKERS = ('---', '...')
MOST_LEVELS = 16  # that stand one inside another, and as many in brackets
LONGEST = 4_000  # characters of a value that goes on below, which is joined line by line


class NotPlainError(Exception):
    """A text is not written plainly."""


def read_plain(text: str, most: int) -> Tree | None:
    """The tree of a text that ends its last line; None where it is not plain, or lists more than it may."""
    if '\r' in text or any(f'\n{mark}' in text or text.startswith(mark) for mark in MARKERS):
        return None
    try:
        return _Reader(text, most).read()
    except (NotPlainError, UnreadableNumberError):
        return None


class _Reader:
    """What has been read, and what is open around the next line."""

    def __init__(self, text: str, most: int) -> None:
        top = TOP.match(text)
        assert top
        self.text: Final = text
        self.most: Final = most
        self.tree: Final = Tree({}, [top.end()], [top.end()], {})
        self.around: Final[list[tuple[Any, int, int]]] = []
        self.here: Any = self.tree.data  # the mapping or list that is open
        self.column = 0  # of its keys or dashes
        self.number = 0  # its ordinal
        self.key: str | None = None  # that is waiting for a value on the lines below
        self.last: Any = None  # the key or the place of the last value that stands on the line of its key or dash
        self.plain_end = -1  # where the line of a plain value ends, which may go on
        self.block: list[str] | None = None  # the sign of the text that is being read, and its lines
        self.block_column = 0

    def read(self) -> Tree:
        _, starts, ends, _ = self.tree
        for line in LINE.finditer(self.text, starts[0]):
            indent, dash, word, rest = line.groups()
            column = len(indent)
            if self.block and self._is_of_block(line, column):
                continue
            if dash is None and word is None:
                if rest and rest[0] != '#':
                    self._go_on(line, column, rest)
                continue
            if dash is not None or self.key is not None or column != self.column or type(self.here) is list:
                self._place(line.start() + column, column, dash, word)
            if word is not None:
                if word in self.here:
                    raise NotPlainError
                starts.append(line.start(3))
                ends.append(line.end(3))
                if not rest or rest[0] == '#':
                    self.key = word
                    continue
            end = line.end()
            if not rest or rest[0] in INDICATORS:
                value = self._marked(rest, end - 1 - len(rest))
            else:
                value = self._plain(rest, end - 1 - len(rest), end)
            if word is not None:
                self.here[word], self.last = value, word
            else:
                self.here.append(value)
                self.last = -1
        return self._ended()

    def _ended(self) -> Tree:
        if self.block:
            self._end_block(self.block)
        if self.key is not None or not self.tree.data:
            raise NotPlainError
        while self.around:
            self._close()
        self.tree.after[0] = len(self.tree.starts)
        return self.tree

    def _place(self, at: int, column: int, dash: str | None, word: str | None) -> None:
        """Closes what a line stands outside of, and opens what begins with its dash and its key."""
        if self.key is not None:
            is_beside = column == self.column  # a dash may stand in the column of the key of its list
            if column < self.column or (is_beside and dash is None):
                raise NotPlainError
            self._open([] if dash is not None else {}, column, at, at + is_beside)
        while column < self.column or (dash is None and type(self.here) is list):
            self._close()
        if column != self.column or (type(self.here) is list) is not (dash is not None):
            raise NotPlainError
        if dash is not None and word is not None:
            self._open({}, column + len(dash), at + len(dash), at + len(dash))

    def _open(self, inner: Any, column: int, start: int, end: int) -> None:
        if self.key is not None:
            self.here[self.key], self.key = inner, None
        else:
            self.here.append(inner)
        self.around.append((self.here, self.column, self.number))
        if len(self.around) > MOST_LEVELS:
            raise NotPlainError
        self.here, self.column, self.number = inner, column, len(self.tree.starts)
        self.tree.starts.append(start)
        self.tree.ends.append(end)

    def _close(self) -> None:
        if type(self.here) is list and len(self.here) > self.most:
            raise NotPlainError
        self.tree.after[self.number] = len(self.tree.starts)
        self.here, self.column, self.number = self.around.pop()

    def _plain(self, rest: str, start: int, line_end: int) -> Any:
        """A value without marks behind a key or a dash, or its beginning."""
        words = _words(rest) if '#' in rest or ':' in rest or rest[-1] == ' ' else rest
        self.tree.starts.append(start)
        self.tree.ends.append(start + len(words))
        self.plain_end = line_end if '#' not in rest else -1
        return resolved(words) if words in WORDS or words[0] in BEGINS_A_NUMBER else words

    def _go_on(self, line: re.Match[str], column: int, rest: str) -> None:
        """Takes in a line on which a plain value goes on."""
        above = self.here[self.last] if line.start() == self.plain_end and column > self.column else None
        if not isinstance(above, str) or len(above) > LONGEST or rest[0] in INDICATORS or '#' in rest:
            raise NotPlainError
        words = _words(rest)
        self.here[self.last] = f'{above} {words}'
        self.tree.ends[-1] = line.start(4) + len(words)
        self.plain_end = line.end()

    def _marked(self, rest: str, start: int) -> Any:
        """A value that begins with a sign: in quotes or brackets, or a text on the lines below."""
        if quoted := re.match(QUOTED, rest):
            value, end = quoted[1] if quoted[2] is None else quoted[2], quoted.end()
            self.tree.starts.append(start)
            self.tree.ends.append(start + end)
        elif block := re.fullmatch(BLOCK, rest):
            value, end, self.block = '', len(rest), [block[1] + block[2]]
            self.tree.starts.append(start)
            self.tree.ends.append(start + end)
        elif rest[:1] in CLOSING:
            value, end = self._in_brackets(rest, 0, start, 0)
        else:
            raise NotPlainError
        if not re.compile(NOTHING).fullmatch(rest, end):
            raise NotPlainError
        return value

    # --- texts behind | or >

    def _is_of_block(self, line: re.Match[str], column: int) -> bool:
        """Whether a line belongs to the text that is being read; one that does not ends it."""
        assert self.block
        words, is_first = line[0][:-1], len(self.block) == 1
        if words.isspace():
            raise NotPlainError
        if words and column <= self.column:
            self._end_block(self.block)
            return False
        is_further = not is_first and (not self.block[-1] or column != self.block_column)
        if (is_first and not words) or (words and is_further):
            raise NotPlainError
        if is_first:
            self.block_column = column
        self.block.append(words)
        self.tree.ends[-1] = line.end()
        return True

    def _end_block(self, block: list[str]) -> None:
        sign, *lines = block
        while lines and not lines[-1]:
            lines.pop()
        if not lines:
            raise NotPlainError
        text = (' ' if sign[0] == '>' else '\n').join([line[self.block_column :] for line in lines])
        self.here[self.last] = text if sign[1:] else f'{text}\n'
        self.block = None

    # --- brackets

    def _in_brackets(self, rest: str, at: int, start: int, level: int) -> tuple[Any, int]:
        """The mapping or list whose bracket opens at a place, and the place behind the closing one."""
        number, closing = len(self.tree.starts), CLOSING[rest[at]]
        self.tree.starts.append(start + at)
        self.tree.ends.append(start + at + 1)
        inner: Any = {} if closing == '}' else []
        at = _behind_spaces(rest, at + 1)
        is_open = not rest.startswith(closing, at)
        at += not is_open
        while is_open:
            at = self._item(inner, rest, at, start, level)
            comma = re.compile(COMMA).match(rest, at)
            if not comma or comma[1] not in (',', closing) or len(inner) > self.most:
                raise NotPlainError
            is_open = comma[1] == ','
            at = comma.end() if is_open else comma.end(1)
        self.tree.after[number] = len(self.tree.starts)
        return inner, at

    def _item(self, inner: Any, rest: str, at: int, start: int, level: int) -> int:
        """Takes in an item of a list in brackets, or a key with its value, and gives the place behind it."""
        key = re.compile(KEY_IN_BRACKETS).match(rest, at) if type(inner) is dict else None
        if key:
            if key[1] in inner:
                raise NotPlainError
            self.tree.starts.append(start + at)
            self.tree.ends.append(start + key.end(1))
            at = key.end()
        elif type(inner) is dict:
            raise NotPlainError
        if rest[at : at + 1] in CLOSING and level < MOST_LEVELS:
            value, at = self._in_brackets(rest, at, start, level + 1)
        else:
            value, at = self._scalar_in_brackets(rest, at, start)
        if key:
            inner[key[1]] = value
        else:
            inner.append(value)
        return at

    def _scalar_in_brackets(self, rest: str, at: int, start: int) -> tuple[Any, int]:
        if quoted := re.compile(QUOTED).match(rest, at):
            value, end = quoted[1] if quoted[2] is None else quoted[2], quoted.end()
        elif plain := re.compile(PLAIN_IN_BRACKETS).match(rest, at):
            words = plain[0].rstrip(' ')
            value, end = resolved(words), at + len(words)
        else:
            raise NotPlainError
        self.tree.starts.append(start + at)
        self.tree.ends.append(start + end)
        return value, end


def _words(rest: str) -> str:
    """A plain value without a comment behind it."""
    words = rest.partition(' #')[0].rstrip(' ')
    if ': ' in words or words.endswith(':'):
        raise NotPlainError
    return words


def _behind_spaces(text: str, at: int) -> int:
    spaces = re.compile(SPACES).match(text, at)
    assert spaces
    return spaces.end()
