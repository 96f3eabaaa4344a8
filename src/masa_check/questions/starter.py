"""The starter: a declaration to fill in, with every key of the model as a comment, its meaning and an example."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from masa_check.declaration.kinds import ARRANGEMENTS, YEARLY_REPORT, model_of
from masa_check.display import as_yaml
from masa_check.model.identity import IDENTITY
from masa_check.model.shape import Field, fields
from masa_check.model.statement import Item
from masa_check.model.status import Status
from masa_check.questions.fields import own_fields

SILENT = Status.NOT_STATED
# Where an example would answer a question if it were left in place.
SAFE = {'stage': 'draft'}
EXAMPLE = {'id': 'my-area', 'name': 'My Area Safeguarding Children Partnership'}
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


def starter(kind: str) -> str:
    """The starter for one kind of document: valid as it is, without any declared statement."""
    written = [field for key, field in fields(model_of(kind)).items() if key not in IDENTITY]
    lines = [line for field in written for line in _key(field, '')]
    head = HEAD % {**EXAMPLE, 'kind': kind, 'subject': SUBJECTS[kind], 'forms': FORMS[kind]}
    return head + '\n'.join(lines) + '\n'


def live(field: Field) -> Any:
    """
    The value that stands behind a key: `not-stated` where that is possible, so that what is left answers nothing.

    Example: `not-stated` of a statement, and the example of a date.
    """
    return SILENT if field.may_be_silent else SAFE.get(field.key, (field.examples or ('...',))[0])


def _key(field: Field, indent: str) -> Iterator[str]:
    """The lines for a key and its meaning, and for each key within a group."""
    example = (field.examples or ('...',))[0]
    value = live(field)
    if not indent:
        yield ''
    yield f'# {indent}# {field.description}'
    if field.is_list and field.holds(Item):
        own = ', '.join(one.key for one in own_fields(field))
        yield f'# {indent}# (a list: {as_yaml(example)}; each item may have: {own})'
    elif not field.is_group and value == SILENT:
        yield f'# {indent}# (for example: {as_yaml(example)})'
    if not field.is_group:
        yield f'# {indent}{field.key}: {as_yaml(value)}'
        return
    yield f'# {indent}{field.key}:'
    for inner in own_fields(field):
        yield from _key(inner, indent + '  ')
