"""The faults in the form of a folder of your own rules, found before any rule is proved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from masa_check.document.document import Document
from masa_check.errors import MasaError
from masa_check.proof import shape
from masa_check.rulebook import reading, rule_files, theme
from masa_check.rulebook.edition import Edition


def faults(folder: Path, editions: Mapping[str, Edition]) -> Iterator[MasaError]:
    """The faults of each file: by the schema or, if it has none there, by the reader of rules."""
    for file in rule_files.files(folder):
        if file.name == reading.INDEX:
            continue
        try:
            document = reading.document(file)
        except MasaError as error:
            yield error
            continue
        yield from shape.faults(document, editions) or theme.faults(document, editions)
        yield from _not_last(document)


def _not_last(document: Document) -> Iterator[MasaError]:
    """The fault of a key behind the questions, which would not be read."""
    *_, last = document.data
    if 'questions' in document.data and last != 'questions':
        at = document.position((last,))
        remedy = 'move `questions` to the end of the file'
        message = f'"{last}" stands behind the questions, where it is not read'
        yield MasaError(message, path=document.path, line=at.line, column=at.column, remedy=remedy)
