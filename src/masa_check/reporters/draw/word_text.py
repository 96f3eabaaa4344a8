"""Paragraphs and stretches of words as the XML of a Word document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from masa_check.inert import printable
from masa_check.reporters.draw.page import Words

# The styles of letters by tone; each tone is also said in words, so that no colour carries meaning alone.
STYLES = {
    'heading': 'Strong',
    'remedy': 'Strong',
    'faint': 'Faint',
    'place': 'Faint',
    'must': 'Gravest',
    'must-guidance': 'Gravest',
    'shape': 'Gravest',
    'gap': 'Gravest',
    'restated': 'Gravest',
    'lost': 'Gravest',
    'lost-must': 'Gravest',
    'lost-should': 'Gravest',
    'should': 'Grave',
    'expected': 'Grave',
    'partly': 'Grave',
    'less-said': 'Grave',
    'removed': 'Grave',
    'overtaken': 'Grave',
    'undeclared': 'Open',
    'no-longer-declared': 'Open',
    'for-a-person': 'Open',
    'met': 'Good',
    'added': 'Good',
    'gained': 'Good',
}


def run(words: Words) -> Iterator[str]:
    """Words in the style of their tone, with what changed underlined."""
    style = f'<w:rStyle w:val="{STYLES[words.tone]}"/>' if words.tone in STYLES else ''
    for text, changed in words.stretches:
        look = style + ('<w:u w:val="single"/>' if changed else '')
        if text:
            yield f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}{letters(text)}</w:r>'


def letters(text: str) -> str:
    """Text that keeps its spaces, with what cannot be printed shown to have been there."""
    return f'<w:t xml:space="preserve">{escape(printable(text))}</w:t>'


def paragraph(words: Iterable[Words], style: str = '', look: str = '') -> str:
    """A paragraph in a style, with further properties as XML."""
    properties = (f'<w:pStyle w:val="{style}"/>' if style else '') + look
    inner = ''.join(part for one in words for part in run(one))
    return f'<w:p>{f"<w:pPr>{properties}</w:pPr>" if properties else ""}{inner}</w:p>'
