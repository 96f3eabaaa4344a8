"""What a form asks: the questions of a kind of document by an edition, and whether Excel files can be written here."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from masa_check.cli import rulebooks
from masa_check.errors import MasaError
from masa_check.questions import wording
from masa_check.questions.registry import FieldQuestion, groups, questions
from masa_check.rulebook import rulebook
from masa_check.rulebook.rulebook import Rulebook

INSTALL = "pip install 'masa-check[forms]'"


class Asked(NamedTuple):
    """The questions about a kind of document, and those about whole parts of it."""

    questions: tuple[FieldQuestion, ...]
    groups: tuple[FieldQuestion, ...]


def refuse_without_excel() -> None:
    """Raise MasaError where what writes and reads Excel files is not installed."""
    try:
        import openpyxl  # noqa: F401, PLC0415 - an extra, and only forms pay for it
    except ImportError:
        message = 'to write and read Excel files, masa-check needs openpyxl'
        raise MasaError(message, remedy=f'run `{INSTALL}`') from None


def asked(book: Rulebook, rules: Path | None, kind: str, edition: str) -> Asked:
    """The questions in their order."""
    worded = wording.load([rulebook.folder(), *([rules] if rules else [])])
    return Asked(questions(book, worded, kind, edition), groups(book, worded, kind, edition))


def book_of(rules: Path | None) -> Rulebook:
    """The rules that ship, and a folder of one's own."""
    return rulebooks.rules(rules)


def latest(book: Rulebook, on: date) -> str:
    """The last edition in force on a day that has been read; by it a document that is not there yet is asked."""
    there = [one for one in book.editions_read if one.since <= on] or list(book.editions_read)
    return max(there, key=lambda one: one.since).id
