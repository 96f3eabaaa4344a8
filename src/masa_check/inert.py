"""Makes text inert: no screen, log of jobs or program acts on it."""

from __future__ import annotations

import re

# The commands of runners of jobs, at the start of a line or within it: GitHub's `::` and `##[`, Azure's
# `##vso[`, TeamCity's `##teamcity[`, the `[command]` of both logs, the folds of GitLab and Travis.
COMMAND = re.compile(
    r':(?=:)|##(?=(?i:vso|teamcity)?\[)|\[(?=command\])|(?:section_(?:start|end)|travis_(?:fold|time))(?=:)'
)
FOLD = re.compile(r'(?:---|\+\+\+|~~~|\^\^\^)(?!\S)')  # at the start of a line: a fold of Buildkite
FOLDS = ('---', '+++', '~~~', '^^^')
# Spaces of every width, as copied from Word, are spaces; all else that is not printable is shown to have been there.
SPACES = dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), ' ')


def printable(text: str) -> str:
    """Text without control characters, changes of reading direction, or commands to a runner of jobs."""
    text = uncommanding(text)
    if text.isprintable():
        return text
    return ''.join(
        letter if letter.isprintable() or letter == '\t' else SPACES.get(ord(letter), '\N{REPLACEMENT CHARACTER}')
        for letter in text
    )


def uncommanding(text: str) -> str:
    """Text with a space inside anything that a runner of jobs would take as a command."""
    return COMMAND.sub(r'\g<0> ', text) if may_command(text) else text


def may_command(text: str) -> bool:
    """Whether a text has a sign that every command has; most have none, and a loop over the signs takes far longer."""
    return '::' in text or '##' in text or '[command]' in text or 'section_' in text or 'travis_' in text


def line(text: str) -> str:
    """A line of printable parts, without a command that only their combination makes."""
    text = uncommanding(text)
    return f' {text}' if FOLD.match(text) else text


def printable_line(text: str) -> str:
    """The same of parts that may not be printable yet; most lines are inert as they are."""
    if text.isprintable() and not may_command(text) and not text.startswith(FOLDS):
        return text
    return line(printable(text))
