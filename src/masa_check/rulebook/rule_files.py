"""The files of rules as bytes, and the hash by which a rulebook is known: what can be told without reading a rule."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from masa_check.document.files import contents
from masa_check.errors import MasaError

AUTHORITIES = 'local-authorities.csv'
QUESTIONS = b'\nquestions:'  # the last key of a file


class Sources(NamedTuple):
    """The files of a rulebook, each by its path."""

    texts: list[tuple[str, bytes]]
    tables: list[tuple[str, bytes]]

    @property
    def hash(self) -> str:
        """The hash by which the rulebook is known; it does not depend on where the files are."""
        import hashlib  # noqa: PLC0415 - a rulebook that is kept brings its hash

        each = (hashlib.sha256(raw).digest() for _, raw in self.texts + self.tables)
        return hashlib.sha256(b''.join(each)).hexdigest()[:16]


def sources_of(folders: Sequence[Path]) -> Sources:
    """All that a rulebook is loaded from: the rules without their questions, and the tables of the first folder."""
    return Sources([(path, duties_of(raw)) for path, raw in texts_of(folders)], tables_of(folders[0]))


def texts_of(folders: Sequence[Path]) -> list[tuple[str, bytes]]:
    """The files of some folders of rules, each by its path."""
    return [(file.as_posix(), contents(file, file.as_posix())) for place in folders for file in files(place)]


def tables_of(folder: Path) -> list[tuple[str, bytes]]:
    """The tables beside the rules of a folder, each by its path."""
    return [(file.as_posix(), contents(file, file.as_posix())) for file in folder.glob(AUTHORITIES)]


def hash_of(folders: Sequence[Path]) -> str:
    """The hash of the rulebook of some folders."""
    return sources_of(folders).hash


def duties_of(raw: bytes) -> bytes:
    """A file of rules up to its questions, to which no document is held: they would only cost time."""
    before, key, _ = raw.partition(QUESTIONS)
    return before.rstrip() + b'\n' if key else raw


def questions_of(raw: bytes) -> bytes:
    """The questions of a file of rules, on the lines on which they stand there; b'' where there are none."""
    before, key, after = raw.partition(QUESTIONS)
    return b'\n' * before.count(b'\n') + key + after if key else b''


def files(place: Path) -> list[Path]:
    """The files of one folder of rules."""
    files = sorted(file for file in place.glob('*.yaml') if not file.is_dir())
    if not files:
        raise MasaError('no rules were found', path=place.as_posix(), remedy='name a folder that holds *.yaml files')
    return files
