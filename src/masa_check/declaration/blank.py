"""Fields that nobody has looked at yet, written so in a blank form: they count as not declared."""

from __future__ import annotations

from typing import Any

NOT_LOOKED_AT = 'not-looked-at'


def without_blanks(data: dict[str, Any]) -> dict[str, Any]:
    """The data without the keys that nobody has looked at yet, and without groups in which nothing else stands."""
    answered: dict[str, Any] = _answered(data)
    return answered


def _answered(node: Any) -> Any:
    if isinstance(node, list):
        return [_answered(item) for item in node]
    if not isinstance(node, dict):
        return node
    inner = ((key, value, _answered(value)) for key, value in node.items() if value != NOT_LOOKED_AT)
    return {key: answered for key, value, answered in inner if answered != {} or value == {}}
