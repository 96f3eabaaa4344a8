"""How many columns of a terminal a text takes."""

from __future__ import annotations

import re

# Of one column each: Latin letters, punctuation, arrows, signs of money, and what stands for what cannot be shown.
NARROW = re.compile('[ -\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\ufffd]*')


# How a letter before it is drawn, and halves of a flag: terminals disagree on the columns of these.
SELECTORS = dict.fromkeys([*range(0xFE00, 0xFE10), *range(0x1F3FB, 0x1F400)])
FLAGS = {0x1F1E6 + place: letter for place, letter in enumerate('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}
EVEN = {9: ' ', **SELECTORS, **FLAGS}


def even(text: str) -> str:
    """A text in letters on whose columns all terminals agree: spaces for tabs, GB for a flag, an accented letter."""
    if NARROW.fullmatch(text):
        return text
    import unicodedata  # noqa: PLC0415 - as below

    return unicodedata.normalize('NFC', text.translate(EVEN))


def columns(text: str) -> int:
    """The columns that a terminal takes, which draws letter by letter: two for 子, none for an accent of its own."""
    if NARROW.fullmatch(text):
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 - only letters of other scripts, and pictures, need it

    return sum(map(cell_len, text))


def padded(text: str, width: int, *, right: bool = False) -> str:
    """A text with spaces behind it, or before it, so that it takes so many columns."""
    spaces = ' ' * (width - columns(text))
    return spaces + text if right else text + spaces


def within(text: str, width: int) -> str:
    """As much of a text as so many columns hold."""
    text = text[:width]  # of letters that take no column, too, no more are shown
    while columns(text) > width:
        text = text[:-1]
    return text
