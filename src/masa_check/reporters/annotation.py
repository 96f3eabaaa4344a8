"""Annotations of a job on GitHub: workflow commands in which nothing ends one or begins another."""

from __future__ import annotations

from collections.abc import Mapping

from masa_check.inert import printable


def annotation(kind: str, properties: Mapping[str, object], message: str) -> str:
    """
    The command for an annotation of a kind: error, warning or notice.

    Example: `::warning file=a.yaml,line=3::50%25 is not a sum`.
    """
    named = ','.join(f'{name}={_property(str(value))}' for name, value in properties.items())
    return f'::{kind} {named}::{_message(message)}'


def _message(text: str) -> str:
    """A message on one line; per cents first, as they escape the rest."""
    return printable(text.replace('%', '%25').replace('\r', '%0D').replace('\n', '%0A'))


def _property(text: str) -> str:
    """A property as well ends at a comma, and its name at a colon."""
    return _message(text).replace(':', '%3A').replace(',', '%2C')
