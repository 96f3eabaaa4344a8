"""A declaration to fill in, made from the models: the keys of every part, with meanings and examples, as comments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from masa_check.declaration.kinds import ARRANGEMENTS, YEARLY_REPORT, model_of
from masa_check.model.declared import Declared
from masa_check.model.lookup import FieldType, field_type
from masa_check.model.statement import Item, Part, WithStatus
from masa_check.model.status import Status
from masa_check.values import as_yaml

SILENT = Status.NOT_STATED
# Where an example would answer a question if it were left in place.
SAFE = {'stage': 'draft'}
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
id: my-area
name: My Area Safeguarding Children Partnership
"""


def starter(kind: str) -> str:
    """The starter for one kind of document: valid as it stands, and declaring nothing."""
    model = model_of(kind)
    lines = [
        line for name in model.model_fields if name not in ('kind', 'id', 'name') for line in _key(model, name, '')
    ]
    head = HEAD % {'kind': kind, 'subject': SUBJECTS[kind], 'forms': FORMS[kind]}
    return head + '\n'.join(lines) + '\n'


def _key(owner: type[Declared], name: str, indent: str) -> Iterator[str]:
    """A key with its meaning above it; beneath a group of statements, each of them."""
    field = owner.model_fields[name]
    kind = field_type(owner, (name,))
    example = (field.examples or ['...'])[0]
    if not indent:
        yield ''
    yield f'# {indent}# {field.description}'
    if kind.is_list and _is_declared(kind.type, Item):
        yield f'# {indent}# (a list: {as_yaml(example)}; each item may have: {", ".join(_own_keys(kind.type))})'
    elif not _is_group(kind) and _may_be_silent(kind):
        yield f'# {indent}# (for example: {as_yaml(example)})'
    if not _is_group(kind):
        yield f'# {indent}{name}: {SILENT if _may_be_silent(kind) else as_yaml(SAFE.get(name, example))}'
        return
    yield f'# {indent}{name}:'
    for inner in _own_keys(kind.type):
        yield from _key(kind.type, inner, indent + '  ')


def _own_keys(model: type[Declared]) -> list[str]:
    """The keys of a group or an item, but for those that everything has."""
    return [name for name in model.model_fields if name not in Part.own_keys]


def _is_declared(kind: Any, model: type[Declared]) -> bool:
    return isinstance(kind, type) and issubclass(kind, model)


def _may_be_silent(kind: FieldType) -> bool:
    """Whether `not-stated` may stand here, so that an example that was left in place answers nothing."""
    return kind.is_list or _is_declared(kind.type, WithStatus) or SILENT in get_args(kind.type)


def _is_group(kind: FieldType) -> bool:
    """Whether a key holds a group of statements, and not one statement or a list."""
    return not kind.is_list and _is_declared(kind.type, Part) and not _is_declared(kind.type, Item)
