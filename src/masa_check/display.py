"""How a value is shown: as YAML on one line, or quoted in a message."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

LONGEST = 40  # of a quoted value: enough to know it by


def as_yaml(value: Any) -> str:
    """A plain value as somebody would write it in YAML, on one line."""
    import json  # noqa: PLC0415 - only what is wrong, or asked for, is quoted so

    if isinstance(value, dict):
        return '{' + ', '.join(f'{key}: {as_yaml(inner)}' for key, inner in value.items()) + '}'
    if isinstance(value, list | tuple):
        return '[' + ', '.join(as_yaml(inner) for inner in value) + ']'
    if isinstance(value, str):
        plain = value and not any(mark in value for mark in ':#{}[],&*!|>\'"%@`') and not value[0].isdigit()
        return value if plain else json.dumps(value, ensure_ascii=False)
    try:
        return str(value) if isinstance(value, Decimal) else json.dumps(value, default=str)
    except ValueError:  # by the limit of Python, above which it would take longer than anybody waits
        return 'a number of thousands of digits'


def visible(written: str) -> str:
    """JSON with what nobody could see on a screen written out, but for the ends of its lines."""
    import json  # noqa: PLC0415 - as above

    for letter in sorted(set(written)):
        if not letter.isprintable() and letter != '\n':
            written = written.replace(letter, json.dumps(letter)[1:-1])
    return written


def shown(value: Any) -> str:
    """A value as a message quotes it: short, on one line, and never as Python would print it."""
    if isinstance(value, list | tuple):
        return 'a list'
    if isinstance(value, dict):
        return 'a group of keys'
    text = value if isinstance(value, str) else as_yaml(value)
    text = ''.join(letter if letter.isprintable() else ' ' for letter in text)
    return f'"{text[:LONGEST]}..."' if len(text) > LONGEST else f'"{text}"'
