"""What a text has in it before it is read: hidden characters, which are refused, and signs that need care."""

from __future__ import annotations

import re

from masa_check.document.refusal import SourceText
from masa_check.errors import MasaError

# What few texts need is left as text, and compiled when it is first looked for.
# U+0085, U+2028 and U+2029 end a line in YAML 1.1 but not in 1.2: the C parser would not count lines as editors do.
HIDDEN = '[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]'
# What could be an anchor or a tag, by the character that a text must then have.
MARKS = {'&': r'&(?<!\w.)\S', '!': r'!(?<!\w.)'}
DIRECTIVE = r'(?>[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n))*+%'


def ended(text: str) -> str:
    """A text that ends its last line even where the file does not: spaces there would be part of a value."""
    return text if text.endswith(('\n', '\r')) else f'{text}\n'


def refuse_hidden(source: SourceText) -> None:
    if found := find_hidden(source.unusual):
        raise hidden(source, source.text.index(found.group()), found.group())
    if '%' in source.text and (directive := re.match(DIRECTIVE, source.text)):
        raise source.refusal(directive.end() - 1, 'a line that begins with % is not read', 'delete the line')


def find_hidden(text: str) -> re.Match[str] | None:
    """The first character that nobody could see; all that can be printed can be seen."""
    return None if text.isprintable() else re.search(HIDDEN, text)


def hidden(source: SourceText, index: int, character: str) -> MasaError:
    return source.refusal(
        index,
        f'a hidden character (U+{ord(character):04X}) stands here',
        'delete it; such characters often come with text pasted from another program',
    )


def needs_care(source: SourceText) -> bool:
    """Whether a text could hold a mark, a merge, an escape or an odd space, so that each value must be looked at."""
    text = source.text
    if '\\' in text or ('<' in text and '<<' in text) or not source.unusual.isprintable():
        return True
    return any(re.search(mark, text) for sign, mark in MARKS.items() if sign in text)
