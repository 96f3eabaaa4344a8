"""The Python library: read declarations, check them against every duty, and get the report as values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TypeAlias

from masa_check.diffs.comparison import Comparison, compare
from masa_check.document import document, files
from masa_check.document.document import Document, Read
from masa_check.errors import MasaError
from masa_check.report.pairing import together
from masa_check.report.question import Question
from masa_check.report.report import Report, check_document
from masa_check.rulebook import rulebook
from masa_check.rulebook.rulebook import Rulebook

FilePath: TypeAlias = str | PathLike[str]


def load(path: FilePath) -> Document:
    """
    Read one file into a `Document`: its text, its plain data, and the place of each value.

    Raises MasaError if the file cannot be read.
    """
    return document.read(Path(path), Path(path).as_posix())


def check(
    what: Document | FilePath | Iterable[Document | FilePath],
    *,
    on: date,
    rulebook: Rulebook | None = None,
    edition: str = '',
) -> Report:
    """
    Check documents, or files, folders and patterns, against every duty, as they stand on a day.

    Each yearly report is also checked together with its arrangements, if both are given, as a `pair`.

    A file that cannot be read is a finding in the report, as on the command line; git is not asked what it ignores in
    folders. With `edition`, every document is held to that edition, whatever its date. Raises MasaError where a file
    that is named is not there, or the edition is not known.
    """
    book = rulebook or _shipped()
    if edition and edition not in book.editions:
        raise MasaError(f'there is no edition "{edition}"', remedy=f'name one of: {", ".join(book.editions)}')
    question = Question(book, on, edition)
    several = [what] if isinstance(what, Document | str | PathLike) else what
    reads = (read for one in several for read in _reads(one))
    return Report(on, book, tuple(together(reads, question)))


def diff(
    old: Document | FilePath, new: Document | FilePath, *, on: date, rulebook: Rulebook | None = None
) -> Comparison:
    """
    Compare two documents, each under its own edition and both under the later one.

    Names of persons are left out. Raises MasaError if a document cannot be read, or the two are of different kinds.
    """
    question = Question(rulebook or _shipped(), on)
    before, after = (check_document(one if isinstance(one, Document) else load(one), question) for one in (old, new))
    return compare(before, after, question)


def _shipped() -> Rulebook:
    return rulebook.load([rulebook.folder()])


def _reads(what: Document | FilePath) -> Iterator[tuple[Read, str]]:
    """A function that reads each document, with the document's path."""
    if isinstance(what, Document):
        yield (lambda: what), what.path
        return
    yield from map(document.to_read, files.find([str(Path(what))]))
