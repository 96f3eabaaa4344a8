"""The fields of the model that are no facts of the text, each with a reason; a test checks that the others count."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from masa_check.model.declared import Declared
from masa_check.model.shape import Field, fields
from masa_check.model.statement import WithStatus

READING = 'it tells how the declarer came to a reading, and not what the text says'
KNOWN = 'it tells who a body was before, and the renaming is a change of its own'
PLACE = 'a thing that moves to another heading or page is still said; a quotation counts where there is no summary'

# By the model class that defines the field, or a base class of it.
EXEMPT: Mapping[tuple[str, str], str] = {
    ('WithStatus', 'source'): PLACE,
    ('WithStatus', 'because'): READING,
    ('WithStatus', 'judged'): READING,
    ('WithStatus', 'checked'): READING,
    ('WithStatus', 'proposed'): 'nobody has confirmed it, so that it is not declared at all',
    ('DocumentDate', 'source'): PLACE,
    ('DocumentDate', 'because'): READING,
    ('Citation', 'source'): PLACE,
    ('Text', 'read_on'): 'it is the day of the declarer, and not of the text',
    ('Text', 'file'): 'it tells where the text is kept, and not what it says',
    ('Text', 'sha256'): 'it tells which file was read, and not what it says',
    ('Published', 'kind'): 'documents of two kinds are not compared',
    ('Arrangements', 'superseded_on'): 'what came after a text is not said by it',
    **dict.fromkeys(
        ((model, 'formerly') for model in ('SafeguardingPartner', 'Agency', 'Contribution', 'Group', 'Board')), KNOWN
    ),
    ('Budget', 'printed_in'): 'it is the unit of the figures, and takes part in each of them',
}
PERSONAL = frozenset({'holder'})  # fields with a person's name: compared, but shown only with names


@cache
def facts(model: type[Declared]) -> tuple[Field, ...]:
    """The fields of a model that are facts of the text."""
    return tuple(
        field for key, field in fields(model).items() if not any((one.__name__, key) in EXEMPT for one in model.__mro__)
    )


def content(node: Any) -> Any:
    """
    The facts of a value in a comparable form, equal for two values that say the same, however they are written.

    Example: two agencies with the same name and reason have equal content, even if one cites page 4 and the other page
    9.
    """
    if isinstance(node, WithStatus) and not node.summary and node.gist:
        return (('quote', ' '.join(node.gist.split())), *_contents(node))
    if isinstance(node, Declared):
        return _contents(node)
    if isinstance(node, tuple):
        return tuple(map(content, node))
    if isinstance(node, Mapping):
        return tuple((key, content(node[key])) for key in sorted(node))
    return ' '.join(str(node).split())


def _contents(node: Declared) -> tuple[tuple[str, Any], ...]:
    return tuple((field.key, content(getattr(node, field.key))) for field in facts(type(node)))
