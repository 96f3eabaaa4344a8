"""What is wrong with how the files of a folder of one's own are written, before any of its rules is proved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from masa_check.errors import MasaError
from masa_check.proof import shape
from masa_check.rulebook import rulebook, theme
from masa_check.rulebook.edition import Edition


def faults(folder: Path, editions: Mapping[str, Edition]) -> Iterator[MasaError]:
    """Every fault of every file: by the schema and, where a file has none by that, the first of each of its duties."""
    for file in rulebook.files(folder):
        if file.name == rulebook.INDEX:
            continue
        try:
            document = rulebook.document(file)
        except MasaError as error:
            yield error
            continue
        yield from shape.faults(document, editions) or theme.faults(document, editions)
