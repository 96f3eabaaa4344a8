"""Which fields of the model are no facts of the text, each with the reason; a test sees that all others count."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from masa_check.model.declared import Declared

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
def exempt(model: type[Declared], field: str) -> bool:
    """Whether a field of a model is no fact."""
    return any((one.__name__, field) in EXEMPT for one in model.__mro__)


def content(item: Any) -> str:
    """All that an item says, without what is no fact: equal for two items that say the same."""
    return json.dumps(_bare(item), ensure_ascii=False, sort_keys=True) if isinstance(item, Declared) else str(item)


def _bare(node: Any) -> Any:
    if isinstance(node, Declared):
        model = type(node)
        return {key: _bare(getattr(node, key)) for key in model.model_fields if not exempt(model, key)}
    if isinstance(node, tuple):
        return [_bare(item) for item in node]
    if isinstance(node, Mapping):
        return {key: _bare(item) for key, item in node.items()}
    return ' '.join(str(node).split())
