"""The starter: a declaration to fill in, with every key as a comment, its question and an example."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from masa_check.declaration.kinds import ARRANGEMENTS, YEARLY_REPORT
from masa_check.display import as_yaml
from masa_check.model.shape import Field
from masa_check.model.statement import Item
from masa_check.model.status import Status
from masa_check.questions.example import EXAMPLE, SAFE
from masa_check.questions.fields import own_fields
from masa_check.questions.outline import OutlineEntry, outline
from masa_check.questions.registry import FieldQuestion

SILENT = Status.NOT_STATED
SUBJECTS = {
    ARRANGEMENTS: 'published safeguarding arrangements',
    YEARLY_REPORT: 'a yearly report on safeguarding arrangements',
}
# What may be planned, pointed to, only repeated, and not arise.
FORMS = {
    ARRANGEMENTS: """\
#     early_years: {status: planned, summary: Links with the early years forum are being built}
#     whistleblowing: {status: elsewhere, where: The procedure on the council's website}
#     disputes: {status: restated}
# and for what does not arise in the area:
#     youth_custody: {status: not-applicable, because: There is no establishment in the area}
""",
    YEARLY_REPORT: """\
#     used: {status: planned, summary: What parents said will be looked at next year}
#     learning: {status: elsewhere, where: The scrutineer's own report}
#     judgement: {status: restated}
# and for what did not arise in the period:
#     on_local_reviews: {status: not-applicable, because: No local review made recommendations in the year}
""",
}
HEAD = """\
# A declaration of %(subject)s, to be filled in.
#
# Take away the "# " before a key, and before the key that it stands beneath, and write what the text says, in your
# own words: a plain sentence means that it is in place. Where the text says nothing, write not-stated; for an
# intention, a link, or the guidance's own words:
%(forms)s# Add `source: The heading under which it stands` to the long form. What you leave out counts as not declared.
#
# An editor that knows YAML schemas helps as you type: run `masa-check schema %(kind)s > %(kind)s.schema.json`
# beside this file and write as its first line: # yaml-language-server: $schema=%(kind)s.schema.json
kind: %(kind)s
id: %(id)s
name: %(name)s
"""


def starter(kind: str, asked: Sequence[FieldQuestion]) -> str:
    """The starter for one kind of document: valid as it is, without any declared statement."""
    lines = [line for entry in outline(kind, asked) for line in ('', *_key(entry))]
    head = HEAD % {**EXAMPLE, 'kind': kind, 'subject': SUBJECTS[kind], 'forms': FORMS[kind]}
    return head + '\n'.join(lines) + '\n'


def live(field: Field) -> Any:
    """
    The value that stands behind a key: `not-stated` where that is possible, so that what is left answers nothing.

    Example: `not-stated` of a statement, and the example of a date.
    """
    return SILENT if field.may_be_silent else SAFE.get(field.key, (field.examples or ('...',))[0])


def about(entry: OutlineEntry, *, example: bool = True) -> Iterator[str]:
    """What stands above a key: of a question its words and perhaps an example, of a group what it is about."""
    field, question = entry.field, entry.question
    if question is None:
        yield field.description
        return
    yield question.question
    if question.good_answer:
        yield f'A good answer says: {question.good_answer}'
    if field.is_list and field.holds(Item):
        own = ', '.join(one.key for one in own_fields(field))
        yield f'(a list: {_example(field)}; each item may have: {own})'
    elif example:
        yield f'(for example: {_example(field)})'


def _example(field: Field) -> str:
    return as_yaml((field.examples or ('...',))[0])


def _key(entry: OutlineEntry) -> Iterator[str]:
    """The lines for a key and what is about it, and for each key within a group."""
    value = live(entry.field)
    yield from (f'# {entry.indent}# {line}' for line in about(entry, example=value == SILENT))
    if entry.question:
        yield f'# {entry.indent}{entry.field.key}: {as_yaml(value)}'
        return
    yield f'# {entry.indent}{entry.field.key}:'
    for inner in entry.inner:
        yield from _key(inner)
