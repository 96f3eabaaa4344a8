"""What a reader makes of a file, as a value that two readers can be compared by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from masa_check.document.document import parse
from masa_check.errors import MasaError
from masa_check.values import KeyPath


def reading(raw: bytes, parser: type[Any] | None) -> object:
    """Data and places, or a refusal with its line, column and words."""
    try:
        document = parse(raw, 'a.yaml', parser=parser)
    except MasaError as error:
        return str(error)
    places = [(path, document.position(path), document.value_position(path)) for path in paths(document.data)]
    return repr(document.data), places


def paths(node: Any, above: KeyPath = ()) -> Iterator[KeyPath]:
    """The path of everything in plain data."""
    steps = node if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
    for step in steps:
        yield (*above, step)
        yield from paths(node[step], (*above, step))
