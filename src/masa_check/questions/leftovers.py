"""What of a declaration is still the starter's own example, as `masa-check init` wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from masa_check.model.identity import IDENTITY
from masa_check.model.statement import WithStatus
from masa_check.questions.example import EXAMPLE, SAFE
from masa_check.questions.fields import paths
from masa_check.questions.starter import SILENT, live
from masa_check.values import KeyPath

WORDS = 4  # an example of fewer may well be what the text says


def left(kind: str, data: dict[str, Any]) -> Iterator[KeyPath]:
    """The places of examples: the identity, what the starter writes as a value, and its sentences word for word."""
    yield from ((key,) for key in IDENTITY if key in EXAMPLE and data.get(key) == EXAMPLE[key])
    for path, field in paths(kind):
        value = _at(data, path)
        if value is None or path[-1] in SAFE:
            continue
        words = value.get('summary') if isinstance(value, dict) else value
        is_sentence = isinstance(words, str) and len(words.split()) >= WORDS and field.holds(WithStatus)
        if SILENT != live(field) == value or (is_sentence and words in (field.examples or ())):
            yield path


def _at(node: Any, path: KeyPath) -> Any:
    for step in path:
        node = node.get(step) if isinstance(node, dict) else None
    return node
