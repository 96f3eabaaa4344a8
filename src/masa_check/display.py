"""The display of a value: as YAML on one line, or quoted in a message."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

LONGEST = 40  # of a quoted value: enough to know it by


def as_yaml(value: Any) -> str:
    """A plain value as YAML on one line."""
    if isinstance(value, dict):
        return '{' + ', '.join(f'{key}: {as_yaml(inner)}' for key, inner in value.items()) + '}'
    if isinstance(value, list | tuple):
        return '[' + ', '.join(as_yaml(inner) for inner in value) + ']'
    if isinstance(value, str):
        plain = value and not any(mark in value for mark in ':#{}[],&*!|>\'"%@`') and not value[0].isdigit()
        return value if plain else _as_json(value)
    try:
        return str(value) if isinstance(value, Decimal) else _as_json(value)
    except ValueError:  # beyond Python's limit on digits, which guards against very slow conversions
        return 'a number of thousands of digits'


def _as_json(value: Any) -> str:
    import json  # noqa: PLC0415 - only errors and requested output need it

    return json.dumps(value, ensure_ascii=False, default=str)


def visible(written: str) -> str:
    """JSON with every invisible character escaped, except ends of lines."""
    import json  # noqa: PLC0415 - as above

    for letter in sorted(set(written)):
        if not letter.isprintable() and letter != '\n':
            written = written.replace(letter, json.dumps(letter)[1:-1])
    return written


def in_full(text: str) -> str:
    """A text as a message quotes it that must not cut it: whole, on one line."""
    return f'"{"".join(letter if letter.isprintable() else " " for letter in text)}"'


def shown(value: Any) -> str:
    """A value as a message quotes it: short, on one line, and never in Python's notation."""
    if isinstance(value, list | tuple):
        return 'a list'
    if isinstance(value, dict):
        return 'a group of keys'
    text = value if isinstance(value, str) else as_yaml(value)
    text = ''.join(letter if letter.isprintable() else ' ' for letter in text)
    return f'"{text[:LONGEST]}..."' if len(text) > LONGEST else f'"{text}"'
