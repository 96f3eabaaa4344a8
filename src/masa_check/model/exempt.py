"""Which fields of the model are no facts of the text, each with the reason; a test sees that all others count."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from masa_check.model.declared import Declared
from masa_check.model.shape import Field, fields

READING = 'it tells how the declarer came to a reading, and not what the text says'
PLACE = 'a thing that moves to another heading or page is still said'

# By the model that has the field, or that the model is made from.
EXEMPT: Mapping[tuple[str, str], str] = {
    ('WithStatus', 'source'): PLACE,
    ('WithStatus', 'because'): READING,
    ('DocumentDate', 'source'): PLACE,
    ('DocumentDate', 'because'): READING,
    ('Citation', 'source'): PLACE,
    ('Text', 'read_on'): 'it is the day of the declarer, and not of the text',
    ('Published', 'kind'): 'documents of two kinds are not compared',
    ('Arrangements', 'superseded_on'): 'what came after a text is not said by it',
    ('Budget', 'printed_in'): 'it is the unit of the figures, and takes part in each of them',
}
PERSONAL = frozenset({'holder'})  # fields that name a person: compared, and shown only where names are asked for


@cache
def facts(model: type[Declared]) -> tuple[Field, ...]:
    """The fields of a model that are facts of the text."""
    return tuple(
        field for key, field in fields(model).items() if not any((one.__name__, key) in EXEMPT for one in model.__mro__)
    )


def content(node: Any) -> Any:
    """All that a thing says, without what is no fact: equal for two that say the same, however they are written."""
    if isinstance(node, Declared):
        return tuple((field.key, content(getattr(node, field.key))) for field in facts(type(node)))
    if isinstance(node, tuple):
        return tuple(map(content, node))
    if isinstance(node, Mapping):
        return tuple((key, content(node[key])) for key in sorted(node))
    return ' '.join(str(node).split())
