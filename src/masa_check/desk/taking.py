"""What is taken away: the declaration as a file, and the page of findings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from masa_check.desk.declared import sound
from masa_check.desk.state import State
from masa_check.display import visible
from masa_check.document.document import Document, parse
from masa_check.report.question import Question
from masa_check.report.report import Report, check_document
from masa_check.reporters.check import html as findings


class TakenFile(NamedTuple):
    """A file to take away."""

    name: str
    type: str
    raw: bytes


def text_of(state: State) -> str:
    """The declaration of all answers that are finished, as text."""
    found = sound(state.kind, state.answers, holders=state.holders)
    return '\n'.join(_lines(found.declaration.document.data, 0)) + '\n'


def _lines(data: dict[str, Any], depth: int) -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, dict) and value:
            yield f'{"  " * depth}{key}:'
            yield from _lines(value, depth + 1)
        else:
            yield f'{"  " * depth}{key}: {_inline(value)}'


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return '{' + ', '.join(f'{key}: {_inline(one)}' for key, one in value.items()) + '}'
    if isinstance(value, list | tuple):
        return '[' + ', '.join(map(_inline, value)) + ']'
    if isinstance(value, Decimal):
        return str(value)
    return visible(json.dumps(value, ensure_ascii=False))


def file_name(state: State) -> str:
    named = state.answers.get(('id',))
    return f'{named.value}.yaml' if named and named.value else state.opened.name or 'declaration.yaml'


def written(state: State) -> Document:
    """The declaration of all answers that are finished, read again as it is taken away."""
    return parse(text_of(state).encode(), file_name(state))


def last_document(state: State) -> Document | None:
    """Last year's declaration; None where none was opened."""
    return parse(state.last.text.encode(), state.last.name) if state.last.text else None


def taken(what: str, state: State, question: Question) -> TakenFile:
    """A file to take away."""
    name = file_name(state)
    if what == 'declaration':
        return TakenFile(name, 'application/yaml', text_of(state).encode())
    report = Report(question.on, question.rulebook, (check_document(written(state), question),))
    return TakenFile(f'{name.removesuffix(".yaml")}-findings.html', 'text/html', findings.render(report).encode())
