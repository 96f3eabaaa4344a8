"""The blank form: a declaration with every key live and not yet looked at, in the order of the questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from masa_check.declaration.blank import NOT_LOOKED_AT
from masa_check.questions.example import EXAMPLE
from masa_check.questions.outline import OutlineEntry, outline
from masa_check.questions.registry import FieldQuestion
from masa_check.questions.starter import SUBJECTS, about

TOP = """\
# A declaration of %(subject)s: %(count)d questions, theme by theme, in each those of statute first.
#
# Behind each key stands %(blank)s. Look in the text, and write in its place what the text says, in your own words, or
# not-stated where you looked and it says nothing. Leave the others as they are: they count as not declared.
# `masa-check check` says how many are answered.
kind: %(kind)s
id: %(id)s
name: %(name)s
"""
BY_STATUTE = 'Asked by statute.'


def blank(kind: str, asked: Sequence[FieldQuestion]) -> str:
    """The blank form for one kind of document: valid as it is, without any answer."""
    lines = [line for entry in outline(kind, asked) for line in ('', *_key(entry))]
    count = sum(line.endswith(f': {NOT_LOOKED_AT}') for line in lines)
    head = TOP % {**EXAMPLE, 'subject': SUBJECTS[kind], 'count': count, 'blank': NOT_LOOKED_AT, 'kind': kind}
    return head + ''.join(f'{line}\n' for line in lines)


def _key(entry: OutlineEntry) -> Iterator[str]:
    """The lines for a key with its question and an example, and for each key within a group."""
    yield from (f'{entry.indent}# {line}' for line in about(entry))
    if entry.question is None:
        yield f'{entry.indent}{entry.field.key}:'
        for inner in entry.inner:
            yield from _key(inner)
        return
    if entry.question.statutory:
        yield f'{entry.indent}# {BY_STATUTE}'
    yield f'{entry.indent}{entry.field.key}: {NOT_LOOKED_AT}'
