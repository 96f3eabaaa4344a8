"""PyYAML's parser in Python, held to YAML 1.2 where PyYAML keeps to 1.1 or is less strict than either."""

from __future__ import annotations

import re
from typing import Any, NoReturn

from yaml.error import Mark
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

from masa_check.document.problems import (
    DEEP_BLANK,
    LONE_BLOCK,
    NO_COLON_FOUND,
    OUTDENTED,
    TAB_INDENT,
    TIGHT_COMMENT,
    UNCLOSED,
)

ENDS = '\0 \t\r\n'
ENDS_IN_FLOW = ENDS + ',[]{}'
LONGEST_KEY = 1024  # characters of a key that no question mark announces: YAML 1.2, section 7.4
WHITE = re.compile(r'[ \t]*')
COMMENT = re.compile(r'[^\0\r\n]*')
SPACES = re.compile(r' *')
HEADER = re.compile(r'([+-])([1-9])?|([1-9])([+-])?|')
NEXT_KEY = re.compile(r'(?:- |[\w ]+:(?= |[\r\n]))[^\r\n]*(?<![\]},"\' ])(?=[\r\n])')
WITHIN = {
    '[': ('while parsing a flow sequence', ']'),
    '{': ('while parsing a flow mapping', '}'),
    '"': ('while scanning a quoted scalar', '"'),
    "'": ('while scanning a quoted scalar', "'"),
}
MARKERS = ('---', '...')
PLAIN = re.compile(r'(?:[^\0 \t\r\n:]|:(?![\0 \t\r\n]))*')
PLAIN_IN_FLOW = re.compile(r'(?:[^\0 \t\r\n:,\[\]{}]|:(?![\0 \t\r\n,\[\]{}]))*')
CHOMPING = {'': None, '+': True, '-': False}


class PythonParser(Reader, Scanner, Parser):
    """The reader that says what YAML is; a quicker one is asked only for texts that it reads in the same way."""

    # What the classes of PyYAML do not tell a type checker.
    name: str
    buffer: str
    pointer: int
    index: int
    line: int
    column: int
    indent: int
    flow_level: int
    allow_simple_key: bool
    possible_simple_keys: dict[int, Any]

    def __init__(self, text: str) -> None:
        self._brackets: list[Mark] = []  # that are open
        self._json_ends = -1  # where a quoted value or a closing bracket ends: a colon there needs no space after it
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    # --- between tokens

    def scan_to_next_token(self) -> None:
        """Passes over white space, which tabs are part of, and over comments, which white space stands before."""
        after_json = self._json_ends == self.pointer
        while True:
            self._skip(WHITE)
            if self.peek() == '#':
                if self.column and self.buffer[self.pointer - 1] not in ' \t':
                    self._refuse(TIGHT_COMMENT)
                self._skip(COMMENT)
            if not self.scan_line_break():
                break
            if not self.flow_level:
                self.allow_simple_key = True
        self._check_leading_space(self._brackets[-1] if self._brackets else None)
        if after_json:
            self._json_ends = self.pointer

    def scan_line_break(self) -> str:
        if self.peek() not in '\r\n':
            return ''
        self.forward(2 if self.prefix(2) == '\r\n' else 1)
        return '\n'

    def _check_leading_space(self, opened: Mark | None) -> None:
        """Refuses what begins a line behind a tab, or within what was opened above, without enough spaces before it."""
        if self.peek() == '\0':
            return
        start = self.pointer - self.column
        leading = self.buffer[start : self.pointer]
        if leading.strip(' \t'):
            return
        spaces = len(leading) - len(leading.lstrip(' '))
        if spaces <= self.indent and spaces < len(leading):
            self._refuse_tab(start + spaces)
        if spaces <= self.indent and opened:
            what, closing = WITHIN[self.buffer[opened.pointer]]
            is_closed = closing in self.buffer[self.pointer :] and not NEXT_KEY.match(self.buffer, self.pointer)
            problem = OUTDENTED if is_closed else UNCLOSED
            raise ScannerError(what, opened, problem, self.get_mark())

    def _refuse(self, problem: str) -> NoReturn:
        raise ScannerError(None, None, problem, self.get_mark())

    def _refuse_tab(self, at: int) -> NoReturn:
        raise ScannerError(None, None, TAB_INDENT, self._mark(at))

    def _mark(self, at: int) -> Mark:
        """The mark of a character earlier on this line."""
        behind = self.pointer - at
        return Mark(self.name, self.index - behind, self.line, self.column - behind, self.buffer, at)

    def _refuse_tab_before(self, pointer: int, column: int) -> None:
        """Refuses a tab on the line before what may only be set in by spaces: a dash, a question mark, a key."""
        tab = self.buffer.find('\t', pointer - column, pointer)
        if tab >= 0:
            self._refuse_tab(tab)

    def _skip(self, pattern: re.Pattern[str]) -> str:
        """What a pattern matches here, none of which ends a line."""
        matched = pattern.match(self.buffer, self.pointer)
        assert matched
        self.pointer += len(matched[0])
        self.index += len(matched[0])
        self.column += len(matched[0])
        return matched[0]

    # --- which token it is

    def check_key(self) -> bool:
        return self.peek(1) in ENDS

    def check_value(self) -> bool:
        if not self.flow_level:
            return self.peek(1) in ENDS
        return self._json_ends == self.pointer or self.peek(1) in ENDS_IN_FLOW

    def check_plain(self) -> bool:
        letter = self.peek()
        if letter in '-?:':
            return self.peek(1) not in (ENDS_IN_FLOW if self.flow_level else ENDS)
        return letter not in '\0 \t\r\n,[]{}#&*!|>\'"%@`'

    def fetch_stream_end(self) -> None:
        if self._brackets:
            opened = self._brackets[-1]
            raise ScannerError(WITHIN[self.buffer[opened.pointer]][0], opened, UNCLOSED, self.get_mark())
        super().fetch_stream_end()

    def fetch_block_entry(self) -> None:
        if self.allow_simple_key and not self.flow_level:
            self._refuse_tab_before(self.pointer, self.column)
        super().fetch_block_entry()

    def fetch_key(self) -> None:
        if self.allow_simple_key and not self.flow_level:
            self._refuse_tab_before(self.pointer, self.column)
        super().fetch_key()

    def fetch_value(self) -> None:
        key = self.possible_simple_keys.get(self.flow_level)
        if self.flow_level == 0 and key:
            self._refuse_tab_before(key.mark.pointer, key.column)
        elif self.flow_level == 0 and self.allow_simple_key:
            self._refuse_tab_before(self.pointer, self.column)
        super().fetch_value()

    def fetch_flow_collection_start(self, TokenClass: type[Any]) -> None:  # noqa: N803 - the name that PyYAML gives it
        self._brackets.append(self.get_mark())
        super().fetch_flow_collection_start(TokenClass)

    def fetch_flow_collection_end(self, TokenClass: type[Any]) -> None:  # noqa: N803 - as above
        super().fetch_flow_collection_end(TokenClass)
        del self._brackets[-1:]
        self._json_ends = self.pointer

    def fetch_flow_scalar(self, style: str) -> None:
        super().fetch_flow_scalar(style)
        self._json_ends = self.pointer

    def stale_possible_simple_keys(self) -> None:
        """Forgets a key whose colon can come no more; within { and } it may come on a later line."""
        for level, key in list(self.possible_simple_keys.items()):
            ended = key.line != self.line and not self._is_within_braces(level)
            if ended or self.index - key.index > LONGEST_KEY:
                if key.required:
                    raise ScannerError('while scanning a simple key', key.mark, NO_COLON_FOUND, self.get_mark())
                del self.possible_simple_keys[level]

    def _is_within_braces(self, level: int) -> bool:
        return 0 < level <= len(self._brackets) and self.buffer[self._brackets[level - 1].pointer] == '{'

    # --- values

    def scan_plain(self) -> ScalarToken:
        """A value without quotes, which may hold a question mark even within brackets, and tabs between its words."""
        words = PLAIN_IN_FLOW if self.flow_level else PLAIN
        start = end = self.get_mark()
        chunks: list[str] = []
        spaces: list[str] = []
        while not chunks or self.peek() != '#':
            word = self._skip(words)
            if not word:
                break
            self.allow_simple_key = False
            chunks += (*spaces, word)
            end = self.get_mark()
            spaces = self._between_words()
            if not spaces or (not self.flow_level and self.column <= self.indent):
                break
        return ScalarToken(''.join(chunks), True, start, end)

    def _between_words(self) -> list[str]:
        """What stands between two words, a line break as the space that it is read as; nothing at the end of a text."""
        white = self._skip(WHITE)
        if self.peek() not in '\r\n':
            return [white] if white else []
        self.scan_line_break()
        self.allow_simple_key = True
        breaks: list[str] = []
        while self.prefix(3) not in MARKERS or self.peek(3) not in ENDS:
            self._skip(SPACES)
            if self.flow_level or self.column > self.indent:
                self._skip(WHITE)
            blank = self.peek() in '\r\n'
            if self.flow_level and self.peek() not in '#\0':
                self._check_leading_space(None if blank else self._brackets[-1])
            if not blank:
                return breaks or [' ']
            breaks.append(self.scan_line_break())
        return []

    def scan_flow_scalar_breaks(self, double: bool, start_mark: Mark) -> list[str]:
        breaks: list[str] = []
        while self.prefix(3) not in MARKERS or self.peek(3) not in ENDS:
            self._skip(WHITE)
            blank = self.peek() in '\r\n'
            self._check_leading_space(None if blank else start_mark)
            if not blank:
                return breaks
            breaks.append(self.scan_line_break())
        raise ScannerError('while scanning a quoted scalar', start_mark, 'found a document separator', self.get_mark())

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Mark) -> list[str]:
        try:
            chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
        except (ScannerError, ValueError, OverflowError) as error:  # the last two: on \UFFFFFFFF
            problem = getattr(error, 'problem', 'an escape sequence of hexadecimal numbers that no character has')
            raise ScannerError(None, None, problem, self._mark(self.buffer.rindex('\\', 0, self.pointer))) from None
        return chunks

    def fetch_block_scalar(self, style: str) -> None:
        if self.column <= self.indent:
            self._refuse(LONE_BLOCK)
        super().fetch_block_scalar(style)

    def scan_block_scalar(self, style: str) -> ScalarToken:
        token: ScalarToken = super().scan_block_scalar(style)
        if self.peek() == '\t':
            self._refuse_tab(self.pointer)
        return token

    def scan_block_scalar_indicators(self, start_mark: Mark) -> tuple[bool | None, int | None]:
        header = HEADER.match(self.buffer, self.pointer)
        assert header
        self._skip(HEADER)
        if self.peek() == '#':
            self._refuse(TIGHT_COMMENT)
        if self.peek() not in ENDS:
            raise ScannerError('while scanning a block scalar', start_mark, 'expected a line break', self.get_mark())
        return CHOMPING[header[1] or header[4] or ''], int(header[2] or header[3] or 0) or None

    def scan_block_scalar_ignored_line(self, start_mark: Mark) -> None:
        self._skip(WHITE)
        if self.peek() == '#':
            self._skip(COMMENT)
        if self.peek() not in '\0\r\n':
            raise ScannerError('while scanning a block scalar', start_mark, 'expected a line break', self.get_mark())
        self.scan_line_break()

    def scan_block_scalar_indentation(self) -> tuple[list[str], int, Mark]:
        chunks, deepest, end = super().scan_block_scalar_indentation()
        if max(self.indent + 1, 1) <= self.column < deepest and self.peek() != '\0':
            self._refuse(DEEP_BLANK)
        return chunks, deepest, end
