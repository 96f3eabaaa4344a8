"""Writes what stands within brackets anew, each part that stays as it was written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from masa_check.document import yaml_text
from masa_check.document.nodes import YamlNode
from masa_check.document.yaml_text import alike

Pairs = Callable[[Sequence[Any], Sequence[Any]], Iterator[tuple[int, int]]]  # which old item is which new one


def rewritten(text: str, node: YamlNode, old: Any, new: Any, pairs: Pairs) -> str | None:
    """
    A value on one line, of which what stays is as it was; None where a comment would be lost.

    Example: `{a: 'x',  b: y}` with another `b` is `{a: 'x', b: z}`.
    """
    if alike(old, new):
        return text[node.start : node.end]
    if any('#' in gap for gap in _gaps(text, node)):
        return None
    parts: list[str | None] = []
    if node.kind == 'mapping' and isinstance(new, dict):
        there = {one.key: one.value for one in node.entries}
        for key, value in new.items():
            part = _part(text, there.get(key), old.get(key), value, pairs)
            parts.append(part and f'{yaml_text.key_text(key)}: {part}')
        return _joined('{}', parts)
    if node.kind == 'sequence' and isinstance(new, list):
        mine = {theirs: here for here, theirs in pairs(old, new)}
        for number, value in enumerate(new):
            here = mine.get(number)
            node_before, before = (None, None) if here is None else (node.items[here], old[here])
            parts.append(_part(text, node_before, before, value, pairs))
        return _joined('[]', parts)
    return one_line(node, new)


def _part(text: str, node: YamlNode | None, old: Any, new: Any, pairs: Pairs) -> str | None:
    return rewritten(text, node, old, new, pairs) if node else yaml_text.flow(new)


def _joined(brackets: str, parts: Sequence[str | None]) -> str | None:
    known = [part for part in parts if part is not None]
    return f'{brackets[0]}{", ".join(known)}{brackets[1]}' if len(known) == len(parts) else None


def _gaps(text: str, node: YamlNode) -> Iterator[str]:
    """What stands between the parts of something in brackets."""
    at = node.start
    spans = [*((one.start, one.value.end) for one in node.entries), *((one.start, one.end) for one in node.items)]
    for start, end in spans:
        yield text[at:start]
        at = end
    yield text[at : node.end] if spans else ''


def one_line(node: YamlNode, new: Any) -> str:
    """A value on one line, in quotes if the old one was."""
    if isinstance(new, str) and node.style == "'" and new.isprintable():
        return "'" + new.replace("'", "''") + "'"
    if isinstance(new, str) and node.style in ('"', "'"):
        return yaml_text.double_quoted(new)
    return yaml_text.flow(new) if node.in_flow or isinstance(new, dict | list) else yaml_text.scalar(new)
