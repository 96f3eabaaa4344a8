"""masa-check for programs: read declarations, put every duty to them, and have the report as values."""

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
from masa_check.report.report import Question, Report, check_document
from masa_check.rulebook import rulebook
from masa_check.rulebook.rulebook import Rulebook

FilePath: TypeAlias = str | PathLike[str]


def load(path: FilePath) -> Document:
    """Read one file: its text, the plain data in it, and the place of each value; raises MasaError if it cannot be."""
    return document.read(Path(path), Path(path).as_posix())


def check(
    what: Document | FilePath | Iterable[Document | FilePath],
    *,
    on: date,
    rulebook: Rulebook | None = None,
    edition: str = '',
) -> Report:
    """
    Put every duty to documents, or to the files, folders and patterns named, as they stand on a day.

    A yearly report and the arrangements that it is about, if both are given, are then laid side by side as a `pair`.

    A file that cannot be read is a finding in the report, as on the command line; git is not asked what it ignores in
    folders. MasaError is raised if a file that
    is named is not there, and if `edition`, to which all are then held whatever their date, is not known.
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
    What changed from one document to another, each under its own edition and both under the later one.

    Names of persons are left out. Raises MasaError where one of them cannot be read, or they are of different kinds.
    """
    question = Question(rulebook or _shipped(), on)
    before, after = (check_document(one if isinstance(one, Document) else load(one), question) for one in (old, new))
    return compare(before, after, question)


def _shipped() -> Rulebook:
    return rulebook.load([rulebook.folder()])


def _reads(what: Document | FilePath) -> Iterator[tuple[Read, str]]:
    """How to read each document, and what it is called."""
    if isinstance(what, Document):
        yield (lambda: what), what.path
        return
    yield from map(document.to_read, files.find([str(Path(what))]))
