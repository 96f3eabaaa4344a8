"""The words that differ between two statements of one thing."""

from __future__ import annotations

import difflib
import re

from masa_check.reporters.draw.page import Words

WORD = re.compile(r"[\w'£%.,-]*\w|\S")


def marked(old: str, new: str) -> tuple[Words, Words]:
    """
    Both statements with the words marked that the other does not have in that place; none where they share no word.

    Example: "Four bodies pay" and "Five bodies pay" have "Four" and "Five" marked.
    """
    before, after = list(WORD.finditer(old)), list(WORD.finditer(new))
    texts = [[found[0].casefold() for found in side] for side in (before, after)]
    steps = difflib.SequenceMatcher(a=texts[0], b=texts[1], autojunk=False).get_opcodes()
    if not any(tag == 'equal' for tag, *_ in steps):
        return Words(old), Words(new)
    spans = [
        tuple((side[first].start(), side[last - 1].end()) for first, last in places if last > first)
        for side, places in (
            (before, [(i, j) for tag, i, j, _, _ in steps if tag != 'equal']),
            (after, [(i, j) for tag, _, _, i, j in steps if tag != 'equal']),
        )
    ]
    return Words(old, changed=spans[0]), Words(new, changed=spans[1])
