"""Says in plain English what is wrong with a text that cannot be read, where, and what to do."""

from __future__ import annotations

from typing import Any, NamedTuple

from masa_check.errors import MasaError

QUOTE_IT = 'put the whole value in quotes, as in "Safeguarding: our plan"'
LINE_UP = 'begin the line in the same column as its neighbours'
CLOSE_BRACKET = 'put a comma between the entries and the closing bracket after the last one'
CLOSE_QUOTE = 'put the closing quote at the end of the value'

# What PyYAML's two parsers say (the C parser and the Python one have words of their own), whether the place
# is where the thing began rather than where the parser gave up, and what we say.
COMPLAINTS: tuple[tuple[str, bool, str, str], ...] = (
    ("found character '\\t'", False, 'tabs cannot be used to indent', 'use spaces in place of the tab'),
    ('tab character', False, 'tabs cannot be used to indent', 'use spaces in place of the tab'),
    ('while scanning a quoted scalar: found unexpected', True, 'a quote is opened and never closed', CLOSE_QUOTE),
    ('document separator', True, 'a quote is opened and never closed', CLOSE_QUOTE),
    (
        'escape',
        False,
        'a backslash in double quotes is followed by a letter that has no meaning there',
        'write two backslashes, or use single quotes',
    ),
    (
        'hexdecimal',
        False,
        'a backslash in double quotes is followed by a code that is not complete',
        'write two backslashes, or use single quotes',
    ),
    ('hexadecimal', False, 'a backslash code in double quotes is not complete', 'write two backslashes'),
    ('directive', True, 'a line cannot begin with %', 'put the value in quotes, or delete the line'),
    ("could not find expected ':'", True, 'this line has no colon after its key', 'write it as "key: value"'),
    (
        'mapping values are not allowed',
        False,
        'a colon stands where no key can be',
        f'{QUOTE_IT}; if the line is a key of its own, {LINE_UP}',
    ),
    ("unexpected ':'", False, 'a colon in brackets has no space after it', QUOTE_IT),
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
    ('while parsing a block collection', False, 'this line does not line up with the list before it', LINE_UP),
    ('document start', False, 'the text goes on after the declaration has ended', LINE_UP),
    ('cannot start any token', False, 'a value cannot begin with this character', QUOTE_IT),
    ('node content', False, 'a value is missing or begins with a character that needs quotes', QUOTE_IT),
)
UNKNOWN = ('this line cannot be read', 'compare it with the lines around it: key, colon, space, value')


class SourceText(NamedTuple):
    """A text and the name it is shown under."""

    path: str
    text: str

    def refusal(self, index: int, message: str, remedy: str) -> MasaError:
        """What is raised about the character at the index."""
        line, column = place(self.text, index)
        return MasaError(message, remedy=remedy, path=self.path, line=line, column=column)


def place(text: str, index: int) -> tuple[int, int]:
    """The line and column of a character, counted from 1 as editors count them."""
    line = 1 + text.count('\n', 0, index)
    if '\r' in text:
        line += text.count('\r', 0, index) - text.count('\r\n', 0, index)
    return line, index - max(text.rfind('\n', 0, index), text.rfind('\r', 0, index))


def explain(error: Any, source: SourceText) -> MasaError:
    """Turns what a YAML parser says into what the writer of the document needs to hear."""
    here = getattr(error, 'problem_mark', None)
    began = getattr(error, 'context_mark', None) or here
    stop = here.index if here else 0
    if source.text[stop : stop + 1] == '\t':
        return source.refusal(stop, 'tabs cannot be used to indent', 'use spaces in place of the tab')
    said = f'{getattr(error, "context", "")}: {getattr(error, "problem", error)}'
    for words, from_beginning, message, remedy in COMPLAINTS:
        if words in said:
            return source.refusal(began.index if from_beginning and began else stop, message, remedy)
    return source.refusal(stop, *UNKNOWN)
