"""A declaration to fill in, made from the models: every key with its meaning and an example, as comments."""

from __future__ import annotations

from collections.abc import Iterator

from masa_check.model.arrangements import Arrangements
from masa_check.model.said import Declared, Item, Part
from masa_check.select import Kind, kind_of
from masa_check.values import as_yaml

HEAD = """\
# A declaration of published safeguarding arrangements, to be filled in.
#
# Take away the "# " before a key, and before the key that it stands beneath, and write what the text says, in your
# own words: a plain sentence means that it is in place. Where the text says nothing, write not-stated; for an
# intention, a link, or the guidance's own words:
#     early_years: {status: planned, summary: Links with the early years forum are being built}
#     whistleblowing: {status: elsewhere, where: The procedure on the council's website}
#     disputes: {status: restated}
# and for what does not arise in the area:
#     youth_custody: {status: not-applicable, because: There is no establishment in the area}
# Add `source: The heading under which it stands` to the long form. What you leave out counts as not declared.
kind: arrangements
id: my-area
name: My Area Safeguarding Children Partnership
"""


def arrangements() -> str:
    """The starter for `kind: arrangements`: valid as it stands, and declaring nothing."""
    lines = [
        line
        for name in Arrangements.model_fields
        if name not in ('kind', 'id', 'name')
        for line in _key(Arrangements, name, '')
    ]
    return HEAD + '\n'.join(lines) + '\n'


def _key(owner: type[Declared], name: str, indent: str) -> Iterator[str]:
    """A key with its meaning above it; beneath a group of statements, each of them."""
    field = owner.model_fields[name]
    kind = kind_of(owner, (name,))
    if not indent:
        yield ''
    yield f'# {indent}# {field.description}'
    if not _is_group(kind):
        yield f'# {indent}{name}: {as_yaml((field.examples or ["..."])[0])}'
        return
    yield f'# {indent}{name}:'
    for inner in kind.type.model_fields:
        if inner not in Part.own_keys:
            yield from _key(kind.type, inner, indent + '  ')


def _is_group(kind: Kind) -> bool:
    """Whether a key holds a group of statements, and not one statement or a list."""
    return (
        not kind.many
        and isinstance(kind.type, type)
        and issubclass(kind.type, Part)
        and not issubclass(kind.type, Item)
    )
