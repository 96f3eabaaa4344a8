"""Text that acts on nothing which reads it: no screen, no log of jobs, no program that follows commands in it."""

from __future__ import annotations

import re

# What runners of jobs follow in what is printed, at the start of a line or within: GitHub's `::` and `##[`, Azure's
# `##vso[`, TeamCity's `##teamcity[`, the `[command]` of both logs, the folds of GitLab and Travis.
COMMAND = re.compile(
    r':(?=:)|##(?=(?i:vso|teamcity)?\[)|\[(?=command\])|(?:section_(?:start|end)|travis_(?:fold|time))(?=:)'
)
SIGNS = ('::', '##', '[command]', 'section_', 'travis_')  # without one of them there is nothing to look for
FOLD = re.compile(r'(?:---|\+\+\+|~~~|\^\^\^)(?!\S)')  # at the start of a line: a fold of Buildkite
# Spaces of every width, as copied from Word, are spaces; all else that is not printable is shown to have been there.
SPACES = dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), ' ')


def printable(text: str) -> str:
    """Text without what could move a cursor, end a line, turn the direction of reading, or command a runner of jobs."""
    text = uncommanding(text)
    if text.isprintable():
        return text
    return ''.join(
        letter if letter.isprintable() or letter == '\t' else SPACES.get(ord(letter), '\N{REPLACEMENT CHARACTER}')
        for letter in text
    )


def uncommanding(text: str) -> str:
    """Text in which a space stands within whatever a runner of jobs would follow."""
    return COMMAND.sub(r'\g<0> ', text) if any(sign in text for sign in SIGNS) else text


def line(text: str) -> str:
    """A line of several parts, each printable, that does not command a runner by how they stand together."""
    text = uncommanding(text)
    return f' {text}' if FOLD.match(text) else text
