"""Says in plain English what is wrong with a text that cannot be read, where, and what to do."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import Any, Final

from masa_check.document.problems import DEEP_BLANK, LONE_BLOCK, NO_COLON_FOUND, OUTDENTED, TIGHT_COMMENT
from masa_check.errors import MasaError

QUOTE_IT = 'put the whole value in quotes, as in "Safeguarding: our plan"'
LINE_UP = 'begin the line in the same column as its neighbours'
CLOSE_BRACKET = 'put a comma between the entries and the closing bracket after the last one'
CLOSE_QUOTE = 'put the closing quotation mark at the end of the value'
TABS = ('tabs cannot be used to indent', 'use spaces in place of the tab')
NO_COLON = ('this line has no colon after its key', 'write it as "key: value"')
USUAL = bytes([9, 10, 13, *range(32, 127)])
HARD_SPACE = '\N{NO-BREAK SPACE}'  # Word and web pages set it where a line may not break
MOST_LINES = 12  # that a message names
ODD_COLON = '\N{FULLWIDTH COLON}'

# What the reader says; whether the place is where the thing began, or where the reader gave up; and what we say.
IN_A_LIST = 'while parsing a block collection'
COMPLAINTS: tuple[tuple[str, bool, str, str], ...] = (
    (
        TIGHT_COMMENT,
        False,
        'a comment begins here without a space before it',
        'put a space before the #, or the whole value in quotes if the # is part of it',
    ),
    (
        OUTDENTED,
        False,
        'this line is inside brackets or quotes opened above, but is not indented',
        'begin it with more spaces than the line of its key',
    ),
    (
        LONE_BLOCK,
        False,
        'a | or > begins this line',
        'put it behind its key and the colon, and the text beneath, set in by two spaces',
    ),
    (
        DEEP_BLANK,
        False,
        'an empty line above this one holds more spaces than this line begins with',
        'delete the spaces of the empty lines above',
    ),
    ('while scanning a quoted scalar', True, 'the quotation mark that opens here is never closed', CLOSE_QUOTE),
    (
        'hexadecimal',
        False,
        'a backslash in double quotes is followed by a code that no character has',
        'write two backslashes, or use single quotes',
    ),
    (
        'escape',
        False,
        'a backslash in double quotes is followed by a letter that has no meaning there',
        'write two backslashes, or use single quotes',
    ),
    (NO_COLON_FOUND, True, *NO_COLON),
    (
        'mapping values are not allowed',
        False,
        'this line contains a colon that does not follow a key',
        f'{QUOTE_IT}; if the line is a key of its own, {LINE_UP}',
    ),
    ("<block end>, but found ':'", False, 'a key is missing before the colon', 'write the key'),
    ("node content, but found ':'", False, 'a key is missing before the colon', 'write the key'),
    ("but got ':'", False, 'this line contains a colon that does not follow a key', QUOTE_IT),
    ('mapping keys are not allowed', False, 'a key cannot begin here', LINE_UP),
    ('sequence entries are not allowed', False, 'a dash cannot begin a list here', 'begin the list on its own line'),
    ('while scanning an anchor', True, 'a value cannot begin with &', QUOTE_IT),
    ('while scanning an alias', True, 'a value cannot begin with *', QUOTE_IT),
    ('while scanning a tag', True, 'a value cannot begin with !', QUOTE_IT),
    ('while parsing a tag', True, 'a value cannot begin with !', QUOTE_IT),
    ('tag handle', False, 'a value cannot begin with !', QUOTE_IT),
    (
        'while scanning a block scalar',
        False,
        'only a dash or a plus can follow | or > at the end of a line',
        'begin the text on the next line, set in by two spaces',
    ),
    ('while parsing a flow sequence', True, 'a bracket [ is not closed, or a comma is missing in it', CLOSE_BRACKET),
    ('while parsing a flow mapping', True, 'a bracket { is not closed, or a comma is missing in it', CLOSE_BRACKET),
    ('while parsing a block mapping', False, 'this line does not line up with the keys before it', LINE_UP),
    (IN_A_LIST, False, 'this line does not line up with the list before it', LINE_UP),
    ('document start', False, 'the text goes on after the declaration has ended', LINE_UP),
    ("found '<document end>'", False, 'the file ends here, before any key', 'delete the line of dots'),
    ('cannot start any token', False, 'a value cannot begin with this character', QUOTE_IT),
    ('node content', False, 'a value is missing or begins with a character that needs quotes', QUOTE_IT),
)
UNKNOWN = ('this line cannot be read', 'compare it with the lines around it: key, colon, space, value')


class SourceText:
    """A text and the name it is shown under."""

    def __init__(self, path: str, text: str) -> None:
        self.path: Final = path
        self.text: Final = text

    @cached_property
    def unusual(self) -> str:
        """What of the text few texts have: to take the rest out as bytes is far faster than to look at all of it."""
        return self.text.encode().translate(None, USUAL).decode()

    def refusal(self, index: int, message: str, remedy: str) -> MasaError:
        """What is raised about the character at the index."""
        line, column = place(
            self.text, min(index, len(self.text))
        )  # the reader ends the last line where a file does not
        return MasaError(message, remedy=remedy, path=self.path, line=line, column=column)


def place(text: str, index: int) -> tuple[int, int]:
    """The line and column of a character, counted from 1 as editors count them."""
    line = 1 + text.count('\n', 0, index)
    if '\r' in text:
        line += text.count('\r', 0, index) - text.count('\r\n', 0, index)
    return line, index - max(text.rfind('\n', 0, index), text.rfind('\r', 0, index))


def explain(error: Any, source: SourceText) -> MasaError:
    """Turns what a YAML parser says into what the writer of the document needs to hear."""
    from masa_check.document.slips import recognised  # noqa: PLC0415 - only a mistake pays for its patterns

    here = error.problem_mark
    began = error.context_mark or here
    if source.text[here.index : here.index + 1] == '\t':
        return source.refusal(here.index, *_instead_of_tabs(source, here.index))
    said = f'{error.context}: {error.problem}'
    if NO_COLON_FOUND in said and (odd := odd_colon(source, began.index)):
        return odd
    if slip := recognised(said, source.text, began.index, here.index):
        return source.refusal(*slip)
    if IN_A_LIST in said and (slip_of_item := slip_at(source, here.index)):
        return slip_of_item
    for words, from_beginning, message, remedy in COMPLAINTS:
        if words in said:
            return source.refusal(began.index if from_beginning else here.index, message, remedy)
    return source.refusal(here.index, *UNKNOWN)


def _instead_of_tabs(source: SourceText, index: int) -> tuple[str, str]:
    """What is wrong with a tab, and with how many spaces the line begins as its neighbours do, where that is known."""
    from masa_check.document.indentation import in_spaces  # noqa: PLC0415 - as above
    from masa_check.document.line import lines_of, number_of, spaces_in_words  # noqa: PLC0415 - as above

    lines = lines_of(source.text)
    number = number_of(lines, index)
    before = source.text[lines[number].start : index]
    spaces = in_spaces(lines, number) if not before.strip(' ') else None
    if spaces is None:
        return TABS
    return TABS[0], f'delete what stands before its first word, and begin the line with {spaces_in_words(spaces)}'


def slip_at(source: SourceText, index: int) -> MasaError | None:
    """The refusal of a slip at the beginning of the line on which a character stands, if there is one."""
    from masa_check.document.items import lost_dash  # noqa: PLC0415 - as above
    from masa_check.document.line import lines_of, number_of  # noqa: PLC0415 - as above
    from masa_check.document.slips import in_line  # noqa: PLC0415 - as above

    lines = lines_of(source.text)
    number = number_of(lines, index)
    slip = in_line(lines[number]) or lost_dash(lines, number)
    return source.refusal(*slip) if slip else None


def sign_at(source: SourceText, index: int) -> MasaError | None:
    """The refusal of several words that begin with a sign at a character, if that is what stands there."""
    from masa_check.document.line import lines_of, number_of  # noqa: PLC0415 - as above
    from masa_check.document.slips import sign_before_words  # noqa: PLC0415 - as above

    lines = lines_of(source.text)
    slip = sign_before_words(lines[number_of(lines, index)], index)
    return source.refusal(*slip) if slip and ' ' in source.text[index:].splitlines()[0] else None


def odd_colon(source: SourceText, index: int) -> MasaError | None:
    """What is wrong with a line that seems to have a colon, if the colon or the space after it is of another kind."""
    line = source.text[index:].splitlines()[0]
    for place_in_line, (letter, following) in enumerate(pairwise(f'{line} '), start=index):
        if letter == ODD_COLON:
            return source.refusal(place_in_line, 'a colon of another kind (U+FF1A) stands here', 'write a plain colon')
        if letter == ':' and following != '\t' and not following.isprintable():
            return source.refusal(place_in_line + 1, *odd_space(following, source.text))
    return None


def odd_space(letter: str, text: str) -> tuple[str, str]:
    """
    What to say of a space that looks like the usual one, or of something that cannot be seen at all.

    All lines of the text on which it stands are named: whoever pastes one from Word pastes many.
    """
    if letter.isspace():
        kind = 'hard space' if letter == HARD_SPACE else 'space of another kind'
        return f'a {kind} (U+{ord(letter):04X}) stands here', _on_all_lines(letter, text)
    return f'a hidden character (U+{ord(letter):04X}) stands here', 'delete it'


def _on_all_lines(letter: str, text: str) -> str:
    """What to do about a space of another kind, on each line that has one between its words."""
    numbers = [str(number) for number, line in enumerate(text.splitlines(), start=1) if letter in line]
    if not numbers[1:]:
        return 'put an ordinary space in its place'
    shown = ', '.join(numbers[:MOST_LINES]) + (f' and {len(numbers) - MOST_LINES} more' if numbers[MOST_LINES:] else '')
    return f'put an ordinary space in its place, with "find and replace" for the whole file: it is on lines {shown}'
