"""The faults in the form of a folder of your own rules, found before any rule is proved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from masa_check.errors import MasaError
from masa_check.proof import shape
from masa_check.rulebook import rulebook, theme
from masa_check.rulebook.edition import Edition


def faults(folder: Path, editions: Mapping[str, Edition]) -> Iterator[MasaError]:
    """The faults of each file: by the schema or, if it has none there, by the reader of rules."""
    for file in rulebook.files(folder):
        if file.name == rulebook.INDEX:
            continue
        try:
            document = rulebook.document(file)
        except MasaError as error:
            yield error
            continue
        yield from shape.faults(document, editions) or theme.faults(document, editions)
