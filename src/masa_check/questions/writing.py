"""Writes answers as a declaration, or into one that is there already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from masa_check.declaration.declaration import declared_in
from masa_check.document import yaml_text
from masa_check.document.document import parse
from masa_check.document.editing import edited
from masa_check.document.visible import find_hidden
from masa_check.errors import MasaError
from masa_check.model.identity import IDENTITY
from masa_check.questions.answer import FieldAnswer
from masa_check.questions.outline import OutlineEntry, outline
from masa_check.questions.plain_data import data_of_answers
from masa_check.questions.registry import FieldQuestion
from masa_check.questions.revision import identity_of, revised
from masa_check.questions.starter import SUBJECTS
from masa_check.rulebook.duty import Path
from masa_check.values import KeyPath

DELETE = 'delete it; such characters often come with text pasted from another program'
HEAD = """\
# A declaration of %s.
#
# Above each key stands its question. What has no key is not declared yet.
"""


def declaration(answers: Mapping[Path, FieldAnswer], kind: str, asked: Sequence[FieldQuestion]) -> str:
    """
    A declaration that says what some answers say, in the order of the questions, each below its question.

    Example: the answer "A group meets" at ('voice', 'included') is the line `included: A group meets` below `voice:`.
    """
    data = data_of_answers(answers, kind)
    _refuse_hidden(data, (), '')
    lines = [line for key in IDENTITY[1:] if key in data for line in yaml_text.entry(key, data[key], 0)]
    lines = [f'kind: {kind}', *lines]
    for entry in outline(kind, asked):
        if entry.field.key in data:
            lines += ['', *_lines(entry, data[entry.field.key])]
    return HEAD % SUBJECTS[kind] + ''.join(f'{line}\n' for line in lines)


def _lines(entry: OutlineEntry, value: Any) -> Iterator[str]:
    """The lines of a key; what a group says of the whole stands before what is in it."""
    key, indent = entry.field.key, len(entry.indent)
    yield f'{entry.indent}# {entry.question.question if entry.question else entry.field.description}'
    if entry.question or not isinstance(value, dict):
        yield from yaml_text.entry(key, value, indent)
        return
    yield f'{entry.indent}{key}:'
    inner = {one.field.key: one for one in entry.inner}
    for name, own in value.items():
        if name not in inner:
            yield from yaml_text.entry(name, own, indent + 2)
    for name, one in inner.items():
        if name in value:
            yield from _lines(one, value[name])


def changed(raw: bytes, answers: Mapping[Path, FieldAnswer], path: str) -> bytes:
    """
    The bytes of a declaration in which only the lines of changed answers are changed; raises MasaError.

    What `answers` lacks stays as it is; an empty answer takes its key out. The path is only for showing.
    """
    document = declared_in(parse(raw, path)).document
    data = revised(document, answers)
    _refuse_hidden(data, (), path)
    made = edited(document, data, raw, identity_of)
    declared_in(parse(made, path))
    return made


def _refuse_hidden(node: Any, at: KeyPath, path: str) -> None:
    """Refuse a character that nobody could see, with which no declaration is read."""
    if isinstance(node, dict | list):
        for step, inner in node.items() if isinstance(node, dict) else enumerate(node):
            _refuse_hidden(inner, (*at, step), path)
    elif isinstance(node, str) and (found := find_hidden(node)):
        name = '.'.join(str(step) for step in at if isinstance(step, str))
        message = f'a hidden character (U+{ord(found.group()):04X}) stands in the answer "{name}"'
        raise MasaError(message, path=path, remedy=DELETE)
